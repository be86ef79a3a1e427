// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry, Standing} from "./IPartyRegistry.sol";

/// @title What the registry of parties stores
/// @notice The one place where a party's standing is read and changed, by the checks of every act and by the rare acts
/// alike.
library Parties {
    /// @custom:storage-location erc7201:parkfolio.storage.Parties
    struct Layout {
        /// Record of each party.
        mapping(address party => IPartyRegistry.Party) records;
        /// Documents that have served for an enrolment, a recovery or a succession.
        mapping(bytes32 evidence => bool) used;
        /// Periods and quorum that the council sets.
        IPartyRegistry.PartyTerms terms;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Parties")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xcd17b903099f3a8d7396f596a9c6b7079def16186b59fea7fb923e22565a2c00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function get(address party) internal view returns (IPartyRegistry.Party storage) {
        return layout().records[party];
    }

    /// @notice The record of a party that was ever enrolled. Reverts with `PartyUnknown`.
    /// @param party The party.
    /// @return p Its record.
    function known(address party) internal view returns (IPartyRegistry.Party storage p) {
        p = get(party);
        require(p.standing != Standing.Unknown, IPartyRegistry.PartyUnknown(party));
    }

    /// @notice Names the reason why a party that does not stand as `Active` cannot act.
    /// @param party The party.
    function refuse(address party) internal view {
        IPartyRegistry.Party storage p = known(party);
        Standing standing = p.standing;
        require(standing != Standing.Suspended, IPartyRegistry.PartySuspended(party));
        require(standing != Standing.Frozen, IPartyRegistry.PartyFrozen(party));
        require(standing != Standing.Restrained, IPartyRegistry.PartyRestrained(party));
        revert IPartyRegistry.PartyCeased(party, p.successor);
    }

    /// @notice Refuses unless the party may act.
    /// @param party The party.
    function requireActive(address party) internal view {
        if (get(party).standing != Standing.Active) refuse(party);
    }

    /// @notice Refuses a party that a court restrains, or that has ceased.
    /// @param party The party.
    function requireUnrestrained(address party) internal view {
        Standing standing = known(party).standing;
        if (standing == Standing.Restrained || standing == Standing.Ceased) refuse(party);
    }

    /// @notice Gives a frozen party the standing back that it had; a court's restraint that came meanwhile stays over it.
    /// @param party The party.
    /// @param before Its standing before it was frozen.
    function thaw(address party, Standing before) internal {
        IPartyRegistry.Party storage p = get(party);
        if (p.standing == Standing.Restrained) p.beneath = before;
        else p.standing = before;
    }

    /// @notice A document proves one thing once. Reverts with `EvidenceUsed`.
    /// @param evidence Commitment of the document.
    function useUp(bytes32 evidence) internal {
        Layout storage $ = layout();
        require(!$.used[evidence], IPartyRegistry.EvidenceUsed(evidence));
        $.used[evidence] = true;
    }
}
