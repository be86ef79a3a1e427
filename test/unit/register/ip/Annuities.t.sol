// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Annuities} from "../../../../contracts/register/ip/fees/Annuities.sol";
import {Day, Days} from "../../../../contracts/types/Day.sol";
import {TypesTest} from "../../types/TypesTest.sol";

contract AnnuitiesTest is TypesTest {
    /// @dev 0, 5, 10, 15, 20, 25 per cent.
    uint256 private constant PERCENTS = 0x19140F0A0500;
    uint256 private constant OVER = 7;

    function test_annuitiesFallDueOnAnniversaries() external pure {
        Day filed = Days.fromDate(2017, 6, 30);
        _same(Annuities.dueOf(filed, 1), 2017, 6, 30);
        _same(Annuities.dueOf(filed, 4), 2020, 6, 30);
        _same(Annuities.dueOf(filed, 20), 2036, 6, 30);
        Day leap = Days.fromDate(2020, 2, 29);
        _same(Annuities.dueOf(leap, 2), 2021, 2, 28);
        _same(Annuities.dueOf(leap, 5), 2024, 2, 29);
    }

    function test_yearOpensOnTheAnniversary() external pure {
        Day filed = Days.fromDate(2017, 6, 30);
        equal(Annuities.yearOn(filed, filed), 1);
        equal(Annuities.yearOn(filed, Days.fromDate(2018, 6, 29)), 1);
        equal(Annuities.yearOn(filed, Days.fromDate(2018, 6, 30)), 2);
        equal(Annuities.yearOn(filed, Days.fromDate(2020, 12, 31)), 4);
        Day leap = Days.fromDate(2020, 2, 29);
        equal(Annuities.yearOn(leap, Days.fromDate(2021, 2, 27)), 1);
        equal(Annuities.yearOn(leap, Days.fromDate(2021, 2, 28)), 2);
    }

    function test_lateFeeByMonthsOfGrace() external pure {
        Day due = Days.fromDate(2022, 3, 10);
        equal(Annuities.monthOf(due, Days.fromDate(2021, 3, 10)), 0);
        equal(Annuities.monthOf(due, due), 0);
        for (uint256 month = 1; month <= 6; ++month) {
            Day last = due.addMonths(month);
            Day first = due.addMonths(month - 1).addDays(1);
            equal(Annuities.monthOf(due, first), month);
            equal(Annuities.monthOf(due, last), month);
            equal(Annuities.latePercent(due, last, PERCENTS), 5 * (month - 1));
            equal(Annuities.latePercent(due, first, PERCENTS), 5 * (month - 1));
        }
        equal(Annuities.monthOf(due, Days.fromDate(2022, 9, 10)), 6);
        equal(Annuities.monthOf(due, Days.fromDate(2022, 9, 11)), OVER);
    }

    function test_monthsAreCountedFromTheDueDayItself() external pure {
        Day due = Days.fromDate(2021, 8, 31);
        equal(Annuities.monthOf(due, Days.fromDate(2021, 9, 30)), 1);
        equal(Annuities.monthOf(due, Days.fromDate(2021, 10, 1)), 2);
        equal(Annuities.monthOf(due, Days.fromDate(2021, 10, 31)), 2);
        equal(Annuities.monthOf(due, Days.fromDate(2022, 2, 28)), 6);
        equal(Annuities.monthOf(due, Days.fromDate(2022, 3, 1)), OVER);
        equal(Annuities.monthOf(Days.fromDate(2023, 8, 31), Days.fromDate(2024, 2, 29)), 6);
        equal(Annuities.monthOf(Days.fromDate(2023, 8, 31), Days.fromDate(2024, 3, 1)), OVER);
        Day leap = Days.fromDate(2024, 2, 29);
        equal(Annuities.monthOf(leap, Days.fromDate(2024, 3, 29)), 1);
        equal(Annuities.monthOf(leap, Days.fromDate(2024, 3, 30)), 2);
        equal(Annuities.monthOf(leap, Days.fromDate(2024, 8, 29)), 6);
        equal(Annuities.monthOf(leap, Days.fromDate(2024, 8, 30)), OVER);
    }

    function test_vectors() external pure {
        Day due = Days.fromDate(2022, 3, 10);
        equal(Annuities.latePercent(due, Days.fromDate(2022, 4, 10), PERCENTS), 0);
        equal(Annuities.latePercent(due, Days.fromDate(2022, 6, 20), PERCENTS), 15);
        equal(Annuities.monthOf(due, Days.fromDate(2022, 9, 11)), OVER);
        _same(Days.fromDate(2024, 8, 31).addMonths(6), 2025, 2, 28);
    }

    function testFuzz_monthIsTheFirstThatEndsOnOrAfterTheDay(uint16 start, uint16 later) external pure {
        Day due = Day.wrap(uint24(start) + 1);
        Day day = due.addDays(later);
        uint256 month = Annuities.monthOf(due, day);
        yes(day <= due.addMonths(month), "not past the month");
        if (month != 0) yes(day > due.addMonths(month - 1), "past the month before");
    }

    function testFuzz_yearIsTheLastThatWasOpened(uint16 start, uint16 later) external pure {
        Day filed = Day.wrap(uint24(start) + 1);
        Day day = filed.addDays(later);
        uint256 year = Annuities.yearOn(filed, day);
        yes(Annuities.dueOf(filed, year) <= day, "opened");
        yes(day < Annuities.dueOf(filed, year + 1), "the next is not");
    }

    function test_windowBeginsMonthsBeforeItsEnd() external pure {
        _same(Annuities.monthsBefore(Days.fromDate(2034, 7, 21), 12), 2033, 7, 21);
        _same(Annuities.monthsBefore(Days.fromDate(2024, 2, 29), 12), 2023, 2, 28);
        _same(Annuities.monthsBefore(Days.fromDate(2024, 12, 31), 1), 2024, 11, 30);
        _same(Annuities.monthsBefore(Days.fromDate(2024, 1, 15), 1), 2023, 12, 15);
    }

    function test_termFollowsTermFromTheDayAfter() external pure {
        _same(Annuities.nextTermEnd(Days.fromDate(2024, 7, 20), 10), 2034, 7, 20);
        _same(Annuities.nextTermEnd(Days.fromDate(2026, 2, 28), 10), 2036, 2, 29);
        _same(Annuities.nextTermEnd(Days.fromDate(2024, 2, 29), 10), 2034, 2, 28);
        _same(Annuities.nextTermEnd(Days.fromDate(2028, 2, 28), 10), 2038, 2, 28);
        _same(Annuities.nextTermEnd(Days.fromDate(2023, 12, 31), 10), 2033, 12, 31);
    }

    function test_partsOfAFenAreNotAskedFor() external pure {
        equal(Annuities.withLateFee(120_000, 0), 120_000);
        equal(Annuities.withLateFee(120_000, 15), 138_000);
        equal(Annuities.withLateFee(99, 5), 103);
        equal(Annuities.percentIn(0, PERCENTS), 0);
        equal(Annuities.percentIn(1, PERCENTS), 0);
        equal(Annuities.percentIn(6, PERCENTS), 25);
    }

    function _same(Day day, uint256 year, uint256 month, uint256 dayOfMonth) private pure {
        yes(day == Days.fromDate(year, month, dayOfMonth), "another day");
    }
}
