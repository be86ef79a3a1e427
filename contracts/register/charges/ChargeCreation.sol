// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {ChargeKind, CreateCharge} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Dealings} from "../dealing/Dealings.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter, Matters} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Notices} from "../restraints/Notices.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {ChargeActs} from "./ChargeActs.sol";
import {Charge, Charges} from "./Charges.sol";
import {Leases} from "./Leases.sol";

/// @title Creation of a charge
/// @notice Proprietors by quorum and the chargee consent; the charge arises when it is recorded (Civil Code arts. 402,
/// 368). What each kind asks besides stands in its own function.
library ChargeCreation {
    /// @notice The class bears `most` securities at once; `charge` is there (Civil Code art. 444; patents: one pledge).
    error AlreadyPledged(TitleId title, uint32 charge, uint8 most);
    /// @notice A charge is of a kind.
    error ChargeKindMissing();
    /// @notice A security needs a sum, in fen.
    error SumMissing(TitleId title);
    /// @notice A charge begins before it ends, and ends after today (UTC+8).
    error PeriodInvalid(TitleId title, Day from, Day until);
    /// @notice A residence right is in a dwelling (Civil Code art. 366).
    error NotDwelling(TitleId title, LandUse use);
    /// @notice An easement serves another registered title.
    error DominantInvalid(TitleId title, TitleId dominant);
    /// @notice `rankWith` is no security of the title, or its holder has another rank in mind.
    error RankPartnerInvalid(TitleId title, uint32 rankWith);

    /// @notice Creates the charge in hand.
    function perform(Matter memory m, bytes calldata body) external {
        CreateCharge memory c = abi.decode(body, (CreateCharge));
        ActHeader memory h = c.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        m.evidence.requireGood(h.evidence);
        Page page = Dealings.requireBurdenable(m, rules, h.title, h.applicant, c.acknowledged);
        Charge memory charge = _charge(m, c);
        _requirePeriod(m, page, c);
        if (c.kind.isSecurity()) _requireSecurity(m, rules, c, charge);
        else if (c.kind == ChargeKind.Lease) Leases.requireFits(m, rules, h.title, charge);
        else if (c.kind == ChargeKind.ResidenceRight) _requireDwelling(h.title, page);
        else if (c.kind == ChargeKind.Easement) _requireEasement(m, h, c.dominant, body);
        if (c.notice != 0) page = Notices.carryOut(m, h.title, page, c.notice, c.chargee);
        page = Charges.add(h.title, page, charge, m.today);
        Folios.append(m, h.title, page, Category.RIGHTS, h.effective, h.evidence, body);
    }

    function _charge(Matter memory m, CreateCharge memory c) private view returns (Charge memory charge) {
        require(c.kind != ChargeKind.None, ChargeKindMissing());
        if (c.kind != ChargeKind.Easement) m.requireConsent(c.chargee);
        else require(!c.transferBan, Charges.BanWithoutChargee(c.header.title));
        charge.chargee = c.kind == ChargeKind.Easement ? address(0) : c.chargee;
        charge.id = m.number;
        // A noticed security takes the rank of its notice (Security Interpretation art. 52).
        charge.rank = c.notice == 0 ? m.number : c.notice;
        charge.kind = c.kind;
        charge.until = c.until;
        charge.sum = c.sum;
        charge.from = c.from;
        charge.parent = c.parent;
        charge.transferBan = c.transferBan;
    }

    function _requirePeriod(Matter memory m, Page page, CreateCharge memory c) private pure {
        bool open = Day.unwrap(c.until) == 0;
        require(
            open || (c.from <= c.until && m.today <= c.until),
            PeriodInvalid(c.header.title, c.from, c.until)
        );
        ChargeActs.requireWithinTerm(c.header.title, page, c.until);
    }

    function _requireSecurity(
        Matter memory m,
        Rules storage rules,
        CreateCharge memory c,
        Charge memory charge
    ) private view {
        TitleId title = c.header.title;
        require(c.sum != 0, SumMissing(title));
        Charge[] memory live = Charges.liveOf(title, m.today);
        uint8 most = rules.securitiesMax;
        uint256 count;
        for (uint256 i = 0; i < live.length; ++i) {
            if (!live[i].kind.isSecurity()) continue;
            require(most == 0 || ++count < most, AlreadyPledged(title, live[i].id, most));
            if (live[i].id != c.rankWith) continue;
            m.requireConsent(live[i].chargee);
            charge.rank = live[i].rank;
        }
        // An equal rank must be declared with the one that shares it, and found.
        bool shared = c.rankWith == 0 || charge.rank != (c.notice == 0 ? m.number : c.notice);
        require(shared, RankPartnerInvalid(title, c.rankWith));
        if (charge.rank != m.number) _requireThosePassed(m, live, charge.rank, c.rankWith);
    }

    /// @dev A rank before or beside other securities hurts them, unless the notice had announced it before they came.
    function _requireThosePassed(
        Matter memory m,
        Charge[] memory live,
        uint32 rank,
        uint32 rankWith
    ) private view {
        if (rankWith == 0) return;
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind.isSecurity() && live[i].rank >= rank) m.requireConsent(live[i].chargee);
        }
    }

    function _requireDwelling(TitleId title, Page page) private pure {
        bool dwelling = page.use() == LandUse.Residential || page.use() == LandUse.Mixed;
        require(dwelling, NotDwelling(title, page.use()));
    }

    /// @dev Both titles are noted (Shanghai rules art. 28), so the dominant one gets an entry too.
    function _requireEasement(
        Matter memory m,
        ActHeader memory h,
        TitleId dominant,
        bytes calldata body
    ) private {
        require(dominant != h.title, DominantInvalid(h.title, dominant));
        Matters.requireNonePending(dominant);
        Page page = Folios.requireLive(dominant, m.today);
        Proprietorship.requireAll(m, dominant, page);
        Charges.layout().dominants[h.title][m.number] = dominant;
        Folios.append(m, dominant, page, Category.RIGHTS, h.effective, h.evidence, body);
    }
}
