// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Instrument} from "../../daybook/Instruments.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice What a party is in a room. All but the last two must have their instrument, see {Schedules}.
enum Role {
    None,
    /// Passes a title.
    Vendor,
    /// Takes a title.
    Purchaser,
    /// Gives up a charge, or passes it on.
    OutgoingLender,
    /// Takes a charge; also an insurer or surety that has paid.
    IncomingLender,
    /// Collects duty and tax.
    DutyOffice,
    /// Prepares the room for others, or takes part without an instrument.
    Agent
}

/// @notice A party at the table; it must sign.
/// @param party The party.
/// @param role What it is here.
struct Seat {
    address party;
    Role role;
}

/// @notice Money that is paid in, or out.
/// @param party Who pays it in from what it holds in the room, a seated party; or whom it is paid to.
/// @param amount Fen.
/// @param purpose What for, in words that signers read: "Price", "Payoff of loan 7".
/// @param book Book that hears of it, see {IBook}; 0 for none.
/// @param ref Number in the book.
/// @param instrument Place of the instrument that the book is told of, from 1; 0 for none.
/// @param room Of a destination: room in which the money stays as `party`'s, of the same chain; 0 if it is paid out.
struct Line {
    address party;
    uint128 amount;
    string purpose;
    address book;
    uint32 ref;
    uint8 instrument;
    uint32 room;
}

/// @notice What is to be settled: who sits at the table, what is paid in and out, and what is recorded, in order.
/// @param seats Parties, all of which sign.
/// @param sources Money paid in.
/// @param destinations Money paid out; as much as is paid in, to the fen.
/// @param instruments Acts, each of a seated applicant: on a title, what ends a charge before what passes the title,
/// and that before what creates a charge.
struct Schedule {
    Seat[] seats;
    Line[] sources;
    Line[] destinations;
    Instrument[] instruments;
}

/// @notice Where a room stands.
enum RoomState {
    None,
    /// Its schedule is proposed and not verified, or no longer.
    Open,
    /// A registrar has found that its instruments can be recorded; parties sign.
    Verified,
    /// Recorded and paid.
    Settled,
    /// Given up by its opener.
    Cancelled
}

/// @title Rooms in which titles pass against money
/// @notice Delivery versus payment: a room records its instruments and pays its money in one transaction, or does
/// nothing. The lender's money leaves as its charge is entered, the vendor's title as its price is paid.
///
/// ```
///          open, propose        verify             all sign, all paid in
/// (none) ---------------> Open --------> Verified -----------------------> Settled
///                          ^ \              |
///                          |  \-- cancel ---+--> Cancelled
///                          |                |
///                          +----------------+  propose, withdraw, rollOver, or an entry on a title (reportActivity)
/// ```
///
/// After `closes` a room settles no more and everyone takes its money back; {rollOver} gives it a new time. What
/// parties sign is one statement, typed (EIP-712): seats, lines, and each instrument with its own fields, good for one
/// room and one verification of it. Such a signature is no consent outside the room: the instruments cannot be recorded
/// without the money.
interface ISettlementRoom {
    /// @notice A room.
    /// @param state Where it stands.
    /// @param edition Number of its schedule: raised by every proposal.
    /// @param round Number of its statement: raised by whatever makes signatures void.
    /// @param opens Unix second from which it may settle.
    /// @param closes Unix second after which it settles no more.
    /// @param parties How many parties must sign.
    /// @param signed How many have signed in this round.
    /// @param opener Who opened it, proposes schedules and gives it up.
    /// @param held Fen that all parties hold in it.
    /// @param examiner Officer who accepted its instruments; 0 if the registrar did.
    /// @param registrar Officer who verified it.
    /// @param schedule Hash of the schedule; 0 since a party left the table, until the next proposal.
    /// @param statement EIP-712 hash of what parties sign, of this round.
    /// @param heads Hash of the heads of its titles, as verified.
    struct Room {
        RoomState state;
        uint32 edition;
        uint32 round;
        uint64 opens;
        uint64 closes;
        uint16 parties;
        uint16 signed;
        address opener;
        uint128 held;
        address examiner;
        address registrar;
        bytes32 schedule;
        bytes32 statement;
        bytes32 heads;
    }

    /// @notice A party's place in a room.
    /// @param held Fen that it holds in the room.
    /// @param seated Edition of the schedule that seats it.
    /// @param signed Round in which it signed last.
    /// @param signedAt Unix second of that signature.
    struct Place {
        uint128 held;
        uint32 seated;
        uint32 signed;
        uint64 signedAt;
    }

