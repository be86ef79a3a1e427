// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {
    AssignCharge,
    ChargeKind,
    DischargeCharge,
    FixCeiling,
    PostponeCharge,
    ReleasePart,
    VaryCharge
} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Lineage} from "../lineage/Lineage.sol";
import {Matter} from "../Matter.sol";
import {Proceedings} from "../Proceedings.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {Charge, Charges} from "./Charges.sol";
import {Leases} from "./Leases.sol";
import {Ranks} from "./Ranks.sol";

/// @title What happens to a charge after its creation
/// @notice Each act asks those whom it hurts: the chargee for what it gives up, the proprietors for what they promise,
/// the securities behind for what is put before them (Civil Code art. 409). They are possible on any title that still
/// stands, whatever restrains it: they take nothing from the one who seized.
library ChargeActs {
    /// @notice Charges of this kind do not pass by assignment.
    error NotAssignable(TitleId title, uint32 charge, ChargeKind kind);
    /// @notice Part of the claims cannot take the mortgage along before they are fixed (Civil Code art. 421).
    error CeilingNotFixed(TitleId title, uint32 charge);
    /// @notice The claims under the ceiling were fixed on `fixedOn` (UTC+8; Civil Code art. 423).
    error ClaimFixed(TitleId title, uint32 charge, Day fixedOn);
    /// @notice The charge is no maximum-amount mortgage.
    error NoCeiling(TitleId title, uint32 charge, ChargeKind kind);
    /// @notice The claim exceeds the ceiling (fen).
    error AboveCeiling(TitleId title, uint32 charge, uint128 amount, uint128 ceiling);
    /// @notice A release leaves less secured than before, and a security secures a sum (fen).
    error NothingReleased(TitleId title, uint32 charge, uint128 sum, uint128 before);
    /// @notice A security is postponed behind one that ranks after it.
    error NotBehind(TitleId title, uint32 charge, uint32 behind);
    /// @notice The security shares its rank with `partner` by declaration; ranks are put apart before one is postponed.
    error RankShared(TitleId title, uint32 charge, uint32 partner);
    /// @notice The charge secures nothing, so it has no rank.
    error NoSecurity(TitleId title, uint32 charge);
    /// @notice A charge cannot outlast its title (UTC+8).
    error BeyondTerm(TitleId title, Day until, Day termEnd);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Discharge) _discharge(m, body);
        else if (m.act == Act.VaryCharge) _vary(m, body);
        else if (m.act == Act.AssignCharge) _assign(m, body);
        else if (m.act == Act.PostponeCharge) _postpone(m, body);
        else if (m.act == Act.ReleasePart) _release(m, body);
        else _fix(m, body);
    }

    /// @dev The chargee alone ends its charge (Regulation on mortgage registration; Civil Code art. 393).
    function _discharge(Matter memory m, bytes calldata body) private {
        DischargeCharge memory d = abi.decode(body, (DischargeCharge));
        ActHeader memory h = d.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, d.charge, m.today);
        _requireChargee(m, h.title, c);
        if (c.kind == ChargeKind.Lease) Leases.requireNoSublease(h.title, d.charge, m.today);
        page = Charges.remove(h.title, page, d.charge, m.today);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _vary(Matter memory m, bytes calldata body) private {
        VaryCharge memory v = abi.decode(body, (VaryCharge));
        ActHeader memory h = v.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, v.charge, m.today);
        _requireChargee(m, h.title, c);
        Rules storage rules = RuleBook.judging(m, h.title);
        Proprietorship.requireQuorum(m, h.title, page, rules.quorumNumerator, rules.quorumDenominator);
        requireWithinTerm(h.title, page, v.until);
        bool fixedClaim = Day.unwrap(c.fixedOn) != 0;
        require(!fixedClaim || v.sum <= c.sum, ClaimFixed(h.title, v.charge, c.fixedOn));
        // A charge without end lasts as long as the title: no end is later.
        bool longer = Day.unwrap(c.until) != 0 && (Day.unwrap(v.until) == 0 || v.until > c.until);
        bool security = c.kind.isSecurity();
        require(!security || v.sum != 0, NothingReleased(h.title, v.charge, v.sum, c.sum));
        bool heavier = v.sum > c.sum || longer;
        if (heavier || (v.transferBan && !c.transferBan))
            _requireMoreAllowed(m, h.title, page, security && heavier, c.rank);
        bool banned = v.transferBan && c.kind == ChargeKind.Easement;
        require(!banned, Charges.BanWithoutChargee(h.title));
        (c.sum, c.until, c.transferBan) = (v.sum, v.until, v.transferBan);
        if (c.kind == ChargeKind.Lease) Leases.requireFits(m, rules, h.title, c);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _assign(Matter memory m, bytes calldata body) private {
        AssignCharge memory a = abi.decode(body, (AssignCharge));
        ActHeader memory h = a.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, a.charge, m.today);
        ChargeKind kind = c.kind;
        bool bound = kind == ChargeKind.ResidenceRight || kind == ChargeKind.Easement;
        require(!bound, NotAssignable(h.title, a.charge, kind));
        require(
            kind != ChargeKind.MaximumMortgage || Day.unwrap(c.fixedOn) != 0,
            CeilingNotFixed(h.title, a.charge)
        );
        _requireChargee(m, h.title, c);
        m.requireConsent(a.to);
        // A lease passes with the landlord's consent only; a claim passes without the debtor's.
        if (kind == ChargeKind.Lease) Proprietorship.requireAll(m, h.title, page);
        c.chargee = a.to;
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    /// @dev The postponed security takes the rank of the one it goes behind; it and all between move up by one place.
    function _postpone(Matter memory m, bytes calldata body) private {
        PostponeCharge memory p = abi.decode(body, (PostponeCharge));
        ActHeader memory h = p.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, p.charge, m.today);
        Charge storage behind = Charges.find(h.title, p.behind, m.today);
        require(c.kind.isSecurity(), NoSecurity(h.title, p.charge));
        require(behind.kind.isSecurity(), NoSecurity(h.title, p.behind));
        require(c.rank < behind.rank, NotBehind(h.title, p.charge, p.behind));
        _requireChargee(m, h.title, c);
        _requireChargee(m, h.title, behind);
        Charge[] memory order = Ranks.ordered(Charges.liveOf(h.title, m.today));
        _requireOwnRank(h.title, order, c);
        uint32 last = behind.rank;
        uint32 freed = c.rank;
        for (uint256 i = 0; i < order.length; ++i) {
            uint32 rank = order[i].rank;
            if (rank <= c.rank || rank > last || order[i].id == p.charge) continue;
            Charges.find(h.title, order[i].id, m.today).rank = freed;
            // Those that share a rank move together.
            bool shared = i + 1 < order.length && order[i + 1].rank == rank;
            if (!shared) freed = rank;
        }
        c.rank = last;
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }
    /// @dev Partners of a declared rank go together or not at all: moving one would give its place to strangers.
    function _requireOwnRank(TitleId title, Charge[] memory order, Charge storage c) private view {
        for (uint256 i = 0; i < order.length; ++i) {
            require(order[i].id == c.id || order[i].rank != c.rank, RankShared(title, c.id, order[i].id));
        }
    }

    function _release(Matter memory m, bytes calldata body) private {
        ReleasePart memory r = abi.decode(body, (ReleasePart));
        ActHeader memory h = r.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, r.charge, m.today);
        require(c.kind.isSecurity(), NoSecurity(h.title, r.charge));
        _requireChargee(m, h.title, c);
        require(r.sum != 0 && r.sum < c.sum, NothingReleased(h.title, r.charge, r.sum, c.sum));
        c.sum = r.sum;
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _fix(Matter memory m, bytes calldata body) private {
        FixCeiling memory f = abi.decode(body, (FixCeiling));
        ActHeader memory h = f.header;
        (Page page, ) = Proceedings.open(m, h);
        Charge storage c = Charges.find(h.title, f.charge, m.today);
        require(c.kind == ChargeKind.MaximumMortgage, NoCeiling(h.title, f.charge, c.kind));
        _requireChargee(m, h.title, c);
        Proprietorship.requireAll(m, h.title, page);
        require(f.amount <= c.sum, AboveCeiling(h.title, f.charge, f.amount, c.sum));
        (c.kind, c.sum) = (ChargeKind.Mortgage, f.amount);
        if (Day.unwrap(c.fixedOn) == 0) c.fixedOn = h.effective;
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    /// @notice Refuses an end later than the title's own (easement: Civil Code art. 377; pledge: of the right).
    function requireWithinTerm(TitleId title, Page page, Day until) internal pure {
        Day end = page.termEnd();
        require(Day.unwrap(end) == 0 || until <= end, BeyondTerm(title, until, end));
    }

    /// @dev An easement has no chargee of its own: whoever holds the dominant title answers.
    function _requireChargee(Matter memory m, TitleId title, Charge storage c) private view {
        if (c.kind != ChargeKind.Easement) {
            m.requireConsent(c.chargee);
        } else {
            _requireServed(m, title, Charges.layout().dominants[title][c.id]);
        }
    }
    /// @dev More burden is a new burden: to those behind (Civil Code art. 409), and to whoever stopped dealings.
    function _requireMoreAllowed(
        Matter memory m,
        TitleId title,
        Page page,
        bool hurts,
        uint32 rank
    ) private view {
        if (hurts) _requireThoseBehind(m, title, rank);
        if (page.restraints() == 0) return;
        uint256 supply = Proprietorship.supplyOf(title, page);
        Guard.requireFree(m, Dealing(title, address(0), supply, supply, supply, true));
    }

    /// @dev A dominant title that was divided or merged is served in those that came from it; if it ended for good, the
    /// easement serves nobody, and the proprietors of the burdened title answer.
    function _requireServed(Matter memory m, TitleId title, TitleId dominant) private view {
        Page page = Folios.pageOf(dominant);
        if (page.state() == FolioState.Cancelled) {
            Proprietorship.requireAll(m, title, Folios.pageOf(title));
            return;
        }
        if (page.state() != FolioState.Historic) {
            Proprietorship.requireAll(m, dominant, page);
            return;
        }
        TitleId[] storage children = Lineage.layout().children[dominant];
        for (uint256 i = 0; i < children.length; ++i) _requireServed(m, title, children[i]);
    }

    function _requireThoseBehind(Matter memory m, TitleId title, uint32 rank) private view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind.isSecurity() && live[i].rank > rank) m.requireConsent(live[i].chargee);
        }
    }
}
