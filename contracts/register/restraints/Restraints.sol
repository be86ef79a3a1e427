// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";

/// @notice A restraint on a title, two words.
/// @param party Seizure: the co-owner whose share it binds, zero for the whole title. Notice, search, caution: its
/// holder. Correction: the officer who proposed it.
/// @param id Number of the lodgement that brought it.
/// @param kind Kind of restraint.
/// @param from First day, UTC+8; of a waiting seizure, the day it came in.
/// @param until Last day, UTC+8; 0 for open. Not used for seizures, see {Seizures}.
/// @param span Seizure: months of the order. Notice: its kind.
/// @param detail Seizure: shares frozen and, in the low 16 bytes, the supply they count in; 0 for all of the party's. In
/// the highest 4 bytes, the lodgement by which these shares came to the party by succession; 0 if they did not.
/// Notice: unit to come that it is about, 0 for the title itself.
struct Restraint {
    address party;
    uint32 id;
    RestraintKind kind;
    Day from;
    Day until;
    uint8 span;
    uint256 detail;
}

/// @title Restraints on titles, in the order of arrival
/// @notice What has lapsed by time restrains nobody, in every view and check, without anybody's act. It leaves the list
/// when the list is next written to.
library Restraints {
    /// @custom:storage-location erc7201:parkfolio.storage.Restraints
    struct Layout {
        /// Restraints of a title, oldest first.
        mapping(TitleId title => Restraint[]) restraints;
        /// Documents on which a caution was entered on a title: not twice on one ground.
        mapping(TitleId title => mapping(bytes32 evidence => bool)) cautioned;
        /// Parties that have had their priority search of a title.
        mapping(TitleId title => mapping(address party => bool)) searched;
    }

    /// @notice The title bears no restraint of this number and kind, or it has lapsed.
    error RestraintUnknown(TitleId title, uint32 restraint);
    /// @notice The title bears more restraints than a page counts.
    error TooManyRestraints(TitleId title);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Restraints")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xa360dcbe5cd8e5da6eef3033515ed1db02aa98fccab512f9171dd5338e782600;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function listOf(TitleId title) internal view returns (Restraint[] memory) {
        return layout().restraints[title];
    }

    /// @notice Whether a restraint other than a seizure is in force on a day.
    function isInForce(Restraint memory r, Day today) internal pure returns (bool) {
        return Day.unwrap(r.until) == 0 || today <= r.until;
    }

    /// @notice Place of a restraint in the list, lapsed or not.
    function indexOf(TitleId title, uint32 id) internal view returns (uint256) {
        Restraint[] storage list = layout().restraints[title];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].id == id) return i;
        }
        revert RestraintUnknown(title, id);
    }

    /// @notice A restraint of the given kind that is in force; not for seizures.
    function find(
        TitleId title,
        uint32 id,
        RestraintKind kind,
        Day today
    ) internal view returns (Restraint storage r) {
        r = layout().restraints[title][indexOf(title, id)];
        require(r.kind == kind && isInForce(r, today), RestraintUnknown(title, id));
    }

    /// @notice Adds a restraint behind the others.
    function add(TitleId title, Page page, Restraint memory r) internal returns (Page) {
        Restraint[] storage list = layout().restraints[title];
        list.push(r);
        require(list.length <= type(uint8).max, TooManyRestraints(title));
        return page.withRestraints(list.length);
    }

    /// @notice Removes the restraint at a place; the order of the others stays.
    function removeAt(TitleId title, Page page, uint256 index) internal returns (Page) {
        Restraint[] storage list = layout().restraints[title];
        for (uint256 i = index; i + 1 < list.length; ++i) {
            list[i] = list[i + 1];
        }
        list.pop();
        return page.withRestraints(list.length);
    }

    /// @notice Removes all restraints; when the title is sold by a court or ends.
    function clear(TitleId title, Page page) internal returns (Page) {
        delete layout().restraints[title];
        return page.withRestraints(0);
    }
}
