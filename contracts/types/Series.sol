// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "./Day.sol";

/// @title Periods of equal length, one after another
/// @notice Each period is counted from the first day of the series in one step, so that ends of months do not slip: of
/// months from 31 January the second begins on 28 or 29 February, the third on 31 March.
library Series {
    /// @notice First and last day of a period. Reverts with `DayOutOfRange`.
    /// @param from First day of the first period.
    /// @param months Length of a period.
    /// @param period Period, from 1.
    /// @return first First day.
    /// @return last Last day.
    function daysOf(Day from, uint8 months, uint256 period) internal pure returns (Day first, Day last) {
        first = from.addMonths(months * (period - 1));
        last = Day.wrap(from.addMonths(months * period).unwrap() - 1);
    }
}
