// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind} from "../../authority/Offices.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Day, Days} from "../../types/Day.sol";
import {PartyKind, IPartyRegistry, Standing} from "../IPartyRegistry.sol";
import {OnRegistry} from "../OnRegistry.sol";
import {Parties} from "../Parties.sol";
import {IRecovery} from "../recovery/IRecovery.sol";
import {ISuccession, SuccessionCause} from "./ISuccession.sol";

/// @title SuccessionActs
/// @notice See {ISuccession}.
abstract contract SuccessionActs is OnRegistry, ISuccession {
    /// @custom:storage-location erc7201:parkfolio.storage.Successions
    struct SuccessionStorage {
        /// Succession of a party, announced or completed.
        mapping(address predecessor => Succession) successions;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Successions")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x95f8311b86dc309e56116d3d3c02940ea0a8c51d48aeafb634b19761620bf500;

    /// @dev Everything that is rewritten for a predecessor goes through the list of its successors.
    uint256 private constant MOST_SUCCESSORS = 32;

    /// @inheritdoc ISuccession
    function announceSuccession(
        address predecessor,
        SuccessionCause cause,
        Successor[] calldata successors,
        bytes32 plan,
        bool keepsSecurities,
        bytes32 evidence
    ) external {
        _requireOffice(OfficeKind.Identity, predecessor);
        _requireFit(predecessor, cause);
        Succession storage s = _of(predecessor);
        require(s.cause == SuccessionCause.None, SuccessionExists(predecessor));
        _requireEndable(predecessor);
        _requireSuccessors(predecessor, cause, successors);
        _evidence().requireGood(evidence);
        (s.cause, s.keepsSecurities, s.announcer) = (cause, keepsSecurities, msg.sender);
        (s.evidence, s.plan) = (evidence, plan);
        s.completableFrom = _creditorsUntil(cause);
        for (uint256 i = 0; i < successors.length; ++i) s.successors.push(successors[i]);
        emit SuccessionAnnounced(
            predecessor,
            cause,
            s.completableFrom,
            successors,
            plan,
            keepsSecurities,
            evidence
        );
    }

    /// @inheritdoc ISuccession
    function abandonSuccession(address predecessor, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, predecessor);
        _announced(predecessor);
        _evidence().requireGood(evidence);
        delete _successions().successions[predecessor];
        emit SuccessionAbandoned(predecessor, evidence);
    }

    /// @inheritdoc ISuccession
    function completeSuccession(address predecessor, Day effective, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, predecessor);
        Succession storage s = _announced(predecessor);
        require(s.announcer != msg.sender, IRecovery.OfficerRepeats(predecessor, msg.sender));
        require(block.timestamp >= s.completableFrom, CreditorsHeard(predecessor, s.completableFrom));
        Day today = Days.today();
        require(effective <= today, SuccessionInFuture(predecessor, effective, today));
        _requireEndable(predecessor);
        _requireSuccessors(predecessor, s.cause, s.successors);
        _useUp(evidence, DocumentKind.SuccessionProof);
        (s.completed, s.effective, s.evidence) = (true, effective, evidence);
        address lead = s.successors[0].party;
        IPartyRegistry.Party storage p = Parties.get(predecessor);
        (p.standing, p.successor) = (Standing.Ceased, lead);
        emit SuccessionCompleted(predecessor, lead, effective, evidence);
    }

    /// @inheritdoc ISuccession
    function cease(address party, bytes32 evidence) external {
        _requireOffice(OfficeKind.Identity, party);
        IPartyRegistry.Party storage p = Parties.get(party);
        require(p.standing != Standing.Ceased, IPartyRegistry.PartyCeased(party, p.successor));
        _requireEndable(party);
        _evidence().requireGood(evidence);
        p.standing = Standing.Ceased;
        emit PartyEnded(party, evidence);
    }

    /// @inheritdoc ISuccession
    function successionOf(address predecessor) external view returns (Succession memory) {
        return _of(predecessor);
    }

    /// @inheritdoc ISuccession
    function completedSuccessionOf(address predecessor) external view returns (Succession memory s) {
        s = _of(predecessor);
        require(s.completed, NotSucceeded(predecessor));
    }

    /// @inheritdoc ISuccession
    function isRepresented(address party, address[] calldata among) external view returns (bool) {
        return _isRepresented(party, among);
    }

    function _isRepresented(address party, address[] calldata among) private view returns (bool) {
        Succession storage s = _of(party);
        if (!s.completed) return false;
        for (uint256 i = 0; i < s.successors.length; ++i) {
            address successor = s.successors[i].party;
            if (!_contains(among, successor) && !_isRepresented(successor, among)) return false;
        }
        return true;
    }

    /// @dev A party ends while nothing is open on it: no replacement of its keys, no restraint of a court.
    function _requireEndable(address party) private view {
        Standing standing = Parties.get(party).standing;
        require(standing != Standing.Frozen, PartyBusy(party));
        require(standing != Standing.Restrained, IPartyRegistry.PartyRestrained(party));
    }

    function _requireFit(address predecessor, SuccessionCause cause) private view {
        PartyKind kind = Parties.get(predecessor).kind;
        bool death = cause == SuccessionCause.Inheritance;
        bool fit = cause != SuccessionCause.None && death == (kind == PartyKind.NaturalPerson);
        require(fit, CauseUnfit(predecessor, uint8(kind), cause));
    }

    /// @dev Refuses successors that cannot take.
    function _requireSuccessors(
        address predecessor,
        SuccessionCause cause,
        Successor[] memory successors
    ) private view {
        uint256 count = successors.length;
        uint256 most = cause == SuccessionCause.Merger ? 1 : MOST_SUCCESSORS;
        require(count != 0 && count <= most, SuccessorCountInvalid(count, 1, most));
        for (uint256 i = 0; i < count; ++i) {
            address party = successors[i].party;
            require(!_leadsTo(party, predecessor), SuccessionCycle(predecessor, party));
            require(Parties.known(party).standing != Standing.Frozen, PartyBusy(party));
            Parties.requireActive(party);
            require(successors[i].shares != 0, SuccessorInvalid(party));
            for (uint256 k = 0; k < i; ++k) {
                require(successors[k].party != party, SuccessorInvalid(party));
            }
        }
    }

    /// @dev Announced successions count: two that point at each other could not both be completed.
    function _leadsTo(address from, address to) private view returns (bool) {
        if (from == to) return true;
        Successor[] storage successors = _of(from).successors;
        for (uint256 i = 0; i < successors.length; ++i) {
            if (_leadsTo(successors[i].party, to)) return true;
        }
        return false;
    }

    /// @dev Heirs answer for the debts within what they take (Civil Code art. 1161): no creditors' time.
    function _creditorsUntil(SuccessionCause cause) private view returns (uint40) {
        uint256 wait =
            cause == SuccessionCause.Inheritance
                ? 0
                : uint256(_registry().partyTerms().creditorDays) * 1 days;
        return uint40(block.timestamp + wait);
    }

    function _announced(address predecessor) private view returns (Succession storage s) {
        s = _of(predecessor);
        bool announced = s.cause != SuccessionCause.None && !s.completed;
        require(announced, SuccessionNotAnnounced(predecessor));
    }

    function _of(address predecessor) private view returns (Succession storage) {
        return _successions().successions[predecessor];
    }

    function _contains(address[] calldata list, address party) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] == party) return true;
        }
        return false;
    }

    function _successions() private pure returns (SuccessionStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
