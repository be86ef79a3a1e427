// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IBook} from "../IBook.sol";

/// @notice Where a loan is in its life. Time and the register move it without anybody's act.
enum LoanState {
    None,
    /// The lender is willing; it may still take that back.
    Committed,
    /// The borrower has accepted; the lender is bound until drawing is over.
    Accepted,
    /// Something was drawn, and more is owed or can be drawn.
    Drawn,
    /// All that was drawn is repaid, and nothing more can be drawn.
    Repaid,
    /// The creditor declared the default; something is owed.
    Defaulted,
    /// Nothing was drawn, and nothing can be any more.
    Cancelled
}

/// @notice What lender and borrower agree.
/// @param register Register of the title, admitted by the daybook.
/// @param title Title that is to secure the loan.
/// @param lender Party that lends.
/// @param borrower Party that borrows; the title may be another's.
/// @param sum Fen: what may be drawn in all; of a maximum-amount loan, what may be outstanding at once.
/// @param maximum Whether it may be drawn again after repayment, under a maximum-amount mortgage (Civil Code arts. 420-424).
/// @param rate Interest in basis points a year; the year has 365 days.
/// @param drawUntil Last day on which it may be drawn, UTC+8.
/// @param maturity Last day on which it is repaid in time, UTC+8; not before `drawUntil`.
struct Terms {
    address register;
    TitleId title;
    address lender;
    address borrower;
    uint128 sum;
    bool maximum;
    uint16 rate;
    Day drawUntil;
    Day maturity;
}

/// @notice A loan.
/// @param terms What was agreed.
/// @param state Where it is in its life, today.
/// @param charge Number of the charge that secures it; 0 if not tied yet.
/// @param since Last number of the daybook when it was committed: later charges were made for it.
/// @param accruedOn Day up to which `accrued` counts, UTC+8.
/// @param closed Whether a party ended drawing.
/// @param creditor Chargee as noted last; the lender at first.
/// @param drawn Fen drawn in all.
/// @param principal Fen outstanding, without interest.
/// @param held Fen funded and not drawn.
/// @param accrued Interest not paid, on the day `accruedOn`, in fen × basis points × days, see {Interest}.
struct Loan {
    Terms terms;
    LoanState state;
    uint32 charge;
    uint32 since;
    Day accruedOn;
    bool closed;
    address creditor;
    uint128 drawn;
    uint128 principal;
    uint128 held;
    uint256 accrued;
}

