// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title SlotWriter
/// @notice Writes the slots it is told to and emits one log of one topic and one word for each.
contract SlotWriter {
    event Written(uint256 value);

    function write(uint256[] calldata slots, uint256[] calldata values) external {
        for (uint256 i = 0; i < slots.length; i++) {
            (uint256 slot, uint256 value) = (slots[i], values[i]);
            assembly ("memory-safe") {
                sstore(slot, value)
            }
            emit Written(value);
        }
    }

    function writeTransient(uint256 slot, uint256 value) external {
        assembly ("memory-safe") {
            tstore(slot, value)
        }
    }
}
