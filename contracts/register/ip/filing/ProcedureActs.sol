// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {AdvanceRight, IpStage} from "../../../types/instruments/Filing.sol";
import {RightKind, RightNumbers} from "../../../types/RightNumber.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../../restraints/Guard.sol";
import {RestraintActs} from "../../restraints/RestraintActs.sol";
import {AssetClasses} from "../../rules/AssetClass.sol";
import {Rules} from "../../rules/RuleBook.sol";
import {Challenges} from "../challenges/Challenges.sol";
import {Annuities} from "../fees/Annuities.sol";
import {Dates, RightDates} from "../RightDates.sol";
import {RightEndings} from "../RightEndings.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules} from "../RightRules.sol";
import {RightStanding} from "../RightStanding.sol";

/// @title The office's procedure
/// @notice Takes an application from stage to stage, until it is granted, refused or withdrawn:
///
/// | kind | stages | letters of WIPO ST.27 |
/// |---|---|---|
/// | invention | Filed, Published, Examining, Granted | A Q D F |
/// | utility model, design, work, program | Filed, Granted | A F |
/// | trade mark | Filed, Published, Granted | A Q F |
///
/// From each of them but Granted to Refused or Withdrawn: B. The office acts ex officio, on a decision. A holder applies for
/// examination, all holders together withdraw.
library ProcedureActs {
    using RightPages for Page;

    /// @notice Rights of the kind do not go from stage `from` to stage `to` by a step of the procedure.
    error TransitionInvalid(TitleId title, IpStage from, IpStage to);
    /// @notice The stage is reached on the day of the gazette, which is missing (Patent Law arts. 39-40).
    error GazetteMissing(TitleId title, IpStage stage);
    /// @notice Nothing is gazetted before it was filed (days UTC+8).
    error BeforeFiling(TitleId title, Day day, Day filedOn);
    /// @notice Examination is requested until `latest` (UTC+8; Patent Law art. 35).
    error ExaminationLate(TitleId title, Day latest);
    /// @notice Opposition can be filed until `until` (UTC+8; Trademark Law art. 33); the mark is registered after it.
    error OppositionRunning(TitleId title, Day until);

    uint256 private constant ENDS = (1 << uint8(IpStage.Refused)) | (1 << uint8(IpStage.Withdrawn));

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        AdvanceRight memory a = abi.decode(body, (AdvanceRight));
        ActHeader memory h = a.header;
        (Page page, Rules storage rules) = Proceedings.open(m, h);
        IpStage from = page.stage();
        bool known = (_nextOf(RightNumbers.kindOf(h.title), from) >> uint8(a.stage)) & 1 == 1;
        require(known, TransitionInvalid(h.title, from, a.stage));
        _requireAsked(m, rules, a, page);
        _requireGazetted(m, a, page);
        if (a.stage == IpStage.Granted) page = _grant(m, a, page);
        else if (a.stage == IpStage.Published) RightDates.datesOf(h.title).publishedOn = a.gazetted;
        else if (a.stage == IpStage.Examining) _requireInTime(m, a, page);
        else {
            RightStanding.requireUnrestrained(h.title, page, m.today);
            page = RightEndings.end(h.title, page, a.stage);
        }
        Proceedings.close(m, h, page.withStage(a.stage), categoryOf(a.stage), body);
    }

    /// @notice Category of the entry that brings a right to a stage.
    function categoryOf(IpStage stage) internal pure returns (bytes1) {
        if (stage == IpStage.Filed) return Category.FILED;
        if (stage == IpStage.Published) return Category.PUBLISHED;
        if (stage == IpStage.Examining) return Category.EXAMINATION;
        if (stage == IpStage.Granted) return Category.GRANTED;
        if (stage == IpStage.Refused || stage == IpStage.Withdrawn) return Category.DISCONTINUED;
        return stage == IpStage.Terminated ? Category.TERMINATED : Category.CEASED;
    }

    /// @dev The stages that follow, one bit each.
    function _nextOf(RightKind kind, IpStage from) private pure returns (uint256) {
        if (from == IpStage.Filed) {
            bool published = kind == RightKind.Invention || kind == RightKind.TradeMark;
            return ENDS | (1 << uint8(published ? IpStage.Published : IpStage.Granted));
        }
        if (from == IpStage.Published) {
            return ENDS | (1 << uint8(kind == RightKind.Invention ? IpStage.Examining : IpStage.Granted));
        }
        return from == IpStage.Examining ? ENDS | (1 << uint8(IpStage.Granted)) : 0;
    }

    /// @dev The holders ask for examination, one of them for all, and withdraw, all of them; all else is the office's.
    function _requireAsked(
        Matter memory m,
        Rules storage rules,
        AdvanceRight memory a,
        Page page
    ) private view {
        ActHeader memory h = a.header;
        if (h.applicant == address(0)) {
            m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
            return;
        }
        bool theirs = a.stage == IpStage.Examining || a.stage == IpStage.Withdrawn;
        require(theirs, RestraintActs.ExOfficioOnly(h.applicant));
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        if (a.stage == IpStage.Examining) return;
        RightStanding.requireUnrestrained(h.title, page, m.today);
        Proprietorship.requireQuorum(m, h.title, page, rules.quorumNumerator, rules.quorumDenominator);
        if (page.restraints() == 0) return;
        uint256 supply = Proprietorship.supplyOf(h.title, page);
        Guard.requireFree(m, Dealing(h.title, h.applicant, supply, supply, supply, true));
    }

    function _requireGazetted(Matter memory m, AdvanceRight memory a, Page page) private pure {
        TitleId title = a.header.title;
        m.requireEffective(a.gazetted);
        if (Day.unwrap(a.gazetted) != 0) {
            require(a.gazetted >= page.filedOn(), BeforeFiling(title, a.gazetted, page.filedOn()));
            return;
        }
        bool asked =
            a.stage == IpStage.Published ||
                (a.stage == IpStage.Granted && RightNumbers.kindOf(title) < RightKind.Work);
        require(!asked, GazetteMissing(title, a.stage));
    }

    /// @dev Three years from filing or priority; the office may examine of its own motion (Patent Law art. 35).
    function _requireInTime(Matter memory m, AdvanceRight memory a, Page page) private view {
        if (a.header.applicant == address(0)) return;
        TitleId title = a.header.title;
        Day start = RightDates.datesOf(title).priority;
        if (Day.unwrap(start) == 0) start = page.filedOn();
        Day latest = start.addYears(RightRules.judging(m, title).examinationYears);
        require(m.lodgedOn <= latest, ExaminationLate(title, latest));
    }

    /// @dev The right begins; its term was counted from the filing already, a mark's is counted from now.
    function _grant(Matter memory m, AdvanceRight memory a, Page page) private returns (Page) {
        TitleId title = a.header.title;
        Dates storage dates = RightDates.datesOf(title);
        Day grantedOn = Day.unwrap(a.gazetted) == 0 ? a.header.effective : a.gazetted;
        if (RightNumbers.kindOf(title) == RightKind.TradeMark) {
            Day until = dates.publishedOn.addMonths(RightRules.judging(m, title).oppositionMonths);
            require(grantedOn > until, OppositionRunning(title, until));
        }
        Challenges.requireNone(title);
        dates.grantedOn = grantedOn;
        page = page.withPaid(_yearOf(title, page.filedOn(), grantedOn));
        if (page.isForLife()) return page;
        Day end = RightRules.ordinaryEnd(AssetClasses.classOf(title), page.filedOn(), grantedOn, 0);
        require(m.today <= end, Folios.TermEnded(title, end));
        return page.withTermEnd(end);
    }

    /// @dev The annuity of the year of the grant is paid with the grant; year 1 begins with the filing.
    function _yearOf(TitleId title, Day filedOn, Day grantedOn) private pure returns (uint8) {
        if (RightNumbers.kindOf(title) > RightKind.Design) return 0;
        return uint8(Annuities.yearOn(filedOn, grantedOn));
    }
}
