// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {FileRight, IpStage} from "../../../types/instruments/Filing.sol";
import {RightKind, RightNumbers} from "../../../types/RightNumber.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {FolioState, Page} from "../../folio/Page.sol";
import {Lineage} from "../../lineage/Lineage.sol";
import {Matter, Matters} from "../../Matter.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../../restraints/Guard.sol";
import {AssetClass, AssetClasses} from "../../rules/AssetClass.sol";
import {RuleBook} from "../../rules/RuleBook.sol";
import {Families} from "../marks/Families.sol";
import {RightDates} from "../RightDates.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules} from "../RightRules.sol";

/// @title Filing
/// @notice Opens the folio of an application, or of a right that the office has registered already. All holders consent;
/// the applicant is one of them. An application rests on its request, a registered right on what the office certifies.
library FilingActs {
    using RightPages for Page;

    /// @notice A folio opens with an application or with a granted right, not as `stage`.
    error StageNotOpening(TitleId title, IpStage stage);
    /// @notice An application has no grant; a right's lies on `day`, not before its filing (UTC+8).
    error GrantDayInvalid(TitleId title, Day day, Day filedOn);
    /// @notice A right has a day of filing.
    error FilingDayMissing(TitleId title);
    /// @notice A granted patent has paid its annuities up to a year of its term, `least` to `most`; of marks this is the
    /// number of renewals, and everything else states 0.
    error PaidInvalid(TitleId title, uint8 paid, uint8 least, uint8 most);
    /// @notice A mark is for Nice classes, a work of a kind; other rights state none.
    error ClassesInvalid(TitleId title, uint64 classes);
    /// @notice Only works and programs are protected for life.
    error NotForLife(TitleId title);
    /// @notice The application cannot have come from `parent`, which is of another kind or other holders.
    error ParentInvalid(TitleId title, TitleId parent);
    /// @notice An application is divided while it is pending (Implementing Rules, rule 48); the parent stands as `stage`.
    error ParentNotPending(TitleId title, TitleId parent, IpStage stage);
    /// @notice What is divided off keeps the day of filing (Implementing Rules, rule 49).
    error ParentDateDiffers(TitleId title, Day filedOn, Day parentFiledOn);
    /// @notice Only marks are similar, to another mark of the same holders.
    error SimilarInvalid(TitleId title, TitleId similar);

    uint256 private constant NICE_CLASSES = 45;

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        FileRight memory f = abi.decode(body, (FileRight));
        ActHeader memory h = f.header;
        RightNumbers.check(h.title);
        RuleBook.judging(m, h.title);
        require(Folios.pageOf(h.title).state() == FolioState.None, Folios.AlreadyRegistered(h.title));
        m.requireEffective(h.effective);
        _requireForm(m, f);
        Page page = Page.wrap(0).withState(FolioState.Live).withStage(f.stage).withFiledOn(f.filedOn);
        page = page.withPaid(f.paid).withLife(f.lifeTerm);
        if (f.stage == IpStage.Granted) page = _granted(m, f, page);
        else m.evidence.requireGood(h.evidence);
        page = Proprietorship.restate(m, h.title, page, f.holders, f.shares, f.denominator);
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        Proprietorship.requireAll(m, h.title, page);
        if (!f.parent.isNone()) _divide(m, f, page, body);
        if (!f.similar.isNone()) _relate(m, f, page);
        bytes1 category = f.stage == IpStage.Granted ? Category.GRANTED : Category.FILED;
        Folios.append(m, h.title, page, category, h.effective, h.evidence, body);
    }

    function _requireForm(Matter memory m, FileRight memory f) private pure {
        TitleId title = f.header.title;
        bool granted = f.stage == IpStage.Granted;
        require(granted || f.stage == IpStage.Filed, StageNotOpening(title, f.stage));
        require(Day.unwrap(f.filedOn) != 0, FilingDayMissing(title));
        m.requireEffective(f.filedOn);
        m.requireEffective(f.grantedOn);
        bool dated = granted ? f.grantedOn >= f.filedOn : Day.unwrap(f.grantedOn) == 0;
        require(dated, GrantDayInvalid(title, f.grantedOn, f.filedOn));
        require(granted || f.paid == 0, PaidInvalid(title, f.paid, 0, 0));
        RightKind kind = RightNumbers.kindOf(title);
        require(_areClasses(kind, f.classes), ClassesInvalid(title, f.classes));
        require(!f.lifeTerm || kind >= RightKind.Work, NotForLife(title));
    }

    function _areClasses(RightKind kind, uint64 classes) private pure returns (bool) {
        if (kind == RightKind.TradeMark) return classes != 0 && classes >> NICE_CLASSES == 0;
        return (kind == RightKind.Work) == (classes != 0);
    }

    /// @dev What the office has registered: its term, by the law's ordinary length, and what is paid.
    function _granted(Matter memory m, FileRight memory f, Page page) private returns (Page) {
        TitleId title = f.header.title;
        m.evidence.requireKind(f.header.evidence, DocumentKind.AuthorityDecision);
        AssetClass class = AssetClasses.classOf(title);
        (uint8 least, uint8 most) = _paidRange(class, f.filedOn);
        require(f.paid >= least && f.paid <= most, PaidInvalid(title, f.paid, least, most));
        RightDates.datesOf(title).grantedOn = f.grantedOn;
        if (f.lifeTerm) return page;
        Day end = RightRules.ordinaryEnd(class, f.filedOn, f.grantedOn, f.paid);
        require(m.today <= end, Folios.TermEnded(title, end));
        return page.withTermEnd(end);
    }

    function _paidRange(AssetClass class, Day filedOn) private view returns (uint8, uint8) {
        if (class <= AssetClass.Design) return (1, RightRules.on(class, filedOn).termYears);
        return (0, class == AssetClass.TradeMark ? type(uint8).max : 0);
    }

    /// @dev A divisional application, or the part of a mark's application that was split off: same kind, same holders,
    /// same day. A stay of the parent is not escaped by dividing it. The parent has an entry of its own.
    function _divide(Matter memory m, FileRight memory f, Page page, bytes calldata body) private {
        TitleId title = f.header.title;
        TitleId parent = f.parent;
        Page parentPage = Folios.requireRegistered(parent);
        IpStage stage = parentPage.stage();
        bool same = RightNumbers.kindOf(parent) == RightNumbers.kindOf(title);
        require(same && f.stage == IpStage.Filed, ParentInvalid(title, parent));
        bool pending = stage >= IpStage.Filed && stage <= IpStage.Examining;
        require(pending, ParentNotPending(title, parent, stage));
        Day filedOn = parentPage.filedOn();
        require(f.filedOn == filedOn, ParentDateDiffers(title, f.filedOn, filedOn));
        require(Proprietorship.areSame(parent, parentPage, title, page), ParentInvalid(title, parent));
        if (parentPage.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(parent, parentPage);
            Guard.requireFree(m, Dealing(parent, f.header.applicant, supply, supply, supply, true));
        }
        Matters.requireNonePending(parent);
        Lineage.link(parent, title);
        Folios.append(m, parent, parentPage, Category.FILED, f.header.effective, f.header.evidence, body);
    }

    function _relate(Matter memory m, FileRight memory f, Page page) private {
        TitleId title = f.header.title;
        TitleId similar = f.similar;
        bool marks =
            RightNumbers.kindOf(title) == RightKind.TradeMark &&
                RightNumbers.kindOf(similar) == RightKind.TradeMark;
        require(marks, SimilarInvalid(title, similar));
        Page other = Folios.requireLive(similar, m.today);
        require(Proprietorship.areSame(similar, other, title, page), SimilarInvalid(title, similar));
        Families.join(title, similar);
    }
}