    /// @notice A room was opened.
    /// @param room Its number.
    /// @param opener Who opened it.
    event Opened(uint32 indexed room, address indexed opener);
    /// @notice A party was asked to the table.
    /// @param room The room.
    /// @param party The party.
    /// @param role What it is here.
    event Invited(uint32 indexed room, address indexed party, Role role);
    /// @notice A schedule was proposed; what was signed before is void.
    /// @param room The room.
    /// @param edition Number of the schedule.
    /// @param schedule The schedule.
    event Proposed(uint32 indexed room, uint32 edition, Schedule schedule);
    /// @notice A room was given its time.
    /// @param room The room.
    /// @param opens Unix second from which it may settle.
    /// @param closes Unix second after which it settles no more.
    event Scheduled(uint32 indexed room, uint64 opens, uint64 closes);
    /// @notice An examiner accepted the instruments of a room.
    /// @param room The room.
    /// @param examiner The officer.
    event Examined(uint32 indexed room, address indexed examiner);
    /// @notice A registrar verified a room; its parties may sign.
    /// @param room The room.
    /// @param registrar The officer, on whose word it will be recorded.
    /// @param round Round of signatures that begins.
    /// @param heads Heads of the titles of the instruments, in their order.
    event Verified(uint32 indexed room, address indexed registrar, uint32 round, bytes32[] heads);
    /// @notice A title moved since the room was verified: funders are warned, signatures are void, it must be verified
    /// again.
    /// @param room The room.
    /// @param title The first title that moved.
    /// @param verified Its head as verified.
    /// @param found Its head now.
    event TitleActivity(uint32 indexed room, TitleId indexed title, bytes32 verified, bytes32 found);
    /// @notice What was verified could no longer be recorded, though no title moved: signatures are void, it must be
    /// verified again.
    /// @param room The room.
    /// @param refusal The custom error that settling would have met, ABI-encoded.
    event Obstructed(uint32 indexed room, bytes refusal);
    /// @notice A party signed.
    /// @param room The room.
    /// @param party The party.
    /// @param round Round of signatures.
    event Signed(uint32 indexed room, address indexed party, uint32 round);
    /// @notice A party paid in, or was paid into the room by another one of its chain.
    /// @param room The room.
    /// @param party The party.
    /// @param amount Fen.
    event Funded(uint32 indexed room, address indexed party, uint128 amount);
    /// @notice Money of a party went back.
    /// @param room The room.
    /// @param party The party.
    /// @param to The party, or whoever answers for it.
    /// @param amount Fen.
    event Refunded(uint32 indexed room, address indexed party, address to, uint128 amount);
    /// @notice A party left the table.
    /// @param room The room.
    /// @param party The party.
    event WithdrawnFrom(uint32 indexed room, address indexed party);
    /// @notice A room was given up.
    /// @param room The room.
    event Cancelled(uint32 indexed room);
    /// @notice A room was settled.
    /// @param room The room.
    /// @param first Daybook number of its first instrument; the others follow.
    /// @param paid Fen that were paid, within the chain or out of it.
    event Settled(uint32 indexed room, uint32 first, uint256 paid);

    /// @notice There is no room of this number.
    error RoomUnknown(uint32 room);
    /// @notice The room is in `state`, which does not allow it.
    error RoomNotIn(uint32 room, RoomState state);
    /// @notice Only the opener does this.
    error NotOpener(uint32 room, address caller);
    /// @notice A room closes after it opens, later than now, and within `LONGEST_BINDING` (Unix seconds).
    error RoomPeriodInvalid(uint64 opens, uint64 closes);
    /// @notice The room closed at `closes` (Unix seconds).
    error RoomClosed(uint32 room, uint64 closes);
    /// @notice The room settles from `opens` on (Unix seconds).
    error RoomNotOpenYet(uint32 room, uint64 opens);
    /// @notice What was given is not the schedule of the room.
    error ScheduleMismatch(uint32 room);
    /// @notice What was given are not the heads that were verified.
    error HeadsMismatch(uint32 room);
    /// @notice The head of the title was `verified` and is `found`: an entry was recorded since.
    error TitleChanged(TitleId title, bytes32 verified, bytes32 found);
    /// @notice No title of the room has moved, and it could still be recorded.
    error NoActivity(uint32 room);
    /// @notice Looking for what stops a room takes `needed` gas; `left` are left.
    error GasTooLow(uint256 left, uint256 needed);
    /// @notice `party` has no seat in the room.
    error NotSeated(uint32 room, address party);
    /// @notice The party has `has` fen to pay `due`; for the party zero, the sources make `has` and the destinations
    /// `due`.
    error NotBalanced(uint32 room, address party, uint256 has, uint256 due);
    /// @notice The party has signed in this round, with the keys that it has.
    error AlreadySigned(uint32 room, address party);
    /// @notice The party did not sign in this round.
    error SignatureMissing(uint32 room, address party);
    /// @notice The party's keys did not sign `digest`, the statement of the round for this party.
    error SignatureInvalid(uint32 room, address party, bytes32 digest);
    /// @notice Instrument `index`, from 0, is good until `deadline` only, and the room closes at `closes` (Unix seconds).
    error InstrumentEndsEarly(uint32 room, uint256 index, uint64 deadline, uint64 closes);
    /// @notice All have signed: the room settles, or closes at `closes` (Unix seconds).
    error AllSigned(uint32 room, uint64 closes);
    /// @notice The party has signed, its money is bound until `closes` (Unix seconds).
    error MoneyBound(uint32 room, address party, uint64 closes);
    /// @notice Only the party itself takes its money from a room that may still settle.
    error NotYours(uint32 room, address party, address caller);
    /// @notice The party holds nothing in the room.
    error NothingHeld(uint32 room, address party);
    /// @notice The authorisation's nonce is keyed to another room.
    error AuthorisationOfAnotherRoom(uint32 room, uint256 key);
    /// @notice The room pays into `other`, which is not settled after it in the same chain.
    error ChainBroken(uint32 room, uint32 other);
    /// @notice Lists of a chain differ in length, or are empty.
    error ChainMismatch(uint256 rooms, uint256 schedules, uint256 heads);
    /// @notice `expected` fen should have moved, and `moved` did: the token is not what it should be.
    error TokenDishonest(uint256 expected, uint256 moved);
    /// @notice At the address is no contract, or one that answers as only this contract does when it rehearses.
    error NotABook(address book);
    /// @notice Only the contract itself, to rehearse.
    error NotItself(address caller);
    /// @notice A rehearsal went well; it is undone.
    error Rehearsed();

