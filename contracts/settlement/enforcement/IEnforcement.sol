// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Instrument} from "../../daybook/Instruments.sol";
import {Act} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice Where a judicial sale is in its life.
enum SaleState {
    None,
    /// The price may be paid in.
    Announced,
    /// The title has passed and the price is distributed.
    Settled,
    /// Ended without a sale; what was paid in went back.
    Ended
}

/// @notice Why a line of the distribution is paid. Lines of one kind stand together, the kinds in this order.
enum LineKind {
    /// Costs of the enforcement.
    Cost,
    /// Land premium of allocated land (Urban Real Estate Law art. 51).
    LandPremium,
    /// Taxes of the sale.
    Tax,
    /// A security, by rank.
    Security,
    /// A creditor that seized, in the order of the seizures.
    Creditor,
    /// What is left, to the party executed against.
    Owner
}

/// @notice A judicial sale.
/// @param register Register of the title.
/// @param title Title.
/// @param from Party executed against.
/// @param buyer Party to which the title was knocked down.
/// @param price Fen.
/// @param head Proof of the title's entries when the court looked last; any later entry stops the sale.
/// @param state Where it is in its life.
/// @param paidIn Fen that the buyer paid in.
/// @param paidOut Fen that left: to those entitled, or back to the buyer.
struct Sale {
    address register;
    TitleId title;
    address from;
    address buyer;
    uint128 price;
    bytes32 head;
    SaleState state;
    uint128 paidIn;
    uint128 paidOut;
}

/// @notice A line that is paid before the securities.
/// @param kind Cost, land premium or tax.
/// @param payee Who is paid.
/// @param amount Fen.
struct Prior {
    LineKind kind;
    address payee;
    uint128 amount;
}

/// @notice What the court found to be owed under a security that no loan here is tied to.
/// @param charge Number of the charge.
/// @param claim Fen; 0 if nothing is owed any more.
struct Finding {
    uint32 charge;
    uint128 claim;
}

/// @notice A creditor that seized the title.
/// @param seizure Number of the seizure.
/// @param payee The creditor.
/// @param claim Fen.
struct Seizing {
    uint32 seizure;
    address payee;
    uint128 claim;
}

/// @notice What the court says of the distribution; the securities themselves stand on the register.
/// @param priors Lines before the securities, in the order in which they are paid.
/// @param findings Claims under the securities that no loan here is tied to, one for each.
/// @param seizing Creditors behind the securities, in the order of their seizures.
struct Plan {
    Prior[] priors;
    Finding[] findings;
    Seizing[] seizing;
}

/// @notice A line as it is paid.
/// @param kind Why.
/// @param ref Number of the charge or seizure; 0 for other lines.
/// @param payee Who is paid.
/// @param amount Fen.
struct Line {
    LineKind kind;
    uint32 ref;
    address payee;
    uint128 amount;
}

