// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {IConsortium} from "../party/IConsortium.sol";
import {IPartyRegistry, Standing} from "../party/IPartyRegistry.sol";

/// @title What every book of the park stands on
/// @notice The consortium: its offices, its documents, its parties. A book is upgraded by the council alone.
abstract contract OnConsortium is AccessManagedUpgradeable, UUPSUpgradeable {
    uint32 private constant FIRST_DIVISION = 100_000;
    uint32 private constant LAST_DIVISION = 999_999;

    IConsortium internal immutable CONSORTIUM;

    /// @notice `caller` is not `party`, nor answers for it since it ceased.
    error NotTheParty(address caller, address party);

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    constructor(IConsortium consortium) {
        CONSORTIUM = consortium;
        _disableInitializers();
    }

    /// @notice Puts the book under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(CONSORTIUM));
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev Whether the caller is the party, or answers for it now that it has ceased.
    function _answers(address party) internal view returns (bool) {
        return msg.sender == CONSORTIUM.answeringFor(party);
    }

    /// @dev Refuses unless the caller is the party or answers for it, and may act.
    function _requireParty(address party) internal view {
        require(_answers(party), NotTheParty(msg.sender, party));
        CONSORTIUM.requireActive(msg.sender);
    }

    /// @dev Refuses a party that was never enrolled.
    function _requireEnrolled(address party) internal view {
        bool known = CONSORTIUM.standingOf(party) != Standing.Unknown;
        require(known, IPartyRegistry.PartyUnknown(party));
    }

    /// @dev Refuses unless the document is a decision of an authority, and good.
    function _requireDecision(bytes32 document) internal view {
        CONSORTIUM.requireKind(document, DocumentKind.AuthorityDecision);
    }

    /// @dev Whether a number has the form of a division of GB/T 2260.
    function _isDivision(uint32 division) internal pure returns (bool) {
        return division >= FIRST_DIVISION && division <= LAST_DIVISION;
    }
}
