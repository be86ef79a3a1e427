// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Metric} from "../figures/Metric.sol";

/// @notice Where a period of a covenant stands.
enum CovenantState {
    None,
    /// Not assessed.
    Pending,
    Met,
    /// Not met, or not reported in time. It can be cured for a time, and then enforced.
    Breached,
    /// Met within the cure period after a breach.
    Cured,
    /// Forgiven by the authority.
    Waived,
    /// What the breach costs was claimed.
    Enforced
}

/// @notice Whether both sides want a covenant.
enum CovenantStage {
    None,
    Proposed,
    Agreed,
    Withdrawn
}

/// @notice What follows from a breach.
enum Consequence {
    /// It is published.
    Disclosure,
    /// Grants that depend on it are claimed back.
    Clawback
}

/// @notice What a party promises.
/// @param park Number of the park.
/// @param obligor The party that promises.
/// @param agreement Investment agreement of the obligor in the park; 0 if none. `PaidIn` needs one.
/// @param metric What is measured.
/// @param perMu Whether the target is for each mu (2000/3 m²) of the land under the obligor's investment agreements.
/// @param atMost Whether the target is a ceiling; else a floor.
/// @param target In the unit of the metric.
/// @param toleranceBp What may be missing, or be too much, of the target: basis points, below 10,000.
/// @param from First day of the first period, UTC+8.
/// @param months Length of a period.
/// @param periods How many periods there are, at most 120.
/// @param reportDays Days after the end of a period in which its figure is to be filed. Nothing filed is nothing met.
/// @param cureDays Days after the day on which a breach was assessed in which it can be cured.
/// @param attester The one whose figures count; zero for any qualified attester's.
/// @param consequence What follows from a breach.
/// @param terms Commitment to the contract.
struct CovenantTerms {
    uint32 park;
    address obligor;
    uint32 agreement;
    Metric metric;
    bool perMu;
    bool atMost;
    uint128 target;
    uint16 toleranceBp;
    Day from;
    uint8 months;
    uint16 periods;
    uint16 reportDays;
    uint16 cureDays;
    address attester;
    Consequence consequence;
    bytes32 terms;
}

/// @notice A covenant.
/// @param terms What is promised.
/// @param stage Whether both sides want it.
/// @param area Land of the obligor when it was last looked up, square decimetres; 0 unless the target is per mu.
struct Covenant {
    CovenantTerms terms;
    CovenantStage stage;
    uint64 area;
}

/// @notice What was assessed last of a period.
/// @param state Where the period stands; `None` also if it waits to be assessed again.
/// @param value What was measured, in the unit of the metric.
/// @param version Number of the assessment, from 1; 0 if it was never assessed.
/// @param basis Version of the figure, or number of attestations, that was looked at; 0 if nothing was reported in time.
/// Of `Presence`, as `version`.
/// @param assessedOn Day of the assessment, UTC+8.
/// @param cureUntil Last day of the cure, UTC+8; 0 if it was never breached.
/// @param area Land that the target is reckoned for, square decimetres, as of the period's first assessment.
/// @param entry Of `Presence`: first day of the stay that counts.
struct Outcome {
    CovenantState state;
    uint128 value;
    uint32 version;
    uint32 basis;
    Day assessedOn;
    Day cureUntil;
    uint64 area;
    Day entry;
}