/// @title Judicial sale with its money
/// @notice The title passes by the court's order and the price is distributed in the same transaction (Civil Code arts.
/// 410, 414; SPC auction rules arts. 26, 28).
///
/// ```
/// None --announce--> Announced --settle--> Settled
///                     |  ^  | end
///                     +--+  +-----------> Ended
///            deposit, review
/// ```
///
/// The price goes, in exact fen: to the costs, to the land premium of allocated land, to the taxes; to the securities by
/// rank, each up to its claim and never above the sum that the register shows, those of one rank in proportion, with the
/// fen left over one each to the lowest numbers; to the creditors that seized, in the order of their seizures; what is
/// left to the party executed against, or to who answers for it.
///
/// The claim under a security is what is owed on the loan tied to it; if none is, what the court found. Of each sale what
/// was paid in equals what was paid out and what is held. A payee that may not act now is not passed over: its money is
/// held until it may.
interface IEnforcement {
    /// @notice A sale was announced.
    /// @param sale Its number.
    /// @param title Title.
    /// @param buyer Party to which it was knocked down.
    /// @param from Party executed against.
    /// @param register Register of the title.
    /// @param price Fen.
    /// @param officer Officer of the court.
    event SaleAnnounced(
        uint32 indexed sale,
        TitleId indexed title,
        address indexed buyer,
        address from,
        address register,
        uint128 price,
        address officer
    );
    /// @notice The buyer paid in.
    /// @param sale Number of the sale.
    /// @param amount Fen.
    /// @param paidIn Fen paid in since.
    event PriceDeposited(uint32 indexed sale, uint128 amount, uint128 paidIn);
    /// @notice The court looked at the title again.
    /// @param sale Number of the sale.
    /// @param head Proof of the title's entries as they are now.
    /// @param officer Officer of the court.
    event SaleReviewed(uint32 indexed sale, bytes32 head, address indexed officer);
    /// @notice The title passed and the price is distributed.
    /// @param sale Number of the sale.
    /// @param number Daybook number of the order.
    /// @param officer Officer of the court.
    event SaleSettled(uint32 indexed sale, uint32 indexed number, address indexed officer);
    /// @notice A line of the distribution, paid or held for its payee.
    /// @param sale Number of the sale.
    /// @param kind Why it is paid.
    /// @param ref Number of the charge or seizure; 0 for other lines.
    /// @param payee Who is paid.
    /// @param amount Fen; 0 if nothing was left for it.
    /// @param held Whether it waits until the payee may act.
    event SaleLine(
        uint32 indexed sale,
        LineKind indexed kind,
        uint32 ref,
        address indexed payee,
        uint128 amount,
        bool held
    );
    /// @notice The sale ended without effect.
    /// @param sale Number of the sale.
    /// @param reason Commitment to the written reason.
    /// @param officer Officer of the court.
    event SaleEnded(uint32 indexed sale, bytes32 reason, address indexed officer);
    /// @notice What was held for a party was paid to it.
    /// @param sale Number of the sale.
    /// @param party Whose it was.
    /// @param payee The party, or who answers for it.
    /// @param amount Fen.
    event SaleCollected(uint32 indexed sale, address indexed party, address indexed payee, uint128 amount);

    /// @notice No sale has this number.
    error SaleUnknown(uint32 sale);
    /// @notice The sale is over.
    error SaleOver(uint32 sale, SaleState state);
    /// @notice A price is of at least one fen.
    error PriceZero(TitleId title);
    /// @notice Nobody buys from itself.
    error BuyerIsOwner(TitleId title, address party);
    /// @notice The title was never registered there.
    error TitleNotRegistered(address register, TitleId title);
    /// @notice `caller` is not the buyer, nor answers for it.
    error NotTheBuyer(uint32 sale, address caller, address buyer);
    /// @notice The deposit is not of 1 to `missing` fen.
    error DepositInvalid(uint32 sale, uint128 amount, uint128 missing);
    /// @notice The price is not paid in in full (fen).
    error PriceNotPaid(uint32 sale, uint128 paidIn, uint128 price);
    /// @notice An entry was made on the title since the court looked last.
    error SaleTitleChanged(uint32 sale, bytes32 head, bytes32 before);
    /// @notice The instrument is not the order of this sale: an auction of all that the party executed against holds.
    error OrderMismatch(uint32 sale, address register, Act act, TitleId title, address from, address to);
    /// @notice The order is of a share, or no auction.
    error OrderNotOfWhole(uint32 sale, bool auction, uint64 denominator);
    /// @notice The order states other proceeds than the price less the lines before the securities (fen).
    error ProceedsMismatch(uint32 sale, uint128 stated, uint128 computed);
    /// @notice The lines before the securities are together above the price (fen).
    error PriorsAbovePrice(uint32 sale, uint256 priors, uint128 price);
    /// @notice Costs come first, then the land premium, then taxes, and nothing else stands before the securities.
    error PriorsOutOfOrder(uint32 sale, uint256 place, LineKind kind);
    /// @notice No loan is tied to the security, and the court found no claim.
    error FindingMissing(uint32 sale, uint32 charge);
    /// @notice The title bears no such security, or there is another finding on it, or the loan tied to it tells.
    error FindingInvalid(uint32 sale, uint32 charge, uint32 loan);
    /// @notice The claim found is above what the security secures (fen).
    error ClaimAboveSecurity(uint32 sale, uint32 charge, uint128 claim, uint128 sum);
    /// @notice The title bears no such seizure, or it does not stand behind the one before it in the plan.
    error SeizureOutOfOrder(uint32 sale, uint32 seizure, uint32 before);
    /// @notice A line names no payee.
    error PayeeMissing(uint32 sale, LineKind kind, uint256 place);
    /// @notice Nothing is held for the party.
    error NothingToCollect(uint32 sale, address party);

