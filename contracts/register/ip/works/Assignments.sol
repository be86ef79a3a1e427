// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../../types/Day.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Matter} from "../../Matter.sol";
import {Scope} from "../licences/Scopes.sol";

/// @notice Rights of a work that were assigned, two words.
/// @param to Party that took them.
/// @param id Number of the lodgement.
/// @param parent Assignment from which they were assigned on; 0 if the proprietors assigned them.
/// @param from First day, UTC+8.
/// @param rights Bit n for item n of Copyright Law art. 10.
/// @param territory See {Scope}.
/// @param until Last day, UTC+8; 0 for as long as they last.
struct Assignment {
    address to;
    uint32 id;
    uint32 parent;
    Day from;
    uint32 rights;
    uint40 territory;
    Day until;
}

/// @title Rights of a work that stand in other hands than the work
/// @notice Assignments form a tree: the proprietors assign, and an assignee may assign on what it took. Those with one
/// parent never meet, so a right is in one hand in one place on one day: that of the deepest assignment that covers it,
/// or the proprietors'. Rows are kept for good; what is over by time restrains nothing.
library Assignments {
    /// @custom:storage-location erc7201:parkfolio.storage.Assignments
    struct Layout {
        /// Assignments of a title, oldest first; those assigned on come after their parents.
        mapping(TitleId title => Assignment[]) assignments;
    }

    /// @notice The rights, or some of them, are another's there and then, by `assignment`.
    error RightAssigned(TitleId title, uint32 assignment);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Assignments")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x8a0c7dbad3d8edc90bd68a69ce0a3e4c237ca34bd7628c3a16996a03077c0000;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function listOf(TitleId title) internal view returns (Assignment[] memory) {
        return layout().assignments[title];
    }

    function scopeOf(Assignment memory a) internal pure returns (Scope memory) {
        return Scope(a.territory, a.rights, bytes32(0), a.from, a.until);
    }

    /// @notice An assignment, by number; it is there.
    function find(TitleId title, uint32 id) internal view returns (Assignment memory found) {
        Assignment[] memory list = listOf(title);
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].id == id) return list[i];
        }
    }

    /// @notice The newest assignment to `party`, or to one that it answers for, that covers the whole scope.
    /// @return id Its number; 0 if there is none.
    function coveringOf(
        Matter memory m,
        TitleId title,
        address party,
        Scope memory scope
    ) internal view returns (uint32 id) {
        Assignment[] memory list = listOf(title);
        for (uint256 i = list.length; i != 0; --i) {
            Assignment memory a = list[i - 1];
            bool theirs = a.to == party || m.parties.answeringFor(a.to) == party;
            if (theirs && scopeOf(a).covers(scope)) return a.id;
        }
    }

    /// @notice Refuses what has been assigned away, by the proprietors or under the assignment `parent`.
    function requireHeld(TitleId title, uint32 parent, Scope memory scope) internal view {
        Assignment[] memory list = listOf(title);
        for (uint256 i = 0; i < list.length; ++i) {
            bool gone = list[i].parent == parent && scopeOf(list[i]).meets(scope);
            require(!gone, RightAssigned(title, list[i].id));
        }
    }

    /// @notice The assignment by which a right is held at one place on one day.
    /// @return The row; empty if the proprietors hold the right.
    function holding(TitleId title, Scope memory point) internal view returns (Assignment memory) {
        Assignment[] memory list = listOf(title);
        Assignment memory deepest;
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].parent == deepest.id && scopeOf(list[i]).covers(point)) deepest = list[i];
        }
        return deepest;
    }
}
