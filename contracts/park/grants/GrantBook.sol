// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IClearance} from "../IClearance.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {Budget, Clawback, ClawbackState, Grant, GrantState, TrancheStand} from "./GrantTypes.sol";
import {IGrantLedger} from "./IGrantLedger.sol";

/// @title Where grants are kept
/// @notice What {GrantLedger} stores and tells, and what its acts ask.
abstract contract GrantBook is IGrantLedger, OnPark {
    /// @custom:storage-location erc7201:parkfolio.storage.GrantLedger
    struct GrantStorage {
        /// Numbers given last.
        uint32 lastGrant;
        uint32 lastClawback;
        mapping(uint32 park => mapping(bytes32 line => Budget)) budgets;
        mapping(uint32 grant => Grant) grants;
        mapping(uint32 grant => mapping(uint8 tranche => TrancheStand)) tranches;
        mapping(uint32 clawback => Clawback) clawbacks;
        /// Claim of a breach on a tranche.
        mapping(bytes32 breach => uint32 clawback) claimed;
        /// Documents that have served for a milestone.
        mapping(bytes32 evidence => bool) used;
        /// Fen that grantees owe, by park, and under 0 in all parks.
        mapping(uint32 park => mapping(address grantee => uint128)) owed;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.GrantLedger")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xf84f8dd632036944f6e9ab414ad8bcdf5ec7729ce80a3f9f6847beed25456800;

    constructor(IConsortium consortium, IParkRegistry parks) OnPark(consortium, parks) {}

    /// @inheritdoc IClearance
    function requireClear(uint32 park, address tenant) external view {
        uint128 owed = _storage().owed[park][tenant];
        require(owed == 0, ClawbackUnpaid(tenant, owed));
    }

    /// @inheritdoc IGrantLedger
    function budgetOf(uint32 park, bytes32 line) external view returns (Budget memory) {
        return _storage().budgets[park][line];
    }

    /// @inheritdoc IGrantLedger
    function grantOf(uint32 grant) external view returns (Grant memory) {
        return _storage().grants[grant];
    }

    /// @inheritdoc IGrantLedger
    function trancheOf(uint32 grant, uint8 tranche) external view returns (TrancheStand memory) {
        return _storage().tranches[grant][tranche];
    }

    /// @inheritdoc IGrantLedger
    function clawbackOf(uint32 clawback) external view returns (Clawback memory) {
        return _storage().clawbacks[clawback];
    }

    /// @inheritdoc IGrantLedger
    function clawbackFor(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) external view returns (uint32) {
        return _storage().claimed[_keyOf(grant, tranche, covenant, period)];
    }

    /// @inheritdoc IGrantLedger
    function outstandingOf(uint32 park, address grantee) external view returns (uint128) {
        return _storage().owed[park][grantee];
    }

    /// @inheritdoc IGrantLedger
    function counts() external view returns (uint32 grants, uint32 clawbacks) {
        return (_storage().lastGrant, _storage().lastClawback);
    }

    /// @dev Writes what is due on a claim and where it stands; whatever follows from that is kept up here.
    function _put(Clawback storage c, ClawbackState state, uint128 due) internal {
        GrantStorage storage $ = _storage();
        uint128 openBefore = _openOf(c);
        TrancheStand storage stand = $.tranches[c.grant][c.tranche];
        stand.due = stand.due - c.due + due;
        (c.state, c.due) = (state, due);
        _owe($.grants[c.grant], openBefore, _openOf(c));
    }

    /// @dev Counts what a grantee owes, in the park and in all.
    function _owe(Grant storage g, uint128 before, uint128 open) internal {
        (uint32 park, address grantee) = (g.terms.park, g.terms.grantee);
        mapping(uint32 => mapping(address => uint128)) storage owed = _storage().owed;
        owed[park][grantee] = owed[park][grantee] - before + open;
        owed[0][grantee] = owed[0][grantee] - before + open;
    }

    /// @dev What is still to be paid back.
    function _openOf(Clawback storage c) internal view returns (uint128) {
        return c.due > c.repaid ? c.due - c.repaid : 0;
    }

    function _payerOf(Grant storage g) internal view returns (address) {
        return _storage().budgets[g.terms.park][g.terms.line].payer;
    }

    function _grant(uint32 grant) internal view returns (Grant storage g) {
        g = _storage().grants[grant];
        require(g.state != GrantState.None, GrantUnknown(grant));
    }

    function _clawback(uint32 clawback) internal view returns (Clawback storage c, Grant storage g) {
        c = _storage().clawbacks[clawback];
        require(c.state != ClawbackState.None, ClawbackUnknown(clawback));
        g = _storage().grants[c.grant];
    }

    function _keyOf(
        uint32 grant,
        uint8 tranche,
        uint32 covenant,
        uint16 period
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(grant, tranche, covenant, period));
    }

    function _storage() internal pure returns (GrantStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
