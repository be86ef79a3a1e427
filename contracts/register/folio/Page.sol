// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {LandUse} from "../../types/Acts.sol";

/// @notice Where a title is in its life.
///
/// ```
/// None --first registration--> Live --division, merger--> Historic
///                               |  \--cancellation------> Cancelled
///                               \---its units opened----> Apportioned (land whose right lives on in its units)
///        a building that follows its land is Following: it has no proprietor of its own
/// ```
enum FolioState {
    None,
    Live,
    Following,
    Apportioned,
    Historic,
    Cancelled
}

/// @notice First word of a folio:
///
/// | bits | what |
/// |---|---|
/// | 0-159 | sole proprietor; zero if held by shares or following |
/// | 160-199 | extent, square decimetres |
/// | 200-223 | last day of the term; 0 without term |
/// | 224-231 | number of live charges |
/// | 232-239 | number of restraints on the page |
/// | 240-247 | state |
/// | 248-255 | use |
type Page is uint256;

using Pages for Page global;

/// @title Reading and writing the first word of a folio
/// @notice A page is a value: nothing here reads or writes storage.
library Pages {
    uint256 private constant EXTENT = 160;
    uint256 private constant TERM_END = 200;
    uint256 private constant CHARGES = 224;
    uint256 private constant RESTRAINTS = 232;
    uint256 private constant STATE = 240;
    uint256 private constant USE = 248;

    function proprietor(Page p) internal pure returns (address) {
        return address(uint160(Page.unwrap(p)));
    }

    /// @dev Area in square decimetres.
    function extent(Page p) internal pure returns (uint40) {
        return uint40(Page.unwrap(p) >> EXTENT);
    }

    /// @dev Last day of the right, UTC+8; 0 without term.
    function termEnd(Page p) internal pure returns (Day) {
        return Day.wrap(uint24(Page.unwrap(p) >> TERM_END));
    }

    function charges(Page p) internal pure returns (uint8) {
        return uint8(Page.unwrap(p) >> CHARGES);
    }

    function restraints(Page p) internal pure returns (uint8) {
        return uint8(Page.unwrap(p) >> RESTRAINTS);
    }

    function state(Page p) internal pure returns (FolioState) {
        return FolioState(uint8(Page.unwrap(p) >> STATE));
    }

    function use(Page p) internal pure returns (LandUse) {
        return LandUse(uint8(Page.unwrap(p) >> USE));
    }

    function withProprietor(Page p, address who) internal pure returns (Page) {
        return _with(p, 0, type(uint160).max, uint160(who));
    }

    function withExtent(Page p, uint40 area) internal pure returns (Page) {
        return _with(p, EXTENT, type(uint40).max, area);
    }

    function withTermEnd(Page p, Day end) internal pure returns (Page) {
        return _with(p, TERM_END, type(uint24).max, Day.unwrap(end));
    }

    function withCharges(Page p, uint256 count) internal pure returns (Page) {
        return _with(p, CHARGES, type(uint8).max, count);
    }

    function withRestraints(Page p, uint256 count) internal pure returns (Page) {
        return _with(p, RESTRAINTS, type(uint8).max, count);
    }

    function withState(Page p, FolioState s) internal pure returns (Page) {
        return _with(p, STATE, type(uint8).max, uint8(s));
    }

    function withUse(Page p, LandUse u) internal pure returns (Page) {
        return _with(p, USE, type(uint8).max, uint8(u));
    }

    function _with(Page p, uint256 at, uint256 mask, uint256 value) private pure returns (Page) {
        return Page.wrap((Page.unwrap(p) & ~(mask << at)) | (value << at));
    }
}