    /// @notice Announces that a title was knocked down to a buyer. The court of the title's division. Reverts with
    /// `OfficeRequired`, `RegisterUnknown`, `TitleNotRegistered`, `PriceZero`, `BuyerIsOwner`, or `PartyUnknown` and its
    /// kin for the buyer.
    /// @param register Register of the title.
    /// @param title Title.
    /// @param from Party executed against.
    /// @param buyer Party that buys.
    /// @param price Fen.
    /// @return sale Its number.
    /// @custom:office Court@title
    function announce(
        address register,
        TitleId title,
        address from,
        address buyer,
        uint128 price
    ) external returns (uint32 sale);

    /// @notice Pays in on the price; the buyer must have allowed it. The buyer. Reverts with `SaleUnknown`, `SaleOver`,
    /// `NotTheBuyer` or `DepositInvalid`.
    /// @param sale Number of the sale.
    /// @param amount Fen.
    /// @custom:office Buyer@sale
    function deposit(uint32 sale, uint128 amount) external;

    /// @notice Takes note of the title as it is now, when an entry stopped the sale. The court of the title's division.
    /// Reverts with `SaleUnknown`, `OfficeRequired` or `SaleOver`.
    /// @param sale Number of the sale.
    /// @custom:office Court@sale
    function review(uint32 sale) external;

    /// @notice Has the order recorded, passes the title and distributes the price. The court of the title's division.
    /// Reverts with `SaleUnknown`, `OfficeRequired`, `SaleOver`, `PriceNotPaid`, `SaleTitleChanged`, `OrderMismatch`,
    /// `OrderNotOfWhole`, `PayeeMissing`, `PriorsOutOfOrder`, `PriorsAbovePrice`, `ProceedsMismatch`, `FindingMissing`,
    /// `FindingInvalid`, `ClaimAboveSecurity`, `SeizureOutOfOrder`, or with the refusal of daybook or register.
    /// @param sale Number of the sale.
    /// @param instrument The order that passes the title.
    /// @param plan What the court says of the distribution.
    /// @return number Daybook number of the order.
    /// @custom:office Court@sale
    function settle(
        uint32 sale,
        Instrument calldata instrument,
        Plan calldata plan
    ) external returns (uint32 number);

    /// @notice Ends a sale; what was paid in goes back to the buyer. The court of the title's division. Reverts with
    /// `SaleUnknown`, `OfficeRequired` or `SaleOver`.
    /// @param sale Number of the sale.
    /// @param reason Commitment to the written reason.
    /// @custom:office Court@sale
    function end(uint32 sale, bytes32 reason) external;

    /// @notice Pays what is held for a party to it, or to who answers for it, once that may act. Anyone. Reverts with
    /// `NothingToCollect`, or `PartyUnknown` and its kin.
    /// @param sale Number of the sale.
    /// @param party Payee of the distribution.
    /// @custom:office Anyone
    function collect(uint32 sale, address party) external;

    /// @notice How the price would be distributed now, by the plan. Reverts as `settle` does for the plan.
    /// @param sale Number of the sale.
    /// @param plan What the court says of the distribution.
    /// @return lines Every line, in the order of payment; the owner last.
    /// @return proceeds Price less the lines before the securities: what the order states.
    function distributionOf(
        uint32 sale,
        Plan calldata plan
    ) external view returns (Line[] memory lines, uint128 proceeds);

    /// @notice A sale.
    /// @param sale Number of the sale.
    /// @return The sale; empty if there is none.
    function saleOf(uint32 sale) external view returns (Sale memory);

    /// @notice What is held of a sale: paid in and not out.
    /// @param sale Number of the sale.
    /// @return Fen.
    function heldOf(uint32 sale) external view returns (uint128);

    /// @notice What is held of a sale for a payee that could not be paid.
    /// @param sale Number of the sale.
    /// @param party Payee.
    /// @return Fen.
    function heldFor(uint32 sale, address party) external view returns (uint128);

    /// @notice How many sales were announced: the last number.
    /// @return The number.
    function count() external view returns (uint32);
}
