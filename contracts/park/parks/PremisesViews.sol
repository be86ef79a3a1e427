// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {FolioState} from "../../register/folio/Page.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {IPremises} from "./IPremises.sol";
import {ParkRecords} from "./ParkRecords.sol";
import {Building, Parcel, Unit} from "./ParkTypes.sol";

/// @title What is told of parcels, buildings and units
/// @notice See {IPremises}. The land register is asked for the state of each title.
abstract contract PremisesViews is ParkRecords {
    using EnumerableSet for EnumerableSet.UintSet;

    IRegisterViews internal immutable LAND;

    /// @notice Builds an implementation.
    /// @param land The register of land.
    constructor(address land) {
        LAND = IRegisterViews(land);
    }

    /// @inheritdoc IPremises
    function parcelOf(TitleId parcel) external view returns (Parcel memory) {
        return _storage().parcel[parcel];
    }

    /// @inheritdoc IPremises
    function buildingOf(TitleId building) external view returns (Building memory b) {
        if (_isIn(UnitCodes.landOf(building))) return _storage().building[building];
    }

    /// @inheritdoc IPremises
    function unitOf(TitleId unit) external view returns (Unit memory u) {
        if (_isIn(UnitCodes.landOf(unit))) return _storage().unit[unit];
    }

    /// @inheritdoc IPremises
    function parcelsOf(uint32 park) external view returns (TitleId[] memory) {
        return _titles(_storage().parcels[park]);
    }

    /// @inheritdoc IPremises
    function buildingsOf(TitleId parcel) external view returns (TitleId[] memory titles) {
        if (_isIn(parcel)) return _titles(_storage().buildings[parcel]);
    }

    /// @inheritdoc IPremises
    function unitsOf(TitleId building) external view returns (TitleId[] memory titles) {
        if (_isIn(UnitCodes.landOf(building))) return _titles(_storage().units[building]);
    }

    /// @inheritdoc IPremises
    function premisesOn(TitleId parcel) external view returns (TitleId[] memory titles) {
        if (!_isIn(parcel)) return titles;
        titles = new TitleId[](_most(parcel));
        _cut(titles, _collect(parcel, titles, 0));
    }

    /// @inheritdoc IPremises
    function premisesOf(uint32 park) external view returns (TitleId[] memory titles) {
        TitleId[] memory parcels = _titles(_storage().parcels[park]);
        uint256 most;
        for (uint256 i = 0; i < parcels.length; ++i) most += _most(parcels[i]);
        titles = new TitleId[](most);
        uint256 count;
        for (uint256 i = 0; i < parcels.length; ++i) count = _collect(parcels[i], titles, count);
        _cut(titles, count);
    }

    function _isIn(TitleId parcel) internal view returns (bool) {
        return _storage().parcel[parcel].park != 0;
    }

    function _stateOf(TitleId title) internal view returns (FolioState) {
        return LAND.folioOf(title).state;
    }

    /// @dev More premises than this there cannot be on a parcel.
    function _most(TitleId parcel) private view returns (uint256 most) {
        TitleId[] memory buildings = _titles(_storage().buildings[parcel]);
        most = buildings.length + 1;
        for (uint256 i = 0; i < buildings.length; ++i) most += _storage().units[buildings[i]].length();
    }

    /// @dev Adds the premises of a parcel to those found so far.
    function _collect(TitleId parcel, TitleId[] memory found, uint256 count) private view returns (uint256) {
        TitleId[] memory buildings = _titles(_storage().buildings[parcel]);
        if (buildings.length == 0) return _add(parcel, found, count);
        for (uint256 i = 0; i < buildings.length; ++i) {
            TitleId[] memory units = _titles(_storage().units[buildings[i]]);
            if (units.length == 0) count = _add(buildings[i], found, count);
            for (uint256 j = 0; j < units.length; ++j) count = _add(units[j], found, count);
        }
        return count;
    }

    /// @dev Adds a title if it is current as a whole: land whose right lives on in its units is not let.
    function _add(TitleId title, TitleId[] memory found, uint256 count) private view returns (uint256) {
        FolioState state = _stateOf(title);
        if (state != FolioState.Live && state != FolioState.Following) return count;
        found[count] = title;
        return count + 1;
    }

    function _cut(TitleId[] memory titles, uint256 count) private pure {
        assembly ("memory-safe") {
            mstore(titles, count)
        }
    }

    function _titles(EnumerableSet.UintSet storage set) private view returns (TitleId[] memory titles) {
        uint256[] memory words = set.values();
        assembly ("memory-safe") {
            titles := words
        }
    }
}
