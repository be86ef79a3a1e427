// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {Folios} from "../../register/folio/Folios.sol";
import {FolioState} from "../../register/folio/Page.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {LandUse} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";
import {IParkRegistry} from "./IParkRegistry.sol";
import {IPremises} from "./IPremises.sol";
import {ParkStore} from "./ParkStore.sol";
import {Building, BuildingTerms, Parcel, Structure, Unit, Zone} from "./ParkTypes.sol";

/// @title How titles enter and leave a park
/// @notice Runs on the storage of {ParkRegistry}, which has asked who calls.
library PremisesActs {
    using EnumerableSet for EnumerableSet.UintSet;

    uint8 private constant LAST_FIRE_CLASS = 4;
    uint8 private constant MOST_STOREYS = uint8(type(int8).max);

    /// @notice See {IPremises-enterParcel}.
    function enterParcel(
        IAuthority authority,
        IRegisterViews land,
        uint32 park,
        uint16 zone,
        TitleId parcel
    ) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        _requireForm(parcel, UnitForm.Parcel);
        Parcel storage p = $.parcel[parcel];
        require(p.park == 0, IPremises.ParcelInZone(parcel, p.park, p.zone));
        uint32 here = $.park[park].division;
        uint32 numbered = UnitCodes.division(parcel);
        bool same = _living(authority, numbered) == _living(authority, here);
        require(same, IPremises.ParcelElsewhere(parcel, numbered, here));
        _place(land, park, zone, parcel);
        $.parcels[park].add(TitleId.unwrap(parcel));
    }

    /// @notice See {IPremises-moveParcel}.
    function moveParcel(IRegisterViews land, uint32 park, uint16 zone, TitleId parcel) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        Parcel storage p = $.parcel[parcel];
        require(p.zone != zone, IPremises.ParcelInZone(parcel, park, zone));
        $.zones[park][p.zone].taken -= p.extent;
        _place(land, park, zone, parcel);
    }

    /// @notice See {IPremises-leaveParcel}.
    function leaveParcel(IRegisterViews land, TitleId parcel) external {
        _requireEnded(land, parcel);
        _leave(parcel, 0);
    }

    /// @notice See {IPremises-removeParcel}.
    function removeParcel(TitleId parcel, bytes32 document) external {
        _leave(parcel, document);
    }

    /// @notice See {IPremises-enterBuilding}; the registry has asked for the completion papers.
    function enterBuilding(IRegisterViews land, uint32 park, BuildingTerms calldata t) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        _requireForm(t.title, UnitForm.Building);
        Building storage b = $.building[t.title];
        require(b.extent == 0, IPremises.TitleEntered(t.title));
        _requireSound(t);
        _requireExtent(land, t.title, t.extent);
        (b.extent, b.storeys, b.basements) = (t.extent, t.storeys, t.basements);
        (b.structure, b.fireClass, b.document) = (t.structure, t.fireClass, t.document);
        TitleId parcel = UnitCodes.landOf(t.title);
        $.buildings[parcel].add(TitleId.unwrap(t.title));
        emit IPremises.BuildingEntered(park, parcel, t.title, t);
    }

    /// @notice See {IPremises-enterUnit}.
    function enterUnit(IRegisterViews land, uint32 park, TitleId unit, int8 storey) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        _requireForm(unit, UnitForm.Unit);
        TitleId building = UnitCodes.buildingOf(unit);
        Building storage b = $.building[building];
        require(b.extent != 0, IPremises.NotEntered(building));
        Unit storage u = $.unit[unit];
        require(u.extent == 0, IPremises.TitleEntered(unit));
        int256 level = storey;
        bool within =
            level != 0 && level <= int256(uint256(b.storeys)) && level >= -int256(uint256(b.basements));
        require(within, IPremises.StoreyInvalid(unit, storey, b.storeys, b.basements));
        IRegisterViews.FolioView memory folio = _registered(land, unit);
        require(folio.state == FolioState.Live, Folios.NotCurrent(unit, folio.state));
        _fill(building, b, b.taken + folio.extent);
        (u.extent, u.storey) = (folio.extent, storey);
        $.units[building].add(TitleId.unwrap(unit));
        emit IPremises.UnitEntered(park, building, unit, storey, folio.extent);
    }

    /// @notice See {IPremises-leaveFixture}.
    function leaveFixture(IRegisterViews land, uint32 park, TitleId title) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        uint256 word = TitleId.unwrap(title);
        if (UnitCodes.form(title) == UnitForm.Unit) {
            TitleId building = UnitCodes.buildingOf(title);
            require($.units[building].remove(word), IPremises.NotEntered(title));
            $.building[building].taken -= $.unit[title].extent;
            delete $.unit[title];
        } else {
            require($.buildings[UnitCodes.landOf(title)].remove(word), IPremises.NotEntered(title));
            uint256 count = $.units[title].length();
            require(count == 0, IPremises.UnitsStand(title, count));
            delete $.building[title];
        }
        _requireEnded(land, title);
        emit IPremises.FixtureLeft(park, title);
    }

    /// @notice See {IPremises-remeasure}.
    function remeasure(IRegisterViews land, uint32 park, TitleId title) external {
        ParkStore.Layout storage $ = ParkStore.layout();
        UnitForm form = UnitCodes.form(title);
        uint40 former = _extentOf(form, title);
        require(former != 0, IPremises.NotEntered(title));
        uint40 extent = _registered(land, title).extent;
        require(extent != former, IPremises.ExtentUnchanged(title, extent));
        if (form == UnitForm.Parcel) {
            uint16 zone = $.parcel[title].zone;
            $.parcel[title].extent = extent;
            _occupy(park, zone, $.zones[park][zone].taken - former + extent);
        } else if (form == UnitForm.Building) {
            Building storage b = $.building[title];
            b.extent = extent;
            _fill(title, b, b.taken);
        } else {
            TitleId building = UnitCodes.buildingOf(title);
            Building storage b = $.building[building];
            $.unit[title].extent = extent;
            _fill(building, b, b.taken - former + extent);
        }
        emit IPremises.Remeasured(park, title, former, extent);
    }

    /// @dev Puts a parcel, current on the register, in a zone of the use that it has.
    function _place(IRegisterViews land, uint32 park, uint16 zone, TitleId parcel) private {
        ParkStore.Layout storage $ = ParkStore.layout();
        Zone storage z = $.zones[park][zone];
        require(z.plan != 0, IParkRegistry.ZoneUnknown(park, zone));
        IRegisterViews.FolioView memory folio = _registered(land, parcel);
        require(_isCurrent(folio.state), Folios.NotCurrent(parcel, folio.state));
        bool fits = z.use == LandUse.None || z.use == folio.use;
        require(fits, IPremises.UseNotOfZone(parcel, folio.use, z.use));
        $.parcel[parcel] = Parcel(park, zone, folio.extent);
        _occupy(park, zone, z.taken + folio.extent);
        emit IPremises.ParcelEntered(park, zone, parcel, folio.extent);
    }

    function _leave(TitleId parcel, bytes32 document) private {
        ParkStore.Layout storage $ = ParkStore.layout();
        Parcel memory p = $.parcel[parcel];
        $.zones[p.park][p.zone].taken -= p.extent;
        $.parcels[p.park].remove(TitleId.unwrap(parcel));
        delete $.parcel[parcel];
        emit IPremises.ParcelLeft(p.park, p.zone, parcel, document);
    }

    function _occupy(uint32 park, uint16 zone, uint128 sum) private {
        Zone storage z = ParkStore.layout().zones[park][zone];
        requireHeld(park, zone, sum, z.area);
        z.taken = sum;
    }

    function _fill(TitleId building, Building storage b, uint128 sum) private {
        require(sum <= b.extent, IPremises.UnitsExceedBuilding(building, sum, b.extent));
        b.taken = sum;
    }

    /// @dev A building's area is that of the register; where its units were opened at once, it has no folio.
    function _requireExtent(IRegisterViews land, TitleId building, uint40 stated) private view {
        require(stated != 0, IPremises.BuildingExtentMissing(building));
        IRegisterViews.FolioView memory folio = land.folioOf(building);
        if (folio.state == FolioState.None) return;
        require(folio.state != FolioState.Cancelled, Folios.NotCurrent(building, folio.state));
        require(stated == folio.extent, IPremises.ExtentDiffers(building, stated, folio.extent));
    }

    function _requireEnded(IRegisterViews land, TitleId title) private view {
        FolioState state = land.folioOf(title).state;
        require(!_isCurrent(state), IPremises.TitleStands(title, state));
    }

    function _registered(
        IRegisterViews land,
        TitleId title
    ) private view returns (IRegisterViews.FolioView memory folio) {
        folio = land.folioOf(title);
        require(folio.state != FolioState.None, Folios.NotRegistered(title));
    }

    /// @dev Area that the park keeps of a title.
    function _extentOf(UnitForm form, TitleId title) private view returns (uint40) {
        ParkStore.Layout storage $ = ParkStore.layout();
        if (form == UnitForm.Parcel) return $.parcel[title].extent;
        return form == UnitForm.Building ? $.building[title].extent : $.unit[title].extent;
    }

    /// @dev The division that succeeded a retired one, or the division itself.
    function _living(IAuthority authority, uint32 division) private view returns (uint32) {
        for (uint32 d = division; d != 0; d = authority.divisionSuccessor(d)) division = d;
        return division;
    }

    /// @dev The zone holds this sum of parcels, compared exactly: 100 square decimetres a square metre.
    function requireHeld(uint32 park, uint16 zone, uint256 sum, uint64 area) internal pure {
        require(sum <= uint256(area) * 100, IPremises.ParcelsExceedZone(park, zone, sum, area));
    }

    function _requireSound(BuildingTerms calldata t) private pure {
        bool sound =
            t.storeys != 0 &&
                t.storeys <= MOST_STOREYS &&
                t.basements <= MOST_STOREYS &&
                t.structure != Structure.None &&
                t.fireClass != 0 &&
                t.fireClass <= LAST_FIRE_CLASS;
        require(
            sound,
            IPremises.BuildingTermsInvalid(t.title, t.storeys, t.basements, t.structure, t.fireClass)
        );
    }

    function _requireForm(TitleId title, UnitForm needed) private pure {
        UnitCodes.check(title);
        UnitForm form = UnitCodes.form(title);
        require(form == needed, IPremises.FormUnfit(title, form, needed));
    }

    function _isCurrent(FolioState state) private pure returns (bool) {
        return state == FolioState.Live || state == FolioState.Following || state == FolioState.Apportioned;
    }
}
