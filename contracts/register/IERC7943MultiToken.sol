// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title ERC-7943 (uRWA) for multi tokens
/// @notice Interface of the final standard; its ERC-165 id, of the six functions, is `0x41c4fbad`.
interface IERC7943MultiToken is IERC165 {
    /// @notice Shares were taken from one account and given to another.
    /// @param from Who lost them.
    /// @param to Who received them.
    /// @param tokenId Official number of the title.
    /// @param amount Shares.
    event ForcedTransfer(address indexed from, address indexed to, uint256 indexed tokenId, uint256 amount);

    /// @notice The frozen amount of an account was set.
    /// @param account Whose shares they are.
    /// @param tokenId Official number of the title.
    /// @param amount Shares frozen from now on.
    event Frozen(address indexed account, uint256 indexed tokenId, uint256 amount);

    /// @notice `account` may not send.
    error ERC7943CannotSend(address account);
    /// @notice `account` may not receive.
    error ERC7943CannotReceive(address account);
    /// @notice This transfer is not allowed.
    error ERC7943CannotTransfer(address from, address to, uint256 tokenId, uint256 amount);
    /// @notice `amount` is more than the `unfrozen` shares of `account`.
    error ERC7943InsufficientUnfrozenBalance(
        address account,
        uint256 tokenId,
        uint256 amount,
        uint256 unfrozen
    );

    /// @notice Takes shares from one account to another. Here: only under a recorded order that says exactly this, else
    /// it reverts.
    /// @param from Who loses them.
    /// @param to Who receives them.
    /// @param tokenId Official number of the title.
    /// @param amount Shares.
    /// @return result True.
    /// @custom:office Court@title
    function forcedTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external returns (bool result);

    /// @notice Sets the frozen amount of an account. Here: only under a recorded order that says exactly this, else it
    /// reverts.
    /// @param account Whose shares they are.
    /// @param tokenId Official number of the title.
    /// @param amount Shares to be frozen.
    /// @return result True.
    /// @custom:office Court@title
    function setFrozenTokens(address account, uint256 tokenId, uint256 amount) external returns (bool result);

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
    /// @param tokenId Official number of the title.
    /// @return amount Shares; may exceed the balance.
    function getFrozenTokens(address account, uint256 tokenId) external view returns (uint256 amount);

    /// @notice Whether the transfer is possible now.
    /// @param from Who would lose the shares.
    /// @param to Who would receive them.
    /// @param tokenId Official number of the title.
    /// @param amount Shares.
    /// @return allowed True if it is.
    function canTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bool allowed);
}
