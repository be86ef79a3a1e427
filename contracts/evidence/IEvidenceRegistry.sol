// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../types/Day.sol";
import {DocumentKind} from "./DocumentKind.sol";

/// @title Documents by salted commitment, attested by someone entitled to
/// @notice A document is named by keccak256(salt, content hash). Salt and content stay off chain and can be destroyed
/// (PIPL art. 47); the commitment alone tells nothing.
///
/// A document lives `attested` until it is superseded, revoked, past its validity, or its attester is struck off
/// as from a day not later than the attestation.
interface IEvidenceRegistry {
    /// @notice Someone entitled to attest documents.
    /// @param kinds Bit mask of the `DocumentKind`s that the attester may attest: bit n for kind n.
    /// @param from First day of the qualification, UTC+8.
    /// @param until Last day of the qualification, UTC+8; 0 if open.
    /// @param struckOff Attestations of this day and later are void; 0 if never struck off.
    struct Attester {
        uint32 kinds;
        Day from;
        Day until;
        Day struckOff;
    }

    /// @notice What the registry knows of a document.
    /// @param attester Account that attested it; zero if unknown to the registry.
    /// @param kind What the document is.
    /// @param attestedOn Day of the attestation, UTC+8.
    /// @param validUntil Last day on which it may be relied on; 0 if open.
    /// @param revokedOn Day of revocation; 0 if not revoked.
    /// @param superseded Whether another document took its place.
    /// @param paid Whether what the document promises to pay is certified as paid in full.
    struct Document {
        address attester;
        DocumentKind kind;
        Day attestedOn;
        Day validUntil;
        Day revokedOn;
        bool superseded;
        bool paid;
    }

    /// @notice An attester was admitted, or admitted anew.
    /// @param attester Its account.
    /// @param kinds Bit mask of the `DocumentKind`s that it may attest: bit n for kind n.
    /// @param from First day of the qualification, UTC+8.
    /// @param until Last day of the qualification, UTC+8; 0 if open.
    /// @param qualification Commitment to the proof of qualification.
    event AttesterAdmitted(
        address indexed attester,
        uint32 kinds,
        Day from,
        Day until,
        bytes32 qualification
    );

    /// @notice An attester was struck off.
    /// @param attester Its account.
    /// @param from Its attestations of this day (UTC+8) and later are void.
    /// @param reason Commitment to the written reason.
    event AttesterStruckOff(address indexed attester, Day from, bytes32 reason);

    /// @notice A document was attested.
    /// @param document Salted commitment.
    /// @param attester Who attested it.
    /// @param kind What the document is.
    /// @param validUntil Last day of reliance, UTC+8; 0 if open.
    /// @param method Commitment to how the document was obtained and checked before it came here.
    event Attested(
        bytes32 indexed document,
        address indexed attester,
        DocumentKind indexed kind,
        Day validUntil,
        bytes32 method
    );

    /// @notice A document gave way to another, which was attested in the same step.
    /// @param document The document that is out of date.
    /// @param successor The document that took its place.
    /// @param attester Who attested both.
    event Superseded(bytes32 indexed document, bytes32 indexed successor, address indexed attester);

    /// @notice What a document promises to pay is paid in full.
    /// @param document The document that promises.
    /// @param receipt The attested receipt.
    /// @param attester Who certified it.
    event CertifiedPaid(bytes32 indexed document, bytes32 indexed receipt, address indexed attester);

    /// @notice A document was revoked; from now on nothing can rest on it.
    /// @param document The document.
    /// @param by Its attester, or an officer of the Accreditation office.
    /// @param reason Commitment to the written reason.
    event Revoked(bytes32 indexed document, address indexed by, bytes32 reason);

    /// @notice `account` is not qualified today to attest documents of this kind.
    error AttesterNotQualified(address account, DocumentKind kind);
    /// @notice A qualification needs a period whose last day `until` is not before its first day `from`.
    error QualificationPeriodInvalid(Day from, Day until);
    /// @notice The attester was struck off as from `struckOff`; it is not admitted again under this account, lest its
    /// void attestations come back to life.
    error AttesterWasStruckOff(address attester, Day struckOff);
    /// @notice Striking off names a day, and only ever an earlier one than before: void attestations stay void.
    error StrikeOffInvalid(address attester, Day from, Day before);

    /// @notice The receipt certifies the payment of another document; one receipt, one document.
    error ReceiptUsed(bytes32 receipt, bytes32 document);

    /// @notice The zero commitment names nothing.
    error CommitmentEmpty();
    /// @notice The document was attested before; a commitment is used once.
    error DocumentExists(bytes32 document);
    /// @notice The document could be relied on until `validUntil` (UTC+8), which is past on the day of attestation.
    error ValidityPast(bytes32 document, Day validUntil);
    /// @notice `caller` did not attest the document, nor holds the office that may revoke it.
    error NotItsAttester(bytes32 document, address caller);
    /// @notice The document is unknown to the registry.
    error EvidenceUnknown(bytes32 document);
    /// @notice The document is of `kind`; the act needs one of the kind `needed`.
    error EvidenceOfWrongKind(bytes32 document, DocumentKind kind, DocumentKind needed);
    /// @notice The document was revoked on `revokedOn` (UTC+8).
    error EvidenceRevoked(bytes32 document, Day revokedOn);
    /// @notice The document was replaced by `successor`.
    error EvidenceSuperseded(bytes32 document, bytes32 successor);
    /// @notice The document could be relied on until `validUntil` (UTC+8) only.
    error EvidenceExpired(bytes32 document, Day validUntil);
    /// @notice The attester was struck off as from `struckOff` (UTC+8), not later than the attestation.
    error EvidenceAttesterStruckOff(bytes32 document, address attester, Day struckOff);

