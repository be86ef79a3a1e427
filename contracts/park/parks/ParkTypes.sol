// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice Level of government that founded a park.
enum ParkLevel {
    None,
    National,
    Provincial,
    Municipal,
    County
}

/// @notice What carries a building (GB/T 17986.1).
enum Structure {
    None,
    Steel,
    /// Steel and reinforced concrete.
    Composite,
    ReinforcedConcrete,
    /// Masonry with concrete.
    Mixed,
    /// Brick and timber.
    BrickAndTimber,
    Other
}

/// @notice What the council establishes a park with.
/// @param code Code in the list of parks, left-aligned ASCII.
/// @param name Name in the list of parks, UTF-8, 1 to 120 bytes.
/// @param division GB/T 2260 code, six digits, of the competent authority.
/// @param level Who founded it.
/// @param operator Party that runs it.
/// @param area Square metres.
/// @param boundary Commitment to the red-line polygon.
/// @param industries Codes of GB/T 4754 that the park admits, at most 100; none if it admits all.
/// @param since Day of its foundation, UTC+8.
/// @param document Decision of the authority.
struct ParkTerms {
    bytes32 code;
    string name;
    uint32 division;
    ParkLevel level;
    address operator;
    uint64 area;
    bytes32 boundary;
    IndustryCode[] industries;
    Day since;
    bytes32 document;
}

/// @notice A park as it is now.
/// @param code Code in the list of parks.
/// @param name Name in the list of parks.
/// @param division GB/T 2260 code of the competent authority.
/// @param level Who founded it.
/// @param operator Party that runs it.
/// @param area Square metres.
/// @param zoned Square metres of its zones.
/// @param boundary Commitment to the red-line polygon.
/// @param since Day of its foundation, UTC+8.
/// @param zones Number of zones.
/// @param parcels Number of parcels in its zones.
struct Park {
    bytes32 code;
    string name;
    uint32 division;
    ParkLevel level;
    address operator;
    uint64 area;
    uint64 zoned;
    bytes32 boundary;
    Day since;
    uint16 zones;
    uint32 parcels;
}

/// @notice A zone of a park.
/// @param area Square metres; 0 once it is closed.
/// @param use Use that every parcel of the zone has; `None` if it may be any.
/// @param taken Square decimetres of its parcels.
/// @param plan Commitment to the zoning plan.
struct Zone {
    uint64 area;
    LandUse use;
    uint128 taken;
    bytes32 plan;
}

/// @notice A parcel in a zone.
/// @param park Number of the park; 0 if the parcel is in none.
/// @param zone Number of the zone.
/// @param extent Square decimetres, as the register told last.
struct Parcel {
    uint32 park;
    uint16 zone;
    uint40 extent;
}

/// @notice What the operator enters a building with.
/// @param title Unit code of the building.
/// @param extent Gross area, square decimetres; that of the register, if the building has a folio.
/// @param storeys Storeys above ground, from 1.
/// @param basements Storeys below ground.
/// @param structure What carries it.
/// @param fireClass Fire resistance rating, 1 to 4 (GB 50016).
/// @param document Completion papers.
struct BuildingTerms {
    TitleId title;
    uint40 extent;
    uint8 storeys;
    uint8 basements;
    Structure structure;
    uint8 fireClass;
    bytes32 document;
}

/// @notice A building on a parcel of a park.
/// @param extent Gross area, square decimetres; 0 if the building is in no park.
/// @param taken Square decimetres of its units.
/// @param storeys Storeys above ground.
/// @param basements Storeys below ground.
/// @param structure What carries it.
/// @param fireClass Fire resistance rating, 1 to 4.
/// @param document Completion papers.
struct Building {
    uint40 extent;
    uint128 taken;
    uint8 storeys;
    uint8 basements;
    Structure structure;
    uint8 fireClass;
    bytes32 document;
}

/// @notice A unit of a building.
/// @param extent Square decimetres, as the register told last; 0 if the unit is in no park.
/// @param storey Storey, from 1; below ground from -1 downwards.
struct Unit {
    uint40 extent;
    int8 storey;
}
