// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Annuities} from "../../contracts/register/ip/fees/Annuities.sol";
import {Day} from "../../contracts/types/Day.sol";

/// @title AnnuityLens
/// @notice The arithmetic of fees, callable by itself.
contract AnnuityLens {
    function dueOf(Day filedOn, uint256 year) external pure returns (Day) {
        return Annuities.dueOf(filedOn, year);
    }

    function yearOn(Day filedOn, Day day) external pure returns (uint256) {
        return Annuities.yearOn(filedOn, day);
    }

    function monthOf(Day due, Day day) external pure returns (uint256) {
        return Annuities.monthOf(due, day);
    }

    function latePercent(Day due, Day day, uint256 percents) external pure returns (uint256) {
        return Annuities.latePercent(due, day, percents);
    }

    function withLateFee(uint256 fee, uint256 percent) external pure returns (uint256) {
        return Annuities.withLateFee(fee, percent);
    }

    function monthsBefore(Day last, uint256 count) external pure returns (Day) {
        return Annuities.monthsBefore(last, count);
    }

    function nextTermEnd(Day last, uint256 count) external pure returns (Day) {
        return Annuities.nextTermEnd(last, count);
    }
}
