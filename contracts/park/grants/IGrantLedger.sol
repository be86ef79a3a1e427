// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {IClearance} from "../IClearance.sol";
import {Budget, Clawback, ClawbackState, Grant, GrantState, GrantTerms, TrancheStand} from "./GrantTypes.sol";

/// @title Ledger of grants
/// @notice Grants of public money to tenants of a park: on a legal basis, after a fair competition review, from a budget
/// line, in tranches on attested milestones; and what is due back when a covenant is breached, by the formula that was
/// agreed before.
///
/// ```
/// budget --award--> Awarded --accept--> Accepted --pay, tranche by tranche--> received
///                      \--cancel, nothing paid--> Cancelled
/// received --claim, on a breach--> due back --repay--> repaid
/// ```
///
/// **No review, no payment.** A grant can be awarded before its fair competition review; nothing is paid until the
/// review is lodged and stands.
///
/// **Clawback.** An officer claims when a period of a covenant is breached and the time for cure is over; what is due is
/// the tranche times the unmet share, or the tranche. All claims on a tranche together never exceed what was received of
/// it. If the figure is restated, the claim is made again, and moves by the difference only: up, it is due anew; down, it
/// is lowered, and what was repaid too much goes back.
///
/// **Dispute.** Within the days agreed the grantee disputes; nothing is paid meanwhile. Another officer than the one who
/// claimed decides, or waives with the reason on file.
///
/// **Unpaid** clawbacks stop the grantee's exit from the park and new grants. They do not touch its land: to bind that,
/// charge the title on the register.
///
/// Payer and grantee that have ceased are answered for by their successors. Sources: Fair Competition Review Regulation
/// (in force since 2024-08-01); the formula is a term of the grant, for the courts treat grants as administrative
/// agreements.
interface IGrantLedger is IClearance {
    /// @notice A budget line was opened.
    /// @param park Number of the park.
    /// @param line Budget line.
    /// @param payer Party that pays.
    /// @param amount Fen.
    /// @param document Decision.
    event BudgetOpened(
        uint32 indexed park,
        bytes32 indexed line,
        address indexed payer,
        uint128 amount,
        bytes32 document
    );
    /// @notice A budget line was raised.
    /// @param park Number of the park.
    /// @param line Budget line.
    /// @param amount Fen added.
    /// @param document Decision.
    event BudgetRaised(uint32 indexed park, bytes32 indexed line, uint128 amount, bytes32 document);
    /// @notice A grant was awarded.
    /// @param grant Its number.
    /// @param park Number of the park.
    /// @param grantee Who receives it.
    /// @param by Officer.
    /// @param terms What it is given on.
    event GrantAwarded(
        uint32 indexed grant,
        uint32 indexed park,
        address indexed grantee,
        address by,
        GrantTerms terms
    );
    /// @notice The grantee accepted.
    /// @param grant Number of the grant.
    event GrantAccepted(uint32 indexed grant);
    /// @notice The fair competition review was lodged.
    /// @param grant Number of the grant.
    /// @param review Document.
    event ReviewLodged(uint32 indexed grant, bytes32 indexed review);
    /// @notice A grant of which nothing was paid was cancelled.
    /// @param grant Number of the grant.
    /// @param reason Decision.
    event GrantCancelled(uint32 indexed grant, bytes32 reason);
    /// @notice A tranche was paid.
    /// @param grant Number of the grant.
    /// @param tranche Its place.
    /// @param payer Who paid.
    /// @param grantee Who was paid: the grantee, or who answers for it.
    /// @param amount Fen.
    /// @param evidence Document of the milestone; 0 unless the milestone asks for one.
    event TranchePaid(
        uint32 indexed grant,
        uint8 indexed tranche,
        address payer,
        address indexed grantee,
        uint128 amount,
        bytes32 evidence
    );
    /// @notice Something is due back.
    /// @param clawback Number of the claim.
    /// @param grant Number of the grant.
    /// @param tranche Place of the tranche.
    /// @param covenant Covenant that was breached.
    /// @param period Its period.
    /// @param due Fen.
    /// @param version Version of the figure.
    /// @param by Officer.
    event ClawbackClaimed(
        uint32 indexed clawback,
        uint32 indexed grant,
        uint8 tranche,
        uint32 indexed covenant,
        uint16 period,
        uint128 due,
        uint32 version,
        address by
    );
    /// @notice A figure was restated, and the claim with it.
    /// @param clawback Number of the claim.
    /// @param before Fen due before.
    /// @param due Fen due now.
    /// @param version Version of the figure.
    /// @param by Officer.
    event ClawbackRestated(uint32 indexed clawback, uint128 before, uint128 due, uint32 version, address by);
    /// @notice The grantee disputes a claim.
    /// @param clawback Number of the claim.
    /// @param document Its statement.
    event ClawbackDisputed(uint32 indexed clawback, bytes32 document);
    /// @notice A claim was confirmed after a hearing, or waived.
    /// @param clawback Number of the claim.
    /// @param state `Confirmed` or `Waived`.
    /// @param due Fen due from now on.
    /// @param document Decision with its reasons.
    /// @param by Officer.
    event ClawbackDecided(
        uint32 indexed clawback,
        ClawbackState state,
        uint128 due,
        bytes32 document,
        address by
    );
    /// @notice Something was paid back.
    /// @param clawback Number of the claim.
    /// @param by Who paid.
    /// @param amount Fen.
    event ClawbackRepaid(uint32 indexed clawback, address indexed by, uint128 amount);
    /// @notice What was paid back too much went to the grantee again.
    /// @param clawback Number of the claim.
    /// @param amount Fen.
    event ClawbackRefunded(uint32 indexed clawback, uint128 amount);

