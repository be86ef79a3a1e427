// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";
import {Portion} from "../types/instruments/Passing.sol";
import {Instrument} from "./Instruments.sol";

/// @notice A party's consent to an instrument.
/// @param party Who consents.
/// @param signature ERC-1271 signature of its account; empty if it consented by {IDaybook-consent}; of an attorney, see
/// {Attorneys}.
struct Consent {
    address party;
    bytes signature;
}

/// @notice What the daybook knows of a lodgement; it stores a hash of this and of the instrument, and the event
/// `Lodged` tells it.
/// @param number Number of the lodgement: its priority.
/// @param acceptor Officer who accepted it.
/// @param acceptedAt Unix second of acceptance.
/// @param consents Parties whose consent was verified at acceptance.
struct Lodgement {
    uint32 number;
    address acceptor;
    uint64 acceptedAt;
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
    /// @notice The daybook accepts, records, refuses and withdraws nothing until `until`, unless the council reopens
    /// it.
    /// @param guardian Officer who closed it.
    /// @param until Unix second at which the closing ends by itself.
    /// @param reason Commitment to the written reason.
    event Closed(address indexed guardian, uint64 until, bytes32 reason);

    /// @notice The daybook is open again.
    /// @param by Who reopened it for the council.
    event Reopened(address indexed by);

    /// @notice An instrument was accepted.
    /// @param number Its priority.
    /// @param title Title that it is about.
    /// @param register Register that is to perform it.
    /// @param act What it asks for.
    /// @param lodgement What `record`, `refuse` and `withdraw` must be given back.
    /// @param body The act's struct, ABI-encoded: with register and act, the instrument.
    event Lodged(
        uint32 indexed number,
        TitleId indexed title,
        address indexed register,
        Act act,
        Lodgement lodgement,
        bytes body
    );

    /// @notice A lodgement was recorded; the folio's `Entry` says what changed.
    /// @param number Number of the lodgement.
    /// @param digest EIP-712 digest of the instrument.
    /// @param recorder Officer who recorded it.
    event Recorded(uint32 indexed number, bytes32 digest, address recorder);

    /// @notice A lodgement was refused; the next one on the title is in turn.
    /// @param number Number of the lodgement.
    /// @param title Title that it was about.
    /// @param registrar Officer who refused it.
    /// @param reason The custom error that the examination met, ABI-encoded.
    /// @param ground Legal ground, as short text, e.g. "Regulation art. 22(1)".
    event Refused(
        uint32 indexed number,
        TitleId indexed title,
        address registrar,
        bytes reason,
        string ground
    );

    /// @notice A lodgement was withdrawn; the next one on the title is in turn.
    /// @param number Number of the lodgement.
    /// @param title Title that it was about.
    /// @param applicant Party that withdrew it.
    event Withdrawn(uint32 indexed number, TitleId indexed title, address applicant);

    /// @notice A party consented by call; its consent stays until it takes it back.
    /// @param digest EIP-712 digest of the instrument.
    /// @param party Who consents.
    event Consented(bytes32 indexed digest, address indexed party);

    /// @notice A party took back a consent that it had given by call.
    /// @param digest What it had consented to.
    /// @param party The party.
    event ConsentWithdrawn(bytes32 indexed digest, address indexed party);

    /// @notice An attorney signed for its principal; the consent counts as the principal's.
    /// @param digest EIP-712 digest of the instrument.
    /// @param principal For whom it was signed.
    /// @param attorney Who signed.
    /// @param power Number of the power of attorney.
    event SignedFor(
        bytes32 indexed digest,
        address indexed principal,
        address indexed attorney,
        uint32 power
    );

    /// @notice A batch of titles was rewritten from a predecessor to its successors; the folios' entries carry the number.
    /// @param number Number in the daybook.
    /// @param register Register of the titles.
    /// @param predecessor Party that ceased.
    /// @param by Who called.
    event SuccessionCarried(
        uint32 indexed number,
        address indexed register,
        address indexed predecessor,
        address by
    );

    /// @notice The daybook is closed until `until` (Unix seconds).
    error DaybookClosed(uint64 until);
    /// @notice A closing of `duration` seconds: zero, or more than `longest`, the sunset.
    error ClosingTooLong(uint64 duration, uint64 longest);
    /// @notice A guardian closes again no earlier than `earliest` (Unix seconds): closings must not add up.
    error ClosingTooSoon(uint64 earliest);

