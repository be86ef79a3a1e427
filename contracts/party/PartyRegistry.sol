// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EvidenceRegistry} from "../evidence/EvidenceRegistry.sol";
import {IPartyRegistry, Standing} from "./IPartyRegistry.sol";
import {Parties} from "./Parties.sol";
import {PartyAccount} from "./PartyAccount.sol";

/// @title PartyRegistry
/// @notice See {IPartyRegistry}. Not upgradeable: who a party is must not depend on an upgrade.
abstract contract PartyRegistry is EvidenceRegistry, IPartyRegistry {
    /// @notice Code of every party's account.
    address public immutable ACCOUNT_IMPLEMENTATION;

    uint8 private constant LEAST_QUORUM = 2;

    /// @notice Deploys the implementation of party accounts.
    /// @param terms Periods and quorum to begin with.
    constructor(PartyTerms memory terms) {
        ACCOUNT_IMPLEMENTATION = address(new PartyAccount(this));
        _setTerms(terms);
    }

    /// @inheritdoc IPartyRegistry
    function setPartyTerms(PartyTerms calldata terms) external onlyAuthorized {
        _setTerms(terms);
    }

    /// @inheritdoc IPartyRegistry
    function partyOf(address party) external view returns (Party memory) {
        return Parties.get(party);
    }

    /// @inheritdoc IPartyRegistry
    function partyTerms() external view returns (PartyTerms memory) {
        return Parties.layout().terms;
    }

    /// @inheritdoc IPartyRegistry
    function standingOf(address party) external view returns (Standing) {
        return Parties.get(party).standing;
    }

    /// @inheritdoc IPartyRegistry
    function keysSinceOf(address party) external view returns (uint40) {
        return Parties.get(party).keysSince;
    }

    /// @inheritdoc IPartyRegistry
    function answeringFor(address party) external view returns (address) {
        for (
            address next = Parties.get(party).successor;
            next != address(0);
            next = Parties.get(party).successor
        ) {
            party = next;
        }
        return party;
    }

    /// @inheritdoc IPartyRegistry
    function requireApproved(address[] calldata parties, uint64 approvedAt) external view {
        for (uint256 i = 0; i < parties.length; ++i) {
            Party storage p = Parties.get(parties[i]);
            (Standing standing, uint40 keysSince) = (p.standing, p.keysSince);
            if (standing != Standing.Active) Parties.refuse(parties[i]);
            if (keysSince > approvedAt) revert KeysReplaced(parties[i], approvedAt, keysSince);
        }
    }

    /// @inheritdoc IPartyRegistry
    function requireActive(address party) external view {
        Parties.requireActive(party);
    }

    /// @inheritdoc IPartyRegistry
    function addressOf(bytes32 credential) external view returns (address) {
        return Clones.predictDeterministicAddress(ACCOUNT_IMPLEMENTATION, credential, address(this));
    }

    /// @notice AccessManager's execution of the council's calls, which refuses parties' accounts. Reverts with
    /// `AccountNotGoverned`, or with the errors of OpenZeppelin's AccessManager.
    /// @custom:office Admitted
    /// @param target Contract to call.
    /// @param data What to call on it.
    /// @return Nonce of the scheduled operation; 0 if the caller has no delay.
    function execute(
        address target,
        bytes calldata data
    ) public payable override(AccessManager, IAccessManager) returns (uint32) {
        // Accounts obey this address when it gives or replaces keys: the council must not speak for it.
        require(target.codehash != accountCodehash(), AccountNotGoverned(target));
        return super.execute(target, data);
    }

    /// @inheritdoc IPartyRegistry
    function accountCodehash() public view returns (bytes32) {
        return
            keccak256(
                abi.encodePacked(
                    hex"363d3d373d3d3d363d73",
                    ACCOUNT_IMPLEMENTATION,
                    hex"5af43d82803e903d91602b57fd5bf3"
                )
            );
    }

    function _setTerms(PartyTerms memory terms) private {
        (uint8 quorum, uint32 hearing, uint32 wait) = (
            terms.recoveryQuorum,
            terms.objectionSeconds,
            terms.recoverySeconds
        );
        require(quorum >= LEAST_QUORUM && hearing < wait, PartyTermsInvalid(quorum, hearing, wait));
        Parties.layout().terms = terms;
        emit PartyTermsSet(terms);
    }
}
