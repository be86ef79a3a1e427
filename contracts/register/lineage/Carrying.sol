// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Page} from "../folio/Page.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {Seizures} from "../restraints/Seizures.sol";
import {TermActs} from "../terms/TermActs.sol";

/// @title Carrying charges and restraints to the titles that replace a title
/// @notice No right is lost in division and merger: every live charge and every restraint in force stands on every child
/// with its number, rank and sum, and so does an excused delay in building. Two exceptions, both of the law: a presale notice goes to the unit that it is about
/// only; a mortgage of a building under construction becomes an ordinary one when its units are opened, and leaves out
/// the units under notice (Shanghai rules art. 29).
library Carrying {
    /// @notice Copies the burdens of `source` to `child`.
    /// @param page Page of the child so far.
    /// @return The page with its counts.
    function carry(TitleId source, TitleId child, Page page, Day today) internal returns (Page) {
        Restraint[] memory restraints = Restraints.listOf(source);
        bool noticed = _isNoticed(restraints, child, today);
        Charge[] memory charges = Charges.liveOf(source, today);
        for (uint256 i = 0; i < charges.length; ++i) {
            Charge memory c = charges[i];
            if (c.kind == ChargeKind.ConstructionMortgage) {
                if (noticed) continue;
                c.kind = ChargeKind.Mortgage;
            }
            if (!_bears(child, c.id)) page = _add(source, child, page, c, today);
        }
        bytes32 excuse = TermActs.layout().excuses[source];
        if (excuse != bytes32(0)) TermActs.layout().excuses[child] = excuse;
        return _carryRestraints(restraints, child, page, today);
    }

    function _carryRestraints(
        Restraint[] memory restraints,
        TitleId child,
        Page page,
        Day today
    ) private returns (Page) {
        Seizures.Period[] memory periods = Seizures.periodsOf(restraints);
        for (uint256 i = 0; i < restraints.length; ++i) {
            Restraint memory r = restraints[i];
            bool seizure = r.kind == RestraintKind.Seizure;
            bool over = seizure ? periods[i].end < today : !Restraints.isInForce(r, today);
            // Those that it waited behind stay behind: a live seizure keeps the day on which it became live.
            if (seizure && periods[i].start <= today) r.from = periods[i].start;
            bool ofAnother =
                r.kind == RestraintKind.AdvanceNotice && r.detail != 0 && r.detail != TitleId.unwrap(child);
            if (!over && !ofAnother) page = Restraints.add(child, page, r);
        }
        return page;
    }

    function _add(
        TitleId source,
        TitleId child,
        Page page,
        Charge memory c,
        Day today
    ) private returns (Page) {
        if (c.kind == ChargeKind.Easement) {
            Charges.layout().dominants[child][c.id] = Charges.layout().dominants[source][c.id];
        }
        return Charges.add(child, page, c, today);
    }

    function _isNoticed(Restraint[] memory restraints, TitleId unit, Day today) private pure returns (bool) {
        for (uint256 i = 0; i < restraints.length; ++i) {
            Restraint memory r = restraints[i];
            bool about = r.kind == RestraintKind.AdvanceNotice && r.detail == TitleId.unwrap(unit);
            if (about && Restraints.isInForce(r, today)) return true;
        }
        return false;
    }

    /// @dev Titles that were divided and merge again bear the same charge already.
    function _bears(TitleId title, uint32 id) private view returns (bool) {
        Charge[] storage list = Charges.layout().charges[title];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].id == id) return true;
        }
        return false;
    }
}
