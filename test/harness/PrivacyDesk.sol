// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Authority} from "../../contracts/authority/Authority.sol";
import {EvidenceRegistry} from "../../contracts/evidence/EvidenceRegistry.sol";
import {Fields} from "../../contracts/evidence/Fields.sol";
import {PrivacyActs} from "../../contracts/evidence/PrivacyActs.sol";

/// @title RareActs
/// @notice The acts alone, as code to be borrowed.
contract RareActs is PrivacyActs {}

/// @title PrivacyDesk
/// @notice Documents with the acts on what lies behind them, which run here by delegatecall.
contract PrivacyDesk is EvidenceRegistry {
    address private immutable ACTS = address(new RareActs());

    constructor(address council) Authority(council) {}

    fallback(bytes calldata call) external returns (bytes memory) {
        return Address.functionDelegateCall(ACTS, call);
    }

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
