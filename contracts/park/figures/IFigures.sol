// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Metric} from "./Metric.sol";

/// @notice A figure in one of its versions.
/// @param value In the unit of the metric.
/// @param version From 1; 0 if there is no figure.
/// @param filedOn Day of filing, UTC+8.
/// @param attester Who attested it.
/// @param document Report that it rests on.
/// @param method Commitment to how it was obtained.
struct Figure {
    uint128 value;
    uint16 version;
    Day filedOn;
    address attester;
    bytes32 document;
    bytes32 method;
}

/// @title Figures
/// @notice Attested figures of tenants and parks, by period, append-only.
interface IFigures {
    /// @notice The newest version of a figure.
    /// @param park Number of the park.
    /// @param subject Tenant; zero for the park itself.
    /// @param metric What is measured.
    /// @param from First day of the period, UTC+8.
    /// @param months Length of the period.
    /// @return The figure; its version is 0 if there is none.
    function figureOf(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (Figure memory);
}
