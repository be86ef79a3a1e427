// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IPremises} from "./IPremises.sol";
import {Park, ParkLevel, ParkTerms, Zone} from "./ParkTypes.sol";

/// @title Parks
/// @notice What a park is: its area, its operator, its industries, its zones. What lies and stands in the zones is told by
/// {IPremises}.
///
/// A park has one operator at a time, whom the council appoints. The operator must be an active party that holds the office
/// ParkOperator of the park's division. Areas of parks and zones are square metres, those of titles square decimetres.
interface IParkRegistry is IPremises {
    /// @notice The council established a park.
    /// @param park Its number.
    /// @param code Its code in the list of parks.
    /// @param operator Party that runs it.
    /// @param terms All that it was established with.
    event ParkEstablished(
        uint32 indexed park,
        bytes32 indexed code,
        address indexed operator,
        ParkTerms terms
    );

    /// @notice The council appointed another operator.
    /// @param park Number of the park.
    /// @param operator Party that runs it from now on.
    /// @param former Party that ran it.
    /// @param document Decision of the authority.
    event OperatorAppointed(
        uint32 indexed park,
        address indexed operator,
        address indexed former,
        bytes32 document
    );

    /// @notice The authority drew the red line anew.
    /// @param park Number of the park.
    /// @param area Square metres.
    /// @param boundary Commitment to the red-line polygon.
    /// @param document Decision of the authority.
    event ParkRedrawn(uint32 indexed park, uint64 area, bytes32 boundary, bytes32 document);

    /// @notice The authority set which industries a park admits.
    /// @param park Number of the park.
    /// @param industries Codes of GB/T 4754; none if it admits all.
    event IndustriesSet(uint32 indexed park, IndustryCode[] industries);

    /// @notice The operator laid out a zone, or changed it.
    /// @param park Number of the park.
    /// @param zone Number of the zone in the park.
    /// @param area Square metres; 0 if it was closed.
    /// @param use Use that every parcel of the zone has; `None` if it may be any.
    /// @param plan Commitment to the zoning plan.
    event ZoneDrawn(uint32 indexed park, uint16 indexed zone, uint64 area, LandUse use, bytes32 plan);

    /// @notice There is no park of this number.
    error ParkUnknown(uint32 park);
    /// @notice `caller` is not the operator of the park, nor answers for it.
    error NotTheOperator(uint32 park, address caller, address operator);
    /// @notice The code is that of `park`.
    error ParkCodeTaken(bytes32 code, uint32 park);
    /// @notice A park has a code, a name of 1 to 120 bytes, a level, an area and a day of foundation.
    error ParkTermsInvalid(bytes32 code, uint256 nameLength, ParkLevel level, uint64 area);
    /// @notice `division` is no code of six digits.
    error ParkDivisionInvalid(uint32 division);
    /// @notice A park names `count` industries; `most` are allowed.
    error IndustriesTooMany(uint256 count, uint256 most);
    /// @notice The party runs the park already.
    error OperatorUnchanged(uint32 park, address operator);
    /// @notice The zones of the park have `zoned` square metres, more than `area`.
    error AreaBelowZones(uint32 park, uint64 area, uint64 zoned);
    /// @notice The zones of the park would have `sum` square metres; it has `area`.
    error ZonesExceedPark(uint32 park, uint256 sum, uint64 area);
    /// @notice A new zone has an area.
    error ZoneAreaMissing(uint32 park);
    /// @notice The park has no zone of this number.
    error ZoneUnknown(uint32 park, uint16 zone);

    /// @notice Establishes a park. Council only: else `AccessManagedUnauthorized`. Reverts with `ParkTermsInvalid`,
    /// `ParkDivisionInvalid`, `ParkCodeTaken`, `CommitmentEmpty` without a boundary, `IndustriesTooMany`,
    /// `IndustryCodeMalformed`, `OfficeRequired` if the operator does not hold its office, the reason why it cannot act, or
    /// why the document is no good decision of an authority.
    /// @param terms What the park is.
    /// @return park Its number.
    /// @custom:office Council
    function establish(ParkTerms calldata terms) external returns (uint32 park);

    /// @notice Appoints another operator in the place of the present one. Council only: else `AccessManagedUnauthorized`.
    /// Reverts with `ParkUnknown`, `OperatorUnchanged`, `OfficeRequired` if the party does not hold the office, the reason
    /// why it cannot act, or why the document is no good decision of an authority.
    /// @param park Number of the park.
    /// @param operator Party that is to run it.
    /// @param document Decision of the authority.
    /// @custom:office Council
    function appointOperator(uint32 park, address operator, bytes32 document) external;

