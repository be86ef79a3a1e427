// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {ChargeKind} from "../../../types/instruments/Charging.sol";
import {
    CompulsoryLicence,
    LicenceGrant,
    LicenceKind,
    OpenStatement
} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {RestraintActs} from "../../restraints/RestraintActs.sol";
import {AssetClass, AssetClasses} from "../../rules/AssetClass.sol";
import {Challenges} from "../challenges/Challenges.sol";
import {RightDates} from "../RightDates.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";
import {RightStanding} from "../RightStanding.sol";
import {Assignments} from "../works/Assignments.sol";
import {Licence, Licences} from "./Licences.sol";
import {Licensors} from "./Licensors.sol";
import {Scope, Scopes} from "./Scopes.sol";

/// @title Giving licences
/// @notice Licences by agreement, under an open statement, and by decision of the office; and the open statement itself
/// (Patent Law arts. 12, 14, 50-63; Trademark Law art. 43; Copyright Law arts. 14, 26, 29).
library LicenceActs {
    using RightPages for Page;

    /// @notice A licence by agreement is ordinary, sole, exclusive, or under an open statement; a sublicence one of the
    /// first three.
    error LicenceKindInvalid(TitleId title, LicenceKind kind);
    /// @notice The patent is open to everyone: other licences are ordinary (Patent Law art. 51).
    error PatentOpen(TitleId title, LicenceKind kind);
    /// @notice No open statement stands (Patent Law art. 50).
    error NotOpen(TitleId title);
    /// @notice An open statement stands already; it is withdrawn before another is made.
    error AlreadyOpen(TitleId title);
    /// @notice Who accepts an open statement takes it as it is: `terms`, not `royalty` (Patent Law art. 51).
    error TermsNotOfStatement(TitleId title, bytes32 royalty, bytes32 terms);
    /// @notice An open statement says how and what is paid (Patent Law art. 50).
    error StatementTermsMissing(TitleId title);
    /// @notice A utility model or design is opened with its evaluation report (Patent Law art. 50).
    error ReportMissing(TitleId title);
    /// @notice Rights of this class are not opened to everyone, or not licensed against the holder's will.
    error NotOfThisClass(TitleId title, AssetClass class);
    /// @notice A compulsory licence for want of working is given from `earliest` on (UTC+8; Patent Law art. 53).
    error CompelledTooEarly(TitleId title, Day earliest);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.License) _license(m, body);
        else if (m.act == Act.DeclareOpen) _declare(m, body);
        else _compel(m, body);
    }

    function _license(Matter memory m, bytes calldata body) private {
        LicenceGrant memory g = abi.decode(body, (LicenceGrant));
        ActHeader memory h = g.header;
        Page page = _open(m, h);
        RightStanding.requirePaid(h.title, page, m.today);
        if (!g.acknowledged) Challenges.requireNone(h.title);
        Scopes.requireForm(h.title, g.territory, g.rights);
        Scopes.requireTime(h.title, page, g.from, g.until, m.today);
        _requireKind(g, page);
        m.requireConsent(g.licensee);
        Scope memory scope = Scope(g.territory, Scopes.comparable(g.rights), g.field, g.from, g.until);
        uint32 assignment = _requireLicensors(m, page, g, scope);
        Licensors.requireFree(m, h.title, page, h.applicant, g.acknowledged);
        Charge memory c = _charge(m.number, g.licensee, g.from, g.until, g.parent);
        Licences.requireRoom(m, h.title, c, g.kind, scope);
        Licence memory granted = Licence(g.kind, g.sublicensable, g.territory, g.rights, assignment, g.field);
        _add(m, h, page, c, granted, body);
    }

    /// @dev A right that is granted, in force and within its term.
    function _open(Matter memory m, ActHeader memory h) private view returns (Page page) {
        Proceedings.open(m, h);
        RightStanding.requireInForce(h.title);
        return Folios.requireLive(h.title, m.today);
    }

    function _requireKind(LicenceGrant memory g, Page page) private view {
        TitleId title = g.header.title;
        LicenceKind kind = g.kind;
        bool agreed = kind != LicenceKind.None && kind <= LicenceKind.Exclusive;
        require(agreed || (kind == LicenceKind.Open && g.parent == 0), LicenceKindInvalid(title, kind));
        if (kind != LicenceKind.Open) {
            require(!page.isOpen() || kind == LicenceKind.Ordinary, PatentOpen(title, kind));
            return;
        }
        require(page.isOpen(), NotOpen(title));
        require(!g.sublicensable, Licences.NoSublicence(title, 0));
        bytes32 terms = Licences.layout().statements[title].terms;
        require(g.royalty == terms, TermsNotOfStatement(title, g.royalty, terms));
    }

    /// @dev The head licensee, the assignee of the rights, or the proprietors; nobody under an open statement. Returns the
    /// assignment under which the licensor has the rights, 0 if it is none.
    function _requireLicensors(
        Matter memory m,
        Page page,
        LicenceGrant memory g,
        Scope memory scope
    ) private view returns (uint32 assignment) {
        ActHeader memory h = g.header;
        if (g.kind == LicenceKind.Open) return 0;
        if (g.parent != 0) {
            Charge memory head = Licences.requireWithinHead(m, h.title, g.parent, g.kind, scope);
            bool theirs = h.applicant == head.chargee || h.applicant == m.parties.answeringFor(head.chargee);
            require(theirs, Licences.NotLicensee(h.title, g.parent, h.applicant));
            return Licences.grantOf(h.title, g.parent).assignment;
        }
        if (Scopes.isWork(h.title)) {
            assignment = Assignments.coveringOf(m, h.title, h.applicant, scope);
            Assignments.requireHeld(h.title, assignment, scope);
        }
        if (assignment == 0) Licensors.requireProprietors(m, h.title, page, h.applicant, g.kind);
        Licensors.requirePledgees(m, h.title, page);
    }

    function _declare(Matter memory m, bytes calldata body) private {
        OpenStatement memory o = abi.decode(body, (OpenStatement));
        ActHeader memory h = o.header;
        Page page = _open(m, h);
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        Licensors.requireAll(m, h.title, page);
        if (o.open) {
            _requireOpenable(m, page, o);
            Licences.layout().statements[h.title] = Licences.Statement(o.price, o.terms);
        } else {
            require(page.isOpen(), NotOpen(h.title));
            delete Licences.layout().statements[h.title];
        }
        Proceedings.close(m, h, page.withOpen(o.open), Category.RIGHTS, body);
    }

    /// @dev Implementing Rules of the Patent Law, rule 86.
    function _requireOpenable(Matter memory m, Page page, OpenStatement memory o) private view {
        TitleId title = o.header.title;
        AssetClass class = AssetClasses.classOf(title);
        require(class >= AssetClass.Invention && class <= AssetClass.Design, NotOfThisClass(title, class));
        require(!page.isOpen(), AlreadyOpen(title));
        require(o.terms != bytes32(0), StatementTermsMissing(title));
        RightStanding.requirePaid(title, page, m.today);
        Licensors.requirePledgees(m, title, page);
        Licensors.requireFree(m, title, page, o.header.applicant, true);
        Licences.requireNoExclusive(title, m.today);
        if (class == AssetClass.Invention) return;
        require(o.report != bytes32(0), ReportMissing(title));
        m.evidence.requireGood(o.report);
    }

    /// @dev By decision of the office, without anybody's consent; restraints do not stop it. A decision of an authority is
    /// one for want of working, with its waiting time; a judgment that found a monopoly, or another decision (emergency,
    /// public health, dependent patent), has none.
    function _compel(Matter memory m, bytes calldata body) private {
        CompulsoryLicence memory k = abi.decode(body, (CompulsoryLicence));
        ActHeader memory h = k.header;
        Page page = _open(m, h);
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        AssetClass class = AssetClasses.classOf(h.title);
        bool known = class == AssetClass.Invention || class == AssetClass.UtilityModel;
        require(known, NotOfThisClass(h.title, class));
        Scopes.requireTime(h.title, page, h.effective, k.until, m.today);
        m.parties.requireActive(k.licensee);
        (DocumentKind kind, ) = m.evidence.requireGood(h.evidence);
        if (kind != DocumentKind.CourtOrder && kind != DocumentKind.Other) {
            m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
            _requireUnworked(m, h.title, page);
        }
        Charge memory c = _charge(m.number, k.licensee, h.effective, k.until, 0);
        Licence memory granted = Licence(LicenceKind.Compulsory, false, Scopes.COUNTRY, 0, 0, k.field);
        _add(m, h, page, c, granted, body);
    }

    /// @dev Both times are over: from the grant and from the filing.
    function _requireUnworked(Matter memory m, TitleId title, Page page) private view {
        RightTerms storage terms = RightRules.judging(m, title);
        Day earliest = RightDates.layout().dates[title].grantedOn.addYears(terms.unworkedGrantYears);
        Day ofFiling = page.filedOn().addYears(terms.unworkedFilingYears);
        if (ofFiling > earliest) earliest = ofFiling;
        require(m.today >= earliest, CompelledTooEarly(title, earliest));
    }

    function _charge(
        uint32 number,
        address licensee,
        Day from,
        Day until,
        uint32 parent
    ) private pure returns (Charge memory c) {
        (c.id, c.rank, c.kind) = (number, number, ChargeKind.Licence);
        (c.chargee, c.from, c.until, c.parent) = (licensee, from, until, parent);
    }

    function _add(
        Matter memory m,
        ActHeader memory h,
        Page page,
        Charge memory c,
        Licence memory granted,
        bytes calldata body
    ) private {
        Licences.layout().licences[h.title][c.id] = granted;
        page = Charges.add(h.title, page, c, m.today);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }
}
