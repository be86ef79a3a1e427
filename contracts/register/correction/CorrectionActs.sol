// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act, ActHeader, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {AbandonCorrection, Correct, ProposeCorrection} from "../../types/instruments/Correcting.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {TitleId} from "../../types/TitleId.sol";
import {PageActs} from "../acts/PageActs.sol";
import {ChargeActs} from "../charges/ChargeActs.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Lead} from "../folio/Lead.sol";
import {Page} from "../folio/Page.sol";
import {Matter, Matters} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";

/// @title Correction of the register
/// @notice Civil Code art. 220. One officer proposes, and dealings stop; another decides. The proprietors consent, or
/// they had their days and the original file proves the error. A later disposal for value bars it: who relied on the
/// register keeps the title (art. 311), and the one who lost is compensated. The wrong entry stays, the correcting
/// entry names it.
library CorrectionActs {
    /// @notice The folio has no entry of this version to correct.
    error EntryUnknown(TitleId title, uint32 version, uint32 last);
    /// @notice The title passed for value after the wrong entry, in the entry `disposal`.
    error CorrectionBarred(TitleId title, uint32 version, uint32 disposal);
    /// @notice Another proposal is undecided.
    error CorrectionProposed(TitleId title, uint32 proposal);
    /// @notice The proprietors may answer until `until` (UTC+8).
    error CorrectionRunning(TitleId title, uint32 proposal, Day until);
    /// @notice A right of intellectual property has neither use nor extent to correct.
    error NotOfLand(TitleId title);
    /// @notice The proposal was about another entry.
    error ProposalMismatch(TitleId title, uint32 proposal, uint32 proposed, uint32 asked);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.ProposeCorrection) _propose(m, body);
        else if (m.act == Act.Correct) _correct(m, body);
        else _abandon(m, body);
    }

    function _propose(Matter memory m, bytes calldata body) private {
        ProposeCorrection memory p = abi.decode(body, (ProposeCorrection));
        ActHeader memory h = p.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        m.evidence.requireKind(h.evidence, DocumentKind.OriginalFile);
        _requireCorrectable(h.title, p.version);
        Restraint[] memory list = Restraints.listOf(h.title);
        for (uint256 i = 0; i < list.length; ++i) {
            require(list[i].kind != RestraintKind.Correction, CorrectionProposed(h.title, list[i].id));
        }
        page = Restraints.add(
            h.title,
            page,
            Restraint(
                m.recorder,
                m.number,
                RestraintKind.Correction,
                m.today.addDays(rules.correctionDays),
                Day.wrap(0),
                0,
                p.version
            )
        );
        Folios.append(m, h.title, page, Category.PROCEDURE, h.effective, h.evidence, body);
    }

    function _correct(Matter memory m, bytes calldata body) private {
        Correct memory c = abi.decode(body, (Correct));
        ActHeader memory h = c.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        m.evidence.requireKind(h.evidence, DocumentKind.OriginalFile);
        Page page = _decide(m, h.title, c.proposal, c.version);
        page = _restated(page, c);
        _requireChargesWithin(m, h.title, page);
        if (c.holders.length != 0) {
            Folios.requireLive(h.title, Day.wrap(0));
            page = Proprietorship.restate(m, h.title, page, c.holders, c.shares, c.denominator);
        }
        Folios.append(m, h.title, page, Category.CORRECTED, h.effective, h.evidence, body);
    }

    function _abandon(Matter memory m, bytes calldata body) private {
        AbandonCorrection memory a = abi.decode(body, (AbandonCorrection));
        ActHeader memory h = a.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireRegistered(h.title);
        Restraints.find(h.title, a.proposal, RestraintKind.Correction, m.today);
        page = Restraints.removeAt(h.title, page, Restraints.indexOf(h.title, a.proposal));
        Folios.append(m, h.title, page, Category.PROCEDURE, h.effective, h.evidence, body);
    }

    /// @dev Of a right of intellectual property the term can read otherwise; it has neither use nor extent.
    function _restated(Page page, Correct memory c) private pure returns (Page) {
        TitleId title = c.header.title;
        if (Jurisdictions.isLand(title)) return PageActs.restated(title, page, c.use, c.extent, c.termEnd);
        require(c.use == LandUse.None && c.extent == 0, NotOfLand(title));
        return page.withTermEnd(c.termEnd);
    }

    /// @dev Closes the proposal after checking who decides, when, and about what.
    function _decide(Matter memory m, TitleId title, uint32 id, uint32 version) private returns (Page page) {
        page = Folios.requireRegistered(title);
        Lead.leading(title, page, Day.wrap(0));
        Restraint memory r = Restraints.find(title, id, RestraintKind.Correction, m.today);
        require(r.detail == version, ProposalMismatch(title, id, uint32(r.detail), version));
        require(r.party != m.recorder && r.party != m.acceptor, Matters.SameOfficer(r.party));
        _requireCorrectable(title, version);
        require(m.today > r.from || _allConsent(m, title, page), CorrectionRunning(title, id, r.from));
        return Restraints.removeAt(title, page, Restraints.indexOf(title, id));
    }
    /// @dev No charge outlasts its title, whatever the term should have read.
    function _requireChargesWithin(Matter memory m, TitleId title, Page page) private view {
        if (page.charges() == 0) return;
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            ChargeActs.requireWithinTerm(title, page, live[i].until);
        }
    }

    function _requireCorrectable(TitleId title, uint32 version) private view {
        bytes32 head = Folios.headOf(title);
        uint32 last = Folios.versionOf(head);
        require(version != 0 && version <= last, EntryUnknown(title, version, last));
        uint32 disposal = Folios.lastDisposalOf(head);
        require(version >= disposal, CorrectionBarred(title, version, disposal));
    }

    function _allConsent(Matter memory m, TitleId title, Page page) private view returns (bool) {
        Proprietorship.Holding[] memory holdings = Proprietorship.holdingsOf(title, page);
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (!m.hasConsent(holdings[i].party)) return false;
        }
        return holdings.length != 0;
    }
}
