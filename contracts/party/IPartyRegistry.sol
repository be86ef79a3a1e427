// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CreditCode} from "../types/CreditCode.sol";
import {Day} from "../types/Day.sol";

/// @notice What the law takes a party for (Civil Code arts. 13, 57, 102).
enum PartyKind {
    None,
    NaturalPerson,
    LegalPerson,
    UnincorporatedOrganisation,
    PublicAuthority,
    /// Joint owners without shares: one account whose signers are the joint owners.
    JointOwners
}

/// @notice Standing of a party; only an `Active` one originates acts.
enum Standing {
    Unknown,
    Active,
    Suspended,
    Ceased
}

/// @title Parties known to the ledger
/// @notice A party is the address of its {PartyAccount}: a clone at an address that follows from the salted
/// commitment of its credential. The address is known before the code exists, so a title can be registered to a
/// party that has no keys yet.
///
/// ```
/// Unknown --enrol--> Active <--reinstate-- Suspended
///                      |  ----suspend---->    |
///                      +------- cease --------+--> Ceased (for good)
/// ```
interface IPartyRegistry {
    /// @notice What the registry knows of a party.
    /// @param standing Whether the party may act.
    /// @param kind What the law takes it for.
    /// @param division GB/T 2260 code of the identity office that keeps the party.
    /// @param enrolledOn Day of enrolment, UTC+8.
    /// @param successor Party that answers for a ceased one; zero if none.
    struct Party {
        Standing standing;
        PartyKind kind;
        uint32 division;
        Day enrolledOn;
        address successor;
    }

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
    /// @notice The address is no party of this ledger.
    error PartyUnknown(address party);
    /// @notice The party is suspended and cannot act.
    error PartySuspended(address party);
    /// @notice The party has ceased; `successor` (may be zero) answers for it.
    error PartyCeased(address party, address successor);
    /// @notice Only a suspended party can be reinstated; this one stands as `standing`.
    error NotSuspended(address party, Standing standing);
    /// @notice The party has keys already; they change inside its account.
    error KeysPresent(address party);
    /// @notice The commitment of the credential is not that of `creditCode` and `salt`.
    error DisclosureMismatch(address party, CreditCode creditCode);

    /// @notice Address of the party with this credential, enrolled or not.
    /// @param credential keccak256(salt, canonical credential), see `credentialOf`.
    /// @return party Address of its account (ERC-1167 clone by CREATE2), whether deployed or not.
    function addressOf(bytes32 credential) external view returns (address party);

    /// @notice Hash of the code of every party's account: a clone of the one implementation (ERC-1167).
    /// @return The codehash by which a genuine account is known.
    function accountCodehash() external view returns (bytes32);

    /// @notice Salted commitment of a credit code, as enrolment expects it. Call it off chain only, or the salt
    /// becomes public. Reverts with the errors of {CreditCodes} for a mistyped code.
    /// @param creditCode Unified social credit code (GB 32100-2015).
    /// @param salt 32 random bytes, kept off chain.
    /// @return credential keccak256(abi.encode(salt, creditCode)).
    function credentialOf(CreditCode creditCode, bytes32 salt) external pure returns (bytes32 credential);

    /// @notice Enrols a party. Identity office of `division`. Reverts with `OfficeRequired`, `CredentialEmpty`,
    /// `PartyKindMissing`, `AlreadyEnrolled`, or the reason why `evidence` is no good proof of identity.
    /// @param credential Salted commitment; never a bare hash of a number.
    /// @param kind What the law takes the party for.
    /// @param division GB/T 2260 code of the office that keeps it.
    /// @param evidence Proof of identity, attested, of the kind `IdentityProof`.
    /// @return party Address of its account.
    /// @custom:office Identity@division
    function enrol(
        bytes32 credential,
        PartyKind kind,
        uint32 division,
        bytes32 evidence
    ) external returns (address party);

    /// @notice Deploys the account of an enrolled party and gives it its keys. Identity office of its division.
    /// Reverts with `OfficeRequired`, `PartyUnknown`, `PartySuspended`, `PartyCeased`, `KeysPresent`, or an error of
    /// OpenZeppelin's `MultiSignerERC7913` for unusable signers.
    /// @param credential As at enrolment.
    /// @param signers ERC-7913 signers: 20 bytes for an account, verifier and key for P-256 or WebAuthn.
    /// @param threshold How many of them must sign.
    /// @custom:office Identity@party
    function giveKeys(bytes32 credential, bytes[] calldata signers, uint64 threshold) external;

    /// @notice Stops a party from acting. Identity office of its division. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `PartySuspended`, `PartyCeased`, or the reason why `evidence` is not good.
    /// @param party The party, active.
    /// @param evidence Document that it rests on, of any kind.
    /// @custom:office Identity@party
    function suspend(address party, bytes32 evidence) external;

    /// @notice Lets a suspended party act again. Identity office of its division. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `NotSuspended`, or the reason why `evidence` is not good.
    /// @param party The party, suspended.
    /// @param evidence Document that it rests on, of any kind.
    /// @custom:office Identity@party
    function reinstate(address party, bytes32 evidence) external;

    /// @notice Publishes the caller's credit code, proved against its credential. For legal persons that want to be
    /// found; a natural person's number must never be passed here. The party itself, active. Reverts with
    /// `PartyUnknown`, `PartySuspended`, `PartyCeased`, `DisclosureMismatch` or the errors of {CreditCodes}.
    /// @param creditCode Its unified social credit code.
    /// @param salt The salt of its credential, public from now on.
    /// @custom:office Party
    function discloseCreditCode(CreditCode creditCode, bytes32 salt) external;

    /// @notice What the registry knows of a party.
    /// @param party Its address.
    /// @return The record; all zero if unknown.
    function partyOf(address party) external view returns (Party memory);

    /// @notice Whether a party may act.
    /// @param party Its address.
    /// @return Its standing; `Unknown` if it was never enrolled.
    function standingOf(address party) external view returns (Standing);
    /// @notice As {requireActive}, for each of several parties.
    /// @param parties Parties.
    function requireAllActive(address[] calldata parties) external view;

    /// @notice Reverts with `PartyUnknown`, `PartySuspended` or `PartyCeased` unless the party may act.
    /// @param party Its address.
    function requireActive(address party) external view;
}
