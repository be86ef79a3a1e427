// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../types/TitleId.sol";
import {IDaybook} from "./IDaybook.sol";
import {Queue} from "./Queue.sol";

/// @title What the daybook keeps
/// @notice By itself, because code behind the daybook gives numbers, too, and stops with it while it is closed.
library DaybookState {
    /// @custom:storage-location erc7201:parkfolio.storage.Daybook
    struct Layout {
        /// Number given last.
        uint32 last;
        /// Unix second until which the daybook is closed.
        uint64 closedUntil;
        /// Pending lodgements of a title.
        mapping(TitleId title => Queue) queues;
        /// Used nonces of an applicant, 256 to a word.
        mapping(address applicant => mapping(uint256 word => uint256)) nonces;
        /// Consents given by call: Unix second, so that they die with the keys that gave them.
        mapping(bytes32 digest => mapping(address party => uint64 givenAt)) consents;
        /// Powers by which parties consented to a pending lodgement, in their order; empty if no attorney signed.
        mapping(uint32 number => uint32[]) powers;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Daybook")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x5c01a9558f96fe4c7d3867b5d83accb036a8e500c58b669292e2ca64a16c9b00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice The next number.
    function take() internal returns (uint32) {
        return ++layout().last;
    }

    /// @notice Refuses while the daybook is closed. Reverts with `DaybookClosed`.
    function requireOpen() internal view {
        uint64 until = layout().closedUntil;
        require(block.timestamp >= until, IDaybook.DaybookClosed(until));
    }
}
