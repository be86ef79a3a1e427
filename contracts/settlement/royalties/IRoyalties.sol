// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IBook} from "../IBook.sol";

/// @notice What licensor and licensee agree on royalties. For each period: `sum`, and `rate` fen for every `per` of the
/// figure that the licensee states, rounded down to the fen.
/// @param register Register of the title, admitted by the daybook.
/// @param title Right that is licensed.
/// @param licence Number of the licence.
/// @param from First day of the first period, UTC+8.
/// @param months Length of a period.
/// @param periods How many periods there are.
/// @param sum Fen for each period, whatever the figure.
/// @param rate Fen ...
/// @param per ... for this much of the figure; 0 if nothing depends on it.
/// @param taker Who takes the fen that cannot be divided: a licensor. If it is none any more, the first on the register.
/// @param terms Commitment to the contract, which says what the figure counts.
struct RoyaltyTerms {
    address register;
    TitleId title;
    uint32 licence;
    Day from;
    uint8 months;
    uint16 periods;
    uint128 sum;
    uint64 rate;
    uint64 per;
    address taker;
    bytes32 terms;
}

/// @notice A schedule of royalties.
/// @param terms What was agreed.
/// @param open Whether licensor and licensee have agreed.
/// @param licensee Licensee as noted last.
/// @param licensor Head licensee or assignee that gave the licence, as noted last; zero for the proprietors.
/// @param credit Fen paid too much by earlier versions of statements; taken off what is paid next.
struct RoyaltySchedule {
    RoyaltyTerms terms;
    bool open;
    address licensee;
    address licensor;
    uint128 credit;
}

/// @notice The newest version of a statement.
/// @param schedule Number of the schedule.
/// @param period Period that it is for, from 1.
/// @param version Number of the version, from 1.
/// @param figure What the royalty is reckoned from, in the unit of the contract.
/// @param due Fen due for the period.
/// @param paid Fen paid of it.
/// @param report Commitment to the licensee's report.
struct RoyaltyStatement {
    uint32 schedule;
    uint16 period;
    uint16 version;
    uint128 figure;
    uint128 due;
    uint128 paid;
    bytes32 report;
}

/// @title Royalties
/// @notice A licence on the register can carry schedules of royalties. The licensee states each period once, with the
/// amount that the agreed rate makes of its figure, and pays; the payment goes to the licensors of that day: the
/// proprietors by their shares on the register (Patent Law art. 14), or the one who gave the licence as head licensee or
/// assignee.
///
/// ```
/// propose --agree: licensee, and licensors--> open --file, one for each period--> due --pay, settled--> paid
///                                                      \--correct: the difference is due, or credited
/// ```
///
/// **Who agrees.** The licensee, and those who must agree to the licence: all proprietors to an exclusive or sole one and
/// to one of a mark, one of them to another.
///
/// **Splitting.** Each proprietor's part is rounded down; what is left goes to the taker. Parts add up to the payment. A
/// part that its party cannot receive at present is held for it until it is collected.
///
/// **Corrections** are new versions. More is due, or what was paid too much is a credit against what is paid next on the
/// schedule.
///
/// **In a settlement** lines pay the licensors and name this contract as book, with the number of the statement; each is a
/// licensor's whole part, by the register as the room's instruments leave it. Parts that a settlement leaves out stay as
/// they are, until another one or {pay} pays them.
///
/// **After the licence** has ended, its last licensee still states and pays what was before.
interface IRoyalties is IBook {
    /// @notice A schedule was proposed.
    /// @param schedule Its number.
    /// @param by Who proposed it, and so agrees.
    /// @param terms What is to be agreed.
    event RoyaltiesProposed(uint32 indexed schedule, address indexed by, RoyaltyTerms terms);
    /// @notice A party agreed.
    /// @param schedule Number of the schedule.
    /// @param party The party.
    event RoyaltiesAgreed(uint32 indexed schedule, address indexed party);
    /// @notice Licensors and licensee have agreed.
    /// @param schedule Number of the schedule.
    /// @param register Register of the title.
    /// @param title The right.
    /// @param licence Number of the licence.
    event RoyaltiesOpened(
        uint32 indexed schedule,
        address indexed register,
        TitleId indexed title,
        uint32 licence
    );
    /// @notice A statement was filed, or corrected.
    /// @param statement Its number.
    /// @param schedule Number of the schedule.
    /// @param period Period.
    /// @param version Version, from 1.
    /// @param figure What the royalty is reckoned from.
    /// @param due Fen due for the period.
    /// @param report Commitment to the report.
    event RoyaltyStated(
        uint32 indexed statement,
        uint32 indexed schedule,
        uint16 indexed period,
        uint16 version,
        uint128 figure,
        uint128 due,
        bytes32 report
    );
    /// @notice What was owed on a statement was paid.
    /// @param statement Number of the statement.
    /// @param payer Who paid.
    /// @param amount Fen that moved.
    /// @param credit Fen that earlier payments covered.
    event RoyaltyPaid(uint32 indexed statement, address indexed payer, uint128 amount, uint128 credit);
    /// @notice A licensor's part of a payment.
    /// @param statement Number of the statement.
    /// @param licensor Licensor, as the register says.
    /// @param payee Who answers for it.
    /// @param amount Fen.
    /// @param held Whether it is held here for the payee.
    event RoyaltyPart(
        uint32 indexed statement,
        address indexed licensor,
        address indexed payee,
        uint128 amount,
        bool held
    );
    /// @notice What was held for a party was paid out.
    /// @param party The party.
    /// @param payee Who answers for it.
    /// @param amount Fen.
    event RoyaltiesCollected(address indexed party, address indexed payee, uint128 amount);

