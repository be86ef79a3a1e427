// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../types/Acts.sol";
import {Day} from "../types/Day.sol";
import {TitleId} from "../types/TitleId.sol";
import {Charge} from "./charges/Charges.sol";
import {Ranks} from "./charges/Ranks.sol";
import {Offer} from "./coownership/Offers.sol";
import {FolioState} from "./folio/Page.sol";
import {Proprietorship} from "./proprietorship/Proprietorship.sol";
import {Restraint} from "./restraints/Restraints.sol";
import {AssetClass} from "./rules/AssetClass.sol";
import {Rules} from "./rules/RuleBook.sol";
import {Sync} from "./sync/SyncActs.sol";

/// @title What a register tells
/// @notice Views of a folio as of today, at the register's own address. As of another day or version, the entries tell:
/// see the SDK's `folio`.
interface IRegisterViews {
    /// @notice A folio as it reads today.
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
        /// A seizure behind another.
        Waiting,
        InForce,
        /// Over by time; it leaves the list when the list is next written to.
        Lapsed
    }

    /// @notice A restraint and what time has made of it.
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

    /// @notice The page of a title.
    /// @param title Title.
    /// @return The page; empty if the title was never registered.
    function folioOf(TitleId title) external view returns (FolioView memory);

    /// @notice Live charges, in no order; `rank` orders the securities.
    /// @param title Title.
    /// @return The charges that burden it today.
    function chargesOf(TitleId title) external view returns (Charge[] memory);

    /// @notice Restraints, oldest first, with what they are today: waiting, in force or lapsed.
    /// @param title Title.
    /// @return The restraints on its page.
    function restraintsOf(TitleId title) external view returns (RestraintView[] memory);

    /// @notice Shares of a party that are frozen today, as {IERC7943MultiToken-getFrozenTokens} tells.
    /// @param title Title.
    /// @param account Party.
    /// @return ERC-6909 shares; all it holds while the whole title is stopped.
    function frozenOf(TitleId title, address account) external view returns (uint256);

    /// @notice An offer of a share to the co-owners.
    /// @param title Title.
    /// @param offer Number of the offer.
    /// @return The offer; empty if there is none or it was used.
    function offerOf(TitleId title, uint32 offer) external view returns (Offer memory);

    /// @notice Titles from which a title came, and those that came from it.
    /// @param title Title.
    /// @return parents Titles that it replaced.
    /// @return children Titles that replaced it.
    function lineageOf(
        TitleId title
    ) external view returns (TitleId[] memory parents, TitleId[] memory children);

    /// @notice How the title stands to the statutory register.
    /// @param title Title.
    /// @return State, legal basis and external reference.
    function syncOf(TitleId title) external view returns (Sync memory);

    /// @notice How the price of a judicial sale would be distributed today.
    /// @param title Title.
    /// @param proceeds Price after costs, fen.
    /// @param owner Who takes what is left.
    /// @return Payments, securities by rank, the owner last.
    function waterfallOf(
        TitleId title,
        uint128 proceeds,
        address owner
    ) external view returns (Ranks.Payment[] memory);

    /// @notice Rules of a class on a day.
    /// @param class Class of title.
    /// @param day Day, UTC+8.
    /// @return The rules; reverts with `NoRules` if none were in force.
    function rulesOn(AssetClass class, Day day) external view returns (Rules memory);
}
