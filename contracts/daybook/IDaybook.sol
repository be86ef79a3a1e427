// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";
import {Instrument} from "./Instruments.sol";

/// @notice A party's consent to an instrument.
/// @param party Who consents.
/// @param signature ERC-1271 signature of its account; empty if it consented by {IDaybook-consent}.
struct Consent {
    address party;
    bytes signature;
}

/// @notice What the daybook knows of a lodgement; it stores a hash of this and of the instrument, and the event
/// `Lodged` tells it.
/// @param number Number of the lodgement: its priority.
/// @param acceptor Officer who accepted it.
/// @param at Unix second of acceptance.
/// @param consents Parties whose consent was verified at acceptance.
struct Lodgement {
    uint32 number;
    address acceptor;
    uint64 at;
    address[] consents;
}

/// @title The daybook: the order of arrival is the order of priority
/// @notice An instrument is accepted under a number, examined, and recorded, refused or withdrawn (Civil Code arts.
/// 211-214; Regulation arts. 15, 17-21). Lodgements on one title are recorded in the order of their numbers; a refused
/// or withdrawn one frees the next.
///
/// ```
/// --lodge--> pending --record---> recorded
///               |-----refuse----> refused
///               \-----withdraw--> withdrawn
/// ```
interface IDaybook {
    /// @notice The daybook accepts and records nothing until `until` (Unix seconds), unless the council reopens it.
    event Closed(address indexed guardian, uint64 until, bytes32 reason);
    /// @notice The daybook is open again.
    event Reopened(address indexed by);
    event Lodged(
        uint32 indexed number,
        TitleId indexed title,
        address indexed register,
        Act act,
        bytes32 digest,
        Lodgement lodgement,
        bytes body
    );
    event Recorded(uint32 indexed number, bytes32 digest, address recorder);

    /// @param reason The custom error that the examination met, ABI-encoded.
    /// @param ground Legal ground, as short text, e.g. "Regulation art. 22(1)".
    event Refused(
        uint32 indexed number,
        TitleId indexed title,
        address registrar,
        bytes reason,
        string ground
    );
    event Withdrawn(uint32 indexed number, TitleId indexed title, address applicant);
    event Consented(bytes32 indexed digest, address indexed party);

    /// @notice The daybook is closed until `until` (Unix seconds).
    error DaybookClosed(uint64 until);
    /// @notice A closing of zero seconds, or longer than the sunset allows.
    error ClosingTooLong(uint64 duration, uint64 longest);
    /// @notice The daybook writes to at most `most` registers.
    error TooManyRegisters(uint256 count, uint256 most);
    /// @notice The register is not one of this daybook.
    error RegisterUnknown(address register);
    /// @notice The instrument could be lodged until `deadline` (Unix seconds).
    error InstrumentExpired(uint256 deadline);
    /// @notice The applicant has used the nonce for another instrument, or for this one.
    error NonceUsed(address applicant, uint256 nonce);
    /// @notice The party's keys did not sign this instrument for this chain and register.
    error ConsentInvalid(address party, bytes32 digest);
    /// @notice The applicant's own consent is missing.
    error ApplicantConsentMissing(address applicant);
    /// @notice No lodgement has this number.
    error LodgementUnknown(uint32 number, uint32 last);
    /// @notice The lodgement was recorded, refused or withdrawn before.
    error LodgementEnded(uint32 number);
    /// @notice Instrument or particulars are not those that were lodged under the number.
    error LodgementMismatch(uint32 number, bytes32 digest);
    /// @notice `first` was lodged earlier on the title and is still pending.
    error OutOfTurn(TitleId title, uint32 number, uint32 first);
    /// @notice The title has as many pending lodgements as the daybook keeps.
    error TooManyPending(TitleId title, uint256 most);
    /// @notice Only the applicant withdraws (Regulation art. 15).
    error NotApplicant(uint32 number, address caller);
    /// @notice A refusal names a reason and a legal ground (Regulation art. 22).
    error GroundMissing(uint32 number);
    /// @notice Lists of a batch differ in length.
    error BatchMismatch(uint256 instruments, uint256 companions);

    /// @notice Closes the daybook, and with it every register. Guardian office, national.
    /// @param duration Seconds, at most `LONGEST_CLOSING`: a closing ends by itself.
    /// @param reason Commitment to the written reason.
    function close(uint64 duration, bytes32 reason) external;

    /// @notice Ends a closing early. Council only.
    function reopen() external;

    /// @notice Consents to an instrument from the party's own account.
    function consent(bytes32 digest) external;

    /// @notice Accepts an instrument. Examiner of the title's division.
    /// @return number Its priority.
    function lodge(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number);

    /// @notice Records a pending lodgement. Registrar of the title's division.
    /// @param further Consents that came after acceptance.
    function record(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        Consent[] calldata further
    ) external;

    /// @notice Accepts and records in one step. Registrar of the title's division.
    function lodgeAndRecord(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number);

    /// @notice {lodge} for many; all or none.
    function lodgeBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first);

    /// @notice {record} for many; all or none.
    function recordBatch(Lodgement[] calldata lodgements, Instrument[] calldata instruments) external;

    /// @notice {lodgeAndRecord} for many; all or none.
    function lodgeAndRecordBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first);

    /// @notice Refuses a pending lodgement. Registrar of the title's division.
    /// @param reason The custom error that the examination met, ABI-encoded.
    /// @param ground Legal ground.
    function refuse(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        bytes calldata reason,
        string calldata ground
    ) external;

    /// @notice Withdraws a pending lodgement. Its applicant.
    function withdraw(Lodgement calldata lodgement, Instrument calldata instrument) external;

    /// @notice What the parties sign.
    function digestOf(Instrument calldata instrument) external view returns (bytes32);

    /// @notice Number given last.
    function lastNumber() external view returns (uint32);

    /// @notice Pending lodgements of a title, first first.
    function pendingOf(TitleId title) external view returns (uint32[] memory);

    function isPending(uint32 number) external view returns (bool);
    function isNonceUsed(address applicant, uint256 nonce) external view returns (bool);
    function isAdmitted(address register) external view returns (bool);
    /// @notice Longest closing, in seconds.
    function LONGEST_CLOSING() external view returns (uint64);
    /// @notice Unix second until which the daybook is closed; past or zero if it is open.
    function closedUntil() external view returns (uint64);
    function hasConsented(bytes32 digest, address party) external view returns (bool);
}
