// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {Ranks} from "../../register/charges/Ranks.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {ILoans} from "../loans/ILoans.sol";
import {Finding, IEnforcement, LineKind, Prior, Sale, Seizing} from "./IEnforcement.sol";

/// @title The court's plan, held against register and loans
/// @notice What the court says of costs, claims and creditors must fit what stands there; it cannot pass over a security
/// nor raise one above what the register shows.
library Plans {
    /// @notice Refuses lines before the securities that are out of order, or together above the price.
    /// @param id Number of the sale.
    /// @param price Fen.
    /// @param priors The lines.
    /// @return proceeds Fen left for those behind.
    function requirePriors(
        uint32 id,
        uint128 price,
        Prior[] memory priors
    ) internal pure returns (uint128 proceeds) {
        uint256 total;
        LineKind before = LineKind.Cost;
        for (uint256 i = 0; i < priors.length; ++i) {
            LineKind kind = priors[i].kind;
            bool inOrder = kind >= before && kind <= LineKind.Tax;
            require(inOrder, IEnforcement.PriorsOutOfOrder(id, i, kind));
            require(priors[i].payee != address(0), IEnforcement.PayeeMissing(id, kind, i));
            before = kind;
            total += priors[i].amount;
        }
        require(total <= price, IEnforcement.PriorsAbovePrice(id, total, price));
        return uint128(price - total);
    }

    /// @notice Live securities of the title, best rank first, each with the claim for its sum: what is owed on the loan
    /// that is tied to it, else what the court found; never more than the register shows. The chargee is who answers for
    /// it.
    /// @param parties Registry of parties.
    /// @param loans Loans.
    /// @param id Number of the sale.
    /// @param sale The sale.
    /// @param findings Claims that the court found.
    /// @return claims The securities.
    function claimsOf(
        IPartyRegistry parties,
        ILoans loans,
        uint32 id,
        Sale memory sale,
        Finding[] memory findings
    ) internal view returns (Charge[] memory claims) {
        claims = Ranks.ordered(IRegisterViews(sale.register).chargesOf(sale.title));
        uint256 used;
        for (uint256 i = 0; i < claims.length; ++i) {
            Charge memory c = claims[i];
            c.chargee = parties.answeringFor(c.chargee);
            uint32 loan = loans.loanOn(sale.register, c.id);
            if (loan == 0) {
                c.sum = _found(id, c, findings);
                ++used;
            } else {
                (uint128 principal, uint128 interest) = loans.owedOf(loan);
                c.sum = uint128(Math.min(c.sum, uint256(principal) + interest));
            }
        }
        if (used != findings.length) _revertUnfit(loans, id, sale, claims, findings);
    }

    /// @notice Refuses creditors that are not those of seizures of the title, in the order of these.
    /// @param id Number of the sale.
    /// @param sale The sale.
    /// @param seizing The creditors.
    function requireSeizing(uint32 id, Sale memory sale, Seizing[] memory seizing) internal view {
        if (seizing.length == 0) return;
        IRegisterViews.RestraintView[] memory list = IRegisterViews(sale.register).restraintsOf(sale.title);
        uint256 place;
        uint32 before;
        for (uint256 i = 0; i < seizing.length; ++i) {
            uint32 seizure = seizing[i].seizure;
            while (place < list.length && !_isSeizure(list[place], seizure)) ++place;
            require(place < list.length, IEnforcement.SeizureOutOfOrder(id, seizure, before));
            bool named = seizing[i].payee != address(0);
            require(named, IEnforcement.PayeeMissing(id, LineKind.Creditor, i));
            (before, place) = (seizure, place + 1);
        }
    }

    function _isSeizure(IRegisterViews.RestraintView memory it, uint32 seizure) private pure returns (bool) {
        bool stands = it.status != IRegisterViews.RestraintStatus.Lapsed;
        return stands && it.restraint.kind == RestraintKind.Seizure && it.restraint.id == seizure;
    }

    function _found(uint32 id, Charge memory c, Finding[] memory findings) private pure returns (uint128) {
        for (uint256 i = 0; i < findings.length; ++i) {
            if (findings[i].charge != c.id) continue;
            uint128 claim = findings[i].claim;
            require(claim <= c.sum, IEnforcement.ClaimAboveSecurity(id, c.id, claim, c.sum));
            return claim;
        }
        revert IEnforcement.FindingMissing(id, c.id);
    }

    /// @dev Every untied security has its finding; so among more findings one is of no security, of a tied one, or second.
    function _revertUnfit(
        ILoans loans,
        uint32 id,
        Sale memory sale,
        Charge[] memory claims,
        Finding[] memory findings
    ) private view {
        for (uint256 i = 0; i < findings.length; ++i) {
            uint32 charge = findings[i].charge;
            uint32 loan = loans.loanOn(sale.register, charge);
            bool fit = loan == 0 && _bears(claims, charge) && !_foundBefore(findings, i);
            require(fit, IEnforcement.FindingInvalid(id, charge, loan));
        }
    }

    function _bears(Charge[] memory claims, uint32 charge) private pure returns (bool) {
        for (uint256 i = 0; i < claims.length; ++i) {
            if (claims[i].id == charge) return true;
        }
        return false;
    }

    function _foundBefore(Finding[] memory findings, uint256 place) private pure returns (bool) {
        for (uint256 i = 0; i < place; ++i) {
            if (findings[i].charge == findings[place].charge) return true;
        }
        return false;
    }
}
