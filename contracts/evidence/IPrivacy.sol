// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind} from "../authority/Offices.sol";
import {Day} from "../types/Day.sol";
import {ErasureGround} from "./ErasureGround.sol";
import {Purpose} from "./Purpose.sol";

/// @title What becomes of data behind commitments
/// @notice Personal data never come on chain; a record off chain is known here by its salted commitment. This interface
/// proves one field of a record, tells that the data behind a commitment were destroyed (PIPL art. 47), and logs who
/// was shown them, and why (Regulation arts. 27-28).
interface IPrivacy {
    /// @notice Salt and data behind a commitment were destroyed; what is left on chain proves nothing any more.
    /// @param commitment Of the document or the record.
    /// @param by The document's attester, or the officer who keeps the record.
    /// @param ground Why.
    /// @param day Day of the record, UTC+8.
    event ErasureRecorded(
        bytes32 indexed commitment,
        address indexed by,
        ErasureGround indexed ground,
        Day day
    );

    /// @notice Somebody was shown fields of a record or a document.
    /// @param commitment Of the document or the record.
    /// @param by The officer who showed them.
    /// @param purpose What the recipient may use them for.
    /// @param office The officer's task.
    /// @param division GB/T 2260 code of the office as a number; 0 for a national one.
    /// @param recipient Salted commitment to who asked, and to the fields that were shown.
    event DisclosureLogged(
        bytes32 indexed commitment,
        address indexed by,
        Purpose indexed purpose,
        OfficeKind office,
        uint32 division,
        bytes32 recipient
    );

    /// @notice An erasure names its ground.
    error ErasureGroundMissing(bytes32 commitment);
    /// @notice The data behind the commitment were recorded as destroyed on `erasedOn` (UTC+8).
    error CommitmentErased(bytes32 commitment, Day erasedOn);
    /// @notice The commitment is of a document: its erasure is recorded by its attester or the Accreditation office.
    error CommitmentOfDocument(bytes32 commitment);
    /// @notice The office keeps no records of fields: Identity keeps credentials, the Registrar particulars.
    error OfficeKeepsNoRecords(OfficeKind office);
    /// @notice A disclosure states its purpose.
    error PurposeMissing(bytes32 commitment);
    /// @notice A disclosure names, by commitment, to whom it is made.
    error RecipientMissing(bytes32 commitment);

    /// @notice Records that salt and data of a document were destroyed. Its attester, or the national Accreditation
    /// office. From now on no act can rest on the document; what rested on it before stays, and so does the payment
    /// that it certified. Reverts with `EvidenceUnknown`, `NotItsAttester`, `ErasureGroundMissing` or
    /// `CommitmentErased`.
    /// @param document Its commitment.
    /// @param ground Why.
    /// @custom:office Attester@document, Accreditation@national
    function recordErasure(bytes32 document, ErasureGround ground) external;

    /// @notice Records that salts and data of a record that is no document were destroyed: a credential, by the
    /// Identity office, or a title's particulars, by the Registrar. Reverts with `CommitmentEmpty`,
    /// `OfficeKeepsNoRecords`, `OfficeRequired`, `CommitmentOfDocument`, `ErasureGroundMissing` or `CommitmentErased`.
    /// @param commitment Of the record.
    /// @param office Identity or Registrar.
    /// @param division GB/T 2260 code of the office as a number.
    /// @param ground Why.
    /// @custom:office Identity@division, Registrar@division
    function recordErasureOf(
        bytes32 commitment,
        OfficeKind office,
        uint32 division,
        ErasureGround ground
    ) external;

    /// @notice Logs that fields of a record or a document were shown to somebody, before they are. Any office, by who
    /// holds it. Reverts with `CommitmentEmpty`, `PurposeMissing`, `RecipientMissing`, `CommitmentErased` or
    /// `OfficeRequired`.
    /// @param commitment Of the document or the record.
    /// @param office The caller's task.
    /// @param division GB/T 2260 code of the office as a number; 0 for a national one.
    /// @param purpose What the recipient may use the fields for.
    /// @param recipient Salted commitment to who asked, and to the fields that are shown.
    /// @custom:office Office@division
    function logDisclosure(
        bytes32 commitment,
        OfficeKind office,
        uint32 division,
        Purpose purpose,
        bytes32 recipient
    ) external;

    /// @notice When the data behind a commitment were recorded as destroyed.
    /// @param commitment Of a document or a record.
    /// @return Day, UTC+8; 0 if they were not.
    function erasedOn(bytes32 commitment) external view returns (Day);

    /// @notice Whether a record has a field with this value. Ask by `eth_call` only: in a transaction the value would
    /// stand in the calldata of the chain for ever.
    /// @param commitment Root of the record's fields.
    /// @param name keccak256 of the field's name in UTF-8.
    /// @param salt The field's own salt.
    /// @param value The value as committed to: 0x01 and UTF-8 for text, 0x02 and 32 bytes for a number.
    /// @param proof Siblings on the path from the field's leaf to the root.
    /// @return True if it does.
    function hasField(
        bytes32 commitment,
        bytes32 name,
        bytes32 salt,
        bytes calldata value,
        bytes32[] calldata proof
    ) external pure returns (bool);
}