    /// @notice A budget line has a name, a payer and an amount.
    error BudgetInvalid(uint32 park, bytes32 line, address payer, uint128 amount);
    /// @notice The line is open already.
    error BudgetExists(uint32 park, bytes32 line);
    /// @notice The park has no such budget line.
    error BudgetUnknown(uint32 park, bytes32 line);
    /// @notice Of the line `left` fen are left, and `amount` would be awarded.
    error BudgetExceeded(uint32 park, bytes32 line, uint256 amount, uint128 left);
    /// @notice The party is no tenant of the park.
    error NotATenant(uint32 park, address party);
    /// @notice The grantee owes `amount` fen of clawback.
    error ClawbackUnpaid(address grantee, uint128 amount);
    /// @notice A grant has 1 to 16 tranches and at most 64 obligations.
    error GrantShapeInvalid(uint256 tranches, uint256 obligations);
    /// @notice The tranche has no amount, or its milestone is not one of the grantee's covenants.
    error TrancheInvalid(uint256 tranche);
    /// @notice The obligation names no tranche of the grant, or no period of the grantee's covenants, or names what an
    /// earlier one names.
    error ObligationInvalid(uint256 obligation);
    /// @notice Obligations need a time in which a tranche can be claimed back.
    error RetentionMissing();
    /// @notice There is no grant of this number.
    error GrantUnknown(uint32 grant);
    /// @notice The grant is in `state`, in which the act is not possible.
    error GrantStateInvalid(uint32 grant, GrantState state);
    /// @notice Of the grant `received` fen were paid; it is not cancelled any more.
    error GrantPaid(uint32 grant, uint128 received);
    /// @notice The grant has no such tranche.
    error TrancheUnknown(uint32 grant, uint8 tranche);
    /// @notice The tranche was paid on `paidOn` (UTC+8).
    error TranchePaidBefore(uint32 grant, uint8 tranche, Day paidOn);
    /// @notice The tranche is not paid: nothing can be due back of it.
    error TrancheUnpaid(uint32 grant, uint8 tranche);
    /// @notice There is no fair competition review of the grant.
    error NoReview(uint32 grant);
    /// @notice What must have happened before the tranche is paid has not.
    error MilestoneNotMet(uint32 grant, uint8 tranche);
    /// @notice The tranche does not depend on the covenant in that period.
    error NoObligation(uint32 grant, uint8 tranche, uint32 covenant, uint16 period);
    /// @notice The tranche could be claimed back until `until` (UTC+8).
    error RetentionOver(uint32 grant, uint8 tranche, Day until);
    /// @notice The breach of the period is claimed already, and its figure was not restated since.
    error AlreadyEnforced(uint32 covenant, uint16 period);
    /// @notice All that was received of the tranche is due back already, or nothing of the target is unmet.
    error NothingToClaim(uint32 grant, uint8 tranche);
    /// @notice There is no claim of this number.
    error ClawbackUnknown(uint32 clawback);
    /// @notice The claim is in `state`, in which the act is not possible.
    error ClawbackStateInvalid(uint32 clawback, ClawbackState state);
    /// @notice The claim could be disputed until `until` (UTC+8).
    error DisputeLate(uint32 clawback, Day until);
    /// @notice Of the claim `left` fen are left to pay, not `amount`.
    error RepaidAboveDue(uint32 clawback, uint128 amount, uint128 left);
    /// @notice Nothing was paid back too much.
    error NothingToRefund(uint32 clawback);

