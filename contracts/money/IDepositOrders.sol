// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../types/Day.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title Orders of a court on deposits
/// @notice ERC-7943's two mutators act only under an order recorded here that says exactly what they do; it is carried
/// out once. Officers of the court of the division that keeps the party record and carry out, or those of the national
/// court. What is no party, and no contract that holds deposits for others, is in the hands of the national court.
///
/// An account has one freeze, of one amount in total. A new one takes its place; it lapses by itself after its last day.
interface IDepositOrders is IERC7943Fungible {
    /// @notice An order to freeze, or to end a freeze, was recorded; it waits to be carried out.
    /// @param account Whose deposits are to be frozen.
    /// @param amount Fen, in total; 0 ends the freeze.
    /// @param months How long, from the day on which it is carried out; 0 with no amount.
    /// @param evidence Order of the court.
    event FreezeOrdered(address indexed account, uint256 amount, uint8 months, bytes32 indexed evidence);

    /// @notice An order to transfer was recorded; it waits to be carried out.
    /// @param from Who is to lose.
    /// @param to Who is to receive.
    /// @param amount Fen.
    /// @param evidence Order of the court.
    event TransferOrdered(address indexed from, address indexed to, uint256 amount, bytes32 indexed evidence);

    /// @notice An order to freeze was carried out; stands beside `Frozen`.
    /// @param account Whose deposits are frozen.
    /// @param amount Fen, in total; 0 if none are frozen any more.
    /// @param until Last day of the freeze, UTC+8; 0 with no amount.
    /// @param evidence Order of the court.
    event FreezeCarriedOut(address indexed account, uint256 amount, Day until, bytes32 indexed evidence);

    /// @notice An order to transfer was carried out; stands beside `ForcedTransfer`.
    /// @param from Who lost.
    /// @param to Who received.
    /// @param amount Fen.
    /// @param evidence Order of the court.
    event TransferCarriedOut(
        address indexed from,
        address indexed to,
        uint256 amount,
        bytes32 indexed evidence
    );

    /// @notice A freeze lasts 1 to `longest` months; the end of a freeze, which has no amount, has no months.
    error DepositFreezeTermInvalid(address account, uint256 amount, uint8 months, uint8 longest);
    /// @notice No recorded order says exactly this. `to` is zero for a freeze.
    error DepositOrderMissing(address from, address to, uint256 amount);
    /// @notice An order that says the same waits, by `evidence`: it is carried out first. `to` is zero for a freeze.
    error DepositOrderWaiting(address from, address to, uint256 amount, bytes32 evidence);
    /// @notice The same was ordered before by the same document; it is carried out once. `to` is zero for a freeze.
    error DepositOrderRepeated(address from, address to, uint256 amount, bytes32 evidence);
    /// @notice An order takes from one account and gives to another.
    error DepositOrderToSelf(address account);
    /// @notice The contract holds deposits for others: what is theirs in it is reached through it.
    error HeldForOthers(address custodian);

    /// @notice Records an order to freeze deposits of an account, or to end the freeze. Court of its division, or of the
    /// nation. Reverts with `OfficeRequired`, `HeldForOthers`, `DepositFreezeTermInvalid`, `DepositOrderWaiting`,
    /// `DepositOrderRepeated`, or the reason why `evidence` is no good order.
    /// @param account Whose deposits are to be frozen.
    /// @param amount Fen, in total, in place of what is frozen; 0 ends the freeze.
    /// @param months How long, from the day on which it is carried out; 0 with no amount.
    /// @param evidence Order of a court, attested, of the kind `CourtOrder`.
    /// @custom:office Court@party, Court@national
    function orderFreeze(address account, uint128 amount, uint8 months, bytes32 evidence) external;

    /// @notice Records an order to transfer deposits. Court of the division of `from`, or of the nation. Reverts with
    /// `HeldForOthers`, `OfficeRequired`, `DepositOrderToSelf`, the reason why the party `to` may not act,
    /// `DepositOrderWaiting`, `DepositOrderRepeated`, or the reason why `evidence` is no good order.
    /// @param from Who is to lose.
    /// @param to Who is to receive.
    /// @param amount Fen.
    /// @param evidence Order of a court, attested, of the kind `CourtOrder`.
    /// @custom:office Court@party, Court@national
    function orderTransfer(address from, address to, uint128 amount, bytes32 evidence) external;

    /// @notice How long a freeze of deposits can last: a year, as of money in a bank (Civil Procedure Interpretation
    /// art. 485; art. 487 before its renumbering of 2022).
    /// @return Months.
    function LONGEST_FREEZE() external view returns (uint8);

    /// @notice The freeze of an account, as time has left it.
    /// @param account The account.
    /// @return amount Fen, in total; 0 if nothing is frozen, or the freeze has lapsed.
    /// @return until Last day of the freeze, UTC+8; 0 if nothing is frozen.
    function freezeOf(address account) external view returns (uint256 amount, Day until);

    /// @notice The document of an order to freeze that waits.
    /// @param account Whose deposits are to be frozen.
    /// @param amount Fen.
    /// @return evidence Order of the court; zero if none waits.
    function waitingFreeze(address account, uint256 amount) external view returns (bytes32 evidence);

    /// @notice The document of an order to transfer that waits.
    /// @param from Who is to lose.
    /// @param to Who is to receive.
    /// @param amount Fen.
    /// @return evidence Order of the court; zero if none waits.
    function waitingTransfer(
        address from,
        address to,
        uint256 amount
    ) external view returns (bytes32 evidence);
}
