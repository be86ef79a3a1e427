// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind} from "../authority/Offices.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "./IPartyRegistry.sol";
import {Parties} from "./Parties.sol";

/// @title What every act on parties asks
/// @notice The acts run at the address of the consortium, whose checks they call there.
abstract contract OnRegistry {
    function _registry() internal view returns (IPartyRegistry) {
        return IPartyRegistry(address(this));
    }

    function _evidence() internal view returns (IEvidenceRegistry) {
        return IEvidenceRegistry(address(this));
    }

    /// @dev Whether the caller holds the office in the division that keeps the party.
    function _holdsOffice(OfficeKind kind, address party) internal view returns (bool) {
        return IAuthority(address(this)).holds(msg.sender, kind, Parties.known(party).division);
    }

    /// @dev Refuses unless the caller holds the office in the division that keeps the party.
    function _requireOffice(OfficeKind kind, address party) internal view {
        IAuthority(address(this)).checkOffice(msg.sender, kind, Parties.known(party).division);
    }

    /// @dev Refuses unless `evidence` is a good document of the kind, and uses it up.
    function _useUp(bytes32 evidence, DocumentKind kind) internal {
        _evidence().requireKind(evidence, kind);
        Parties.useUp(evidence);
    }
}