    /// @notice Opens a room with its first schedule. A party, active. Reverts with `RoomPeriodInvalid` or as {propose}.
    /// @param opens Unix second from which it may settle.
    /// @param closes Unix second after which it settles no more.
    /// @param schedule What is to be settled.
    /// @return room Its number.
    /// @custom:office Party
    function open(uint64 opens, uint64 closes, Schedule calldata schedule) external returns (uint32 room);

    /// @notice Puts another schedule in place of the room's; it must be verified and signed anew, money stays. The opener.
    /// Reverts with `NotOpener`, `RoomNotIn`, `AllSigned`, or the reason why the schedule is none, see {Schedules}.
    /// @param room The room.
    /// @param schedule What is to be settled.
    /// @custom:office Opener@room
    function propose(uint32 room, Schedule calldata schedule) external;

    /// @notice Gives the room another time, also after it closed; it must be verified and signed anew, money stays. The
    /// opener. Reverts with `NotOpener`, `RoomNotIn`, `AllSigned` or `RoomPeriodInvalid`.
    /// @param room The room.
    /// @param opens Unix second from which it may settle.
    /// @param closes Unix second after which it settles no more.
    /// @custom:office Opener@room
    function rollOver(uint32 room, uint64 opens, uint64 closes) external;

    /// @notice Gives the room up; everyone takes its money back. The opener, unless all have signed. Reverts with
    /// `NotOpener`, `RoomNotIn` or `AllSigned`.
    /// @param room The room.
    /// @custom:office Opener@room
    function cancel(uint32 room) external;

    /// @notice Accepts the instruments of a room, where the rules ask for two officers. Examiner of the division of every
    /// title. Reverts with `RoomNotIn`, `RoomClosed`, `AllSigned`, `ScheduleMismatch` or `OfficeRequired`.
    /// @param room The room.
    /// @param schedule Its schedule.
    /// @custom:office Examiner@title
    function examine(uint32 room, Schedule calldata schedule) external;

    /// @notice Verifies a room: all its instruments are recorded on trial as if every party had signed, its books told, and
    /// everything undone. What the register or a book refuses, or the token because of a payee, this refuses in the same
    /// words. Registrar of the division of every title; it is recorded later on this officer's word. Reverts with
    /// `RoomNotIn`, `RoomClosed`, `AllSigned`, `ScheduleMismatch`, `InstrumentEndsEarly`, `ActTypeMissing`,
    /// `ActTypesNotInOrder`, `NotABook`, the reason why a party may not act or a payee receive, or as the daybook, the
    /// register or a book.
    /// @param room The room.
    /// @param schedule Its schedule.
    /// @param types EIP-712 types of the acts that occur, each once, by name: what parties read is made of them.
    /// @custom:office Registrar@title
    function verify(uint32 room, Schedule calldata schedule, string[] calldata types) external;

    /// @notice The title activity check, repeated by anyone until settlement: if an entry was recorded on a title since
    /// verification, or what was verified could no longer be recorded (a party that may not act, an officer who left, a
    /// document that was revoked), signatures are void and the room must be verified again. Reverts with `RoomNotIn`,
    /// `ScheduleMismatch`, `HeadsMismatch`, `DaybookClosed`, `GasTooLow` or `NoActivity`.
    /// @param room The room.
    /// @param schedule Its schedule.
    /// @param heads Heads of its titles, as `Verified` told them.
    /// @custom:office Anyone
    function reportActivity(uint32 room, Schedule calldata schedule, bytes32[] calldata heads) external;

