// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {IDaybook} from "../../daybook/IDaybook.sol";
import {Instrument, Instruments} from "../../daybook/Instruments.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {ICallingDaybook} from "../../register/ICallingDaybook.sol";
import {IRegister} from "../../register/IRegister.sol";
import {ActHeader} from "../../types/Acts.sol";
import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IBook} from "../IBook.sol";
import {ISettlementRoom, Line, RoomState, Schedule, Seat} from "./ISettlementRoom.sol";
import {RoomDeposits} from "./RoomDeposits.sol";
import {Schedules} from "./Schedules.sol";
import {Statements} from "./Statements.sol";

/// @title SettlementRoom
/// @notice See {ISettlementRoom}.
contract SettlementRoom is RoomDeposits, AccessManagedUpgradeable, UUPSUpgradeable {
    using Instruments for Instrument;

    /// @inheritdoc ISettlementRoom
    uint64 public constant LONGEST_BINDING = 90 days;
    /// Enough for the largest schedule.
    uint256 private constant REHEARSAL_GAS = 10_000_000;

    IAuthority private immutable AUTHORITY;
    IDaybook private immutable DAYBOOK;
    bytes32 private immutable ACCOUNT_CODEHASH;

    /// @notice Builds an implementation.
    /// @param consortium Authority and parties.
    /// @param daybook The daybook that records what is settled.
    /// @param token The deposits that are paid.
    constructor(
        address consortium,
        IDaybook daybook,
        IDepositToken token
    ) RoomDeposits(IPartyRegistry(consortium), token) {
        AUTHORITY = IAuthority(consortium);
        DAYBOOK = daybook;
        ACCOUNT_CODEHASH = IPartyRegistry(consortium).accountCodehash();
        _disableInitializers();
    }

    /// @notice Puts the rooms under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(AUTHORITY));
    }

    /// @inheritdoc ISettlementRoom
    function open(uint64 opens, uint64 closes, Schedule calldata schedule) external returns (uint32 room) {
        PARTIES.requireActive(msg.sender);
        room = ++_storage().last;
        Room storage r = _storage().rooms[room];
        r.state = RoomState.Open;
        r.opener = msg.sender;
        emit Opened(room, msg.sender);
        _setPeriod(room, r, opens, closes);
        _seat(room, r, schedule);
    }

    /// @inheritdoc ISettlementRoom
    function propose(uint32 room, Schedule calldata schedule) external {
        _seat(room, _opened(room), schedule);
    }

    /// @inheritdoc ISettlementRoom
    function rollOver(uint32 room, uint64 opens, uint64 closes) external {
        Room storage r = _opened(room);
        _reopen(r);
        _setPeriod(room, r, opens, closes);
    }

    /// @inheritdoc ISettlementRoom
    function cancel(uint32 room) external {
        _opened(room).state = RoomState.Cancelled;
        emit Cancelled(room);
    }

    /// @inheritdoc ISettlementRoom
    function examine(uint32 room, Schedule calldata schedule) external {
        Room storage r = _unsigned(room);
        _requireSchedule(room, r, schedule);
        for (uint256 i = 0; i < schedule.instruments.length; ++i) {
            ActHeader calldata h = schedule.instruments[i].headerOf();
            AUTHORITY.checkOffice(msg.sender, OfficeKind.Examiner, Jurisdictions.divisionOf(h.title));
        }
        _reopen(r);
        r.examiner = msg.sender;
        emit Examined(room, msg.sender);
    }

    /// @inheritdoc ISettlementRoom
    function verify(uint32 room, Schedule calldata schedule, string[] calldata types) external nonReentrant {
        Room storage r = _unsigned(room);
        _requireSchedule(room, r, schedule);
        _reopen(r);
        r.registrar = msg.sender;
        _requireDeadlines(room, r.closes, schedule.instruments);
        bytes memory refusal = _rehearsed(schedule, _acceptorOf(r), msg.sender);
        if (refusal.length != 0) _passOn(refusal);
        bytes32[] memory heads = _headsOf(schedule);
        r.state = RoomState.Verified;
        r.heads = keccak256(abi.encode(heads));
        r.statement = Statements.hashOf(Statements.Frame(room, r.round, r.opens, r.closes), schedule, types);
        emit Verified(room, msg.sender, r.round, heads);
    }

    /// @notice Records a schedule and tells its books, then reverts with `Rehearsed`: nothing stays. This contract only:
    /// else `NotItself`.
    /// @param schedule The schedule.
    /// @param acceptor Officer who accepted it.
    /// @param recorder Officer on whose word it would be recorded.
    /// @custom:office Itself
    function rehearse(Schedule calldata schedule, address acceptor, address recorder) external {
        require(msg.sender == address(this), NotItself(msg.sender));
        for (uint256 i = 0; i < schedule.seats.length; ++i) {
            PARTIES.requireActive(schedule.seats[i].party);
        }
        for (uint256 i = 0; i < schedule.destinations.length; ++i) {
            // Parties only: a custodian does not receive what it does not take itself.
            PARTIES.requireActive(schedule.destinations[i].party);
        }
        _record(schedule, acceptor, recorder);
        revert Rehearsed();
    }

    /// @inheritdoc ISettlementRoom
    function reportActivity(
        uint32 room,
        Schedule calldata schedule,
        bytes32[] calldata heads
    ) external nonReentrant {
        Room storage r = _inState(room, RoomState.Verified);
        _requireSchedule(room, r, schedule);
        (bool moved, TitleId title, bytes32 verified, bytes32 found) = _activity(room, r, schedule, heads);
        if (moved) {
            emit TitleActivity(room, title, verified, found);
        } else {
            bytes memory refusal = _obstacle(r, schedule);
            require(refusal.length != 0, NoActivity(room));
            emit Obstructed(room, refusal);
        }
        _reopen(r);
    }

    /// @inheritdoc ISettlementRoom
    function sign(uint32 room, address party, bytes calldata signature) external {
        Room storage r = _inState(room, RoomState.Verified);
        _requireInTime(room, r);
        Place storage p = _seated(room, r, party);
        bool again = p.signed == r.round;
        // Keys that took the place of those that signed sign again.
        require(!again || PARTIES.keysSinceOf(party) > p.signedAt, AlreadySigned(room, party));
        PARTIES.requireActive(party);
        bool own = signature.length == 0 && msg.sender == party;
        if (!own) {
            bytes32 digest = Instruments.digestFor(address(this), r.statement, party);
            require(_hasSigned(party, digest, signature), SignatureInvalid(room, party, digest));
        }
        (p.signed, p.signedAt) = (r.round, uint64(block.timestamp));
        if (!again) ++r.signed;
        emit Signed(room, party, r.round);
    }

    /// @inheritdoc ISettlementRoom
    function settle(uint32 room, Schedule calldata schedule, bytes32[] calldata heads) external nonReentrant {
        uint256 before = TOKEN.balanceOf(address(this));
        uint32[] memory none;
        _requireMoved(before, _settle(room, schedule, heads, none));
    }

    /// @inheritdoc ISettlementRoom
    function settleChain(
        uint32[] calldata rooms,
        Schedule[] calldata schedules,
        bytes32[][] calldata heads
    ) external nonReentrant {
        uint256 count = rooms.length;
        require(
            count != 0 && count == schedules.length && count == heads.length,
            ChainMismatch(count, schedules.length, heads.length)
        );
        uint256 before = TOKEN.balanceOf(address(this));
        uint256 out;
        for (uint256 i = 0; i < count; ++i) {
            out += _settle(rooms[i], schedules[i], heads[i], rooms[i + 1:]);
        }
        _requireMoved(before, out);
    }

    /// @inheritdoc ISettlementRoom
    function digestFor(uint32 room, address party) external view returns (bytes32) {
        return Instruments.digestFor(address(this), _inState(room, RoomState.Verified).statement, party);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @notice Settles one room of a chain.
    /// @param room The room.
    /// @param schedule Its schedule.
    /// @param heads Heads of its titles.
    /// @param later Rooms that are settled after it.
    /// @return out Fen that left the contract.
    function _settle(
        uint32 room,
        Schedule calldata schedule,
        bytes32[] calldata heads,
        uint32[] memory later
    ) private returns (uint256 out) {
        Room storage r = _inState(room, RoomState.Verified);
        require(block.timestamp >= r.opens, RoomNotOpenYet(room, r.opens));
        _requireInTime(room, r);
        _requireSchedule(room, r, schedule);
        (bool moved, TitleId title, bytes32 verified, bytes32 found) = _activity(room, r, schedule, heads);
        require(!moved, TitleChanged(title, verified, found));
        _requireSigned(room, r, schedule.seats);
        r.state = RoomState.Settled;
        uint256 paid = _debit(room, r, schedule.sources);
        uint32 first = _record(schedule, _acceptorOf(r), r.registrar);
        emit Settled(room, first, paid);
        return _pay(room, schedule.destinations, later);
    }

    /// @dev Has the instruments recorded, and tells the books.
    function _record(
        Schedule calldata schedule,
        address acceptor,
        address recorder
    ) private returns (uint32 first) {
        address[] memory parties = new address[](schedule.seats.length);
        for (uint256 i = 0; i < parties.length; ++i) {
            parties[i] = schedule.seats[i].party;
        }
        first = DAYBOOK.recordSettled(schedule.instruments, parties, acceptor, recorder);
        _tell(schedule.sources, true, first);
        _tell(schedule.destinations, false, first);
    }

    function _tell(Line[] calldata lines, bool paysIn, uint32 first) private {
        for (uint256 i = 0; i < lines.length; ++i) {
            Line calldata line = lines[i];
            if (line.book == address(0)) continue;
            _note(line, paysIn, line.instrument == 0 ? 0 : first + line.instrument - 1);
        }
    }

    /// @dev Tells one book. Its refusal is passed on, but for the word that ends a rehearsal: with that a book could have a
    /// room verified which it will not let settle.
    function _note(Line calldata line, bool paysIn, uint32 number) private {
        address book = line.book;
        require(book.code.length != 0, NotABook(book));
        // solhint-disable-next-line no-empty-blocks
        try IBook(book).settled(line.ref, line.party, line.amount, paysIn, number) {} catch (
            bytes memory reason
        ) {
            require(bytes4(reason) != Rehearsed.selector, NotABook(book));
            _passOn(reason);
        }
    }

    /// @dev What would refuse the recording now, in a room whose titles have not moved. While the daybook is closed nothing
    /// is found: that passes. Who gives too little gas finds nothing either, lest a rehearsal fail for want of it.
    function _obstacle(Room storage r, Schedule calldata schedule) private returns (bytes memory) {
        ICallingDaybook(address(DAYBOOK)).requireOpen();
        require(gasleft() >= REHEARSAL_GAS, GasTooLow(gasleft(), REHEARSAL_GAS));
        return _rehearsed(schedule, _acceptorOf(r), r.registrar);
    }

    /// @dev Records on trial, in a call that is undone; returns whatever refuses.
    function _rehearsed(
        Schedule calldata schedule,
        address acceptor,
        address recorder
    ) private returns (bytes memory refusal) {
        // solhint-disable-next-line no-empty-blocks
        try this.rehearse(schedule, acceptor, recorder) {} catch (bytes memory reason) {
            if (bytes4(reason) != Rehearsed.selector) return reason;
        }
    }

    function _passOn(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }

    /// @dev A schedule takes its place: seats are those of its edition.
    function _seat(uint32 room, Room storage r, Schedule calldata schedule) private {
        Schedules.check(room, schedule);
        _reopen(r);
        uint32 edition = ++r.edition;
        uint16 parties;
        for (uint256 i = 0; i < schedule.seats.length; ++i) {
            Seat calldata seat = schedule.seats[i];
            Place storage p = _storage().places[room][seat.party];
            if (p.seated != edition) ++parties;
            p.seated = edition;
            emit Invited(room, seat.party, seat.role);
        }
        r.parties = parties;
        r.schedule = keccak256(abi.encode(schedule));
        r.examiner = address(0);
        emit Proposed(room, edition, schedule);
    }

    function _setPeriod(uint32 room, Room storage r, uint64 opens, uint64 closes) private {
        bool valid =
            opens < closes && block.timestamp < closes && closes <= block.timestamp + LONGEST_BINDING;
        require(valid, RoomPeriodInvalid(opens, closes));
        (r.opens, r.closes) = (opens, closes);
        emit Scheduled(room, opens, closes);
    }

    /// @dev Everyone at the table signed in this round, with the keys that it has now, and may act now.
    function _requireSigned(uint32 room, Room storage r, Seat[] calldata seats) private view {
        uint32 round = r.round;
        address[] memory one = new address[](1);
        for (uint256 i = 0; i < seats.length; ++i) {
            one[0] = seats[i].party;
            Place storage p = _storage().places[room][one[0]];
            require(p.signed == round, SignatureMissing(room, one[0]));
            PARTIES.requireApproved(one, p.signedAt);
        }
    }

    /// @dev An instrument that ends before the room does would bind money for nothing.
    function _requireDeadlines(uint32 room, uint64 closes, Instrument[] calldata instruments) private pure {
        for (uint256 i = 0; i < instruments.length; ++i) {
            uint64 deadline = instruments[i].headerOf().deadline;
            require(deadline >= closes, InstrumentEndsEarly(room, i, deadline, closes));
        }
    }

    /// @dev The first title that moved since the room was verified.
    function _activity(
        uint32 room,
        Room storage r,
        Schedule calldata schedule,
        bytes32[] calldata heads
    ) private view returns (bool moved, TitleId title, bytes32 verified, bytes32 found) {
        require(keccak256(abi.encode(heads)) == r.heads, HeadsMismatch(room));
        bytes32[] memory present = _headsOf(schedule);
        for (uint256 i = 0; i < present.length; ++i) {
            if (present[i] == heads[i]) continue;
            ActHeader calldata h = schedule.instruments[i].headerOf();
            return (true, h.title, heads[i], present[i]);
        }
    }

    function _headsOf(Schedule calldata schedule) private view returns (bytes32[] memory heads) {
        heads = new bytes32[](schedule.instruments.length);
        for (uint256 i = 0; i < heads.length; ++i) {
            Instrument calldata it = schedule.instruments[i];
            heads[i] = IRegister(it.register).headOf(it.headerOf().title);
        }
    }

    function _requireSchedule(uint32 room, Room storage r, Schedule calldata schedule) private view {
        require(keccak256(abi.encode(schedule)) == r.schedule, ScheduleMismatch(room));
    }

    function _acceptorOf(Room storage r) private view returns (address) {
        address examiner = r.examiner;
        return examiner == address(0) ? r.registrar : examiner;
    }

    /// @dev A genuine party's account has the code of the registry's clones. A signature that it cannot read is none.
    function _hasSigned(address party, bytes32 digest, bytes calldata signature) private view returns (bool) {
        return
            party.codehash == ACCOUNT_CODEHASH &&
            SignatureChecker.isValidERC1271SignatureNowCalldata(party, digest, signature);
    }
}
