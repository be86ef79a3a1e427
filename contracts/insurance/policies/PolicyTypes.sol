// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Fraction} from "../../types/Shares.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice What is insured.
enum PolicyKind {
    None,
    /// A defect of the title that existed on the date of title.
    Title,
    /// Damage to what the title stands for, within the period.
    Property,
    /// The default of a loan, and thereby the security for it.
    PledgeGuarantee
}

/// @notice Where a policy is in its life. It lapses by time, without anybody's act.
enum PolicyState {
    None,
    /// Insurers join; there is no cover yet.
    Offered,
    /// The premium is paid: there is cover from the first day to the last.
    Paid,
    /// Taken back by the lead insurer before the premium was paid.
    Withdrawn,
    /// Ended by insured and lead insurer together.
    Cancelled
}

/// @notice Where a claim is in its life.
enum ClaimState {
    None,
    Filed,
    /// The lead insurer has said what is due.
    Assessed,
    Rejected,
    /// Every insurer has paid its share.
    Paid
}

/// @notice What insured and insurers agree.
/// @param kind What is insured.
/// @param register Register of the title, admitted by the daybook; zero for a guarantee.
/// @param title Title; 0 for a guarantee.
/// @param loan Loan that a guarantee covers; 0 otherwise.
/// @param insured Who is insured; of a guarantee, the creditor.
/// @param cover Highest sum of all claims, fen.
/// @param premium Fen, paid once.
/// @param from First day, UTC+8; of a title policy the date of title, which may be past.
/// @param until Last day, UTC+8.
/// @param waitingDays Of a guarantee, days that must pass from the default to the claim; otherwise, days from the start of
/// the cover on which a loss, or the claim of a defect, is not covered.
/// @param covered Share of what is owed that a guarantee covers; 0/0 otherwise.
/// @param mortgagee Charge named in the mortgagee clause of a property policy; 0 for none.
/// @param terms Commitment to conditions and exceptions.
struct PolicyTerms {
    PolicyKind kind;
    address register;
    TitleId title;
    uint32 loan;
    address insured;
    uint128 cover;
    uint128 premium;
    Day from;
    Day until;
    uint16 waitingDays;
    Fraction covered;
    uint32 mortgagee;
    bytes32 terms;
}

/// @notice An insurer of a policy, with its share. The first is the lead: it takes every remainder of the premium and pays
/// every remainder of claims.
/// @param party Insurer.
/// @param share Its part of the denominator.
/// @param joined Whether it is bound.
struct Insurer {
    address party;
    uint64 share;
    bool joined;
}

/// @notice A policy.
/// @param terms What was agreed.
/// @param state Where it is in its life; that it lapsed by time the days tell.
/// @param coverFrom First day of cover, UTC+8: not before the premium was paid; 0 while it is not.
/// @param cancelledOn First day without cover after cancellation, UTC+8; 0 if not cancelled.
/// @param insuredCancels Whether the insured wants to cancel.
/// @param leadCancels Whether the lead insurer wants to cancel.
/// @param committed Fen assessed on claims, paid or not.
struct Policy {
    PolicyTerms terms;
    PolicyState state;
    Day coverFrom;
    Day cancelledOn;
    bool insuredCancels;
    bool leadCancels;
    uint128 committed;
}

/// @notice A claim.
/// @param policy Number of the policy.
/// @param state Where it is in its life.
/// @param lossOn Day of the loss, or on which the defect existed, UTC+8; of a guarantee, the first day after maturity.
/// @param filedOn Day of the claim, UTC+8.
/// @param toInsured Whether the insured asked to be paid itself, with no mortgagee to be paid first.
/// @param paidMask Insurers that have paid by settlement: bit n for insurer n.
/// @param amount Fen claimed.
/// @param assessed Fen due.
/// @param owed Of a guarantee, fen owed when the first insurer paid.
/// @param evidence Document of the loss.
/// @param basis Document of the assessment, or commitment to the reason of a rejection.
struct Claim {
    uint32 policy;
    ClaimState state;
    Day lossOn;
    Day filedOn;
    bool toInsured;
    uint16 paidMask;
    uint128 amount;
    uint128 assessed;
    uint128 owed;
    bytes32 evidence;
    bytes32 basis;
}
