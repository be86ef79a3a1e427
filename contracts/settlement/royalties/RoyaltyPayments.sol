// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Proprietorship} from "../../register/proprietorship/Proprietorship.sol";
import {Day} from "../../types/Day.sol";
import {IRoyalties, RoyaltySchedule, RoyaltyStatement, RoyaltyTerms} from "./IRoyalties.sol";
import {Licensed} from "./Licensed.sol";

/// @title RoyaltyPayments
/// @notice What is kept of royalties, and how what is owed on a statement is split and paid.
abstract contract RoyaltyPayments is IRoyalties {
    using Licensed for RoyaltyTerms;
    using Licensed for RoyaltySchedule;
    using SafeERC20 for IDepositToken;

    /// @custom:storage-location erc7201:parkfolio.storage.Royalties
    struct RoyaltiesStorage {
        /// Numbers given last.
        uint32 lastSchedule;
        uint32 lastStatement;
        mapping(uint32 schedule => RoyaltySchedule) schedules;
        /// Who has agreed to a schedule.
        mapping(uint32 schedule => mapping(address party => bool)) agreed;
        mapping(uint32 statement => RoyaltyStatement) statements;
        mapping(uint32 schedule => mapping(uint16 period => uint32 statement)) stated;
        /// Last day of the periods of a licence's schedules, by register, title and number.
        mapping(bytes32 licence => Day) covered;
        /// Parts of a payment that a settlement has begun and not finished; fixed when it began.
        mapping(uint32 statement => Part[]) parts;
        /// Fen that a party could not be paid.
        mapping(address party => uint128) held;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Royalties")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x1e5ab7b7b3eb398e717f47dee313a906ade23699bd990ec92e75221de4eff200;

    /// @notice What one licensor is still to be paid of a payment.
    /// @param licensor Licensor.
    /// @param amount Fen.
    struct Part {
        address licensor;
        uint128 amount;
    }

    IPartyRegistry internal immutable PARTIES;
    IDepositToken internal immutable TOKEN;

    /// @notice Names the token and who may hold it.
    /// @param parties Registry of parties.
    /// @param token The deposits.
    constructor(IPartyRegistry parties, IDepositToken token) {
        PARTIES = parties;
        TOKEN = token;
    }

    /// @inheritdoc IRoyalties
    function pay(uint32 statement) external {
        _split(statement);
        Part[] memory parts = _storage().parts[statement];
        delete _storage().parts[statement];
        for (uint256 i = 0; i < parts.length; ++i) {
            address payee = PARTIES.answeringFor(parts[i].licensor);
            bool hold = !TOKEN.canReceive(payee);
            emit RoyaltyPart(statement, parts[i].licensor, payee, parts[i].amount, hold);
            if (hold) _storage().held[payee] += parts[i].amount;
            TOKEN.safeTransferFrom(msg.sender, hold ? address(this) : payee, parts[i].amount);
        }
    }

    /// @inheritdoc IRoyalties
    function collect(address party) external {
        uint128 amount = _storage().held[party];
        require(amount != 0, NoRoyaltiesHeld(party));
        _storage().held[party] = 0;
        address payee = PARTIES.answeringFor(party);
        emit RoyaltiesCollected(party, payee, amount);
        TOKEN.safeTransfer(payee, amount);
    }

    /// @inheritdoc IRoyalties
    function owedOf(uint32 statement) external view returns (uint128 owed) {
        Part[] storage parts = _storage().parts[statement];
        for (uint256 i = 0; i < parts.length; ++i) owed += parts[i].amount;
        if (owed != 0) return owed;
        RoyaltyStatement storage it = _storage().statements[statement];
        uint128 open = it.due - it.paid;
        uint128 credit = _storage().schedules[it.schedule].credit;
        return open > credit ? open - credit : 0;
    }

    /// @inheritdoc IRoyalties
    function heldFor(address party) external view returns (uint128) {
        return _storage().held[party];
    }

    /// @dev Takes note of one part that a settlement pays.
    function _notePart(uint32 statement, address party, uint128 amount) internal {
        _split(statement);
        Part[] storage parts = _storage().parts[statement];
        uint256 count = parts.length;
        for (uint256 i = 0; i < count; ++i) {
            Part memory part = parts[i];
            if (part.licensor != party && PARTIES.answeringFor(part.licensor) != party) continue;
            require(amount == part.amount, NotWhatIsOwed(statement, amount, part.amount));
            if (i + 1 != count) parts[i] = parts[count - 1];
            parts.pop();
            emit RoyaltyPart(statement, part.licensor, party, amount, false);
            return;
        }
        revert NotPaidOf(statement, party);
    }

    /// @dev Fixes the parts of what is owed, by the register of today, unless a settlement has begun to pay them. The
    /// statement counts as paid; who moves the money sees to it.
    function _split(uint32 statement) private {
        RoyaltyStatement storage it = _storage().statements[statement];
        Part[] storage stored = _storage().parts[statement];
        if (stored.length != 0) return;
        RoyaltySchedule storage s = _storage().schedules[it.schedule];
        uint128 amount = it.due - it.paid;
        require(amount != 0, NothingOwed(statement));
        uint128 credit = s.credit < amount ? s.credit : amount;
        s.credit -= credit;
        amount -= credit;
        it.paid = it.due;
        emit RoyaltyPaid(statement, msg.sender, amount, credit);
        s.note();
        RoyaltyTerms memory t = s.terms;
        Proprietorship.Holding[] memory licensors = t.licensorsOf(s.licensor);
        require(licensors.length != 0, NobodyToPay(t.title));
        (, uint256 taker) = Licensed.indexOf(PARTIES, licensors, t.taker);
        uint128[] memory parts = Licensed.partsOf(licensors, taker, amount);
        for (uint256 i = 0; i < parts.length; ++i) {
            if (parts[i] != 0) stored.push(Part(licensors[i].party, parts[i]));
        }
    }

    function _storage() internal pure returns (RoyaltiesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
