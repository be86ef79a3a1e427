// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {IpStage, PriorityClaim} from "../../../types/instruments/Filing.sol";
import {PatentNumbers} from "../../../types/PatentNumber.sol";
import {RightKind, RightNumbers} from "../../../types/RightNumber.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {FolioState, Page} from "../../folio/Page.sol";
import {Lineage} from "../../lineage/Lineage.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {Dates, RightDates} from "../RightDates.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";

/// @title Priority and entry into the national phase
/// @notice A holder claims the day of an earlier application for one that is pending. A domestic earlier application is
/// deemed withdrawn (Implementing Rules, rule 35); the office records that by its own act.
library PriorityActs {
    using RightPages for Page;

    /// @custom:storage-location erc7201:parkfolio.storage.Priorities
    struct Layout {
        /// Application that claimed the priority of an earlier one, by the earlier one's number.
        mapping(bytes32 earlier => TitleId) claimedBy;
    }

    /// @notice Priority is claimed for a pending application; the right stands as `stage`.
    error NotPending(TitleId title, IpStage stage);
    /// @notice Rights of the kind know no priority.
    error NoPriority(TitleId title);
    /// @notice The earlier application has a number.
    error EarlierMissing(TitleId title);
    /// @notice The priority of the earlier application was claimed by `by` already.
    error EarlierUsed(bytes32 earlier, TitleId by);
    /// @notice The earlier application stands as `stage`: granted or ended, it gives no priority (Implementing Rules,
    /// rule 35).
    error EarlierNotPending(bytes32 earlier, IpStage stage);
    /// @notice The earlier application was itself divided from another (Implementing Rules, rule 35).
    error EarlierDivided(bytes32 earlier);
    /// @notice The priority day lies after the filing, or is missing (days UTC+8).
    error PriorityDayInvalid(TitleId title, Day earliest, Day filedOn);
    /// @notice Priority of that day could be claimed by an application filed until `latest` (UTC+8; Patent Law art. 29).
    error PriorityLate(TitleId title, Day filedOn, Day latest);
    /// @notice Only numbers of type 8 and 9 are those of a PCT application.
    error NotNationalPhase(TitleId title);
    /// @notice The national phase is entered until `latest`, with the surcharge paid two months later (UTC+8;
    /// Implementing Rules, rule 120).
    error PhaseLate(TitleId title, Day entered, Day latest);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Priorities")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xee15843534bc1c7cc19c0be5ea23f3767cdae9c6c59757e04ea7bd2c4904fc00;

    uint256 private constant FIRST_PCT_TYPE = 8;

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        PriorityClaim memory p = abi.decode(body, (PriorityClaim));
        ActHeader memory h = p.header;
        (Page page, ) = Proceedings.open(m, h);
        IpStage stage = page.stage();
        bool pending = stage >= IpStage.Filed && stage <= IpStage.Examining;
        require(pending, NotPending(h.title, stage));
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        require(p.earlier != bytes32(0), EarlierMissing(h.title));
        bool ordered = Day.unwrap(p.earliest) != 0 && p.earliest <= page.filedOn();
        require(ordered, PriorityDayInvalid(h.title, p.earliest, page.filedOn()));
        RightTerms storage terms = RightRules.judging(m, h.title);
        if (p.nationalPhase) _requirePhase(m, terms, p);
        else _requirePriority(m, terms, p, page);
        TitleId by = layout().claimedBy[p.earlier];
        require(by.isNone(), EarlierUsed(p.earlier, by));
        _requireEarlierGood(p.earlier);
        layout().claimedBy[p.earlier] = h.title;
        Dates storage dates = RightDates.datesOf(h.title);
        bool first = Day.unwrap(dates.priority) == 0 || p.earliest < dates.priority;
        if (first) dates.priority = p.earliest;
        Proceedings.close(m, h, page, Category.FILED, body);
    }

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @dev Later than the period, the office's decision restores the right of priority (Implementing Rules, rule 36).
    function _requirePriority(
        Matter memory m,
        RightTerms storage terms,
        PriorityClaim memory p,
        Page page
    ) private view {
        TitleId title = p.header.title;
        uint256 months = terms.priorityMonths;
        require(months != 0, NoPriority(title));
        Day filedOn = page.filedOn();
        Day latest = p.earliest.addMonths(months);
        if (filedOn <= latest) return;
        Day restored = p.earliest.addMonths(months + terms.priorityRestoreMonths);
        require(filedOn <= restored, PriorityLate(title, filedOn, latest));
        m.evidence.requireKind(p.header.evidence, DocumentKind.AuthorityDecision);
    }

    /// @dev The day of entry is the day of effect. Later than the period, the receipt of the surcharge proves it paid.
    function _requirePhase(Matter memory m, RightTerms storage terms, PriorityClaim memory p) private view {
        TitleId title = p.header.title;
        RightKind kind = RightNumbers.kindOf(title);
        bool pct =
            (kind == RightKind.Invention || kind == RightKind.UtilityModel) &&
                PatentNumbers.typeCharacter(title) >= FIRST_PCT_TYPE;
        require(pct, NotNationalPhase(title));
        Day entered = p.header.effective;
        Day latest = p.earliest.addMonths(terms.phaseMonths);
        if (entered <= latest) return;
        Day late = p.earliest.addMonths(uint256(terms.phaseMonths) + terms.phaseLateMonths);
        require(entered <= late, PhaseLate(title, entered, latest));
        m.evidence.requireKind(p.header.evidence, DocumentKind.PaymentProof);
    }

    /// @dev If the earlier application is on this register, it is pending and no divisional one.
    function _requireEarlierGood(bytes32 earlier) private view {
        TitleId title = TitleId.wrap(uint256(earlier));
        Page page = Folios.pageOf(title);
        if (page.state() == FolioState.None) return;
        IpStage stage = page.stage();
        bool pending = stage >= IpStage.Filed && stage <= IpStage.Examining;
        require(pending, EarlierNotPending(earlier, stage));
        require(Lineage.layout().parents[title].length == 0, EarlierDivided(earlier));
    }
}
