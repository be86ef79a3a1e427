// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {OrderedTransfer} from "../../types/instruments/Ordering.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {Shares} from "../../types/Shares.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charges} from "../charges/Charges.sol";
import {Ranks} from "../charges/Ranks.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {IERC7943MultiToken} from "../IERC7943MultiToken.sol";
import {Matter} from "../Matter.sol";
import {Proceedings} from "../Proceedings.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {Seizures} from "../restraints/Seizures.sol";
import {AssetClasses} from "../rules/AssetClass.sol";
import {RuleBook} from "../rules/RuleBook.sol";
import {Orders} from "./Orders.sol";

/// @title Passing and freezing by order
/// @notice A court's order passes a title whatever restrains it, without the consent of those it takes from. By
/// judicial sale the securities end and are paid by rank, and the restraints die with the seizure (SPC auction rules
/// arts. 26, 28; SPC seizure rules art. 27); rights of use survive.
library ForcedTransfers {
    /// @notice Payment of a judicial sale's price.
    /// @param title Title that was sold.
    /// @param number Lodgement of the order.
    /// @param charge Security that is paid; 0 for what is left to the owner.
    /// @param payee Who is paid.
    /// @param amount Fen.
    event ProceedsDistributed(
        TitleId indexed title,
        uint32 indexed number,
        uint32 charge,
        address payee,
        uint128 amount
    );

    /// @notice A judicial sale here is of the whole title of a sole proprietor; a share is sold with its burdens.
    error AuctionOfShare(TitleId title);

    /// @notice Performs the order in hand.
    function perform(Matter memory m, bytes calldata body) external {
        OrderedTransfer memory o = abi.decode(body, (OrderedTransfer));
        ActHeader memory h = o.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.CourtOrder);
        page = Folios.requireLive(h.title, m.today);
        m.parties.requireActive(o.to);
        (uint256 amount, uint256 scale) = Proprietorship.partOf(
            h.title,
            page,
            o.from,
            o.numerator,
            o.denominator
        );
        if (o.auction) page = _auction(m, h.title, page, o);
        page =
            page.proprietor() == o.from && amount == scale
                ? Proprietorship.passWhole(h.title, page, o.to)
                : Proprietorship.passShares(h.title, page, o.from, o.to, amount, scale);
        emit IERC7943MultiToken.ForcedTransfer(o.from, o.to, TitleId.unwrap(h.title), amount);
        Folios.append(m, h.title, page, Category.PARTY, h.effective, h.evidence, body);
    }

    /// @notice Carries out a recorded order of transfer, by ERC-7943.
    function carryOut(Matter memory m, TitleId title, address from, address to, uint256 amount) external {
        bytes32 evidence = Orders.take(Orders.transferKey(title, from, to, amount, _supplyOf(title)));
        require(evidence != bytes32(0), Orders.OrderMissing(title, from, to, amount));
        Page page = Folios.requireLive(title, m.today);
        m.parties.requireActive(to);
        page = Proprietorship.passShares(title, page, from, to, amount, 1);
        emit IERC7943MultiToken.ForcedTransfer(from, to, TitleId.unwrap(title), amount);
        Folios.append(m, title, page, Category.PARTY, m.today, evidence, abi.encode(title, from, to, amount));
    }

    /// @notice Carries out a recorded order of freezing, by ERC-7943: the amount replaces an earlier one.
    function freeze(Matter memory m, TitleId title, address account, uint256 amount) external {
        bytes32 evidence = Orders.take(Orders.freezeKey(title, account, amount, _supplyOf(title)));
        require(evidence != bytes32(0), Orders.OrderMissing(title, account, address(0), amount));
        Page page = Folios.requireLive(title, m.today);
        page = _withoutFreeze(title, page, account, m.today);
        if (amount != 0) {
            uint256 supply = Proprietorship.supplyOf(title, page);
            require(amount <= supply, Shares.ShareInvalid(amount, supply));
            if (page.charges() != 0) Charges.fixAll(title, m.today);
            uint8 months = RuleBook.on(AssetClasses.classOf(title), m.today).freezeMonths;
            page = Restraints.add(
                title,
                page,
                Restraint(
                    account,
                    m.number,
                    RestraintKind.Seizure,
                    m.today,
                    Day.wrap(0),
                    months,
                    (amount << 128) | supply
                )
            );
        }
        emit IERC7943MultiToken.Frozen(account, TitleId.unwrap(title), amount);
        Folios.append(
            m,
            title,
            page,
            Category.PROCEDURE,
            m.today,
            evidence,
            abi.encode(title, account, amount)
        );
    }

    function _auction(
        Matter memory m,
        TitleId title,
        Page page,
        OrderedTransfer memory o
    ) private returns (Page) {
        require(o.denominator == 0 && page.proprietor() != address(0), AuctionOfShare(title));
        Ranks.Payment[] memory payments = Ranks.waterfall(Charges.liveOf(title, m.today), o.proceeds, o.from);
        for (uint256 i = 0; i < payments.length; ++i) {
            emit ProceedsDistributed(
                title,
                m.number,
                payments[i].charge,
                payments[i].payee,
                payments[i].amount
            );
        }
        return Restraints.clear(title, Charges.clear(title, page, true));
    }

    function _supplyOf(TitleId title) private view returns (uint256) {
        return Proprietorship.supplyOf(title, Folios.pageOf(title));
    }

    /// @dev A freeze by ERC-7943 is a seizure that counts shares and has no lodgement of its own; there is at most one of
    /// an account.
    function _withoutFreeze(TitleId title, Page page, address account, Day today) private returns (Page) {
        Restraint[] memory list = Restraints.listOf(title);
        for (uint256 i = 0; i < list.length; ++i) {
            bool same = list[i].kind == RestraintKind.Seizure && list[i].party == account && list[i].id == 0;
            if (same) return Seizures.remove(title, page, i, today);
        }
        return page;
    }
}