    /// @notice The daybook was built for `count` registers; it writes to at most `most`.
    error TooManyRegisters(uint256 count, uint256 most);
    /// @notice The register is not one of this daybook.
    error RegisterUnknown(address register);
    /// @notice The instrument could be lodged until `deadline` (Unix seconds).
    error InstrumentExpired(uint256 deadline);
    /// @notice The applicant has used the nonce: for another instrument, or for this one, whatever its end.
    error NonceUsed(address applicant, uint256 nonce);
    /// @notice The party neither consented by call nor did its keys sign `digest`, the instrument for this party, chain
    /// and register.
    error ConsentInvalid(address party, bytes32 digest);
    /// @notice The applicant's own consent is not among those given at acceptance.
    error ApplicantConsentMissing(address applicant);
    /// @notice No lodgement has this number; the last one is `last`.
    error LodgementUnknown(uint32 number, uint32 last);
    /// @notice The lodgement was recorded, refused or withdrawn before.
    error LodgementEnded(TitleId title, uint32 number);
    /// @notice Instrument (`digest`) or particulars are not those that were lodged under the number.
    error LodgementMismatch(uint32 number, bytes32 digest);
    /// @notice `first` was lodged earlier on the title and is still pending.
    error OutOfTurn(TitleId title, uint32 number, uint32 first);
    /// @notice The title has `most` pending lodgements, as many as the daybook keeps.
    error TooManyPending(TitleId title, uint256 most);
    /// @notice Only the applicant withdraws (Regulation art. 15).
    error NotApplicant(uint32 number, address caller);
    /// @notice A refusal names a reason and a legal ground (Regulation art. 22).
    error GroundMissing(uint32 number);
    /// @notice Lists of a batch differ in length, or are empty.
    error BatchMismatch(uint256 instruments, uint256 companions);

    /// @notice Closes the daybook, and with it every register. Guardian office, national. Reverts with
    /// `OfficeRequired` or `ClosingTooLong`.
    /// @param duration Seconds from now, at most `LONGEST_CLOSING`: a closing ends by itself.
    /// @param reason Commitment to the written reason.
    /// @custom:office Guardian@national
    function close(uint64 duration, bytes32 reason) external;

    /// @notice Ends a closing early. Council only: else `AccessManagedUnauthorized`.
    /// @custom:office Council
    function reopen() external;

    /// @notice Consents to an instrument from the party's own account; {withdrawConsent} takes it back. A party,
    /// active. Reverts with `PartyUnknown`, `PartySuspended` or `PartyCeased`.
    /// @param digest EIP-712 digest that names the instrument, see {digestOf}.
    /// @custom:office Party
    function consent(bytes32 digest) external;

    /// @notice Takes back a consent given by {consent}. The party, from its account. Of no use against a lodgement that
    /// was accepted with the consent, which {withdraw} ends.
    /// @param digest What was consented to, see {digestOf}.
    /// @custom:office Anyone
    function withdrawConsent(bytes32 digest) external;

    /// @notice Accepts an instrument. Examiner of the title's division. Reverts with `DaybookClosed`, `OfficeRequired`,
    /// `InstrumentMalformed`, `RegisterUnknown`, `InstrumentExpired`, `ConsentInvalid`, `ApplicantConsentMissing`,
    /// `NonceUsed`, `TooManyPending`, or the reason why a consenting party may not act, or why an attorney's power is not
    /// good ({IAgency}).
    /// @param instrument The act asked for.
    /// @param consents Consents of the parties, the applicant's among them.
    /// @return number Its priority.
    /// @custom:office Examiner@title, Court@order
    function lodge(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number);

    /// @notice Records a pending lodgement. Registrar of the title's division. Everything is examined again. Reverts
    /// with `DaybookClosed`, `OfficeRequired`, `LodgementUnknown`, `LodgementEnded`, `LodgementMismatch`, `OutOfTurn`,
    /// `ConsentInvalid`, the reason why a consenting party may not act or why an attorney's power is not good, or the
    /// register's refusal.
    /// @param lodgement As the event `Lodged` told it.
    /// @param instrument As it was lodged.
    /// @param further Consents that came after acceptance.
    /// @custom:office Registrar@title, Court@order
    function record(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        Consent[] calldata further
    ) external;

    /// @notice Accepts and records in one step. Registrar of the title's division, where nothing is pending on the
    /// title. Reverts as `lodge` and `record` do.
    /// @param instrument The act asked for.
    /// @param consents Consents of the parties, the applicant's among them.
    /// @return number Its priority.
    /// @custom:office Registrar@title, Court@order
    function lodgeAndRecord(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number);

