// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitForm} from "../../types/UnitCode.sol";
import {FolioState} from "../../register/folio/Page.sol";
import {Building, BuildingTerms, Parcel, Structure, Unit} from "./ParkTypes.sol";

/// @title Parcels, buildings and units in a park
/// @notice The official number of a title tells on which parcel, and in which building, it stands; the land register tells
/// whether the title is current and how large it is. The park adds in which zone a parcel lies, and what a building is like.
///
/// A building or unit is in a park as long as its parcel is. The sums hold: units within their building, parcels within
/// their zone, zones within their park.
interface IPremises {
    /// @notice A parcel was entered in a zone, or moved to it.
    /// @param park Number of the park.
    /// @param zone Number of the zone.
    /// @param parcel Title.
    /// @param extent Square decimetres.
    event ParcelEntered(uint32 indexed park, uint16 indexed zone, TitleId indexed parcel, uint40 extent);

    /// @notice A parcel left its park, with all that stands on it.
    /// @param park Number of the park.
    /// @param zone Number of the zone.
    /// @param parcel Title.
    /// @param document Decision that took it out; zero if its folio had ended.
    event ParcelLeft(uint32 indexed park, uint16 indexed zone, TitleId indexed parcel, bytes32 document);

    /// @notice A building was entered.
    /// @param park Number of the park.
    /// @param parcel Parcel on which it stands.
    /// @param building Title.
    /// @param terms All that it was entered with.
    event BuildingEntered(
        uint32 indexed park,
        TitleId indexed parcel,
        TitleId indexed building,
        BuildingTerms terms
    );

    /// @notice A unit was entered.
    /// @param park Number of the park.
    /// @param building Building in which it is.
    /// @param unit Title.
    /// @param storey Storey, from 1; below ground from -1 downwards.
    /// @param extent Square decimetres.
    event UnitEntered(
        uint32 indexed park,
        TitleId indexed building,
        TitleId indexed unit,
        int8 storey,
        uint40 extent
    );

    /// @notice A building or unit left the park; its folio had ended.
    /// @param park Number of the park.
    /// @param title Building or unit.
    event FixtureLeft(uint32 indexed park, TitleId indexed title);

    /// @notice The park keeps the area that the register tells now.
    /// @param park Number of the park.
    /// @param title Parcel, building or unit.
    /// @param former Square decimetres so far.
    /// @param extent Square decimetres from now on.
    event Remeasured(uint32 indexed park, TitleId indexed title, uint40 former, uint40 extent);

    /// @notice The title is in no park.
    error NotEntered(TitleId title);
    /// @notice The title is entered; a title enters once.
    error TitleEntered(TitleId title);
    /// @notice The parcel lies in this zone.
    error ParcelInZone(TitleId title, uint32 park, uint16 zone);
    /// @notice The number names a title of the form `form`; the act is for one of the form `needed`.
    error FormUnfit(TitleId title, UnitForm form, UnitForm needed);
    /// @notice The parcel is numbered in `division`, which neither is `parkDivision` nor has its successor.
    error ParcelElsewhere(TitleId title, uint32 division, uint32 parkDivision);
    /// @notice Parcels of the zone have the use `zoneUse`; this one has `use`.
    error UseNotOfZone(TitleId title, LandUse use, LandUse zoneUse);
    /// @notice The parcels of the zone would have `sum` square decimetres; it has `area` square metres.
    error ParcelsExceedZone(uint32 park, uint16 zone, uint256 sum, uint64 area);
    /// @notice The title is current on the register, as `state`: it stays.
    error TitleStands(TitleId title, FolioState state);
    /// @notice The register says that the title has `registered` square decimetres, not `stated`.
    error ExtentDiffers(TitleId title, uint40 stated, uint40 registered);
    /// @notice A building without a folio needs its gross area stated.
    error BuildingExtentMissing(TitleId title);
    /// @notice A building has 1 to 127 storeys above ground, at most 127 below, a structure, and a fire resistance rating
    /// of 1 to 4.
    error BuildingTermsInvalid(
        TitleId title,
        uint8 storeys,
        uint8 basements,
        Structure structure,
        uint8 fireClass
    );
    /// @notice The building has `storeys` above ground and `basements` below, and no `storey`.
    error StoreyInvalid(TitleId unit, int8 storey, uint8 storeys, uint8 basements);
    /// @notice The units of the building would have `sum` square decimetres; it has `extent`.
    error UnitsExceedBuilding(TitleId building, uint256 sum, uint40 extent);
    /// @notice Units of the building are still entered, `count` of them.
    error UnitsStand(TitleId building, uint256 count);
    /// @notice The register tells the area that the park keeps.
    error ExtentUnchanged(TitleId title, uint40 extent);

    /// @notice Enters a parcel in a zone. The park's operator: else `NotTheOperator`. Reverts with `ParkUnknown`,
    /// `ZoneUnknown`, `UnitCodeMalformed`, `FormUnfit`, `ParcelInZone` if it lies in a zone of this or another park,
    /// `ParcelElsewhere`, `NotRegistered`, `NotCurrent`, `UseNotOfZone`, `ParcelsExceedZone`, or the reason why the
    /// operator cannot act.
    /// @param park Number of the park.
    /// @param zone Number of the zone.
    /// @param parcel Title, live or apportioned on the register.
    /// @custom:office Operator@park
    function enterParcel(uint32 park, uint16 zone, TitleId parcel) external;

