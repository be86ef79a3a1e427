// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../party/IConsortium.sol";
import {Ranks} from "../register/charges/Ranks.sol";
import {IBook} from "../settlement/IBook.sol";
import {ILoans} from "../settlement/loans/ILoans.sol";
import {Day, Days} from "../types/Day.sol";
import {IPolicyRegister} from "./IPolicyRegister.sol";
import {Claims} from "./policies/Claims.sol";
import {Coinsurance} from "./policies/Coinsurance.sol";
import {Mortgagees} from "./policies/Mortgagees.sol";
import {
    Claim,
    ClaimState,
    Insurer,
    Policy,
    PolicyKind,
    PolicyState,
    PolicyTerms
} from "./policies/PolicyTypes.sol";
import {Underwriting} from "./policies/Underwriting.sol";

/// @title PolicyRegister
/// @notice See {IPolicyRegister}.
contract PolicyRegister is IPolicyRegister, AccessManagedUpgradeable, UUPSUpgradeable {
    using Claims for Policy;
    using Coinsurance for Insurer[];
    using SafeERC20 for IERC20;

    /// @custom:storage-location erc7201:parkfolio.storage.PolicyRegister
    struct PolicyStorage {
        /// Number of the last policy.
        uint32 policies;
        /// Number of the last claim.
        uint32 claims;
        mapping(uint32 policy => Policy) policy;
        /// Insurers of a policy, the lead first.
        mapping(uint32 policy => Insurer[]) insurers;
        /// Charges whose holders are paid first.
        mapping(uint32 policy => mapping(uint32 charge => bool)) first;
        mapping(uint32 number => Claim) claim;
        /// Claim that a document of loss served for.
        mapping(bytes32 evidence => uint32 number) losses;
        /// Guarantee that covers a loan, or covered it last.
        mapping(uint32 loan => uint32 policy) guarantees;
        /// Last claim on a guarantee.
        mapping(uint32 policy => uint32 number) guaranteeClaims;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.PolicyRegister")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x458d4cd090c99e88fee508dfd71e3b7c4bf3a46501a9f1f036cb838579a2c100;

    IConsortium private immutable CONSORTIUM;
    IERC20 private immutable TOKEN;
    ILoans private immutable LOANS;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits in which premiums and claims are paid.
    /// @param loans Loans that guarantees cover, and that charges secure.
    constructor(IConsortium consortium, IERC20 token, ILoans loans) {
        CONSORTIUM = consortium;
        TOKEN = token;
        LOANS = loans;
        _disableInitializers();
    }

    /// @notice Puts the register under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(CONSORTIUM));
    }

    /// @inheritdoc IPolicyRegister
    function offer(
        PolicyTerms calldata terms,
        Insurer[] calldata insurers,
        uint64 denominator
    ) external returns (uint32 policy) {
        _requireInsurer(msg.sender);
        CONSORTIUM.requireActive(terms.insured);
        PolicyStorage storage $ = _storage();
        policy = ++$.policies;
        Underwriting.open($.policy[policy], $.insurers[policy], terms, insurers, denominator);
        emit PolicyOffered(policy, msg.sender, terms.insured, terms, $.insurers[policy]);
    }

    /// @inheritdoc IPolicyRegister
    function join(uint32 policy) external {
        _requireInsurer(msg.sender);
        _requireState(policy, PolicyState.Offered);
        Insurer[] storage insurers = _storage().insurers[policy];
        Insurer storage own = insurers[_indexOf(policy, insurers, msg.sender)];
        require(!own.joined, JoinedAlready(policy, own.party));
        own.joined = true;
        emit InsurerJoined(policy, own.party);
    }

    /// @inheritdoc IPolicyRegister
    function withdraw(uint32 policy) external {
        _requireLead(policy);
        Policy storage p = _requireState(policy, PolicyState.Offered);
        p.state = PolicyState.Withdrawn;
        emit PolicyWithdrawn(policy);
    }

    /// @inheritdoc IPolicyRegister
    function payPremium(uint32 policy) external {
        _requireInsured(policy);
        Policy storage p = _requireState(policy, PolicyState.Offered);
        PolicyTerms storage t = p.terms;
        Day today = Days.today();
        require(today <= t.until, PolicyPeriodInvalid(today, t.from, t.until));
        Insurer[] memory insurers = _storage().insurers[policy];
        for (uint256 i = 0; i < insurers.length; ++i) {
            require(insurers[i].joined, InsurerNotJoined(policy, insurers[i].party));
            CONSORTIUM.checkOffice(_now(insurers[i].party), OfficeKind.Insurer, Offices.NATIONAL);
        }
        p.state = PolicyState.Paid;
        p.coverFrom = today < t.from ? t.from : today;
        _requireSubject(policy, p);
        uint256[] memory parts = insurers.split(t.premium);
        emit PremiumPaid(policy, p.coverFrom, parts);
        for (uint256 i = 0; i < parts.length; ++i) _move(msg.sender, _now(insurers[i].party), parts[i]);
    }

    /// @inheritdoc IPolicyRegister
    function cancel(uint32 policy) external {
        CONSORTIUM.requireActive(msg.sender);
        Policy storage p = _storage().policy[policy];
        bool insured = _actsFor(p.terms.insured);
        require(insured || _actsFor(_leadOf(policy)), NotSideOfPolicy(policy, msg.sender));
        _requireState(policy, PolicyState.Paid);
        if (p.terms.kind == PolicyKind.Property) _requireNoMortgagee(policy, p.terms);
        if (insured) p.insuredCancels = true;
        else p.leadCancels = true;
        emit CancellationAsked(policy, msg.sender);
        if (!p.insuredCancels || !p.leadCancels) return;
        p.state = PolicyState.Cancelled;
        p.cancelledOn = Days.today();
        emit PolicyCancelled(policy, p.cancelledOn);
    }

    /// @inheritdoc IPolicyRegister
    function giveNotice(uint32 policy, uint32 charge) external {
        _note(policy, charge, true);
    }

    /// @inheritdoc IPolicyRegister
    function waive(uint32 policy, uint32 charge) external {
        _note(policy, charge, false);
    }

    /// @inheritdoc IPolicyRegister
    function claim(
        uint32 policy,
        uint128 amount,
        Day lossOn,
        bool toInsured,
        bytes32 evidence
    ) external returns (uint32 number) {
        Policy storage p = _requireClaimant(policy, amount);
        PolicyTerms storage t = p.terms;
        require(t.kind != PolicyKind.PledgeGuarantee, PolicyOfOtherKind(policy, t.kind));
        Claims.requireLoss(policy, p, lossOn);
        if (t.kind == PolicyKind.Property) {
            Mortgagees.requireInterest(t, CONSORTIUM, policy);
            if (toInsured) _requireNoMortgagee(policy, p.terms);
        }
        (DocumentKind kind, ) = CONSORTIUM.requireGood(evidence);
        bool official = kind == DocumentKind.CourtOrder || kind == DocumentKind.AuthorityDecision;
        require(
            official || t.kind == PolicyKind.Property,
            IEvidenceRegistry.EvidenceOfWrongKind(evidence, kind, DocumentKind.CourtOrder)
        );
        return _file(policy, amount, lossOn, toInsured, evidence);
    }

    /// @inheritdoc IPolicyRegister
    function claimGuarantee(
        uint32 policy,
        uint128 amount,
        bytes32 evidence
    ) external returns (uint32 number) {
        Policy storage p = _requireClaimant(policy, amount);
        require(p.terms.kind == PolicyKind.PledgeGuarantee, PolicyOfOtherKind(policy, p.terms.kind));
        PolicyStorage storage $ = _storage();
        uint32 before = $.guaranteeClaims[policy];
        bool free = before == 0 || $.claim[before].state == ClaimState.Rejected;
        require(free, GuaranteeClaimed(policy, before));
        _requireCreditor(policy, p.terms);
        Day lossOn = Claims.requireDefault(policy, p, LOANS);
        Claims.requireOwed(policy, p, LOANS, amount);
        CONSORTIUM.requireGood(evidence);
        number = _file(policy, amount, lossOn, false, evidence);
        $.guaranteeClaims[policy] = number;
    }

    /// @inheritdoc IPolicyRegister
    function assess(uint32 number, uint128 amount, bytes32 valuation) external {
        (Claim storage c, Policy storage p) = _requireOpen(number);
        uint32 policy = c.policy;
        require(amount != 0, ClaimEmpty(policy));
        uint128 left = p.coverLeft() + c.assessed;
        uint128 most = c.amount < left ? c.amount : left;
        require(amount <= most, AboveCover(policy, amount, most));
        if (p.terms.kind == PolicyKind.PledgeGuarantee) Claims.requireOwed(policy, p, LOANS, amount);
        CONSORTIUM.requireKind(valuation, DocumentKind.Valuation);
        p.committed = p.committed - c.assessed + amount;
        (c.state, c.assessed, c.basis) = (ClaimState.Assessed, amount, valuation);
        emit ClaimAssessed(number, amount, valuation);
    }

    /// @inheritdoc IPolicyRegister
    function reject(uint32 number, bytes32 reason) external {
        (Claim storage c, Policy storage p) = _requireOpen(number);
        require(reason != 0, IEvidenceRegistry.CommitmentEmpty());
        p.committed -= c.assessed;
        (c.state, c.assessed, c.basis) = (ClaimState.Rejected, 0, reason);
        emit ClaimRejected(number, reason);
    }

    /// @inheritdoc IPolicyRegister
    function pay(uint32 number) external {
        Claim storage c = _requireAssessed(number);
        uint32 policy = c.policy;
        PolicyTerms storage t = _storage().policy[policy].terms;
        require(t.kind != PolicyKind.PledgeGuarantee, PolicyOfOtherKind(policy, t.kind));
        Ranks.Payment[] memory payments = _proceeds(c);
        c.state = ClaimState.Paid;
        emit ClaimPaid(number, c.assessed, payments);
        Insurer[] memory insurers = _storage().insurers[policy];
        uint256[] memory parts = insurers.split(c.assessed);
        for (uint256 i = 0; i < parts.length; ++i) _move(_now(insurers[i].party), address(this), parts[i]);
        for (uint256 i = 0; i < payments.length; ++i) _payOut(t, payments[i]);
    }

    /// @inheritdoc IBook
    function settled(uint32 ref, address party, uint128 amount, bool paysIn, uint32 number) external {
        CONSORTIUM.checkOffice(msg.sender, OfficeKind.Settlement, Offices.NATIONAL);
        Claim storage c = _requireAssessed(ref);
        uint32 policy = c.policy;
        Policy storage p = _storage().policy[policy];
        require(p.terms.kind == PolicyKind.PledgeGuarantee, PolicyOfOtherKind(policy, p.terms.kind));
        require(paysIn, NotPaidIn(ref, party));
        Insurer[] memory insurers = _storage().insurers[policy];
        uint256 i = _indexOf(policy, insurers, party);
        uint256 mask = c.paidMask;
        require((mask >> i) & 1 == 0, AlreadyPaidIn(ref, insurers[i].party));
        uint256[] memory parts = insurers.split(c.assessed);
        require(amount == parts[i], ShareOfClaimWrong(ref, insurers[i].party, amount, uint128(parts[i])));
        Claims.requireSubrogated(ref, p.terms.loan, LOANS, CONSORTIUM, insurers[0].party);
        if (mask == 0) c.owed = Claims.requireOwed(policy, p, LOANS, c.assessed);
        mask |= 1 << i;
        c.paidMask = uint16(mask);
        emit ShareSettled(ref, insurers[i].party, amount, number);
        if (!_allPaid(mask, parts)) return;
        c.state = ClaimState.Paid;
        emit ClaimPaid(ref, c.assessed, new Ranks.Payment[](0));
    }

    /// @inheritdoc IPolicyRegister
    function policyOf(uint32 policy) external view returns (Policy memory) {
        return _storage().policy[policy];
    }

    /// @inheritdoc IPolicyRegister
    function insurersOf(uint32 policy) external view returns (Insurer[] memory) {
        return _storage().insurers[policy];
    }

    /// @inheritdoc IPolicyRegister
    function claimOf(uint32 number) external view returns (Claim memory) {
        return _storage().claim[number];
    }

    /// @inheritdoc IPolicyRegister
    function coverLeftOf(uint32 policy) external view returns (uint128) {
        return _storage().policy[policy].coverLeft();
    }

    /// @inheritdoc IPolicyRegister
    function isInForce(uint32 policy, Day day) external view returns (bool) {
        Policy storage p = _storage().policy[policy];
        return !p.coverFrom.isNone() && p.coverFrom <= day && day <= Claims.lastDay(p);
    }

    /// @inheritdoc IPolicyRegister
    function isMortgageeFirst(uint32 policy, uint32 charge) external view returns (bool) {
        return _storage().first[policy][charge];
    }

    /// @inheritdoc IPolicyRegister
    function sharesOf(uint32 number) external view returns (uint256[] memory) {
        Claim storage c = _known(number);
        return _storage().insurers[c.policy].split(c.assessed);
    }

    /// @inheritdoc IPolicyRegister
    function proceedsOf(uint32 number) external view returns (Ranks.Payment[] memory) {
        return _proceeds(_known(number));
    }

    /// @inheritdoc IPolicyRegister
    function recoveryOf(
        uint32 number,
        uint128 recovered
    ) external view returns (uint128 creditorPart, uint256[] memory parts) {
        Claim storage c = _known(number);
        // Nothing is recovered before somebody has paid: `owed` is then 0.
        uint128 unpaid = c.owed > c.assessed ? c.owed - c.assessed : 0;
        creditorPart = recovered < unpaid ? recovered : unpaid;
        parts = _storage().insurers[c.policy].split(recovered - creditorPart);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev What a policy covers is there, and the insured has something to lose by it.
    function _requireSubject(uint32 policy, Policy storage p) private {
        PolicyTerms storage t = p.terms;
        PolicyStorage storage $ = _storage();
        if (t.kind == PolicyKind.PledgeGuarantee) {
            _requireCreditor(policy, t);
            uint32 other = $.guarantees[t.loan];
            bool free = other == 0 || Claims.lastDay($.policy[other]) < p.coverFrom;
            require(free, LoanInsured(t.loan, other));
            $.guarantees[t.loan] = policy;
            return;
        }
        Mortgagees.requireInterest(t, CONSORTIUM, policy);
        uint32 charge = t.mortgagee;
        if (charge == 0) return;
        address chargee = Mortgagees.chargeeOf(t, charge);
        require(chargee != address(0), NotTheMortgagee(policy, charge, msg.sender, chargee));
        $.first[policy][charge] = true;
        emit MortgageeNoted(policy, charge, msg.sender, true);
    }

    function _note(uint32 policy, uint32 charge, bool first) private {
        CONSORTIUM.requireActive(msg.sender);
        PolicyTerms storage t = _requireState(policy, PolicyState.Paid).terms;
        require(t.kind == PolicyKind.Property, PolicyOfOtherKind(policy, t.kind));
        address chargee = Mortgagees.chargeeOf(t, charge);
        require(_actsFor(chargee), NotTheMortgagee(policy, charge, msg.sender, chargee));
        _storage().first[policy][charge] = first;
        emit MortgageeNoted(policy, charge, msg.sender, first);
    }

    function _file(
        uint32 policy,
        uint128 amount,
        Day lossOn,
        bool toInsured,
        bytes32 evidence
    ) private returns (uint32 number) {
        PolicyStorage storage $ = _storage();
        uint128 left = $.policy[policy].coverLeft();
        require(amount <= left, AboveCover(policy, amount, left));
        require($.losses[evidence] == 0, LossClaimed(evidence, $.losses[evidence]));
        number = ++$.claims;
        $.losses[evidence] = number;
        Claim storage c = $.claim[number];
        (c.policy, c.state, c.lossOn, c.filedOn) = (policy, ClaimState.Filed, lossOn, Days.today());
        (c.toInsured, c.amount, c.evidence) = (toInsured, amount, evidence);
        emit ClaimFiled(number, policy, msg.sender, c);
    }

    /// @dev What is paid to the holder of a charge repays the loan that the charge secures.
    function _payOut(PolicyTerms storage t, Ranks.Payment memory payment) private {
        uint32 loan = payment.charge == 0 ? 0 : Mortgagees.loanOn(t, LOANS, payment.charge);
        if (loan == 0) {
            TOKEN.safeTransfer(_now(payment.payee), payment.amount);
        } else {
            TOKEN.forceApprove(address(LOANS), payment.amount);
            LOANS.repay(loan, payment.amount);
        }
    }

    function _move(address from, address to, uint256 amount) private {
        if (amount != 0) TOKEN.safeTransferFrom(from, to, amount);
    }

    function _proceeds(Claim storage c) private view returns (Ranks.Payment[] memory) {
        PolicyStorage storage $ = _storage();
        return Mortgagees.proceedsOf($.first[c.policy], LOANS, $.policy[c.policy].terms, c.assessed);
    }

    function _requireNoMortgagee(uint32 policy, PolicyTerms storage t) private view {
        Mortgagees.requireNone(_storage().first[policy], LOANS, t, policy);
    }

    function _requireClaimant(uint32 policy, uint128 amount) private view returns (Policy storage p) {
        p = _requireInsured(policy);
        Claims.requireOnceInForce(policy, p);
        require(amount != 0, ClaimEmpty(policy));
    }

    function _requireCreditor(uint32 policy, PolicyTerms storage t) private view {
        address creditor = LOANS.creditorOf(t.loan);
        require(_now(t.insured) == creditor, InsuredNotCreditor(policy, t.insured, creditor));
    }

    function _requireOpen(uint32 number) private view returns (Claim storage c, Policy storage p) {
        CONSORTIUM.requireActive(msg.sender);
        c = _known(number);
        uint32 policy = c.policy;
        address lead = _leadOf(policy);
        require(_actsFor(lead), NotTheLead(policy, msg.sender, lead));
        Claims.requireUnpaid(number, c, _storage().insurers[policy]);
        p = _storage().policy[policy];
    }

    function _requireAssessed(uint32 number) private view returns (Claim storage c) {
        c = _known(number);
        ClaimState state = c.state;
        require(state != ClaimState.Paid, AlreadyPaid(number));
        require(state == ClaimState.Assessed, ClaimNotIn(number, state));
    }

    function _known(uint32 number) private view returns (Claim storage c) {
        c = _storage().claim[number];
        require(c.state != ClaimState.None, ClaimUnknown(number));
    }

    function _requireInsurer(address caller) private view {
        CONSORTIUM.checkOffice(caller, OfficeKind.Insurer, Offices.NATIONAL);
        CONSORTIUM.requireActive(caller);
    }

    function _requireLead(uint32 policy) private view {
        CONSORTIUM.requireActive(msg.sender);
        address lead = _leadOf(policy);
        require(_actsFor(lead), NotTheLead(policy, msg.sender, lead));
    }

    function _requireInsured(uint32 policy) private view returns (Policy storage p) {
        CONSORTIUM.requireActive(msg.sender);
        p = _storage().policy[policy];
        address insured = p.terms.insured;
        require(p.state != PolicyState.None, PolicyUnknown(policy));
        require(_actsFor(insured), NotTheInsured(policy, msg.sender, insured));
    }

    function _requireState(uint32 policy, PolicyState state) private view returns (Policy storage p) {
        p = _storage().policy[policy];
        require(p.state != PolicyState.None, PolicyUnknown(policy));
        require(p.state == state, PolicyNotIn(policy, p.state));
    }

    function _leadOf(uint32 policy) private view returns (address) {
        Insurer[] storage insurers = _storage().insurers[policy];
        require(insurers.length != 0, PolicyUnknown(policy));
        return insurers[0].party;
    }

    function _indexOf(
        uint32 policy,
        Insurer[] memory insurers,
        address party
    ) private view returns (uint256 i) {
        i = insurers.find(CONSORTIUM, party);
        require(i < insurers.length, NotAnInsurer(policy, party));
    }

    /// @dev Whether the caller is the party, or answers for it now that it has ceased.
    function _actsFor(address party) private view returns (bool) {
        return msg.sender == party || msg.sender == CONSORTIUM.answeringFor(party);
    }

    function _now(address party) private view returns (address) {
        return CONSORTIUM.answeringFor(party);
    }

    /// @dev An insurer whose share of a small claim is nothing has nothing to pay.
    function _allPaid(uint256 mask, uint256[] memory parts) private pure returns (bool) {
        for (uint256 i = 0; i < parts.length; ++i) {
            if (parts[i] != 0 && (mask >> i) & 1 == 0) return false;
        }
        return true;
    }

    function _storage() private pure returns (PolicyStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
