// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../../contracts/types/Day.sol";
import {TypesTest} from "./TypesTest.sol";

contract DayTest is TypesTest {
    function test_todayIsTheDayInUtc8() external {
        vm.warp(1_735_660_799); // 2024-12-31T15:59:59Z
        yes(Days.today() == Days.fromDate(2024, 12, 31), "before midnight in Shanghai");
        vm.warp(1_735_660_800); // 2024-12-31T16:00:00Z
        yes(Days.today() == Days.fromDate(2025, 1, 1), "after midnight in Shanghai");
        yes(lens.today() == Days.fromDate(2025, 1, 1), "lens");
    }

    function test_timestampLimits() external {
        equal(Days.ofTimestamp(0).unwrap(), 0);
        uint256 last = (uint256(type(uint24).max) + 1) * 1 days - 8 hours - 1;
        equal(lens.dayOfTimestamp(last).unwrap(), type(uint24).max);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, (last + 1) / 1 days));
        lens.dayOfTimestamp(last + 1);
    }

    function test_operators() external pure {
        Day a = Day.wrap(1);
        Day b = Day.wrap(2);
        yes(a < b && !(b < a) && !(a < a), "<");
        yes(a <= b && a <= a && !(b <= a), "<=");
        yes(b > a && !(a > b) && !(a > a), ">");
        yes(b >= a && a >= a && !(a >= b), ">=");
        yes(a == a && !(a == b), "==");
        yes(a != b && !(a != a), "!=");
        yes(Day.wrap(0).isNone() && !a.isNone(), "isNone");
        equal(a.daysUntil(b), 1);
        equal(b.daysUntil(a), 0);
    }

    function test_monthEnds() external pure {
        _months(2024, 8, 31, 6, 2025, 2, 28);
        _months(2023, 8, 31, 6, 2024, 2, 29);
        _months(2024, 1, 31, 1, 2024, 2, 29);
        _months(2024, 3, 31, 1, 2024, 4, 30);
        _months(2010, 12, 31, 840, 2080, 12, 31);
        _months(2003, 9, 1, 600, 2053, 9, 1);
        _months(1999, 11, 30, 3, 2000, 2, 29);
        yes(Days.fromDate(2024, 2, 29).addYears(1) == Days.fromDate(2025, 2, 28), "leap day + 1 y");
        yes(Days.fromDate(2024, 2, 29).addYears(4) == Days.fromDate(2028, 2, 29), "leap day + 4 y");
        yes(Days.fromDate(2025, 3, 1).addDays(90) == Days.fromDate(2025, 5, 30), "90 days");
    }

    function test_leapYears() external pure {
        yes(Days.isLeapYear(2000) && Days.isLeapYear(2024) && Days.isLeapYear(2400), "leap");
        yes(!Days.isLeapYear(1900) && !Days.isLeapYear(2100) && !Days.isLeapYear(2023), "common");
    }

    function test_refusesDatesThatDoNotExist() external {
        uint256[3][10] memory dates = [
            [uint256(2023), 2, 29],
            [uint256(2100), 2, 29],
            [uint256(2024), 4, 31],
            [uint256(2024), 13, 1],
            [uint256(2024), 0, 1],
            [uint256(2024), 1, 0],
            [uint256(2024), 1, 32],
            [uint256(1969), 12, 31],
            [uint256(50_000), 1, 1],
            [type(uint256).max, type(uint256).max, type(uint256).max]
        ];
        for (uint256 i; i < dates.length; ++i) {
            uint256[3] memory date = dates[i];
            vm.expectRevert(abi.encodeWithSelector(Days.InvalidDate.selector, date[0], date[1], date[2]));
            lens.dayOf(date[0], date[1], date[2]);
        }
    }

    function test_refusesDaysBeyondTheLast() external {
        Day last = Day.wrap(type(uint24).max);
        equal(lens.dayOf(47_904, 6, 16).unwrap(), type(uint24).max);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, 2 ** 24));
        lens.dayOf(47_904, 6, 17);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, 2 ** 24));
        lens.addDays(last, 1);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, type(uint256).max));
        lens.addDays(last, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, 2 ** 24 + 29));
        lens.addMonths(last, 1);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, type(uint256).max));
        lens.addMonths(last, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(Days.DayOutOfRange.selector, type(uint256).max));
        lens.addYears(last, type(uint256).max);
    }

    /// Every day has a date, and the date is of that day.
    function testFuzz_dateAndBack(uint24 number) external pure {
        (uint256 year, uint256 month, uint256 day) = Day.wrap(number).toDate();
        equal(Days.fromDate(year, month, day).unwrap(), number);
    }

    /// The day after the last of a month is the first of the next.
    function test_everyMonthOfFourCenturiesFollows() external pure {
        Day day = Days.fromDate(2000, 1, 1);
        for (uint256 year = 2000; year < 2400; year += 7) {
            day = Days.fromDate(year, 1, 1);
            for (uint256 month = 1; month <= 12; ++month) {
                yes(day == Days.fromDate(year, month, 1), "first of month");
                day = day.addDays(Days.daysInMonth(year, month));
            }
            yes(day == Days.fromDate(year + 1, 1, 1), "new year");
        }
    }

    function _months(
        uint256 y,
        uint256 m,
        uint256 d,
        uint256 count,
        uint256 y2,
        uint256 m2,
        uint256 d2
    ) private pure {
        (uint256 year, uint256 month, uint256 day) = Days.fromDate(y, m, d).addMonths(count).toDate();
        equal(year, y2);
        equal(month, m2);
        equal(day, d2);
    }
}
