// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {OfficeKind, Offices} from "../../authority/Offices.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Ranks} from "../../register/charges/Ranks.sol";
import {IBook} from "../../settlement/IBook.sol";
import {Day, Days} from "../../types/Day.sol";
import {IPolicyRegister} from "../IPolicyRegister.sol";
import {Claims} from "./Claims.sol";
import {Coinsurance} from "./Coinsurance.sol";
import {Mortgagees} from "./Mortgagees.sol";
import {PolicyBook} from "./PolicyBook.sol";
import {Claim, ClaimState, Insurer, Policy, PolicyKind, PolicyTerms} from "./PolicyTypes.sol";

/// @title Claims on policies, from filing to payment
/// @notice See {IPolicyRegister}.
abstract contract ClaimBook is PolicyBook {
    using Claims for Policy;
    using Coinsurance for Insurer[];
    using SafeERC20 for IERC20;

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

    /// @dev What is paid to the holder of a charge repays the loan that the charge secures, if it is owed to the holder.
    function _payOut(PolicyTerms storage t, Ranks.Payment memory payment) private {
        address payee = _now(payment.payee);
        uint32 loan = payment.charge == 0 ? 0 : LOANS.loanOn(t.register, payment.charge);
        if (loan == 0 || LOANS.creditorOf(loan) != payee) {
            TOKEN.safeTransfer(payee, payment.amount);
        } else {
            TOKEN.forceApprove(address(LOANS), payment.amount);
            LOANS.repay(loan, payment.amount);
        }
    }

    function _requireClaimant(uint32 policy, uint128 amount) private view returns (Policy storage p) {
        p = _requireInsured(policy);
        Claims.requireOnceInForce(policy, p);
        require(amount != 0, ClaimEmpty(policy));
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

    /// @dev An insurer whose share of a small claim is nothing has nothing to pay.
    function _allPaid(uint256 mask, uint256[] memory parts) private pure returns (bool) {
        for (uint256 i = 0; i < parts.length; ++i) {
            if (parts[i] != 0 && (mask >> i) & 1 == 0) return false;
        }
        return true;
    }
}
