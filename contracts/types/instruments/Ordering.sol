// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";

/// @notice Seizes a title, or one co-owner's share of it.
/// @param against Party executed against, a proprietor.
/// @param whole Whether the whole title is seized although others hold shares in it.
/// @param months Term of the order, from the day it is live.
struct Seize {
    ActHeader header;
    address against;
    bool whole;
    uint8 months;
}

/// @notice Renews a live seizure before it ends.
/// @param order Number of the seizure.
/// @param months New term, from the day of recording.
struct RenewOrder {
    ActHeader header;
    uint32 order;
    uint8 months;
}

/// @notice Lifts a seizure or suspension.
/// @param order Number of the seizure or suspension.
struct LiftOrder {
    ActHeader header;
    uint32 order;
}

/// @notice Suspends dealings while a suit over the ownership runs.
/// @param months Term from the day of recording; 0 until lifted.
struct Suspend {
    ActHeader header;
    uint8 months;
}

/// @notice Orders that shares pass; carried out later by the ERC-7943 function `forcedTransfer`.
/// @param from Party that they are taken from.
/// @param to Party that takes them.
/// @param amount ERC-6909 shares.
struct OrderTransfer {
    ActHeader header;
    address from;
    address to;
    uint256 amount;
}

/// @notice Orders the frozen amount of an account; carried out by the ERC-7943 function `setFrozenTokens`.
/// @param account Party whose shares are frozen.
/// @param amount ERC-6909 shares, in all; 0 ends the freeze.
struct OrderFreeze {
    ActHeader header;
    address account;
    uint256 amount;
}

/// @notice Passes a title, or a share of it, by the order itself: judgment, ruling, auction.
/// @param from Party that it is taken from.
/// @param to Party that takes it.
/// @param numerator Share that passes ...
/// @param denominator ... over this; 0 for all that `from` holds.
/// @param auction Whether it passes by judicial sale: securities end, their holders are paid by rank from the price
/// (SPC auction rules art. 28), and restraints die with the seizure.
/// @param proceeds Price in fen, after costs; only for a judicial sale of the whole.
struct OrderedTransfer {
    ActHeader header;
    address from;
    address to;
    uint64 numerator;
    uint64 denominator;
    bool auction;
    uint128 proceeds;
}
