// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {IRents} from "./IRents.sol";
import {RentStep, RentTerms} from "./RentTypes.sol";

/// @title What rent is due by a day
/// @notice Reckoned from the steps each time, never stored. A step costs the same however many periods it covers.
library RentSchedule {
    /// @notice Most steps of one account.
    uint256 internal constant MOST = 32;

    /// @notice Refuses steps that leave a period without a rent, or give it two.
    function requireSound(uint8 months, RentStep[] calldata steps) internal pure {
        uint256 count = steps.length;
        bool sound = months != 0 && count != 0 && count <= MOST && steps[0].fromPeriod == 1;
        for (uint256 i = 1; sound && i < count; ++i) {
            sound = steps[i - 1].fromPeriod < steps[i].fromPeriod;
        }
        require(sound, IRents.RentStepsInvalid(months, count));
    }

    /// @notice Fen of rent due up to and including a day. The last period, if rent stops within it, is owed by its days,
    /// rounded down to the fen: the tenant has the remainder.
    function dueBy(RentTerms memory t, Day until, Day day) internal pure returns (uint128) {
        Day by = day < until ? day : until;
        if (by < t.from) return 0;
        uint256 periods = _begun(t, by);
        uint256 sum;
        uint256 last;
        for (uint256 i = 0; i < t.steps.length && t.steps[i].fromPeriod <= periods; ++i) {
            bool more = i + 1 < t.steps.length && t.steps[i + 1].fromPeriod <= periods;
            uint256 next = more ? t.steps[i + 1].fromPeriod : periods + 1;
            last = t.steps[i].rent;
            sum += last * (next - t.steps[i].fromPeriod);
        }
        Day begin = t.from.addMonths((periods - 1) * t.months);
        uint256 whole = begin.daysUntil(t.from.addMonths(periods * t.months));
        uint256 used = begin.daysUntil(until) + 1;
        if (used < whole) sum = sum - last + (last * used) / whole;
        return uint128(sum);
    }

    /// @dev How many periods have begun by a day that is not before the first.
    function _begun(RentTerms memory t, Day by) private pure returns (uint256 whole) {
        (uint256 year, uint256 month, ) = t.from.toDate();
        (uint256 yearBy, uint256 monthBy, ) = by.toDate();
        whole = (yearBy * 12 + monthBy - year * 12 - month) / t.months;
        if (t.from.addMonths(whole * t.months) <= by) ++whole;
    }
}
