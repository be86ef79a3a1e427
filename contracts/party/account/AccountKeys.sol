// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MultiSignerERC7913Upgradeable} from "@openzeppelin/contracts-upgradeable/utils/cryptography/signers/MultiSignerERC7913Upgradeable.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title AccountKeys
/// @notice The keys of an account: k of n ERC-7913 signers, changed by the account itself. The threshold is held to
/// be in reach once, at the end of a change, so that no order of its steps matters.
abstract contract AccountKeys is MultiSignerERC7913Upgradeable {
    /// @dev The one secp256k1 key of a one-key account; zero otherwise. Kept beside the set of signers so that the
    /// common case reads one slot and takes a plain 65-byte signature.
    address private _soleSigner;
    /// @dev Counts the changes of keys; in the slot of `_soleSigner`, which every change writes anyway.
    uint96 private _generation;

    /// @notice Only the account itself, by a batch that its keys authorise.
    error NotTheAccount(address caller);

    /// @dev Reverts with `NotTheAccount`.
    modifier onlyAccount() {
        require(msg.sender == address(this), NotTheAccount(msg.sender));
        _;
    }

    /// @notice Adds and removes signers and sets the threshold, in one step; ends all sessions. Through `execute`
    /// only. Reverts with `NotTheAccount`, or an error of OpenZeppelin's `MultiSignerERC7913` for unusable signers.
    /// @custom:office Account
    /// @param added Signers to add.
    /// @param removed Signers to remove; the threshold must stay reachable.
    /// @param threshold_ How many must sign from now on.
    function changeKeys(
        bytes[] calldata added,
        bytes[] calldata removed,
        uint64 threshold_
    ) external onlyAccount {
        _addSigners(added);
        _removeSigners(removed);
        _settle(threshold_);
    }

    /// @dev First keys.
    function _firstKeys(bytes[] memory signers, uint64 threshold_) internal {
        _addSigners(signers);
        _settle(threshold_);
    }

    /// @dev A whole new set in place of the whole old one. No signer of the old one may be in the new one: what it
    /// signed before would verify again. The old set goes first, last signer first: nothing is moved, and the new
    /// set is written over slots that are not empty.
    function _exchangeKeys(bytes[] memory signers, uint64 threshold_) internal {
        for (uint256 i = 0; i < signers.length; ++i) {
            require(!isSigner(signers[i]), MultiSignerERC7913AlreadyExists(signers[i]));
        }
        bytes[] memory old = getSigners(0, type(uint64).max);
        bytes[] memory one = new bytes[](1);
        for (uint256 i = old.length; i > 0; --i) {
            one[0] = old[i - 1];
            _removeSigners(one);
        }
        _addSigners(signers);
        _settle(threshold_);
    }

    /// @dev How often the keys changed.
    function _keyGeneration() internal view returns (uint96) {
        return _generation;
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

    /// @dev Nothing between the steps of a change; {_settle} holds it at the end.
    function _validateReachableThreshold() internal view override {}

    /// @dev Ends a change of keys.
    function _settle(uint64 threshold_) private {
        if (threshold_ != threshold() || threshold_ == 0) _setThreshold(threshold_);
        super._validateReachableThreshold();
        bytes[] memory signers = getSigners(0, 2);
        bool sole = signers.length == 1 && signers[0].length == 20;
        _soleSigner = sole ? address(bytes20(signers[0])) : address(0);
        ++_generation;
    }
}
