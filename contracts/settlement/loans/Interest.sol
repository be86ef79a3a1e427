// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Day} from "../../types/Day.sol";

/// @title Interest by the day, exactly
/// @notice Kept as the numerator fen × basis points × days, over {SCALE}; so it does not matter how often it is counted.
library Interest {
    /// @notice Basis points of the whole, times days of a year.
    uint256 internal constant SCALE = 10_000 * 365;

    /// @notice What a principal earns from a day to another, the first counted and the last not.
    /// @param principal Fen.
    /// @param rate Basis points a year.
    /// @param from First day.
    /// @param to Day after the last; nothing is earned if it is not later.
    /// @return Numerator, over {SCALE}.
    function earned(uint128 principal, uint16 rate, Day from, Day to) internal pure returns (uint256) {
        return uint256(principal) * rate * from.daysUntil(to);
    }

    /// @notice The whole fen in a numerator.
    /// @param accrued Numerator, over {SCALE}.
    /// @return Fen, rounded down.
    function wholeFen(uint256 accrued) internal pure returns (uint128) {
        return SafeCast.toUint128(accrued / SCALE);
    }

    /// @notice What is left of a numerator when some fen of it are paid.
    /// @param accrued Numerator, over {SCALE}.
    /// @param paid Fen, not more than the whole fen in it.
    /// @return Numerator, over {SCALE}.
    function afterPaying(uint256 accrued, uint128 paid) internal pure returns (uint256) {
        return accrued - uint256(paid) * SCALE;
    }
}
