// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "./Day.sol";
import {TitleId} from "./TitleId.sol";

/// @notice A row of a bulk load: a right that is on the statutory register already, of one holder. Four words, which are
/// the payload of its entry and, hashed twice, its leaf in the manifest's tree.
/// @param title Official number.
/// @param right From the lowest bit: holder (160), stage (8), day of filing (24), last day of the term, 0 if none (24),
/// patents: last year whose annuity is paid (8).
/// @param particulars Salted commitment to the particulars.
/// @param place From the lowest bit: next fee in fen, for reconciliation (64), index of the row in its manifest (32),
/// number of the manifest (32).
struct LoadRow {
    TitleId title;
    uint256 right;
    bytes32 particulars;
    uint256 place;
}

using LoadRows for LoadRow global;

/// @title Reading a row of a bulk load
/// @notice A packed row has half the calldata and a third of the log of one with a word for each value.
library LoadRows {
    uint256 private constant STAGE = 160;
    uint256 private constant FILED = 168;
    uint256 private constant TERM_END = 192;
    uint256 private constant PAID = 216;
    uint256 private constant INDEX = 64;

    /// @dev Party that holds the right.
    function holder(LoadRow calldata r) internal pure returns (address) {
        return address(uint160(r.right));
    }

    /// @dev Number of the stage, which may be that of none.
    function stage(LoadRow calldata r) internal pure returns (uint8) {
        return uint8(r.right >> STAGE);
    }

    /// @dev Day of filing, UTC+8.
    function filedOn(LoadRow calldata r) internal pure returns (Day) {
        return Day.wrap(uint24(r.right >> FILED));
    }

    /// @dev Last day of the term, UTC+8; 0 if none.
    function termEnd(LoadRow calldata r) internal pure returns (Day) {
        return Day.wrap(uint24(r.right >> TERM_END));
    }

    /// @dev Last year whose annuity is paid.
    function paid(LoadRow calldata r) internal pure returns (uint8) {
        return uint8(r.right >> PAID);
    }

    /// @dev Next fee, in fen.
    function fee(LoadRow calldata r) internal pure returns (uint64) {
        return uint64(r.place);
    }

    /// @dev Number of the manifest and, in the lower 32 bits, index of the row: all that stands above the fee.
    function key(LoadRow calldata r) internal pure returns (uint256) {
        return r.place >> INDEX;
    }
}
