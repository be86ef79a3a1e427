// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "./Day.sol";
import {TitleId} from "./TitleId.sol";

/// @notice The acts that an instrument can ask of a register. Numbers are part of what is signed and stored in
/// entries: never reorder, only append.
enum Act {
    None,
    // registration and passing
    FirstRegistration,
    FirstRegistrationInShares,
    Transfer,
    TransferShare,
    /// By ERC-6909 alone, in classes whose rules allow it; not lodged.
    SelfTransfer,
    Transmit,
    // the page
    Change,
    Cancel,
    ProposeCorrection,
    Correct,
    AbandonCorrection,
    // charges
    Charge,
    VaryCharge,
    AssignCharge,
    PostponeCharge,
    ReleasePart,
    Discharge,
    FixCeiling,
    // orders of a court
    Seize,
    RenewOrder,
    LiftOrder,
    Suspend,
    OrderTransfer,
    OrderFreeze,
    OrderedTransfer,
    // restraints
    Caution,
    ProveSuit,
    Notice,
    OpenNotice,
    Search,
    Lock,
    ReleaseRestraint,
    // co-owners
    OfferShare,
    AcceptOffer,
    CompleteOffer,
    // division and merger
    Divide,
    Merge,
    // term
    Renew,
    Expire,
    Excuse,
    TakeBack,
    // the statutory register
    Reconcile,
    // succession to a party; carried by the daybook, not lodged
    Succeed,
    // intellectual property: life of a right
    File,
    Advance,
    ClaimPriority,
    AdjustTerm,
    PayFee,
    Lapse,
    Reinstate,
    Surrender,
    Challenge,
    DecideChallenge,
    // its use
    License,
    DeclareOpen,
    CompelLicence,
    // trade marks that move together, rights of a work by kind
    TransferFamily,
    AssignRights,
    // a row of a bulk load; carried by the daybook, not lodged
    Load
}

using {opensFolio, isOrder, isDisposal} for Act global;

/// @notice Whether the act opens a folio, which happens once to a title.
/// @param act The act.
/// @return Whether it is a first registration.
function opensFolio(Act act) pure returns (bool) {
    return (OPENINGS >> uint8(act)) & 1 == 1;
}

/// @notice Whether the act is an order of a court: recorded at once, by the court's office (Civil Procedure
/// Interpretation arts. 484-492; a court beats a pending application).
/// @param act The act.
/// @return Whether it is an order.
function isOrder(Act act) pure returns (bool) {
    return act >= Act.Seize && act <= Act.OrderedTransfer;
}

/// @dev Bit n stands for the act of number n.
uint256 constant OPENINGS =
    (1 << uint8(Act.FirstRegistration)) |
        (1 << uint8(Act.FirstRegistrationInShares)) |
        (1 << uint8(Act.File));

/// @dev Bit n stands for the act of number n: one shift where six comparisons would run on every entry.
uint256 constant DISPOSALS =
    (1 << uint8(Act.Transfer)) |
        (1 << uint8(Act.TransferShare)) |
        (1 << uint8(Act.SelfTransfer)) |
        (1 << uint8(Act.CompleteOffer)) |
        (1 << uint8(Act.OrderedTransfer)) |
        (1 << uint8(Act.TransferFamily));

/// @notice Whether the act passes the title, or part of it, to a taker for value: a later one bars the correction
/// of earlier entries.
/// @param act The act.
/// @return Whether it is a disposal.
function isDisposal(Act act) pure returns (bool) {
    return (DISPOSALS >> uint8(act)) & 1 == 1;
}

/// @notice Why a right passes by agreement. Pre-emption knows no sale, no pre-emption (Civil Code arts. 305-306).
enum TransferCause {
    None,
    Sale,
    Exchange,
    Gift,
    ContributionInKind,
    Partition
}

/// @notice Permitted use; it sets the longest term (grant regulation art. 12, by the rules of the class).
enum LandUse {
    None,
    Residential,
    Industrial,
    /// Education, science, culture, health, sport.
    PublicService,
    /// Commerce, tourism, entertainment.
    Commercial,
    Mixed
}

/// @notice The first six words of every act.
/// @param title Title that the act is about; signed as its official number, in letters.
/// @param applicant Party that applies; zero for an act of a court or an office.
/// @param evidence Document that the act rests on.
/// @param effective Day since when the act has effect, UTC+8, days since 1970-01-01; never in the future.
/// @param nonce Any number the applicant has not used yet.
/// @param deadline Unix second after which the instrument is no longer accepted.
struct ActHeader {
    TitleId title;
    address applicant;
    bytes32 evidence;
    Day effective;
    uint256 nonce;
    uint64 deadline;
}

/// @notice Opens a folio for its sole proprietor, the applicant.
/// @param use Permitted use.
/// @param extent Area in square decimetres (0.01 m²).
/// @param termEnd Last day of the right, UTC+8; 0 if without term.
/// @param particulars Salted commitment to address, boundaries and other particulars.
struct FirstRegistration {
    ActHeader header;
    LandUse use;
    uint40 extent;
    Day termEnd;
    bytes32 particulars;
}

/// @notice Opens a folio for several proprietors by shares; the applicant is one of them, all consent.
/// @param holders The proprietors, each once.
/// @param shares Their shares; the denominator is the sum.
/// @param denominator What the shares must add up to.
struct FirstRegistrationInShares {
    ActHeader header;
    LandUse use;
    uint40 extent;
    Day termEnd;
    bytes32 particulars;
    uint64 denominator;
    address[] holders;
    uint64[] shares;
}

/// @notice Passes the whole title from its proprietors to `to`.
/// @param to Party that takes the title.
/// @param cause Why it passes.
/// @param acknowledged The taker knows of the cautions on the title and takes the risk.
/// @param terms Commitment to price and terms.
/// @param notice Advance notice that the transfer carries out; 0 if none.
struct Transfer {
    ActHeader header;
    address to;
    TransferCause cause;
    bool acknowledged;
    bytes32 terms;
    uint32 notice;
}

/// @notice Passes a share of the title, `numerator / denominator` of the whole, from the applicant to `to`.
/// @param to Party that takes the share.
/// @param numerator Share that passes ...
/// @param denominator ... over this, of the whole title.
/// @param cause Why it passes.
/// @param acknowledged The taker knows of the cautions on the title and takes the risk.
/// @param terms Commitment to price and terms: those of the offer.
/// @param offer Offer to the co-owners under which an outsider takes the share; 0 if none is needed.
struct TransferShare {
    ActHeader header;
    address to;
    uint64 numerator;
    uint64 denominator;
    TransferCause cause;
    bool acknowledged;
    bytes32 terms;
    uint32 offer;
}

/// @notice Changes particulars; what stays the same is stated again.
/// @param use Permitted use.
/// @param extent Area in square decimetres (0.01 m²).
/// @param particulars Salted commitment to address, boundaries and other particulars.
struct Change {
    ActHeader header;
    LandUse use;
    uint40 extent;
    bytes32 particulars;
}

/// @notice Ends the title; nothing may subsist on it.
/// @param cause Commitment to the cause: loss of the thing, abandonment, expiry, resumption.
struct Cancel {
    ActHeader header;
    bytes32 cause;
}
