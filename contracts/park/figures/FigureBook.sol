// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {OnPark} from "../OnPark.sol";
import {Duty, Figure, FigureInput, IFigures} from "./IFigures.sol";
import {Metric} from "./Metric.sol";

/// @title What is kept of figures
/// @notice Versions of figures, the sums of a park, and the duties to disclose.
abstract contract FigureBook is IFigures, OnPark {
    /// @notice Newest versions of all tenants' figures, together.
    struct FigureSum {
        uint256 sum;
        uint32 count;
    }

    /// @custom:storage-location erc7201:parkfolio.storage.Figures
    struct FigureStorage {
        mapping(bytes32 figure => Figure[]) versions;
        /// Newest version that an attester attested.
        mapping(bytes32 figure => mapping(address attester => uint16 version)) lastBy;
        /// Whether a version of the figure rests on a document.
        mapping(bytes32 figure => mapping(bytes32 document => bool)) restsOn;
        mapping(bytes32 figures => FigureSum) sums;
        mapping(uint32 park => Duty[]) duties;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Figures")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x894677f1cf86eec2eaca9eab7d97da027cd09adb4c4edaa960463a9e5dd95b00;

    /// @inheritdoc IFigures
    function figureOf(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (Figure memory figure) {
        Figure[] storage versions = _storage().versions[_figure(park, subject, metric, from, months)];
        if (versions.length != 0) figure = versions[versions.length - 1];
    }

    /// @inheritdoc IFigures
    function figureBy(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months,
        address attester
    ) external view returns (Figure memory figure) {
        bytes32 key = _figure(park, subject, metric, from, months);
        uint16 version = _storage().lastBy[key][attester];
        if (version != 0) figure = _storage().versions[key][version - 1];
    }

    /// @inheritdoc IFigures
    function versionsOf(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (Figure[] memory) {
        return _storage().versions[_figure(park, subject, metric, from, months)];
    }

    /// @inheritdoc IFigures
    function sumOf(
        uint32 park,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (uint256 sum, uint32 count) {
        FigureSum storage s = _storage().sums[_figure(park, address(0), metric, from, months)];
        return (s.sum, s.count);
    }

    /// @inheritdoc IFigures
    function dutiesOf(uint32 park) external view returns (Duty[] memory) {
        return _storage().duties[park];
    }

    /// @dev The key of what is filed.
    function _keyOf(FigureInput calldata f) internal pure returns (bytes32) {
        return _figure(f.park, f.subject, f.metric, f.from, f.months);
    }

    /// @dev The key of a figure; without a subject, that of the park's own figure and of the sum of its tenants'.
    function _figure(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(park, subject, metric, from, months));
    }

    /// @dev Refuses what other books tell.
    function _requireFiled(Metric metric) internal pure {
        bool filed = metric != Metric.None && metric != Metric.PaidIn && metric != Metric.Presence;
        require(filed, MetricNotFiled(metric));
    }

    function _storage() internal pure returns (FigureStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
