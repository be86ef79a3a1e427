// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {ChargeActs} from "../../register/charges/ChargeActs.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {ILoans, Loan, Terms} from "./ILoans.sol";

/// @title The security of a loan, as the register shows it now
/// @notice Nothing of a charge is kept with the loan but its number.
library LoanSecurity {
    /// @notice Live security of a title.
    /// @param terms Terms of the loan, for register and title.
    /// @param id Number of the charge; 0 finds none.
    /// @return found Whether there is one of this number.
    /// @return charge The charge; empty if not.
    function find(Terms memory terms, uint32 id) internal view returns (bool found, Charge memory charge) {
        if (id == 0) return (false, charge);
        Charge[] memory live = IRegisterViews(terms.register).chargesOf(terms.title);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].id == id && live[i].kind.isSecurity()) return (true, live[i]);
        }
    }

    /// @notice Refuses a charge that cannot secure what is drawn on the loan now.
    /// @param parties Registry of parties.
    /// @param loan Number of the loan, for the refusal.
    /// @param terms Its terms.
    /// @param id Number of the charge.
    /// @return charge The charge.
    function requireFit(
        IPartyRegistry parties,
        uint32 loan,
        Terms memory terms,
        uint32 id
    ) internal view returns (Charge memory charge) {
        bool found;
        (found, charge) = find(terms, id);
        require(found, ILoans.SecurityMissing(loan, id));
        require(
            isOf(parties, charge.chargee, terms.lender),
            ILoans.ChargeOfAnother(loan, id, charge.chargee)
        );
        bool claimsOpen = !terms.maximum || charge.fixedOn.isNone();
        require(claimsOpen, ChargeActs.ClaimFixed(terms.title, id, charge.fixedOn));
        bool ceiling = charge.kind == ChargeKind.MaximumMortgage;
        require(ceiling == terms.maximum, ILoans.ChargeKindUnfit(loan, id, charge.kind));
    }

    /// @notice Whether the charge could still secure a draw, now or later.
    /// @param parties Registry of parties.
    /// @param terms Terms of the loan.
    /// @param id Number of the charge.
    /// @param today Day.
    /// @return Whether it is live, the lender's and of the right kind, its claims not fixed and their period not over.
    function isOpen(
        IPartyRegistry parties,
        Terms memory terms,
        uint32 id,
        Day today
    ) internal view returns (bool) {
        (bool found, Charge memory c) = find(terms, id);
        if (!found || !isOf(parties, c.chargee, terms.lender)) return false;
        if (!terms.maximum) return c.kind != ChargeKind.MaximumMortgage;
        bool inTime = c.until.isNone() || today <= c.until;
        return c.kind == ChargeKind.MaximumMortgage && c.fixedOn.isNone() && inTime;
    }

    /// @notice Refuses a title that did not take the charge over from the title of the loan, by division or merger.
    /// @param loan Number of the loan, for the refusal.
    /// @param terms Its terms.
    /// @param id Number of the charge.
    /// @param title Title that is said to bear it now.
    function requireFollowing(uint32 loan, Terms memory terms, uint32 id, TitleId title) internal view {
        TitleId from = terms.title;
        (bool stands, ) = find(terms, id);
        require(!stands, ILoans.ChargeStands(loan, from, id));
        (, TitleId[] memory children) = IRegisterViews(terms.register).lineageOf(from);
        bool among;
        for (uint256 i = 0; i < children.length; ++i) among = among || children[i] == title;
        require(among, ILoans.TitleNotFollowing(loan, title, from));
        terms.title = title;
        (stands, ) = find(terms, id);
        require(stands, ILoans.SecurityMissing(loan, id));
    }

    /// @notice Refuses a day outside the period in which claims arise under a ceiling.
    /// @param loan Number of the loan, for the refusal.
    /// @param charge A maximum-amount mortgage.
    /// @param today Day.
    function requireInPeriod(uint32 loan, Charge memory charge, Day today) internal pure {
        bool inTime = charge.from <= today && (charge.until.isNone() || today <= charge.until);
        require(inTime, ILoans.OutsideClaimPeriod(loan, today, charge.from, charge.until));
    }

    /// @notice Fen that can be drawn: within the terms and within what the charge secures. A ceiling covers the interest
    /// too (Security Interpretation art. 15).
    /// @param it The loan, its interest counted up to today.
    /// @param charge Its charge.
    /// @param interest Fen of interest owed.
    /// @return Fen.
    function roomOf(Loan storage it, Charge memory charge, uint128 interest) internal view returns (uint128) {
        uint256 used = it.terms.maximum ? it.principal : it.drawn;
        uint256 secured = it.terms.maximum ? used + interest : used;
        return
            uint128(
                Math.min(Math.saturatingSub(it.terms.sum, used), Math.saturatingSub(charge.sum, secured))
            );
    }

    /// @notice Whether two parties are one, or one answers for both.
    /// @param parties Registry of parties.
    /// @param party A party.
    /// @param other Another.
    /// @return Whether they are.
    function isOf(IPartyRegistry parties, address party, address other) internal view returns (bool) {
        return party == other || parties.answeringFor(party) == parties.answeringFor(other);
    }
}
