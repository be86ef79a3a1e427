// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IdentifierLens} from "../../../contracts/types/IdentifierLens.sol";

/// @dev The cheatcodes that these tests use.
interface CheatCodes {
    function expectRevert(bytes calldata data) external;
    function warp(uint256 timestamp) external;
    function assume(bool condition) external pure;
}

/// @dev What the tests of value types have in common.
abstract contract TypesTest {
    CheatCodes internal constant vm = CheatCodes(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    IdentifierLens internal lens = new IdentifierLens();

    error NotEqual(uint256 actual, uint256 expected);
    error NotTrue(string what);
    error TooDear(string what, uint256 gas, uint256 bar);

    function equal(uint256 actual, uint256 expected) internal pure {
        if (actual != expected) revert NotEqual(actual, expected);
    }

    function equal(string memory actual, string memory expected) internal pure {
        if (keccak256(bytes(actual)) != keccak256(bytes(expected)))
            revert NotTrue(string.concat(actual, " != ", expected));
    }

    function yes(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function below(string memory what, uint256 gas, uint256 bar) internal pure {
        if (gas > bar) revert TooDear(what, gas, bar);
    }
}
