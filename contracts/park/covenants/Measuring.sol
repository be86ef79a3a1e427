// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Day, Days} from "../../types/Day.sol";
import {Figure, IFigures} from "../figures/IFigures.sol";
import {Metric} from "../figures/Metric.sol";
import {IInvestmentLedger} from "../investment/IInvestmentLedger.sol";
import {ITenancy} from "../tenancy/ITenancy.sol";
import {CovenantBook} from "./CovenantBook.sol";
import {Covenant, CovenantState, CovenantTerms, Outcome} from "./ICovenants.sol";

/// @title What a period is measured by
/// @notice Asks the book that tells the metric, and refuses while it has nothing new to tell.
abstract contract Measuring is CovenantBook {
    /// @notice What was measured.
    /// @param value In the unit of the metric.
    /// @param basis Version of what was looked at; 0 if nothing was reported in time.
    /// @param entry First day of the stay that was measured.
    /// @param open Whether it can still change without anybody's restating it.
    struct Measure {
        uint128 value;
        uint32 basis;
        Day entry;
        bool open;
    }

    /// @notice A period of a covenant.
    struct Span {
        uint32 covenant;
        uint16 period;
        Day first;
        Day last;
    }

    ITenancy private immutable TENANCIES;
    IFigures private immutable FIGURES;
    IInvestmentLedger internal immutable INVESTMENTS;

    constructor(ITenancy tenancy, IFigures figures, IInvestmentLedger investments) {
        TENANCIES = tenancy;
        FIGURES = figures;
        INVESTMENTS = investments;
    }

    /// @dev Measures a period, if there is something that its last assessment did not know.
    function _measure(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) internal view returns (Measure memory) {
        if (t.metric == Metric.Presence) return _presence(span, t, o);
        Day today = Days.today();
        bool over = today > span.last;
        require(over, CovenantPeriodRunning(span.covenant, span.period, span.last));
        Measure memory m = t.metric == Metric.PaidIn ? _paidIn(span, t, o) : _figure(span, t);
        bool fresh = o.version == 0 || m.basis != o.basis;
        if (m.basis == 0 && fresh) _requireReportOver(span, t, today);
        require(fresh, NothingNew(span.covenant, span.period, o.version));
        return m;
    }

    /// @dev Land that the target is reckoned for: that of the period's first assessment; if there is none any more, what
    /// the covenant saw last.
    function _areaFor(
        Covenant storage c,
        CovenantTerms memory t,
        Outcome memory o
    ) internal returns (uint64) {
        if (!t.perMu || o.area != 0) return o.area;
        uint64 area = _areaOf(t.park, t.obligor);
        if (area == 0) return c.area;
        c.area = area;
        return area;
    }

    function _areaOf(uint32 park, address obligor) internal view returns (uint64) {
        return SafeCast.toUint64(INVESTMENTS.areaOf(park, obligor));
    }

    /// @dev Last day of the obligor's stay, as of its notice; none while it stays.
    function _leavingOf(uint32 park, address obligor) internal view returns (Day leaving) {
        (, leaving) = TENANCIES.stayOf(park, obligor);
    }

    function _presence(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) private view returns (Measure memory m) {
        (Day entry, Day leaving) = TENANCIES.stayOf(t.park, t.obligor);
        bool cut = !leaving.isNone() && leaving < span.last;
        m.open = !cut && Days.today() <= span.last;
        m.entry = entry;
        m.basis = o.version + 1;
        m.value = _daysWithin(span, entry, cut ? leaving : span.last);
        if (o.state == CovenantState.None) {
            require(!m.open, CovenantPeriodRunning(span.covenant, span.period, span.last));
        } else {
            bool fresh = entry == o.entry && m.value != o.value;
            require(fresh, NothingNew(span.covenant, span.period, o.version));
        }
    }

    function _paidIn(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) private view returns (Measure memory m) {
        address attester;
        (m.value, m.basis, attester) = INVESTMENTS.attestedAsOf(t.agreement, _countedOn(span.last, o));
        bool agreed = m.basis == 0 || t.attester == address(0) || attester == t.attester;
        require(agreed, AttesterNotAgreed(span.covenant, attester, t.attester));
    }

    function _figure(Span memory span, CovenantTerms memory t) private view returns (Measure memory m) {
        Figure memory f =
            t.attester == address(0)
                ? FIGURES.figureOf(t.park, t.obligor, t.metric, span.first, t.months)
                : FIGURES.figureBy(t.park, t.obligor, t.metric, span.first, t.months, t.attester);
        (m.value, m.basis) = (f.value, f.version);
        if (f.version != 0) CONSORTIUM.requireGood(f.document);
    }

    /// @dev Days from the entry to the last day of the stay, both included, that are in the period.
    function _daysWithin(Span memory span, Day entry, Day until) private pure returns (uint128) {
        if (entry.isNone()) return 0;
        Day start = entry > span.first ? entry : span.first;
        return uint128(start.daysUntil(until.addDays(1)));
    }

    /// @dev Day as of which what was paid in counts: the last of the period, and after a breach today, within the cure.
    function _countedOn(Day last, Outcome memory o) private view returns (Day) {
        if (o.cureUntil.isNone()) return last;
        Day today = Days.today();
        return today < o.cureUntil ? today : o.cureUntil;
    }

    /// @dev Nothing is reported; refuses while it still may be.
    function _requireReportOver(Span memory span, CovenantTerms memory t, Day today) private pure {
        if (today > span.last.addDays(t.reportDays)) return;
        if (t.metric == Metric.PaidIn) revert NothingAttested(t.agreement, span.last);
        revert IFigures.FigureMissing(t.park, t.obligor, t.metric, span.first, t.months);
    }
}
