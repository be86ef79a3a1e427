// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IDepositIssue} from "./IDepositIssue.sol";
import {IDepositOrders} from "./IDepositOrders.sol";

/// @title Deposits in yuan
/// @notice ERC-20 token of two decimals: the unit is the fen. Banks issue and redeem it, see {IDepositIssue}; courts
/// freeze and transfer it, see {IDepositOrders}.
///
/// Holders are active parties, and contracts that hold the national office Custodian. Whoever else sends or receives is
/// refused as the registry of parties refuses it: with `PartyUnknown`, `PartySuspended`, `PartyFrozen`,
/// `PartyRestrained` or `PartyCeased`. A party that has ceased sends to the party that answers for it, and to nobody
/// else. A custodian receives only what it takes itself: else `NotTakenByCustodian`. ERC-7943's own errors for the same
/// are not raised, but for `ERC7943InsufficientUnfrozenBalance`.
///
/// Holders sign as parties do (ERC-1271): a permit (ERC-2612, and ERC-7597 for signatures of any length), an
/// authorisation of a transfer (ERC-3009), its cancellation. A plain signature `v, r, s` is that of a party with one
/// secp256k1 key. Each kind of typed data names the owner: a key of several parties signs for one.
///
/// Allowances, given by call or by permit, are those of the owner's present keys: a recovery of its keys ends them.
///
/// `nonces(owner)` is that of the next permit. The nonce of an authorisation is a key of 24 bytes and a sequence of 8,
/// next in its key by `nonces(owner, key)`; the key 0 shares its sequence with the permits, and is best left to them.
interface IDepositToken is
    IDepositIssue,
    IDepositOrders,
    IERC20Metadata,
    IERC20Permit,
    IERC3009,
    IERC3009Cancel
{
    /// @notice A custodian takes deposits itself, by allowance or authorisation, so that it knows whose they are; `caller`
    /// is not it.
    error NotTakenByCustodian(address custodian, address caller);

    /// @notice Allows by the owner's signature what `approve` allows by call (ERC-7597). Reverts with
    /// `ERC2612ExpiredSignature`, or with `ERC2612InvalidSigner`, whose `signer` is zero: accounts sign, not keys.
    /// @param owner Who allows.
    /// @param spender Who may spend.
    /// @param value Fen.
    /// @param deadline Last Unix second.
    /// @param signature The owner's, over the typed data `Permit`, as its account takes it (ERC-1271).
    /// @custom:office Signatory@owner
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        bytes memory signature
    ) external;

    /// @notice Transfers by the signature of `from`, whoever sends it (ERC-3009). Reverts with `ERC3009InvalidSignature`,
    /// `ERC3009InvalidAuthorizationTime`, `InvalidAccountNonce`, or as `transfer`.
    /// @param from Who pays.
    /// @param to Who is paid.
    /// @param value Fen.
    /// @param validAfter Unix second after which it is good.
    /// @param validBefore Unix second before which it is good.
    /// @param nonce Key and sequence.
    /// @param signature That of `from`, over the typed data `TransferWithAuthorization`.
    /// @custom:office Signatory@owner
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) external;

    /// @notice As {transferWithAuthorization}, sent by the payee only: else `ERC20InvalidReceiver`.
    /// @param from Who pays.
    /// @param to Who is paid, the caller.
    /// @param value Fen.
    /// @param validAfter Unix second after which it is good.
    /// @param validBefore Unix second before which it is good.
    /// @param nonce Key and sequence.
    /// @param signature That of `from`, over the typed data `ReceiveWithAuthorization`.
    /// @custom:office Signatory@owner
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) external;

    /// @notice Uses up the nonce of an authorisation, which must be the next of its key. Reverts with
    /// `ERC3009InvalidSignature` or `InvalidAccountNonce`.
    /// @param authorizer Who signed.
    /// @param nonce Key and sequence.
    /// @param signature That of `authorizer`, over the typed data `CancelAuthorization`.
    /// @custom:office Signatory@owner
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes memory signature) external;

    /// @notice Next nonce of an owner's authorisations in a key.
    /// @param owner Who signs.
    /// @param key Key, in the low 24 bytes.
    /// @return Key and sequence.
    function nonces(address owner, uint192 key) external view returns (uint256);

    /// @notice Why `amount` could not pass now from `from` to `to`.
    /// @param from Who would pay.
    /// @param to Who would be paid.
    /// @param amount Fen.
    /// @return reason The custom error, ABI-encoded, with which the transfer would revert; empty if it would pass.
    function whyNot(address from, address to, uint256 amount) external view returns (bytes memory reason);

    /// @notice Reverts with the reason that {whyNot} returns.
    /// @param from Who would pay.
    /// @param to Who would be paid.
    /// @param amount Fen.
    function requireTransferable(address from, address to, uint256 amount) external view;
}
