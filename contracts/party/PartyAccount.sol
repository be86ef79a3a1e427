// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MultiSignerERC7913Upgradeable} from "@openzeppelin/contracts-upgradeable/utils/cryptography/signers/MultiSignerERC7913Upgradeable.sol";
import {ERC7821} from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";
import {Execution, ERC7579Utils} from "@openzeppelin/contracts/account/utils/draft-ERC7579Utils.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";
import {IPartyRegistry, Standing} from "./IPartyRegistry.sol";

/// @title PartyAccount
/// @notice The account that a party is: k of n ERC-7913 signers (secp256k1, P-256, WebAuthn, other contracts),
/// ERC-1271 signatures, and ERC-7821 batches that its signers authorise. One implementation, cloned for each party.
/// Keys rotate inside it, so that titles never move for a lost key.
///
/// A suspended or ceased party signs nothing and executes nothing.
contract PartyAccount is MultiSignerERC7913Upgradeable, ERC7821, EIP712, NoncesKeyed, IERC1271 {
    bytes32 private constant CALL_TYPEHASH = keccak256("Call(address target,uint256 value,bytes data)");
    bytes32 private constant EXECUTE_TYPEHASH = keccak256(
        "Execute(Call[] calls,uint256 nonce,uint256 deadline)Call(address target,uint256 value,bytes data)"
    );
    /// @dev ERC-7821: single batch with optional opData.
    bytes10 private constant MODE_WITH_OPDATA = 0x01000000000078210001;
    bytes4 private constant VALID = IERC1271.isValidSignature.selector;

    IPartyRegistry private immutable REGISTRY;

    /// @dev The one secp256k1 key of a one-key account; zero otherwise. Kept beside the set of signers so that the
    /// common case reads one slot and takes a plain 65-byte signature.
    address private _soleSigner;

    /// @notice Only the registry of parties gives an account its first keys.
    error NotTheRegistry(address caller);
    /// @notice Keys change only by a batch that the account executes itself.
    error NotTheAccount(address caller);
    /// @notice A signed batch is past its deadline (Unix seconds).
    error ExecutionExpired(uint256 deadline);
    /// @notice The signatures do not authorise this batch under the account's present keys.
    error ExecutionUnauthorised(address account);
    /// @notice The party is not active: it stands as `standing` in the registry of parties.
    error AccountInactive(address account, Standing standing);

    /// @notice Deploys the implementation; it has no keys and cannot be initialized.
    /// @param registry Registry of the parties whose accounts are its clones.
    constructor(IPartyRegistry registry) EIP712("PartyAccount", "1") {
        REGISTRY = registry;
        _disableInitializers();
    }

    /// @notice Takes native currency.
    /// @custom:office Anyone
    receive() external payable {}

    /// @notice First keys of the account. The registry of parties only, once. Reverts with `NotTheRegistry`,
    /// `InvalidInitialization`, or an error of OpenZeppelin's `MultiSignerERC7913` for unusable signers.
    /// @param signers ERC-7913 signers: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param threshold_ How many of them must sign.
    /// @custom:office Registry
    function initialize(bytes[] calldata signers, uint64 threshold_) external initializer {
        require(msg.sender == address(REGISTRY), NotTheRegistry(msg.sender));
        __MultiSignerERC7913_init(signers, threshold_);
        _noteSoleSigner();
    }

    /// @notice Adds and removes signers and sets the threshold, in one step. Through {execute} only. Reverts
    /// with `NotTheAccount`, or an error of OpenZeppelin's `MultiSignerERC7913` for unusable signers.
    /// @param added Signers to add.
    /// @param removed Signers to remove; the threshold must stay reachable.
    /// @param threshold_ How many must sign from now on.
    /// @custom:office Account
    function changeKeys(bytes[] calldata added, bytes[] calldata removed, uint64 threshold_) external {
        require(msg.sender == address(this), NotTheAccount(msg.sender));
        _addSigners(added);
        // A falling threshold goes first, a rising one last: no step in between is out of reach.
        if (threshold_ < threshold()) _setThreshold(threshold_);
        _removeSigners(removed);
        if (threshold_ != threshold()) _setThreshold(threshold_);
        _noteSoleSigner();
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool valid =
            REGISTRY.standingOf(address(this)) == Standing.Active && _rawSignatureValidation(hash, signature);
        return valid ? VALID : bytes4(0xffffffff);
    }

    /// @notice Executes a batch of calls that the account's signers authorised, whoever sends it. Reverts with
    /// `UnsupportedExecutionMode`, `AccountInactive`, `ExecutionExpired`, `ExecutionUnauthorised` or
    /// `InvalidAccountNonce`, or as the first call that fails.
    /// @param mode ERC-7821 batch mode, all or nothing: with opData, or without it when the account calls itself.
    /// @param executionData `abi.encode(Execution[] calls, bytes opData)` with
    /// `opData = abi.encode(uint256 nonce, uint256 deadline, bytes signature)` over the typed data `Execute`.
    /// The nonce is keyed (24 bytes of key, 8 of sequence); the deadline is in Unix seconds.
    /// @custom:office Signers@account
    function execute(bytes32 mode, bytes calldata executionData) public payable override {
        require(supportsExecutionMode(mode), UnsupportedExecutionMode());
        if (msg.sender != address(this)) {
            require(bytes10(mode) == MODE_WITH_OPDATA, ExecutionUnauthorised(address(this)));
            _authorise(executionData);
        }
        ERC7579Utils.execBatch(executionData, ERC7579Utils.EXECTYPE_DEFAULT);
    }

    /// @inheritdoc ERC7821
    function supportsExecutionMode(bytes32 mode) public view override returns (bool) {
        return super.supportsExecutionMode(mode) || bytes10(mode) == MODE_WITH_OPDATA;
    }

    /// @dev 65 bytes: the sole signer's; else `abi.encode(bytes[] signers, bytes[] signatures)`.
    function _rawSignatureValidation(
        bytes32 hash,
        bytes calldata signature
    ) internal view override returns (bool) {
        if (signature.length != 65) return super._rawSignatureValidation(hash, signature);
        (address signer, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(hash, signature);
        return err == ECDSA.RecoverError.NoError && signer == _soleSigner;
    }

    function _noteSoleSigner() private {
        bytes[] memory signers = getSigners(0, 2);
        bool sole = signers.length == 1 && signers[0].length == 20;
        _soleSigner = sole ? address(bytes20(signers[0])) : address(0);
    }

    /// @dev Checks standing, deadline, signatures and nonce of a batch, in this order.
    function _authorise(bytes calldata executionData) private {
        Standing standing = REGISTRY.standingOf(address(this));
        require(standing == Standing.Active, AccountInactive(address(this), standing));
        (Execution[] memory calls, bytes memory opData) = abi.decode(executionData, (Execution[], bytes));
        (uint256 nonce, uint256 deadline, bytes memory signature) = abi.decode(
            opData,
            (uint256, uint256, bytes)
        );
        require(block.timestamp <= deadline, ExecutionExpired(deadline));
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(EXECUTE_TYPEHASH, _hashCalls(calls), nonce, deadline))
        );
        require(this.isValidSignature(digest, signature) == VALID, ExecutionUnauthorised(address(this)));
        _useCheckedNonce(address(this), nonce);
    }

    function _hashCalls(Execution[] memory calls) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            Execution memory c = calls[i];
            hashes[i] = keccak256(abi.encode(CALL_TYPEHASH, c.target, c.value, keccak256(c.callData)));
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
