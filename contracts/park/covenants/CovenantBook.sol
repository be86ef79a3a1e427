// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Series} from "../../types/Series.sol";
import {OnPark} from "../OnPark.sol";
import {Covenant, CovenantStage, CovenantState, CovenantTerms, ICovenants, Outcome} from "./ICovenants.sol";
import {Targets} from "./Targets.sol";

/// @title What is kept of covenants
/// @notice Covenants by number, what came out of their periods, and how both are read.
abstract contract CovenantBook is ICovenants, OnPark {
    /// @custom:storage-location erc7201:parkfolio.storage.Covenants
    struct CovenantStorage {
        /// Number of the last covenant.
        uint32 last;
        mapping(uint32 covenant => Covenant) covenants;
        mapping(uint32 covenant => mapping(uint16 period => Outcome)) outcomes;
        mapping(uint32 park => mapping(address obligor => uint32[])) byObligor;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Covenants")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x8bde9abad4d4c8aa253e65c1b2b6dbed36922861ac77021a96ba93d31d362b00;

    /// @inheritdoc ICovenants
    function covenantOf(uint32 covenant) external view returns (Covenant memory) {
        return _storage().covenants[covenant];
    }

    /// @inheritdoc ICovenants
    function partiesTo(uint32 covenant) external view returns (uint32 park, address obligor, uint16 periods) {
        Covenant storage c = _storage().covenants[covenant];
        if (c.stage == CovenantStage.Agreed) return (c.terms.park, c.terms.obligor, c.terms.periods);
    }

    /// @inheritdoc ICovenants
    function covenantsOf(uint32 park, address obligor) external view returns (uint32[] memory) {
        return _storage().byObligor[park][obligor];
    }

    /// @inheritdoc ICovenants
    function count() external view returns (uint32) {
        return _storage().last;
    }

    /// @inheritdoc ICovenants
    function periodOf(uint32 covenant, uint16 period) external view returns (Day first, Day last) {
        return _daysOf(covenant, _known(covenant), period);
    }

    /// @inheritdoc ICovenants
    function stateOf(uint32 covenant, uint16 period) external view returns (CovenantState) {
        Covenant storage c = _storage().covenants[covenant];
        bool known = c.stage == CovenantStage.Agreed && period != 0 && period <= c.terms.periods;
        return known ? _stateOf(covenant, period) : CovenantState.None;
    }

    /// @inheritdoc ICovenants
    function outcomeOf(uint32 covenant, uint16 period) external view returns (Outcome memory) {
        return _storage().outcomes[covenant][period];
    }

    /// @inheritdoc ICovenants
    function unmetOf(
        uint32 covenant,
        uint16 period
    ) external view returns (uint256 numerator, uint256 denominator, uint32 version) {
        Outcome memory o = _storage().outcomes[covenant][period];
        version = o.version;
        if (o.state == CovenantState.None || version == 0) return (0, 0, version);
        if (o.basis == 0) return (1, 1, version);
        CovenantTerms memory t = _storage().covenants[covenant].terms;
        (numerator, denominator) = Targets.unmet(t, o.value, o.area);
    }

    /// @dev The covenant, whatever its stage.
    function _known(uint32 covenant) internal view returns (Covenant storage c) {
        c = _storage().covenants[covenant];
        require(c.stage != CovenantStage.None, CovenantUnknown(covenant));
    }

    /// @dev Refuses a covenant that is not at this stage.
    function _requireStage(uint32 covenant, Covenant storage c, CovenantStage needed) internal view {
        CovenantStage stage = c.stage;
        require(stage == needed, CovenantAtStage(covenant, stage, needed));
    }

    /// @dev First and last day of a period that the covenant has.
    function _daysOf(
        uint32 covenant,
        Covenant storage c,
        uint16 period
    ) internal view returns (Day first, Day last) {
        uint16 periods = c.terms.periods;
        require(period != 0 && period <= periods, CovenantPeriodUnknown(covenant, period, periods));
        return Series.daysOf(c.terms.from, c.terms.months, period);
    }

    /// @dev Where a period that the covenant has stands.
    function _stateOf(uint32 covenant, uint16 period) internal view returns (CovenantState state) {
        state = _storage().outcomes[covenant][period].state;
        if (state == CovenantState.None) state = CovenantState.Pending;
    }

    function _storage() internal pure returns (CovenantStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