/// @title Loans on titles
/// @notice A loan is drawn only while its charge is live on the register, and is owed to whoever holds that charge: the
/// register is the truth about the security (Civil Code art. 402), the loan about the claim. Nothing is owed until drawn.
///
/// ```
///                  cancel, drawUntil past
/// None --commit--> Committed ------------------------------> Cancelled
///                      | accept      cancel, drawUntil past,    ^
///                      v             charge gone                |
///                   Accepted -----------------------------------+
///                      | draw, settled
///                      v         repay, settled: all, and nothing more can be drawn
///                    Drawn ---------------------------------------------------> Repaid
///                      | declareDefault                                            ^
///                      v         repay, settled: all                               |
///                   Defaulted -----------------------------------------------------+
/// ```
///
/// The first draw accepts a committed loan. A maximum-amount loan that is repaid stays `Drawn` while it can be drawn
/// again.
///
/// **What a commitment means.** Until the borrower accepts, the lender may cancel and take its money back. From then on
/// what was funded can be drawn, and goes back to the lender only when drawing is over: `drawUntil` is past, the
/// borrower cancelled, the default was declared, the claims under the ceiling were fixed, or the charge is gone or
/// another's. The lender's money leaves to the borrower only while the lender's charge is live on the register.
///
/// **Interest** runs from the day of the draw to the day of repayment, the first counted and the last not, at the same
/// rate after maturity. It is kept exactly and asked for in whole fen, rounded down. What is left below one fen stays
/// with the loan; when the loan is repaid the borrower keeps it.
///
/// **In a settlement** a line that the lender pays in draws the loan, which the borrower must have accepted before, and
/// ties it to the charge that the line's number names; a line that pays the creditor repays it. The room moves the money.
///
/// **The ceiling** of a maximum-amount mortgage covers interest too (Security Interpretation art. 15): a draw must leave
/// room for what has accrued.
///
/// **Parties** that have ceased are answered for by their successors, here as on the register.
interface ILoans is IBook {
    /// @notice A loan was committed.
    /// @param loan Its number.
    /// @param lender Party that lends.
    /// @param borrower Party that borrows.
    /// @param terms What was agreed.
    event LoanCommitted(uint32 indexed loan, address indexed lender, address indexed borrower, Terms terms);
    /// @notice The borrower accepted; nothing is owed yet.
    /// @param loan Number of the loan.
    event LoanAccepted(uint32 indexed loan);
    /// @notice The lender paid in what is to be drawn.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    event LoanFunded(uint32 indexed loan, uint128 amount);
    /// @notice The lender took back what was not drawn.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    event UndrawnWithdrawn(uint32 indexed loan, uint128 amount);
    /// @notice A party ended drawing.
    /// @param loan Number of the loan.
    /// @param by Lender or borrower.
    event DrawingCancelled(uint32 indexed loan, address indexed by);
    /// @notice A charge was found to secure the loan.
    /// @param loan Number of the loan.
    /// @param register Register of the title.
    /// @param title Title.
    /// @param charge Number of the charge.
    event LoanTied(uint32 indexed loan, address indexed register, TitleId indexed title, uint32 charge);
    /// @notice The loan went with its charge to a title that came from its own.
    /// @param loan Number of the loan.
    /// @param from Title before.
    /// @param title Title since.
    event LoanFollowed(uint32 indexed loan, TitleId indexed from, TitleId indexed title);
    /// @notice The loan was drawn.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    /// @param principal Fen outstanding since.
    /// @param by The borrower, or the settlement that pays.
    event LoanDrawn(uint32 indexed loan, uint128 amount, uint128 principal, address indexed by);
    /// @notice Something was repaid, interest first.
    /// @param loan Number of the loan.
    /// @param creditor Who was paid.
    /// @param interest Fen of interest.
    /// @param principal Fen of principal.
    /// @param by Who paid, or the settlement that paid.
    event LoanRepaid(
        uint32 indexed loan,
        address indexed creditor,
        uint128 interest,
        uint128 principal,
        address indexed by
    );
    /// @notice The register shows another creditor than before.
    /// @param loan Number of the loan.
    /// @param creditor Chargee on the register.
    event CreditorNoted(uint32 indexed loan, address indexed creditor);
    /// @notice The creditor declared the default.
    /// @param loan Number of the loan.
    /// @param creditor Who declared it.
    /// @param evidence Document that it rests on.
    /// @param principal Fen of principal owed on that day.
    /// @param interest Fen of interest owed on that day.
    event DefaultDeclared(
        uint32 indexed loan,
        address indexed creditor,
        bytes32 indexed evidence,
        uint128 principal,
        uint128 interest
    );

