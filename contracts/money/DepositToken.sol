// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC20Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {DepositIssue} from "./DepositIssue.sol";
import {DepositOrders} from "./DepositOrders.sol";
import {Deposits} from "./Deposits.sol";
import {DepositSignatures} from "./DepositSignatures.sol";
import {Holding} from "./Holding.sol";
import {IDepositToken} from "./IDepositToken.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title DepositToken
/// @notice See {IDepositToken}. Payments do not depend on the daybook: while that is closed, they go on.
contract DepositToken is DepositSignatures, DepositIssue, DepositOrders, UUPSUpgradeable {
    string private constant NAME = "Parkfolio deposit (CNY)";

    /// @notice Builds an implementation.
    /// @param consortium Authority, evidence and parties.
    constructor(address consortium) Holding(consortium) {
        _disableInitializers();
    }

    /// @notice Puts the token under the suite's authority and gives it its name. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(AUTHORITY));
        __ERC20_init(NAME, "PCNY");
        __ERC20Permit_init(NAME);
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        return whyNot(from, to, amount).length == 0;
    }

    /// @inheritdoc IDepositToken
    function requireTransferable(address from, address to, uint256 amount) external view {
        require(from != address(0), ERC20InvalidSender(from));
        require(to != address(0), ERC20InvalidReceiver(to));
        _requirePassable(from, to, amount);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC20).interfaceId ||
            interfaceId == type(IERC20Metadata).interfaceId ||
            interfaceId == type(IERC20Permit).interfaceId ||
            interfaceId == type(IERC3009).interfaceId ||
            interfaceId == type(IERC3009Cancel).interfaceId ||
            interfaceId == type(IERC7943Fungible).interfaceId;
    }

    /// @inheritdoc IERC20
    function allowance(
        address owner,
        address spender
    ) public view override(IERC20, ERC20Upgradeable) returns (uint256) {
        return Deposits.layout().allowances[_keyed(owner)][spender];
    }

    /// @inheritdoc IDepositToken
    function whyNot(address from, address to, uint256 amount) public view returns (bytes memory reason) {
        try this.requireTransferable(from, to, amount) {
            return "";
        } catch (bytes memory refusal) {
            return refusal;
        }
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public pure override(IERC20Metadata, ERC20Upgradeable) returns (uint8) {
        return 2;
    }

    /// @dev Allowances are those of the owner's present keys: OpenZeppelin's own stay empty.
    function _approve(address owner, address spender, uint256 value, bool emitEvent) internal override {
        require(owner != address(0), ERC20InvalidApprover(owner));
        require(spender != address(0), ERC20InvalidSpender(spender));
        Deposits.layout().allowances[_keyed(owner)][spender] = value;
        if (emitEvent) emit Approval(owner, spender, value);
    }

    /// @dev Every payment, issue and redemption comes through here; what a court takes does not.
    function _update(address from, address to, uint256 value) internal override {
        if (from == address(0)) _requireReceiver(to);
        else _requirePassable(from, to, value);
        if (to != address(0)) _requireTaken(to);
        super._update(from, to, value);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev Nobody receives what is redeemed.
    function _requirePassable(address from, address to, uint256 amount) private view {
        _requireSender(from, to);
        if (to != address(0)) _requireReceiver(to);
        _requireFree(from, amount);
    }

    function _keyed(address owner) private view returns (bytes32) {
        return bytes32(abi.encodePacked(owner, PARTIES.keysSinceOf(owner)));
    }
}
