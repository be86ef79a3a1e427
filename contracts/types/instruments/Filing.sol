// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";
import {TitleId} from "../TitleId.sol";

/// @notice Where a right of intellectual property is in its life, by the words of the patent law; trade marks, works and
/// programs use those that they know.
///
/// ```
/// Filed -> Published -> Examining -> Granted -> Lapsed -> Terminated
///   |  \_________\__________\___> Refused, Withdrawn        (Lapsed -> Granted: reinstated)
///   \-> Granted (marks after opposition, works, programs)
/// Granted -> Expired, Surrendered, Invalidated
/// ```
enum IpStage {
    None,
    Filed,
    Published,
    Examining,
    Granted,
    /// Ceased for an unpaid fee, and can be reinstated for a time.
    Lapsed,
    // ended for good
    Refused,
    Withdrawn,
    Expired,
    Surrendered,
    Invalidated,
    Terminated
}

/// @notice What a proceeding against a right is about.
enum ChallengeKind {
    None,
    /// Patents: request for invalidation (Patent Law art. 45). Trade marks: art. 44-45.
    Invalidation,
    /// Trade marks, within three months of publication (Trademark Law art. 33).
    Opposition,
    /// Trade marks, three years without use (art. 49).
    NonUse
}

/// @notice How a proceeding against a right ends.
enum ChallengeOutcome {
    None,
    /// The right stands as it was.
    Maintained,
    /// The right stands as amended.
    PartlyUpheld,
    /// The right is void, patents and marks from the beginning (Patent Law art. 47).
    Upheld,
    /// The request was withdrawn.
    Withdrawn
}

/// @notice Opens the folio of an application, or of a right that the office has registered. All holders consent.
/// @param stage `Filed` for an application; `Granted` for what is on the statutory register already.
/// @param filedOn Day of filing, UTC+8; of a work the day of its creation or first publication, from which its term runs.
/// @param grantedOn Day of the grant's announcement, UTC+8; 0 for an application.
/// @param paid Patents: last year whose annuity is paid; trade marks: number of renewals; else, and for applications, 0.
/// @param parent Application that this one was divided or split from; 0 if none. It keeps the parent's day of filing.
/// @param similar Trade marks: one of the holder's marks that is identical or similar on similar goods; 0 if none.
/// @param classes Trade marks: bit n-1 for Nice class n; works: kind of work; else 0.
/// @param lifeTerm Works: the author is a natural person, so no term runs while it lives.
/// @param particulars Salted commitment to title, claims, goods, IPC and other particulars.
/// @param denominator What the shares add up to.
/// @param holders The holders, each once; the applicant among them.
/// @param shares Their shares.
struct FileRight {
    ActHeader header;
    IpStage stage;
    Day filedOn;
    Day grantedOn;
    uint8 paid;
    TitleId parent;
    TitleId similar;
    uint64 classes;
    bool lifeTerm;
    bytes32 particulars;
    uint64 denominator;
    address[] holders;
    uint64[] shares;
}

/// @notice A step of the office's procedure, ex officio or on the applicant's request.
/// @param stage Stage that is reached.
/// @param gazetted Day of the gazette, UTC+8; 0 if it is not gazetted.
/// @param national The office's own code of the event, e.g. "GR01", ASCII, left-aligned; 0 if unknown.
struct AdvanceRight {
    ActHeader header;
    IpStage stage;
    Day gazetted;
    bytes8 national;
}

/// @notice Claims the priority of an earlier application, or enters a PCT application into the national phase.
/// @param earlier Number of the earlier application as the office writes it, or "PCT/CN2020/123456"; ASCII, left-aligned.
/// @param earliest Priority day, UTC+8.
/// @param nationalPhase Whether this is the entry of a PCT application into the national phase.
struct PriorityClaim {
    ActHeader header;
    bytes32 earlier;
    Day earliest;
    bool nationalPhase;
}

/// @notice Adjusts the end of the term (Patent Law art. 42 paras. 2 and 3).
/// @param termEnd Last day of the term, UTC+8.
/// @param gazetted Day of the gazette, UTC+8; 0 if not gazetted.
struct TermAdjustment {
    ActHeader header;
    Day termEnd;
    Day gazetted;
}

/// @notice Pays the annuity of a patent, or the fee of a trade mark's renewal. Anyone may pay.
/// @param year Patents: year of the patent that is paid for. Trade marks: number of the renewal.
/// @param paidOn Day of payment, UTC+8.
/// @param amount Fen.
/// @param part Whether this is part of what is due, to be topped up later; else less than due is refused.
struct FeePayment {
    ActHeader header;
    uint8 year;
    Day paidOn;
    uint128 amount;
    bool part;
}

/// @notice The right has lapsed for an unpaid fee, as of the day on which it was due. Ex officio.
/// @param national The office's own code, e.g. "CF01".
/// @param gazetted Day of the gazette, UTC+8; 0 if not gazetted.
struct LapseRight {
    ActHeader header;
    bytes8 national;
    Day gazetted;
}

/// @notice Reinstates a lapsed right (Implementing Rules, rule 6).
/// @param noticedOn Day on which the holder had the notice of the lapse, UTC+8.
/// @param obstacleEnded Force majeure: day on which the obstacle ended, UTC+8; 0 for another legitimate reason.
/// @param amount Fen that were paid with the request: annuity and full late fee.
struct ReinstateRight {
    ActHeader header;
    Day noticedOn;
    Day obstacleEnded;
    uint128 amount;
}

/// @notice The holders give up the right (Patent Law art. 44).
/// @param gazetted Day of the gazette, UTC+8; 0 if not gazetted.
struct SurrenderRight {
    ActHeader header;
    Day gazetted;
}

/// @notice A proceeding against the right is pending. Ex officio, on the request that the office accepted.
/// @param kind What it is about.
struct ChallengeRight {
    ActHeader header;
    ChallengeKind kind;
}

/// @notice Ends a proceeding against the right.
/// @param challenge Number of the proceeding.
/// @param outcome How it ends.
/// @param gazetted Day of the gazette, UTC+8; 0 if not gazetted.
struct ChallengeDecision {
    ActHeader header;
    uint32 challenge;
    ChallengeOutcome outcome;
    Day gazetted;
}