    /// @notice Opens a budget line. An officer of the park's authority. Reverts with `ParkUnknown`, `OfficeRequired`,
    /// `BudgetInvalid`, `BudgetExists`, as `requireActive` for the payer, or as `requireKind` for a decision.
    /// @param park Number of the park.
    /// @param line Budget line, ASCII.
    /// @param payer Party that pays.
    /// @param amount Fen.
    /// @param document Decision.
    /// @custom:office ParkAuthority@park
    function openBudget(uint32 park, bytes32 line, address payer, uint128 amount, bytes32 document) external;

    /// @notice Raises a budget line. An officer of the park's authority. Reverts with `ParkUnknown`, `OfficeRequired`,
    /// `BudgetUnknown`, `BudgetInvalid`, or as `requireKind` for a decision.
    /// @param park Number of the park.
    /// @param line Budget line.
    /// @param amount Fen to add.
    /// @param document Decision.
    /// @custom:office ParkAuthority@park
    function raiseBudget(uint32 park, bytes32 line, uint128 amount, bytes32 document) external;

    /// @notice Awards a grant. An officer of the park's authority. Reverts with `ParkUnknown`, `OfficeRequired`,
    /// `NotATenant`, `ClawbackUnpaid`, `BudgetUnknown`, `BudgetExceeded`, `GrantShapeInvalid`, `TrancheInvalid`,
    /// `ObligationInvalid`, `RetentionMissing`, `CommitmentEmpty`, or as `requireKind` for legal basis and review.
    /// @param terms What it is given on.
    /// @return grant Its number.
    /// @custom:office ParkAuthority@park
    function award(GrantTerms calldata terms) external returns (uint32 grant);

    /// @notice Accepts a grant. The grantee, active. Reverts with `GrantUnknown`, `NotTheParty`, `GrantStateInvalid`.
    /// @param grant Number of the grant.
    /// @custom:office Grantee@grant
    function accept(uint32 grant) external;

    /// @notice Lodges the fair competition review, or another in its place. An officer of the park's authority. Reverts with
    /// `GrantUnknown`, `OfficeRequired`, `GrantStateInvalid`, or as `requireKind`.
    /// @param grant Number of the grant.
    /// @param review Document of the kind `FairCompetitionReview`.
    /// @custom:office ParkAuthority@grant
    function lodgeReview(uint32 grant, bytes32 review) external;

    /// @notice Cancels a grant of which nothing was paid; the budget is free again. An officer of the park's authority.
    /// Reverts with `GrantUnknown`, `OfficeRequired`, `GrantPaid`, `GrantStateInvalid`, or as `requireKind` for a decision.
    /// @param grant Number of the grant.
    /// @param reason Decision.
    /// @custom:office ParkAuthority@grant
    function cancel(uint32 grant, bytes32 reason) external;

    /// @notice Pays a tranche from the payer's deposits, which it must have allowed. The payer, active. Reverts with
    /// `GrantUnknown`, `NotTheParty`, `GrantStateInvalid`, `TrancheUnknown`, `TranchePaidBefore`, `NoReview`, `NotATenant`,
    /// `ClawbackUnpaid`, `MilestoneNotMet`, `ConflictOfInterest`, `EvidenceUsed`, as `requireGood`, or as the token.
    /// @param grant Number of the grant.
    /// @param tranche Its place, from 0.
    /// @param evidence Document of the milestone, attested by somebody independent of the grantee; 0 unless it is asked.
    /// @custom:office Payer@grant
    function pay(uint32 grant, uint8 tranche, bytes32 evidence) external;

