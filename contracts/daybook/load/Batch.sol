// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Manifest} from "./IBulkLoad.sol";
import {Loads} from "./Loads.sol";

/// @notice A batch in hand: what it is about, the word of bits that it stands at, what it has done.
/// @param manifest The manifest.
/// @param register Register that takes the rows.
/// @param division Division of the manifest.
/// @param rows Rows of the manifest.
/// @param data Call of the register, see {RowCalls}.
/// @param word Word of bits at hand; none yet if it is the greatest number.
/// @param admittedBits Rows of that word that stand.
/// @param refusedBits Rows of that word that were refused.
/// @param rowsAdmitted Rows that this batch admitted.
/// @param rowsRefused Rows that the register refused in this batch.
/// @param passedOver Rows that stood before.
/// @param newlyRefused Of the refused rows, those that were not refused before.
/// @param mended Rows that were refused before, and stand now.
/// @param admittedFees Fees of the rows that this batch admitted.
/// @param newlyRefusedFees Fees of the newly refused.
/// @param mendedFees Fees of the mended.
struct Batch {
    uint32 manifest;
    address register;
    uint32 division;
    uint32 rows;
    bytes data;
    uint256 word;
    uint256 admittedBits;
    uint256 refusedBits;
    uint256 rowsAdmitted;
    uint256 rowsRefused;
    uint256 passedOver;
    uint256 newlyRefused;
    uint256 mended;
    uint256 admittedFees;
    uint256 newlyRefusedFees;
    uint256 mendedFees;
}

/// @title Batches of rows
/// @notice Keeps bits and sums in memory while a batch runs: a word of 256 rows is read and written once, sums once a
/// batch. No sum of 2^32 fees of 64 bits overflows.
library Batches {
    uint256 private constant NO_WORD = type(uint256).max;

    function open(
        uint32 manifest,
        Manifest storage m,
        bytes memory data
    ) internal view returns (Batch memory b) {
        (b.manifest, b.register, b.division, b.rows) = (manifest, m.register, m.division, m.rows);
        (b.data, b.word) = (data, NO_WORD);
    }

    /// @dev Whether a row stands already; counts it if so.
    function stands(Batch memory b, uint32 index) internal returns (bool standing) {
        if (index >> 8 != b.word) _turnTo(b, index >> 8);
        standing = b.admittedBits & _bit(index) != 0;
        if (standing) ++b.passedOver;
    }

    /// @dev Notes that the row, whose word is at hand, was recorded.
    function admit(Batch memory b, uint32 index, uint64 fee) internal pure {
        uint256 bit = _bit(index);
        b.admittedBits |= bit;
        unchecked {
            ++b.rowsAdmitted;
            b.admittedFees += fee;
            if (b.refusedBits & bit == 0) return;
            b.refusedBits ^= bit;
            ++b.mended;
            b.mendedFees += fee;
        }
    }

    /// @dev Notes that the row, whose word is at hand, was refused.
    function refuse(Batch memory b, uint32 index, uint64 fee) internal pure {
        uint256 bit = _bit(index);
        unchecked {
            ++b.rowsRefused;
            if (b.refusedBits & bit != 0) return;
            b.refusedBits |= bit;
            ++b.newlyRefused;
            b.newlyRefusedFees += fee;
        }
    }

    /// @dev Writes what the batch has done.
    function close(Batch memory b, Manifest storage m) internal {
        _write(b);
        if (b.rowsAdmitted != 0) {
            m.admitted += uint32(b.rowsAdmitted);
            m.admittedFees += uint128(b.admittedFees);
        }
        if (b.newlyRefused + b.mended == 0) return;
        m.refused = uint32(m.refused + b.newlyRefused - b.mended);
        m.refusedFees = uint128(m.refusedFees + b.newlyRefusedFees - b.mendedFees);
    }

    function _turnTo(Batch memory b, uint256 word) private {
        _write(b);
        b.word = word;
        b.admittedBits = Loads.layout().admitted[b.manifest][word];
        b.refusedBits = Loads.layout().refused[b.manifest][word];
    }

    function _write(Batch memory b) private {
        if (b.word == NO_WORD) return;
        Loads.layout().admitted[b.manifest][b.word] = b.admittedBits;
        if (b.newlyRefused + b.mended != 0) Loads.layout().refused[b.manifest][b.word] = b.refusedBits;
    }

    function _bit(uint32 index) private pure returns (uint256) {
        return 1 << (index & 0xff);
    }
}
