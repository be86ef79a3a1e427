// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IDepositToken} from "../../money/IDepositToken.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Day} from "../../types/Day.sol";
import {IClearance} from "../IClearance.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {IRents} from "./IRents.sol";
import {RentAccounts} from "./RentAccounts.sol";
import {RentStore} from "./RentStore.sol";
import {Bill, RentAccount, RentState, RentStep} from "./RentTypes.sol";

/// @title What every act on rents needs
/// @notice What {Rents} tells, the account in hand, and how money goes to a party.
abstract contract RentBook is IRents, OnPark {
    IDepositToken internal immutable TOKEN;
    IRegisterViews internal immutable LAND;

    constructor(
        IConsortium consortium,
        IDepositToken token,
        IParkRegistry parks,
        IRegisterViews land
    ) OnPark(consortium, parks) {
        TOKEN = token;
        LAND = land;
    }

    /// @inheritdoc IRents
    function note(uint32 rental) external {
        _running(rental);
    }

    /// @inheritdoc IRents
    function accountOf(uint32 rental) external view returns (RentAccount memory) {
        return RentAccounts.asOfNow(LAND, CONSORTIUM, rental);
    }

    /// @inheritdoc IRents
    function accountFor(uint32 lease) external view returns (uint32) {
        return RentStore.layout().ofLease[lease];
    }

    /// @inheritdoc IRents
    function offerOf(uint32 rental) external view returns (address landlord, RentStep[] memory steps) {
        RentStore.Offer storage offer = RentStore.layout().offers[rental];
        return (offer.landlord, offer.steps);
    }

    /// @inheritdoc IRents
    function accountsOf(uint32 park, address tenant) external view returns (uint32[] memory) {
        return RentStore.layout().ofTenant[park][tenant];
    }

    /// @inheritdoc IRents
    function billOf(uint32 number) external view returns (Bill memory) {
        return RentStore.layout().bills[number];
    }

    /// @inheritdoc IRents
    function openBillsOf(uint32 rental) external view returns (uint32[] memory) {
        return RentStore.layout().open[rental];
    }

    /// @inheritdoc IRents
    function rentDueOf(uint32 rental, Day day) external view returns (uint128) {
        return RentAccounts.dueBy(LAND, CONSORTIUM, rental, day);
    }

    /// @inheritdoc IRents
    function owedOf(uint32 rental) external view returns (uint128) {
        _account(rental);
        return _owed(rental);
    }

    /// @inheritdoc IRents
    function arrearsOf(uint32 rental) external view returns (uint128) {
        _account(rental);
        uint32[] memory one = new uint32[](1);
        one[0] = rental;
        return RentAccounts.arrearsOf(LAND, CONSORTIUM, one, address(0));
    }

    /// @inheritdoc IRents
    function arrearsOfTenant(uint32 park, address tenant) external view returns (uint128) {
        uint32[] memory rentals = RentStore.layout().ofTenant[park][tenant];
        return RentAccounts.arrearsOf(LAND, CONSORTIUM, rentals, tenant);
    }

    /// @inheritdoc IRents
    function heldFor(address party) external view returns (uint128) {
        return RentStore.layout().held[party];
    }

    /// @inheritdoc IClearance
    function requireClear(uint32 park, address tenant) external view {
        RentAccounts.requireClear(LAND, CONSORTIUM, park, tenant);
    }

    /// @dev An account that runs or has ended, brought up to the register.
    function _running(uint32 rental) internal returns (RentAccount storage) {
        RentAccounts.keep(LAND, CONSORTIUM, rental);
        return RentStore.layout().accounts[rental];
    }

    /// @dev An open account, whose tenant calls.
    function _ofTenant(uint32 rental) internal returns (RentAccount storage it) {
        it = _running(rental);
        _requireParty(it.tenant);
        _requireOpen(rental, it);
    }

    /// @dev Moves what the caller pays to a party, or holds it while the party cannot receive.
    function _payFromCaller(address party, uint128 amount) internal {
        address payee = CONSORTIUM.answeringFor(party);
        bool receives = TOKEN.canReceive(payee);
        if (!receives) _hold(payee, amount);
        // The token returns true or reverts, here and wherever it is called.
        TOKEN.transferFrom(msg.sender, receives ? payee : address(this), amount);
    }

    /// @dev Moves what is held here to a party, or keeps holding it while the party cannot receive.
    function _payFromHeld(address party, uint128 amount) internal {
        if (amount == 0) return;
        address payee = CONSORTIUM.answeringFor(party);
        if (TOKEN.canReceive(payee)) TOKEN.transfer(payee, amount);
        else _hold(payee, amount);
    }

    function _account(uint32 rental) internal view returns (RentAccount storage it) {
        it = RentStore.layout().accounts[rental];
        require(it.state != RentState.None, RentUnknown(rental));
    }

    function _requireOpen(uint32 rental, RentAccount storage it) internal view {
        require(it.state == RentState.Open, RentStateInvalid(rental, it.state));
    }

    function _owed(uint32 rental) internal view returns (uint128) {
        return RentAccounts.owedOf(LAND, CONSORTIUM, rental);
    }

    function _hold(address payee, uint128 amount) private {
        RentStore.layout().held[payee] += amount;
        emit RentHeld(payee, amount);
    }
}