    /// @notice Claims back what a breach makes due, or after a restatement of its figure the difference. An officer of the
    /// park's authority. Reverts with `GrantUnknown`, `OfficeRequired`, `TrancheUnknown`, `NoObligation`, `TrancheUnpaid`,
    /// `RetentionOver`, `AlreadyEnforced`, `ClawbackStateInvalid`, `NothingToClaim`, or as {ICovenants-enforce}.
    /// @param grant Number of the grant.
    /// @param tranche Place of the tranche.
    /// @param covenant Covenant that was breached.
    /// @param period Its period, from 1.
    /// @return clawback Number of the claim.
    /// @custom:office ParkAuthority@grant
    function claim(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) external returns (uint32 clawback);

    /// @notice Disputes a claim; a hearing follows. The grantee, active. Reverts with `ClawbackUnknown`, `NotTheParty`,
    /// `ClawbackStateInvalid`, `DisputeLate`, or as `requireGood`.
    /// @param clawback Number of the claim.
    /// @param document The grantee's statement.
    /// @custom:office Grantee@clawback
    function dispute(uint32 clawback, bytes32 document) external;

    /// @notice Decides a dispute: confirms the claim, or drops it; what was repaid goes back then. Another officer of the
    /// park's authority than the one who claimed. Reverts with `ClawbackUnknown`, `OfficeRequired`, `ClawbackStateInvalid`,
    /// `SameOfficer`, or as `requireKind` for a decision.
    /// @param clawback Number of the claim.
    /// @param confirmed Whether the claim stands.
    /// @param document Decision with its reasons.
    /// @custom:office ParkAuthority@clawback
    function decide(uint32 clawback, bool confirmed, bytes32 document) external;

    /// @notice Waives what is not repaid of a claim. Another officer of the park's authority than the one who claimed.
    /// Reverts as {decide}.
    /// @param clawback Number of the claim.
    /// @param document Decision with its reasons.
    /// @custom:office ParkAuthority@clawback
    function waive(uint32 clawback, bytes32 document) external;

    /// @notice Pays back, from the caller's deposits, which it must have allowed, to the payer of the grant. Anyone. Reverts
    /// with `ClawbackUnknown`, `ClawbackStateInvalid`, `RepaidAboveDue`, or as the token.
    /// @param clawback Number of the claim.
    /// @param amount Fen.
    /// @custom:office Anyone
    function repay(uint32 clawback, uint128 amount) external;

    /// @notice Gives back what was repaid above what is due, from the payer's deposits, which it must have allowed. The
    /// payer, active. Reverts with `ClawbackUnknown`, `NotTheParty`, `NothingToRefund`, or as the token.
    /// @param clawback Number of the claim.
    /// @custom:office Payer@clawback
    function refund(uint32 clawback) external;

    /// @notice A budget line.
    /// @param park Number of the park.
    /// @param line Budget line.
    /// @return The budget; empty if there is none.
    function budgetOf(uint32 park, bytes32 line) external view returns (Budget memory);

    /// @notice A grant.
    /// @param grant Its number.
    /// @return The grant; empty if there is none.
    function grantOf(uint32 grant) external view returns (Grant memory);

    /// @notice What became of a tranche.
    /// @param grant Number of the grant.
    /// @param tranche Its place.
    /// @return Day of payment, and what is due back of it.
    function trancheOf(uint32 grant, uint8 tranche) external view returns (TrancheStand memory);

    /// @notice A claim.
    /// @param clawback Its number.
    /// @return The claim; empty if there is none.
    function clawbackOf(uint32 clawback) external view returns (Clawback memory);

    /// @notice The claim of a breach on a tranche.
    /// @param grant Number of the grant.
    /// @param tranche Place of the tranche.
    /// @param covenant Covenant.
    /// @param period Its period.
    /// @return Number of the claim; 0 if there is none.
    function clawbackFor(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) external view returns (uint32);

    /// @notice What a grantee owes, by all claims that stand, disputed ones among them.
    /// @param park Number of the park; 0 for all parks.
    /// @param grantee The party, as its grants name it.
    /// @return Fen.
    function outstandingOf(uint32 park, address grantee) external view returns (uint128);

    /// @notice How many grants and claims there are.
    /// @return grants Number of the last grant.
    /// @return clawbacks Number of the last claim.
    function counts() external view returns (uint32 grants, uint32 clawbacks);
}
