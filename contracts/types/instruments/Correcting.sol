// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader, LandUse} from "../Acts.sol";
import {Day} from "../Day.sol";

/// @notice Proposes to correct the entry of `version`; dealings stop until it is decided.
struct ProposeCorrection {
    ActHeader header;
    uint32 version;
}

/// @notice Corrects the register: states the page as it should read.
/// @param proposal Number of the proposal.
/// @param version Version of the entry that was wrong.
/// @param holders Proprietors as they should read; empty if the proprietorship was right.
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
struct AbandonCorrection {
    ActHeader header;
    uint32 proposal;
}
