// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Days} from "../../types/Day.sol";
import {Shares} from "../../types/Shares.sol";
import {IPolicyRegister} from "../IPolicyRegister.sol";
import {Coinsurance} from "./Coinsurance.sol";
import {Insurer, Policy, PolicyKind, PolicyState, PolicyTerms} from "./PolicyTypes.sol";

/// @title Underwriting
/// @notice What must hold of a policy that is offered, whoever offers it.
library Underwriting {
    /// @notice Writes down what is offered, if it is sound. The lead insurer is bound by it.
    function open(
        Policy storage p,
        Insurer[] storage bound,
        PolicyTerms calldata terms,
        Insurer[] calldata insurers,
        uint64 denominator
    ) external {
        _requireSound(terms);
        _requireWhole(insurers, denominator, terms.insured, msg.sender);
        (p.terms, p.state) = (terms, PolicyState.Offered);
        for (uint256 i = 0; i < insurers.length; ++i) {
            bound.push(Insurer(insurers[i].party, insurers[i].share, i == 0));
        }
    }

    /// @dev Refuses terms that say too little, too much or nothing.
    function _requireSound(PolicyTerms calldata t) private view {
        bool guarantee = t.kind == PolicyKind.PledgeGuarantee;
        bool ofTitle = t.register != address(0) && !t.title.isNone() && t.loan == 0;
        bool ofLoan = t.register == address(0) && t.title.isNone() && t.loan != 0;
        require(
            t.kind != PolicyKind.None && (guarantee ? ofLoan : ofTitle),
            IPolicyRegister.SubjectInvalid(t.kind, t.register, t.title, t.loan)
        );
        require(
            t.mortgagee == 0 || t.kind == PolicyKind.Property,
            IPolicyRegister.ClauseInvalid(t.kind, t.mortgagee)
        );
        require(
            t.from <= t.until && Days.today() <= t.until && !t.from.isNone(),
            IPolicyRegister.PolicyPeriodInvalid(Days.today(), t.from, t.until)
        );
        require(t.cover != 0 && t.premium != 0, IPolicyRegister.CoverEmpty(t.cover, t.premium));
        require(t.terms != 0, IEvidenceRegistry.CommitmentEmpty());
        if (guarantee) Shares.reduce(t.covered);
        else
            require(
                t.covered.numerator == 0 && t.covered.denominator == 0,
                Shares.ShareInvalid(t.covered.numerator, t.covered.denominator)
            );
    }

    /// @dev Refuses insurers that do not make up the whole, each once, the caller first, and none of them the insured.
    function _requireWhole(
        Insurer[] calldata insurers,
        uint64 denominator,
        address insured,
        address caller
    ) private pure {
        uint256 count = insurers.length;
        require(
            count != 0 && count <= Coinsurance.MOST,
            IPolicyRegister.InsurersInvalid(count, Coinsurance.MOST)
        );
        address lead = insurers[0].party;
        require(lead == caller, IPolicyRegister.LeadNotFirst(lead, caller));
        for (uint256 i = 0; i < count; ++i) {
            address party = insurers[i].party;
            require(party != insured, IPolicyRegister.InsuredIsInsurer(party));
            require(insurers[i].share != 0, Shares.ShareInvalid(0, denominator));
            for (uint256 j = 0; j < i; ++j) {
                require(insurers[j].party != party, IPolicyRegister.InsurerTwice(party));
            }
        }
        Shares.requireWhole(Coinsurance.sharesOf(insurers), denominator);
    }
}
