// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Forms} from "../../daybook/Forms.sol";
import {Instrument, Instruments} from "../../daybook/Instruments.sol";
import {Act} from "../../types/Acts.sol";
import {Line, Role, Schedule, Seat} from "./ISettlementRoom.sol";

/// @title What the parties of a room sign (EIP-712)
/// @notice One statement for all: times, seats, lines and every instrument as the struct of its own act, so that a wallet
/// shows the whole settlement. Its type depends on the acts that occur, in their order:
///
/// `Settlement(uint32 room,uint32 round,uint64 opens,uint64 closes,Seat[] seats,Line[] sources,Line[] destinations,
/// Discharge instrument1,Transfer instrument2,Charge instrument3)`, followed by the types named in it.
library Statements {
    using Instruments for Instrument;

    /// @notice None of the types given is the one of this act.
    error ActTypeMissing(Act act);
    /// @notice Types come by name, each once and none that does not occur; the one at `index` does not.
    error ActTypesNotInOrder(uint256 index);

    /// @notice Where and when: what a statement says besides its schedule.
    /// @param room Number of the room.
    /// @param round Round of signatures.
    /// @param opens Unix second from which it may settle.
    /// @param closes Unix second after which it settles no more.
    struct Frame {
        uint32 room;
        uint32 round;
        uint64 opens;
        uint64 closes;
    }

    bytes private constant SETTLEMENT =
        "Settlement(uint32 room,uint32 round,uint64 opens,uint64 closes,Seat[] seats,Line[] sources,Line[] destinations";
    bytes private constant SEAT = "Seat(address party,string role)";
    bytes private constant LINE =
        "Line(address party,uint128 amount,string purpose,address book,uint32 ref,uint8 instrument,uint32 room)";

    /// @notice Hash of a statement. Reverts with `ActTypeMissing` or `ActTypesNotInOrder`.
    /// @param f Where and when.
    /// @param s The schedule.
    /// @param types EIP-712 types of the acts that occur, by name.
    /// @return EIP-712 struct hash.
    function hashOf(
        Frame calldata f,
        Schedule calldata s,
        string[] calldata types
    ) external pure returns (bytes32) {
        bytes memory encoded = abi.encode(
            _typehash(s.instruments, types),
            f.room,
            f.round,
            f.opens,
            f.closes,
            _hashSeats(s.seats),
            _hashLines(s.sources),
            _hashLines(s.destinations)
        );
        for (uint256 i = 0; i < s.instruments.length; ++i) {
            (, bytes32 structHash) = s.instruments[i].read();
            encoded = bytes.concat(encoded, structHash);
        }
        return keccak256(encoded);
    }

    function _typehash(
        Instrument[] calldata instruments,
        string[] calldata types
    ) private pure returns (bytes32) {
        bytes memory fields = SETTLEMENT;
        bool[] memory occurs = new bool[](types.length);
        for (uint256 i = 0; i < instruments.length; ++i) {
            uint256 which = _find(instruments[i].act, types);
            occurs[which] = true;
            bytes memory number = bytes(Strings.toString(i + 1));
            fields = bytes.concat(fields, ",", _nameOf(types[which]), " instrument", number);
        }
        return keccak256(bytes.concat(fields, ")", _referenced(types, occurs)));
    }

    /// @dev The types that the statement names, by name: those of the acts, and of seats and lines among them.
    function _referenced(
        string[] calldata types,
        bool[] memory occurs
    ) private pure returns (bytes memory all) {
        bytes32 before;
        for (uint256 i = 0; i < types.length; ++i) {
            bytes32 name = bytes32(_nameOf(types[i]));
            require(occurs[i] && before < name, ActTypesNotInOrder(i));
            if (before < "Line" && name > "Line") all = bytes.concat(all, LINE);
            if (before < "Seat" && name > "Seat") all = bytes.concat(all, SEAT);
            all = bytes.concat(all, bytes(types[i]));
            before = name;
        }
        if (before < "Line") all = bytes.concat(all, LINE);
        if (before < "Seat") all = bytes.concat(all, SEAT);
    }

    function _find(Act act, string[] calldata types) private pure returns (uint256) {
        (bytes32 typehash, , ) = Forms.formOf(act);
        for (uint256 i = 0; i < types.length; ++i) {
            if (keccak256(bytes(types[i])) == typehash) return i;
        }
        revert ActTypeMissing(act);
    }

    /// @dev What stands before the first parenthesis; all of a text without one.
    function _nameOf(string calldata type_) private pure returns (bytes calldata) {
        bytes calldata text = bytes(type_);
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] == "(") return text[:i];
        }
        return text;
    }

    function _hashSeats(Seat[] calldata seats) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](seats.length);
        for (uint256 i = 0; i < seats.length; ++i) {
            hashes[i] = keccak256(abi.encode(keccak256(SEAT), seats[i].party, _hashRole(seats[i].role)));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function _hashRole(Role role) private pure returns (bytes32) {
        if (role == Role.Vendor) return keccak256("Vendor");
        if (role == Role.Purchaser) return keccak256("Purchaser");
        if (role == Role.OutgoingLender) return keccak256("OutgoingLender");
        if (role == Role.IncomingLender) return keccak256("IncomingLender");
        if (role == Role.DutyOffice) return keccak256("DutyOffice");
        return keccak256("Agent");
    }

    function _hashLines(Line[] calldata lines) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](lines.length);
        for (uint256 i = 0; i < lines.length; ++i) {
            Line calldata line = lines[i];
            hashes[i] = keccak256(
                abi.encode(
                    keccak256(LINE),
                    line.party,
                    line.amount,
                    keccak256(bytes(line.purpose)),
                    line.book,
                    line.ref,
                    line.instrument,
                    line.room
                )
            );
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