    /// @notice There is no live licence of this number on the title.
    error RoyaltyLicenceUnknown(TitleId title, uint32 licence);
    /// @notice `caller` is neither licensee nor licensor.
    error NotOfLicence(TitleId title, uint32 licence, address caller);
    /// @notice A schedule asks for something: a sum, or a rate for a part of the figure.
    error RoyaltyMissing(uint128 sum, uint64 rate, uint64 per);
    /// @notice Periods begin after those of the licence's schedules before, on `earliest` (UTC+8), and the last begins within
    /// the licence, by `latest`.
    error PeriodsInvalid(Day from, Day earliest, Day latest);
    /// @notice The fen that cannot be divided go to a licensor.
    error TakerNotLicensor(address taker);
    /// @notice There is no schedule of this number.
    error RoyaltiesUnknown(uint32 schedule);
    /// @notice The schedule is agreed already.
    error RoyaltiesOpen(uint32 schedule);
    /// @notice Licensors and licensee have not all agreed.
    error RoyaltiesNotAgreed(uint32 schedule);
    /// @notice Statements are the licensee's.
    error NotTheLicensee(uint32 schedule, address caller, address licensee);
    /// @notice The schedule has `periods` periods.
    error PeriodUnknown(uint32 schedule, uint16 period, uint16 periods);
    /// @notice The period is stated, by `statement`; it is corrected there.
    error PeriodStated(uint32 schedule, uint16 period, uint32 statement);
    /// @notice The period can be stated from `earliest` on (UTC+8): when it is over, or if nothing depends on a figure, when
    /// it begins.
    error StatedTooEarly(uint32 schedule, uint16 period, Day earliest);
    /// @notice By the agreed rate `right` fen are due, not `stated`.
    error RoyaltyWrong(uint32 schedule, uint128 stated, uint256 right);
    /// @notice There is no statement of this number.
    error StatementUnknown(uint32 statement);
    /// @notice Nothing is owed on the statement, or there is none of this number.
    error NothingOwed(uint32 statement);
    /// @notice The line pays `amount`, and the licensor's part is `owed` fen.
    error NotWhatIsOwed(uint32 statement, uint128 amount, uint128 owed);
    /// @notice A settlement pays licensors their parts; nothing of the statement is `party`'s, or it pays in.
    error NotPaidOf(uint32 statement, address party);
    /// @notice A settlement has paid some parts; the others are paid before the statement is corrected.
    error PartsUnpaid(uint32 statement);
    /// @notice Nobody holds the right any more.
    error NobodyToPay(TitleId title);
    /// @notice Nothing is held for the party.
    error NoRoyaltiesHeld(address party);

