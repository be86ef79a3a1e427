// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC20Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {DocumentKind} from "../evidence/DocumentKind.sol";
import {Standing} from "../party/IPartyRegistry.sol";
import {Day, Days} from "../types/Day.sol";
import {Deposits} from "./Deposits.sol";
import {Holding} from "./Holding.sol";
import {IDepositOrders} from "./IDepositOrders.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title DepositOrders
/// @notice See {IDepositOrders}.
abstract contract DepositOrders is IDepositOrders, Holding, ERC20Upgradeable {
    /// @inheritdoc IDepositOrders
    uint8 public constant LONGEST_FREEZE = 12;

    /// @dev In the place of the receiver, in orders to freeze.
    address private constant NOBODY = address(0);

    /// @inheritdoc IDepositOrders
    function orderFreeze(address account, uint128 amount, uint8 months, bytes32 evidence) external {
        _requireCourtOf(account);
        require(
            amount == 0 ? months == 0 : months != 0 && months <= LONGEST_FREEZE,
            DepositFreezeTermInvalid(account, amount, months, LONGEST_FREEZE)
        );
        _give(account, NOBODY, amount, months, evidence);
        emit FreezeOrdered(account, amount, months, evidence);
    }

    /// @inheritdoc IDepositOrders
    function orderTransfer(address from, address to, uint128 amount, bytes32 evidence) external {
        _requireCourtOf(from);
        require(from != to, DepositOrderToSelf(from));
        PARTIES.requireActive(to);
        _give(from, to, amount, 0, evidence);
        emit TransferOrdered(from, to, amount, evidence);
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external returns (bool) {
        _requireCourtOf(account);
        Deposits.Waiting memory order = _take(account, NOBODY, amount);
        Day until = amount == 0 ? Day.wrap(0) : Days.today().addMonths(order.months);
        // An order that was found has an amount of 128 bits.
        Deposits.layout().freezes[account] = Deposits.Freeze(uint128(amount), until);
        emit Frozen(account, amount);
        emit FreezeCarriedOut(account, amount, until, order.evidence);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool) {
        _requireCourtOf(from);
        bytes32 evidence = _take(from, to, amount).evidence;
        PARTIES.requireActive(to);
        _thaw(from, amount);
        // Not the token's own `_update`: an order passes whatever stops the sender.
        ERC20Upgradeable._update(from, to, amount);
        emit ForcedTransfer(from, to, amount);
        emit TransferCarriedOut(from, to, amount, evidence);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function canSend(address account) external view returns (bool) {
        return _maySend(account);
    }

    /// @inheritdoc IERC7943Fungible
    function canReceive(address account) external view returns (bool) {
        return _mayReceive(account);
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) external view returns (uint256 amount) {
        return _frozenOf(account);
    }

    /// @inheritdoc IDepositOrders
    function freezeOf(address account) external view returns (uint256 amount, Day until) {
        amount = _frozenOf(account);
        if (amount != 0) until = Deposits.layout().freezes[account].until;
    }

    /// @inheritdoc IDepositOrders
    function waitingFreeze(address account, uint256 amount) external view returns (bytes32) {
        return Deposits.layout().waiting[_keyOf(account, NOBODY, amount)].evidence;
    }

    /// @inheritdoc IDepositOrders
    function waitingTransfer(address from, address to, uint256 amount) external view returns (bytes32) {
        return Deposits.layout().waiting[_keyOf(from, to, amount)].evidence;
    }

    /// @dev Refuses unless the account has `amount` that is not frozen.
    function _requireFree(address account, uint256 amount) internal view {
        uint256 balance = balanceOf(account);
        require(amount <= balance, ERC20InsufficientBalance(account, balance, amount));
        uint256 frozen = _frozenOf(account);
        if (frozen == 0) return;
        uint256 unfrozen = _unfrozen(balance, frozen);
        require(amount <= unfrozen, ERC7943InsufficientUnfrozenBalance(account, amount, unfrozen));
    }

    /// @dev What an order takes beyond the unfrozen tokens is frozen no more, as ERC-7943 has it.
    function _thaw(address account, uint256 amount) private {
        uint256 frozen = _frozenOf(account);
        uint256 balance = balanceOf(account);
        uint256 unfrozen = _unfrozen(balance, frozen);
        // More than the balance is refused by the transfer.
        if (amount <= unfrozen || amount > balance) return;
        uint256 left = frozen - (amount - unfrozen);
        Deposits.layout().freezes[account].amount = uint128(left);
        emit Frozen(account, left);
    }

    function _give(address from, address to, uint256 amount, uint8 months, bytes32 evidence) private {
        EVIDENCE.requireKind(evidence, DocumentKind.CourtOrder);
        Deposits.Layout storage $ = Deposits.layout();
        bytes32 key = _keyOf(from, to, amount);
        bytes32 waits = $.waiting[key].evidence;
        require(!_isOrder(waits), DepositOrderWaiting(from, to, amount, waits));
        bytes32 ofDocument = keccak256(abi.encode(key, evidence));
        require(!$.given[ofDocument], DepositOrderRepeated(from, to, amount, evidence));
        $.given[ofDocument] = true;
        $.waiting[key] = Deposits.Waiting(evidence, months);
    }

    function _take(address from, address to, uint256 amount) private returns (Deposits.Waiting memory order) {
        Deposits.Layout storage $ = Deposits.layout();
        bytes32 key = _keyOf(from, to, amount);
        order = $.waiting[key];
        require(order.evidence != bytes32(0), DepositOrderMissing(from, to, amount));
        EVIDENCE.requireKind(order.evidence, DocumentKind.CourtOrder);
        delete $.waiting[key];
    }

    function _frozenOf(address account) private view returns (uint256) {
        Deposits.Freeze storage freeze = Deposits.layout().freezes[account];
        (uint128 amount, Day until) = (freeze.amount, freeze.until);
        return amount != 0 && Days.today() <= until ? amount : 0;
    }

    /// @dev Whether an order that waits can still be carried out; one whose document was revoked gives way to another.
    function _isOrder(bytes32 evidence) private view returns (bool) {
        if (evidence == bytes32(0)) return false;
        try EVIDENCE.requireKind(evidence, DocumentKind.CourtOrder) returns (bool) {
            return true;
        } catch {
            return false;
        }
    }

    function _requireCourtOf(address account) private view {
        if (!AUTHORITY.holds(msg.sender, OfficeKind.Court, Offices.NATIONAL)) {
            AUTHORITY.checkOffice(msg.sender, OfficeKind.Court, PARTIES.partyOf(account).division);
        }
        require(
            PARTIES.standingOf(account) != Standing.Unknown || !_isCustodian(account),
            HeldForOthers(account)
        );
    }

    function _unfrozen(uint256 balance, uint256 frozen) private pure returns (uint256) {
        return balance > frozen ? balance - frozen : 0;
    }

    function _keyOf(address from, address to, uint256 amount) private pure returns (bytes32) {
        return keccak256(abi.encode(from, to, amount));
    }
}
