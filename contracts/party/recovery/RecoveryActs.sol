// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MultiSignerERC7913Upgradeable as MultiSigner} from "@openzeppelin/contracts-upgradeable/utils/cryptography/signers/MultiSignerERC7913Upgradeable.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IPartyRegistry, Standing} from "../IPartyRegistry.sol";
import {OnRegistry} from "../OnRegistry.sol";
import {Parties} from "../Parties.sol";
import {PartyAccount} from "../PartyAccount.sol";
import {IRecovery} from "./IRecovery.sol";

/// @title RecoveryActs
/// @notice See {IRecovery}.
abstract contract RecoveryActs is OnRegistry, IRecovery {
    /// @custom:storage-location erc7201:parkfolio.storage.Recoveries
    struct RecoveryStorage {
        /// Recovery of a party, open or the last one.
        mapping(address party => Recovery) recoveries;
        /// Officers who approved a recovery, by its round.
        mapping(address party => mapping(uint16 round => mapping(address officer => bool))) approved;
        /// Documents that an objection to a recovery of the party rested on.
        mapping(address party => mapping(bytes32 evidence => bool)) objectedOn;
    }

    uint256 private constant LEAST_SIGNER_BYTES = 20;
    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Recoveries")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xd998e17d8a66770cac8dcff18f673443be22bf7c830383e5942883a0118e9900;

    /// @inheritdoc IRecovery
    function openRecovery(
        bytes32 credential,
        bytes32 contents,
        bytes[] calldata signers,
        uint64 threshold
    ) external returns (address party) {
        party = _registry().addressOf(credential);
        _requireOffice(OfficeKind.Identity, party);
        Parties.requireUnrestrained(party);
        Standing before = Parties.get(party).standing;
        require(before != Standing.Frozen, IPartyRegistry.PartyFrozen(party));
        require(party.code.length != 0, KeysMissing(party));
        _requireUsable(PartyAccount(payable(party)), signers, threshold);
        bytes32 evidence = identityEvidence(credential, contents);
        _useUp(evidence, DocumentKind.IdentityProof);
        Parties.get(party).standing = Standing.Frozen;
        uint16 round = _begin(party, before, keccak256(abi.encode(signers, threshold)));
        emit RecoveryOpened(party, round, msg.sender, signers, threshold, evidence);
    }

    /// @inheritdoc IRecovery
    function approveRecovery(address party) external {
        if (!_holdsOffice(OfficeKind.Identity, party)) _requireOffice(OfficeKind.Registrar, party);
        Recovery storage r = _open(party);
        _approve(party, r);
        emit RecoveryApproved(party, r.round, msg.sender, r.approvals);
    }

    /// @inheritdoc IRecovery
    function objectToRecovery(address party, bytes32 evidence) external {
        if (!_holdsOffice(OfficeKind.Court, party)) Parties.requireActive(msg.sender);
        Recovery storage r = _open(party);
        uint256 until = r.quorumAt == 0 ? type(uint256).max : uint256(r.quorumAt) + r.objectionSeconds;
        require(block.timestamp <= until, ObjectionTooLate(party, until));
        _evidence().requireGood(evidence);
        mapping(bytes32 => bool) storage used = _recoveries().objectedOn[party];
        require(!used[evidence], IPartyRegistry.EvidenceUsed(evidence));
        used[evidence] = true;
        ++r.objections;
        emit RecoveryObjected(party, r.round, msg.sender, evidence);
    }

    /// @inheritdoc IRecovery
    function decideObjection(address party, bool sustained, bytes32 order) external {
        _requireOffice(OfficeKind.Court, party);
        Recovery storage r = _open(party);
        require(r.objections != 0, NoObjection(party));
        _evidence().requireKind(order, DocumentKind.CourtOrder);
        --r.objections;
        emit ObjectionDecided(party, r.round, sustained, order);
        if (sustained) _cancel(party, r, order);
    }

    /// @inheritdoc IRecovery
    function cancelRecovery(address party, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, party);
        Recovery storage r = _open(party);
        _evidence().requireGood(evidence);
        _cancel(party, r, evidence);
    }

    /// @inheritdoc IRecovery
    function completeRecovery(address party, bytes[] calldata signers, uint64 threshold) external {
        Recovery storage stored = _open(party);
        Recovery memory r = stored;
        _requireRipe(party, r);
        bytes32 given = keccak256(abi.encode(signers, threshold));
        require(given == r.keysHash, RecoveryKeysMismatch(party, r.keysHash, given));
        stored.open = false;
        IPartyRegistry.Party storage p = Parties.get(party);
        (p.standing, p.keysSince) = (r.before, uint40(block.timestamp));
        emit RecoveryCompleted(party, r.round);
        PartyAccount(payable(party)).replaceKeys(signers, threshold);
    }

    /// @inheritdoc IRecovery
    function recoveryOf(address party) external view returns (Recovery memory) {
        return _recoveries().recoveries[party];
    }

    /// @inheritdoc IRecovery
    function identityEvidence(bytes32 credential, bytes32 contents) public pure returns (bytes32) {
        return keccak256(abi.encode(credential, contents));
    }

    function _begin(address party, Standing before, bytes32 keysHash) private returns (uint16 round) {
        IPartyRegistry.PartyTerms memory terms = _registry().partyTerms();
        Recovery storage r = _recoveries().recoveries[party];
        round = r.round + 1;
        (r.round, r.open, r.openedAt, r.quorumAt) = (round, true, uint40(block.timestamp), 0);
        (r.objectionSeconds, r.recoverySeconds) = (terms.objectionSeconds, terms.recoverySeconds);
        (r.quorum, r.approvals, r.objections) = (terms.recoveryQuorum, 0, 0);
        (r.before, r.keysHash) = (before, keysHash);
        _approve(party, r);
    }

    function _approve(address party, Recovery storage r) private {
        mapping(address => bool) storage approved = _recoveries().approved[party][r.round];
        require(!approved[msg.sender], OfficerRepeats(party, msg.sender));
        approved[msg.sender] = true;
        if (++r.approvals == r.quorum) r.quorumAt = uint40(block.timestamp);
    }

    function _cancel(address party, Recovery storage r, bytes32 evidence) private {
        r.open = false;
        Parties.thaw(party, r.before);
        emit RecoveryCancelled(party, r.round, evidence);
    }

    function _requireRipe(address party, Recovery memory r) private view {
        require(Parties.get(party).standing == Standing.Frozen, IPartyRegistry.PartyRestrained(party));
        require(r.approvals >= r.quorum, CommitteeQuorumNotMet(party, r.approvals, r.quorum));
        uint256 from = uint256(r.quorumAt) + r.recoverySeconds;
        require(block.timestamp >= from, RecoveryTooEarly(party, from));
        require(r.objections == 0, ObjectionUndecided(party, r.objections));
    }

    /// @dev What the account would refuse in the end is refused before the notice: the delay is not lost on it.
    function _requireUsable(PartyAccount account, bytes[] calldata signers, uint64 threshold) private view {
        require(threshold != 0, MultiSigner.MultiSignerERC7913ZeroThreshold());
        bool reachable = threshold <= signers.length;
        require(
            reachable,
            MultiSigner.MultiSignerERC7913UnreachableThreshold(uint64(signers.length), threshold)
        );
        for (uint256 i = 0; i < signers.length; ++i) {
            bytes calldata signer = signers[i];
            require(signer.length >= LEAST_SIGNER_BYTES, MultiSigner.MultiSignerERC7913InvalidSigner(signer));
            bool known = account.isSigner(signer);
            for (uint256 k = 0; k < i && !known; ++k) known = keccak256(signers[k]) == keccak256(signer);
            require(!known, MultiSigner.MultiSignerERC7913AlreadyExists(signer));
        }
    }

    function _open(address party) private view returns (Recovery storage r) {
        r = _recoveries().recoveries[party];
        require(r.open, RecoveryNotOpen(party));
    }

    function _recoveries() private pure returns (RecoveryStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
