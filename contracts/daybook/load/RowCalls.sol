// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IRegister} from "../../register/IRegister.sol";
import {Lodging} from "../../register/Matter.sol";
import {Act} from "../../types/Acts.sol";
import {LoadRow} from "../../types/LoadRow.sol";

/// @title Rows as calls
/// @notice The rows of a batch differ in four words of the call that records them, and these are what a row's leaf hashes.
/// Encoding the call once for each batch saves over a thousand gas a row.
///
/// | bytes of the call | what |
/// |---|---|
/// | 0-3 | selector of {IRegister-record} |
/// | 4-131 | act, places of body and lodging, length of the body |
/// | 132-163 | body: document |
/// | 164-291 | row |
/// | 292- | lodging |
library RowCalls {
    uint256 private constant BODY = 160;

    /// @dev The call, with an empty row.
    function prepare(bytes32 evidence, Lodging memory lodging) internal pure returns (bytes memory data) {
        bytes memory body = new bytes(BODY);
        assembly ("memory-safe") {
            mstore(add(body, 0x20), evidence)
        }
        data = abi.encodeCall(IRegister.record, (Act.Load, body, lodging));
    }

    /// @dev A row of a batch, whose index is known to be below its length.
    function rowAt(LoadRow[] calldata rows, uint256 i) internal pure returns (LoadRow calldata row) {
        assembly ("memory-safe") {
            row := add(rows.offset, shl(7, i))
        }
    }

    /// @dev Writes a row into the call.
    function put(bytes memory data, LoadRow calldata row) internal pure {
        assembly ("memory-safe") {
            calldatacopy(add(data, 196), row, 128) // byte 164 stands behind 32 bytes of length
        }
    }

    /// @dev Leaf of the row that stands in the call.
    function leaf(bytes memory data) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, keccak256(add(data, 196), 128))
            hash := keccak256(0, 32)
        }
    }
}