    /// @notice {lodge} for many; all or none. Reverts as `lodge`, or with `BatchMismatch`.
    /// @param instruments The acts asked for, in the order of their numbers.
    /// @param consents Consents to each of them.
    /// @return first Number of the first; the others follow without a gap.
    /// @custom:office Examiner@title, Court@order
    function lodgeBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first);

    /// @notice {record} for many, without further consents; all or none. Reverts as `record`, or with `BatchMismatch`.
    /// @param lodgements As the events `Lodged` told them.
    /// @param instruments As they were lodged.
    /// @custom:office Registrar@title, Court@order
    function recordBatch(Lodgement[] calldata lodgements, Instrument[] calldata instruments) external;

    /// @notice {lodgeAndRecord} for many; all or none. Reverts as `lodgeAndRecord`, or with `BatchMismatch`.
    /// @param instruments The acts asked for, in the order of their numbers.
    /// @param consents Consents to each of them.
    /// @return first Number of the first; the others follow without a gap.
    /// @custom:office Registrar@title, Court@order
    function lodgeAndRecordBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first);

    /// @notice Accepts and records what a settlement carries out; all or none. A contract that holds the Settlement office,
    /// which vouches that every party consented to every instrument, with the keys it has now, and names the officers on
    /// whose word it is recorded. Reverts with `OfficeRequired` for the caller or an officer, and as `lodgeAndRecord`
    /// does, but for consents.
    /// @param instruments The acts, in the order of their numbers.
    /// @param consents Parties that consented to all of them.
    /// @param acceptor Examiner, or the recorder again, who accepted them.
    /// @param recorder Registrar, for orders of a court the court, who found that they can be recorded.
    /// @return first Number of the first; the others follow without a gap.
    /// @custom:office Settlement@national
    function recordSettled(
        Instrument[] calldata instruments,
        address[] calldata consents,
        address acceptor,
        address recorder
    ) external returns (uint32 first);

    /// @notice Refuses a pending lodgement. Registrar of the title's division. Reverts with `DaybookClosed`,
    /// `OfficeRequired`, `GroundMissing`, `LodgementUnknown`, `LodgementEnded` or `LodgementMismatch`.
    /// @param lodgement As the event `Lodged` told it.
    /// @param instrument As it was lodged.
    /// @param reason The custom error that the examination met, ABI-encoded.
    /// @param ground Legal ground, as short text, e.g. "Regulation art. 22(1)".
    /// @custom:office Registrar@title, Court@order
    function refuse(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        bytes calldata reason,
        string calldata ground
    ) external;

    /// @notice Withdraws a pending lodgement. Its applicant, or whoever answers for it since it ceased. Reverts with `DaybookClosed`,
    /// `NotApplicant`, `LodgementUnknown`, `LodgementEnded` or `LodgementMismatch`.
    /// @param lodgement As the event `Lodged` told it.
    /// @param instrument As it was lodged.
    /// @custom:office Applicant
    function withdraw(Lodgement calldata lodgement, Instrument calldata instrument) external;

    /// @notice Rewrites titles from a party that was succeeded to its successors: its shares, charges and restraints.
    /// Anyone, in any batches, again and again: a title where nothing of the predecessor is left does not change.
    /// Beside a plan, a title without its proof goes by shares only if a registrar of its division calls. Reverts with
    /// `DaybookClosed`, `RegisterUnknown`, `NotSucceeded`, `NotRegistered`, `TakerInvalid`, `PlanMismatch`,
    /// `OfficeRequired` or `SharesTooFine`.
    /// @param register Register of the titles.
    /// @param predecessor Party that ceased.
    /// @param portions The titles, with the plan's proof for those that go to one successor alone.
    /// @return number Number of the batch, which its entries carry.
    /// @custom:office Anyone
    function carrySuccession(
        address register,
        address predecessor,
        Portion[] calldata portions
    ) external returns (uint32 number);

    /// @notice What one party signs: the typed data of the act, in the domain whose salt is the party's address, good
    /// for this chain and the instrument's register. Reverts with `InstrumentMalformed` or `ActNotLodged`.
    /// @param instrument The act asked for.
    /// @param party Party that signs.
    /// @return digest EIP-712 digest.
    function digestFor(Instrument calldata instrument, address party) external view returns (bytes32 digest);

    /// @notice What names the instrument: {consent} takes it and `Recorded` tells it. It is {digestFor} without a
    /// party; no party signs it. Reverts with `InstrumentMalformed` or `ActNotLodged`.
    /// @param instrument The act asked for.
    /// @return The digest.
    function digestOf(Instrument calldata instrument) external view returns (bytes32);

    /// @notice Number given last.
    /// @return The number; 0 if none was given yet.
    function lastNumber() external view returns (uint32);

    /// @notice Pending lodgements of a title.
    /// @param title The title.
    /// @return Their numbers, the one in turn first.
    function pendingOf(TitleId title) external view returns (uint32[] memory);

    /// @notice Whether an applicant must choose another nonce.
    /// @param applicant Party that applies.
    /// @param nonce The nonce.
    /// @return True if an instrument of the applicant was accepted with it.
    function isNonceUsed(address applicant, uint256 nonce) external view returns (bool);

    /// @notice Whether the daybook writes to a register.
    /// @param register Address of the register.
    /// @return True if it is one of this daybook.
    function isAdmitted(address register) external view returns (bool);

    /// @notice Longest closing.
    /// @return Seconds.
    function LONGEST_CLOSING() external view returns (uint64);

    /// @notice Until when the daybook is closed.
    /// @return Unix second; past or zero if it is open.
    function closedUntil() external view returns (uint64);

    /// @notice Whether a party consented by call.
    /// @param digest EIP-712 digest of the instrument.
    /// @param party The party.
    /// @return True if it called `consent`; a signature given with a lodgement does not show here.
    function hasConsented(bytes32 digest, address party) external view returns (bool);
}
