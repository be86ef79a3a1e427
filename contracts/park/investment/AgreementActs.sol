// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Proprietorship} from "../../register/proprietorship/Proprietorship.sol";
import {Day, Days} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {Ground} from "./Ground.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {Investments} from "./Investments.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {
    Agreement,
    AgreementState,
    AgreementTerms,
    Amendment,
    InvestmentStage,
    Target
} from "./InvestmentTypes.sol";

/// @title How agreements on investment come about, change and end
/// @notice The operator proposes, the investor accepts. Runs on the ledger's storage; the ledger has checked who calls, and
/// in which state the agreement is.
library AgreementActs {
    /// @dev With 2^32 agreements no total leaves 128 bits.
    uint256 private constant MOST = type(uint96).max;

    /// @notice Proposes an agreement.
    function propose(Ground calldata g, AgreementTerms calldata terms) external returns (uint32 agreement) {
        g.consortium.requireActive(terms.investor);
        _requireApart(g, terms.park, terms.investor);
        Day today = Days.today();
        require(terms.signedOn <= today, IInvestmentLedger.SignedInFuture(terms.signedOn, today));
        _requireSound(terms.contracted, terms.schedule, terms.signedOn);
        if (terms.fund != 0) {
            address gp = g.funds.gpOf(terms.fund);
            bool own = terms.investor == gp;
            require(own, IInvestmentLedger.InvestorNotGp(terms.fund, terms.investor, gp));
        }
        _requireOwnDocument(g, terms.document);
        _requireLand(g, 0, terms.park, terms.investor, terms.parcel);
        agreement = ++Investments.layout().last;
        Agreement storage a = Investments.layout().agreements[agreement];
        a.terms = terms;
        a.state = AgreementState.Proposed;
        emit IInvestmentLedger.AgreementProposed(agreement, terms.park, terms.investor, terms);
    }

    /// @notice Accepts an agreement.
    function accept(Ground calldata g, uint32 agreement) external {
        Agreement storage a = Investments.layout().agreements[agreement];
        AgreementTerms storage t = a.terms;
        _requireApart(g, t.park, t.investor);
        bytes32 document = t.document;
        _requireOwnDocument(g, document);
        _requireLand(g, agreement, t.park, t.investor, t.parcel);
        Investments.layout().founded[document] = agreement;
        (a.state, a.acceptedOn) = (AgreementState.Live, Days.today());
        Investments.cover(agreement, t, t.parcel);
        uint128[4] memory contracted = t.contracted;
        _contract(agreement, contracted);
        emit IInvestmentLedger.AgreementAccepted(agreement, t.park, t.programme, contracted);
    }

    /// @notice Proposes an amendment.
    function amend(Ground calldata g, uint32 agreement, Amendment calldata m) external {
        AgreementTerms storage t = Investments.layout().agreements[agreement].terms;
        _requireSound(m.contracted, m.schedule, t.signedOn);
        _requireFitting(g, agreement, m.contracted, m.parcel, m.document);
        Investments.layout().amendments[agreement] = m;
        emit IInvestmentLedger.AmendmentProposed(agreement, m);
    }

    /// @notice Accepts the amendment that is proposed.
    function acceptAmendment(Ground calldata g, uint32 agreement, bytes32 document) external {
        Amendment storage m = Investments.layout().amendments[agreement];
        bool proposed = document != bytes32(0) && m.document == document;
        require(proposed, IInvestmentLedger.AmendmentUnknown(agreement, document));
        (uint128[4] memory contracted, TitleId parcel) = (m.contracted, m.parcel);
        _requireFitting(g, agreement, contracted, parcel, document);
        AgreementTerms storage t = Investments.layout().agreements[agreement].terms;
        _requireApart(g, t.park, t.investor);
        Investments.layout().founded[document] = agreement;
        Investments.uncover(agreement, t);
        Investments.cover(agreement, t, parcel);
        t.contracted = contracted;
        t.schedule = m.schedule;
        delete Investments.layout().amendments[agreement];
        _contract(agreement, contracted);
        emit IInvestmentLedger.AgreementAmended(agreement, document, contracted, parcel);
    }

    /// @notice Ends an agreement.
    function end(uint32 agreement, bytes32 document) external {
        Agreement storage a = Investments.layout().agreements[agreement];
        (a.state, a.endedOn) = (AgreementState.Ended, Days.today());
        delete Investments.layout().amendments[agreement];
        Investments.uncover(agreement, a.terms);
        uint128[4] memory paidIn;
        for (uint8 i = 0; i < Investments.SOURCES; ++i) {
            InvestmentSource source = InvestmentSource(i);
            paidIn[i] = Investments.sumOf(agreement, source, InvestmentStage.PaidIn);
            Investments.set(agreement, source, InvestmentStage.Committed, paidIn[i]);
        }
        _contract(agreement, paidIn);
        emit IInvestmentLedger.AgreementEnded(agreement, document, paidIn);
    }

    function _contract(uint32 agreement, uint128[4] memory contracted) private {
        for (uint8 i = 0; i < Investments.SOURCES; ++i) {
            Investments.set(agreement, InvestmentSource(i), InvestmentStage.Contracted, contracted[i]);
        }
    }

    /// @dev An agreement has two sides: the investor may have become the operator, or be answered for by it.
    function _requireApart(Ground calldata g, uint32 park, address investor) private view {
        address operator = g.consortium.answeringFor(g.parks.operatorOf(park));
        bool apart = operator != g.consortium.answeringFor(investor);
        require(apart, IInvestmentLedger.InvestorIsOperator(park, investor));
    }

    /// @dev What may have changed between the proposal of an amendment and its acceptance.
    function _requireFitting(
        Ground calldata g,
        uint32 agreement,
        uint128[4] memory contracted,
        TitleId parcel,
        bytes32 document
    ) private view {
        for (uint8 i = 0; i < Investments.SOURCES; ++i) {
            InvestmentSource source = InvestmentSource(i);
            uint128 committed = Investments.sumOf(agreement, source, InvestmentStage.Committed);
            require(
                contracted[i] >= committed,
                IInvestmentLedger.ContractedBelowCommitted(agreement, source, contracted[i], committed)
            );
        }
        _requireOwnDocument(g, document);
        // A parcel that stays may have passed to another meanwhile: that is no reason to refuse other sums.
        AgreementTerms storage t = Investments.layout().agreements[agreement].terms;
        if (parcel != t.parcel) _requireLand(g, agreement, t.park, t.investor, parcel);
    }

    function _requireOwnDocument(Ground calldata g, bytes32 document) private view {
        uint32 before = Investments.layout().founded[document];
        require(before == 0, IInvestmentLedger.AgreementDocumentUsed(document, before));
        g.consortium.requireKind(document, DocumentKind.Contract);
    }

    /// @dev Refuses a parcel that is not the investor's own, in the park, and in no other agreement.
    function _requireLand(
        Ground calldata g,
        uint32 agreement,
        uint32 park,
        address investor,
        TitleId parcel
    ) private view {
        if (parcel.isNone()) return;
        require(UnitCodes.isParcel(parcel), IInvestmentLedger.AgreementNeedsParcel(parcel));
        (uint32 found, ) = g.parks.placeOf(parcel);
        require(found == park, IInvestmentLedger.LandNotInPark(parcel, park, found));
        Proprietorship.Holding[] memory holders = g.land.folioOf(parcel).proprietors;
        bool alone =
            holders.length == 1 &&
                g.consortium.answeringFor(holders[0].party) == g.consortium.answeringFor(investor);
        require(alone, IInvestmentLedger.ParcelNotHeld(parcel, investor));
        _requireUncovered(g.land, agreement, parcel);
    }

    /// @dev Land that was divided or merged is still the land of the agreement that named it.
    function _requireUncovered(IRegisterViews land, uint32 agreement, TitleId parcel) private view {
        uint32 by = Investments.layout().covering[parcel];
        require(by == 0 || by == agreement, IInvestmentLedger.ParcelCovered(parcel, by));
        (TitleId[] memory parents, ) = land.lineageOf(parcel);
        for (uint256 i = 0; i < parents.length; ++i) _requireUncovered(land, agreement, parents[i]);
    }

    function _requireSound(
        uint128[4] calldata contracted,
        Target[] calldata schedule,
        Day signedOn
    ) private pure {
        uint256 sum;
        for (uint256 i = 0; i < Investments.SOURCES; ++i) sum += contracted[i];
        require(sum != 0 && sum <= MOST, IInvestmentLedger.ContractedOutOfRange(sum, MOST));
        Target memory before = Target(signedOn, 0);
        for (uint256 i = 0; i < schedule.length; ++i) {
            Target calldata t = schedule[i];
            bool rises = t.by > before.by && t.total > before.total && t.total <= sum;
            require(rises, IInvestmentLedger.TargetsInvalid(i));
            before = t;
        }
    }
}