    /// @notice Draws the red line anew. The park's authority: else `OfficeRequired`. Reverts with `ParkUnknown`,
    /// `CommitmentEmpty`, `AreaBelowZones`, or the reason why the document is no good decision of an authority.
    /// @param park Number of the park.
    /// @param area Square metres.
    /// @param boundary Commitment to the red-line polygon.
    /// @param document Decision of the authority.
    /// @custom:office ParkAuthority@park
    function redraw(uint32 park, uint64 area, bytes32 boundary, bytes32 document) external;

    /// @notice Sets which industries a park admits; tenants that are in stay. The park's authority: else `OfficeRequired`.
    /// Reverts with `ParkUnknown`, `IndustriesTooMany` or `IndustryCodeMalformed`.
    /// @param park Number of the park.
    /// @param industries Codes of GB/T 4754, each with all below it; none to admit all.
    /// @custom:office ParkAuthority@park
    function setIndustries(uint32 park, IndustryCode[] calldata industries) external;

    /// @notice Lays out a zone. The park's operator: else `NotTheOperator`. Reverts with `ParkUnknown`, `ZoneAreaMissing`,
    /// `CommitmentEmpty`, `ZonesExceedPark`, or the reason why the operator cannot act.
    /// @param park Number of the park.
    /// @param area Square metres.
    /// @param use Use that every parcel of the zone has; `None` if it may be any.
    /// @param plan Commitment to the zoning plan.
    /// @return zone Number of the zone in the park, from 1.
    /// @custom:office Operator@park
    function addZone(uint32 park, uint64 area, LandUse use, bytes32 plan) external returns (uint16 zone);

    /// @notice Changes a zone; its use holds for parcels that enter from now on. The park's operator: else
    /// `NotTheOperator`. Reverts with `ParkUnknown`, `ZoneUnknown`, `CommitmentEmpty`, `ZonesExceedPark`,
    /// `ParcelsExceedZone`, or the reason why the operator cannot act.
    /// @param park Number of the park.
    /// @param zone Number of the zone.
    /// @param area Square metres; 0 to close a zone in which nothing lies.
    /// @param use Use that every parcel of the zone has; `None` if it may be any.
    /// @param plan Commitment to the zoning plan.
    /// @custom:office Operator@park
    function redrawZone(uint32 park, uint16 zone, uint64 area, LandUse use, bytes32 plan) external;

    /// @notice Reverts with `ParkUnknown` unless there is a park of this number.
    /// @param park Number of the park.
    function requireKnown(uint32 park) external view;

    /// @notice A park as it is now.
    /// @param park Number of the park.
    /// @return The park; empty if there is none.
    function parkOf(uint32 park) external view returns (Park memory);

    /// @notice Number of the last park; they are numbered from 1 without gap.
    /// @return Number of parks.
    function parkCount() external view returns (uint32);

    /// @notice The park of a code.
    /// @param code Code in the list of parks.
    /// @return park Number of the park; 0 if there is none.
    function parkOfCode(bytes32 code) external view returns (uint32 park);

    /// @notice Who operates a park. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @return The operator, a party.
    function operatorOf(uint32 park) external view returns (address);

    /// @notice Division whose authority is competent for a park. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @return GB/T 2260 code as a number.
    function divisionOf(uint32 park) external view returns (uint32);

    /// @notice Industries that a park admits.
    /// @param park Number of the park.
    /// @return Codes of GB/T 4754; none if it admits all.
    function industriesOf(uint32 park) external view returns (IndustryCode[] memory);

    /// @notice Whether the park admits an industry. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @param industry Code of GB/T 4754.
    /// @return True if the park's list is empty or covers the code.
    function permits(uint32 park, IndustryCode industry) external view returns (bool);

    /// @notice A zone of a park.
    /// @param park Number of the park.
    /// @param zone Number of the zone.
    /// @return The zone; empty if there is none.
    function zoneOf(uint32 park, uint16 zone) external view returns (Zone memory);

    /// @notice The zones of a park, the one with number 1 first.
    /// @param park Number of the park.
    /// @return All of them, closed ones too.
    function zonesOf(uint32 park) external view returns (Zone[] memory);

    /// @notice Where a title lies: its parcel's place.
    /// @param title Parcel, or building or unit on it.
    /// @return park Number of the park; 0 if its parcel is in none.
    /// @return zone Number of the zone in the park.
    function placeOf(TitleId title) external view returns (uint32 park, uint16 zone);
}
