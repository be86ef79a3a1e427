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

/// @notice What an attester files.
/// @param park Number of the park.
/// @param subject Tenant, as its tenancy names it; zero for the park itself.
/// @param metric What is measured.
/// @param from First day of the period, UTC+8.
/// @param months Length of the period.
/// @param value In the unit of the metric.
/// @param method Commitment to how it was obtained: source, definition, estimate or count.
/// @param document Report that the caller attested, of the kind `FiguresReport`.
struct FigureInput {
    uint32 park;
    address subject;
    Metric metric;
    Day from;
    uint8 months;
    uint128 value;
    bytes32 method;
    bytes32 document;
}

/// @notice A duty to disclose a figure for every period of a series.
/// @param metric What is to be disclosed.
/// @param from First day of the first period, UTC+8.
/// @param until Last day on which a period can begin; 0 while the duty is open.
/// @param months Length of a period.
/// @param reportDays Days after the end of a period within which its figure is to be filed.
/// @param perTenant Whether every tenant has the duty, or the park.
struct Duty {
    Metric metric;
    Day from;
    Day until;
    uint8 months;
    uint16 reportDays;
    bool perTenant;
}

/// @notice How a duty was kept for a period.
enum Disclosure {
    /// There is no such duty, or it has no such period.
    None,
    /// Nothing is filed, and there is time.
    NotDue,
    /// The time is over, and nothing is filed.
    Missing,
    /// The first version was filed after the time was over.
    Late,
    OnTime
}

/// @title Figures
/// @notice Attested figures of tenants and parks, by period, append-only. A figure is filed once; what was found out later is
/// a new version, and all versions stay. Two metrics are not filed, as other books tell them: `PaidIn` (the ledger of
/// investments) and `Presence` (the tenancies).
///
/// **Who files.** The attester of the report, who is neither the subject nor the park's operator, nor answers for one.
///
/// **Periods** run from a day for so many months, to the day before the same date. The same figure for another period is
/// another figure: a year does not make its quarters.
///
/// **Sums** of a park are of the newest versions of its tenants' figures, and are kept as figures are filed.
interface IFigures {
    /// @notice A figure was filed, or restated by a new version.
    /// @param park Number of the park.
    /// @param subject Tenant; zero for the park itself.
    /// @param metric What is measured.
    /// @param from First day of the period, UTC+8.
    /// @param months Length of the period.
    /// @param version From 1.
    /// @param value In the unit of the metric.
    /// @param attester Who attested it.
    /// @param document Report that it rests on.
    /// @param method Commitment to how it was obtained.
    event FigureFiled(
        uint32 indexed park,
        address indexed subject,
        Metric indexed metric,
        Day from,
        uint8 months,
        uint16 version,
        uint128 value,
        address attester,
        bytes32 document,
        bytes32 method
    );
    /// @notice A park, or each of its tenants, must disclose a figure from now on.
    /// @param park Number of the park.
    /// @param number Number of the duty in the park, from 1.
    /// @param duty The duty.
    event DutyAdded(uint32 indexed park, uint16 indexed number, Duty duty);
    /// @notice A duty ends.
    /// @param park Number of the park.
    /// @param number Number of the duty in the park.
    /// @param last Last day on which a period can begin, UTC+8.
    event DutyEnded(uint32 indexed park, uint16 indexed number, Day last);

    /// @notice The metric is not filed: another book tells it, or it is none.
    error MetricNotFiled(Metric metric);
    /// @notice A period has a first day and at least one month.
    error FigurePeriodInvalid(Day from, uint8 months);
    /// @notice The period lasts until the end of `last` (UTC+8).
    error FigurePeriodRunning(Day from, uint8 months, Day last);
    /// @notice The figure is filed, in `version` versions; it is restated.
    error FigureStands(uint32 park, address subject, Metric metric, Day from, uint8 months, uint16 version);
    /// @notice The figure is not filed.
    error FigureMissing(uint32 park, address subject, Metric metric, Day from, uint8 months);
    /// @notice The park has no duty of this number.
    error DutyUnknown(uint32 park, uint16 number);
    /// @notice A duty begins on a day, has periods of at least a month, and ends, if at all, not before it begins.
    error DutyInvalid(Day from, Day until, uint8 months);
    /// @notice A duty ends today or later, and later than it begins: not before `earliest`; what is missing stays missing.
    error DutyEndInvalid(uint32 park, uint16 number, Day last, Day earliest);
    /// @notice The duty ends on `until` already.
    error DutyEndsAlready(uint32 park, uint16 number, Day until);

