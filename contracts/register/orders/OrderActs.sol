// SPDX-License-Identifier: Apache-2.0
// solhint-disable use-forbidden-name
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {
    LiftOrder,
    OrderFreeze,
    OrderTransfer,
    RenewOrder,
    Seize,
    Suspend
} from "../../types/instruments/Ordering.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proceedings} from "../Proceedings.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {Seizures} from "../restraints/Seizures.sol";
import {Rules} from "../rules/RuleBook.sol";
import {Orders} from "./Orders.sol";

/// @title Orders of a court
/// @notice Recorded at once and without examination of their merits (Shanghai rules arts. 14, 33), by the court's own
/// office; nobody else can lift them.
library OrderActs {
    /// @notice The party executed against no longer holds the title: its transfer was completed before the order was
    /// served (SPC seizure rules art. 23).
    error TransferCompleted(TitleId title, address against);
    /// @notice Titles of the class bear one seizure at a time, and `seizure` is live until `until` (UTC+8; SPC 2015
    /// patent rules art. 13).
    error AlreadyPreserved(TitleId title, uint32 seizure, Day until);
    /// @notice A seizure lasts 1 to `longest` months (Civil Procedure Interpretation art. 485).
    error FreezeTooLong(TitleId title, uint8 months, uint8 longest);
    /// @notice The seizure ended on `until` (UTC+8): it is renewed before, or made anew behind the others.
    error SeizureExpired(TitleId title, uint32 seizure, Day until);
    /// @notice The seizure waits in the queue; only a live one is renewed.
    error SeizureWaiting(TitleId title, uint32 seizure, Day start);
    /// @notice A court lifts seizures and suspensions, not restraints of this kind.
    error NotAnOrder(TitleId title, uint32 restraint, RestraintKind kind);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Seize) _seize(m, body);
        else if (m.act == Act.RenewOrder) _renew(m, body);
        else if (m.act == Act.LiftOrder) _lift(m, body);
        else if (m.act == Act.Suspend) _suspend(m, body);
        else if (m.act == Act.OrderTransfer) _orderTransfer(m, body);
        else _orderFreeze(m, body);
    }

    function _seize(Matter memory m, bytes calldata body) private {
        Seize memory s = abi.decode(body, (Seize));
        ActHeader memory h = s.header;
        (Page page, Rules storage rules) = Proceedings.openOn(m, h, DocumentKind.CourtOrder);
        Folios.requireLive(h.title, Day.wrap(0));
        uint256 held = Proprietorship.balanceOf(s.against, h.title, page);
        require(held != 0, TransferCompleted(h.title, s.against));
        _requireMonths(h.title, s.months, rules);
        page = Seizures.prune(h.title, page, m.today);
        if (!rules.freezesQueue) _requireNoSeizure(m, h.title);
        bool whole = s.whole || page.proprietor() != address(0);
        address target = whole ? address(0) : s.against;
        page = Restraints.add(
            h.title,
            page,
            Restraint(target, m.number, RestraintKind.Seizure, m.today, Day.wrap(0), s.months, 0)
        );
        if (page.charges() != 0) Charges.fixAll(h.title, m.today);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _renew(Matter memory m, bytes calldata body) private {
        RenewOrder memory r = abi.decode(body, (RenewOrder));
        ActHeader memory h = r.header;
        (Page page, Rules storage rules) = Proceedings.openOn(m, h, DocumentKind.CourtOrder);
        _requireMonths(h.title, r.months, rules);
        uint256 index = Restraints.indexOf(h.title, r.order);
        Restraint storage seizure = Restraints.layout().restraints[h.title][index];
        require(seizure.kind == RestraintKind.Seizure, NotAnOrder(h.title, r.order, seizure.kind));
        Seizures.Period memory p = Seizures.periodsOf(Restraints.listOf(h.title))[index];
        require(m.today <= p.end, SeizureExpired(h.title, r.order, p.end));
        require(p.start <= m.today, SeizureWaiting(h.title, r.order, p.start));
        (seizure.from, seizure.span) = (m.today, r.months);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _lift(Matter memory m, bytes calldata body) private {
        LiftOrder memory l = abi.decode(body, (LiftOrder));
        ActHeader memory h = l.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.CourtOrder);
        // A freeze by ERC-7943 has no lodgement of its own and ends by ERC-7943.
        require(l.order != 0, Restraints.RestraintUnknown(h.title, 0));
        uint256 index = Restraints.indexOf(h.title, l.order);
        RestraintKind kind = Restraints.layout().restraints[h.title][index].kind;
        if (kind == RestraintKind.Seizure) {
            page = Seizures.remove(h.title, page, index, m.today);
        } else {
            require(kind == RestraintKind.OwnershipSuit, NotAnOrder(h.title, l.order, kind));
            page = Restraints.removeAt(h.title, page, index);
        }
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _suspend(Matter memory m, bytes calldata body) private {
        Suspend memory s = abi.decode(body, (Suspend));
        ActHeader memory h = s.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.CourtOrder);
        Day until = s.months == 0 ? Day.wrap(0) : m.today.addMonths(s.months);
        page = Restraints.add(
            h.title,
            page,
            Restraint(address(0), m.number, RestraintKind.OwnershipSuit, m.today, until, s.months, 0)
        );
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _orderTransfer(Matter memory m, bytes calldata body) private {
        OrderTransfer memory o = abi.decode(body, (OrderTransfer));
        (Page page, ) = Proceedings.openOn(m, o.header, DocumentKind.CourtOrder);
        uint256 supply = Proprietorship.supplyOf(o.header.title, page);
        Orders.give(Orders.transferKey(o.header.title, o.from, o.to, o.amount, supply), o.header.evidence);
        Proceedings.close(m, o.header, page, Category.PROCEDURE, body);
    }

    function _orderFreeze(Matter memory m, bytes calldata body) private {
        OrderFreeze memory o = abi.decode(body, (OrderFreeze));
        (Page page, ) = Proceedings.openOn(m, o.header, DocumentKind.CourtOrder);
        uint256 supply = Proprietorship.supplyOf(o.header.title, page);
        Orders.give(Orders.freezeKey(o.header.title, o.account, o.amount, supply), o.header.evidence);
        Proceedings.close(m, o.header, page, Category.PROCEDURE, body);
    }

    function _requireMonths(TitleId title, uint8 months, Rules storage rules) private view {
        uint8 longest = rules.freezeMonths;
        require(months != 0 && months <= longest, FreezeTooLong(title, months, longest));
    }

    function _requireNoSeizure(Matter memory m, TitleId title) private view {
        Restraint[] memory list = Restraints.listOf(title);
        (bool found, uint256 index) = Seizures.findLive(list, m.today);
        if (!found) return;
        revert AlreadyPreserved(title, list[index].id, Seizures.periodsOf(list)[index].end);
    }
}