    /// @notice Moves a parcel to another zone of its park. The park's operator: else `NotTheOperator`. Reverts with
    /// `NotEntered`, `ParcelInZone`, `ZoneUnknown`, `NotRegistered`, `NotCurrent`, `UseNotOfZone`, `ParcelsExceedZone`, or
    /// the reason why the operator cannot act.
    /// @param parcel Title.
    /// @param zone Number of the zone.
    /// @custom:office Operator@parcel
    function moveParcel(TitleId parcel, uint16 zone) external;

    /// @notice Strikes out a parcel whose folio has ended, by division, merger or cancellation. The park's operator: else
    /// `NotTheOperator`. Reverts with `NotEntered`, `TitleStands`, or the reason why the operator cannot act.
    /// @param parcel Title.
    /// @custom:office Operator@parcel
    function leaveParcel(TitleId parcel) external;

    /// @notice Takes a parcel out of its park though it stands: the red line leaves it outside, or it was entered by
    /// mistake. The park's authority: else `OfficeRequired`. Reverts with `NotEntered`, or the reason why the document is no
    /// good decision of an authority.
    /// @param parcel Title.
    /// @param document Decision of the authority.
    /// @custom:office ParkAuthority@parcel
    function removeParcel(TitleId parcel, bytes32 document) external;

    /// @notice Enters a building on a parcel of the park. It is current on the register, divided into units, or never was
    /// registered because its units were opened at once. The park's operator: else `NotTheOperator`. Reverts with
    /// `NotEntered` if its parcel is in no park, `UnitCodeMalformed`, `FormUnfit`, `TitleEntered`, `BuildingTermsInvalid`,
    /// `NotCurrent`, `ExtentDiffers`, `BuildingExtentMissing`, the reason why the document is no good completion paper, or
    /// why the operator cannot act.
    /// @param terms The building.
    /// @custom:office Operator@parcel
    function enterBuilding(BuildingTerms calldata terms) external;

    /// @notice Enters a unit of a building. The park's operator: else `NotTheOperator`. Reverts with `NotEntered` if its
    /// parcel or building is in no park, `UnitCodeMalformed`, `FormUnfit`, `TitleEntered`, `StoreyInvalid`,
    /// `NotRegistered`, `NotCurrent`, `UnitsExceedBuilding`, or the reason why the operator cannot act.
    /// @param unit Title, live on the register.
    /// @param storey Storey, from 1; below ground from -1 downwards.
    /// @custom:office Operator@parcel
    function enterUnit(TitleId unit, int8 storey) external;

    /// @notice Strikes out a unit whose folio has ended, or a building that is no longer current and has no units. The park's
    /// operator: else `NotTheOperator`. Reverts with `NotEntered`, `UnitsStand`, `TitleStands`, or the reason why the operator
    /// cannot act.
    /// @param title Building or unit.
    /// @custom:office Operator@parcel
    function leaveFixture(TitleId title) external;

    /// @notice Keeps the area that the register tells now; sums must hold. The park's operator: else `NotTheOperator`.
    /// Reverts with `NotEntered`, `NotRegistered`, `ExtentUnchanged`, `ParcelsExceedZone`, `UnitsExceedBuilding`, or the
    /// reason why the operator cannot act.
    /// @param title Parcel, building or unit.
    /// @custom:office Operator@parcel
    function remeasure(TitleId title) external;

    /// @notice A parcel in a park.
    /// @param parcel Title.
    /// @return Its place and area; empty if it is in none.
    function parcelOf(TitleId parcel) external view returns (Parcel memory);

    /// @notice A building in a park.
    /// @param building Title.
    /// @return What it is like; empty if it is in none.
    function buildingOf(TitleId building) external view returns (Building memory);

    /// @notice A unit in a park.
    /// @param unit Title.
    /// @return Storey and area; empty if it is in none.
    function unitOf(TitleId unit) external view returns (Unit memory);

    /// @notice The parcels of a park, in no order.
    /// @param park Number of the park.
    /// @return Titles.
    function parcelsOf(uint32 park) external view returns (TitleId[] memory);

    /// @notice The buildings on a parcel, in no order.
    /// @param parcel Title.
    /// @return Titles; none if the parcel is in no park.
    function buildingsOf(TitleId parcel) external view returns (TitleId[] memory);

    /// @notice The units of a building, in no order.
    /// @param building Title.
    /// @return Titles; none if the building is in no park.
    function unitsOf(TitleId building) external view returns (TitleId[] memory);

    /// @notice What can be let on a parcel: the units of its buildings; of a building without units, the building; of a
    /// parcel without buildings, the parcel; each if it is current on the register. Nothing overlaps.
    /// @param parcel Title.
    /// @return Titles; none if the parcel is in no park.
    function premisesOn(TitleId parcel) external view returns (TitleId[] memory);

    /// @notice What can be let in a park, see {premisesOn}.
    /// @param park Number of the park.
    /// @return Titles.
    function premisesOf(uint32 park) external view returns (TitleId[] memory);
}