    /// @notice Proposes a schedule, and agrees to it. The licensee or a licensor, active. Reverts with `RegisterUnknown`,
    /// `RoyaltyLicenceUnknown`, `NotOfLicence`, `RoyaltyMissing`, `PeriodsInvalid` or `TakerNotLicensor`.
    /// @param terms What is to be agreed.
    /// @return schedule Its number.
    /// @custom:office Party
    function propose(RoyaltyTerms calldata terms) external returns (uint32 schedule);

    /// @notice Agrees to a schedule; with the last of those whose agreement it needs it is open. The licensee or a licensor,
    /// active. Reverts as {propose}, or with `RoyaltiesUnknown` or `RoyaltiesOpen`.
    /// @param schedule Number of the schedule.
    /// @custom:office Parties@licence
    function agree(uint32 schedule) external;

    /// @notice States a period. The licensee, active. Reverts with `RoyaltiesUnknown`, `RoyaltiesNotAgreed`,
    /// `NotTheLicensee`, `PeriodUnknown`, `PeriodStated`, `StatedTooEarly`, `RoyaltyWrong` or `CommitmentEmpty`.
    /// @param schedule Number of the schedule.
    /// @param period Period, from 1.
    /// @param figure What the royalty is reckoned from, in the unit of the contract.
    /// @param due Fen due.
    /// @param report Commitment to the report.
    /// @return statement Its number.
    /// @custom:office Licensee@schedule
    function file(
        uint32 schedule,
        uint16 period,
        uint128 figure,
        uint128 due,
        bytes32 report
    ) external returns (uint32 statement);

    /// @notice Corrects a statement by a new version. The licensee, active. Reverts with `StatementUnknown`,
    /// `NotTheLicensee`, `PartsUnpaid`, `RoyaltyWrong` or `CommitmentEmpty`.
    /// @param statement Number of the statement.
    /// @param figure What the royalty is reckoned from.
    /// @param due Fen due.
    /// @param report Commitment to the report.
    /// @custom:office Licensee@schedule
    function correct(uint32 statement, uint128 figure, uint128 due, bytes32 report) external;

    /// @notice Pays what is owed on a statement, from the caller's deposits, which it has approved. Anyone. Reverts with
    /// `NothingOwed`, `NobodyToPay`, or as the token.
    /// @param statement Number of the statement.
    /// @custom:office Anyone
    function pay(uint32 statement) external;

    /// @notice Pays out what is held for a party, to it or whoever answers for it. Anyone. Reverts with `NoRoyaltiesHeld`,
    /// or as the token.
    /// @param party The party.
    /// @custom:office Anyone
    function collect(address party) external;

    /// @notice A schedule.
    /// @param schedule Its number.
    /// @return The schedule; empty if there is none.
    function scheduleOf(uint32 schedule) external view returns (RoyaltySchedule memory);

    /// @notice A statement in its newest version.
    /// @param statement Its number.
    /// @return The statement; empty if there is none.
    function statementOf(uint32 statement) external view returns (RoyaltyStatement memory);

    /// @notice The statement of a period.
    /// @param schedule Number of the schedule.
    /// @param period Period.
    /// @return Its number; 0 if it is not stated.
    function statementFor(uint32 schedule, uint16 period) external view returns (uint32);

    /// @notice What is to be paid on a statement, credit taken off.
    /// @param statement Its number.
    /// @return Fen.
    function owedOf(uint32 statement) external view returns (uint128);

    /// @notice First and last day of a period.
    /// @param schedule Number of the schedule.
    /// @param period Period, from 1.
    /// @return first First day, UTC+8.
    /// @return last Last day, UTC+8.
    function periodOf(uint32 schedule, uint16 period) external view returns (Day first, Day last);

    /// @notice What is held for a party.
    /// @param party The party.
    /// @return Fen.
    function heldFor(address party) external view returns (uint128);
}
