// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../types/Acts.sol";
import {Day} from "../types/Day.sol";
import {RestraintKind} from "../types/instruments/Restraining.sol";
import {TitleId} from "../types/TitleId.sol";
import {Charge, Charges} from "./charges/Charges.sol";
import {Ranks} from "./charges/Ranks.sol";
import {Offer, Offers} from "./coownership/Offers.sol";
import {Folios} from "./folio/Folios.sol";
import {FolioState, Page} from "./folio/Page.sol";
import {Lineage} from "./lineage/Lineage.sol";
import {Proprietorship} from "./proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "./restraints/Restraints.sol";
import {Seizures} from "./restraints/Seizures.sol";
import {Sync, SyncActs} from "./sync/SyncActs.sol";

/// @title What a register tells
/// @notice Views of a folio as of today. As of another day or version, the entries tell: see the SDK's `folio`.
library RegisterViews {
    /// @param state Where the title is in its life.
    /// @param use Permitted use.
    /// @param extent Area in square decimetres.
    /// @param termEnd Last day of the right, UTC+8; 0 without term.
    /// @param version Number of entries.
    /// @param lastDisposal Version of the last entry that passed the title for value; 0 if none.
    /// @param head Proof of all entries, see {Folios}.
    /// @param proprietors Who holds the title; of a following building nobody, see its land.
    struct FolioView {
        FolioState state;
        LandUse use;
        uint40 extent;
        Day termEnd;
        uint32 version;
        uint32 lastDisposal;
        bytes32 head;
        Proprietorship.Holding[] proprietors;
    }

    /// @notice What a restraint is on a day.
    enum RestraintStatus {
        Waiting,
        InForce,
        Lapsed
    }

    /// @param restraint As recorded.
    /// @param status What it is today.
    /// @param start First day in force, UTC+8; of a waiting seizure, as things stand.
    /// @param end Last day in force; 0 for open.
    struct RestraintView {
        Restraint restraint;
        RestraintStatus status;
        Day start;
        Day end;
    }

    function folioOf(TitleId title) external view returns (FolioView memory v) {
        Page page = Folios.pageOf(title);
        v.state = page.state();
        v.use = page.use();
        v.extent = page.extent();
        v.termEnd = page.termEnd();
        v.head = Folios.headOf(title);
        v.version = Folios.versionOf(v.head);
        v.lastDisposal = Folios.lastDisposalOf(v.head);
        v.proprietors = Proprietorship.holdingsOf(title, page);
    }

    function chargesOf(TitleId title, Day today) external view returns (Charge[] memory) {
        return Charges.liveOf(title, today);
    }

    function restraintsOf(TitleId title, Day today) external view returns (RestraintView[] memory views) {
        Restraint[] memory list = Restraints.listOf(title);
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        views = new RestraintView[](list.length);
        for (uint256 i = 0; i < list.length; ++i) {
            bool seizure = list[i].kind == RestraintKind.Seizure;
            Day start = seizure ? periods[i].start : list[i].from;
            Day end = seizure ? periods[i].end : list[i].until;
            RestraintStatus status = RestraintStatus.InForce;
            if (seizure && today < start) status = RestraintStatus.Waiting;
            if (Day.unwrap(end) != 0 && end < today) status = RestraintStatus.Lapsed;
            views[i] = RestraintView(list[i], status, start, end);
        }
    }

    function frozenOf(TitleId title, address account, Day today) external view returns (uint256) {
        Page page = Folios.pageOf(title);
        Restraint[] memory list = Restraints.listOf(title);
        uint256 balance = Proprietorship.balanceOf(account, title, page);
        uint256 supply = Proprietorship.supplyOf(title, page);
        for (uint256 i = 0; i < list.length; ++i) {
            RestraintKind kind = list[i].kind;
            bool stops = kind == RestraintKind.OwnershipSuit ||
                kind == RestraintKind.Correction ||
                kind >= RestraintKind.Lock;
            if (stops && Restraints.isInForce(list[i], today)) return balance;
        }
        return Seizures.frozen(list, account, balance, supply, today);
    }

    function offerOf(TitleId title, uint32 offer) external view returns (Offer memory) {
        return Offers.layout().offers[title][offer];
    }

    function lineageOf(TitleId title) external view returns (TitleId[] memory parents, TitleId[] memory children) {
        Lineage.Layout storage $ = Lineage.layout();
        return ($.parents[title], $.children[title]);
    }

    function syncOf(TitleId title) external view returns (Sync memory) {
        return SyncActs.layout().syncs[title];
    }

    function waterfallOf(
        TitleId title,
        uint128 proceeds,
        address owner,
        Day today
    ) external view returns (Ranks.Payment[] memory) {
        return Ranks.waterfall(Charges.liveOf(title, today), proceeds, owner);
    }
}
