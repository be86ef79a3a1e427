// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {ISuccession} from "../../party/succession/ISuccession.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {Portion, Succeed} from "../../types/instruments/Passing.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {Shares} from "../../types/Shares.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {Following} from "./Following.sol";

/// @title Rewriting of a folio after a succession
/// @notice Everything has passed already, when the succession was completed (Civil Code arts. 230, 67; Company Law art.
/// 221); here the page follows. Shares go to the successors by their fractions or to the one whom the plan names; what
/// cannot be shared (charges, notices, cautions, searches) goes to that one, or to the lead. A security or lease that
/// passes to the sole proprietor, or whose holder becomes that by the succession, ends by confusion, unless it is agreed
/// that they stay; those behind move up.
library FolioSuccession {
    /// @notice `taker` is none of the successors, or stands where all goes by shares.
    error TakerInvalid(TitleId title, address taker);
    /// @notice The plan of the succession does not give the title to `taker`.
    error PlanMismatch(TitleId title, address taker);

    /// @notice Rewrites one title; leaves it as it is if nothing of the predecessor stands there.
    function perform(Matter memory m, bytes calldata body) external {
        (address predecessor, Portion memory p) = abi.decode(body, (address, Portion));
        ISuccession.Succession memory s = ISuccession(address(m.parties)).completedSuccessionOf(predecessor);
        Page page = Folios.requireRegistered(p.title);
        FolioState state = page.state();
        if (state == FolioState.Historic || state == FolioState.Cancelled) return;
        Succeed memory e = _entry(m, s, predecessor, p);
        bool rewritten;
        (page, rewritten) = _rewrite(m, e, page);
        if (!rewritten) return;
        Folios.append(m, p.title, page, Category.PARTY, s.effective, s.evidence, abi.encode(e));
    }

    /// @notice Who takes on this title, and in what shares, reduced.
    /// @dev A proof shows what a plan gives, not what it leaves out: that a title beside the plan goes by shares is for
    /// the registrar to say, or anyone could undo the plan by leaving the proof away.
    function _entry(
        Matter memory m,
        ISuccession.Succession memory s,
        address predecessor,
        Portion memory p
    ) private view returns (Succeed memory e) {
        (e.title, e.predecessor, e.keepsSecurities) = (p.title, predecessor, s.keepsSecurities);
        uint256 count = s.successors.length;
        if (p.taker != address(0)) {
            _requirePlanned(s, p);
            (e.takers, e.shares) = (new address[](1), new uint64[](1));
            (e.takers[0], e.shares[0]) = (p.taker, 1);
            return e;
        }
        if (s.plan != bytes32(0)) {
            IAuthority(address(m.parties)).checkOffice(
                m.recorder,
                OfficeKind.Registrar,
                Jurisdictions.divisionOf(p.title)
            );
        }
        (e.takers, e.shares) = (new address[](count), new uint64[](count));
        uint256 factor = s.successors[0].shares;
        for (uint256 i = 1; i < count; ++i) factor = Shares.gcd(factor, s.successors[i].shares);
        for (uint256 i = 0; i < count; ++i) {
            (e.takers[i], e.shares[i]) = (s.successors[i].party, uint64(s.successors[i].shares / factor));
        }
    }

    function _requirePlanned(ISuccession.Succession memory s, Portion memory p) private pure {
        bool known;
        for (uint256 i = 0; i < s.successors.length; ++i) known = known || s.successors[i].party == p.taker;
        require(known && s.plan != bytes32(0), TakerInvalid(p.title, p.taker));
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(p.title, p.taker))));
        require(MerkleProof.verify(p.proof, s.plan, leaf), PlanMismatch(p.title, p.taker));
    }

    function _rewrite(Matter memory m, Succeed memory e, Page page) private returns (Page, bool rewritten) {
        uint256 held = Proprietorship.balanceOf(e.predecessor, e.title, page);
        if (held != 0) page = _passShares(m, e, page, held);
        rewritten = held != 0;
        uint256 charges = page.charges();
        if (charges != 0) {
            if (!e.keepsSecurities) page = _confuse(m, e, page, held != 0);
            if (_passCharges(e) || page.charges() != charges) rewritten = true;
        }
        if (page.restraints() != 0 && _passRestraints(e)) rewritten = true;
        return (page, rewritten);
    }

    function _passShares(Matter memory m, Succeed memory e, Page page, uint256 held) private returns (Page) {
        uint256 total;
        for (uint256 i = 0; i < e.shares.length; ++i) total += e.shares[i];
        uint256 scale = total / Shares.gcd(held, total);
        uint256 supply = Proprietorship.supplyOf(e.title, page) * scale;
        require(supply <= type(uint64).max, Shares.SharesTooFine(supply));
        for (uint256 i = 0; i < e.takers.length; ++i) {
            uint256 amount = (held * scale * e.shares[i]) / total;
            // The first passing refines the denominator for all.
            page = Following.pass(m, e.title, page, e.predecessor, e.takers[i], amount, i == 0 ? scale : 1);
        }
        return page;
    }

    function _passCharges(Succeed memory e) private returns (bool rewritten) {
        Charge[] storage list = Charges.layout().charges[e.title];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].chargee != e.predecessor) continue;
            list[i].chargee = e.takers[0];
            rewritten = true;
        }
    }

    /// @dev Seizures have followed the shares; the party of a correction or a lock is an officer.
    function _passRestraints(Succeed memory e) private returns (bool rewritten) {
        Restraint[] storage list = Restraints.layout().restraints[e.title];
        for (uint256 i = 0; i < list.length; ++i) {
            RestraintKind kind = list[i].kind;
            bool held =
                kind == RestraintKind.AdvanceNotice ||
                    kind == RestraintKind.PrioritySearch ||
                    kind == RestraintKind.Caution;
            if (!held || list[i].party != e.predecessor) continue;
            list[i].party = e.takers[0];
            rewritten = true;
        }
    }

    /// @dev Creditor and owner are one: the claim ends (Civil Code art. 576), and with it what secures it. What stood
    /// between the two before, by an agreement of its own, is not touched; nor is a sublease, whose landlord is another.
    function _confuse(Matter memory m, Succeed memory e, Page page, bool passed) private returns (Page) {
        address sole = page.proprietor();
        if (sole == address(0) || !_takes(e, sole)) return page;
        Charge[] memory live = Charges.liveOf(e.title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            Charge memory c = live[i];
            bool meets = c.chargee == e.predecessor ? sole == e.takers[0] : passed && c.chargee == sole;
            bool lease = c.kind == ChargeKind.Lease && c.parent == 0 && !_isHeadLease(live, c.id);
            if (meets && (lease || c.kind.isSecurity())) page = Charges.remove(e.title, page, c.id, m.today);
        }
        return page;
    }

    function _isHeadLease(Charge[] memory live, uint32 lease) private pure returns (bool) {
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].parent == lease) return true;
        }
        return false;
    }

    function _takes(Succeed memory e, address party) private pure returns (bool) {
        for (uint256 i = 0; i < e.takers.length; ++i) {
            if (e.takers[i] == party) return true;
        }
        return false;
    }
}
