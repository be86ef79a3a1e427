// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";

/// @notice Money that a budget sets aside for grants of a park.
/// @param payer Party that pays the grants and is paid back.
/// @param amount Fen that grants under it may reach.
/// @param awarded Fen awarded and not cancelled.
struct Budget {
    address payer;
    uint128 amount;
    uint128 awarded;
}

/// @notice What must have happened before a tranche is paid.
enum Milestone {
    /// The grantee is a tenant of the park.
    Admission,
    /// A period of a covenant was met, or its breach cured.
    CovenantMet,
    /// Somebody independent attests it by a document.
    Document
}

/// @notice A part of a grant.
/// @param amount Fen.
/// @param milestone What must have happened.
/// @param covenant Covenant of the milestone; 0 unless it is one.
/// @param period Its period, from 1; 0 unless the milestone is a covenant.
struct Tranche {
    uint128 amount;
    Milestone milestone;
    uint32 covenant;
    uint16 period;
}

/// @notice How what is due back is reckoned.
enum Formula {
    /// The tranche times the part of the target that was not met, rounded down to the fen.
    UnmetShare,
    /// The whole tranche.
    Full
}

/// @notice On what a tranche depends after it is paid: the formula is agreed before, never found afterwards.
/// @param tranche Place of the tranche, from 0.
/// @param covenant Covenant that must be kept.
/// @param period Its period, from 1; 0 for each of them.
/// @param formula What is due back on a breach.
struct Obligation {
    uint8 tranche;
    uint32 covenant;
    uint16 period;
    Formula formula;
}

/// @notice What a grant is given on.
/// @param park Number of the park.
/// @param grantee Tenant that receives it.
/// @param line Budget line.
/// @param legalBasis Decision of the authority, a document of the kind `AuthorityDecision`.
/// @param review Fair competition review, a document of that kind; 0 if it is still to come.
/// @param retentionMonths How long after the payment of a tranche it can be claimed back.
/// @param disputeDays Days after a claim in which the grantee disputes it.
/// @param tranches Parts, 16 at most.
/// @param obligations On what they depend, 64 at most.
/// @param terms Commitment to the agreement.
struct GrantTerms {
    uint32 park;
    address grantee;
    bytes32 line;
    bytes32 legalBasis;
    bytes32 review;
    uint8 retentionMonths;
    uint16 disputeDays;
    Tranche[] tranches;
    Obligation[] obligations;
    bytes32 terms;
}

/// @notice Where a grant is in its life.
enum GrantState {
    None,
    /// The authority has awarded it; the grantee has not accepted.
    Awarded,
    /// Both are bound; tranches are paid on their milestones.
    Accepted,
    /// Taken back before anything was paid.
    Cancelled
}

/// @notice A grant.
/// @param terms What it is given on.
/// @param state Where it is in its life.
/// @param total Fen of all tranches.
/// @param received Fen paid.
struct Grant {
    GrantTerms terms;
    GrantState state;
    uint128 total;
    uint128 received;
}

/// @notice What became of a tranche.
/// @param paidOn Day of payment, UTC+8; 0 if it is not paid.
/// @param due Fen due back of it, by all claims that stand.
struct TrancheStand {
    Day paidOn;
    uint128 due;
}

/// @notice Where a claim for a clawback stands.
///
/// ```
/// None --claim--> Due --dispute--> Disputed --decide--> Confirmed
///                  |                   \--------------> Waived
///                  \--waive, also Confirmed-----------> Waived
/// ```
enum ClawbackState {
    None,
    Due,
    Disputed,
    Confirmed,
    Waived
}

/// @notice A claim for a clawback: what one breach takes back of one tranche.
/// @param grant Number of the grant.
/// @param tranche Place of the tranche.
/// @param covenant Covenant that was breached.
/// @param period Its period.
/// @param state Where the claim stands.
/// @param version Version of the figure that it was reckoned from.
/// @param claimedOn Day of the claim, or of the restatement that raised it, UTC+8.
/// @param claimedBy Officer who claimed.
/// @param due Fen.
/// @param repaid Fen paid back, refunds taken off.
struct Clawback {
    uint32 grant;
    uint8 tranche;
    uint32 covenant;
    uint16 period;
    ClawbackState state;
    uint32 version;
    Day claimedOn;
    address claimedBy;
    uint128 due;
    uint128 repaid;
}
