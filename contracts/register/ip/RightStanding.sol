// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {IpStage} from "../../types/instruments/Filing.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {RightKind, RightNumbers} from "../../types/RightNumber.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {Seizures} from "../restraints/Seizures.sol";
import {Families} from "./marks/Families.sol";
import {RightPages} from "./RightPage.sol";

/// @title Whether a right stands
/// @notice Asked before what is common to all titles: an application passes like a right (Patent Law art. 10), but only a
/// right that is granted and in force is pledged or licensed, and one that has lapsed is dealt with when it is
/// reinstated.
library RightStanding {
    using RightPages for Page;

    /// @notice The right is not in force: it stands as `stage`.
    error NotInForce(TitleId title, IpStage stage);
    /// @notice The right cannot end while `restraint` stops dealings in it (Implementing Rules, rules 104-105).
    error LapseStayed(TitleId title, uint32 restraint);
    /// @notice The annuity of `year` was due on `due` (UTC+8) and is not paid, even if it can still be paid late.
    error AnnuityUnpaid(TitleId title, uint8 year, Day due);

    /// @notice Refuses a passing of a right or application that has lapsed or ended, or of a mark without its family.
    function requireDealable(TitleId title) internal view {
        requireLiving(title);
        if (RightNumbers.kindOf(title) == RightKind.TradeMark) Families.requireAlone(title);
    }

    /// @notice Refuses unless this is an application or a right in force.
    /// @return page Its page.
    function requireLiving(TitleId title) internal view returns (Page page) {
        page = Folios.requireRegistered(title);
        IpStage stage = page.stage();
        require(stage != IpStage.None && stage < IpStage.Lapsed, NotInForce(title, stage));
    }

    /// @notice Refuses unless the right is granted and has not lapsed or ended; its term is judged by {Folios-requireLive}.
    /// @return page Its page.
    function requireInForce(TitleId title) internal view returns (Page page) {
        page = Folios.requireRegistered(title);
        IpStage stage = page.stage();
        require(stage == IpStage.Granted, NotInForce(title, stage));
    }

    /// @notice Refuses to end a right while a seizure or a suit over the ownership restrains it.
    function requireUnrestrained(TitleId title, Page page, Day today) internal view {
        if (page.restraints() == 0) return;
        (bool found, uint32 restraint) = staying(title, today);
        require(!found, LapseStayed(title, restraint));
    }

    /// @notice The restraint that stays the end of a right on a day, if any.
    function staying(TitleId title, Day today) internal view returns (bool found, uint32 restraint) {
        Restraint[] memory list = Restraints.listOf(title);
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        for (uint256 i = 0; i < list.length; ++i) {
            bool seized = Seizures.covers(periods[i], today);
            bool suit = list[i].kind == RestraintKind.OwnershipSuit && Restraints.isInForce(list[i], today);
            if (seized || suit) return (true, list[i].id);
        }
    }

    /// @notice Refuses while an annuity is overdue; only patents know annuities.
    function requirePaid(TitleId title, Page page, Day today) internal pure {
        (bool overdue, uint8 year, Day due) = overdueOf(title, page, today);
        require(!overdue, AnnuityUnpaid(title, year, due));
    }

    /// @notice The next annuity of a patent: year N is due by the end of year N-1, counted from the filing.
    /// @return overdue Whether its day has passed.
    /// @return year Year that it is for; 0 if no further annuity falls due.
    /// @return due Its day, UTC+8.
    function overdueOf(
        TitleId title,
        Page page,
        Day today
    ) internal pure returns (bool overdue, uint8 year, Day due) {
        RightKind kind = RightNumbers.kindOf(title);
        bool patent = kind != RightKind.None && kind <= RightKind.Design;
        if (!patent || page.stage() < IpStage.Granted || page.stage() > IpStage.Lapsed) {
            return (false, 0, Day.wrap(0));
        }
        year = page.paid() + 1;
        due = page.filedOn().addYears(page.paid());
        // An annuity for a year that begins when the term is over falls never due.
        if (due >= page.termEnd()) return (false, 0, Day.wrap(0));
        overdue = today > due;
    }

    /// @notice Whether an act passes the title or part of it.
    function passes(Act act) internal pure returns (bool) {
        return
            act == Act.Transfer ||
            act == Act.TransferShare ||
            act == Act.Transmit ||
            (act >= Act.OfferShare && act <= Act.CompleteOffer);
    }
}
