// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Carrying} from "../lineage/Carrying.sol";
import {Lineage} from "../lineage/Lineage.sol";
import {Matter, Matters} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {RuleBook} from "../rules/RuleBook.sol";
import {Longest} from "../terms/Longest.sol";

/// @title Buildings and units on their land
/// @notice Land and house move together (Civil Code arts. 356-357, 397). If the land is on the register,
///
/// - a building of the land's proprietor follows the land: it has no proprietor of its own, and whoever takes, charges or
///   seizes the land takes, charges or seizes it;
/// - a building of another party is held apart from the start, with the consent of the land's proprietors;
/// - a unit is opened by the land's proprietors and takes the land's burdens; the land's right lives on in the units.
library Fixtures {
    /// @notice Places a first registration on its land.
    /// @param page Page of the fixture so far.
    /// @return The page with its state, term and burdens.
    function place(
        Matter memory m,
        ActHeader memory h,
        Page page,
        bytes calldata body
    ) external returns (Page) {
        TitleId land = UnitCodes.landOf(h.title);
        Page landPage = Folios.pageOf(land);
        FolioState landState = landPage.state();
        if (landState == FolioState.None) return page;
        bool stands = landState == FolioState.Live || landState == FolioState.Apportioned;
        require(stands, Folios.NotCurrent(land, landState));
        Matters.requireNonePending(land);
        page = page.withTermEnd(_term(h.title, page.termEnd(), landPage.termEnd()));
        bool unit = UnitCodes.form(h.title) == UnitForm.Unit;
        bool sameHolder = m.act == Act.FirstRegistration && landPage.proprietor() == h.applicant;
        Proprietorship.requireAll(m, land, landPage);
        if (unit) {
            if (!sameHolder) _requirePassable(m, h, land, landPage);
            return _openUnit(m, h, land, landPage, page, body);
        }
        if (!sameHolder || landState == FolioState.Apportioned) return page;
        ++Lineage.layout().following[land];
        if (_convertConstruction(land, m.today)) {
            Folios.append(m, land, landPage, Category.RIGHTS, h.effective, h.evidence, body);
        }
        return page.withState(FolioState.Following);
    }

    /// @dev A unit that is opened for others than the land's sole proprietor passes part of the land: what stops a disposal
    /// of the land stops it too.
    function _requirePassable(Matter memory m, ActHeader memory h, TitleId land, Page landPage) private view {
        if (landPage.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(land, landPage);
            Guard.requireFree(m, Dealing(land, h.applicant, supply, supply, supply, true));
        }
        if (landPage.charges() != 0) Charges.requirePassable(m, RuleBook.judging(m, land), land);
    }

    function _openUnit(
        Matter memory m,
        ActHeader memory h,
        TitleId land,
        Page landPage,
        Page page,
        bytes calldata body
    ) private returns (Page) {
        Proprietorship.requireProprietor(land, landPage, h.applicant);
        TitleId building = UnitCodes.buildingOf(h.title);
        FolioState state = Folios.pageOf(building).state();
        bool standsAsOne = state == FolioState.Live || state == FolioState.Following;
        require(!standsAsOne, Folios.AlreadyRegistered(building));
        if (landPage.state() == FolioState.Live) {
            landPage = landPage.withState(FolioState.Apportioned);
            Folios.append(m, land, landPage, Category.DOCUMENT_MODIFIED, h.effective, h.evidence, body);
        }
        return Carrying.carry(land, h.title, page, m.today);
    }

    /// @dev A fixture's term is the land's; none may be stated that is longer.
    function _term(TitleId title, Day stated, Day landEnd) private pure returns (Day) {
        require(Day.unwrap(landEnd) == 0 || stated <= landEnd, Longest.TermExceeded(title, stated, landEnd));
        return Day.unwrap(landEnd) == 0 ? stated : landEnd;
    }

    /// @dev A mortgage of the building under construction becomes an ordinary one by itself; where units are under notice
    /// it waits for the division, which leaves them out (Shanghai rules art. 29).
    function _convertConstruction(TitleId land, Day today) private returns (bool converted) {
        Restraint[] memory restraints = Restraints.listOf(land);
        for (uint256 i = 0; i < restraints.length; ++i) {
            bool presale = restraints[i].kind == RestraintKind.AdvanceNotice && restraints[i].detail != 0;
            if (presale && Restraints.isInForce(restraints[i], today)) return false;
        }
        Charge[] storage charges = Charges.layout().charges[land];
        for (uint256 i = 0; i < charges.length; ++i) {
            if (charges[i].kind != ChargeKind.ConstructionMortgage) continue;
            charges[i].kind = ChargeKind.Mortgage;
            converted = true;
        }
    }
}
