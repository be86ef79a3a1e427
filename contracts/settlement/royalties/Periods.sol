// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LicenceView} from "../../register/ip/licences/ILicenceViews.sol";
import {Day} from "../../types/Day.sol";
import {Series} from "../../types/Series.sol";
import {IRoyalties, RoyaltyTerms} from "./IRoyalties.sol";

/// @title Periods of a schedule of royalties, and what is due for them
/// @notice Periods follow each other without gap, each counted from the first day of the first, so that month ends do not
/// slip.
library Periods {
    /// @notice Refuses terms that ask for nothing, or have no period.
    function requireAsking(RoyaltyTerms memory t) internal pure {
        bool running = t.rate != 0 && t.per != 0;
        bool clear = (t.rate == 0) == (t.per == 0) && t.months != 0 && t.periods != 0;
        require(clear && (running || t.sum != 0), IRoyalties.RoyaltyMissing(t.sum, t.rate, t.per));
    }

    /// @notice Refuses periods that meet those of an earlier schedule, or do not begin within the licence.
    /// @param covered Last day of the earlier schedules, UTC+8; 0 if there are none.
    function requireFitting(RoyaltyTerms memory t, LicenceView memory v, Day covered) internal pure {
        Day earliest = covered < v.from ? v.from : covered.addDays(1);
        Day latest = Day.unwrap(v.until) == 0 ? Day.wrap(type(uint24).max) : v.until;
        Day last = t.from.addMonths(uint256(t.months) * (t.periods - 1));
        require(t.from >= earliest && last <= latest, IRoyalties.PeriodsInvalid(t.from, earliest, latest));
    }

    /// @notice First and last day of a period.
    function daysOf(
        RoyaltyTerms memory t,
        uint32 schedule,
        uint16 period
    ) internal pure returns (Day first, Day last) {
        bool known = period != 0 && period <= t.periods;
        require(known, IRoyalties.PeriodUnknown(schedule, period, t.periods));
        return Series.daysOf(t.from, t.months, period);
    }

    /// @notice Refuses to state a period that is not over or, if only a sum is due, has not begun.
    function requireStatable(RoyaltyTerms memory t, uint32 schedule, uint16 period, Day today) internal pure {
        (Day first, Day last) = daysOf(t, schedule, period);
        Day earliest = t.rate == 0 ? first : last.addDays(1);
        require(today >= earliest, IRoyalties.StatedTooEarly(schedule, period, earliest));
    }

    /// @notice Refuses an amount that the agreed rate does not make of the figure.
    function requireRight(RoyaltyTerms memory t, uint32 schedule, uint128 figure, uint128 due) internal pure {
        uint256 right = t.sum;
        if (t.per != 0) right += (uint256(figure) * t.rate) / t.per;
        require(due == right, IRoyalties.RoyaltyWrong(schedule, due, right));
    }
}
