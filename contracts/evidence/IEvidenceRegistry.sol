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
    /// @param kinds Bit mask of the `DocumentKind`s that the attester may attest.
    /// @param from First day of the qualification, UTC+8.
    /// @param until Last day of the qualification, UTC+8; 0 if open.
    /// @param struckOff Attestations of this day and later are void; 0 if never struck off.
    struct Attester {
        uint32 kinds;
        Day from;
        Day until;
        Day struckOff;
    }

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

    event AttesterAdmitted(
        address indexed attester,
        uint32 kinds,
        Day from,
        Day until,
        bytes32 qualification
    );
    event AttesterStruckOff(address indexed attester, Day from, bytes32 reason);

    /// @param method Commitment to how the document was obtained and checked before it came here.
    event Attested(
        bytes32 indexed document,
        address indexed attester,
        DocumentKind indexed kind,
        Day validUntil,
        bytes32 method
    );
    event Superseded(bytes32 indexed document, bytes32 indexed successor, address indexed attester);
    event CertifiedPaid(bytes32 indexed document, bytes32 indexed receipt, address indexed attester);
    event Revoked(bytes32 indexed document, address indexed by, bytes32 reason);

    /// @notice `account` is not qualified today to attest documents of this kind.
    error AttesterNotQualified(address account, DocumentKind kind);
    /// @notice A qualification needs a period that ends on or after its first day.
    error QualificationPeriodInvalid(Day from, Day until);
    /// @notice The zero commitment names nothing.
    error CommitmentEmpty();
    /// @notice The document was attested before; a commitment is used once.
    error DocumentExists(bytes32 document);
    /// @notice A document that is already out of date on the day of attestation.
    error ValidityPast(bytes32 document, Day validUntil);
    /// @notice `caller` attested neither the document nor holds the office that may revoke it.
    error NotItsAttester(bytes32 document, address caller);
    /// @notice The document is unknown to the registry.
    error EvidenceUnknown(bytes32 document);
    /// @notice The document is of another kind than the act needs.
    error EvidenceOfWrongKind(bytes32 document, DocumentKind kind, DocumentKind needed);
    /// @notice The document was revoked on `revokedOn`.
    error EvidenceRevoked(bytes32 document, Day revokedOn);
    /// @notice The document was replaced by `successor`.
    error EvidenceSuperseded(bytes32 document, bytes32 successor);
    /// @notice The document could be relied on until `validUntil` only.
    error EvidenceExpired(bytes32 document, Day validUntil);
    /// @notice The attester was struck off as from `struckOff`, not later than the attestation.
    error EvidenceAttesterStruckOff(bytes32 document, address attester, Day struckOff);

    /// @notice Admits or re-admits an attester. Accreditation office, national.
    function admitAttester(
        address attester,
        uint32 kinds,
        Day from,
        Day until,
        bytes32 qualification
    ) external;

    /// @notice Voids attestations of `attester` from a day on. Accreditation office, national.
    function strikeOff(address attester, Day from, bytes32 reason) external;

    /// @notice Attests a document. A qualified attester only.
    /// @param document Salted commitment.
    /// @param kind What the document is.
    /// @param validUntil Last day of reliance, UTC+8; 0 if open.
    /// @param method Commitment to source and method (SPC online-litigation rules art. 18).
    function attest(bytes32 document, DocumentKind kind, Day validUntil, bytes32 method) external;

    /// @notice Attests `successor` in the place of `document`. The attester of `document` only.
    function supersede(bytes32 document, bytes32 successor, Day validUntil, bytes32 method) external;

    /// @notice Certifies that what `document` promises to pay, such as the premium of a land grant, is paid in full.
    /// An attester qualified for payment proofs.
    /// @param receipt Attested receipt.
    function certifyPaid(bytes32 document, bytes32 receipt) external;

    /// @notice Revokes a document. Its attester, or the Accreditation office.
    function revoke(bytes32 document, bytes32 reason) external;

    function attesterOf(address account) external view returns (Attester memory);
    function documentOf(bytes32 document) external view returns (Document memory);
    /// @notice The document that took the place of this one; zero if none.
    function supersededBy(bytes32 document) external view returns (bytes32);

    /// @notice Reverts, with the reason, unless the document can be relied on today.
    /// @return kind What the document is.
    /// @return paid Whether what it promises to pay is certified as paid in full.
    function requireGood(bytes32 document) external view returns (DocumentKind kind, bool paid);

    /// @notice As `requireGood`, and the document must be of the kind `needed`.
    function requireKind(bytes32 document, DocumentKind needed) external view returns (bool paid);
}
