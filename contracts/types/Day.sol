// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// A calendar day: the number of days since 1970-01-01 in the register's legal time zone, UTC+8
/// (no summer time). Zero stands for "no day". The last day is 47904-06-16.
type Day is uint24;

using Days for Day global;
using {
    dayBefore as <,
    dayNotAfter as <=,
    dayAfter as >,
    dayNotBefore as >=,
    sameDay as ==,
    otherDay as !=
} for Day global;

/// @dev `<` on days.
function dayBefore(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) < Day.unwrap(b);
}

/// @dev `<=` on days.
function dayNotAfter(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) <= Day.unwrap(b);
}

/// @dev `>` on days.
function dayAfter(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) > Day.unwrap(b);
}

/// @dev `>=` on days.
function dayNotBefore(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) >= Day.unwrap(b);
}

/// @dev `==` on days.
function sameDay(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) == Day.unwrap(b);
}

/// @dev `!=` on days.
function otherDay(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) != Day.unwrap(b);
}

/// @title Days
/// @notice Calendar arithmetic for terms, deadlines and effective days.
/// @dev Proleptic Gregorian calendar (GB/T 7408, ISO 8601). A month is counted from date to date;
/// where the month of arrival has no such date, the period ends on its last day (Civil Code
/// art. 202; Implementing Rules of the Patent Law, rule 5): 2024-08-31 and six months is
/// 2025-02-28. A period of several months is counted in one step from its first day, never month
/// by month, or the end would slip.
library Days {
    /// @notice No such date between 1970-01-01 and 49999-12-31.
    error InvalidDate(uint256 year, uint256 month, uint256 day);

    /// @notice `day` (days since 1970-01-01, or a count of days or months that alone leads past the
    /// end) is beyond the last day a {Day} can hold.
    error DayOutOfRange(uint256 day);

    /// @notice The last day a {Day} can hold, in days since 1970-01-01.
    uint256 internal constant LAST = type(uint24).max;

    /// @dev UTC+8 in seconds.
    uint256 private constant TIME_ZONE = 8 hours;
    uint256 private constant LAST_SECOND = (LAST + 1) * 1 days - TIME_ZONE - 1;
    /// @dev Days from 0000-03-01, where the calendar's 400-year cycle starts, to 1970-01-01.
    uint256 private constant EPOCH = 719_468;
    uint256 private constant DAYS_PER_CYCLE = 146_097;
    uint256 private constant LAST_YEAR = 49_999;
    /// @dev Two bits a month, month 1 at bit 2: the days of the month beyond 28 in a common year.
    uint256 private constant DAYS_BEYOND_28 = 0x3BBEECC;

    /// @notice Today in UTC+8, by the block's timestamp.
    function today() internal view returns (Day) {
        return ofTimestamp(block.timestamp);
    }

    /// @notice The day in UTC+8 that a timestamp falls on.
    /// @dev Reverts with {DayOutOfRange}.
    /// @param timestamp Seconds since 1970-01-01T00:00:00Z.
    function ofTimestamp(uint256 timestamp) internal pure returns (Day) {
        if (timestamp > LAST_SECOND) revert DayOutOfRange(timestamp / 1 days);
        unchecked {
            return Day.wrap(uint24((timestamp + TIME_ZONE) / 1 days));
        }
    }

    /// @notice The day of a calendar date.
    /// @dev Reverts with {InvalidDate} or {DayOutOfRange}.
    /// @param year 1970 or later.
    /// @param month 1 to 12.
    /// @param day 1 to the length of the month.
    function fromDate(uint256 year, uint256 month, uint256 day) internal pure returns (Day) {
        if (
            year < 1970 ||
            year > LAST_YEAR ||
            month == 0 ||
            month > 12 ||
            day == 0 ||
            day > daysInMonth(year, month)
        ) {
            revert InvalidDate(year, month, day);
        }
        return _fromDate(year, month, day);
    }

    /// @notice The calendar date of a day.
    /// @param day A day.
    /// @return year The year, 1970 or later.
    /// @return month 1 to 12.
    /// @return dayOfMonth 1 to 31.
    function toDate(Day day) internal pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        unchecked {
            // Years start on 1 March here, so that the leap day is their last.
            uint256 z = uint256(Day.unwrap(day)) + EPOCH;
            uint256 cycle = z / DAYS_PER_CYCLE;
            uint256 dayOfCycle = z % DAYS_PER_CYCLE;
            uint256 yearOfCycle =
                (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
            uint256 dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
            uint256 shifted = (5 * dayOfYear + 2) / 153;
            dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1;
            month = shifted < 10 ? shifted + 3 : shifted - 9;
            year = yearOfCycle + cycle * 400;
            if (month < 3) ++year;
        }
    }

    /// @notice The day `count` days later.
    /// @dev Reverts with {DayOutOfRange}.
    /// @param day The day to count from.
    /// @param count How many days.
    function addDays(Day day, uint256 count) internal pure returns (Day) {
        if (count > LAST) revert DayOutOfRange(count);
        unchecked {
            uint256 sum = uint256(Day.unwrap(day)) + count;
            if (sum > LAST) revert DayOutOfRange(sum);
            return Day.wrap(uint24(sum));
        }
    }

    /// @notice The day `count` calendar months later: same date, or the last of that month.
    /// @dev Reverts with {DayOutOfRange}.
    /// @param day The first day of the period.
    /// @param count How many months.
    function addMonths(Day day, uint256 count) internal pure returns (Day) {
        if (count > LAST) revert DayOutOfRange(count);
        (uint256 year, uint256 month, uint256 dayOfMonth) = toDate(day);
        unchecked {
            uint256 months = year * 12 + month - 1 + count;
            year = months / 12;
            month = (months % 12) + 1;
            uint256 last = daysInMonth(year, month);
            if (dayOfMonth > last) dayOfMonth = last;
        }
        return _fromDate(year, month, dayOfMonth);
    }

    /// @notice The day `count` years later: same date, or 28 February for 29 February.
    /// @dev Reverts with {DayOutOfRange}.
    /// @param day The first day of the period.
    /// @param count How many years.
    function addYears(Day day, uint256 count) internal pure returns (Day) {
        if (count > LAST) revert DayOutOfRange(count);
        unchecked {
            return addMonths(day, count * 12);
        }
    }

    /// @notice The days from `day` to `later`, zero if `later` is not later.
    /// @param day The day to count from.
    /// @param later The day to count to.
    function daysUntil(Day day, Day later) internal pure returns (uint256) {
        unchecked {
            return later > day ? Day.unwrap(later) - Day.unwrap(day) : 0;
        }
    }

    /// @notice The length of a month.
    /// @param year Any year.
    /// @param month 1 to 12.
    function daysInMonth(uint256 year, uint256 month) internal pure returns (uint256) {
        unchecked {
            if (month == 2) return isLeapYear(year) ? 29 : 28;
            return 28 + ((DAYS_BEYOND_28 >> (month << 1)) & 3);
        }
    }

    /// @notice Whether a year has a 29 February.
    /// @param year Any year.
    function isLeapYear(uint256 year) internal pure returns (bool) {
        // A year divisible by 4 is leap, but of the centuries only each fourth: 25 | y and 16 ∤ y fails.
        return year & 3 == 0 && (year & 15 == 0 || year % 25 != 0);
    }

    /// @notice Whether this is the absence of a day.
    /// @param day A day, or none.
    function isNone(Day day) internal pure returns (bool) {
        return Day.unwrap(day) == 0;
    }

    /// @notice The days since 1970-01-01 in UTC+8.
    /// @param day A day.
    function unwrap(Day day) internal pure returns (uint24) {
        return Day.unwrap(day);
    }

    /// @dev A date known to exist. Month `m` of a year from 1 March starts (153 m + 2) / 5 days in.
    function _fromDate(uint256 year, uint256 month, uint256 dayOfMonth) private pure returns (Day) {
        unchecked {
            if (month < 3) {
                --year;
                month += 12;
            }
            uint256 number =
                365 * year +
                    year / 4 -
                    year / 100 +
                    year / 400 +
                    (153 * (month - 3) + 2) / 5 +
                    dayOfMonth -
                    1 -
                    EPOCH;
            if (number > LAST) revert DayOutOfRange(number);
            return Day.wrap(uint24(number));
        }
    }
}
