// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title ERC-7943 (uRWA) for fungible tokens
/// @notice Interface of the final standard; its ERC-165 id, of the six functions, is `0x3edbb4c4`.
interface IERC7943Fungible is IERC165 {
    /// @notice Tokens were taken from one account and given to another.
    /// @param from Who lost them.
    /// @param to Who received them.
    /// @param amount Fen.
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    /// @notice The frozen amount of an account was set.
    /// @param account Whose tokens they are.
    /// @param amount Fen frozen from now on, in total.
    event Frozen(address indexed account, uint256 amount);

    /// @notice `account` may not send.
    error ERC7943CannotSend(address account);
    /// @notice `account` may not receive.
    error ERC7943CannotReceive(address account);
    /// @notice This transfer is not allowed.
    error ERC7943CannotTransfer(address from, address to, uint256 amount);
    /// @notice `amount` is more than the `unfrozen` tokens of `account`.
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// @notice Takes tokens from one account to another. Here: only under a recorded order that says exactly this, else
    /// it reverts.
    /// @param from Who loses them.
    /// @param to Who receives them.
    /// @param amount Fen.
    /// @return result True.
    /// @custom:office Court@party, Court@national
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool result);

    /// @notice Sets the frozen amount of an account. Here: only under a recorded order that says exactly this, else it
    /// reverts.
    /// @param account Whose tokens they are.
    /// @param amount Fen to be frozen, in total; 0 ends the freeze.
    /// @return result True.
    /// @custom:office Court@party, Court@national
    function setFrozenTokens(address account, uint256 amount) external returns (bool result);

    /// @notice Whether the account may send at all.
    /// @param account The account.
    /// @return allowed True if it may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether the account may receive at all.
    /// @param account The account.
    /// @return allowed True if it may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice How much of the account's balance is frozen.
    /// @param account The account.
    /// @return amount Fen; may exceed the balance.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether the transfer is possible now.
    /// @param from Who would lose the tokens.
    /// @param to Who would receive them.
    /// @param amount Fen.
    /// @return allowed True if it is.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}
