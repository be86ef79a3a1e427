// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {ISettlementRoom, Line, RoomState} from "./ISettlementRoom.sol";
import {RoomTable} from "./RoomTable.sol";

/// @title RoomDeposits
/// @notice Money of the parties of a room: how it comes in, whose it is while it is there, and how it goes out. Every
/// movement is held against what the token says it holds.
abstract contract RoomDeposits is RoomTable, ReentrancyGuardTransient {
    using SafeERC20 for IDepositToken;

    IPartyRegistry internal immutable PARTIES;
    IDepositToken internal immutable TOKEN;

    /// @notice Names the token and who may hold it.
    /// @param parties Registry of parties.
    /// @param token The deposits.
    constructor(IPartyRegistry parties, IDepositToken token) {
        PARTIES = parties;
        TOKEN = token;
    }

    /// @inheritdoc ISettlementRoom
    function fund(uint32 room, uint128 amount) external nonReentrant {
        _requireFundable(room, msg.sender);
        uint256 before = TOKEN.balanceOf(address(this));
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        _credit(room, msg.sender, amount, before);
    }

    /// @inheritdoc ISettlementRoom
    function fundByAuthorisation(
        uint32 room,
        address party,
        uint128 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external nonReentrant {
        _requireFundable(room, party);
        uint256 key = uint256(nonce) >> 64;
        require(key == room, AuthorisationOfAnotherRoom(room, key));
        uint256 before = TOKEN.balanceOf(address(this));
        TOKEN.receiveWithAuthorization(
            party,
            address(this),
            amount,
            validAfter,
            validBefore,
            nonce,
            signature
        );
        _credit(room, party, amount, before);
    }

    /// @inheritdoc ISettlementRoom
    function withdraw(uint32 room) external nonReentrant {
        Room storage r = _live(room);
        Place storage p = _seated(room, r, msg.sender);
        require(p.signed != r.round, AlreadySigned(room, msg.sender));
        p.seated = 0;
        r.schedule = bytes32(0);
        _reopen(r);
        emit WithdrawnFrom(room, msg.sender);
        if (p.held != 0) _refund(room, r, msg.sender, msg.sender);
    }

    /// @inheritdoc ISettlementRoom
    function refund(uint32 room, address party) external nonReentrant {
        Room storage r = _storage().rooms[room];
        require(r.state != RoomState.None, RoomUnknown(room));
        address taker = PARTIES.answeringFor(party);
        bool mayStillSettle =
            (r.state == RoomState.Open || r.state == RoomState.Verified) && block.timestamp <= r.closes;
        if (mayStillSettle) {
            require(msg.sender == taker, NotYours(room, party, msg.sender));
            bool bound = r.state == RoomState.Verified && _storage().places[room][party].signed == r.round;
            require(!bound, MoneyBound(room, party, r.closes));
        }
        _refund(room, r, party, taker);
    }

    /// @dev Pays out, or into a later room of the chain.
    function _pay(
        uint32 room,
        Line[] calldata destinations,
        uint32[] memory later
    ) internal returns (uint256 out) {
        for (uint256 i = 0; i < destinations.length; ++i) {
            Line calldata line = destinations[i];
            if (line.room == 0) {
                out += line.amount;
                TOKEN.safeTransfer(line.party, line.amount);
                continue;
            }
            require(_contains(later, line.room), ChainBroken(room, line.room));
            _book(line.room, line.party, line.amount);
        }
    }

    /// @dev Takes from each party what its lines ask.
    function _debit(uint32 room, Room storage r, Line[] calldata sources) internal returns (uint256 paid) {
        for (uint256 i = 0; i < sources.length; ++i) {
            (address party, uint128 due) = (sources[i].party, sources[i].amount);
            Place storage p = _storage().places[room][party];
            uint128 has = p.held;
            require(has >= due, NotBalanced(room, party, has, due));
            p.held = has - due;
            paid += due;
        }
        r.held -= uint128(paid);
    }

    /// @dev Enters what came, and only what came.
    function _credit(uint32 room, address party, uint128 amount, uint256 before) private {
        uint256 moved = _difference(TOKEN.balanceOf(address(this)), before);
        require(moved == amount, TokenDishonest(amount, moved));
        _book(room, party, amount);
    }

    function _book(uint32 room, address party, uint128 amount) private {
        _storage().places[room][party].held += amount;
        _storage().rooms[room].held += amount;
        emit Funded(room, party, amount);
    }

    function _refund(uint32 room, Room storage r, address party, address taker) private {
        Place storage p = _storage().places[room][party];
        uint128 amount = p.held;
        require(amount != 0, NothingHeld(room, party));
        p.held = 0;
        r.held -= amount;
        emit Refunded(room, party, taker, amount);
        uint256 before = TOKEN.balanceOf(address(this));
        TOKEN.safeTransfer(taker, amount);
        _requireMoved(before, amount);
    }

    function _requireFundable(uint32 room, address party) private view {
        _seated(room, _live(room), party);
    }

    function _requireMoved(uint256 before, uint256 out) internal view {
        uint256 moved = _difference(before, TOKEN.balanceOf(address(this)));
        require(moved == out, TokenDishonest(out, moved));
    }

    /// @dev What moved; nothing, if it went the other way.
    function _difference(uint256 more, uint256 less) private pure returns (uint256) {
        return more > less ? more - less : 0;
    }

    function _contains(uint32[] memory rooms, uint32 room) private pure returns (bool) {
        for (uint256 i = 0; i < rooms.length; ++i) {
            if (rooms[i] == room) return true;
        }
        return false;
    }
}
