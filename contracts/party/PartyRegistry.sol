// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {OfficeKind} from "../authority/Offices.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {EvidenceRegistry} from "../evidence/EvidenceRegistry.sol";
import {CreditCode, CreditCodes} from "../types/CreditCode.sol";
import {Days} from "../types/Day.sol";
import {IPartyRegistry, PartyKind, Standing} from "./IPartyRegistry.sol";
import {PartyAccount} from "./PartyAccount.sol";

/// @title PartyRegistry
/// @notice See {IPartyRegistry}. Not upgradeable: who a party is must not depend on an upgrade.
abstract contract PartyRegistry is EvidenceRegistry, IPartyRegistry {
    /// @notice The code that every party's account runs.
    address public immutable ACCOUNT_IMPLEMENTATION;

    mapping(address party => Party) private _parties;

    /// @notice Deploys the implementation of party accounts.
    constructor() {
        ACCOUNT_IMPLEMENTATION = address(new PartyAccount(this));
    }

    /// @inheritdoc IPartyRegistry
    function enrol(
        bytes32 credential,
        PartyKind kind,
        uint32 division,
        bytes32 evidence
    ) external returns (address party) {
        checkOffice(msg.sender, OfficeKind.Identity, division);
        require(credential != bytes32(0), CredentialEmpty());
        require(kind != PartyKind.None, PartyKindMissing());
        party = addressOf(credential);
        require(_parties[party].standing == Standing.Unknown, AlreadyEnrolled(party));
        requireKind(evidence, DocumentKind.IdentityProof);
        _parties[party] = Party(Standing.Active, kind, division, Days.today(), address(0));
        emit Enrolled(party, credential, kind, division, evidence);
    }

    /// @inheritdoc IPartyRegistry
    function giveKeys(bytes32 credential, bytes[] calldata signers, uint64 threshold) external {
        address party = addressOf(credential);
        _requireItsOffice(party);
        requireActive(party);
        require(party.code.length == 0, KeysPresent(party));
        Clones.cloneDeterministic(ACCOUNT_IMPLEMENTATION, credential);
        PartyAccount(payable(party)).initialize(signers, threshold);
        emit KeysGiven(party, signers.length, threshold);
    }

    /// @inheritdoc IPartyRegistry
    function suspend(address party, bytes32 evidence) external {
        _requireItsOffice(party);
        requireActive(party);
        requireGood(evidence);
        _parties[party].standing = Standing.Suspended;
        emit Suspended(party, evidence);
    }

    /// @inheritdoc IPartyRegistry
    function reinstate(address party, bytes32 evidence) external {
        _requireItsOffice(party);
        Standing standing = _parties[party].standing;
        require(standing == Standing.Suspended, NotSuspended(party, standing));
        requireGood(evidence);
        _parties[party].standing = Standing.Active;
        emit Reinstated(party, evidence);
    }

    /// @inheritdoc IPartyRegistry
    function discloseCreditCode(CreditCode creditCode, bytes32 salt) external {
        requireActive(msg.sender);
        require(
            addressOf(credentialOf(creditCode, salt)) == msg.sender,
            DisclosureMismatch(msg.sender, creditCode)
        );
        emit CreditCodeDisclosed(msg.sender, creditCode);
    }

    /// @inheritdoc IPartyRegistry
    function accountCodehash() external view returns (bytes32) {
        return
            keccak256(
                abi.encodePacked(
                    hex"363d3d373d3d3d363d73",
                    ACCOUNT_IMPLEMENTATION,
                    hex"5af43d82803e903d91602b57fd5bf3"
                )
            );
    }

    /// @inheritdoc IPartyRegistry
    function partyOf(address party) external view returns (Party memory) {
        return _parties[party];
    }

    /// @inheritdoc IPartyRegistry
    function standingOf(address party) external view returns (Standing) {
        return _parties[party].standing;
    }

    /// @inheritdoc IPartyRegistry
    function answeringFor(address party) external view returns (address answering) {
        answering = party;
        while (_parties[answering].successor != address(0)) answering = _parties[answering].successor;
    }

    /// @inheritdoc IPartyRegistry
    function requireAllActive(address[] calldata parties) external view {
        for (uint256 i = 0; i < parties.length; ++i) {
            requireActive(parties[i]);
        }
    }

    /// @inheritdoc IPartyRegistry
    function requireActive(address party) public view {
        Party storage p = _parties[party];
        Standing standing = p.standing;
        if (standing == Standing.Active) return;
        require(standing != Standing.Unknown, PartyUnknown(party));
        require(standing != Standing.Suspended, PartySuspended(party));
        revert PartyCeased(party, p.successor);
    }

    /// @inheritdoc IPartyRegistry
    function addressOf(bytes32 credential) public view returns (address) {
        return Clones.predictDeterministicAddress(ACCOUNT_IMPLEMENTATION, credential, address(this));
    }

    /// @inheritdoc IPartyRegistry
    function credentialOf(CreditCode creditCode, bytes32 salt) public pure returns (bytes32) {
        CreditCodes.check(creditCode);
        return keccak256(abi.encode(salt, creditCode));
    }

    function _requireItsOffice(address party) private view {
        Party storage p = _parties[party];
        require(p.standing != Standing.Unknown, PartyUnknown(party));
        checkOffice(msg.sender, OfficeKind.Identity, p.division);
    }
}
