// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {OnConsortium} from "../OnConsortium.sol";
import {IParkRegistry} from "./IParkRegistry.sol";
import {ParkStore} from "./ParkStore.sol";
import {Park, Parcel, Zone} from "./ParkTypes.sol";

/// @title What is told of parks and zones, and who acts for them
/// @notice See {IParkRegistry}.
abstract contract ParkRecords is IParkRegistry, OnConsortium {
    using EnumerableSet for EnumerableSet.UintSet;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    constructor(IConsortium consortium) OnConsortium(consortium) {}

    /// @inheritdoc IParkRegistry
    function requireKnown(uint32 park) external view {
        _known(park);
    }

    /// @inheritdoc IParkRegistry
    function parkOf(uint32 park) external view returns (Park memory p) {
        p = _storage().park[park];
        p.parcels = uint32(_storage().parcels[park].length());
    }

    /// @inheritdoc IParkRegistry
    function parkCount() external view returns (uint32) {
        return _storage().parks;
    }

    /// @inheritdoc IParkRegistry
    function parkOfCode(bytes32 code) external view returns (uint32 park) {
        return _storage().parkOfCode[code];
    }

    /// @inheritdoc IParkRegistry
    function operatorOf(uint32 park) external view returns (address) {
        return _known(park).operator;
    }

    /// @inheritdoc IParkRegistry
    function divisionOf(uint32 park) external view returns (uint32) {
        return _known(park).division;
    }

    /// @inheritdoc IParkRegistry
    function industriesOf(uint32 park) external view returns (IndustryCode[] memory) {
        return _storage().industries[park];
    }

    /// @inheritdoc IParkRegistry
    function permits(uint32 park, IndustryCode industry) external view returns (bool) {
        _known(park);
        IndustryCode[] memory list = _storage().industries[park];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].covers(industry)) return true;
        }
        return list.length == 0;
    }

    /// @inheritdoc IParkRegistry
    function zoneOf(uint32 park, uint16 zone) external view returns (Zone memory) {
        return _storage().zones[park][zone];
    }

    /// @inheritdoc IParkRegistry
    function zonesOf(uint32 park) external view returns (Zone[] memory zones) {
        zones = new Zone[](_storage().park[park].zones);
        for (uint16 i = 0; i < zones.length; ++i) zones[i] = _storage().zones[park][i + 1];
    }

    /// @inheritdoc IParkRegistry
    function placeOf(TitleId title) external view returns (uint32 park, uint16 zone) {
        if (!UnitCodes.isValid(title)) return (0, 0);
        Parcel storage p = _storage().parcel[UnitCodes.landOf(title)];
        return (p.park, p.zone);
    }

    /// @dev Refuses unless the caller operates the park, and may act.
    function _requireOperator(uint32 park) internal view returns (Park storage p) {
        p = _known(park);
        address operator = p.operator;
        require(_answers(operator), NotTheOperator(park, msg.sender, operator));
        CONSORTIUM.requireActive(msg.sender);
    }

    /// @dev Refuses unless the caller is an officer of the authority that is competent for the park.
    function _requireAuthority(uint32 park) internal view returns (Park storage p) {
        p = _known(park);
        CONSORTIUM.checkOffice(msg.sender, OfficeKind.ParkAuthority, p.division);
    }

    function _known(uint32 park) internal view returns (Park storage p) {
        p = _storage().park[park];
        require(p.code != 0, ParkUnknown(park));
    }

    function _storage() internal pure returns (ParkStore.Layout storage) {
        return ParkStore.layout();
    }
}
