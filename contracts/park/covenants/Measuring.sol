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
    /// @param attester Who attested it; of the stay, whoever was agreed on.
    /// @param entry First day of the stay that was measured.
    /// @param open Whether it can still change without anybody's restating it.
    struct Measure {
        uint128 value;
        uint32 basis;
        address attester;
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
    ) internal view returns (Measure memory m) {
        m = _tell(span, t, o);
        bool due = o.state != CovenantState.None || !m.open;
        require(due, CovenantPeriodRunning(span.covenant, span.period, span.last));
        require(_isAgreed(t, m), AttesterNotAgreed(span.covenant, m.attester, t.attester));
        bool fresh = _isNew(t, m, o);
        if (m.basis == 0 && fresh) _requireReportOver(span, t);
        require(fresh, NothingNew(span.covenant, span.period, o.version));
    }

    /// @dev Whether there is something that the last assessment did not know.
    function _isStale(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) internal view returns (bool) {
        Measure memory m = _tell(span, t, o);
        return _isAgreed(t, m) && _isNew(t, m, o);
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

    /// @dev What the book of the metric says today.
    function _tell(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) private view returns (Measure memory m) {
        if (t.metric == Metric.Presence) return _presence(span, t, o);
        m.open = Days.today() <= span.last;
        if (t.metric == Metric.PaidIn) {
            Day day = _countedOn(span.last, o);
            (m.value, m.basis, m.attester) = INVESTMENTS.attestedAsOf(t.agreement, day);
        } else {
            Figure memory f = _figure(span, t);
            (m.value, m.basis, m.attester) = (f.value, f.version, f.attester);
        }
    }

    function _presence(
        Span memory span,
        CovenantTerms memory t,
        Outcome memory o
    ) private view returns (Measure memory m) {
        (Day entry, Day leaving) = TENANCIES.stayOf(t.park, t.obligor);
        bool cut = !leaving.isNone() && leaving < span.last;
        (m.entry, m.attester) = (entry, t.attester);
        m.open = !cut && Days.today() <= span.last;
        m.basis = o.version + 1;
        m.value = _daysWithin(span, entry, cut ? leaving : span.last);
    }

    /// @dev The newest figure, of the attester that was agreed on if one was; its report must be good.
    function _figure(Span memory span, CovenantTerms memory t) private view returns (Figure memory f) {
        f =
            t.attester == address(0)
                ? FIGURES.figureOf(t.park, t.obligor, t.metric, span.first, t.months)
                : FIGURES.figureBy(t.park, t.obligor, t.metric, span.first, t.months, t.attester);
        if (f.version != 0) CONSORTIUM.requireGood(f.document);
    }

    /// @dev Whether the one attested whose figures count, or nobody did.
    function _isAgreed(CovenantTerms memory t, Measure memory m) private pure returns (bool) {
        return t.attester == address(0) || m.basis == 0 || m.attester == t.attester;
    }

    function _isNew(CovenantTerms memory t, Measure memory m, Outcome memory o) private pure returns (bool) {
        if (t.metric != Metric.Presence) return o.version == 0 || m.basis != o.basis;
        return o.state == CovenantState.None || (m.entry == o.entry && m.value != o.value);
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
    function _requireReportOver(Span memory span, CovenantTerms memory t) private view {
        if (Days.today() > span.last.addDays(t.reportDays)) return;
        if (t.metric == Metric.PaidIn) revert NothingAttested(t.agreement, span.last);
        revert IFigures.FigureMissing(t.park, t.obligor, t.metric, span.first, t.months);
    }
}
