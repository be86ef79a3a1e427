// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../../types/Day.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {ChargeActs} from "../../charges/ChargeActs.sol";
import {ChargeCreation} from "../../charges/ChargeCreation.sol";
import {Page} from "../../folio/Page.sol";
import {AssetClass, AssetClasses} from "../../rules/AssetClass.sol";

/// @notice Where, for what and how long a right is used: what licences and assignments are compared by.
/// @param territory Bit n for the n-th province-level division in the order of GB/T 2260, from 0.
/// @param rights Works and programs: bit n for item n of Copyright Law art. 10; all bits for other rights.
/// @param field Commitment to the field of use; 0 for every field.
/// @param from First day, UTC+8.
/// @param until Last day, UTC+8; 0 for as long as the right lasts.
struct Scope {
    uint40 territory;
    uint32 rights;
    bytes32 field;
    Day from;
    Day until;
}

using Scopes for Scope global;

/// @title Comparing scopes
/// @notice Two scopes meet if they share a place, a kind of right, a field and a day. Fields are commitments: the register
/// tells whether two are the same, the registrar whether two that differ do not overlap.
library Scopes {
    /// @notice A territory is some of the 34 province-level divisions.
    error TerritoryInvalid(TitleId title, uint40 territory);
    /// @notice Of works and programs some of the items 5 to 17 of Copyright Law art. 10 are named, since what is not named
    /// is not granted (art. 29); of other rights none.
    error RightsInvalid(TitleId title, uint32 rights);
    /// @notice Items 1 to 4 of Copyright Law art. 10 stay with the author; `rights` are those that were named.
    error MoralRight(TitleId title, uint32 rights);

    /// @notice The whole country.
    uint40 internal constant COUNTRY = (1 << 34) - 1;
    uint32 private constant MORAL = 0x1e;
    uint32 private constant ECONOMIC = 0x3ffe0;

    /// @dev Whether they have a place, a kind of right, a field and a day in common.
    function meets(Scope memory a, Scope memory b) internal pure returns (bool) {
        bool where = a.territory & b.territory != 0;
        bool what = a.rights & b.rights != 0;
        bool field = a.field == b.field || a.field == bytes32(0) || b.field == bytes32(0);
        return where && what && field && a.from <= lastOf(b.until) && b.from <= lastOf(a.until);
    }

    /// @dev Whether nothing of `inner` lies outside.
    function covers(Scope memory outer, Scope memory inner) internal pure returns (bool) {
        bool where = inner.territory & ~outer.territory == 0;
        bool what = inner.rights & ~outer.rights == 0;
        bool field = outer.field == bytes32(0) || inner.field == outer.field;
        bool time = outer.from <= inner.from && lastOf(inner.until) <= lastOf(outer.until);
        return where && what && field && time;
    }

    /// @dev Last day of a period, the last of all if it is open.
    function lastOf(Day until) internal pure returns (Day) {
        return Day.unwrap(until) == 0 ? Day.wrap(type(uint24).max) : until;
    }

    /// @dev Rights as they are compared: those of patents and marks are not told apart.
    function comparable(uint32 rights) internal pure returns (uint32) {
        return rights == 0 ? type(uint32).max : rights;
    }

    /// @notice Refuses places that do not exist and rights that the class does not know.
    function requireForm(TitleId title, uint40 territory, uint32 rights) internal pure {
        require(territory != 0 && territory <= COUNTRY, TerritoryInvalid(title, territory));
        if (!isWork(title)) {
            require(rights == 0, RightsInvalid(title, rights));
            return;
        }
        require(rights & MORAL == 0, MoralRight(title, rights));
        require(rights != 0 && rights & ~ECONOMIC == 0, RightsInvalid(title, rights));
    }

    /// @notice Refuses a time that is over or no time, and one that outlasts the right.
    function requireTime(TitleId title, Page page, Day from, Day until, Day today) internal pure {
        bool open = Day.unwrap(until) == 0;
        bool inOrder = Day.unwrap(from) != 0 && (open || (from <= until && today <= until));
        require(inOrder, ChargeCreation.PeriodInvalid(title, from, until));
        // What begins after the right has ended has no time in it, open or not.
        ChargeActs.requireWithinTerm(title, page, open ? from : until);
    }

    /// @dev Whether the rights of the title are told apart by kind.
    function isWork(TitleId title) internal pure returns (bool) {
        AssetClass class = AssetClasses.classOf(title);
        return class == AssetClass.Work || class == AssetClass.Program;
    }
}
