// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Forms} from "../../daybook/Forms.sol";
import {Instrument, Instruments} from "../../daybook/Instruments.sol";
import {Act, ActHeader} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";
import {ISettlementRoom, Line, Role, Schedule, Seat} from "./ISettlementRoom.sol";

/// @title When a schedule is one
/// @notice What can be said of a schedule from itself: it balances to the fen, whoever pays in or applies sits at the table,
/// whoever sits there for a title or a charge has the instrument that gives or takes it, and instruments on one title come
/// in the order in which they must be recorded.
library Schedules {
    using Instruments for Instrument;

    /// Words of `to` in {Transfer} and {TransferShare}, of `chargee` in {CreateCharge} and `to` in {AssignCharge}.
    uint256 private constant TAKER = 6;
    uint256 private constant CHARGEE = 7;

    /// @notice A schedule has seats and instruments.
    error ScheduleEmpty();
    /// @notice A line moves money; the first without is source or destination `index`, counted from 0.
    error LineEmpty(uint256 index);
    /// @notice The line names an instrument that the schedule does not have, a source names a room, or the money goes to
    /// the contract of the rooms itself, where it would be nobody's.
    error LineInvalid(uint256 index, uint8 instrument, uint32 room);
    /// @notice A seat names a party and a role.
    error SeatInvalid(uint256 index);
    /// @notice On one title charges end before it passes, and it passes before charges are created; instrument `index` comes
    /// too late.
    error InstrumentsOutOfOrder(uint256 index);
    /// @notice The party sits there as `role`, and no instrument makes it that.
    error RoleWithoutInstrument(address party, Role role);
    /// @notice An incoming lender pays `pays` fen against charges of `secured`.
    error LoanAboveCharge(address party, uint256 pays, uint256 secured);

    /// @notice Refuses what is no schedule.
    /// @param room Number of the room, for the refusals.
    /// @param s The schedule.
    function check(uint32 room, Schedule calldata s) external view {
        require(s.seats.length != 0 && s.instruments.length != 0, ScheduleEmpty());
        uint256 paidIn = _sum(s, s.sources);
        uint256 paidOut = _sum(s, s.destinations);
        require(paidIn == paidOut, ISettlementRoom.NotBalanced(room, address(0), paidIn, paidOut));
        for (uint256 i = 0; i < s.sources.length; ++i) {
            require(s.sources[i].room == 0, LineInvalid(i, s.sources[i].instrument, s.sources[i].room));
            _requireSeated(room, s, s.sources[i].party);
        }
        _checkInstruments(room, s);
        for (uint256 i = 0; i < s.seats.length; ++i) {
            _checkSeat(s, i);
        }
    }

    function _sum(Schedule calldata s, Line[] calldata lines) private view returns (uint256 sum) {
        for (uint256 i = 0; i < lines.length; ++i) {
            Line calldata line = lines[i];
            require(line.amount != 0, LineEmpty(i));
            bool valid = line.instrument <= s.instruments.length && line.party != address(this);
            require(valid, LineInvalid(i, line.instrument, line.room));
            sum += line.amount;
        }
    }

    function _checkInstruments(uint32 room, Schedule calldata s) private pure {
        for (uint256 i = 0; i < s.instruments.length; ++i) {
            // Read in full: from here on the header can be trusted.
            (ActHeader calldata h, ) = s.instruments[i].read();
            _requireSeated(room, s, h.applicant);
            uint256 step = _stepOf(s.instruments[i].act);
            if (step == 0) continue;
            for (uint256 k = 0; k < i; ++k) {
                TitleId earlier = s.instruments[k].headerOf().title;
                bool same = TitleId.unwrap(earlier) == TitleId.unwrap(h.title);
                require(!same || _stepOf(s.instruments[k].act) <= step, InstrumentsOutOfOrder(i));
            }
        }
    }

    /// @dev Place in the order of recording; 0 for acts that have none.
    function _stepOf(Act act) private pure returns (uint256) {
        if (act == Act.Discharge || act == Act.ReleasePart) return 1;
        if (act == Act.Transfer || act == Act.TransferShare) return 2;
        return act == Act.Charge ? 3 : 0;
    }

    /// @dev A lender's money leaves against its charge, a purchaser's against its title, and so on.
    function _checkSeat(Schedule calldata s, uint256 index) private pure {
        Seat calldata seat = s.seats[index];
        require(seat.party != address(0) && seat.role != Role.None, SeatInvalid(index));
        if (seat.role >= Role.DutyOffice) return;
        bool found;
        uint256 secured;
        for (uint256 i = 0; i < s.instruments.length && !(found && seat.role != Role.IncomingLender); ++i) {
            (bool makes, uint256 sum) = _makes(s.instruments[i], seat);
            if (!makes) continue;
            found = true;
            secured += sum;
        }
        require(found, RoleWithoutInstrument(seat.party, seat.role));
        if (seat.role != Role.IncomingLender) return;
        uint256 pays;
        for (uint256 i = 0; i < s.sources.length; ++i) {
            if (s.sources[i].party == seat.party) pays += s.sources[i].amount;
        }
        require(pays <= secured, LoanAboveCharge(seat.party, pays, secured));
    }

    /// @dev Whether an instrument makes the party what its seat says; the sum that it secures, without limit for a charge
    /// that is assigned, whose sum the register knows.
    function _makes(Instrument calldata i, Seat calldata seat) private pure returns (bool, uint256) {
        Act act = i.act;
        bool passes = act == Act.Transfer || act == Act.TransferShare;
        bool applies = i.headerOf().applicant == seat.party;
        if (seat.role == Role.Vendor) return (passes && applies, 0);
        if (seat.role == Role.Purchaser) return (passes && _partyIn(i, TAKER) == seat.party, 0);
        if (seat.role == Role.OutgoingLender) {
            bool gives = act == Act.Discharge || act == Act.ReleasePart || act == Act.AssignCharge;
            return (gives && applies, 0);
        }
        bool takes = (act == Act.Charge || act == Act.AssignCharge) && _partyIn(i, CHARGEE) == seat.party;
        return (takes, act == Act.Charge ? Forms.sumOf(act, i.body) : type(uint128).max);
    }

    function _partyIn(Instrument calldata i, uint256 word) private pure returns (address) {
        return address(uint160(uint256(bytes32(i.body[word * 32:]))));
    }

    function _requireSeated(uint32 room, Schedule calldata s, address party) private pure {
        for (uint256 i = 0; i < s.seats.length; ++i) {
            if (s.seats[i].party == party) return;
        }
        revert ISettlementRoom.NotSeated(room, party);
    }
}
