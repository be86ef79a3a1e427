// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../../types/Day.sol";

/// @title Arithmetic of fees that keep a right alive
/// @notice Due days, months of grace, late fees. Year N of a patent begins on the anniversary of filing that opens it,
/// and its annuity is due until that day. Month k of grace runs from the day after due + (k-1) months to due + k months,
/// each counted from the due day itself, never from month to month: due on 31 August, month 6 ends on the last day of
/// February. The same arithmetic stands in `sdk/dates/patentTerms.ts` and `sdk/ip/fees.ts`.
library Annuities {
    uint256 private constant MONTHS = 12;
    uint256 private constant BYTE = 8;
    uint256 private constant WHOLE = 100;

    /// @notice Due day of a patent's annuity.
    /// @param filedOn Day of filing.
    /// @param year Year of the patent, from 1.
    function dueOf(Day filedOn, uint256 year) internal pure returns (Day) {
        return filedOn.addYears(year - 1);
    }

    /// @notice Year of a patent that runs on a day: the last one that was opened. A grant is paid for with its year.
    /// @param filedOn Day of filing.
    /// @param day A day, not before it.
    function yearOn(Day filedOn, Day day) internal pure returns (uint256 year) {
        (uint256 from, , ) = filedOn.toDate();
        (uint256 to, , ) = day.toDate();
        year = to - from + 1;
        if (day < dueOf(filedOn, year)) --year;
    }

    /// @notice Month of grace in which a day lies: 0 if the fee is not late, 1 for the first month after the due day.
    /// @param due Due day.
    /// @param day Day of payment.
    function monthOf(Day due, Day day) internal pure returns (uint256 month) {
        if (day <= due) return 0;
        (uint256 fromYear, uint256 fromMonth, ) = due.toDate();
        (uint256 toYear, uint256 toMonth, ) = day.toDate();
        month = toYear * MONTHS + toMonth - fromYear * MONTHS - fromMonth;
        // The month of arrival may have no such date: its last day then ends the period.
        if (day > due.addMonths(month)) ++month;
    }

    /// @notice Late fee for paying on a day, in per cent of the full fee.
    /// @param due Due day.
    /// @param day Day of payment, within the months of grace.
    /// @param percents Per cent by month of grace, one byte each, the lowest for the first month.
    function latePercent(Day due, Day day, uint256 percents) internal pure returns (uint256) {
        return percentIn(monthOf(due, day), percents);
    }

    /// @notice Late fee of a month of grace, in per cent of the full fee.
    /// @param month Month of grace, 0 for payment in time.
    /// @param percents As in {latePercent}.
    function percentIn(uint256 month, uint256 percents) internal pure returns (uint256) {
        return month == 0 ? 0 : uint8(percents >> (BYTE * (month - 1)));
    }

    /// @notice A fee with its late fee; a part of a fen is not asked for.
    /// @param fee Full fee, fen.
    /// @param percent Late fee, per cent of it.
    function withLateFee(uint256 fee, uint256 percent) internal pure returns (uint256) {
        return fee + (fee * percent) / WHOLE;
    }

    /// @notice First day of a window that ends with a day.
    /// @param last Last day of the window.
    /// @param count Months that the window lasts; the same date, or the last of its month.
    function monthsBefore(Day last, uint256 count) internal pure returns (Day) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = last.toDate();
        uint256 months = year * MONTHS + month - 1 - count;
        (year, month) = (months / MONTHS, (months % MONTHS) + 1);
        uint256 longest = Days.daysInMonth(year, month);
        return Days.fromDate(year, month, dayOfMonth > longest ? longest : dayOfMonth);
    }

    /// @notice Last day of the term that follows one: it begins on the day after (Trademark Law art. 40).
    /// @param last Last day of the term that ends.
    /// @param count Years of the new one.
    function nextTermEnd(Day last, uint256 count) internal pure returns (Day) {
        Day first = last.addDays(1);
        Day end = first.addYears(count);
        (, , uint256 from) = first.toDate();
        (, , uint256 to) = end.toDate();
        // Where the year of arrival has no such date, its last day ends the period.
        return from == to ? Day.wrap(end.unwrap() - 1) : end;
    }
}
