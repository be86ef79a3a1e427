// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {ActHeader, FirstRegistration, FirstRegistrationInShares, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";
import {PageActs} from "../acts/PageActs.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {Longest} from "../terms/Longest.sol";
import {Fixtures} from "./Fixtures.sol";

/// @title First registration of parcels, buildings and units
/// @notice Regulation art. 14(1): the holder applies alone. A parcel rests on its grant contract, whose premium is
/// certified as paid (grant regulation art. 16), for a term within the law's maximum (art. 12). A building or unit rests
/// on its completion papers, and is placed on its land by {Fixtures}.
library FirstRegistrationActs {
    /// @notice A parcel's term ends today or later, if it has one (UTC+8).
    error TermPast(TitleId title, Day termEnd, Day today);

    /// @notice Opens the folio of a sole proprietor, the applicant.
    function sole(Matter memory m, bytes calldata body) internal {
        FirstRegistration calldata f;
        assembly ("memory-safe") {
            f := body.offset // the daybook has checked its length
        }
        ActHeader calldata h = f.header;
        Page page = _page(m, h, f.use, f.extent, f.termEnd, body);
        if (page.state() != FolioState.Following) page = Proprietorship.open(h.title, page, h.applicant);
        Folios.append(m, h.title, page, Category.GRANTED, h.effective, h.evidence, body);
    }

    /// @notice Opens the folio of several proprietors by shares, all of whom consent.
    function inShares(Matter memory m, bytes calldata body) external {
        FirstRegistrationInShares memory f = abi.decode(body, (FirstRegistrationInShares));
        ActHeader memory h = f.header;
        Page page = _page(m, h, f.use, f.extent, f.termEnd, body);
        page = Proprietorship.restate(m, h.title, page, f.holders, f.shares, f.denominator);
        Proprietorship.requireAll(m, h.title, page);
        Folios.append(m, h.title, page, Category.GRANTED, h.effective, h.evidence, body);
    }

    function _page(
        Matter memory m,
        ActHeader memory h,
        LandUse use,
        uint40 extent,
        Day termEnd,
        bytes calldata body
    ) private returns (Page page) {
        TitleId title = h.title;
        UnitCodes.check(title);
        Rules storage rules = RuleBook.judging(m, title);
        require(Folios.pageOf(title).state() == FolioState.None, Folios.AlreadyRegistered(title));
        require(use != LandUse.None, PageActs.UseMissing(title));
        require(extent != 0, PageActs.ExtentMissing(title));
        m.requireEffective(h.effective);
        page = page.withUse(use).withExtent(extent).withState(FolioState.Live);
        if (UnitCodes.form(title) == UnitForm.Parcel) {
            bool paid = m.evidence.requireKind(h.evidence, DocumentKind.GrantContract);
            require(paid, Longest.PremiumUnpaid(title));
            Longest.requireWithin(rules, title, use, h.effective, termEnd);
            require(Day.unwrap(termEnd) == 0 || termEnd >= m.today, TermPast(title, termEnd, m.today));
            page = page.withTermEnd(termEnd);
        } else {
            m.evidence.requireKind(h.evidence, DocumentKind.CompletionPapers);
            page = Fixtures.place(m, h, page.withTermEnd(termEnd), body);
        }
    }
}
