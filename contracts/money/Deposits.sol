// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../types/Day.sol";

/// @title What the deposit token stores beside balances
/// @notice The one layout that issue, orders and allowances share.
library Deposits {
    /// @notice What a bank has issued, and may.
    /// @param issued Fen, not redeemed.
    /// @param limit Fen that the issue may reach.
    struct Issue {
        uint128 issued;
        uint128 limit;
    }

    /// @notice Freeze of an account.
    /// @param amount Fen, in total.
    /// @param until Last day, UTC+8.
    struct Freeze {
        uint128 amount;
        Day until;
    }

    /// @notice Order that waits.
    /// @param evidence Order of the court.
    /// @param months How long to freeze.
    struct Waiting {
        bytes32 evidence;
        uint8 months;
    }

    /// @custom:storage-location erc7201:parkfolio.storage.DepositToken
    struct Layout {
        /// ERC-20 allowances; of an owner with its present keys.
        mapping(bytes32 owner => mapping(address spender => uint256)) allowances;
        /// Issue of each bank.
        mapping(address bank => Issue) issues;
        /// The one freeze of an account.
        mapping(address account => Freeze) freezes;
        /// Orders that wait, by what they order.
        mapping(bytes32 order => Waiting) waiting;
        /// Whether a document ordered this before.
        mapping(bytes32 orderOfDocument => bool) given;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.DepositToken")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x0b6c2619af3217c5aca46cf17ec571cd841c5ea1062f5d8288f4a652e6da9200;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
