// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {ActHeader, Cancel, Change, Correct, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Lead} from "../folio/Lead.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";

/// @title Change, correction and cancellation of a page
/// @notice The acts that need no taker.
library PageActs {
    /// @notice A title has a use.
    error UseMissing(TitleId title);
    /// @notice A title has an extent.
    error ExtentMissing(TitleId title);
    /// @notice The folio has no entry of this version to correct.
    error EntryUnknown(TitleId title, uint32 version, uint32 last);
    /// @notice `charges` and `restraints` subsist on the title; they end before it does.
    error RightsSubsist(TitleId title, uint8 charges, uint8 restraints);

    /// @notice Change registration: use, extent, particulars (Regulation art. 14: the holder alone).
    function change(Matter memory m, bytes calldata body) external {
        Change memory c = abi.decode(body, (Change));
        ActHeader memory h = c.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        (TitleId lead, Page leadPage) = Lead.leading(h.title, page, m.today);
        Proprietorship.requireProprietor(lead, leadPage, h.applicant);
        Proprietorship.requireQuorum(m, lead, leadPage, rules.quorumNumerator, rules.quorumDenominator);
        if (c.use != page.use()) m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
        else m.evidence.requireGood(h.evidence);
        page = _restated(h.title, page, c.use, c.extent, page.termEnd());
        Folios.append(m, h.title, page, Category.DOCUMENT_MODIFIED, h.effective, h.evidence, body);
    }

    /// @notice Correction (Civil Code art. 220): the entry was wrong, the page should read as stated here. Always two
    /// officers. The proprietors consent, or the original file proves the error.
    function correct(Matter memory m, bytes calldata body) external {
        Correct memory c = abi.decode(body, (Correct));
        ActHeader memory h = c.header;
        RuleBook.judging(m, h.title);
        m.requireTwoOfficers();
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        uint32 last = uint32(uint256(Folios.headOf(h.title)));
        require(c.version != 0 && c.version <= last, EntryUnknown(h.title, c.version, last));
        m.evidence.requireKind(h.evidence, DocumentKind.OriginalFile);
        page = _restated(h.title, page, c.use, c.extent, c.termEnd);
        if (c.holders.length != 0) {
            Folios.requireLive(h.title, m.today);
            page = Proprietorship.restate(m, h.title, page, c.holders, c.shares, c.denominator);
        }
        Folios.append(m, h.title, page, Category.CORRECTED, h.effective, h.evidence, body);
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
        require(
            page.charges() == 0 && page.restraints() == 0,
            RightsSubsist(h.title, page.charges(), page.restraints())
        );
        page = Proprietorship.close(h.title, page).withState(FolioState.Cancelled);
        Folios.append(m, h.title, page, Category.CEASED, h.effective, h.evidence, body);
    }

    /// @dev A right whose term has ended can still be cancelled, so the term is not asked for.
    function _requireAllProprietors(Matter memory m, TitleId title, Page page) private view {
        (TitleId lead, Page leadPage) = Lead.leading(title, page, Day.wrap(0));
        Proprietorship.requireAll(m, lead, leadPage);
    }

    function _restated(
        TitleId title,
        Page page,
        LandUse use,
        uint40 extent,
        Day termEnd
    ) private pure returns (Page) {
        require(use != LandUse.None, UseMissing(title));
        require(extent != 0, ExtentMissing(title));
        return page.withUse(use).withExtent(extent).withTermEnd(termEnd);
    }
}