    /// @notice Files the first version of a figure. The attester of its document. Reverts with `NotItsAttester`, `ParkUnknown`,
    /// `PartyUnknown`, `ConflictOfInterest`, `MetricNotFiled`, `FigurePeriodInvalid`, `FigurePeriodRunning`,
    /// `CommitmentEmpty`, `FigureStands`, or with the reason that `requireKind` gives.
    /// @param input The figure.
    /// @custom:office Attester@document
    function file(FigureInput calldata input) external;

    /// @notice Restates a figure by a new version, on a document that no version of it rests on. The attester of that
    /// document, who may be another one than before. Reverts as `file`, or with `FigureMissing` or `EvidenceUsed`.
    /// @param input The figure.
    /// @custom:office Attester@document
    function restate(FigureInput calldata input) external;

    /// @notice Lays a duty to disclose on a park or its tenants. The competent authority. Reverts with `ParkUnknown`,
    /// `OfficeRequired`, `MetricNotFiled` or `DutyInvalid`.
    /// @param park Number of the park.
    /// @param duty The duty.
    /// @return number Its number in the park.
    /// @custom:office ParkAuthority@park
    function addDuty(uint32 park, Duty calldata duty) external returns (uint16 number);

    /// @notice Ends an open duty. The competent authority. Reverts with `ParkUnknown`, `OfficeRequired`, `DutyUnknown`,
    /// `DutyEndsAlready` or `DutyEndInvalid`.
    /// @param park Number of the park.
    /// @param number Number of the duty in the park.
    /// @param last Last day on which a period can begin, UTC+8; today or later.
    /// @custom:office ParkAuthority@park
    function endDuty(uint32 park, uint16 number, Day last) external;

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

    /// @notice The newest version of a figure that one attester attested.
    /// @param park Number of the park.
    /// @param subject Tenant; zero for the park itself.
    /// @param metric What is measured.
    /// @param from First day of the period, UTC+8.
    /// @param months Length of the period.
    /// @param attester The attester.
    /// @return The figure; its version is 0 if the attester attested none.
    function figureBy(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months,
        address attester
    ) external view returns (Figure memory);

    /// @notice All versions of a figure.
    /// @param park Number of the park.
    /// @param subject Tenant; zero for the park itself.
    /// @param metric What is measured.
    /// @param from First day of the period, UTC+8.
    /// @param months Length of the period.
    /// @return The versions, oldest first.
    function versionsOf(
        uint32 park,
        address subject,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (Figure[] memory);

    /// @notice Sum of the newest versions of all tenants' figures. What a park files of itself is no part of it.
    /// @param park Number of the park.
    /// @param metric What is measured.
    /// @param from First day of the period, UTC+8.
    /// @param months Length of the period.
    /// @return sum In the unit of the metric.
    /// @return count How many tenants have the figure.
    function sumOf(
        uint32 park,
        Metric metric,
        Day from,
        uint8 months
    ) external view returns (uint256 sum, uint32 count);

    /// @notice The duties of a park and of its tenants.
    /// @param park Number of the park.
    /// @return By number, from 1.
    function dutiesOf(uint32 park) external view returns (Duty[] memory);

    /// @notice How a duty was kept for a period. Whether a tenant had to keep it, as it was in the park then, the tenancies
    /// tell.
    /// @param park Number of the park.
    /// @param number Number of the duty in the park.
    /// @param subject Tenant; zero for the park itself.
    /// @param period Period, from 1.
    /// @return `None` if there is no such duty, the duty is not of such a subject, or it has no such period.
    function standingOf(
        uint32 park,
        uint16 number,
        address subject,
        uint16 period
    ) external view returns (Disclosure);
}
