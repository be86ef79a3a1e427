// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC20PermitUpgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {ERC20TransferAuthorizationUpgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20TransferAuthorizationUpgradeable.sol";
import {ERC3009Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/draft-ERC3009Upgradeable.sol";
import {NoncesKeyedUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesKeyedUpgradeable.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IDepositToken} from "./IDepositToken.sol";

/// @title DepositSignatures
/// @notice What holders allow by signature. Parties are accounts: every form goes through ERC-1271, and `v, r, s` is the
/// 65 bytes that an account with one secp256k1 key takes.
abstract contract DepositSignatures is
    IDepositToken,
    ERC20PermitUpgradeable,
    ERC20TransferAuthorizationUpgradeable
{
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    /// @inheritdoc IERC20Permit
    /// @custom:office Signatory@owner
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) public override(IERC20Permit, ERC20PermitUpgradeable) {
        permit(owner, spender, value, deadline, abi.encodePacked(r, s, v));
    }

    /// @inheritdoc IDepositToken
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        bytes memory signature
    ) public {
        require(block.timestamp <= deadline, ERC2612ExpiredSignature(deadline));
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _useNonce(owner), deadline))
        );
        bool signed = SignatureChecker.isValidSignatureNow(owner, digest, signature);
        require(signed, ERC2612InvalidSigner(address(0), owner));
        _approve(owner, spender, value);
    }

    /// @inheritdoc IERC3009
    /// @custom:office Signatory@owner
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) public override(IERC3009, ERC3009Upgradeable) {
        bytes memory signature = abi.encodePacked(r, s, v);
        transferWithAuthorization(from, to, value, validAfter, validBefore, nonce, signature);
    }

    /// @inheritdoc IDepositToken
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) public override(IDepositToken, ERC20TransferAuthorizationUpgradeable) {
        super.transferWithAuthorization(from, to, value, validAfter, validBefore, nonce, signature);
    }

    /// @inheritdoc IERC3009
    /// @custom:office Signatory@owner
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) public override(IERC3009, ERC3009Upgradeable) {
        bytes memory signature = abi.encodePacked(r, s, v);
        receiveWithAuthorization(from, to, value, validAfter, validBefore, nonce, signature);
    }

    /// @inheritdoc IDepositToken
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) public override(IDepositToken, ERC20TransferAuthorizationUpgradeable) {
        super.receiveWithAuthorization(from, to, value, validAfter, validBefore, nonce, signature);
    }

    /// @inheritdoc IERC3009Cancel
    /// @custom:office Signatory@owner
    function cancelAuthorization(
        address authorizer,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) public override(IERC3009Cancel, ERC3009Upgradeable) {
        cancelAuthorization(authorizer, nonce, abi.encodePacked(r, s, v));
    }

    /// @inheritdoc IDepositToken
    function cancelAuthorization(
        address authorizer,
        bytes32 nonce,
        bytes memory signature
    ) public override(IDepositToken, ERC20TransferAuthorizationUpgradeable) {
        super.cancelAuthorization(authorizer, nonce, signature);
    }

    /// @inheritdoc IERC20Permit
    function nonces(
        address owner
    ) public view override(IERC20Permit, ERC20PermitUpgradeable, NoncesUpgradeable) returns (uint256) {
        return super.nonces(owner);
    }

    /// @inheritdoc IDepositToken
    function nonces(
        address owner,
        uint192 key
    ) public view override(IDepositToken, NoncesKeyedUpgradeable) returns (uint256) {
        return super.nonces(owner, key);
    }

    /// @dev The keyed reading of a nonce, which takes the plain one where the key is 0.
    function _useCheckedNonce(
        address owner,
        uint256 nonce
    ) internal override(NoncesUpgradeable, NoncesKeyedUpgradeable) {
        super._useCheckedNonce(owner, nonce);
    }
}
