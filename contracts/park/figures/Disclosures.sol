// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../types/Day.sol";
import {Series} from "../../types/Series.sol";
import {FigureBook} from "./FigureBook.sol";
import {Disclosure, Duty, Figure, IFigures} from "./IFigures.sol";

/// @title Duties to disclose
/// @notice The authority says which figures are due when; whether they came in time can be read by everyone.
abstract contract Disclosures is FigureBook {
    /// @inheritdoc IFigures
    function addDuty(uint32 park, Duty calldata duty) external returns (uint16 number) {
        _requireAuthority(park);
        _requireFiled(duty.metric);
        bool sound = !duty.from.isNone() && duty.months != 0;
        sound = sound && (duty.until.isNone() || duty.until >= duty.from);
        require(sound, DutyInvalid(duty.from, duty.until, duty.months));
        Duty[] storage duties = _storage().duties[park];
        duties.push(duty);
        number = uint16(duties.length);
        emit DutyAdded(park, number, duty);
    }

    /// @inheritdoc IFigures
    function endDuty(uint32 park, uint16 number, Day last) external {
        _requireAuthority(park);
        Duty[] storage duties = _storage().duties[park];
        require(number != 0 && number <= duties.length, DutyUnknown(park, number));
        Duty storage duty = duties[number - 1];
        require(duty.until.isNone(), DutyEndsAlready(park, number, duty.until));
        Day earliest = Days.today();
        if (earliest < duty.from) earliest = duty.from;
        require(last >= earliest, DutyEndInvalid(park, number, last, earliest));
        duty.until = last;
        emit DutyEnded(park, number, last);
    }

    /// @inheritdoc IFigures
    function standingOf(
        uint32 park,
        uint16 number,
        address subject,
        uint16 period
    ) external view returns (Disclosure) {
        Duty[] storage duties = _storage().duties[park];
        if (number == 0 || number > duties.length || period == 0) return Disclosure.None;
        Duty memory duty = duties[number - 1];
        if (duty.perTenant == (subject == address(0))) return Disclosure.None;
        (Day first, Day last) = Series.daysOf(duty.from, duty.months, period);
        if (!duty.until.isNone() && first > duty.until) return Disclosure.None;
        Day due = last.addDays(duty.reportDays);
        bytes32 key = _figure(park, subject, duty.metric, first, duty.months);
        Figure[] storage versions = _storage().versions[key];
        if (versions.length != 0) return versions[0].filedOn <= due ? Disclosure.OnTime : Disclosure.Late;
        return Days.today() <= due ? Disclosure.NotDue : Disclosure.Missing;
    }
}
