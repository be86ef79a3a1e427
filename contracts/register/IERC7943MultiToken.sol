// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title ERC-7943 (uRWA) for multi tokens
/// @notice Interface of the final standard; its id is 0x as computed from the six functions.
interface IERC7943MultiToken is IERC165 {
    event ForcedTransfer(address indexed from, address indexed to, uint256 indexed tokenId, uint256 amount);
    event Frozen(address indexed account, uint256 indexed tokenId, uint256 amount);

    error ERC7943CannotSend(address account);
    error ERC7943CannotReceive(address account);
    error ERC7943CannotTransfer(address from, address to, uint256 tokenId, uint256 amount);
    error ERC7943InsufficientUnfrozenBalance(
        address account,
        uint256 tokenId,
        uint256 amount,
        uint256 unfrozen
    );

    /// @notice Takes `amount` from one account to another. Here: only under a recorded order that says exactly this.
    function forcedTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external returns (bool result);

    /// @notice Sets the frozen amount of an account. Here: only under a recorded order that says exactly this.
    function setFrozenTokens(address account, uint256 tokenId, uint256 amount) external returns (bool result);

    /// @notice Whether the account may send at all.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether the account may receive at all.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice How much of the account's balance is frozen; may exceed the balance.
    function getFrozenTokens(address account, uint256 tokenId) external view returns (uint256 amount);

    /// @notice Whether the transfer is possible now.
    function canTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bool allowed);
}
