// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Day} from "../../types/Day.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Restraint, Restraints} from "./Restraints.sol";

/// @title The queue of seizures
/// @notice A seizure of what is seized already waits, and becomes live by itself when the one in front is lifted or
/// lapses (SPC seizure rules arts. 26-27). Its term runs from the day it becomes live. Two seizures stand in each
/// other's way if they bind the same share or if one of them binds the whole title. Shares that came to a co-owner by
/// succession, with their seizures, are another lot than those it had: their queues go on side by side.
///
/// All of it is computed from the list and the day; nobody has to act for a seizure to lapse or to become live.
library Seizures {
    /// @notice When a restraint of the list is live, if it is a seizure.
    /// @param start First day, UTC+8.
    /// @param end Last day.
    struct Period {
        Day start;
        Day end;
    }

    /// @notice Passing of a share by succession.
    /// @param number Lodgement that enters it.
    /// @param from Party whose share passes.
    /// @param to Its successor.
    /// @param all Whether all that `from` holds passes.
    /// @param part Shares that pass and, in the low 16 bytes, the supply they count in, if the successor holds others;
    /// 0 if it holds none.
    /// @param own Likewise, what the successor held before; 0 if nothing.
    struct Succession {
        uint32 number;
        address from;
        address to;
        bool all;
        uint256 part;
        uint256 own;
    }

    /// @dev The lot of a seizure's shares stands in the highest 4 bytes of its detail: the number that brought them.
    uint256 private constant LOT_SHIFT = 224;

    /// @notice Periods of all seizures of a list, each from the day those in its way are over.
    function periodsOf(Restraint[] memory list) internal pure returns (Period[] memory periods) {
        periods = new Period[](list.length);
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].kind != RestraintKind.Seizure) continue;
            Day start = list[i].from;
            for (uint256 k = 0; k < i; ++k) {
                if (_inTheWay(list[k], list[i]) && start <= periods[k].end) start = periods[k].end.addDays(1);
            }
            periods[i] = Period(start, start.addMonths(list[i].span));
        }
    }

    /// @notice Whether a period covers a day.
    function covers(Period memory p, Day day) internal pure returns (bool) {
        return Day.unwrap(p.start) != 0 && p.start <= day && day <= p.end;
    }

    /// @notice The first live seizure that binds all or part of the title, if any.
    /// @return found Whether there is one.
    /// @return index Its place in the list.
    function findLive(Restraint[] memory list, Day today) internal pure returns (bool found, uint256 index) {
        Period[] memory periods = periodsOf(list);
        for (; index < list.length; ++index) {
            if (covers(periods[index], today)) return (true, index);
        }
        return (false, 0);
    }

    /// @notice Shares that a seizure binds, in shares of `supply`, rounded up; of a party that holds `balance`.
    function sharesOf(Restraint memory r, uint256 balance, uint256 supply) internal pure returns (uint256) {
        if (r.detail == 0) return balance;
        return Math.mulDiv(uint64(r.detail >> 128), supply, uint128(r.detail), Math.Rounding.Ceil);
    }

    /// @notice Shares of a party that live seizures bind; all of `balance` if the whole title is bound.
    function frozen(
        Restraint[] memory list,
        address party,
        uint256 balance,
        uint256 supply,
        Day today
    ) internal pure returns (uint256 shares) {
        Period[] memory periods = periodsOf(list);
        for (uint256 i = 0; i < list.length; ++i) {
            bool binds = list[i].party == address(0) || list[i].party == party;
            if (binds && covers(periods[i], today)) shares += sharesOf(list[i], balance, supply);
        }
    }

    /// @notice Removes a seizure; those that waited behind it keep the day on which they became live.
    function remove(TitleId title, Page page, uint256 index, Day today) internal returns (Page) {
        Restraint[] memory list = Restraints.listOf(title);
        Day end = periodsOf(list)[index].end;
        Day free = end < today ? end.addDays(1) : today;
        Restraint[] storage stored = Restraints.layout().restraints[title];
        for (uint256 i = index + 1; i < list.length; ++i) {
            if (_inTheWay(list[index], list[i]) && list[i].from < free) stored[i].from = free;
        }
        return Restraints.removeAt(title, page, index);
    }

    /// @notice Keeps the seizures of a share on it in the hands of a successor. If only part of the share passes, the
    /// part bears them beside the rest, under the number of the passing. Neither bind what the successor held before, nor
    /// do the seizures of that bind what it takes.
    function follow(TitleId title, Page page, Succession memory s) internal returns (Page) {
        Restraint[] memory list = Restraints.listOf(title);
        for (uint256 i = 0; i < list.length; ++i) {
            Restraint memory r = list[i];
            if (r.kind != RestraintKind.Seizure) continue;
            if (r.party == s.to && r.detail == 0) Restraints.layout().restraints[title][i].detail = s.own;
            if (r.party != s.from) continue;
            r.party = s.to;
            if (s.part != 0) r.detail = _ofLot(r.detail == 0 ? s.part : r.detail, s.number);
            if (s.all) {
                Restraints.layout().restraints[title][i] = r;
            } else {
                r.id = s.number;
                page = Restraints.add(title, page, r);
            }
        }
        return page;
    }

    /// @notice Removes the seizures that have lapsed.
    function prune(TitleId title, Page page, Day today) internal returns (Page) {
        Restraint[] memory list = Restraints.listOf(title);
        for (uint256 i = 0; i < list.length;) {
            bool lapsed = list[i].kind == RestraintKind.Seizure && periodsOf(list)[i].end < today;
            if (!lapsed) {
                ++i;
                continue;
            }
            page = remove(title, page, i, today);
            list = Restraints.listOf(title);
        }
        return page;
    }

    function _inTheWay(Restraint memory a, Restraint memory b) private pure returns (bool) {
        if (a.kind != RestraintKind.Seizure || b.kind != RestraintKind.Seizure) return false;
        if (a.party == address(0) || b.party == address(0)) return true;
        bool all = a.detail == 0 || b.detail == 0;
        return a.party == b.party && (all || a.detail >> LOT_SHIFT == b.detail >> LOT_SHIFT);
    }

    /// @dev Shares that came by an earlier succession stay the lot that they are.
    function _ofLot(uint256 detail, uint32 number) private pure returns (uint256) {
        return detail >> LOT_SHIFT == 0 ? detail | (uint256(number) << LOT_SHIFT) : detail;
    }
}
