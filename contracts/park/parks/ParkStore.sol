// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Building, Park, Parcel, Unit, Zone} from "./ParkTypes.sol";

/// @title Where parks are kept
/// @notice One namespace for {ParkRegistry} and {PremisesActs}, which runs on its storage.
library ParkStore {
    /// @custom:storage-location erc7201:parkfolio.storage.ParkRegistry
    struct Layout {
        /// Number of the last park.
        uint32 parks;
        mapping(uint32 park => Park) park;
        mapping(bytes32 code => uint32 park) parkOfCode;
        mapping(uint32 park => IndustryCode[]) industries;
        mapping(uint32 park => mapping(uint16 zone => Zone)) zones;
        /// Parcels of a park.
        mapping(uint32 park => EnumerableSet.UintSet) parcels;
        mapping(TitleId parcel => Parcel) parcel;
        /// Buildings of a parcel, whether or not it is in a park.
        mapping(TitleId parcel => EnumerableSet.UintSet) buildings;
        mapping(TitleId building => Building) building;
        /// Units of a building, likewise.
        mapping(TitleId building => EnumerableSet.UintSet) units;
        mapping(TitleId unit => Unit) unit;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.ParkRegistry")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xe71863f1a13126815b8341f7fc2f3c4b5fa41201ea6ecc4bab53d988bac58700;

    /// @notice The records.
    /// @return $ Where they are kept.
    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
