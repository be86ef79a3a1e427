// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {NoticeKind, RestraintKind} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Restraint, Restraints} from "./Restraints.sol";

/// @title Carrying out an advance notice
/// @notice The noticed right, when it is registered at last, takes the place of the notice.
library Notices {
    /// @notice The notice lapsed on `until` (UTC+8), the last of the days after registration became possible.
    error NoticeLapsed(TitleId title, uint32 notice, Day until);
    /// @notice The notice protects `holder`, not this taker.
    error NoticeOfAnother(TitleId title, uint32 notice, address holder);

    /// @notice Ends a notice because `taker` gets what it secured.
    function carryOut(
        Matter memory m,
        TitleId title,
        Page page,
        uint32 id,
        address taker
    ) external returns (Page) {
        uint256 index = Restraints.indexOf(title, id);
        Restraint memory r = Restraints.layout().restraints[title][index];
        // A notice about a unit to come is carried out on the unit; one of a sale gives a security no rank.
        bool here = r.detail == 0 || r.detail == TitleId.unwrap(title);
        bool sale = r.span == uint8(NoticeKind.PresaleSale) || r.span == uint8(NoticeKind.Sale);
        bool suits = r.kind == RestraintKind.AdvanceNotice && here && sale == (m.act == Act.Transfer);
        require(suits, Restraints.RestraintUnknown(title, id));
        require(Restraints.isInForce(r, m.today), NoticeLapsed(title, id, r.until));
        require(r.party == taker, NoticeOfAnother(title, id, r.party));
        return Restraints.removeAt(title, page, index);
    }
}
