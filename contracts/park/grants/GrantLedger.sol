// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Matters} from "../../register/Matter.sol";
import {Day, Days} from "../../types/Day.sol";
import {CovenantState, ICovenants} from "../covenants/ICovenants.sol";
import {Independence} from "../Independence.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {Serving} from "../Serving.sol";
import {ITenancy} from "../tenancy/ITenancy.sol";
import {Awarding} from "./Awarding.sol";
import {GrantBook} from "./GrantBook.sol";
import {
    Budget,
    Clawback,
    ClawbackState,
    Formula,
    Grant,
    GrantState,
    GrantTerms,
    Milestone,
    Tranche,
    TrancheStand
} from "./GrantTypes.sol";
import {IGrantLedger} from "./IGrantLedger.sol";

/// @title GrantLedger
/// @notice See {IGrantLedger}.
contract GrantLedger is GrantBook {
    using Awarding for GrantTerms;
    using SafeERC20 for IERC20;

    IERC20 private immutable TOKEN;
    ITenancy private immutable TENANCIES;
    ICovenants private immutable COVENANTS;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    /// @param parks The parks.
    /// @param tenancy Who is a tenant.
    /// @param covenants What grantees promised.
    constructor(
        IConsortium consortium,
        IERC20 token,
        IParkRegistry parks,
        ITenancy tenancy,
        ICovenants covenants
    ) GrantBook(consortium, parks) {
        TOKEN = token;
        TENANCIES = tenancy;
        COVENANTS = covenants;
    }

    /// @inheritdoc IGrantLedger
    function openBudget(uint32 park, bytes32 line, address payer, uint128 amount, bytes32 document) external {
        _requireAuthority(park);
        bool sound = line != 0 && payer != address(0) && amount != 0;
        require(sound, BudgetInvalid(park, line, payer, amount));
        CONSORTIUM.requireActive(payer);
        Budget storage b = _storage().budgets[park][line];
        require(b.payer == address(0), BudgetExists(park, line));
        _requireDecision(document);
        (b.payer, b.amount) = (payer, amount);
        emit BudgetOpened(park, line, payer, amount, document);
    }

    /// @inheritdoc IGrantLedger
    function raiseBudget(uint32 park, bytes32 line, uint128 amount, bytes32 document) external {
        _requireAuthority(park);
        Budget storage b = _budget(park, line);
        bool sound = amount != 0 && amount <= type(uint128).max - b.amount;
        require(sound, BudgetInvalid(park, line, b.payer, amount));
        _requireDecision(document);
        b.amount += amount;
        emit BudgetRaised(park, line, amount, document);
    }

    /// @inheritdoc IGrantLedger
    function award(GrantTerms calldata terms) external returns (uint32 grant) {
        _requireAuthority(terms.park);
        _requireEligible(terms.park, terms.grantee);
        Budget storage b = _budget(terms.park, terms.line);
        uint256 sum = terms.requireSound(COVENANTS);
        uint128 left = b.amount - b.awarded;
        require(sum <= left, BudgetExceeded(terms.park, terms.line, sum, left));
        uint128 total = uint128(sum);
        require(terms.terms != 0, IEvidenceRegistry.CommitmentEmpty());
        _requireDecision(terms.legalBasis);
        if (terms.review != 0) CONSORTIUM.requireKind(terms.review, DocumentKind.FairCompetitionReview);
        b.awarded += total;
        grant = ++_storage().lastGrant;
        Grant storage g = _storage().grants[grant];
        (g.terms, g.state, g.total) = (terms, GrantState.Awarded, total);
        emit GrantAwarded(grant, terms.park, terms.grantee, msg.sender, terms);
    }

    /// @inheritdoc IGrantLedger
    function accept(uint32 grant) external {
        Grant storage g = _grant(grant);
        _requireParty(g.terms.grantee);
        require(g.state == GrantState.Awarded, GrantStateInvalid(grant, g.state));
        g.state = GrantState.Accepted;
        emit GrantAccepted(grant);
    }

    /// @inheritdoc IGrantLedger
    function lodgeReview(uint32 grant, bytes32 review) external {
        Grant storage g = _grant(grant);
        _requireAuthority(g.terms.park);
        require(g.state != GrantState.Cancelled, GrantStateInvalid(grant, g.state));
        CONSORTIUM.requireKind(review, DocumentKind.FairCompetitionReview);
        g.terms.review = review;
        emit ReviewLodged(grant, review);
    }

    /// @inheritdoc IGrantLedger
    function cancel(uint32 grant, bytes32 reason) external {
        Grant storage g = _grant(grant);
        _requireAuthority(g.terms.park);
        require(g.state != GrantState.Cancelled, GrantStateInvalid(grant, g.state));
        require(g.received == 0, GrantPaid(grant, g.received));
        _requireDecision(reason);
        g.state = GrantState.Cancelled;
        _storage().budgets[g.terms.park][g.terms.line].awarded -= g.total;
        emit GrantCancelled(grant, reason);
    }

    /// @inheritdoc IGrantLedger
    function pay(uint32 grant, uint8 tranche, bytes32 evidence) external {
        Grant storage g = _grant(grant);
        _requireParty(_payerOf(g));
        require(g.state == GrantState.Accepted, GrantStateInvalid(grant, g.state));
        Tranche memory t = _tranche(grant, g, tranche);
        TrancheStand storage stand = _storage().tranches[grant][tranche];
        require(stand.paidOn.isNone(), TranchePaidBefore(grant, tranche, stand.paidOn));
        bytes32 review = g.terms.review;
        require(review != 0, NoReview(grant));
        CONSORTIUM.requireKind(review, DocumentKind.FairCompetitionReview);
        address grantee = g.terms.grantee;
        _requireEligible(g.terms.park, grantee);
        bool document = t.milestone == Milestone.Document;
        if (document) _useUp(evidence, grantee);
        else require(_isReached(t), MilestoneNotMet(grant, tranche));
        stand.paidOn = Days.today();
        g.received += t.amount;
        address payee = CONSORTIUM.answeringFor(grantee);
        emit TranchePaid(grant, tranche, msg.sender, payee, t.amount, document ? evidence : bytes32(0));
        TOKEN.safeTransferFrom(msg.sender, payee, t.amount);
    }

    /// @inheritdoc IGrantLedger
    function claim(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) external returns (uint32 clawback) {
        Grant storage g = _grant(grant);
        _requireAuthority(g.terms.park);
        uint128 amount = _tranche(grant, g, tranche).amount;
        Formula formula = g.terms.formulaOf(grant, tranche, covenant, period);
        _requireRetained(grant, g, tranche);
        (uint256 unmet, uint256 whole, uint32 version) = COVENANTS.unmetOf(covenant, period);
        uint32 standing = _storage().claimed[_keyOf(grant, tranche, covenant, period)];
        Clawback storage c = _storage().clawbacks[standing];
        bool news = standing == 0 || c.version != version;
        require(news, AlreadyEnforced(covenant, period));
        require(c.state != ClawbackState.Waived, ClawbackStateInvalid(standing, c.state));
        COVENANTS.enforce(covenant, period);
        uint128 due = uint128(
            formula == Formula.Full ? (unmet == 0 ? 0 : amount) : Math.mulDiv(amount, unmet, whole)
        );
        // All claims on a tranche together take back what was received of it at most.
        uint128 free = amount - (_storage().tranches[grant][tranche].due - c.due);
        if (due > free) due = free;
        if (standing != 0) return _restate(standing, due, version);
        require(due != 0, NothingToClaim(grant, tranche));
        return _open(grant, tranche, covenant, period, due, version);
    }

    /// @inheritdoc IGrantLedger
    function dispute(uint32 clawback, bytes32 document) external {
        (Clawback storage c, Grant storage g) = _clawback(clawback);
        _requireParty(g.terms.grantee);
        require(c.state == ClawbackState.Due, ClawbackStateInvalid(clawback, c.state));
        Day until = c.claimedOn.addDays(g.terms.disputeDays);
        require(Days.today() <= until, DisputeLate(clawback, until));
        CONSORTIUM.requireGood(document);
        c.state = ClawbackState.Disputed;
        emit ClawbackDisputed(clawback, document);
    }

    /// @inheritdoc IGrantLedger
    function decide(uint32 clawback, bool confirmed, bytes32 document) external {
        (Clawback storage c, Grant storage g) = _clawback(clawback);
        _requireSecondOfficer(c, g);
        require(c.state == ClawbackState.Disputed, ClawbackStateInvalid(clawback, c.state));
        _conclude(clawback, confirmed, confirmed ? c.due : 0, document);
    }

    /// @inheritdoc IGrantLedger
    function waive(uint32 clawback, bytes32 document) external {
        (Clawback storage c, Grant storage g) = _clawback(clawback);
        _requireSecondOfficer(c, g);
        bool stands = c.state == ClawbackState.Due || c.state == ClawbackState.Confirmed;
        require(stands && c.due > c.repaid, ClawbackStateInvalid(clawback, c.state));
        _conclude(clawback, false, c.repaid, document);
    }

    /// @inheritdoc IGrantLedger
    function repay(uint32 clawback, uint128 amount) external {
        (Clawback storage c, Grant storage g) = _clawback(clawback);
        require(c.state != ClawbackState.Disputed, ClawbackStateInvalid(clawback, c.state));
        uint128 open = _openOf(c);
        require(amount != 0 && amount <= open, RepaidAboveDue(clawback, amount, open));
        c.repaid += amount;
        _owe(g, open, open - amount);
        emit ClawbackRepaid(clawback, msg.sender, amount);
        TOKEN.safeTransferFrom(msg.sender, CONSORTIUM.answeringFor(_payerOf(g)), amount);
    }

    /// @inheritdoc IGrantLedger
    function refund(uint32 clawback) external {
        (Clawback storage c, Grant storage g) = _clawback(clawback);
        _requireParty(_payerOf(g));
        require(c.repaid > c.due, NothingToRefund(clawback));
        uint128 amount = c.repaid - c.due;
        c.repaid = c.due;
        emit ClawbackRefunded(clawback, amount);
        TOKEN.safeTransferFrom(msg.sender, CONSORTIUM.answeringFor(g.terms.grantee), amount);
    }

    function _open(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period,
        uint128 due,
        uint32 version
    ) private returns (uint32 clawback) {
        GrantStorage storage $ = _storage();
        clawback = ++$.lastClawback;
        $.claimed[_keyOf(grant, tranche, covenant, period)] = clawback;
        Clawback storage c = $.clawbacks[clawback];
        (c.grant, c.tranche, c.covenant, c.period) = (grant, tranche, covenant, period);
        (c.version, c.claimedOn, c.claimedBy) = (version, Days.today(), msg.sender);
        _put(c, ClawbackState.Due, due);
        emit ClawbackClaimed(clawback, grant, tranche, covenant, period, due, version, msg.sender);
    }

    /// @dev Moves a claim by the difference. More is due anew, and can be disputed anew.
    function _restate(uint32 clawback, uint128 due, uint32 version) private returns (uint32) {
        Clawback storage c = _storage().clawbacks[clawback];
        uint128 before = c.due;
        c.version = version;
        bool more = due > before;
        if (more) (c.claimedOn, c.claimedBy) = (Days.today(), msg.sender);
        _put(c, more ? ClawbackState.Due : c.state, due);
        emit ClawbackRestated(clawback, before, due, version, msg.sender);
        return clawback;
    }

    function _conclude(uint32 clawback, bool confirmed, uint128 due, bytes32 document) private {
        _requireDecision(document);
        ClawbackState state = confirmed ? ClawbackState.Confirmed : ClawbackState.Waived;
        _put(_storage().clawbacks[clawback], state, due);
        emit ClawbackDecided(clawback, state, due, document, msg.sender);
    }

    /// @dev A document proves one milestone, and is not the grantee's own.
    function _useUp(bytes32 evidence, address grantee) private {
        CONSORTIUM.requireGood(evidence);
        address attester = CONSORTIUM.documentOf(evidence).attester;
        Independence.requireIndependent(CONSORTIUM, attester, grantee);
        Serving.serve(_storage().used, evidence);
    }

    function _isReached(Tranche memory t) private view returns (bool) {
        // Whoever is paid at all is a tenant.
        if (t.milestone == Milestone.Admission) return true;
        CovenantState state = COVENANTS.stateOf(t.covenant, t.period);
        return state == CovenantState.Met || state == CovenantState.Cured;
    }

    /// @dev Grants are for tenants who owe nothing back, wherever.
    function _requireEligible(uint32 park, address grantee) private view {
        require(TENANCIES.isAdmitted(park, grantee), NotATenant(park, grantee));
        uint128 owed = _storage().owed[0][grantee];
        require(owed == 0, ClawbackUnpaid(grantee, owed));
    }

    function _requireRetained(uint32 grant, Grant storage g, uint8 tranche) private view {
        Day paidOn = _storage().tranches[grant][tranche].paidOn;
        require(!paidOn.isNone(), TrancheUnpaid(grant, tranche));
        Day until = paidOn.addMonths(g.terms.retentionMonths);
        require(Days.today() <= until, RetentionOver(grant, tranche, until));
    }

    function _requireSecondOfficer(Clawback storage c, Grant storage g) private view {
        _requireAuthority(g.terms.park);
        require(msg.sender != c.claimedBy, Matters.SameOfficer(msg.sender));
    }

    function _tranche(uint32 grant, Grant storage g, uint8 tranche) private view returns (Tranche memory) {
        require(tranche < g.terms.tranches.length, TrancheUnknown(grant, tranche));
        return g.terms.tranches[tranche];
    }

    function _budget(uint32 park, bytes32 line) private view returns (Budget storage b) {
        b = _storage().budgets[park][line];
        require(b.payer != address(0), BudgetUnknown(park, line));
    }
}
