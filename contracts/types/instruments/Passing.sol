// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";
import {TitleId} from "../TitleId.sol";

/// @notice Why a right has passed by law (Civil Code arts. 229-231).
enum TransmissionCause {
    None,
    Judgment,
    Inheritance,
    Merger,
    Expropriation
}

/// @notice Enters what has passed by law; the taker applies alone (Regulation art. 14(2)(3)).
/// @param from Party from whom it has passed.
/// @param numerator Share that has passed ...
/// @param denominator ... over this; 0 for all that `from` holds.
/// @param cause Why it has passed; it decides the proof and what ends with it.
struct Transmit {
    ActHeader header;
    address from;
    uint64 numerator;
    uint64 denominator;
    TransmissionCause cause;
}

/// @notice A title on which a predecessor's rights are to be rewritten to those who succeeded it.
/// @param title The title.
/// @param taker Successor to whom the plan of the succession gives all of it; 0 if it goes by the successors' shares.
/// @param proof Merkle proof that the plan says so; empty if it goes by shares.
struct Portion {
    TitleId title;
    address taker;
    bytes32[] proof;
}

/// @notice What the entry of a succession says.
/// @param title The title.
/// @param predecessor Party that ceased.
/// @param keepsSecurities Whether securities between the two stay.
/// @param takers Successors that take here, the lead first.
/// @param shares Their shares of what the predecessor had.
struct Succeed {
    TitleId title;
    address predecessor;
    bool keepsSecurities;
    address[] takers;
    uint64[] shares;
}

/// @notice Offers a share to the co-owners before it is sold outside (Civil Code arts. 305-306).
/// @param to Outsider who would buy.
/// @param numerator Share that is offered ...
/// @param denominator ... over this, of the whole title.
/// @param until Last day to accept, UTC+8.
/// @param terms Commitment to price and terms; acceptance and sale must be on the same.
struct OfferShare {
    ActHeader header;
    address to;
    uint64 numerator;
    uint64 denominator;
    Day until;
    bytes32 terms;
}

/// @notice A co-owner, or after the co-owners a tenant, accepts an offer.
/// @param offer Number of the offer.
/// @param terms Commitment to the terms that are accepted: those that were offered.
struct AcceptOffer {
    ActHeader header;
    uint32 offer;
    bytes32 terms;
}

/// @notice Passes the offered share to those who accepted: co-owners in proportion to their shares, else the tenant.
/// @param offer Number of the offer.
struct CompleteOffer {
    ActHeader header;
    uint32 offer;
}