    /// @notice No loan has this number.
    error LoanUnknown(uint32 loan);
    /// @notice `caller` is not the lender, nor answers for it; the loan is 0 when it is to be committed.
    error NotTheLender(uint32 loan, address caller, address lender);
    /// @notice `caller` is not the borrower, nor answers for it.
    error NotTheBorrower(uint32 loan, address caller, address borrower);
    /// @notice `party` is not the creditor, nor answers for it.
    error NotTheCreditor(uint32 loan, address party, address creditor);
    /// @notice `caller` is neither lender nor borrower.
    error NotPartyToLoan(uint32 loan, address caller);
    /// @notice Nobody lends to itself.
    error LenderIsBorrower(address party);
    /// @notice A loan, a payment or a draw is of at least one fen; the loan is 0 when it is to be committed.
    error LoanAmountZero(uint32 loan);
    /// @notice Drawing ends today or later, and not after maturity (days UTC+8).
    error LoanPeriodInvalid(Day today, Day drawUntil, Day maturity);
    /// @notice The loan is in a state in which this cannot be done.
    error LoanStateInvalid(uint32 loan, LoanState state);
    /// @notice The borrower has accepted: the lender is bound until drawing is over.
    error CommitmentBinding(uint32 loan, Day drawUntil);
    /// @notice The lender pays in no more than what can still be drawn (fen).
    error FundingAboveSum(uint32 loan, uint128 amount, uint128 room);
    /// @notice Nothing is held that the lender could take back.
    error NothingUndrawn(uint32 loan);
    /// @notice The loan is tied to `charge` already.
    error AlreadyTied(uint32 loan, uint32 charge);
    /// @notice The loan is tied to no charge.
    error NotTied(uint32 loan);
    /// @notice The charge secures the loan `other`; one charge secures one loan here.
    error ChargeTaken(uint32 loan, uint32 charge, uint32 other);
    /// @notice The title bears no live security of this number.
    error SecurityMissing(uint32 loan, uint32 charge);
    /// @notice The charge still stands on the title of the loan; there is nothing to follow.
    error ChargeStands(uint32 loan, TitleId title, uint32 charge);
    /// @notice `title` did not come from the title of the loan by division or merger.
    error TitleNotFollowing(uint32 loan, TitleId title, TitleId from);
    /// @notice The charge is not the lender's but that of `chargee`.
    error ChargeOfAnother(uint32 loan, uint32 charge, address chargee);
    /// @notice A maximum-amount loan asks for a maximum-amount mortgage, any other loan for another security.
    error ChargeKindUnfit(uint32 loan, uint32 charge, ChargeKind kind);
    /// @notice The charge secures `secured` fen, the loan is of `sum`.
    error ChargeTooSmall(uint32 loan, uint32 charge, uint128 secured, uint128 sum);
    /// @notice The charge is not later than the number `since` of the commitment: only the lender can say that it secures
    /// this loan.
    error ChargeBeforeLoan(uint32 loan, uint32 charge, uint32 since);
    /// @notice Lender or borrower ended drawing.
    error DrawingClosed(uint32 loan);
    /// @notice Drawing ended on `drawUntil` (UTC+8).
    error DrawingPast(uint32 loan, Day today, Day drawUntil);
    /// @notice The claims of a maximum-amount mortgage arise between `from` and `until` (UTC+8; Civil Code art. 423).
    error OutsideClaimPeriod(uint32 loan, Day today, Day from, Day until);
    /// @notice No more than `room` fen can be drawn.
    error DrawAboveSum(uint32 loan, uint128 amount, uint128 room);
    /// @notice The lender has paid in no more than `held` fen that were not drawn.
    error NotFunded(uint32 loan, uint128 amount, uint128 held);
    /// @notice More is paid than is owed (fen).
    error RepaidAboveOwed(uint32 loan, uint128 amount, uint128 principal, uint128 interest);
    /// @notice The loan can be repaid in time until `maturity` (UTC+8).
    error NotMatured(uint32 loan, Day today, Day maturity);

    /// @notice Commits a loan to a borrower. The lender, active. Reverts with `NotTheLender`, `PartyUnknown` and its
    /// kin for either party, `LenderIsBorrower`, `LoanAmountZero`, `LoanPeriodInvalid`, or `RegisterUnknown`.
    /// @param terms What is agreed.
    /// @return loan Its number.
    /// @custom:office Party
    function commit(Terms calldata terms) external returns (uint32 loan);

    /// @notice Accepts a committed loan: the lender is bound. The borrower, active. Reverts with `NotTheBorrower` or
    /// `LoanStateInvalid`.
    /// @param loan Number of the loan.
    /// @custom:office Borrower@loan
    function accept(uint32 loan) external;

    /// @notice Pays in what is to be drawn; the lender must have allowed it. The lender, active. Reverts with
    /// `NotTheLender`, `LoanAmountZero`, `DrawingPast`, `DrawingClosed` or `FundingAboveSum`.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    /// @custom:office Lender@loan
    function fund(uint32 loan, uint128 amount) external;

    /// @notice Pays back to the lender what was not drawn: at any time before the borrower accepts, then when drawing is
    /// over. The lender, active. Reverts with `NotTheLender`, `NothingUndrawn` or `CommitmentBinding`.
    /// @param loan Number of the loan.
    /// @custom:office Lender@loan
    function withdrawUndrawn(uint32 loan) external;

