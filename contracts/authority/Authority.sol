// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
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
        require(division != Offices.NATIONAL, NationalDivision());
        for (uint32 d = successor; d != 0; d = divisionSuccessor[d]) {
            require(d != division, DivisionCycle(division, successor));
        }
        divisionSuccessor[division] = successor;
        emit DivisionRetired(division, successor);
    }

    /// @inheritdoc IAuthority
    function checkOffice(address caller, OfficeKind kind, uint32 division) public view {
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

    /// @notice The office whose holders may cancel what was scheduled with the role: the national guardian, unless the
    /// council named another. AccessManager itself lets nobody but an admin cancel an admin's operation.
    /// @param roleId Role of AccessManager; 0 is the council's.
    /// @return Role of the guardian.
    function getRoleGuardian(
        uint64 roleId
    ) public view override(AccessManager, IAccessManager) returns (uint64) {
        uint64 guardian = super.getRoleGuardian(roleId);
        return guardian == ADMIN_ROLE ? Offices.id(OfficeKind.Guardian, Offices.NATIONAL) : guardian;
    }

    /// @dev A member with an execution delay must schedule its calls, which an office's acts do not allow.
    function _isMember(address caller, OfficeKind kind, uint32 division) private view returns (bool) {
        (bool member, uint32 delay) = hasRole(Offices.id(kind, division), caller);
        return member && delay == 0;
    }
}
