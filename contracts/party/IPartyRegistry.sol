// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

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
    /// Stopped by its identity office.
    Suspended,
    /// Dead, dissolved, merged or divided; for good.
    Ceased,
    /// Its keys are being replaced.
    Frozen,
    /// Stopped by a court.
    Restrained
}

/// @title Parties known to the ledger: what every act asks of them
/// @notice A party is the address of its {PartyAccount}: a clone at an address that follows from the salted
/// commitment of its credential. The address is known before the code exists, so a title can be registered to a
/// party that has no keys yet. What is done to parties stands in {IPartyActs}, {IRecovery}, {ISuccession}, {IAgency}.
///
/// ```
/// Unknown --enrol--> Active --suspend------> Suspended  --reinstate--------------> Active
///                           --openRecovery-> Frozen     --complete, cancel-------> as before
///                           --restrain-----> Restrained --release----------------> as before
///                           --cease, completeSuccession--> Ceased (for good)
/// ```
///
/// A court's restraint stands over a suspension or a recovery; these go on beneath it.
interface IPartyRegistry {
    /// @notice What the registry knows of a party.
    /// @param standing Whether the party may act.
    /// @param kind What the law takes it for.
    /// @param division GB/T 2260 code of the identity office that keeps the party.
    /// @param enrolledOn Day of enrolment, UTC+8.
    /// @param keysSince Unix second of the recovery that replaced its keys last; 0 if none did. Approvals that are older
    /// have died with the keys that gave them.
    /// @param beneath Standing that comes back when a court releases the party.
    /// @param successor Party that answers for a ceased one; zero if none.
    struct Party {
        Standing standing;
        PartyKind kind;
        uint32 division;
        Day enrolledOn;
        uint40 keysSince;
        Standing beneath;
        address successor;
    }

    /// @notice Periods and quorum of recoveries and successions.
    /// @param recoveryQuorum Distinct officers, the one who opens included, who must approve a recovery; at least 2.
    /// @param objectionSeconds How long after the quorum objections are heard.
    /// @param recoverySeconds How long after the quorum a recovery can be completed; longer than the objections' time.
    /// @param creditorDays Days between the announcement of a merger, division or dissolution and its completion
    /// (Company Law art. 220: creditors claim within 45 days of the publication).
    struct PartyTerms {
        uint8 recoveryQuorum;
        uint32 objectionSeconds;
        uint32 recoverySeconds;
        uint16 creditorDays;
    }

    /// @notice The council set the periods and the quorum; what is open keeps those it began with.
    /// @param terms As they are from now on.
    event PartyTermsSet(PartyTerms terms);

    /// @notice The address is no party of this ledger.
    error PartyUnknown(address party);
    /// @notice The party is suspended and cannot act.
    error PartySuspended(address party);
    /// @notice The keys of the party are being replaced; until then nobody acts for it.
    error PartyFrozen(address party);
    /// @notice A court has stopped the party from acting.
    error PartyRestrained(address party);
    /// @notice The party has ceased; `successor` (may be zero) answers for it.
    error PartyCeased(address party, address successor);
    /// @notice The keys of the party were replaced at `keysSince`; what its former keys approved at `approvedAt` (Unix
    /// seconds) is void.
    error KeysReplaced(address party, uint64 approvedAt, uint40 keysSince);
    /// @notice The document has served for a party before.
    error EvidenceUsed(bytes32 evidence);
    /// @notice A quorum is at least 2, and objections end before a recovery completes.
    error PartyTermsInvalid(uint8 recoveryQuorum, uint32 objectionSeconds, uint32 recoverySeconds);

    /// @notice A party's account is none of the council's contracts: the council executes nothing on it in the registry's
    /// name, or it could replace the party's keys without a recovery.
    error AccountNotGoverned(address account);

    /// @notice Sets the periods and the quorum of recoveries and successions. Reverts with `PartyTermsInvalid`, or
    /// with `AccessManagerUnauthorizedAccount` unless it is the council's act.
    /// @custom:office Council
    /// @param terms As they are from now on.
    function setPartyTerms(PartyTerms calldata terms) external;

    /// @notice Code of every party's account.
    /// @return Address of the implementation that accounts are clones of.
    function ACCOUNT_IMPLEMENTATION() external view returns (address);

    /// @notice Address of the party with this credential, enrolled or not.
    /// @param credential keccak256(salt, canonical credential), see `credentialOf`.
    /// @return party Address of its account (ERC-1167 clone by CREATE2), whether deployed or not.
    function addressOf(bytes32 credential) external view returns (address party);

    /// @notice Hash of the code of every party's account: a clone of the one implementation (ERC-1167).
    /// @return The codehash by which a genuine account is known.
    function accountCodehash() external view returns (bytes32);

    /// @notice What the registry knows of a party.
    /// @param party Its address.
    /// @return The record; all zero if unknown.
    function partyOf(address party) external view returns (Party memory);

    /// @notice Periods and quorum of recoveries and successions.
    /// @return As the council set them last.
    function partyTerms() external view returns (PartyTerms memory);

    /// @notice Whether a party may act.
    /// @param party Its address.
    /// @return Its standing; `Unknown` if it was never enrolled.
    function standingOf(address party) external view returns (Standing);

    /// @notice Since when the party has its present keys.
    /// @param party Its address.
    /// @return Unix second of the last recovery; 0 if there was none.
    function keysSinceOf(address party) external view returns (uint40);

    /// @notice Who answers for a party.
    /// @param party Its address.
    /// @return The party itself; if it has ceased, its successor, or the successor's, and so on. The party itself if it
    /// ceased without any.
    function answeringFor(address party) external view returns (address);

    /// @notice Reverts with `PartyUnknown`, `PartySuspended`, `PartyFrozen`, `PartyRestrained` or `PartyCeased` unless
    /// each of the parties may act, and with `KeysReplaced` if the keys of one were replaced after it approved.
    /// @param parties Parties.
    /// @param approvedAt Unix second of their approval.
    function requireApproved(address[] calldata parties, uint64 approvedAt) external view;

    /// @notice Reverts with `PartyUnknown`, `PartySuspended`, `PartyFrozen`, `PartyRestrained` or `PartyCeased` unless
    /// the party may act.
    /// @param party Its address.
    function requireActive(address party) external view;
}