    /// @notice Ends drawing: by the lender before the borrower accepts, by the borrower at any time. What is owed stays
    /// owed. Both active. Reverts with `NotPartyToLoan`, `CommitmentBinding`, `DrawingPast` or
    /// `DrawingClosed`.
    /// @param loan Number of the loan.
    /// @custom:office Parties@loan
    function cancel(uint32 loan) external;

    /// @notice Ties a loan to the charge that secures it, as the register shows it now. Anyone for a charge that was
    /// lodged after the commitment, the lender for any. Reverts with `AlreadyTied`, `DrawingPast`, `DrawingClosed`,
    /// `ChargeBeforeLoan`, `ChargeTaken`, `SecurityMissing`, `ChargeOfAnother`, `ClaimFixed`, `ChargeKindUnfit` or
    /// `ChargeTooSmall`.
    /// @param loan Number of the loan.
    /// @param charge Number of the charge on the title.
    /// @custom:office Anyone
    function tie(uint32 loan, uint32 charge) external;

    /// @notice Takes the loan along to a title that came from its own by division or merger, when the charge has gone there.
    /// Anyone. Reverts with `LoanUnknown`, `NotTied`, `ChargeStands`, `TitleNotFollowing` or `SecurityMissing`.
    /// @param loan Number of the loan.
    /// @param title Title that bears the charge now.
    /// @custom:office Anyone
    function follow(uint32 loan, TitleId title) external;

    /// @notice Draws what the lender has paid in, with the register's word of this moment. The borrower, active.
    /// Reverts with `NotTheBorrower`, `LoanAmountZero`, `DrawingPast`, `DrawingClosed`, `NotTied`,
    /// `SecurityMissing`, `ChargeOfAnother`, `ClaimFixed`, `ChargeKindUnfit`, `OutsideClaimPeriod`, `DrawAboveSum` or
    /// `NotFunded`.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    /// @custom:office Borrower@loan
    function draw(uint32 loan, uint128 amount) external;

    /// @notice Repays, interest first, from the caller straight to the creditor; the caller must have allowed it.
    /// Anyone may pay for another. Reverts with `LoanAmountZero` or `RepaidAboveOwed`.
    /// @param loan Number of the loan.
    /// @param amount Fen.
    /// @custom:office Anyone
    function repay(uint32 loan, uint128 amount) external;

    /// @notice Notes who holds the charge on the register, for the time when it is gone. Anyone. Reverts with
    /// `LoanUnknown`.
    /// @param loan Number of the loan.
    /// @return creditor Who the loan is owed to.
    /// @custom:office Anyone
    function note(uint32 loan) external returns (address creditor);

    /// @notice Declares the default, after maturity, with something owed. The creditor, active. Reverts with
    /// `NotTheCreditor`, `LoanStateInvalid`, `NotMatured`, or with the reason that `requireGood` gives.
    /// @param loan Number of the loan.
    /// @param evidence Attested document of the demand.
    /// @custom:office Creditor@loan
    function declareDefault(uint32 loan, bytes32 evidence) external;

    /// @notice A loan as it is today.
    /// @param loan Number of the loan.
    /// @return The loan; empty if there is none.
    function loanOf(uint32 loan) external view returns (Loan memory);

    /// @notice What is owed today.
    /// @param loan Number of the loan.
    /// @return principal Fen.
    /// @return interest Fen, rounded down.
    function owedOf(uint32 loan) external view returns (uint128 principal, uint128 interest);

    /// @notice Who the loan is owed to: the chargee on the register while the charge is live, else the one noted last;
    /// of a ceased party, who answers for it.
    /// @param loan Number of the loan.
    /// @return The creditor; zero if there is no such loan.
    function creditorOf(uint32 loan) external view returns (address);

    /// @notice The loan that a charge secures, on the title of the loan and on every other that bears the charge since a
    /// division, a merger or the opening of units.
    /// @param register Register of the charge.
    /// @param charge Number of the charge.
    /// @return Its number; 0 if none is tied to it.
    function loanOn(address register, uint32 charge) external view returns (uint32);

    /// @notice What is paid in and not drawn.
    /// @param loan Number of the loan.
    /// @return Fen.
    function heldOf(uint32 loan) external view returns (uint128);

    /// @notice How many loans were committed: the last number.
    /// @return The number.
    function count() external view returns (uint32);
}