    /// @notice Admits or re-admits an attester. Accreditation office, national. Re-admission replaces the former
    /// qualification. Reverts with `OfficeRequired`, `QualificationPeriodInvalid`, or `AttesterWasStruckOff`.
    /// @param attester Its account.
    /// @param kinds Bit mask of the `DocumentKind`s that it may attest: bit n for kind n.
    /// @param from First day of the qualification, UTC+8.
    /// @param until Last day of the qualification, UTC+8; 0 if open.
    /// @param qualification Commitment to the proof of qualification.
    /// @custom:office Accreditation@national
    function admitAttester(
        address attester,
        uint32 kinds,
        Day from,
        Day until,
        bytes32 qualification
    ) external;

    /// @notice Voids attestations of `attester` from a day on, and ends its qualification at once. Accreditation
    /// office, national. Reverts with `OfficeRequired`.
    /// @param attester Its account.
    /// @param from First day whose attestations are void, UTC+8.
    /// @param reason Commitment to the written reason.
    /// @custom:office Accreditation@national
    function strikeOff(address attester, Day from, bytes32 reason) external;

    /// @notice Attests a document. A qualified attester only. Reverts with `AttesterNotQualified`, `CommitmentEmpty`,
    /// `DocumentExists` or `ValidityPast`.
    /// @param document Salted commitment, never used before.
    /// @param kind What the document is.
    /// @param validUntil Last day of reliance, UTC+8; 0 if open.
    /// @param method Commitment to source and method (SPC online-litigation rules art. 18).
    /// @custom:office Attester
    function attest(bytes32 document, DocumentKind kind, Day validUntil, bytes32 method) external;

    /// @notice Attests `successor`, of the same kind, in the place of `document`. The attester of `document` only,
    /// while `document` can be relied on. What was certified as paid of `document` must be certified anew. Reverts with
    /// `NotItsAttester`, with the reason that `requireGood` gives, or as `attest`.
    /// @param document The document that is out of date.
    /// @param successor Salted commitment of the document that takes its place, never used before.
    /// @param validUntil Last day of reliance on `successor`, UTC+8; 0 if open.
    /// @param method Commitment to source and method.
    /// @custom:office Attester@document
    function supersede(bytes32 document, bytes32 successor, Day validUntil, bytes32 method) external;

    /// @notice Certifies that what `document` promises to pay, such as the premium of a land grant, is paid in full.
    /// An attester qualified for payment proofs. Reverts with `AttesterNotQualified`, `EvidenceOfWrongKind`, or with
    /// the reason that `requireGood` gives for either document.
    /// @param document The document that promises.
    /// @param receipt Attested receipt, of the kind `PaymentProof`.
    /// @custom:office Attester
    function certifyPaid(bytes32 document, bytes32 receipt) external;

    /// @notice Revokes a document, for good. Its attester, or the Accreditation office, national. Reverts with
    /// `EvidenceUnknown`, `EvidenceRevoked` or `NotItsAttester`.
    /// @param document The document.
    /// @param reason Commitment to the written reason.
    /// @custom:office Attester@document, Accreditation@national
    function revoke(bytes32 document, bytes32 reason) external;

    /// @notice The qualification of an attester.
    /// @param account Its account.
    /// @return Kinds and days; all zero if it was never admitted.
    function attesterOf(address account) external view returns (Attester memory);

    /// @notice What the registry knows of a document, good or not.
    /// @param document Salted commitment.
    /// @return The record; all zero if unknown.
    function documentOf(bytes32 document) external view returns (Document memory);

    /// @notice The document that took the place of this one.
    /// @param document Salted commitment.
    /// @return The successor; zero if none.
    function supersededBy(bytes32 document) external view returns (bytes32);
    /// @notice The document whose payment a receipt certifies. If the receipt is revoked, the payment is no longer
    /// certified.
    /// @param receipt Attested receipt.
    /// @return document The document; zero if the receipt was not used.
    function paidBy(bytes32 receipt) external view returns (bytes32 document);

    /// @notice Reverts unless the document can be relied on today (UTC+8): with `EvidenceUnknown`, `EvidenceRevoked`,
    /// `EvidenceSuperseded`, `EvidenceExpired` or `EvidenceAttesterStruckOff`.
    /// @param document Salted commitment.
    /// @return kind What the document is.
    /// @return paid Whether what it promises to pay is certified as paid in full.
    function requireGood(bytes32 document) external view returns (DocumentKind kind, bool paid);

    /// @notice As `requireGood`, and the document must be of the kind `needed`: else `EvidenceOfWrongKind`.
    /// @param document Salted commitment.
    /// @param needed The kind that the act asks for.
    /// @return paid Whether what it promises to pay is certified as paid in full.
    function requireKind(bytes32 document, DocumentKind needed) external view returns (bool paid);
}