/// @title Covenants
/// @notice What a party promised, measured period by period. Nobody decides whether a covenant is met: anybody has it
/// assessed, on figures that somebody independent attested.
///
/// ```
/// covenant: None --propose--> Proposed --accept, the obligor--> Agreed
///                                \--withdraw--> Withdrawn
/// period:   Pending --assess--> Met <--------- restated ---------\
///              |  \--assess--> Breached --assess, in the cure--> Cured
///              |                 |    \--enforce, cure over--> Enforced
///              \------ waive ----+--> Waived
/// ```
///
/// **What is measured.** `PaidIn`: what the ledger of investments has as attested on the last day of the period, after a
/// breach on the day of the assessment, at most the last of the cure. `Presence`: days of the stay within the period, the
/// day of leaving included; as soon as the notice of leaving cuts the period short, else after its end. Everything else: the
/// figure filed for the period.
///
/// **Met** is a value of at least the target less the tolerance, or at most the target and the tolerance. Otherwise the unmet
/// share is of the full target. All is compared exactly, by multiplying; nothing is rounded.
///
/// **Unreported.** Once the days for the report are over, a period without a figure can be assessed, and is breached in full.
/// A figure that comes later is a new version.
///
/// **Restated.** A newer figure is assessed again: what was met can be breached, with a cure of its own, what was breached can
/// be met. What was enforced stays so, with the new share. What was waived is not assessed any more.
///
/// **Land.** The area of a period is that of its first assessment, and stays. If the obligor has no land by then, the area
/// seen last counts.
///
/// **Presence** follows the notice: if it is taken back before the end of the period, a breach that rests on it is pending
/// again. Only the stay of the first assessment counts; whoever comes back has a new one.
interface ICovenants {
    /// @notice The authority or the operator proposes a covenant.
    /// @param covenant Its number.
    /// @param park Number of the park.
    /// @param obligor The party that would promise.
    /// @param by Who proposes it.
    /// @param terms What is to be promised.
    event CovenantProposed(
        uint32 indexed covenant,
        uint32 indexed park,
        address indexed obligor,
        address by,
        CovenantTerms terms
    );
    /// @notice The obligor has promised.
    /// @param covenant Number of the covenant.
    /// @param by Who answers for it.
    /// @param area Its land, square decimetres; 0 unless the target is per mu.
    event CovenantAgreed(uint32 indexed covenant, address indexed by, uint64 area);
    /// @notice A proposal was taken back.
    /// @param covenant Number of the covenant.
    /// @param by Who took it back.
    event CovenantWithdrawn(uint32 indexed covenant, address indexed by);
    /// @notice A period was assessed.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @param outcome What came out; its state is `None` if the period waits to be assessed again.
    event CovenantAssessed(uint32 indexed covenant, uint16 indexed period, Outcome outcome);
    /// @notice The authority forgives a period.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @param by Officer.
    /// @param document The decision.
    event CovenantWaived(
        uint32 indexed covenant,
        uint16 indexed period,
        address indexed by,
        bytes32 document
    );
    /// @notice What the breach costs was claimed.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @param by Contract that claimed.
    event CovenantEnforced(uint32 indexed covenant, uint16 indexed period, address indexed by);

    /// @notice There is no covenant of this number.
    error CovenantUnknown(uint32 covenant);
    /// @notice The covenant is not at the stage at which this is done.
    error CovenantAtStage(uint32 covenant, CovenantStage stage, CovenantStage needed);
    /// @notice The covenant has `periods` periods.
    error CovenantPeriodUnknown(uint32 covenant, uint16 period, uint16 periods);
    /// @notice A covenant measures something; presence is neither per mu nor a ceiling.
    error CovenantMetricInvalid(Metric metric, bool perMu, bool atMost);
    /// @notice A target is at least 1, a tolerance is below 10,000 basis points.
    error CovenantTargetInvalid(uint128 target, uint16 toleranceBp);
    /// @notice A covenant has 1 to `most` periods of at least a month, from a day on.
    error CovenantPeriodsInvalid(Day from, uint8 months, uint16 periods, uint16 most);
    /// @notice The agreement is none of the obligor's in the park; `PaidIn` needs one.
    error CovenantAgreementInvalid(uint32 agreement, uint32 park, address obligor);
    /// @notice The target is per mu, and no live investment agreement of the obligor in the park names a parcel.
    error CovenantLandMissing(uint32 covenant, uint32 park, address obligor);
    /// @notice The period lasts until the end of `last` (UTC+8).
    error CovenantPeriodRunning(uint32 covenant, uint16 period, Day last);
    /// @notice Nothing is attested as paid in under the agreement by `day` (UTC+8).
    error NothingAttested(uint32 agreement, Day day);
    /// @notice What is to be assessed was attested by `attester`; the covenant names `agreed`.
    error AttesterNotAgreed(uint32 covenant, address attester, address agreed);
    /// @notice Nothing is there that was not looked at in assessment `version`.
    error NothingNew(uint32 covenant, uint16 period, uint32 version);
    /// @notice The period was waived.
    error CovenantPeriodWaived(uint32 covenant, uint16 period);
    /// @notice Only what is pending or breached is waived.
    error NothingToWaive(uint32 covenant, uint16 period, CovenantState state);
    /// @notice A breach of this covenant is published, and costs nothing.
    error NotEnforceable(uint32 covenant);
    /// @notice The period is not breached.
    error NotBreached(uint32 covenant, uint16 period, CovenantState state);
    /// @notice The breach can be cured until the end of `until` (UTC+8).
    error CurePending(uint32 covenant, uint16 period, Day until);
    /// @notice There is something that assessment `version` did not know: the period is assessed again first.
    error AssessmentStale(uint32 covenant, uint16 period, uint32 version);
    /// @notice The period can still cost the tenant something.
    error CovenantOpen(uint32 covenant, uint16 period, CovenantState state);

