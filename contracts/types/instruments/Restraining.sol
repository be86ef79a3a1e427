// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";
import {TitleId} from "../TitleId.sol";

/// @notice What stops or warns dealings.
enum RestraintKind {
    None,
    /// Seizure by a court; others wait behind it (SPC seizure rules arts. 26-27).
    Seizure,
    /// Suspension while a suit over the ownership runs.
    OwnershipSuit,
    /// Objection of an interested party: warns, does not stop (Civil Code art. 220).
    Caution,
    /// Advance notice: stops dealings without its holder (Civil Code art. 221).
    AdvanceNotice,
    /// Protects one pending purchaser for a time.
    PrioritySearch,
    /// A correction is proposed and undecided.
    Correction,
    /// Registrar's lock.
    Lock,
    /// The ledger and the statutory register disagree.
    Divergence
}

/// @notice What an advance notice secures (national data model: 1 and 3 presale, 2 and 4 other).
enum NoticeKind {
    None,
    PresaleSale,
    Sale,
    PresaleMortgage,
    Mortgage
}

/// @notice Enters a caution; once for one ground.
struct EnterCaution {
    ActHeader header;
}

/// @notice Proves that the cautioner has sued: the caution no longer lapses.
/// @param caution Number of the caution.
struct ProveSuit {
    ActHeader header;
    uint32 caution;
}

/// @notice Enters an advance notice.
/// @param holder Buyer or lender that it protects.
/// @param kind What it secures.
/// @param subject Unit to come that it is about, noted on the land or building; 0 for the title itself.
/// @param registrable Day since when the right itself can be registered, UTC+8; 0 if not yet.
struct EnterNotice {
    ActHeader header;
    address holder;
    NoticeKind kind;
    TitleId subject;
    Day registrable;
}

/// @notice States since when the noticed right can be registered; the notice lapses after the days of the rules.
/// @param notice Number of the notice.
/// @param registrable First day on which the right could be registered, UTC+8; not in the future.
struct OpenNotice {
    ActHeader header;
    uint32 notice;
    Day registrable;
}

/// @notice Reserves priority for the applicant, a pending purchaser.
struct ReserveSearch {
    ActHeader header;
}

/// @notice Locks the folio, ex officio.
struct LockFolio {
    ActHeader header;
}

/// @notice Ends a caution, notice or search by its holder, or a lock ex officio.
/// @param restraint Number of the restraint.
struct ReleaseRestraint {
    ActHeader header;
    uint32 restraint;
}
