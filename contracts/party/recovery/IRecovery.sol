// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Standing} from "../IPartyRegistry.sol";

/// @title Recovery of a party's keys
/// @notice A party whose keys are lost or stolen gets new ones inside its account; its titles, charges and money stay
/// where they are, so one transaction serves whatever it holds.
///
/// ```
/// openRecovery    officer, proof of identity: the old keys are frozen at once; public notice of the new ones
/// approveRecovery other officers, until the quorum is there; then the delay begins
/// objectToRecovery / decideObjection   anyone with a document / the court, which ends the recovery or lets it go on
/// cancelRecovery  officer: the keys were found, or the opening was a mistake
/// completeRecovery anyone, after the delay: the new keys take the place of all old ones
/// ```
///
/// What the old keys approved and what they signed without submitting it is void: powers of attorney that they gave,
/// consents by call, approvals of transfers, pending lodgements, sessions, signed batches.
interface IRecovery {
    /// @notice A recovery as it stands.
    /// @param round How many recoveries the party has had opened, this one included.
    /// @param open Whether it is under way.
    /// @param openedAt Unix second of its opening.
    /// @param quorumAt Unix second of the approval that made the quorum; 0 while it is not there.
    /// @param objectionSeconds How long after the quorum objections are heard.
    /// @param recoverySeconds How long after the quorum it can be completed.
    /// @param quorum Approvals that it needs.
    /// @param approvals Approvals that it has, its opening included.
    /// @param objections Objections that the court has not decided.
    /// @param before Standing that the party had when it was opened, and gets back.
    /// @param keysHash keccak256(abi.encode(signers, threshold)) of the keys to come.
    struct Recovery {
        uint16 round;
        bool open;
        uint40 openedAt;
        uint40 quorumAt;
        uint32 objectionSeconds;
        uint32 recoverySeconds;
        uint8 quorum;
        uint8 approvals;
        uint16 objections;
        Standing before;
        bytes32 keysHash;
    }

    /// @notice Public notice: a recovery was opened, and the party's keys are frozen.
    /// @param party The party.
    /// @param round Number of the recovery.
    /// @param officer Who opened it.
    /// @param signers Signers to come (ERC-7913).
    /// @param threshold How many of them must sign.
    /// @param evidence Proof of identity.
    event RecoveryOpened(
        address indexed party,
        uint16 indexed round,
        address indexed officer,
        bytes[] signers,
        uint64 threshold,
        bytes32 evidence
    );

    /// @notice Another officer approved the recovery.
    /// @param party The party.
    /// @param round Number of the recovery.
    /// @param officer Who approved.
    /// @param approvals Approvals that it has now.
    event RecoveryApproved(
        address indexed party,
        uint16 indexed round,
        address indexed officer,
        uint8 approvals
    );

    /// @notice Somebody objected to the recovery.
    /// @param party The party.
    /// @param round Number of the recovery.
    /// @param by Who objected.
    /// @param evidence Document that the objection rests on.
    event RecoveryObjected(address indexed party, uint16 indexed round, address indexed by, bytes32 evidence);

    /// @notice The court decided an objection.
    /// @param party The party.
    /// @param round Number of the recovery.
    /// @param sustained Whether the recovery ends by it.
    /// @param order The court's decision.
    event ObjectionDecided(address indexed party, uint16 indexed round, bool sustained, bytes32 order);

    /// @notice The recovery ended without new keys; the party stands as before.
    /// @param party The party.
    /// @param round Number of the recovery.
    /// @param evidence Document that the end rests on.
    event RecoveryCancelled(address indexed party, uint16 indexed round, bytes32 evidence);

    /// @notice The party has new keys.
    /// @param party The party.
    /// @param round Number of the recovery.
    event RecoveryCompleted(address indexed party, uint16 indexed round);

    /// @notice No recovery of the party is open.
    error RecoveryNotOpen(address party);
    /// @notice The party has no keys yet that could be lost; the identity office gives it the first.
    error KeysMissing(address party);
    /// @notice The officer has acted in this matter already; another one must.
    error OfficerRepeats(address party, address officer);
    /// @notice The recovery has `approvals` of the `quorum` distinct officers that it needs.
    error CommitteeQuorumNotMet(address party, uint8 approvals, uint8 quorum);
    /// @notice The recovery can be completed from the Unix second `from` on.
    error RecoveryTooEarly(address party, uint256 from);
    /// @notice Objections were heard until the Unix second `until`.
    error ObjectionTooLate(address party, uint256 until);
    /// @notice The court has to decide `objections` first.
    error ObjectionUndecided(address party, uint16 objections);
    /// @notice There is no objection to decide.
    error NoObjection(address party);
    /// @notice These are not the keys of the public notice.
    error RecoveryKeysMismatch(address party, bytes32 noticed, bytes32 given);

