// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Day, Days} from "../../types/Day.sol";
import {Serving} from "../Serving.sol";
import {IRents} from "./IRents.sol";
import {RentSchedule} from "./RentSchedule.sol";
import {RentStore} from "./RentStore.sol";
import {Bill, BillKind, BillState, RentAccount, RentTerms} from "./RentTypes.sol";

/// @title Bills beside the rent
/// @notice What the landlord asks for service, water, power, repair and damage, and how a deposit is netted with it. Runs
/// on the storage of {Rents}, which asks who calls and moves the money.
library BillBook {
    using RentSchedule for RentTerms;

    /// @notice Most open bills of one account: they are gone through when the deposit is settled.
    uint256 internal constant MOST = 64;

    /// @notice Makes out a bill.
    function make(
        IEvidenceRegistry evidence,
        uint32 rental,
        BillKind kind,
        uint128 amount,
        Day due,
        bytes32 document
    ) external returns (uint32 number) {
        bool sound = kind != BillKind.None && amount != 0 && due >= Days.today();
        require(sound, IRents.BillInvalid(rental, kind, amount, due));
        evidence.requireGood(document);
        RentStore.Layout storage $ = RentStore.layout();
        require($.open[rental].length < MOST, IRents.TooManyBills(rental, MOST));
        Serving.serve($.used, document);
        number = ++$.lastBill;
        $.bills[number] = Bill(rental, kind, BillState.Open, due, amount, 0, document);
        $.open[rental].push(number);
        emit IRents.Billed(number, rental, kind, amount, due, document);
    }

    /// @notice Closes a bill that is paid.
    function pay(uint32 number) external returns (uint128 amount) {
        Bill storage b = RentStore.layout().bills[number];
        _requireUnpaid(number, b);
        amount = b.amount - b.paid;
        _close(number, b, BillState.Paid);
        b.paid = b.amount;
        emit IRents.BillPaid(number, msg.sender, amount);
    }

    /// @notice Gives a bill up.
    function giveUp(uint32 number, bytes32 reason) external {
        Bill storage b = RentStore.layout().bills[number];
        _requireUnpaid(number, b);
        require(reason != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        _close(number, b, BillState.Void);
        emit IRents.BillVoided(number, reason);
    }

    /// @notice Contests a bill.
    function contest(uint32 number, bytes32 reason) external {
        Bill storage b = RentStore.layout().bills[number];
        require(b.state == BillState.Open, IRents.BillStateInvalid(number, b.state));
        Day last = b.due.addDays(RentStore.layout().accounts[b.rental].terms.graceDays);
        require(Days.today() <= last, IRents.ContestLate(number, last));
        require(reason != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        _close(number, b, BillState.Contested);
        emit IRents.BillContested(number, reason);
    }

    /// @notice Opens a contested bill again.
    function confirm(IEvidenceRegistry evidence, uint32 number, bytes32 order) external {
        Bill storage b = RentStore.layout().bills[number];
        require(b.state == BillState.Contested, IRents.BillStateInvalid(number, b.state));
        evidence.requireKind(order, DocumentKind.CourtOrder);
        Serving.serve(RentStore.layout().used, order);
        b.state = BillState.Open;
        RentStore.layout().open[b.rental].push(number);
        emit IRents.BillConfirmed(number, order);
    }

    /// @notice Nets the deposit of an account that has ended: rent first, then bills by what rent was paid too much, then
    /// bills by the deposit.
    function settle(uint32 rental) external returns (uint128 taken, uint128 returned) {
        RentAccount storage it = RentStore.layout().accounts[rental];
        returned = it.held;
        it.held = 0;
        uint128 due = it.terms.dueBy(it.until, it.until);
        uint128 ofRent;
        uint128 credited;
        if (it.paid < due) {
            ofRent = due - it.paid < returned ? due - it.paid : returned;
            it.paid += ofRent;
        } else {
            credited = _payOpen(rental, it.paid - due);
            it.paid -= credited;
        }
        uint128 ofBills = _payOpen(rental, returned - ofRent);
        taken = ofRent + ofBills;
        returned -= taken;
        emit IRents.RentDepositSettled(rental, ofRent, credited + ofBills, returned);
    }

    /// @dev Pays open bills past their days of grace, oldest first, as far as `amount` goes.
    function _payOpen(uint32 rental, uint128 amount) private returns (uint128 paid) {
        RentStore.Layout storage $ = RentStore.layout();
        uint32[] memory list = $.open[rental];
        Day today = Days.today();
        uint8 grace = $.accounts[rental].terms.graceDays;
        for (uint256 i = 0; i < list.length && paid < amount; ++i) {
            Bill storage b = $.bills[list[i]];
            if (b.due.addDays(grace) >= today) continue;
            uint128 part = b.amount - b.paid;
            if (part > amount - paid) part = amount - paid;
            b.paid += part;
            paid += part;
            emit IRents.BillPaid(list[i], address(this), part);
            if (b.paid == b.amount) _close(list[i], b, BillState.Paid);
        }
    }

    /// @dev Takes a bill off the open ones; the others keep their order.
    function _close(uint32 number, Bill storage b, BillState state) private {
        uint32[] storage list = RentStore.layout().open[b.rental];
        bool open = b.state == BillState.Open;
        b.state = state;
        if (!open) return;
        uint256 last = list.length - 1;
        uint256 i;
        while (list[i] != number) ++i;
        for (; i < last; ++i) list[i] = list[i + 1];
        list.pop();
    }

    function _requireUnpaid(uint32 number, Bill storage b) private view {
        bool unpaid = b.state == BillState.Open || b.state == BillState.Contested;
        require(unpaid, IRents.BillStateInvalid(number, b.state));
    }
}
