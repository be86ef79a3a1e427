// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Fields} from "../../contracts/evidence/Fields.sol";

/// @title FieldWriter
/// @notice Writes values as fields of records have them.
contract FieldWriter {
    function text(string calldata value) external pure returns (bytes memory) {
        return Fields.text(value);
    }

    function number(uint256 value) external pure returns (bytes memory) {
        return Fields.number(value);
    }
}

/// @title Gossip
/// @notice Says in public whatever it is told; for the scan of what must not be public.
contract Gossip {
    mapping(uint256 index => bytes32) public word;

    event Told(bytes32 indexed topic, bytes data);

    function ignore(bytes calldata) external {}

    function tell(bytes calldata data) external {
        emit Told(bytes32(0), data);
    }

    function name(bytes32 topic) external {
        emit Told(topic, "");
    }

    /// @dev Reads the words from nothing that scanners of calldata see: flips every bit of what is given.
    function keep(bytes32[] calldata flipped) external {
        for (uint256 i = 0; i < flipped.length; ++i) {
            word[i] = ~flipped[i];
        }
    }

    function keepHash(bytes calldata flipped) external {
        bytes memory data = flipped;
        for (uint256 i = 0; i < data.length; ++i) {
            data[i] = ~data[i];
        }
        word[0] = keccak256(data);
    }

    function tellHash(bytes calldata flipped) external {
        bytes memory data = flipped;
        for (uint256 i = 0; i < data.length; ++i) {
            data[i] = ~data[i];
        }
        emit Told(keccak256(data), "");
    }
}
