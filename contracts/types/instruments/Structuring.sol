// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {TitleId} from "../TitleId.sol";

/// @notice Divides a parcel, building or unit.
/// @param charges Live charges that the applicant declares carried to every child: all of them.
/// @param children Numbers of the new titles.
/// @param extents Their areas, square decimetres.
/// @param uses Their uses.
struct Divide {
    ActHeader header;
    uint32[] charges;
    TitleId[] children;
    uint40[] extents;
    uint8[] uses;
}

/// @notice Merges titles of the same proprietors; the header names the first of them.
/// @param into Number of the new title.
/// @param extent Its area, square decimetres.
/// @param use Its use.
/// @param others The other titles.
struct Merge {
    ActHeader header;
    TitleId into;
    uint40 extent;
    uint8 use;
    TitleId[] others;
}
