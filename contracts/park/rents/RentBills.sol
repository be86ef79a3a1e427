// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {BillBook} from "./BillBook.sol";
import {IRents} from "./IRents.sol";
import {RentBook} from "./RentBook.sol";
import {RentStore} from "./RentStore.sol";
import {BillKind, RentAccount} from "./RentTypes.sol";

/// @title RentBills
/// @notice Who makes out, pays, contests and gives up bills.
abstract contract RentBills is RentBook {
    /// @inheritdoc IRents
    function bill(
        uint32 rental,
        BillKind kind,
        uint128 amount,
        Day due,
        bytes32 document
    ) external returns (uint32) {
        _requireParty(_running(rental).landlord);
        return BillBook.make(CONSORTIUM, rental, kind, amount, due, document);
    }

    /// @inheritdoc IRents
    function payBill(uint32 number) external {
        address landlord = _ofBill(number).landlord;
        _payFromCaller(landlord, BillBook.pay(number));
    }

    /// @inheritdoc IRents
    function voidBill(uint32 number, bytes32 reason) external {
        _requireParty(_ofBill(number).landlord);
        BillBook.giveUp(number, reason);
    }

    /// @inheritdoc IRents
    function contest(uint32 number, bytes32 reason) external {
        _requireParty(_ofBill(number).tenant);
        BillBook.contest(number, reason);
    }

    /// @inheritdoc IRents
    function confirmBill(uint32 number, bytes32 order) external {
        _requireParty(_ofBill(number).landlord);
        BillBook.confirm(CONSORTIUM, number, order);
    }

    /// @dev The account of a bill, brought up to the register.
    function _ofBill(uint32 number) private returns (RentAccount storage) {
        uint32 rental = RentStore.layout().bills[number].rental;
        require(rental != 0, BillUnknown(number));
        return _running(rental);
    }
}
