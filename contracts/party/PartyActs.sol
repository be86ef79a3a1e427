// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind} from "../authority/Offices.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {Fields} from "../evidence/Fields.sol";
import {CreditCode, CreditCodes} from "../types/CreditCode.sol";
import {Days} from "../types/Day.sol";
import {IPartyActs} from "./IPartyActs.sol";
import {IPartyRegistry, PartyKind, Standing} from "./IPartyRegistry.sol";
import {OnRegistry} from "./OnRegistry.sol";
import {Parties} from "./Parties.sol";
import {PartyAccount} from "./PartyAccount.sol";

/// @title PartyActs
/// @notice See {IPartyActs}.
abstract contract PartyActs is OnRegistry, IPartyActs {
    /// @dev Name of the field of a credential's record that holds the credit code.
    bytes32 private constant CREDIT_CODE = keccak256("creditCode");

    /// @inheritdoc IPartyActs
    function enrol(
        bytes32 credential,
        PartyKind kind,
        uint32 division,
        bytes32 evidence
    ) external returns (address party) {
        IAuthority(address(this)).checkOffice(msg.sender, OfficeKind.Identity, division);
        require(credential != bytes32(0), CredentialEmpty());
        require(kind != PartyKind.None, PartyKindMissing());
        party = _registry().addressOf(credential);
        IPartyRegistry.Party storage p = Parties.get(party);
        require(p.standing == Standing.Unknown, AlreadyEnrolled(party));
        _useUp(evidence, DocumentKind.IdentityProof);
        (p.standing, p.kind, p.division, p.enrolledOn) = (Standing.Active, kind, division, Days.today());
        emit Enrolled(party, credential, kind, division, evidence);
    }

    /// @inheritdoc IPartyActs
    function giveKeys(bytes32 credential, bytes[] calldata signers, uint64 threshold) external {
        address party = _registry().addressOf(credential);
        _requireOffice(OfficeKind.Identity, party);
        Parties.requireActive(party);
        require(party.code.length == 0, KeysPresent(party));
        Clones.cloneDeterministic(_registry().ACCOUNT_IMPLEMENTATION(), credential);
        PartyAccount(payable(party)).initialize(signers, threshold);
        emit KeysGiven(party, signers.length, threshold);
    }

    /// @inheritdoc IPartyActs
    function suspend(address party, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, party);
        Parties.requireActive(party);
        _evidence().requireGood(evidence);
        Parties.get(party).standing = Standing.Suspended;
        emit Suspended(party, evidence);
    }

    /// @inheritdoc IPartyActs
    function reinstate(address party, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, party);
        Standing standing = Parties.get(party).standing;
        require(standing == Standing.Suspended, NotSuspended(party, standing));
        _evidence().requireGood(evidence);
        Parties.get(party).standing = Standing.Active;
        emit Reinstated(party, evidence);
    }

    /// @inheritdoc IPartyActs
    function restrain(address party, bytes32 order) external {
        _requireOffice(OfficeKind.Court, party);
        Parties.requireUnrestrained(party);
        _evidence().requireKind(order, DocumentKind.CourtOrder);
        IPartyRegistry.Party storage p = Parties.get(party);
        (p.beneath, p.standing) = (p.standing, Standing.Restrained);
        emit Restrained(party, order);
    }

    /// @inheritdoc IPartyActs
    function release(address party, bytes32 order) external {
        _requireOffice(OfficeKind.Court, party);
        IPartyRegistry.Party storage p = Parties.get(party);
        require(p.standing == Standing.Restrained, NotRestrained(party, p.standing));
        _evidence().requireKind(order, DocumentKind.CourtOrder);
        (p.standing, p.beneath) = (p.beneath, Standing.Unknown);
        emit Released(party, order);
    }

    /// @inheritdoc IPartyActs
    function discloseCreditCode(CreditCode creditCode, bytes32 salt) external {
        Parties.requireActive(msg.sender);
        require(
            _registry().addressOf(credentialOf(creditCode, salt)) == msg.sender,
            DisclosureMismatch(msg.sender, creditCode)
        );
        emit CreditCodeDisclosed(msg.sender, creditCode);
    }

    /// @inheritdoc IPartyActs
    function discloseCreditCodeField(
        bytes32 credential,
        CreditCode creditCode,
        bytes32 salt,
        bytes32[] calldata proof
    ) external {
        Parties.requireActive(msg.sender);
        CreditCodes.check(creditCode);
        bytes memory value = Fields.text(string(abi.encodePacked(creditCode)));
        bool proved = Fields.verify(credential, CREDIT_CODE, salt, value, proof);
        bool own = _registry().addressOf(credential) == msg.sender;
        require(own && proved, DisclosureMismatch(msg.sender, creditCode));
        emit CreditCodeDisclosed(msg.sender, creditCode);
    }

    /// @inheritdoc IPartyActs
    function credentialOf(CreditCode creditCode, bytes32 salt) public pure returns (bytes32) {
        CreditCodes.check(creditCode);
        return keccak256(abi.encode(salt, creditCode));
    }
}
