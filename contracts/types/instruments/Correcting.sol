// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader, LandUse} from "../Acts.sol";
import {Day} from "../Day.sol";

/// @notice Proposes to correct an entry; dealings stop until it is decided (Civil Code art. 220).
/// @param version Version of the entry that is wrong.
struct ProposeCorrection {
    ActHeader header;
    uint32 version;
}

/// @notice Corrects the register: states the page as it should read.
/// @param proposal Number of the proposal.
/// @param version Version of the entry that was wrong.
/// @param use Permitted use, as it should read.
/// @param extent Area in square decimetres, as it should read.
/// @param termEnd Last day of the right, UTC+8, as it should read; 0 if without term.
/// @param denominator What the shares must add up to.
/// @param holders Proprietors as they should read; empty if the proprietorship was right.
/// @param shares Their shares.
struct Correct {
    ActHeader header;
    uint32 proposal;
    uint32 version;
    LandUse use;
    uint40 extent;
    Day termEnd;
    uint64 denominator;
    address[] holders;
    uint64[] shares;
}

/// @notice Drops a proposal.
/// @param proposal Number of the proposal.
struct AbandonCorrection {
    ActHeader header;
    uint32 proposal;
}
