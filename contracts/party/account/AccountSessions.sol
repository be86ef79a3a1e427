// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Execution} from "@openzeppelin/contracts/account/utils/draft-ERC7579Utils.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {AccountKeys} from "./AccountKeys.sol";

/// @notice A call that a session may make.
/// @param target Contract to call.
/// @param selector Function to call.
struct NamedCall {
    address target;
    bytes4 selector;
}

/// @title AccountSessions
/// @notice Sessions: keys that may have the account execute the calls named for them, and nothing else, until a
/// second. A session signs batches only, never for ERC-1271: no instrument, no consent. It carries no native
/// currency, does not call the account itself, and ends when the account's keys change in any way.
///
/// In the opData of `execute` its signature reads `SESSION_SIGNATURE ++ abi.encode(bytes signer, bytes signature)`,
/// over the same typed data `Execute` that the account's keys sign. No signature of theirs looks like it: a plain one
/// has 65 bytes, the long form begins with an offset, whose first bytes are zero. Its nonces run in a series of its
/// own, whose key is the first 24 bytes of keccak256(signer), so that it cannot use up a nonce of the account's keys.
abstract contract AccountSessions is AccountKeys {
    /// @notice First four bytes of a session's signature: of keccak256("Session(bytes signer,bytes signature)").
    bytes4 public constant SESSION_SIGNATURE = bytes4(keccak256("Session(bytes signer,bytes signature)"));
    /// @notice How many calls a session may name.
    uint256 public constant MOST_NAMED_CALLS = 16;

    /// @param until Last Unix second; zero if there is no session.
    /// @param calls What it may do.
    struct Session {
        uint40 until;
        NamedCall[] calls;
    }

    /// @dev By generation of keys and keccak256(signer): a change of keys leaves all sessions behind.
    mapping(uint96 generation => mapping(bytes32 id => Session)) private _sessions;

    /// @notice A session was granted, in place of an earlier one of the same signer.
    /// @param id keccak256(signer).
    /// @param signer ERC-7913 signer.
    /// @param until Last Unix second.
    /// @param calls What it may do.
    event SessionGranted(bytes32 indexed id, bytes signer, uint40 until, NamedCall[] calls);
    /// @notice A session was revoked.
    /// @param id keccak256(signer).
    event SessionRevoked(bytes32 indexed id);

    /// @notice The signer has no session, or had one under earlier keys of the account.
    error SessionUnknown(bytes signer);
    /// @notice The last second of the session, `until`, is past.
    error SessionExpired(bytes signer, uint40 until);
    /// @notice A session names at least one call and `most` at most.
    error SessionTooWide(uint256 calls, uint256 most);
    /// @notice A session may not call the account itself (the zero address stands for it in a batch).
    error SessionOnAccount(address target);
    /// @notice The call is not named for the session.
    error SessionCallNotNamed(bytes signer, address target, bytes4 selector);
    /// @notice A session's calls carry no native currency; this one carries `value` of its smallest unit.
    error SessionCarriesValue(bytes signer, address target, uint256 value);

    /// @notice Lets a signer have the account execute the named calls, in place of what was named before. Through
    /// `execute` only. Reverts with `NotTheAccount`, `MultiSignerERC7913InvalidSigner` for less than 20 bytes,
    /// `SessionExpired`, `SessionTooWide` or `SessionOnAccount`.
    /// @custom:office Account
    /// @param signer ERC-7913 signer: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param until Last Unix second.
    /// @param calls What it may do; one at least, {MOST_NAMED_CALLS} at most.
    function grantSession(
        bytes calldata signer,
        uint40 until,
        NamedCall[] calldata calls
    ) external onlyAccount {
        require(signer.length >= 20, MultiSignerERC7913InvalidSigner(signer));
        require(block.timestamp <= until, SessionExpired(signer, until));
        require(
            calls.length > 0 && calls.length <= MOST_NAMED_CALLS,
            SessionTooWide(calls.length, MOST_NAMED_CALLS)
        );
        Session storage session = _session(signer);
        session.until = until;
        delete session.calls;
        for (uint256 i = 0; i < calls.length; ++i) {
            address target = calls[i].target;
            require(target != address(this) && target != address(0), SessionOnAccount(target));
            session.calls.push(calls[i]);
        }
        emit SessionGranted(keccak256(signer), signer, until, calls);
    }

    /// @notice Ends a session. Through `execute` only. Reverts with `NotTheAccount` or `SessionUnknown`.
    /// @custom:office Account
    /// @param signer Its signer.
    function revokeSession(bytes calldata signer) external onlyAccount {
        Session storage session = _session(signer);
        require(session.until != 0, SessionUnknown(signer));
        delete session.until;
        delete session.calls;
        emit SessionRevoked(keccak256(signer));
    }

    /// @notice What a session may do.
    /// @param signer Its signer.
    /// @return until Last Unix second, past or not; zero if there is no session under the account's present keys.
    /// @return calls What it may do.
    function sessionOf(bytes calldata signer) external view returns (uint40 until, NamedCall[] memory calls) {
        Session storage session = _session(signer);
        return (session.until, session.calls);
    }

    /// @dev Whether a signature in opData is a session's.
    function _isOfSession(bytes memory signature) internal pure returns (bool) {
        return signature.length != 65 && bytes4(signature) == SESSION_SIGNATURE;
    }

    /// @notice Reverts unless a live session may make all of the calls.
    /// @param calls The batch.
    /// @param digest What its signer signs.
    /// @param sessionSignature As in opData.
    /// @return valid Whether its signer signed the digest.
    /// @return series Key of its nonces.
    function _validateSession(
        Execution[] memory calls,
        bytes32 digest,
        bytes memory sessionSignature
    ) internal view returns (bool valid, uint192 series) {
        (bytes memory signer, bytes memory signature) = abi.decode(
            Bytes.slice(sessionSignature, 4),
            (bytes, bytes)
        );
        Session storage session = _session(signer);
        uint40 until = session.until;
        require(until != 0, SessionUnknown(signer));
        require(block.timestamp <= until, SessionExpired(signer, until));
        _requireNamed(session.calls, calls, signer);
        valid = SignatureChecker.isValidSignatureNow(signer, digest, signature);
        series = uint192(bytes24(keccak256(signer)));
    }

    function _requireNamed(
        NamedCall[] memory named,
        Execution[] memory calls,
        bytes memory signer
    ) private pure {
        for (uint256 i = 0; i < calls.length; ++i) {
            Execution memory c = calls[i];
            bytes4 selector = bytes4(c.callData);
            require(c.value == 0, SessionCarriesValue(signer, c.target, c.value));
            require(
                c.callData.length >= 4 && _isNamed(named, c.target, selector),
                SessionCallNotNamed(signer, c.target, selector)
            );
        }
    }

    function _isNamed(NamedCall[] memory named, address target, bytes4 selector) private pure returns (bool) {
        for (uint256 i = 0; i < named.length; ++i) {
            if (named[i].target == target && named[i].selector == selector) return true;
        }
        return false;
    }

    function _session(bytes memory signer) private view returns (Session storage) {
        return _sessions[_keyGeneration()][keccak256(signer)];
    }
}
