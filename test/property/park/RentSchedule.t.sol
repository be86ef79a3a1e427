// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {RentSchedule} from "../../../contracts/park/rents/RentSchedule.sol";
import {RentStep, RentTerms} from "../../../contracts/park/rents/RentTypes.sol";
import {Day} from "../../../contracts/types/Day.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever the steps, the periods and the days are: what is due is the sum of the rents of all periods that have begun,
/// gone through one by one; the last one, if rent stops within it, by its days; and it never falls as days go by.
contract RentScheduleTest is TypesTest {
    uint256 private constant FIRST_DAY = 20_000;

    function testFuzz_rentIsTheSumOfItsPeriods(
        uint96[4] calldata rents,
        uint8[4] calldata gaps,
        uint8 months,
        uint16 offset,
        uint16 until,
        uint16 day
    ) external pure {
        RentTerms memory t = _terms(rents, gaps, months, offset);
        Day last = t.from.addDays(until);
        Day by = t.from.addDays(day);
        equal(RentSchedule.dueBy(t, last, by), _oneByOne(t, last, by));
    }

    function testFuzz_rentNeverFallsWithTheDays(
        uint96[4] calldata rents,
        uint8[4] calldata gaps,
        uint8 months,
        uint16 until,
        uint16 day,
        uint16 more
    ) external pure {
        RentTerms memory t = _terms(rents, gaps, months, 0);
        Day last = t.from.addDays(until);
        Day by = t.from.addDays(day);
        uint128 sooner = RentSchedule.dueBy(t, last, by);
        yes(sooner <= RentSchedule.dueBy(t, last, by.addDays(more)), "later is no less");
        yes(sooner <= RentSchedule.dueBy(t, last.addDays(more), by), "a longer lease is no less");
    }

    function testFuzz_nothingIsDueBeforeTheFirstDay(uint96 rent, uint16 before, uint16 until) external pure {
        RentTerms memory t = _terms([rent, 0, 0, 0], [0, 0, 0, 0], 1, 0);
        Day by = Day.wrap(t.from.unwrap() - uint24(before) / 4 - 1);
        equal(RentSchedule.dueBy(t, t.from.addDays(until), by), 0);
        equal(RentSchedule.dueBy(t, by, t.from.addDays(until)), 0);
    }

    /// Steps 1 to 256 periods apart, from a day of some month on.
    function _terms(
        uint96[4] memory rents,
        uint8[4] memory gaps,
        uint8 months,
        uint16 offset
    ) private pure returns (RentTerms memory t) {
        t.from = Day.wrap(uint24(FIRST_DAY + offset));
        t.months = months == 0 ? 1 : months;
        t.steps = new RentStep[](4);
        uint16 period = 1;
        for (uint256 i = 0; i < 4; ++i) {
            t.steps[i] = RentStep(period, rents[i]);
            period += uint16(gaps[i]) + 1;
        }
    }

    function _oneByOne(RentTerms memory t, Day last, Day by) private pure returns (uint256 sum) {
        if (last < by) by = last;
        for (uint256 n = 1; ; ++n) {
            Day begin = t.from.addMonths((n - 1) * t.months);
            if (begin > by) return sum;
            uint256 rent = _rentOf(t, n);
            uint256 whole = begin.daysUntil(t.from.addMonths(n * t.months));
            uint256 used = begin.daysUntil(last) + 1;
            sum += used < whole ? (rent * used) / whole : rent;
        }
    }

    function _rentOf(RentTerms memory t, uint256 period) private pure returns (uint256 rent) {
        for (uint256 i = 0; i < t.steps.length; ++i) {
            if (t.steps[i].fromPeriod <= period) rent = t.steps[i].rent;
        }
    }
}
