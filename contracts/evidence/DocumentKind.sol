// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Kinds of document that the ledger relies on
/// @notice An attester is qualified for some kinds only, e.g. a surveyor for surveys (SPC online-litigation rules
/// art. 18: truth before upload is proved by source, notary or witness).
enum DocumentKind {
    None,
    /// Land grant contract or other deed that founds a right.
    GrantContract,
    /// Cadastral or building survey.
    Survey,
    /// Planning permission and completion papers of a building.
    CompletionPapers,
    /// Contract of sale, swap, gift, charge, lease and the like.
    Contract,
    /// Judgment, ruling or order of a court, with the notice to assist.
    CourtOrder,
    /// Decision or notice of another authority.
    AuthorityDecision,
    /// Certificate of inheritance, merger or division.
    SuccessionProof,
    /// Identity and power of a party: licence, resolution, notarised statement.
    IdentityProof,
    /// Page of the original file that proves an entry wrong.
    OriginalFile,
    /// Valuation report.
    Valuation,
    /// Proof of payment, such as the receipt of a land premium, or of extinction of a claim.
    PaymentProof,
    /// Manifest of a bulk load.
    Manifest,
    /// Any other document.
    Other,
    /// Audit report or statistics: figures of a tenant, an investment or a park.
    FiguresReport,
    /// Result of a fair competition review of a measure (Fair Competition Review Regulation).
    FairCompetitionReview
}
