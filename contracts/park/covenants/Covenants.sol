// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind, Offices} from "../../authority/Offices.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Day, Days} from "../../types/Day.sol";
import {Metric} from "../figures/Metric.sol";
import {IFigures} from "../figures/IFigures.sol";
import {IClearance} from "../IClearance.sol";
import {Independence} from "../Independence.sol";
import {IInvestmentLedger} from "../investment/IInvestmentLedger.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {ITenancy} from "../tenancy/ITenancy.sol";
import {CovenantForm} from "./CovenantForm.sol";
import {
    Consequence,
    Covenant,
    CovenantStage,
    CovenantState,
    CovenantTerms,
    ICovenants,
    Outcome
} from "./ICovenants.sol";
import {Measuring} from "./Measuring.sol";
import {Targets} from "./Targets.sol";

/// @title Covenants
/// @notice See {ICovenants}.
contract Covenants is Measuring, IClearance {
    using CovenantForm for CovenantTerms;
    using Targets for CovenantTerms;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    /// @param tenancy Who is a tenant.
    /// @param figures Attested figures.
    /// @param investments Agreements and what is attested.
    constructor(
        IConsortium consortium,
        IParkRegistry parks,
        ITenancy tenancy,
        IFigures figures,
        IInvestmentLedger investments
    ) OnPark(consortium, parks) Measuring(tenancy, figures, investments) {}

    /// @inheritdoc ICovenants
    function propose(CovenantTerms calldata terms) external returns (uint32 covenant) {
        if (!_isAuthority(terms.park)) {
            _requireOperator(terms.park);
            Independence.requireIndependent(CONSORTIUM, msg.sender, terms.obligor);
        }
        terms.requireSound();
        CONSORTIUM.requireActive(terms.obligor);
        if (terms.attester != address(0)) {
            Independence.requireIndependent(CONSORTIUM, terms.attester, terms.obligor);
            Independence.requireIndependent(CONSORTIUM, terms.attester, PARKS.operatorOf(terms.park));
        }
        terms.requireTheirs(INVESTMENTS);
        CovenantStorage storage $ = _storage();
        covenant = ++$.last;
        $.covenants[covenant].terms = terms;
        $.covenants[covenant].stage = CovenantStage.Proposed;
        $.byObligor[terms.park][terms.obligor].push(covenant);
        emit CovenantProposed(covenant, terms.park, terms.obligor, msg.sender, terms);
    }

    /// @inheritdoc ICovenants
    function accept(uint32 covenant) external {
        Covenant storage c = _known(covenant);
        (uint32 park, address obligor) = (c.terms.park, c.terms.obligor);
        _requireParty(obligor);
        _requireStage(covenant, c, CovenantStage.Proposed);
        if (c.terms.perMu) {
            c.area = _areaOf(park, obligor);
            require(c.area != 0, CovenantLandMissing(covenant, park, obligor));
        }
        c.stage = CovenantStage.Agreed;
        emit CovenantAgreed(covenant, msg.sender, c.area);
    }

    /// @inheritdoc ICovenants
    function withdraw(uint32 covenant) external {
        Covenant storage c = _known(covenant);
        if (!_isAuthority(c.terms.park)) _requireOperator(c.terms.park);
        _requireStage(covenant, c, CovenantStage.Proposed);
        c.stage = CovenantStage.Withdrawn;
        emit CovenantWithdrawn(covenant, msg.sender);
    }

    /// @inheritdoc ICovenants
    function assess(uint32 covenant, uint16 period) external {
        Covenant storage c = _known(covenant);
        _requireStage(covenant, c, CovenantStage.Agreed);
        (Day first, Day last) = _daysOf(covenant, c, period);
        CovenantTerms memory t = c.terms;
        Outcome memory o = _storage().outcomes[covenant][period];
        require(o.state != CovenantState.Waived, CovenantPeriodWaived(covenant, period));
        Measure memory m = _measure(Span(covenant, period, first, last), t, o);
        o.area = _areaFor(c, t, o);
        bool met = m.basis != 0 && t.isMet(m.value, o.area);
        _pass(o, met, m.open, t.cureDays);
        (o.value, o.basis, o.entry) = (m.value, m.basis, m.entry);
        (o.version, o.assessedOn) = (o.version + 1, Days.today());
        _storage().outcomes[covenant][period] = o;
        emit CovenantAssessed(covenant, period, o);
    }

    /// @inheritdoc ICovenants
    function waive(uint32 covenant, uint16 period, bytes32 document) external {
        Covenant storage c = _known(covenant);
        _requireAuthority(c.terms.park);
        CovenantState state = _requirePeriod(covenant, c, period);
        bool open = state == CovenantState.Pending || state == CovenantState.Breached;
        require(open, NothingToWaive(covenant, period, state));
        _requireDecision(document);
        _storage().outcomes[covenant][period].state = CovenantState.Waived;
        emit CovenantWaived(covenant, period, msg.sender, document);
    }

    /// @inheritdoc ICovenants
    function enforce(uint32 covenant, uint16 period) external {
        CONSORTIUM.checkOffice(msg.sender, OfficeKind.ParkBook, Offices.NATIONAL);
        Covenant storage c = _known(covenant);
        CovenantState state = _requirePeriod(covenant, c, period);
        require(c.terms.consequence == Consequence.Clawback, NotEnforceable(covenant));
        if (state == CovenantState.Enforced) return;
        require(state == CovenantState.Breached, NotBreached(covenant, period, state));
        Outcome memory o = _storage().outcomes[covenant][period];
        require(Days.today() > o.cureUntil, CurePending(covenant, period, o.cureUntil));
        (Day first, Day last) = _daysOf(covenant, c, period);
        bool stale = _isStale(Span(covenant, period, first, last), c.terms, o);
        require(!stale, AssessmentStale(covenant, period, o.version));
        _storage().outcomes[covenant][period].state = CovenantState.Enforced;
        emit CovenantEnforced(covenant, period, msg.sender);
    }

    /// @inheritdoc ICovenants
    function isOverdue(uint32 covenant, uint16 period) external view returns (bool) {
        Covenant storage c = _known(covenant);
        CovenantState state = _requirePeriod(covenant, c, period);
        Day today = Days.today();
        if (state == CovenantState.Breached) return today > _storage().outcomes[covenant][period].cureUntil;
        if (state != CovenantState.Pending) return false;
        (, Day last) = _daysOf(covenant, c, period);
        return today > last.addDays(c.terms.reportDays);
    }

    /// @inheritdoc IClearance
    function requireClear(uint32 park, address tenant) external view {
        uint32[] storage list = _storage().byObligor[park][tenant];
        for (uint256 i = 0; i < list.length; ++i) {
            Covenant storage c = _storage().covenants[list[i]];
            if (c.stage != CovenantStage.Agreed) continue;
            if (c.terms.consequence == Consequence.Clawback) _requireClosed(list[i], c);
        }
    }

    /// @dev Where a period goes. A breach can be cured until the days of its cure are over; what is enforced stays so.
    function _pass(Outcome memory o, bool met, bool open, uint16 cureDays) private view {
        if (o.state == CovenantState.Enforced) return;
        bool breached = o.state == CovenantState.Breached;
        if (!met) {
            if (!breached) o.cureUntil = Days.today().addDays(cureDays);
            o.state = CovenantState.Breached;
        } else if (breached) {
            bool inTime = Days.today() <= o.cureUntil;
            o.state = inTime ? CovenantState.Cured : CovenantState.Met;
            // The notice that cut the stay short was taken back: what will be of the period is open.
            if (open) o.state = CovenantState.None;
        } else if (o.state == CovenantState.None) {
            o.state = CovenantState.Met;
        }
    }

    /// @dev Refuses while a period that is over, or a stay that is to be cut short, can still cost something.
    function _requireClosed(uint32 covenant, Covenant storage c) private view {
        Day today = Days.today();
        Day leaving;
        if (c.terms.metric == Metric.Presence) leaving = _leavingOf(c.terms.park, c.terms.obligor);
        uint16 periods = c.terms.periods;
        for (uint16 period = 1; period <= periods; ++period) {
            (, Day last) = _daysOf(covenant, c, period);
            bool due = last < today || (!leaving.isNone() && leaving < last);
            CovenantState state = _stateOf(covenant, period);
            bool open = state == CovenantState.Pending || state == CovenantState.Breached;
            require(!due || !open, CovenantOpen(covenant, period, state));
        }
    }

    /// @dev Where a period of an agreed covenant stands.
    function _requirePeriod(
        uint32 covenant,
        Covenant storage c,
        uint16 period
    ) private view returns (CovenantState) {
        _requireStage(covenant, c, CovenantStage.Agreed);
        uint16 periods = c.terms.periods;
        require(period != 0 && period <= periods, CovenantPeriodUnknown(covenant, period, periods));
        return _stateOf(covenant, period);
    }
}
