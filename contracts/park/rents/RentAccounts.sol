// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Day, Days} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IRents} from "./IRents.sol";
import {LeaseOnRegister} from "./LeaseOnRegister.sol";
import {RentSchedule} from "./RentSchedule.sol";
import {RentStore} from "./RentStore.sol";
import {Bill, RentAccount, RentState, RentStep, RentTerms} from "./RentTypes.sol";

/// @title Rent accounts against the register
/// @notice How an account follows its lease, and what is owed on it. Runs on the storage of {Rents}.
library RentAccounts {
    using RentSchedule for RentTerms;

    /// @notice What the register makes of an account today.
    /// @param state Where it is.
    /// @param title Title that bears the lease.
    /// @param tenant Who has it.
    /// @param landlord Who is paid.
    /// @param until Last day for which rent runs, UTC+8.
    struct Standing {
        RentState state;
        TitleId title;
        address tenant;
        address landlord;
        Day until;
    }

    /// @notice A lease as the register shows it now, on the title that bears it itself.
    function requireLease(
        IRegisterViews land,
        IPartyRegistry parties,
        TitleId title,
        uint32 lease,
        address payee
    ) external view returns (LeaseOnRegister.View memory v) {
        v = LeaseOnRegister.read(land, parties, title, lease, payee);
        require(v.stands && v.title == title, IRents.LeaseUnknown(title, lease));
    }

    /// @notice Keeps what the register says of an account that was accepted.
    function keep(IRegisterViews land, IPartyRegistry parties, uint32 rental) external {
        RentStore.Layout storage $ = RentStore.layout();
        RentAccount storage it = $.accounts[rental];
        RentState state = it.state;
        require(state != RentState.None, IRents.RentUnknown(rental));
        bool accepted = state == RentState.Open || state == RentState.Ended;
        require(accepted, IRents.RentStateInvalid(rental, state));
        Standing memory s = _standingOf(land, parties, it);
        if (s.state != state) {
            (it.state, it.until) = (s.state, s.until);
            delete $.ofLease[it.terms.lease];
            emit IRents.RentEnded(rental, s.until);
            return;
        }
        bool same =
            s.tenant == it.tenant &&
                s.landlord == it.landlord &&
                s.until == it.until &&
                s.title == it.terms.title;
        if (same) return;
        (it.tenant, it.landlord, it.until, it.terms.title) = (s.tenant, s.landlord, s.until, s.title);
        list(rental, it.terms.park, s.tenant);
        emit IRents.RentNoted(rental, s.title, s.tenant, s.landlord, s.until);
    }

    /// @notice Keeps other rents that the landlord offers for an open account.
    function offer(uint32 rental, RentStep[] calldata steps) external {
        RentStore.Layout storage $ = RentStore.layout();
        RentAccount storage it = $.accounts[rental];
        RentSchedule.requireSound(it.terms.months, steps);
        $.offers[rental] = RentStore.Offer(it.landlord, steps);
        emit IRents.RentStepsOffered(rental, it.landlord, steps);
    }

    /// @notice Puts the rents in place that are offered.
    function agree(uint32 rental) external {
        RentStore.Layout storage $ = RentStore.layout();
        RentAccount storage it = $.accounts[rental];
        RentStore.Offer storage o = $.offers[rental];
        require(o.steps.length != 0, IRents.NoStepsOffered(rental));
        require(o.landlord == it.landlord, IRents.LandlordChanged(rental, it.landlord));
        it.terms.steps = o.steps;
        delete $.offers[rental];
        emit IRents.RentStepsAgreed(rental);
    }

    /// @notice The account as the register makes it today.
    function asOfNow(
        IRegisterViews land,
        IPartyRegistry parties,
        uint32 rental
    ) external view returns (RentAccount memory it) {
        RentAccount storage stored = RentStore.layout().accounts[rental];
        Standing memory s = _standingOf(land, parties, stored);
        it = stored;
        it.terms.title = s.title;
        (it.state, it.tenant, it.landlord, it.until) = (s.state, s.tenant, s.landlord, s.until);
    }

    /// @notice Rent due up to and including a day.
    function dueBy(
        IRegisterViews land,
        IPartyRegistry parties,
        uint32 rental,
        Day day
    ) external view returns (uint128) {
        RentAccount storage it = RentStore.layout().accounts[rental];
        require(it.state != RentState.None, IRents.RentUnknown(rental));
        return it.terms.dueBy(_standingOf(land, parties, it).until, day);
    }

    /// @notice Rent due by today and not paid.
    function owedOf(
        IRegisterViews land,
        IPartyRegistry parties,
        uint32 rental
    ) external view returns (uint128) {
        RentAccount storage it = RentStore.layout().accounts[rental];
        return _owed(it, _standingOf(land, parties, it).until, Days.today());
    }

    /// @notice Arrears of one account, or of all of a tenant of a park.
    function arrearsOf(
        IRegisterViews land,
        IPartyRegistry parties,
        uint32[] memory rentals,
        address tenant
    ) external view returns (uint128 sum) {
        for (uint256 i = 0; i < rentals.length; ++i) {
            RentAccount storage it = RentStore.layout().accounts[rentals[i]];
            Standing memory s = _standingOf(land, parties, it);
            if (tenant == address(0) || s.tenant == tenant) sum += _arrears(rentals[i], it, s.until);
        }
    }

    /// @notice Refuses while a tenant owes something on its leases in a park, or has one.
    function requireClear(
        IRegisterViews land,
        IPartyRegistry parties,
        uint32 park,
        address tenant
    ) external view {
        RentStore.Layout storage $ = RentStore.layout();
        uint32[] storage rentals = $.ofTenant[park][tenant];
        for (uint256 i = 0; i < rentals.length; ++i) {
            uint32 rental = rentals[i];
            RentAccount storage it = $.accounts[rental];
            Standing memory s = _standingOf(land, parties, it);
            if (s.tenant != tenant) continue;
            bool ended = s.state == RentState.Ended;
            uint128 owed =
                ended
                    ? _owed(it, s.until, s.until) + _open(rental, Day.wrap(type(uint24).max), 0)
                    : _arrears(rental, it, s.until);
            require(owed == 0, IRents.RentInArrears(rental, owed));
            require(it.pledgee == address(0), IRents.LeasePledged(rental, it.pledgee));
            require(ended, IRents.LeaseStands(rental));
            require(it.held == 0, IRents.DepositHeld(rental, it.held));
        }
    }

    /// @notice Names an account among those of a tenant, once.
    function list(uint32 rental, uint32 park, address tenant) internal {
        RentStore.Layout storage $ = RentStore.layout();
        if ($.listed[rental][tenant]) return;
        $.listed[rental][tenant] = true;
        $.ofTenant[park][tenant].push(rental);
    }

    /// @dev An open account follows its lease, and ends with it.
    function _standingOf(
        IRegisterViews land,
        IPartyRegistry parties,
        RentAccount storage it
    ) private view returns (Standing memory s) {
        RentTerms storage t = it.terms;
        s = Standing(it.state, t.title, it.tenant, it.landlord, it.until);
        if (s.state != RentState.Open) return s;
        LeaseOnRegister.View memory v = LeaseOnRegister.read(land, parties, t.title, t.lease, t.payee);
        if (v.stands) return Standing(s.state, v.title, v.tenant, v.landlord, v.until);
        s.state = RentState.Ended;
        Day today = Days.today();
        if (today < s.until) s.until = today;
    }

    function _owed(RentAccount storage it, Day until, Day day) private view returns (uint128) {
        uint128 due = it.terms.dueBy(until, day);
        return due > it.paid ? due - it.paid : 0;
    }

    function _arrears(uint32 rental, RentAccount storage it, Day until) private view returns (uint128) {
        Day today = Days.today();
        uint8 grace = it.terms.graceDays;
        Day past = Day.wrap(today.unwrap() - grace - 1);
        return _owed(it, until, past) + _open(rental, today, grace);
    }

    /// @dev What is open of the bills whose days of grace ended before a day.
    function _open(uint32 rental, Day day, uint8 graceDays) private view returns (uint128 sum) {
        RentStore.Layout storage $ = RentStore.layout();
        uint32[] storage bills = $.open[rental];
        for (uint256 i = 0; i < bills.length; ++i) {
            Bill storage b = $.bills[bills[i]];
            if (b.due.addDays(graceDays) < day) sum += b.amount - b.paid;
        }
    }
}