    /// @notice Signs the statement of the present round. The party from its account, without a signature; or anyone with
    /// the signature of its account. Once in a round, and again if its keys were replaced since. Binds the party's money
    /// until the room closes. Reverts with `RoomNotIn`, `RoomClosed`, `NotSeated`, `AlreadySigned`, `SignatureInvalid`, or
    /// the reason why the party may not act.
    /// @param room The room.
    /// @param party Who signs.
    /// @param signature ERC-1271 signature of {digestFor}; empty if the party calls.
    /// @custom:office Seated@room, Relayer@signature
    function sign(uint32 room, address party, bytes calldata signature) external;

    /// @notice Pays in, by allowance. A seated party. What is more than its lines ask stays its own. Reverts with
    /// `RoomNotIn`, `RoomClosed`, `NotSeated`, `TokenDishonest`, or as the token.
    /// @param room The room.
    /// @param amount Fen.
    /// @custom:office Seated@room
    function fund(uint32 room, uint128 amount) external;

    /// @notice Pays in by a party's authorisation (ERC-3009 `ReceiveWithAuthorization` to this contract, nonce keyed to the
    /// room: `room << 64 | sequence`), whoever sends it. Reverts as {fund}, or with `AuthorisationOfAnotherRoom`.
    /// @param room The room.
    /// @param party Who pays.
    /// @param amount Fen.
    /// @param validAfter Unix second after which the authorisation is good.
    /// @param validBefore Unix second before which it is good.
    /// @param nonce Its nonce.
    /// @param signature ERC-1271 signature of the party's account.
    /// @custom:office Relayer@signature
    function fundByAuthorisation(
        uint32 room,
        address party,
        uint128 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;

    /// @notice Leaves the table before signing and takes one's money along; the room needs another schedule. A seated
    /// party. Reverts with `RoomNotIn`, `NotSeated` or `AlreadySigned`.
    /// @param room The room.
    /// @custom:office Seated@room
    function withdraw(uint32 room) external;

    /// @notice Returns what a party holds in a room: to the party itself while the room may settle and it has not signed;
    /// whoever calls once the room is settled, given up or closed. A party that has ceased is represented by whoever answers
    /// for it. Reverts with `RoomUnknown`, `NothingHeld`, `NotYours`, `MoneyBound`, or as the token.
    /// @param room The room.
    /// @param party The party.
    /// @custom:office Anyone
    function refund(uint32 room, address party) external;

    /// @notice Settles: rechecks the titles, the signatures and the money, records the instruments in order, tells the
    /// books, and pays; all or nothing. Anyone, from `opens` to `closes`. Reverts with `RoomNotIn`, `RoomNotOpenYet`,
    /// `RoomClosed`, `ScheduleMismatch`, `HeadsMismatch`, `TitleChanged`, `SignatureMissing`, `NotBalanced`, `NotABook`,
    /// `ChainBroken`, `TokenDishonest`, the reason why a party may not act any more, or as the daybook, the register, a book
    /// or the token.
    /// @param room The room.
    /// @param schedule Its schedule.
    /// @param heads Heads of its titles, as `Verified` told them.
    /// @custom:office Anyone
    function settle(uint32 room, Schedule calldata schedule, bytes32[] calldata heads) external;

    /// @notice Settles rooms that depend on each other, in this order, together or not at all: what one pays into another
    /// is there when that one settles. Reverts as {settle}, or with `ChainMismatch`.
    /// @param rooms The rooms.
    /// @param schedules Their schedules.
    /// @param heads Heads of their titles.
    /// @custom:office Anyone
    function settleChain(
        uint32[] calldata rooms,
        Schedule[] calldata schedules,
        bytes32[][] calldata heads
    ) external;

    /// @notice A room. Reverts with `RoomUnknown`.
    /// @param room Its number.
    /// @return The room.
    function roomOf(uint32 room) external view returns (Room memory);

    /// @notice A party's place in a room.
    /// @param room The room.
    /// @param party The party.
    /// @return The place; empty if it has none.
    function placeOf(uint32 room, address party) external view returns (Place memory);

    /// @notice What a party signs in the present round. Reverts with `RoomNotIn` unless the room is verified.
    /// @param room The room.
    /// @param party The party.
    /// @return EIP-712 digest.
    function digestFor(uint32 room, address party) external view returns (bytes32);

    /// @notice Longest time from now until a room closes: money that is signed for is bound no longer.
    /// @return Seconds.
    function LONGEST_BINDING() external view returns (uint64);

    /// @notice Number given last.
    /// @return The number; 0 if there is no room yet.
    function lastRoom() external view returns (uint32);
}
