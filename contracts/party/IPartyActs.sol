// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CreditCode} from "../types/CreditCode.sol";
import {PartyKind, Standing} from "./IPartyRegistry.sol";

/// @title Enrolment, keys and standing of parties
/// @notice The acts of the identity office, and of the court over a party. They run on the storage of the registry of
/// parties, at its address.
interface IPartyActs {
    /// @notice A party was enrolled.
    /// @param party Address of its account, whether deployed or not.
    /// @param credential Salted commitment of its credential.
    /// @param kind What the law takes it for.
    /// @param division GB/T 2260 code of the identity office that keeps it.
    /// @param evidence Proof of identity.
    event Enrolled(
        address indexed party,
        bytes32 indexed credential,
        PartyKind kind,
        uint32 division,
        bytes32 evidence
    );

    /// @notice A party's account was deployed with its first keys.
    /// @param party The party.
    /// @param signers How many signers it has.
    /// @param threshold How many of them must sign.
    event KeysGiven(address indexed party, uint256 signers, uint64 threshold);

    /// @notice A party was stopped from acting.
    /// @param party The party.
    /// @param evidence Document that it rests on.
    event Suspended(address indexed party, bytes32 evidence);

    /// @notice A suspended party may act again.
    /// @param party The party.
    /// @param evidence Document that it rests on.
    event Reinstated(address indexed party, bytes32 evidence);

    /// @notice A court stopped a party from acting.
    /// @param party The party.
    /// @param order The court's order.
    event Restrained(address indexed party, bytes32 order);

    /// @notice A court let a party act again, as it could before.
    /// @param party The party.
    /// @param order The court's order.
    event Released(address indexed party, bytes32 order);

    /// @notice A party published its credit code; the salt in the call opens the commitment for everybody.
    /// @param party The party.
    /// @param creditCode Its unified social credit code (GB 32100-2015).
    event CreditCodeDisclosed(address indexed party, CreditCode creditCode);

    /// @notice The zero commitment names no credential.
    error CredentialEmpty();
    /// @notice A party needs a kind.
    error PartyKindMissing();
    /// @notice The credential was enrolled before, as `party`.
    error AlreadyEnrolled(address party);
    /// @notice Only a suspended party can be reinstated; this one stands as `standing`.
    error NotSuspended(address party, Standing standing);
    /// @notice Only a restrained party can be released; this one stands as `standing`.
    error NotRestrained(address party, Standing standing);
    /// @notice The party has keys already; they change inside its account.
    error KeysPresent(address party);
    /// @notice The commitment of the credential is not that of `creditCode` and `salt`.
    error DisclosureMismatch(address party, CreditCode creditCode);

    /// @notice Enrols a party. Identity office of `division`. Reverts with `OfficeRequired`, `CredentialEmpty`,
    /// `PartyKindMissing`, `AlreadyEnrolled`, `EvidenceUsed`, or the reason why `evidence` is no good proof of identity.
    /// @custom:office Identity@division
    /// @param credential Salted commitment; never a bare hash of a number.
    /// @param kind What the law takes the party for.
    /// @param division GB/T 2260 code of the office that keeps it.
    /// @param evidence Proof of identity, attested, of the kind `IdentityProof`; it serves once.
    /// @return party Address of its account.
    function enrol(
        bytes32 credential,
        PartyKind kind,
        uint32 division,
        bytes32 evidence
    ) external returns (address party);

    /// @notice Deploys the account of an enrolled party and gives it its keys. Identity office of its division.
    /// Reverts with `OfficeRequired`, `KeysPresent`, the reason why the party cannot act, or an error of
    /// OpenZeppelin's `MultiSignerERC7913` for unusable signers.
    /// @custom:office Identity@party
    /// @param credential As at enrolment.
    /// @param signers ERC-7913 signers: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param threshold How many of them must sign.
    function giveKeys(bytes32 credential, bytes[] calldata signers, uint64 threshold) external;

    /// @notice Stops a party from acting. Identity office of its division. Reverts with `OfficeRequired`, the reason
    /// why the party cannot act as it is, or the reason why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param party The party, active.
    /// @param evidence Document that it rests on, of any kind.
    function suspend(address party, bytes32 evidence) external;

    /// @notice Lets a suspended party act again. Identity office of its division. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `NotSuspended`, or the reason why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param party The party, suspended.
    /// @param evidence Document that it rests on, of any kind.
    function reinstate(address party, bytes32 evidence) external;

    /// @notice Stops a party from acting, by a court's order. Court of its division. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `PartyRestrained`, `PartyCeased`, or the reason why `order` is no good order.
    /// @custom:office Court@party
    /// @param party The party.
    /// @param order Order of a court, attested, of the kind `CourtOrder`.
    function restrain(address party, bytes32 order) external;

    /// @notice Lets a restrained party act as it could before. Court of its division. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `NotRestrained`, or the reason why `order` is no good order.
    /// @custom:office Court@party
    /// @param party The party, restrained.
    /// @param order Order of a court, attested, of the kind `CourtOrder`.
    function release(address party, bytes32 order) external;

    /// @notice Publishes the caller's credit code, proved against its credential. For legal persons that want to be
    /// found; a natural person's number must never be passed here. The party itself, active. Reverts with
    /// `DisclosureMismatch`, the reason why the party cannot act, or the errors of {CreditCodes}.
    /// @custom:office Party
    /// @param creditCode Its unified social credit code.
    /// @param salt The salt of its credential, public from now on.
    function discloseCreditCode(CreditCode creditCode, bytes32 salt) external;

    /// @notice Publishes the caller's credit code, proved as the field `creditCode` of the record that its credential
    /// commits to; the other fields stay hidden. The party itself, active. Reverts as {discloseCreditCode} does.
    /// @custom:office Party
    /// @param credential Its credential, as at enrolment: root of its record, see {Fields}.
    /// @param creditCode Its unified social credit code.
    /// @param salt The salt of the field, public from now on.
    /// @param proof Siblings on the path from the field's leaf to the root.
    function discloseCreditCodeField(
        bytes32 credential,
        CreditCode creditCode,
        bytes32 salt,
        bytes32[] calldata proof
    ) external;

    /// @notice Salted commitment of a credit code, as enrolment expects it. Call it off chain only, or the salt
    /// becomes public. Reverts with the errors of {CreditCodes} for a mistyped code.
    /// @param creditCode Unified social credit code (GB 32100-2015).
    /// @param salt 32 random bytes, kept off chain.
    /// @return credential keccak256(abi.encode(salt, creditCode)).
    function credentialOf(CreditCode creditCode, bytes32 salt) external pure returns (bytes32 credential);
}
