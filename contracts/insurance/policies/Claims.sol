// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {ILoans, Loan, LoanState} from "../../settlement/loans/ILoans.sol";
import {Day, Days} from "../../types/Day.sol";
import {IPolicyRegister} from "../IPolicyRegister.sol";
import {Claim, ClaimState, Insurer, Policy, PolicyKind, PolicyState, PolicyTerms} from "./PolicyTypes.sol";
import {Subjects} from "./Subjects.sol";

/// @title Claims
/// @notice When a policy covers, and how much of it.
library Claims {
    /// @notice Last day of cover.
    function lastDay(Policy storage p) internal view returns (Day last) {
        last = p.terms.until;
        Day ended = p.cancelledOn;
        if (!ended.isNone() && ended <= last) last = Day.wrap(Day.unwrap(ended) - 1);
    }

    /// @notice Fen of the cover that no assessment has taken.
    function coverLeft(Policy storage p) internal view returns (uint128) {
        return p.terms.cover - p.committed;
    }

    /// @notice Refuses unless there was cover on a day, or its last days could still be claimed for.
    function requireOnceInForce(uint32 policy, Policy storage p) internal view {
        PolicyState state = p.state;
        require(
            state == PolicyState.Paid || state == PolicyState.Cancelled,
            IPolicyRegister.PolicyNotIn(policy, state)
        );
    }

    /// @notice Refuses a loss of property outside the cover, or a defect of title later than the date of title or claimed
    /// outside the period.
    function requireLoss(uint32 policy, Policy storage p, Day lossOn) external view {
        PolicyTerms storage t = p.terms;
        Day today = Days.today();
        if (t.kind == PolicyKind.Title) {
            require(lossOn <= t.from, IPolicyRegister.DefectAfterTitle(policy, lossOn, t.from));
            _requireCovered(policy, p, today, t.waitingDays);
        } else {
            require(lossOn <= today, IPolicyRegister.LossInFuture(today, lossOn));
            _requireCovered(policy, p, lossOn, t.waitingDays);
        }
    }

    /// @notice Refuses unless the loan fell due within the cover and is in default, and the waiting days are over.
    function requireDefault(
        uint32 policy,
        Policy storage p,
        ILoans loans
    ) external view returns (Day lossOn) {
        PolicyTerms storage t = p.terms;
        uint32 loan = t.loan;
        Loan memory owing = loans.loanOf(loan);
        require(owing.state == LoanState.Defaulted, IPolicyRegister.NotInDefault(policy, loan));
        lossOn = owing.terms.maturity.addDays(1);
        _requireCovered(policy, p, lossOn, 0);
        Day first = lossOn.addDays(t.waitingDays);
        require(first <= Days.today(), IPolicyRegister.WaitingPeriod(policy, Days.today(), first));
    }

    /// @notice What is owed on the loan of a guarantee. Refuses more than the covered share of it.
    function requireOwed(
        uint32 policy,
        Policy storage p,
        ILoans loans,
        uint128 amount
    ) external view returns (uint128 owed) {
        (uint128 principal, uint128 interest) = loans.owedOf(p.terms.loan);
        owed = principal + interest;
        uint256 most = (uint256(owed) * p.terms.covered.numerator) / p.terms.covered.denominator;
        require(amount <= most, IPolicyRegister.AboveOwed(policy, amount, uint128(most)));
    }

    /// @notice Refuses unless what is due can still be said: nobody has paid.
    function requireUnpaid(uint32 number, Claim storage c, Insurer[] storage insurers) external view {
        ClaimState state = c.state;
        require(state != ClaimState.Paid, IPolicyRegister.AlreadyPaid(number));
        bool open = state == ClaimState.Filed || state == ClaimState.Assessed;
        require(open, IPolicyRegister.ClaimNotIn(number, state));
        uint256 mask = c.paidMask;
        for (uint256 i = 0; mask != 0; (++i, mask >>= 1)) {
            if (mask & 1 == 1) revert IPolicyRegister.AlreadyPaidIn(number, insurers[i].party);
        }
    }

    /// @notice Refuses unless the charge is the lead insurer's by now: the insurers have the creditor's place (Civil Code
    /// art. 700).
    function requireSubrogated(
        uint32 number,
        uint32 loan,
        ILoans loans,
        IPartyRegistry parties,
        address lead
    ) external view {
        Loan memory owing = loans.loanOf(loan);
        address chargee = Subjects.chargeeOf(owing.terms.register, owing.terms.title, owing.charge);
        require(
            parties.answeringFor(chargee) == parties.answeringFor(lead),
            IPolicyRegister.SubrogationMissing(number, owing.charge, chargee)
        );
    }

    /// @dev Refuses unless `day` is a day of cover past the waiting days.
    function _requireCovered(uint32 policy, Policy storage p, Day day, uint256 waitingDays) private view {
        Day from = p.coverFrom.addDays(waitingDays);
        Day last = lastDay(p);
        require(from <= day && day <= last, IPolicyRegister.NotCovered(policy, day, from, last));
    }
}
