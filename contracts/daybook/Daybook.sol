// SPDX-License-Identifier: Apache-2.0
// solhint-disable use-forbidden-name
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {RunsBehind} from "../authority/RunsBehind.sol";
import {IAgency} from "../party/agency/IAgency.sol";
import {IPartyRegistry} from "../party/IPartyRegistry.sol";
import {IRegister} from "../register/IRegister.sol";
import {ICallingDaybook} from "../register/ICallingDaybook.sol";
import {Lodging} from "../register/Matter.sol";
import {Act, ActHeader} from "../types/Acts.sol";
import {Days} from "../types/Day.sol";
import {Portion} from "../types/instruments/Passing.sol";
import {Jurisdictions} from "../types/Jurisdictions.sol";
import {TitleId} from "../types/TitleId.sol";
import {Attorneys} from "./Attorneys.sol";
import {Consent, IDaybook, Lodgement} from "./IDaybook.sol";
import {DaybookState} from "./DaybookState.sol";
import {Instrument, Instruments} from "./Instruments.sol";
import {Queue, Queues} from "./Queue.sol";

/// @title Daybook
/// @notice See {IDaybook}; behind it {LoadActs}, see {IBulkLoad}.
contract Daybook is IDaybook, ICallingDaybook, AccessManagedUpgradeable, UUPSUpgradeable, RunsBehind {
    using Instruments for Instrument;

    /// @inheritdoc IDaybook
    uint64 public constant LONGEST_CLOSING = 7 days;
    uint256 private constant MOST_REGISTERS = 4;

    IAuthority private immutable AUTHORITY;
    IPartyRegistry private immutable PARTIES;
    bytes32 private immutable ACCOUNT_CODEHASH;
    // Code, not storage: a register is admitted by an upgrade, which is the council's act, and costs no act a read.
    address private immutable REGISTER_1;
    address private immutable REGISTER_2;
    address private immutable REGISTER_3;
    address private immutable REGISTER_4;

    /// @notice Builds an implementation, with the registers that the daybook behind it writes to.
    /// @param authority Offices by division.
    /// @param parties Registry of parties.
    /// @param registers The registers, at most four.
    /// @param loads Code of bulk loads, see {LoadActs}.
    constructor(
        IAuthority authority,
        IPartyRegistry parties,
        address[] memory registers,
        address loads
    ) RunsBehind(loads) {
        AUTHORITY = authority;
        PARTIES = parties;
        ACCOUNT_CODEHASH = parties.accountCodehash();
        uint256 count = registers.length;
        require(count <= MOST_REGISTERS, TooManyRegisters(count, MOST_REGISTERS));
        REGISTER_1 = count > 0 ? registers[0] : address(0);
        REGISTER_2 = count > 1 ? registers[1] : address(0);
        REGISTER_3 = count > 2 ? registers[2] : address(0);
        REGISTER_4 = count > 3 ? registers[3] : address(0);
        _disableInitializers();
    }

    /// @notice Puts the daybook under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(AUTHORITY));
    }

    /// @inheritdoc IDaybook
    function close(uint64 duration, bytes32 reason) external {
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Guardian, Offices.NATIONAL);
        require(duration != 0 && duration <= LONGEST_CLOSING, ClosingTooLong(duration, LONGEST_CLOSING));
        uint64 last = DaybookState.layout().closedUntil;
        uint64 earliest = last == 0 ? 0 : last + LONGEST_CLOSING;
        require(block.timestamp >= earliest, ClosingTooSoon(earliest));
        uint64 until = uint64(block.timestamp) + duration;
        DaybookState.layout().closedUntil = until;
        emit Closed(msg.sender, until, reason);
    }

    /// @inheritdoc IDaybook
    function reopen() external restricted {
        DaybookState.layout().closedUntil = 0;
        emit Reopened(msg.sender);
    }

    /// @inheritdoc IDaybook
    function consent(bytes32 digest) external {
        PARTIES.requireActive(msg.sender);
        DaybookState.layout().consents[digest][msg.sender] = uint64(block.timestamp);
        emit Consented(digest, msg.sender);
    }

    /// @inheritdoc IDaybook
    function withdrawConsent(bytes32 digest) external {
        delete DaybookState.layout().consents[digest][msg.sender];
        emit ConsentWithdrawn(digest, msg.sender);
    }

    /// @inheritdoc IDaybook
    function lodge(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number) {
        return _lodge(instrument, consents);
    }

    /// @inheritdoc IDaybook
    function record(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        Consent[] calldata further
    ) external {
        _record(lodgement, instrument, further);
    }

    /// @inheritdoc IDaybook
    function lodgeAndRecord(
        Instrument calldata instrument,
        Consent[] calldata consents
    ) external returns (uint32 number) {
        return _lodgeAndRecord(instrument, consents);
    }

    /// @inheritdoc IDaybook
    function lodgeBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first) {
        _requireEqual(instruments.length, consents.length);
        first = DaybookState.layout().last + 1;
        for (uint256 i = 0; i < instruments.length; ++i) {
            _lodge(instruments[i], consents[i]);
        }
    }

    /// @inheritdoc IDaybook
    function recordBatch(Lodgement[] calldata lodgements, Instrument[] calldata instruments) external {
        _requireEqual(instruments.length, lodgements.length);
        Consent[] calldata none;
        assembly ("memory-safe") {
            none.offset := 0
            none.length := 0
        }
        for (uint256 i = 0; i < instruments.length; ++i) {
            _record(lodgements[i], instruments[i], none);
        }
    }

    /// @inheritdoc IDaybook
    function lodgeAndRecordBatch(
        Instrument[] calldata instruments,
        Consent[][] calldata consents
    ) external returns (uint32 first) {
        _requireEqual(instruments.length, consents.length);
        first = DaybookState.layout().last + 1;
        for (uint256 i = 0; i < instruments.length; ++i) {
            _lodgeAndRecord(instruments[i], consents[i]);
        }
    }

    /// @inheritdoc IDaybook
    function recordSettled(
        Instrument[] calldata instruments,
        address[] calldata consents,
        address acceptor,
        address recorder
    ) external returns (uint32 first) {
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Settlement, Offices.NATIONAL);
        require(instruments.length != 0, BatchMismatch(0, consents.length));
        first = DaybookState.layout().last + 1;
        for (uint256 i = 0; i < instruments.length; ++i) {
            Instrument calldata it = instruments[i];
            (ActHeader calldata h, bytes32 digest, ) = _read(it);
            _requireOffice(recorder, _recorderOf(it.act), h.title);
            if (acceptor != recorder) _requireOffice(acceptor, OfficeKind.Examiner, h.title);
            _requireInTime(it, h);
            _requireApplied(it, h, consents);
            _recordNow(it, h, digest, Lodging(0, Days.today(), acceptor, recorder, consents));
        }
    }

    /// @inheritdoc IDaybook
    function refuse(
        Lodgement calldata lodgement,
        Instrument calldata instrument,
        bytes calldata reason,
        string calldata ground
    ) external {
        (ActHeader calldata h, bytes32 digest, ) = _read(instrument);
        _requireOffice(msg.sender, _recorderOf(instrument.act), h.title);
        require(reason.length >= 4 && bytes(ground).length != 0, GroundMissing(lodgement.number));
        _end(lodgement, digest, h.title);
        if (instrument.act.opensFolio()) _burnNonce(h.applicant, h.nonce);
        emit Refused(lodgement.number, h.title, msg.sender, reason, ground);
    }

    /// @inheritdoc IDaybook
    function withdraw(Lodgement calldata lodgement, Instrument calldata instrument) external {
        requireOpen();
        (ActHeader calldata h, bytes32 digest, ) = _read(instrument);
        bool own = msg.sender == h.applicant || msg.sender == PARTIES.answeringFor(h.applicant);
        require(own, NotApplicant(lodgement.number, msg.sender));
        _end(lodgement, digest, h.title);
        if (instrument.act.opensFolio()) _burnNonce(h.applicant, h.nonce);
        emit Withdrawn(lodgement.number, h.title, msg.sender);
    }

    /// @inheritdoc IDaybook
    function carrySuccession(
        address register,
        address predecessor,
        Portion[] calldata portions
    ) external returns (uint32 number) {
        requireOpen();
        require(_isAdmitted(register), RegisterUnknown(register));
        number = DaybookState.take();
        emit SuccessionCarried(number, register, predecessor, msg.sender);
        for (uint256 i = 0; i < portions.length; ++i) {
            IRegister(register).record(
                Act.Succeed,
                abi.encode(predecessor, portions[i]),
                Lodging(number, Days.today(), msg.sender, msg.sender, new address[](0))
            );
        }
    }

    /// @inheritdoc IDaybook
    function digestFor(Instrument calldata instrument, address party) external view returns (bytes32) {
        (, bytes32 structHash) = instrument.read();
        return Instruments.digestFor(instrument.register, structHash, party);
    }

    /// @inheritdoc IDaybook
    function digestOf(Instrument calldata instrument) external view returns (bytes32 digest) {
        (, digest, ) = _read(instrument);
    }

    /// @inheritdoc IDaybook
    function lastNumber() external view returns (uint32) {
        return DaybookState.layout().last;
    }

    /// @inheritdoc IDaybook
    function pendingOf(TitleId title) external view returns (uint32[] memory numbers) {
        Queue storage queue = DaybookState.layout().queues[title];
        numbers = new uint32[](queue.length());
        for (uint256 i = 0; i < numbers.length; ++i) {
            numbers[i] = queue.numberAt(i);
        }
    }

    /// @inheritdoc IDaybook
    function closedUntil() external view returns (uint64) {
        return DaybookState.layout().closedUntil;
    }

    /// @inheritdoc ICallingDaybook
    function firstPending(TitleId title) external view returns (uint32) {
        return DaybookState.layout().queues[title].first();
    }

    /// @inheritdoc IDaybook
    function isNonceUsed(address applicant, uint256 nonce) external view returns (bool) {
        return (DaybookState.layout().nonces[applicant][nonce >> 8] >> (nonce & 0xff)) & 1 == 1;
    }

    /// @inheritdoc IDaybook
    function isAdmitted(address register) external view returns (bool) {
        return _isAdmitted(register);
    }

    /// @inheritdoc IDaybook
    function hasConsented(bytes32 digest, address party) external view returns (bool) {
        return _isConsentGood(digest, party);
    }

    /// @inheritdoc ICallingDaybook
    function requireOpen() public view {
        DaybookState.requireOpen();
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @notice Reads an instrument.
    /// @param i Instrument.
    /// @return h Header of the instrument.
    /// @return digest Digest that names the instrument.
    /// @return structHash Hash of its act, of which each party's own digest is made.
    function _read(
        Instrument calldata i
    ) private view returns (ActHeader calldata h, bytes32 digest, bytes32 structHash) {
        (h, structHash) = i.read();
        digest = Instruments.digestFor(i.register, structHash, address(0));
    }

    function _lodge(Instrument calldata i, Consent[] calldata consents) private returns (uint32 number) {
        DaybookState.Layout storage $ = DaybookState.layout();
        (ActHeader calldata h, bytes32 digest, bytes32 structHash) = _read(i);
        _requireOffice(msg.sender, i.act.isOrder() ? OfficeKind.Court : OfficeKind.Examiner, h.title);
        (address[] memory parties, uint32[] memory powers) = _accept(i, h, digest, structHash, consents);
        number = ++$.last;
        if (powers.length != 0) $.powers[number] = powers;
        Lodgement memory lodgement = Lodgement(number, msg.sender, uint64(block.timestamp), parties);
        Queue storage queue = $.queues[h.title];
        bool pushed = queue.push(number, keccak256(abi.encode(lodgement, digest)));
        require(pushed, TooManyPending(h.title, Queues.CAPACITY));
        emit Lodged(number, h.title, i.register, i.act, lodgement, i.body);
    }

    function _record(Lodgement calldata l, Instrument calldata i, Consent[] calldata further) private {
        (ActHeader calldata h, bytes32 digest, bytes32 structHash) = _read(i);
        _requireOffice(msg.sender, _recorderOf(i.act), h.title);
        uint32 first = _end(l, digest, h.title);
        require(_isAdmitted(i.register), RegisterUnknown(i.register));
        require(first == l.number || i.act.isOrder(), OutOfTurn(h.title, l.number, first));
        PARTIES.requireApproved(l.consents, l.acceptedAt);
        address[] memory consents = l.consents;
        if (further.length != 0) consents = _completed(l, i, digest, structHash, further);
        emit Recorded(l.number, digest, msg.sender);
        IRegister(i.register).record(
            i.act,
            i.body,
            Lodging(l.number, Days.ofTimestamp(l.acceptedAt), l.acceptor, msg.sender, consents)
        );
    }

    function _lodgeAndRecord(
        Instrument calldata i,
        Consent[] calldata consents
    ) private returns (uint32 number) {
        (ActHeader calldata h, bytes32 digest, bytes32 structHash) = _read(i);
        _requireOffice(msg.sender, _recorderOf(i.act), h.title);
        (address[] memory parties, ) = _accept(i, h, digest, structHash, consents);
        return _recordNow(i, h, digest, Lodging(0, Days.today(), msg.sender, msg.sender, parties));
    }

    /// @dev Gives what was accepted its number and records it, where nothing is pending on the title.
    function _recordNow(
        Instrument calldata i,
        ActHeader calldata h,
        bytes32 digest,
        Lodging memory lodging
    ) private returns (uint32 number) {
        DaybookState.Layout storage $ = DaybookState.layout();
        number = ++$.last;
        uint32 first = $.queues[h.title].first();
        require(first == 0 || i.act.isOrder(), OutOfTurn(h.title, number, first));
        emit Recorded(number, digest, lodging.recorder);
        lodging.number = number;
        IRegister(i.register).record(i.act, i.body, lodging);
    }

    /// @dev What every instrument must pass at acceptance: register, deadline, nonce, consents, the applicant's first.
    function _accept(
        Instrument calldata i,
        ActHeader calldata h,
        bytes32 digest,
        bytes32 structHash,
        Consent[] calldata consents
    ) private returns (address[] memory parties, uint32[] memory powers) {
        _requireInTime(i, h);
        (parties, powers) = _verified(i, digest, structHash, consents);
        if (powers.length != 0) IAgency(address(PARTIES)).requireOneSide(parties, powers);
        _requireApplied(i, h, parties);
    }

    function _requireInTime(Instrument calldata i, ActHeader calldata h) private view {
        require(_isAdmitted(i.register), RegisterUnknown(i.register));
        require(block.timestamp <= h.deadline, InstrumentExpired(h.deadline));
    }

    /// @dev The applicant is among those who consent, and its nonce is new.
    function _requireApplied(Instrument calldata i, ActHeader calldata h, address[] memory parties) private {
        address applicant = h.applicant;
        require(applicant == address(0) || _contains(parties, applicant), ApplicantConsentMissing(applicant));
        // Nonces keep signatures from being used twice. A title is opened once anyway, an order carries none.
        // But one that was refused or withdrawn is not lodged again: its title's queue has been touched.
        bool untouched = i.act.opensFolio() && DaybookState.layout().queues[h.title].isUntouched();
        if (!untouched && !i.act.isOrder()) _useNonce(applicant, h.nonce);
    }

    function _useNonce(address applicant, uint256 nonce) private {
        mapping(uint256 => uint256) storage used = DaybookState.layout().nonces[applicant];
        uint256 bit = 1 << (nonce & 0xff);
        uint256 word = used[nonce >> 8];
        require(word & bit == 0, NonceUsed(applicant, nonce));
        used[nonce >> 8] = word | bit;
    }

    /// @dev What was refused or withdrawn is not lodged again with the same signatures.
    function _burnNonce(address applicant, uint256 nonce) private {
        DaybookState.layout().nonces[applicant][nonce >> 8] |= 1 << (nonce & 0xff);
    }

    /// @dev Ends a pending lodgement after checking that this is what was lodged; returns which was in turn.
    function _end(Lodgement calldata l, bytes32 digest, TitleId title) private returns (uint32) {
        Queue storage queue = DaybookState.layout().queues[title];
        (bool found, uint256 place, bool same, uint256 head) = queue.find(
            l.number,
            keccak256(abi.encode(l, digest))
        );
        if (!found) {
            uint32 last = DaybookState.layout().last;
            require(l.number != 0 && l.number <= last, LodgementUnknown(l.number, last));
            revert LodgementEnded(title, l.number);
        }
        require(same, LodgementMismatch(l.number, digest));
        queue.removeAt(place, head);
        return uint32(head);
    }

    /// @dev The consents of a lodgement with those that came after it; no attorney stands on both sides of all.
    function _completed(
        Lodgement calldata l,
        Instrument calldata i,
        bytes32 digest,
        bytes32 structHash,
        Consent[] calldata further
    ) private returns (address[] memory all) {
        uint32[] memory earlier = DaybookState.layout().powers[l.number];
        (address[] memory parties, uint32[] memory later) = _verified(i, digest, structHash, further);
        uint256 before = l.consents.length;
        all = new address[](before + parties.length);
        uint32[] memory powers = new uint32[](all.length);
        for (uint256 k = 0; k < all.length; ++k) {
            all[k] = k < before ? l.consents[k] : parties[k - before];
            if (k < before && k < earlier.length) powers[k] = earlier[k];
            if (k >= before && k - before < later.length) powers[k] = later[k - before];
        }
        if (earlier.length + later.length != 0) IAgency(address(PARTIES)).requireOneSide(all, powers);
    }

    /// @dev Verifies consents: by signature, by attorney, or by call. The powers are those by which the parties consent,
    /// 0 for none; empty if no attorney signed.
    function _verified(
        Instrument calldata i,
        bytes32 digest,
        bytes32 structHash,
        Consent[] calldata consents
    ) private returns (address[] memory parties, uint32[] memory powers) {
        parties = new address[](consents.length);
        for (uint256 k = 0; k < consents.length; ++k) {
            address party = consents[k].party;
            bytes32 signed = Instruments.digestFor(i.register, structHash, party);
            if (!_hasSigned(party, signed, consents[k].signature)) {
                if (Attorneys.isMarked(consents[k])) {
                    if (powers.length == 0) powers = new uint32[](consents.length);
                    powers[k] = _requireAttorney(i, digest, signed, consents[k]);
                } else {
                    PARTIES.requireActive(party);
                    require(_isConsentGood(digest, party), ConsentInvalid(party, signed));
                }
            }
            parties[k] = party;
        }
    }

    /// @dev Verifies a consent that an attorney gives; returns its power.
    function _requireAttorney(
        Instrument calldata i,
        bytes32 digest,
        bytes32 signed,
        Consent calldata c
    ) private returns (uint32 power) {
        address attorney;
        (ActHeader calldata h, , ) = _read(i);
        (power, attorney) = Attorneys.requirePower(IAgency(address(PARTIES)), i, h, c);
        require(_hasSigned(attorney, signed, Attorneys.signatureOf(c)), ConsentInvalid(attorney, signed));
        emit SignedFor(digest, c.party, attorney, power);
    }

    /// @dev A consent by call is as good as the keys that gave it.
    function _isConsentGood(bytes32 digest, address party) private view returns (bool) {
        uint64 givenAt = DaybookState.layout().consents[digest][party];
        return givenAt != 0 && givenAt >= PARTIES.keysSinceOf(party);
    }

    /// @dev A genuine party's account has the code of the registry's clones, and signs only while it is active.
    function _hasSigned(address party, bytes32 digest, bytes calldata signature) private view returns (bool) {
        return
            signature.length != 0 &&
            party.codehash == ACCOUNT_CODEHASH &&
            IERC1271(party).isValidSignature(digest, signature) == IERC1271.isValidSignature.selector;
    }

    function _isAdmitted(address register) private view returns (bool) {
        bool named =
            register == REGISTER_1 ||
                register == REGISTER_2 ||
                register == REGISTER_3 ||
                register == REGISTER_4;
        return named && register != address(0);
    }

    /// @dev A court records its own orders, at once and before what is pending; nobody else lifts them.
    function _recorderOf(Act act) private pure returns (OfficeKind) {
        return act.isOrder() ? OfficeKind.Court : OfficeKind.Registrar;
    }

    function _requireOffice(address officer, OfficeKind kind, TitleId title) private view {
        requireOpen();
        AUTHORITY.checkOffice(officer, kind, Jurisdictions.divisionOf(title));
    }

    function _contains(address[] memory parties, address party) private pure returns (bool) {
        for (uint256 i = 0; i < parties.length; ++i) {
            if (parties[i] == party) return true;
        }
        return false;
    }

    function _requireEqual(uint256 instruments, uint256 companions) private pure {
        require(instruments == companions && instruments != 0, BatchMismatch(instruments, companions));
    }
}
