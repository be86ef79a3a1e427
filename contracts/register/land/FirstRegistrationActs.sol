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

/// @title First registration of parcels, buildings and units
/// @notice Regulation art. 14(1): the holder applies alone. A parcel rests on its grant contract, whose
/// premium is certified as paid (grant regulation art. 16), for a term within the law's maximum (art. 12). A building or unit rests on its
/// completion papers; if its land is on the register, it goes the way of the land:
///
/// - a building of the land's proprietor follows the land: it has no proprietor of its own (Civil Code arts. 356-357);
/// - a building of another party is held apart from the start, with the consent of the land's proprietor;
/// - a unit is opened by the land's proprietor, and the land's right lives on in the units.
library FirstRegistrationActs {
    using RuleBook for Rules;

    /// @notice The premium of granted land is not proved paid.
    error PremiumUnpaid(TitleId title);
    /// @notice The term would end on `termEnd`, later than the law or the land's own term allows (UTC+8).
    error TermExceeded(TitleId title, Day termEnd, Day latest);
    /// @notice A parcel's term must end after today.
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
        Page page = _page(m, h, f.use, f.extent, f.termEnd, body).withState(FolioState.Live);
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
        m.requireConsent(h.applicant);
        page = page.withUse(use).withExtent(extent).withState(FolioState.Live);
        if (UnitCodes.form(title) == UnitForm.Parcel) {
            bool paid = m.evidence.requireKind(h.evidence, DocumentKind.GrantContract);
            require(paid, PremiumUnpaid(title));
            page = page.withTermEnd(_parcelTerm(m, rules, h, use, termEnd));
        } else {
            m.evidence.requireKind(h.evidence, DocumentKind.CompletionPapers);
            page = _onLand(m, h, page.withTermEnd(termEnd), body);
        }
    }

    function _parcelTerm(
        Matter memory m,
        Rules storage rules,
        ActHeader memory h,
        LandUse use,
        Day termEnd
    ) private view returns (Day) {
        uint256 yearsMax = rules.longestTerm(use);
        if (yearsMax != 0) {
            Day latest = h.effective.addYears(yearsMax);
            require(Day.unwrap(termEnd) != 0 && termEnd <= latest, TermExceeded(h.title, termEnd, latest));
        }
        require(Day.unwrap(termEnd) == 0 || termEnd >= m.today, TermPast(h.title, termEnd, m.today));
        return termEnd;
    }

    /// @dev Places a building or unit on its land, if the land is on the register.
    function _onLand(
        Matter memory m,
        ActHeader memory h,
        Page page,
        bytes calldata body
    ) private returns (Page) {
        TitleId land = UnitCodes.landOf(h.title);
        Page landPage = Folios.pageOf(land);
        FolioState landState = landPage.state();
        if (landState == FolioState.None) return page;
        require(
            landState == FolioState.Live || landState == FolioState.Apportioned,
            Folios.NotCurrent(land, landState)
        );
        page = page.withTermEnd(_fixtureTerm(h.title, page.termEnd(), landPage.termEnd()));
        if (UnitCodes.form(h.title) == UnitForm.Unit) {
            Proprietorship.requireProprietor(land, landPage, h.applicant);
            if (landState == FolioState.Live) _apportion(m, h, land, landPage, body);
            return page;
        }
        bool sameHolder = landPage.proprietor() == h.applicant;
        if (!sameHolder) Proprietorship.requireAll(m, land, landPage);
        return sameHolder && landState == FolioState.Live ? page.withState(FolioState.Following) : page;
    }

    /// @dev A fixture's term is the land's; none may be stated that is longer.
    function _fixtureTerm(TitleId title, Day stated, Day landEnd) private pure returns (Day) {
        require(Day.unwrap(landEnd) == 0 || stated <= landEnd, TermExceeded(title, stated, landEnd));
        return Day.unwrap(landEnd) == 0 ? stated : landEnd;
    }

    /// @dev From its first unit on, the land's right lives in the units; the land's folio says so.
    function _apportion(
        Matter memory m,
        ActHeader memory h,
        TitleId land,
        Page landPage,
        bytes calldata body
    ) private {
        Page apportioned = landPage.withState(FolioState.Apportioned);
        Folios.append(m, land, apportioned, Category.DOCUMENT_MODIFIED, h.effective, h.evidence, body);
    }
}
