// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Day, Days} from "../../types/Day.sol";
import {ILoans, Loan, LoanState} from "./ILoans.sol";
import {Interest} from "./Interest.sol";
import {LoanSecurity} from "./LoanSecurity.sol";

/// @title What is owed on a loan, and what can still be drawn
/// @notice Reads a loan together with the day and the register; only {accrue} and {pay} write.
library LoanAccount {
    /// @notice Interest owed today.
    /// @param it The loan.
    /// @return Fen, rounded down.
    function interestOf(Loan storage it) internal view returns (uint128) {
        return Interest.wholeFen(it.accrued + _earnedSince(it, Days.today()));
    }

    /// @notice Counts the interest up to today; how often that is done does not matter.
    /// @param it The loan.
    function accrue(Loan storage it) internal {
        Day today = Days.today();
        it.accrued += _earnedSince(it, today);
        it.accruedOn = today;
    }

    /// @notice Takes a payment off what is owed, interest first. Reverts with `LoanAmountZero` or `RepaidAboveOwed`.
    /// @param it The loan.
    /// @param loan Its number, for the refusal.
    /// @param amount Fen.
    /// @return ofInterest Fen that go to the interest.
    /// @return ofPrincipal Fen that go to the principal.
    function pay(
        Loan storage it,
        uint32 loan,
        uint128 amount
    ) internal returns (uint128 ofInterest, uint128 ofPrincipal) {
        require(amount != 0, ILoans.LoanAmountZero(loan));
        accrue(it);
        (uint128 principal, uint128 interest) = (it.principal, Interest.wholeFen(it.accrued));
        bool within = amount <= uint256(principal) + interest;
        require(within, ILoans.RepaidAboveOwed(loan, amount, principal, interest));
        ofInterest = amount < interest ? amount : interest;
        ofPrincipal = amount - ofInterest;
        it.accrued = Interest.afterPaying(it.accrued, ofInterest);
        it.principal = principal - ofPrincipal;
    }

    /// @notice What time and the register have made of the state on record.
    /// @param it The loan.
    /// @param parties Registry of parties.
    /// @return state The state today.
    function stateOf(Loan storage it, IPartyRegistry parties) internal view returns (LoanState state) {
        state = it.state;
        bool undrawn = state == LoanState.Committed || state == LoanState.Accepted;
        if (undrawn) return canDraw(it, parties) ? state : LoanState.Cancelled;
        bool owes = it.principal != 0 || interestOf(it) != 0;
        return owes || canDraw(it, parties) ? state : LoanState.Repaid;
    }

    /// @notice Whether more can be drawn, now or later.
    /// @param it The loan.
    /// @param parties Registry of parties.
    /// @return Whether drawing is not over.
    function canDraw(Loan storage it, IPartyRegistry parties) internal view returns (bool) {
        Day today = Days.today();
        bool over = it.closed || today > it.terms.drawUntil;
        if (over || (roomUnder(it) == 0 && !it.terms.maximum)) return false;
        return it.charge == 0 || LoanSecurity.isOpen(parties, it.terms, it.charge, today);
    }

    /// @notice What the terms let be drawn now, whatever the charge secures.
    /// @param it The loan.
    /// @return Fen.
    function roomUnder(Loan storage it) internal view returns (uint128) {
        return it.terms.sum - (it.terms.maximum ? it.principal : it.drawn);
    }

    /// @notice Refuses when time or a party has ended drawing.
    /// @param it The loan.
    /// @param loan Its number, for the refusal.
    function requireDrawing(Loan storage it, uint32 loan) internal view {
        Day today = Days.today();
        require(today <= it.terms.drawUntil, ILoans.DrawingPast(loan, today, it.terms.drawUntil));
        require(!it.closed, ILoans.DrawingClosed(loan));
    }

    function _earnedSince(Loan storage it, Day today) private view returns (uint256) {
        return Interest.earned(it.principal, it.terms.rate, it.accruedOn, today);
    }
}
