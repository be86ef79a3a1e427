// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {ERC20Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {IPartyRegistry, Standing} from "../party/IPartyRegistry.sol";
import {Deposits} from "./Deposits.sol";
import {Holding} from "./Holding.sol";
import {IDepositIssue} from "./IDepositIssue.sol";

/// @title DepositIssue
/// @notice See {IDepositIssue}.
abstract contract DepositIssue is IDepositIssue, Holding, ERC20Upgradeable, AccessManagedUpgradeable {
    /// @inheritdoc IDepositIssue
    function setLimit(address bank, uint128 limit) external restricted {
        require(PARTIES.standingOf(bank) != Standing.Unknown, IPartyRegistry.PartyUnknown(bank));
        Deposits.layout().issues[bank].limit = limit;
        emit LimitSet(bank, limit);
    }

    /// @inheritdoc IDepositIssue
    function issue(address to, uint128 amount) external {
        _requireBank();
        Deposits.Issue storage own = Deposits.layout().issues[msg.sender];
        (uint128 issued, uint128 limit) = (own.issued, own.limit);
        require(
            issued <= limit && amount <= limit - issued,
            IssueAboveLimit(msg.sender, amount, issued, limit)
        );
        own.issued = issued + amount;
        _mint(to, amount);
        emit Issued(msg.sender, to, amount);
    }

    /// @inheritdoc IDepositIssue
    function redeem(address holder, uint128 amount) external {
        PARTIES.requireActive(msg.sender);
        Deposits.Issue storage own = Deposits.layout().issues[msg.sender];
        uint128 issued = own.issued;
        require(amount <= issued, RedemptionAboveIssue(msg.sender, amount, issued));
        own.issued = issued - amount;
        if (holder != msg.sender) _spendAllowance(holder, msg.sender, amount);
        _burn(holder, amount);
        emit Redeemed(msg.sender, holder, amount);
    }

    /// @inheritdoc IDepositIssue
    function takeOver(address bank) external {
        _requireBank();
        address answering = PARTIES.answeringFor(bank);
        require(
            answering == msg.sender && PARTIES.standingOf(bank) == Standing.Ceased,
            IssueNotInherited(bank, msg.sender, answering)
        );
        Deposits.Layout storage $ = Deposits.layout();
        uint128 amount = $.issues[bank].issued;
        require(amount != 0, NothingIssued(bank));
        $.issues[bank].issued = 0;
        $.issues[msg.sender].issued += amount;
        emit IssueTakenOver(bank, msg.sender, amount);
    }

    /// @inheritdoc IDepositIssue
    function issuedOf(address bank) external view returns (uint256) {
        return Deposits.layout().issues[bank].issued;
    }

    /// @inheritdoc IDepositIssue
    function limitOf(address bank) external view returns (uint256) {
        return Deposits.layout().issues[bank].limit;
    }

    function _requireBank() private view {
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Bank, Offices.NATIONAL);
        PARTIES.requireActive(msg.sender);
    }
}
