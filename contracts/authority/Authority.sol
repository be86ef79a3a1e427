// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAuthority} from "./IAuthority.sol";
import {OfficeKind, Offices} from "./Offices.sol";

/// @title Authority
/// @notice AccessManager of the suite, with offices by division. Not upgradeable: who governs must not depend
/// on an upgrade.
abstract contract Authority is AccessManager, IAuthority {
    /// @inheritdoc IAuthority
    mapping(uint32 division => uint32 successor) public divisionSuccessor;

    /// @notice Puts the suite under `council`.
    /// @param council Admin of every role; the deployer hands over to the consortium's council.
    constructor(address council) AccessManager(council) {}

    /// @inheritdoc IAuthority
    function retireDivision(uint32 division, uint32 successor) external onlyAuthorized {
        for (uint32 d = successor; d != 0; d = divisionSuccessor[d]) {
            require(d != division, DivisionCycle(division, successor));
        }
        divisionSuccessor[division] = successor;
        emit DivisionRetired(division, successor);
    }

    /// @inheritdoc IAuthority
    function requireOffice(address caller, OfficeKind kind, uint32 division) public view {
        require(holds(caller, kind, division), OfficeRequired(kind, division, caller));
    }

    /// @inheritdoc IAuthority
    function holds(address caller, OfficeKind kind, uint32 division) public view returns (bool) {
        if (_isMember(caller, kind, division)) return true;
        for (uint32 d = divisionSuccessor[division]; d != 0; d = divisionSuccessor[d]) {
            if (_isMember(caller, kind, d)) return true;
        }
        return false;
    }

    function _isMember(address caller, OfficeKind kind, uint32 division) private view returns (bool member) {
        (member, ) = hasRole(Offices.id(kind, division), caller);
    }
}
