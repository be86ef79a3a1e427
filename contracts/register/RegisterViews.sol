// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../types/Acts.sol";
import {Day, Days} from "../types/Day.sol";
import {RestraintKind} from "../types/instruments/Restraining.sol";
import {TitleId} from "../types/TitleId.sol";
import {Charge, Charges} from "./charges/Charges.sol";
import {Ranks} from "./charges/Ranks.sol";
import {Offer, Offers} from "./coownership/Offers.sol";
import {Folios} from "./folio/Folios.sol";
import {Page} from "./folio/Page.sol";
import {IRegisterViews} from "./IRegisterViews.sol";
import {Lineage} from "./lineage/Lineage.sol";
import {Proprietorship} from "./proprietorship/Proprietorship.sol";
import {Restraint, Restraints} from "./restraints/Restraints.sol";
import {Seizures} from "./restraints/Seizures.sol";
import {AssetClass} from "./rules/AssetClass.sol";
import {RuleBook, Rules} from "./rules/RuleBook.sol";
import {Sync, SyncActs} from "./sync/SyncActs.sol";

/// @title RegisterViews
/// @notice See {IRegisterViews}. A register sends every call it does not know here, to run on its own storage; there is
/// nothing here that writes.
contract RegisterViews is IRegisterViews {
    /// @inheritdoc IRegisterViews
    function folioOf(TitleId title) external view returns (FolioView memory v) {
        Page page = Folios.pageOf(title);
        v.state = page.state();
        (v.use, v.extent) = _particularsOf(page);
        v.termEnd = page.termEnd();
        v.head = Folios.headOf(title);
        v.version = Folios.versionOf(v.head);
        v.lastDisposal = Folios.lastDisposalOf(v.head);
        v.proprietors = Proprietorship.holdingsOf(title, page);
    }

    /// @inheritdoc IRegisterViews
    function chargesOf(TitleId title) external view returns (Charge[] memory) {
        return Charges.liveOf(title, Days.today());
    }

    /// @inheritdoc IRegisterViews
    function restraintsOf(TitleId title) external view returns (RestraintView[] memory views) {
        Day today = Days.today();
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

    /// @inheritdoc IRegisterViews
    function frozenOf(TitleId title, address account) external view returns (uint256) {
        Day today = Days.today();
        Page page = Folios.pageOf(title);
        Restraint[] memory list = Restraints.listOf(title);
        uint256 balance = Proprietorship.balanceOf(account, title, page);
        uint256 supply = Proprietorship.supplyOf(title, page);
        for (uint256 i = 0; i < list.length; ++i) {
            RestraintKind kind = list[i].kind;
            bool stops =
                kind == RestraintKind.OwnershipSuit ||
                    kind == RestraintKind.Correction ||
                    kind >= RestraintKind.Lock;
            if (stops && Restraints.isInForce(list[i], today)) return balance;
        }
        return Seizures.frozen(list, account, balance, supply, today);
    }

    /// @inheritdoc IRegisterViews
    function offerOf(TitleId title, uint32 offer) external view returns (Offer memory) {
        return Offers.layout().offers[title][offer];
    }

    /// @inheritdoc IRegisterViews
    function lineageOf(
        TitleId title
    ) external view returns (TitleId[] memory parents, TitleId[] memory children) {
        Lineage.Layout storage $ = Lineage.layout();
        return ($.parents[title], $.children[title]);
    }

    /// @inheritdoc IRegisterViews
    function syncOf(TitleId title) external view returns (Sync memory) {
        return SyncActs.layout().syncs[title];
    }

    /// @inheritdoc IRegisterViews
    function waterfallOf(
        TitleId title,
        uint128 proceeds,
        address owner
    ) external view returns (Ranks.Payment[] memory) {
        return Ranks.waterfall(Charges.liveOf(title, Days.today()), proceeds, owner);
    }

    /// @inheritdoc IRegisterViews
    function rulesOn(AssetClass class, Day day) external view returns (Rules memory) {
        return RuleBook.on(class, day);
    }

    /// @notice Use and extent of a page.
    /// @param page The page.
    /// @return use Permitted use.
    /// @return extent Area in square decimetres.
    function _particularsOf(Page page) internal pure virtual returns (LandUse use, uint40 extent) {
        return (page.use(), page.extent());
    }
}
