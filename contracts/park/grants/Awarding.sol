// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ICovenants} from "../covenants/ICovenants.sol";
import {Formula, GrantTerms, Milestone, Obligation, Tranche} from "./GrantTypes.sol";
import {IGrantLedger} from "./IGrantLedger.sol";

/// @title Awarding
/// @notice What must hold of a grant's tranches and obligations.
library Awarding {
    /// @notice Most tranches and obligations of one grant.
    uint256 internal constant MOST_TRANCHES = 16;
    /// @notice Most obligations of one grant.
    uint256 internal constant MOST_OBLIGATIONS = 64;

    /// @notice Refuses tranches and obligations that make no grant.
    /// @param t The terms.
    /// @param covenants What grantees promised.
    /// @return total Fen of all tranches.
    function requireSound(GrantTerms calldata t, ICovenants covenants) internal view returns (uint256 total) {
        (uint256 tranches, uint256 obligations) = (t.tranches.length, t.obligations.length);
        bool shaped = tranches != 0 && tranches <= MOST_TRANCHES && obligations <= MOST_OBLIGATIONS;
        require(shaped, IGrantLedger.GrantShapeInvalid(tranches, obligations));
        require(obligations == 0 || t.retentionMonths != 0, IGrantLedger.RetentionMissing());
        for (uint256 i = 0; i < tranches; ++i) {
            require(_isSound(t, t.tranches[i], covenants), IGrantLedger.TrancheInvalid(i));
            total += t.tranches[i].amount;
        }
        for (uint256 i = 0; i < obligations; ++i) {
            require(_isNewAndSound(t, i, covenants), IGrantLedger.ObligationInvalid(i));
        }
    }

    /// @notice The formula by which a tranche depends on a period of a covenant. Reverts with `NoObligation`.
    /// @param t The terms.
    /// @param grant Number of the grant, for the refusal.
    /// @param tranche Place of the tranche.
    /// @param covenant Covenant.
    /// @param period Its period.
    /// @return formula What is due back.
    function formulaOf(
        GrantTerms storage t,
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) internal view returns (Formula) {
        Obligation[] storage list = t.obligations;
        uint256 count = list.length;
        for (uint256 i = 0; i < count; ++i) {
            Obligation memory o = list[i];
            bool named = o.tranche == tranche && o.covenant == covenant;
            if (named && (o.period == period || o.period == 0)) return o.formula;
        }
        revert IGrantLedger.NoObligation(grant, tranche, covenant, period);
    }

    function _isSound(
        GrantTerms calldata t,
        Tranche calldata it,
        ICovenants covenants
    ) private view returns (bool) {
        if (it.amount == 0) return false;
        if (it.milestone != Milestone.CovenantMet) return it.covenant == 0 && it.period == 0;
        return it.period != 0 && _isOfGrantee(t, it.covenant, it.period, covenants);
    }

    function _isNewAndSound(
        GrantTerms calldata t,
        uint256 place,
        ICovenants covenants
    ) private view returns (bool) {
        Obligation calldata it = t.obligations[place];
        for (uint256 i = 0; i < place; ++i) {
            Obligation calldata o = t.obligations[i];
            bool same = o.tranche == it.tranche && o.covenant == it.covenant;
            if (same && (o.period == it.period || o.period == 0 || it.period == 0)) return false;
        }
        return it.tranche < t.tranches.length && _isOfGrantee(t, it.covenant, it.period, covenants);
    }

    function _isOfGrantee(
        GrantTerms calldata t,
        uint32 covenant,
        uint16 period,
        ICovenants covenants
    ) private view returns (bool) {
        (uint32 park, address obligor, uint16 periods) = covenants.partiesTo(covenant);
        return park == t.park && obligor == t.grantee && period <= periods;
    }
}
