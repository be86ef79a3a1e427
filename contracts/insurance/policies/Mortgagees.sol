// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {Ranks} from "../../register/charges/Ranks.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {ILoans} from "../../settlement/loans/ILoans.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IPolicyRegister} from "../IPolicyRegister.sol";
import {PolicyKind, PolicyTerms} from "./PolicyTypes.sol";
import {Subjects} from "./Subjects.sol";

/// @title Mortgagees of an insured title
/// @notice What the insurers pay for damage takes the place of the title: those it secures have it in their order (Civil
/// Code art. 390, Security Interpretation art. 42), as far as the insurers know of them.
library Mortgagees {
    /// @notice Who would be paid what today: securities that are paid first by rank, then the insured; payments of nothing
    /// are left out.
    function proceedsOf(
        mapping(uint32 charge => bool) storage first,
        ILoans loans,
        PolicyTerms storage t,
        uint128 amount
    ) external view returns (Ranks.Payment[] memory payments) {
        bool property = t.kind == PolicyKind.Property;
        Charge[] memory secured = property ? _securedOf(first, loans, t) : new Charge[](0);
        payments = Ranks.waterfall(secured, amount, t.insured);
        uint256 count;
        for (uint256 i = 0; i < payments.length; ++i) {
            if (payments[i].amount != 0) payments[count++] = payments[i];
        }
        assembly ("memory-safe") {
            mstore(payments, count)
        }
    }

    /// @notice Refuses while somebody is secured and paid first.
    function requireNone(
        mapping(uint32 charge => bool) storage first,
        ILoans loans,
        PolicyTerms storage t,
        uint32 policy
    ) external view {
        Charge[] memory secured = _securedOf(first, loans, t);
        if (secured.length == 0) return;
        Charge memory best = Ranks.ordered(secured)[0];
        revert IPolicyRegister.MortgageeFirst(policy, best.id, best.chargee);
    }

    /// @notice Who holds a security on the insured title; zero if it bears no live one of this number.
    function chargeeOf(PolicyTerms storage t, uint32 charge) external view returns (address) {
        return Subjects.chargeeOf(t.register, Subjects.leading(t.register, t.title), charge);
    }

    /// @notice Refuses an insured that holds neither the title, nor a share of it, nor a security on it: it has nothing to
    /// lose (Insurance Law arts. 12, 48).
    function requireInterest(PolicyTerms storage t, IPartyRegistry parties, uint32 policy) external view {
        address insured = parties.answeringFor(t.insured);
        bool interested = Subjects.hasInterest(parties, t.register, t.title, insured);
        require(interested, IPolicyRegister.NoInterest(policy, t.insured));
    }

    /// @dev Live securities that are paid first and still secure something, each with what it may take.
    function _securedOf(
        mapping(uint32 charge => bool) storage first,
        ILoans loans,
        PolicyTerms storage t
    ) private view returns (Charge[] memory secured) {
        address register = t.register;
        TitleId lead = Subjects.leading(register, t.title);
        secured = IRegisterViews(register).chargesOf(lead);
        uint256 count;
        for (uint256 i = 0; i < secured.length; ++i) {
            Charge memory c = secured[i];
            if (!c.kind.isSecurity() || !first[c.id]) continue;
            uint32 loan = loans.loanOn(register, c.id);
            if (loan != 0) {
                (uint128 principal, uint128 interest) = loans.owedOf(loan);
                uint256 owed = uint256(principal) + interest;
                if (owed < c.sum) c.sum = uint128(owed);
            }
            if (c.sum != 0) secured[count++] = c;
        }
        assembly ("memory-safe") {
            mstore(secured, count)
        }
    }
}
