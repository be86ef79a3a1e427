// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {ActHeader, Cancel, Change, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Lead} from "../folio/Lead.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Lineage} from "../lineage/Lineage.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {Restraints} from "../restraints/Restraints.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {Longest} from "../terms/Longest.sol";

/// @title Change and cancellation of a page
/// @notice The holder applies alone (Regulation art. 14); a following building is changed by the land's proprietors.
library PageActs {
    /// @notice A title has a use.
    error UseMissing(TitleId title);
    /// @notice A title has an extent.
    error ExtentMissing(TitleId title);
    /// @notice `charges` and `restraints` subsist on the title; they end before it does.
    error RightsSubsist(TitleId title, uint256 charges, uint256 restraints);

    /// @notice Change registration: use, extent, particulars (Regulation art. 14: the holder alone). Proprietors by quorum
    /// consent; whoever is secured consents to a smaller extent; another use rests on an approval (Civil Code art. 350).
    function change(Matter memory m, bytes calldata body) external {
        Change memory c = abi.decode(body, (Change));
        ActHeader memory h = c.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        (TitleId lead, Page leadPage) = Lead.leading(h.title, page, m.today);
        Proprietorship.requireProprietor(lead, leadPage, h.applicant);
        Proprietorship.requireQuorum(m, lead, leadPage, rules.quorumNumerator, rules.quorumDenominator);
        if (leadPage.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(lead, leadPage);
            Guard.requireFree(m, Dealing(lead, h.applicant, supply, supply, supply, true));
        }
        if (c.extent < page.extent()) _requireSecurities(m, lead);
        m.evidence.requireGood(h.evidence);
        if (c.use != page.use()) {
            m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
            Longest.requireWithin(rules, h.title, c.use, h.effective, page.termEnd());
        }
        page = restated(h.title, page, c.use, c.extent, page.termEnd());
        Folios.append(m, h.title, page, Category.DOCUMENT_MODIFIED, h.effective, h.evidence, body);
    }

    /// @notice Cancellation: the right ends for good. All proprietors consent; nothing may subsist on the title.
    function cancel(Matter memory m, bytes calldata body) external {
        Cancel memory c = abi.decode(body, (Cancel));
        ActHeader memory h = c.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        m.evidence.requireGood(h.evidence);
        _requireAllProprietors(m, h.title, page);
        uint256 charges = Charges.liveOf(h.title, m.today).length;
        uint256 restraints = Guard.countInForce(h.title, m.today);
        require(charges == 0 && restraints == 0, RightsSubsist(h.title, charges, restraints));
        Lineage.requireBare(h.title);
        if (page.state() == FolioState.Following) --Lineage.layout().following[UnitCodes.landOf(h.title)];
        page = Restraints.clear(h.title, Charges.clear(h.title, page, false));
        page = Proprietorship.close(h.title, page).withState(FolioState.Cancelled);
        Folios.append(m, h.title, page, Category.CEASED, h.effective, h.evidence, body);
    }

    /// @dev A right whose term has ended can still be cancelled, so the term is not asked for.
    function _requireAllProprietors(Matter memory m, TitleId title, Page page) private view {
        (TitleId lead, Page leadPage) = Lead.leading(title, page, Day.wrap(0));
        Proprietorship.requireAll(m, lead, leadPage);
    }

    /// @dev A smaller thing secures less, so those it secures are asked (Civil Code art. 409).
    function _requireSecurities(Matter memory m, TitleId title) private view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind.isSecurity()) m.requireConsent(live[i].chargee);
        }
    }

    /// @notice The page with other particulars; a title always has a use and an extent.
    function restated(
        TitleId title,
        Page page,
        LandUse use,
        uint40 extent,
        Day termEnd
    ) internal pure returns (Page) {
        require(use != LandUse.None, UseMissing(title));
        require(extent != 0, ExtentMissing(title));
        return page.withUse(use).withExtent(extent).withTermEnd(termEnd);
    }
}
