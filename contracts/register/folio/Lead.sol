// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {Folios} from "./Folios.sol";
import {FolioState, Page} from "./Page.sol";

/// @title The title that leads
/// @notice A building that follows its land is dealt with under the land's title: whoever holds the land holds it.
library Lead {
    /// @notice The title under which dealings in `title` are done, and its page, current.
    /// @param today Day on which the term must still run, UTC+8; 0 to leave the term aside.
    function leading(
        TitleId title,
        Page page,
        Day today
    ) internal view returns (TitleId lead, Page leadPage) {
        if (page.state() != FolioState.Following) return (title, Folios.requireLive(title, today));
        lead = UnitCodes.landOf(title);
        leadPage = Folios.pageOf(lead);
        // Land whose right has gone to units still leads the buildings that were not divided.
        if (leadPage.state() != FolioState.Apportioned) leadPage = Folios.requireLive(lead, today);
    }
}
