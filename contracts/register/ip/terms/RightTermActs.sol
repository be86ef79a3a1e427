// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {IpStage, SurrenderRight, TermAdjustment} from "../../../types/instruments/Filing.sol";
import {Expire} from "../../../types/instruments/Terms.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {ChargeActs} from "../../charges/ChargeActs.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Category} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../../restraints/Guard.sol";
import {RestraintActs} from "../../restraints/RestraintActs.sol";
import {AssetClasses} from "../../rules/AssetClass.sol";
import {Longest} from "../../terms/Longest.sol";
import {TermActs} from "../../terms/TermActs.sol";
import {RightDates} from "../RightDates.sol";
import {RightEndings} from "../RightEndings.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";
import {RightStanding} from "../RightStanding.sol";

/// @title The term of a right and its end
/// @notice The office adjusts a term (Patent Law art. 42) and records that it has run out; the holders surrender (art. 44).
library RightTermActs {
    using RightPages for Page;
    using RightRules for RightTerms;

    /// @notice The term of rights of the class is not adjusted.
    error NotAdjustable(TitleId title);
    /// @notice The author's life and the years after it end on `expected`, not on `termEnd` (UTC+8; Copyright Law
    /// art. 23).
    error TermMismatch(TitleId title, Day termEnd, Day expected);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.AdjustTerm) _adjust(m, body);
        else if (m.act == Act.Surrender) _surrender(m, body);
        else _expire(m, body);
    }

    /// @dev A patent's term becomes longer. A work's begins to run: the act has effect from the day of the author's death.
    function _adjust(Matter memory m, bytes calldata body) private {
        TermAdjustment memory a = abi.decode(body, (TermAdjustment));
        ActHeader memory h = a.header;
        Page page = _openExOfficio(m, h);
        m.requireEffective(a.gazetted);
        RightStanding.requireInForce(h.title);
        RightTerms storage terms = RightRules.judging(m, h.title);
        if (page.isForLife()) {
            Day expected = terms.endOf(h.effective, terms.termYears);
            require(a.termEnd == expected, TermMismatch(h.title, a.termEnd, expected));
            page = page.withLife(false).withTermEnd(expected);
            _requireChargesWithin(m, h.title, page);
        } else {
            require(terms.adjustYears != 0, NotAdjustable(h.title));
            require(a.termEnd > page.termEnd(), TermActs.NotLonger(h.title, a.termEnd, page.termEnd()));
            Day ordinary = RightRules.ordinaryEnd(
                AssetClasses.classOf(h.title),
                page.filedOn(),
                RightDates.datesOf(h.title).grantedOn,
                page.paid()
            );
            Day latest = ordinary.addYears(terms.adjustYears);
            require(a.termEnd <= latest, Longest.TermExceeded(h.title, a.termEnd, latest));
        }
        Proceedings.close(m, h, page.withTermEnd(a.termEnd), Category.TERM_ADJUSTED, body);
    }

    /// @dev What was agreed while no term ran may not outlast it.
    function _requireChargesWithin(Matter memory m, TitleId title, Page page) private view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            ChargeActs.requireWithinTerm(title, page, live[i].until);
        }
    }

    /// @dev All holders and whoever is secured consent; nothing may stop dealings.
    function _surrender(Matter memory m, bytes calldata body) private {
        SurrenderRight memory s = abi.decode(body, (SurrenderRight));
        ActHeader memory h = s.header;
        (Page page, ) = Proceedings.open(m, h);
        m.requireEffective(s.gazetted);
        RightStanding.requireInForce(h.title);
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        Proprietorship.requireAll(m, h.title, page);
        RightStanding.requireUnrestrained(h.title, page, m.today);
        if (page.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(h.title, page);
            Guard.requireFree(m, Dealing(h.title, h.applicant, supply, supply, supply, true));
        }
        Charge[] memory live = Charges.liveOf(h.title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind.isSecurity()) m.requireConsent(live[i].chargee);
        }
        page = RightEndings.end(h.title, page, IpStage.Surrendered);
        Proceedings.close(m, h, page, Category.CEASED, body);
    }

    /// @dev The term is over; a mark's when the months of grace for its renewal are over too. A right that has lapsed ends
    /// for good when nothing can reinstate it any more.
    function _expire(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (Expire)).header;
        Page page = _openExOfficio(m, h);
        bool lapsed = page.stage() == IpStage.Lapsed;
        if (!lapsed) RightStanding.requireInForce(h.title);
        RightStanding.requireUnrestrained(h.title, page, m.today);
        Day last = _lastDay(m, h.title, page, lapsed);
        require(Day.unwrap(last) != 0 && last < m.today, TermActs.TermRunning(h.title, last));
        page = RightEndings.end(h.title, page, lapsed ? IpStage.Terminated : IpStage.Expired);
        Proceedings.close(m, h, page, lapsed ? Category.TERMINATED : Category.CEASED, body);
    }

    function _lastDay(Matter memory m, TitleId title, Page page, bool lapsed) private view returns (Day) {
        RightTerms storage terms = RightRules.judging(m, title);
        if (lapsed) return RightDates.datesOf(title).lapsedOn.addMonths(terms.restoreMonthsMost);
        Day end = page.termEnd();
        if (Day.unwrap(end) == 0 || terms.renewalYears == 0) return end;
        return end.addMonths(terms.graceMonths);
    }

    function _openExOfficio(Matter memory m, ActHeader memory h) private view returns (Page page) {
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        (page, ) = Proceedings.openOn(m, h, DocumentKind.AuthorityDecision);
    }
}
