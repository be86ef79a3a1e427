// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC7821} from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";
import {Execution, ERC7579Utils} from "@openzeppelin/contracts/account/utils/draft-ERC7579Utils.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";
import {AccountSessions} from "./account/AccountSessions.sol";
import {IPartyRegistry, Standing} from "./IPartyRegistry.sol";

/// @title PartyAccount
/// @notice The account that a party is: k of n ERC-7913 signers (secp256k1, P-256, WebAuthn, other contracts),
/// ERC-1271 signatures, and ERC-7821 batches that its signers, or a session within its calls, authorise. One
/// implementation, cloned for each party. Keys rotate inside it, so that titles never move for a lost key.
///
/// A party that is not active signs nothing and executes nothing; once it has ceased, the party that answers for it
/// executes what it left unpaid.
contract PartyAccount is AccountSessions, ERC7821, EIP712, NoncesKeyed, IERC1271 {
    bytes32 private constant CALL_TYPEHASH = keccak256("Call(address target,uint256 value,bytes data)");
    bytes32 private constant EXECUTE_TYPEHASH = keccak256(
        "Execute(Call[] calls,uint256 nonce,uint256 deadline)Call(address target,uint256 value,bytes data)"
    );
    /// @dev ERC-7821: single batch with optional opData.
    bytes10 private constant MODE_WITH_OPDATA = 0x01000000000078210001;
    bytes4 private constant VALID = IERC1271.isValidSignature.selector;

    IPartyRegistry private immutable REGISTRY;

    /// @notice Only the registry of parties gives an account its first keys, or its keys after a recovery.
    error NotTheRegistry(address caller);
    /// @notice A signed batch is past its deadline (Unix seconds).
    error ExecutionExpired(uint256 deadline);
    /// @notice The signatures do not authorise this batch under the account's present keys.
    error ExecutionUnauthorised(address account);
    /// @notice The party is not active: it stands as `standing` in the registry of parties.
    error AccountInactive(address account, Standing standing);
    /// @notice A recovery of the party's keys is open: its present keys authorise nothing.
    error KeyRevoked(address account);

    /// @dev Reverts with `NotTheRegistry`.
    modifier onlyRegistry() {
        require(msg.sender == address(REGISTRY), NotTheRegistry(msg.sender));
        _;
    }

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
    /// @custom:office Registry
    /// @param signers ERC-7913 signers: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param threshold_ How many of them must sign.
    function initialize(bytes[] calldata signers, uint64 threshold_) external initializer onlyRegistry {
        _firstKeys(signers, threshold_);
    }

    /// @notice Puts a whole new set of signers in place of the whole old one; ends all sessions. The registry of
    /// parties only, to complete a recovery. Reverts with `NotTheRegistry`, `MultiSignerERC7913AlreadyExists` for a
    /// signer of the old set, since what it signed before would verify again, or another error of OpenZeppelin's
    /// `MultiSignerERC7913` for unusable signers.
    /// @custom:office Registry
    /// @param signers ERC-7913 signers: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param threshold_ How many of them must sign.
    function replaceKeys(bytes[] calldata signers, uint64 threshold_) external onlyRegistry {
        _exchangeKeys(signers, threshold_);
    }

    /// @inheritdoc IERC1271
    /// @dev The account's keys only; a session's signature is never valid here.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool valid =
            REGISTRY.standingOf(address(this)) == Standing.Active && _rawSignatureValidation(hash, signature);
        return valid ? VALID : bytes4(0xffffffff);
    }

    /// @notice Executes a batch of calls that the account's signers, or a session, authorised, whoever sends it; or
    /// one that the party sends which answers for this one, once it has ceased. Reverts with
    /// `UnsupportedExecutionMode`, `AccountInactive`, `KeyRevoked`, `ExecutionExpired`, `ExecutionUnauthorised`,
    /// `InvalidAccountNonce`, for a session's batch with `SessionUnknown`, `SessionExpired`, `SessionCallNotNamed` or
    /// `SessionCarriesValue`, or as the first call that fails.
    /// @custom:office Signers@account, Account, Answering@account
    /// @param mode ERC-7821 batch mode, all or nothing: with opData, or without it when the account calls itself or
    /// is called by the party that answers for it.
    /// @param executionData `abi.encode(Execution[] calls, bytes opData)` with
    /// `opData = abi.encode(uint256 nonce, uint256 deadline, bytes signature)` over the typed data `Execute`.
    /// The nonce is keyed (24 bytes of key, 8 of sequence); the deadline is in Unix seconds. For the signature of a
    /// session see {AccountSessions}.
    function execute(bytes32 mode, bytes calldata executionData) public payable override {
        require(supportsExecutionMode(mode), UnsupportedExecutionMode());
        if (msg.sender != address(this)) {
            if (bytes10(mode) == MODE_WITH_OPDATA) _authorise(executionData);
            else require(_answers(msg.sender), ExecutionUnauthorised(address(this)));
        }
        ERC7579Utils.execBatch(executionData, ERC7579Utils.EXECTYPE_DEFAULT);
    }

    /// @inheritdoc ERC7821
    function supportsExecutionMode(bytes32 mode) public view override returns (bool) {
        return super.supportsExecutionMode(mode) || bytes10(mode) == MODE_WITH_OPDATA;
    }

    /// @dev Whether the caller answers for this party, which has ceased.
    function _answers(address caller) private view returns (bool) {
        return
            REGISTRY.standingOf(address(this)) == Standing.Ceased &&
            REGISTRY.answeringFor(address(this)) == caller;
    }

    /// @dev Checks standing, deadline, signatures and nonce of a batch, in this order.
    function _authorise(bytes calldata executionData) private {
        Standing standing = REGISTRY.standingOf(address(this));
        require(standing != Standing.Frozen, KeyRevoked(address(this)));
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
        if (_isOfSession(signature)) _checkSession(calls, digest, nonce, signature);
        else require(this.isValidSignature(digest, signature) == VALID, ExecutionUnauthorised(address(this)));
        _useCheckedNonce(address(this), nonce);
    }

    function _checkSession(
        Execution[] memory calls,
        bytes32 digest,
        uint256 nonce,
        bytes memory signature
    ) private view {
        (bool valid, uint192 series) = _validateSession(calls, digest, signature);
        require(valid, ExecutionUnauthorised(address(this)));
        require(nonce >> 64 == series, InvalidAccountNonce(address(this), nonces(address(this), series)));
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
