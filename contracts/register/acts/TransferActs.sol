// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader, Transfer, TransferCause, TransferShare} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Offers} from "../coownership/Offers.sol";
import {Dealings} from "../dealing/Dealings.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Notices} from "../restraints/Notices.sol";
import {AssetClasses} from "../rules/AssetClass.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";

/// @title Passing of a title or a share of it by agreement
/// @notice Transfer registration (Regulation art. 14: both parties apply; the right passes when it is recorded, Civil
/// Code art. 214). Applicant: a proprietor. Consents: proprietors by quorum, and the taker.
library TransferActs {
    /// @notice A transfer says why the right passes.
    error CauseMissing();
    /// @notice Titles of the class pass by recording only.
    error NotSelfDealing(TitleId title);

    /// @notice Passes the whole title.
    function whole(Matter memory m, bytes calldata body) internal {
        Transfer calldata t;
        assembly ("memory-safe") {
            t := body.offset // the daybook has checked its length
        }
        ActHeader calldata h = t.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        _requireForm(m, h.effective, h.evidence, t.cause);
        Page page = Folios.pageOf(h.title);
        uint256 supply = Proprietorship.supplyOf(h.title, page);
        page = Dealings.requirePassable(
            m,
            rules,
            Dealings.Passing(h.title, h.applicant, t.to, supply, 1, t.acknowledged)
        );
        if (t.notice != 0) page = Notices.carryOut(m, h.title, page, t.notice, t.to);
        page = Proprietorship.passWhole(h.title, page, t.to);
        Folios.append(m, h.title, page, Category.PARTY, h.effective, h.evidence, body);
    }

    /// @notice Passes a share.
    function share(Matter memory m, bytes calldata body) external {
        TransferShare memory t = abi.decode(body, (TransferShare));
        ActHeader memory h = t.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        _requireForm(m, h.effective, h.evidence, t.cause);
        Page page = Folios.pageOf(h.title);
        (uint256 amount, uint256 scale) = Proprietorship.fractionOf(
            h.title,
            page,
            t.numerator,
            t.denominator
        );
        page = Dealings.requirePassable(
            m,
            rules,
            Dealings.Passing(h.title, h.applicant, t.to, amount, scale, t.acknowledged)
        );
        Offers.requirePreemptionDone(m, rules, page, t);
        page = Proprietorship.passShares(h.title, page, h.applicant, t.to, amount, scale);
        Folios.append(m, h.title, page, Category.PARTY, h.effective, h.evidence, body);
    }

    /// @notice A holder transfers by ERC-6909 alone, in classes whose rules allow it.
    function byHolder(Matter memory m, TitleId title, address from, address to, uint256 amount) external {
        Rules storage rules = RuleBook.on(AssetClasses.classOf(title), m.today);
        Page page = Dealings.requirePassable(m, rules, Dealings.Passing(title, from, to, amount, 1, false));
        require(rules.selfDealing, NotSelfDealing(title));
        page = Proprietorship.passShares(title, page, from, to, amount, 1);
        Folios.append(
            m,
            title,
            page,
            Category.PARTY,
            m.today,
            bytes32(0),
            abi.encode(title, from, to, amount)
        );
    }

    /// @notice Refuses what a recording would refuse, see {Dealings-requirePassable}.
    function requirePassable(
        Matter memory m,
        TitleId title,
        address from,
        address to,
        uint256 amount
    ) external view {
        Dealings.requirePassable(
            m,
            RuleBook.on(AssetClasses.classOf(title), m.today),
            Dealings.Passing(title, from, to, amount, 1, false)
        );
    }

    function _requireForm(
        Matter memory m,
        Day effective,
        bytes32 evidence,
        TransferCause cause
    ) private view {
        require(cause != TransferCause.None, CauseMissing());
        m.requireEffective(effective);
        m.evidence.requireGood(evidence);
    }
}