    /// @notice Proposes a covenant. The competent authority, or the park's operator, which cannot do so to itself. Reverts with
    /// `ParkUnknown`, `NotTheOperator`, `ConflictOfInterest`, `CovenantMetricInvalid`, `CovenantTargetInvalid`,
    /// `CovenantPeriodsInvalid`, `DayOutOfRange`, `CommitmentEmpty`, `CovenantAgreementInvalid`, or as `requireActive` of
    /// the obligor.
    /// @param terms What is to be promised.
    /// @return covenant Its number.
    /// @custom:office ParkAuthority@park, Operator@park
    function propose(CovenantTerms calldata terms) external returns (uint32 covenant);

    /// @notice Promises. The obligor, active. Reverts with `CovenantUnknown`, `NotTheParty`, `CovenantAtStage` or
    /// `CovenantLandMissing`.
    /// @param covenant Number of the covenant.
    /// @custom:office Obligor@covenant
    function accept(uint32 covenant) external;

    /// @notice Takes a proposal back. The competent authority or the park's operator. Reverts with `CovenantUnknown`,
    /// `NotTheOperator` or `CovenantAtStage`.
    /// @param covenant Number of the covenant.
    /// @custom:office Proposer@covenant
    function withdraw(uint32 covenant) external;

    /// @notice Assesses a period on what is attested now. Anyone. Reverts with `CovenantUnknown`, `CovenantAtStage`,
    /// `CovenantPeriodUnknown`, `CovenantPeriodWaived`, `CovenantPeriodRunning`, `FigureMissing`, `NothingAttested`,
    /// `AttesterNotAgreed`, `NothingNew`, or the reason that `requireGood` gives for the figure's report.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @custom:office Anyone
    function assess(uint32 covenant, uint16 period) external;

    /// @notice Forgives a period that is pending or breached. The competent authority, by a decision. Reverts with
    /// `CovenantUnknown`, `OfficeRequired`, `CovenantAtStage`, `CovenantPeriodUnknown`, `NothingToWaive`, or the reason that
    /// `requireKind` gives.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @param document The decision, of the kind `AuthorityDecision`.
    /// @custom:office ParkAuthority@covenant
    function waive(uint32 covenant, uint16 period, bytes32 document) external;

    /// @notice Marks a breach as enforced, if its assessment knew all that is there today; nothing changes if it is so
    /// already. A contract that holds the office ParkBook. Reverts with `OfficeRequired`, `CovenantUnknown`,
    /// `CovenantAtStage`, `CovenantPeriodUnknown`, `NotEnforceable`, `NotBreached`, `CurePending`, `AssessmentStale`, or the
    /// reason that `requireGood` gives for the figure's report.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @custom:office ParkBook@national
    function enforce(uint32 covenant, uint16 period) external;

    /// @notice A covenant.
    /// @param covenant Its number.
    /// @return The covenant; empty if there is none.
    function covenantOf(uint32 covenant) external view returns (Covenant memory);

    /// @notice Park, obligor and number of periods of a covenant that both sides accepted; zero if there is none.
    /// @param covenant Number of the covenant.
    /// @return park Number of the park.
    /// @return obligor The party that promised.
    /// @return periods Number of periods.
    function partiesTo(uint32 covenant) external view returns (uint32 park, address obligor, uint16 periods);

    /// @notice The covenants of a party in a park, proposals included.
    /// @param park Number of the park.
    /// @param obligor The party, as its covenants name it.
    /// @return Their numbers, rising.
    function covenantsOf(uint32 park, address obligor) external view returns (uint32[] memory);

    /// @notice Number of the last covenant.
    /// @return 0 if there is none.
    function count() external view returns (uint32);

    /// @notice First and last day of a period. Reverts with `CovenantUnknown` or `CovenantPeriodUnknown`.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return first First day, UTC+8.
    /// @return last Last day, UTC+8.
    function periodOf(uint32 covenant, uint16 period) external view returns (Day first, Day last);

    /// @notice Where a period of a covenant stands today.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return Its state; `None` if there is none.
    function stateOf(uint32 covenant, uint16 period) external view returns (CovenantState);

    /// @notice What was assessed last of a period.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return The outcome; empty if it was never assessed.
    function outcomeOf(uint32 covenant, uint16 period) external view returns (Outcome memory);

    /// @notice What of the target was not met, as assessed last: a fraction in lowest terms, at most 1.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return numerator Unmet part; 0 if the value is within the tolerance ...
    /// @return denominator ... of this; 0 if the period is not assessed.
    /// @return version Number of the assessment; each one has something new.
    function unmetOf(
        uint32 covenant,
        uint16 period
    ) external view returns (uint256 numerator, uint256 denominator, uint32 version);

    /// @notice Whether something should have happened: the days for the report are over and the period is not assessed, or
    /// a breach was neither cured in time nor waived nor enforced. Reverts with `CovenantUnknown`, `CovenantAtStage` or
    /// `CovenantPeriodUnknown`.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return True if it is overdue.
    function isOverdue(uint32 covenant, uint16 period) external view returns (bool);
}
