// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ISettlementRoom, RoomState} from "./ISettlementRoom.sol";

/// @title RoomTable
/// @notice The rooms in storage, and in which state what may be done with one.
abstract contract RoomTable is ISettlementRoom {
    /// @custom:storage-location erc7201:parkfolio.storage.SettlementRoom
    struct RoomStorage {
        /// Number given last.
        uint32 last;
        /// The rooms.
        mapping(uint32 room => Room) rooms;
        /// Parties' places in them.
        mapping(uint32 room => mapping(address party => Place)) places;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.SettlementRoom")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x7cb1abcebbcda8295825f66820fcbf7992a76d999808505675b1954417326d00;

    /// @inheritdoc ISettlementRoom
    function roomOf(uint32 room) external view returns (Room memory r) {
        r = _storage().rooms[room];
        require(r.state != RoomState.None, RoomUnknown(room));
    }

    /// @inheritdoc ISettlementRoom
    function placeOf(uint32 room, address party) external view returns (Place memory) {
        return _storage().places[room][party];
    }

    /// @inheritdoc ISettlementRoom
    function lastRoom() external view returns (uint32) {
        return _storage().last;
    }

    /// @dev A room of the caller's that may still be changed: not ended, and not signed by all while it may settle.
    function _opened(uint32 room) internal view returns (Room storage r) {
        r = _unended(room);
        require(r.opener == msg.sender, NotOpener(room, msg.sender));
        bool bound = r.state == RoomState.Verified && r.signed == r.parties && block.timestamp <= r.closes;
        require(!bound, AllSigned(room, r.closes));
    }

    /// @dev A room that an officer may look at again: open in time, and not signed by all, whose titles nobody reported.
    function _unsigned(uint32 room) internal view returns (Room storage r) {
        r = _live(room);
        bool bound = r.state == RoomState.Verified && r.signed == r.parties;
        require(!bound, AllSigned(room, r.closes));
    }

    function _live(uint32 room) internal view returns (Room storage r) {
        r = _unended(room);
        _requireInTime(room, r);
    }

    function _unended(uint32 room) internal view returns (Room storage r) {
        r = _storage().rooms[room];
        RoomState state = r.state;
        require(state == RoomState.Open || state == RoomState.Verified, RoomNotIn(room, state));
    }

    function _inState(uint32 room, RoomState state) internal view returns (Room storage r) {
        r = _storage().rooms[room];
        require(r.state == state, RoomNotIn(room, r.state));
    }

    function _seated(uint32 room, Room storage r, address party) internal view returns (Place storage p) {
        p = _storage().places[room][party];
        require(p.seated == r.edition, NotSeated(room, party));
    }

    function _requireInTime(uint32 room, Room storage r) internal view {
        require(block.timestamp <= r.closes, RoomClosed(room, r.closes));
    }

    /// @dev Whatever was verified and signed is so no longer.
    function _reopen(Room storage r) internal {
        r.state = RoomState.Open;
        ++r.round;
        r.signed = 0;
    }

    function _storage() internal pure returns (RoomStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
