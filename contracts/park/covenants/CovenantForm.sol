// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Series} from "../../types/Series.sol";
import {Metric} from "../figures/Metric.sol";
import {IInvestmentLedger} from "../investment/IInvestmentLedger.sol";
import {CovenantTerms, ICovenants} from "./ICovenants.sol";

/// @title What a covenant must be
/// @notice Refuses terms that could not be kept, or not be measured.
library CovenantForm {
    /// @dev Ten years of months. A tenant's exit looks at each.
    uint16 private constant MOST_PERIODS = 120;
    uint16 private constant WHOLE = 10_000;

    /// @notice Refuses terms that do not fit together.
    function requireSound(CovenantTerms calldata t) internal pure {
        bool measured = t.metric != Metric.None;
        if (t.metric == Metric.Presence) measured = !t.perMu && !t.atMost;
        require(measured, ICovenants.CovenantMetricInvalid(t.metric, t.perMu, t.atMost));
        bool asking = t.target != 0 && t.toleranceBp < WHOLE;
        require(asking, ICovenants.CovenantTargetInvalid(t.target, t.toleranceBp));
        bool timed = !t.from.isNone() && t.months != 0 && t.periods != 0 && t.periods <= MOST_PERIODS;
        require(timed, ICovenants.CovenantPeriodsInvalid(t.from, t.months, t.periods, MOST_PERIODS));
        // Reverts if the days run out.
        Series.daysOf(t.from, t.months, t.periods);
        require(t.terms != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
    }

    /// @notice Refuses an agreement that is not the obligor's in the park.
    function requireTheirs(CovenantTerms calldata t, IInvestmentLedger investments) internal view {
        if (t.agreement == 0 && t.metric != Metric.PaidIn) return;
        (uint32 park, address investor) = investments.partiesTo(t.agreement);
        bool theirs = park == t.park && investor == t.obligor;
        require(theirs, ICovenants.CovenantAgreementInvalid(t.agreement, t.park, t.obligor));
    }
}
