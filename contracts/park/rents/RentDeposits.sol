// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../types/Day.sol";
import {BillBook} from "./BillBook.sol";
import {IRents} from "./IRents.sol";
import {RentAccounts} from "./RentAccounts.sol";
import {RentBills} from "./RentBills.sol";
import {RentStore} from "./RentStore.sol";
import {RentAccount, RentState} from "./RentTypes.sol";

/// @title Deposits of tenants
/// @notice Held here from the beginning of a lease to its end, netted, and given back; pledges of leases.
abstract contract RentDeposits is RentBills {
    /// @notice After how many days from the end the tenant settles by itself.
    uint256 private constant WAIT = 30;

    /// @inheritdoc IRents
    function payDeposit(uint32 rental) external {
        RentAccount storage it = _ofTenant(rental);
        uint128 amount = it.terms.deposit;
        require(amount != 0 && !it.depositPaid, NoDepositDue(rental));
        (it.depositPaid, it.held) = (true, amount);
        emit RentDepositPaid(rental, it.tenant, amount);
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IRents
    function settleDeposit(uint32 rental) external {
        RentAccount storage it = _running(rental);
        bool landlord = _answers(it.landlord);
        require(landlord || _answers(it.tenant), NotOfLease(rental, msg.sender));
        CONSORTIUM.requireActive(msg.sender);
        require(it.state == RentState.Ended, RentStateInvalid(rental, it.state));
        require(it.held != 0, NoDepositHeld(rental));
        require(it.pledgee == address(0), LeasePledged(rental, it.pledgee));
        Day earliest = it.until.addDays(WAIT);
        require(landlord || Days.today() >= earliest, DepositNotYetDue(rental, earliest));
        (uint128 taken, uint128 returned) = BillBook.settle(rental);
        _payFromHeld(it.landlord, taken);
        _payFromHeld(it.tenant, returned);
    }

    /// @inheritdoc IRents
    function giveBack(uint32 rental) external {
        RentAccount storage it = _running(rental);
        uint128 due = RentAccounts.dueBy(LAND, CONSORTIUM, rental, it.until);
        require(it.paid > due, NothingOverpaid(rental));
        uint128 amount = it.paid - due;
        it.paid = due;
        emit RentReturned(rental, msg.sender, it.tenant, amount);
        _payFromCaller(it.tenant, amount);
    }

    /// @inheritdoc IRents
    function pledge(uint32 rental, address pledgee) external {
        RentAccount storage it = _ofTenant(rental);
        require(it.pledgee == address(0), LeasePledged(rental, it.pledgee));
        CONSORTIUM.requireActive(pledgee);
        it.pledgee = pledgee;
        emit LeasePledgeMade(rental, pledgee);
    }

    /// @inheritdoc IRents
    function release(uint32 rental) external {
        RentAccount storage it = _account(rental);
        address pledgee = it.pledgee;
        require(pledgee != address(0), LeaseNotPledged(rental));
        _requireParty(pledgee);
        it.pledgee = address(0);
        emit LeasePledgeReleased(rental, pledgee);
    }

    /// @inheritdoc IRents
    function collect(address party) external {
        uint128 amount = RentStore.layout().held[party];
        require(amount != 0, NoRentHeld(party));
        RentStore.layout().held[party] = 0;
        address payee = CONSORTIUM.answeringFor(party);
        emit RentCollected(party, payee, amount);
        TOKEN.transfer(payee, amount);
    }
}
