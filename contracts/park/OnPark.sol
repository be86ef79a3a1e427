// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind} from "../authority/Offices.sol";
import {IConsortium} from "../party/IConsortium.sol";
import {OnConsortium} from "./OnConsortium.sol";
import {IParkRegistry} from "./parks/IParkRegistry.sol";

/// @title What every book that knows the parks asks
/// @notice Who runs a park, and which authority is competent for it.
abstract contract OnPark is OnConsortium {
    IParkRegistry internal immutable PARKS;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    constructor(IConsortium consortium, IParkRegistry parks) OnConsortium(consortium) {
        PARKS = parks;
    }

    /// @dev Refuses unless the caller operates the park, and may act.
    function _requireOperator(uint32 park) internal view {
        address operator = PARKS.operatorOf(park);
        require(_answers(operator), IParkRegistry.NotTheOperator(park, msg.sender, operator));
        CONSORTIUM.requireActive(msg.sender);
    }

    /// @dev Refuses unless the caller is an officer of the authority that is competent for the park.
    function _requireAuthority(uint32 park) internal view {
        CONSORTIUM.checkOffice(msg.sender, OfficeKind.ParkAuthority, PARKS.divisionOf(park));
    }

    /// @dev Whether the caller is such an officer.
    function _isAuthority(uint32 park) internal view returns (bool) {
        return CONSORTIUM.holds(msg.sender, OfficeKind.ParkAuthority, PARKS.divisionOf(park));
    }
}