    /// @notice Opens a recovery and freezes the party's keys. Identity office of its division. The proof of identity
    /// is bound to the party: its commitment is `identityEvidence(credential, contents)`, so a proof of another
    /// identity is unknown here. Reverts with `OfficeRequired`, `PartyUnknown`, `PartyFrozen`, `PartyRestrained`,
    /// `PartyCeased`, `KeysMissing`, `EvidenceUsed`, the reason why the proof is not good, or an error of OpenZeppelin's
    /// `MultiSignerERC7913` for unusable signers, among them such as the party has now.
    /// @custom:office Identity@party
    /// @param credential Credential of the party, as at enrolment.
    /// @param contents Salted commitment to the proof's contents: licence, notarised resolution, check of the legal
    /// representative's identity.
    /// @param signers New signers (ERC-7913), none of them a present one.
    /// @param threshold How many of them must sign.
    /// @return party The party.
    function openRecovery(
        bytes32 credential,
        bytes32 contents,
        bytes[] calldata signers,
        uint64 threshold
    ) external returns (address party);

    /// @notice Approves an open recovery. Identity office or registrar of the party's division, each officer once.
    /// Reverts with `OfficeRequired`, `PartyUnknown`, `RecoveryNotOpen` or `OfficerRepeats`.
    /// @custom:office Identity@party, Registrar@party
    /// @param party The party.
    function approveRecovery(address party) external;

    /// @notice Objects to a recovery; it waits for the court. An active party, or the court of the party's division.
    /// Reverts with `RecoveryNotOpen`, `ObjectionTooLate`, `EvidenceUsed`, the reason why the caller cannot act, or why
    /// `evidence` is not good.
    /// @custom:office Party, Court@party
    /// @param party The party whose keys are to be replaced.
    /// @param evidence Document that the objection rests on; for objections against this party's recoveries it serves
    /// once, for anything else it stays good.
    function objectToRecovery(address party, bytes32 evidence) external;

    /// @notice Decides one objection. Court of the party's division. Reverts with `OfficeRequired`, `RecoveryNotOpen`,
    /// `NoObjection`, or the reason why `order` is no good order.
    /// @custom:office Court@party
    /// @param party The party.
    /// @param sustained Whether the recovery ends by it.
    /// @param order Decision of a court, attested, of the kind `CourtOrder`.
    function decideObjection(address party, bool sustained, bytes32 order) external;

    /// @notice Ends a recovery without new keys. Identity office of the party's division. Reverts with
    /// `OfficeRequired`, `PartyUnknown`, `RecoveryNotOpen`, or the reason why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param party The party.
    /// @param evidence Document that it rests on, of any kind.
    function cancelRecovery(address party, bytes32 evidence) external;

    /// @notice Puts the new keys in place of all old ones. Anyone, once the quorum, the delay and the objections are
    /// done with. Reverts with `RecoveryNotOpen`, `PartyRestrained`, `CommitteeQuorumNotMet`, `RecoveryTooEarly`,
    /// `ObjectionUndecided` or `RecoveryKeysMismatch`.
    /// @custom:office Anyone
    /// @param party The party.
    /// @param signers The signers of the public notice.
    /// @param threshold The threshold of the public notice.
    function completeRecovery(address party, bytes[] calldata signers, uint64 threshold) external;

    /// @notice The party's recovery, open or the last one.
    /// @param party The party.
    /// @return The recovery; all zero if there never was one.
    function recoveryOf(address party) external view returns (Recovery memory);

    /// @notice Commitment of a proof of identity that is bound to one party.
    /// @param credential Credential of the party, as at enrolment.
    /// @param contents Salted commitment to the proof's contents.
    /// @return keccak256(abi.encode(credential, contents)), the document that an attester attests.
    function identityEvidence(bytes32 credential, bytes32 contents) external pure returns (bytes32);
}
