// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IERC7943MultiToken} from "../IERC7943MultiToken.sol";
import {Matter} from "../Matter.sol";
import {Restraint, Restraints} from "./Restraints.sol";
import {Seizures} from "./Seizures.sol";

/// @notice A dealing before the guard.
/// @param title Title that is dealt in.
/// @param from Party that disposes.
/// @param held Shares that it holds.
/// @param amount Shares that it disposes of; `supply` for the whole title.
/// @param supply All shares.
/// @param acknowledged The taker takes the risk of cautions.
struct Dealing {
    TitleId title;
    address from;
    uint256 held;
    uint256 amount;
    uint256 supply;
    bool acknowledged;
}

/// @title What restraints refuse
/// @notice Called only where the page counts restraints, so a free title pays nothing for it.
library Guard {
    /// @notice A court has seized the title, or the share, until `until` (UTC+8; Urban Real Estate Law art. 38,
    /// SPC seizure rules).
    error Seized(TitleId title, uint32 seizure, Day until);
    /// @notice Dealings are suspended while a suit over the ownership runs.
    error SuitPending(TitleId title, uint32 suspension);
    /// @notice The taker has not acknowledged the caution (Civil Code art. 220).
    error CautionNotAcknowledged(TitleId title, uint32 caution);
    /// @notice An advance notice stops the dealing; `holder` does not consent (Civil Code art. 221).
    error NoticeConsent(TitleId title, uint32 notice, address holder);
    /// @notice The title is reserved for a pending purchaser until `until` (UTC+8).
    error SearchProtected(TitleId title, uint32 search, address holder, Day until);
    /// @notice A correction of the folio is proposed and undecided.
    error CorrectionUndecided(TitleId title, uint32 proposal);
    /// @notice The registrar has locked the folio.
    error FolioLocked(TitleId title, uint32 lock);
    /// @notice The ledger and the statutory register disagree on the title.
    error TitleDiverged(TitleId title, uint32 entry);

    /// @notice Refuses a dealing that a restraint in force stops.
    function requireFree(Matter memory m, Dealing memory d) external view {
        Restraint[] memory list = Restraints.listOf(d.title);
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        for (uint256 i = 0; i < list.length; ++i) {
            Restraint memory r = list[i];
            if (r.kind == RestraintKind.Seizure) {
                if (!Seizures.covers(periods[i], m.today)) continue;
                uint256 frozen = Seizures.frozen(list, d.from, d.held, d.supply, m.today);
                _requireUnseized(d, r, periods[i].end, frozen);
            } else if (Restraints.isInForce(r, m.today)) {
                _requireUnhindered(m, d, r);
            }
        }
    }

    /// @notice How many restraints of a title are in force, waiting seizures included.
    function countInForce(TitleId title, Day today) internal view returns (uint256 count) {
        Restraint[] memory list = Restraints.listOf(title);
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        for (uint256 i = 0; i < list.length; ++i) {
            bool seizure = list[i].kind == RestraintKind.Seizure;
            if (seizure ? today <= periods[i].end : Restraints.isInForce(list[i], today)) ++count;
        }
    }

    /// @dev A seizure of one share binds that share, and any disposal of the whole. Of several that bind parts of a share
    /// side by side, all count.
    function _requireUnseized(Dealing memory d, Restraint memory r, Day until, uint256 frozen) private pure {
        bool binds = r.party == address(0) || r.party == d.from || d.amount == d.supply;
        if (!binds) return;
        bool part = r.party == d.from && r.detail != 0 && d.amount != d.supply;
        require(part, Seized(d.title, r.id, until));
        uint256 unfrozen = d.held > frozen ? d.held - frozen : 0;
        require(
            d.amount <= unfrozen,
            IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance(
                d.from,
                TitleId.unwrap(d.title),
                d.amount,
                unfrozen
            )
        );
    }

    function _requireUnhindered(Matter memory m, Dealing memory d, Restraint memory r) private view {
        RestraintKind kind = r.kind;
        if (kind == RestraintKind.AdvanceNotice) {
            bool aboutTitle = r.detail == 0 || r.detail == TitleId.unwrap(d.title);
            require(!aboutTitle || m.hasConsent(r.party), NoticeConsent(d.title, r.id, r.party));
        } else if (kind == RestraintKind.PrioritySearch) {
            require(m.hasConsent(r.party), SearchProtected(d.title, r.id, r.party, r.until));
        } else if (kind == RestraintKind.Caution) {
            require(d.acknowledged, CautionNotAcknowledged(d.title, r.id));
        } else {
            require(kind != RestraintKind.OwnershipSuit, SuitPending(d.title, r.id));
            require(kind != RestraintKind.Correction, CorrectionUndecided(d.title, r.id));
            require(kind != RestraintKind.Lock, FolioLocked(d.title, r.id));
            revert TitleDiverged(d.title, r.id);
        }
    }
}
