// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";

/// @notice Where a tenancy is in its life.
enum TenancyState {
    None,
    Applied,
    /// The operator has given its opinion.
    Reviewed,
    Admitted,
    /// Notice was given.
    Leaving,
    Exited,
    Refused,
    Withdrawn
}

/// @notice Why a tenant leaves.
enum ExitCause {
    None,
    /// Its lease or agreement is over.
    TermEnd,
    /// It goes elsewhere.
    Moving,
    /// It closes its business.
    Closure,
    /// The park's operator terminated the tenancy; the operator alone gives this cause.
    Termination,
    Other
}

/// @notice Why an application is refused.
enum RefusalGround {
    None,
    /// The review found the applicant unfit.
    Unfit,
    /// Its industry is not of the park.
    Industry,
    Environment,
    Safety,
    Credit,
    /// Nothing is free.
    Space,
    /// What it stated was not true.
    Misstatement,
    Other
}

/// @notice What a certificate of an authority says that a party is.
enum QualificationKind {
    None,
    HighTech,
    /// Specialised and sophisticated small or medium enterprise.
    SpecializedSme,
    LittleGiant,
    Gazelle,
    Unicorn,
    Other
}

/// @notice What a tenant states of itself; each change is a new version.
/// @param industry Code of GB/T 4754.
/// @param registeredCapital Fen. What is paid in of it is told by attested figures, never by the tenant.
/// @param foreignBp Part of the capital that is held from outside the mainland, in hundredths of a per cent.
/// @param listed Whether its shares are listed.
/// @param name Commitment to its name.
/// @param dossier Commitment to the papers of the application or change.
struct Profile {
    IndustryCode industry;
    uint128 registeredCapital;
    uint16 foreignBp;
    bool listed;
    bytes32 name;
    bytes32 dossier;
}

/// @notice A tenancy.
/// @param park Number of the park.
/// @param party Who applied; once it has ceased, who answers for it acts.
/// @param state Where the tenancy is in its life.
/// @param appliedOn Day of the application, UTC+8.
/// @param fit Whether the operator found the applicant fit.
/// @param entry First day of the stay, UTC+8; 0 before the admission.
/// @param leaving Last day of the stay, UTC+8; 0 without notice.
/// @param cause Why it leaves; `None` without notice.
/// @param byOperator Whether the operator gave the notice.
/// @param profiles Number of versions of the profile.
/// @param reviewer Account that gave the operator's opinion.
/// @param opinion Document of the review.
/// @param agreement Agreement of admission.
/// @param ending Document of the refusal, of the notice or, at last, of the environmental clearance.
struct TenancyRecord {
    uint32 park;
    address party;
    TenancyState state;
    Day appliedOn;
    bool fit;
    Day entry;
    Day leaving;
    ExitCause cause;
    bool byOperator;
    uint16 profiles;
    address reviewer;
    bytes32 opinion;
    bytes32 agreement;
    bytes32 ending;
}

/// @notice A certificate of a party.
/// @param from First day, UTC+8.
/// @param until Last day, UTC+8.
/// @param voidFrom First day on which it no longer counts, UTC+8; 0 if it was not taken back.
/// @param division Division of the authority that recorded it.
/// @param certificate Document.
struct Qualification {
    Day from;
    Day until;
    Day voidFrom;
    uint32 division;
    bytes32 certificate;
}

/// @notice A qualification that ends soon.
/// @param kind What the certificate says.
/// @param until Last day, UTC+8.
struct Expiring {
    QualificationKind kind;
    Day until;
}
