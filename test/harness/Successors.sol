// SPDX-License-Identifier: Apache-2.0
// solhint-disable one-contract-per-file
pragma solidity 0.8.30;

import {Daybook} from "../../contracts/daybook/Daybook.sol";
import {LandRegister} from "../../contracts/register/land/LandRegister.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {IPartyRegistry} from "../../contracts/party/IPartyRegistry.sol";

/// @title Storage that a next version adds
/// @notice A namespace that no release has had.
library Successor {
    /// @custom:storage-location erc7201:parkfolio.test.Successor
    struct Layout {
        /// Numbers by key.
        mapping(bytes32 key => uint256 value) notes;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.test.Successor")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x2756963a372fb001c18178c683a0eaeac3f0eb28ea241e29ba432c67452d2900;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}

/// @title A daybook of a version to come
/// @notice The present daybook with one namespace more.
contract NextDaybook is Daybook {
    /// @notice Builds an implementation, see {Daybook}.
    constructor(
        IAuthority authority,
        IPartyRegistry parties,
        address[] memory registers,
        address loads
    ) Daybook(authority, parties, registers, loads) {}

    /// @notice Writes into the namespace that this version adds.
    function note(bytes32 key, uint256 value) external {
        Successor.layout().notes[key] = value;
    }

    /// @notice Reads from it.
    function noteOf(bytes32 key) external view returns (uint256) {
        return Successor.layout().notes[key];
    }
}

/// @title A land register of a version to come
/// @notice The present land register with one namespace more.
contract NextLandRegister is LandRegister {
    /// @notice Builds an implementation, see {LandRegister}.
    constructor(
        address daybook,
        address consortium,
        address views
    ) LandRegister(daybook, consortium, views) {}

    /// @notice Writes into the namespace that this version adds.
    function note(bytes32 key, uint256 value) external {
        Successor.layout().notes[key] = value;
    }

    /// @notice Reads from it.
    function noteOf(bytes32 key) external view returns (uint256) {
        return Successor.layout().notes[key];
    }
}
