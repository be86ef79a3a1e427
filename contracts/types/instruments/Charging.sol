// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";
import {TitleId} from "../TitleId.sol";

/// @notice Kinds of charge. The first four secure a claim; they rank and stay until discharged. The others are rights
/// of use; they lapse by time.
enum ChargeKind {
    None,
    Mortgage,
    /// Mortgage up to a ceiling for claims of a period (Civil Code arts. 420-424).
    MaximumMortgage,
    /// Mortgage of a building under construction, on its land; becomes an ordinary one when the building is registered.
    ConstructionMortgage,
    Pledge,
    Easement,
    ResidenceRight,
    Lease,
    Licence
}

using {isSecurity} for ChargeKind global;

/// @notice Whether the charge secures a claim.
/// @param kind Kind of charge.
/// @return Whether it is a security.
function isSecurity(ChargeKind kind) pure returns (bool) {
    return kind != ChargeKind.None && kind <= ChargeKind.Pledge;
}

/// @notice Creates a charge; its number is that of its lodgement, and so is its rank.
/// @param kind Kind of charge.
/// @param chargee Who takes it; zero for an easement, which serves whoever holds the dominant title.
/// @param sum Secured sum, or ceiling, in fen; rent or price of a right of use may be left at 0.
/// @param from First day, UTC+8; of a maximum-amount mortgage, of its claim period.
/// @param until Last day, UTC+8; 0 for as long as the title lasts.
/// @param transferBan The title may not pass without the chargee (Security Interpretation art. 43).
/// @param parent Head lease of a sublease; 0 if none.
/// @param rankWith Security with which it shares a rank, by declaration of both; 0 for its own rank.
/// @param notice Advance notice that it carries out and whose rank it takes; 0 if none.
/// @param dominant Title that an easement serves; 0 if none.
/// @param acknowledged The chargee knows of the cautions on the title and takes the risk.
/// @param terms Commitment to the contract's terms.
struct CreateCharge {
    ActHeader header;
    ChargeKind kind;
    address chargee;
    uint128 sum;
    Day from;
    Day until;
    bool transferBan;
    uint32 parent;
    uint32 rankWith;
    uint32 notice;
    TitleId dominant;
    bool acknowledged;
    bytes32 terms;
}

/// @notice Changes sum, end, ban and terms of a charge; what stays is stated again.
/// @param charge Number of the charge.
/// @param sum Secured sum or ceiling, fen.
/// @param until Last day, UTC+8; 0 for as long as the title lasts.
/// @param transferBan The title may not pass without the chargee.
/// @param terms Commitment to the varied contract's terms.
struct VaryCharge {
    ActHeader header;
    uint32 charge;
    uint128 sum;
    Day until;
    bool transferBan;
    bytes32 terms;
}

/// @notice Passes a charge to `to`, with the claim it secures (Civil Code art. 407).
/// @param charge Number of the charge.
/// @param to Party that takes it.
struct AssignCharge {
    ActHeader header;
    uint32 charge;
    address to;
}

/// @notice Puts a security behind another; those between move up.
/// @param charge Number of the security.
/// @param behind Number of the one that it goes behind.
struct PostponeCharge {
    ActHeader header;
    uint32 charge;
    uint32 behind;
}

/// @notice Gives up part of the secured sum.
/// @param charge Number of the security.
/// @param sum Fen that remain secured.
struct ReleasePart {
    ActHeader header;
    uint32 charge;
    uint128 sum;
}

/// @notice Ends a charge on this title.
/// @param charge Number of the charge.
struct DischargeCharge {
    ActHeader header;
    uint32 charge;
}

/// @notice Fixes the claims under a maximum-amount mortgage; it becomes an ordinary one.
/// @param charge Number of the mortgage.
/// @param amount Fixed claim in fen, within the ceiling.
struct FixCeiling {
    ActHeader header;
    uint32 charge;
    uint128 amount;
}
