// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {
    ChallengeDecision,
    ChallengeKind,
    ChallengeOutcome,
    ChallengeRight,
    IpStage
} from "../../../types/instruments/Filing.sol";
import {RightKind, RightNumbers} from "../../../types/RightNumber.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Category} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {RestraintActs} from "../../restraints/RestraintActs.sol";
import {RightDates} from "../RightDates.sol";
import {RightEndings} from "../RightEndings.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";
import {RightStanding} from "../RightStanding.sol";
import {Challenges, Proceeding} from "./Challenges.sol";

/// @title Proceedings against a right
/// @notice Entered and ended by the office: invalidation of a patent or mark, opposition to a mark that is published,
/// cancellation of a mark for non-use. Until it is decided the right stands.
library ChallengeActs {
    using RightPages for Page;

    /// @notice Rights of the kind are not challenged in this way.
    error ChallengeKindInvalid(TitleId title, ChallengeKind kind);
    /// @notice Opposition is filed against a mark that is published; it stands as `stage` (Trademark Law art. 33).
    error NotOpposable(TitleId title, IpStage stage);
    /// @notice Opposition could be filed until `latest` (UTC+8; Trademark Law art. 33).
    error OppositionLate(TitleId title, Day filed, Day latest);
    /// @notice Non-use counts from the registration; the mark can be challenged from `earliest` (UTC+8; Trademark Law
    /// art. 49).
    error NonUseEarly(TitleId title, Day earliest);
    /// @notice A decision says how the proceeding ends.
    error OutcomeMissing(TitleId title, uint32 challenge);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Challenge) _enter(m, body);
        else _decide(m, body);
    }

    function _enter(Matter memory m, bytes calldata body) private {
        ChallengeRight memory c = abi.decode(body, (ChallengeRight));
        ActHeader memory h = c.header;
        Page page = _open(m, h);
        RightKind kind = RightNumbers.kindOf(h.title);
        bool known =
            c.kind == ChallengeKind.Invalidation
                ? kind <= RightKind.TradeMark
                : c.kind != ChallengeKind.None && kind == RightKind.TradeMark;
        require(known, ChallengeKindInvalid(h.title, c.kind));
        if (c.kind == ChallengeKind.Opposition) _requireOpposable(m, h, page);
        else RightStanding.requireInForce(h.title);
        if (c.kind == ChallengeKind.NonUse) _requireUnused(m, h, page);
        Challenges.add(h.title, Proceeding(m.number, c.kind, h.effective));
        bool opposed = c.kind == ChallengeKind.Opposition;
        Proceedings.close(m, h, page, opposed ? Category.OPPOSED : Category.CHALLENGED, body);
    }

    function _decide(Matter memory m, bytes calldata body) private {
        ChallengeDecision memory d = abi.decode(body, (ChallengeDecision));
        ActHeader memory h = d.header;
        Page page = _open(m, h);
        m.requireEffective(d.gazetted);
        require(d.outcome != ChallengeOutcome.None, OutcomeMissing(h.title, d.challenge));
        ChallengeKind kind = Challenges.take(h.title, d.challenge);
        bytes1 category = Category.MAINTAINED;
        if (d.outcome == ChallengeOutcome.Upheld) {
            page = RightEndings.end(h.title, page, _stageAfter(kind));
            category = kind == ChallengeKind.Opposition ? Category.DISCONTINUED : Category.CEASED;
        }
        Proceedings.close(m, h, page, category, body);
    }

    /// @dev What is void was so from the beginning; a mark that was not used ends from now.
    function _stageAfter(ChallengeKind kind) private pure returns (IpStage) {
        if (kind == ChallengeKind.Opposition) return IpStage.Refused;
        return kind == ChallengeKind.Invalidation ? IpStage.Invalidated : IpStage.Terminated;
    }

    /// @dev The day of effect is the day on which the opposition was filed.
    function _requireOpposable(Matter memory m, ActHeader memory h, Page page) private view {
        IpStage stage = page.stage();
        require(stage == IpStage.Published, NotOpposable(h.title, stage));
        RightTerms storage terms = RightRules.judging(m, h.title);
        Day latest = RightDates.datesOf(h.title).publishedOn.addMonths(terms.oppositionMonths);
        require(h.effective <= latest, OppositionLate(h.title, h.effective, latest));
    }

    function _requireUnused(Matter memory m, ActHeader memory h, Page page) private view {
        Day start = RightDates.datesOf(h.title).grantedOn;
        if (Day.unwrap(start) == 0) start = page.filedOn();
        Day earliest = start.addYears(RightRules.judging(m, h.title).nonUseYears);
        require(h.effective >= earliest, NonUseEarly(h.title, earliest));
    }

    function _open(Matter memory m, ActHeader memory h) private view returns (Page page) {
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        (page, ) = Proceedings.openOn(m, h, DocumentKind.AuthorityDecision);
    }
}
