// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IpStage} from "../../types/instruments/Filing.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charges} from "../charges/Charges.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Restraints} from "../restraints/Restraints.sol";
import {Challenges} from "./challenges/Challenges.sol";
import {Families} from "./marks/Families.sol";
import {RightPages} from "./RightPage.sol";

/// @title How a right ends for good
/// @notice Pledges, licences, restraints and proceedings end with the right they stand on; nobody holds it any more.
library RightEndings {
    using RightPages for Page;

    /// @notice The page of a right that has ended; its entry is the act's own.
    /// @param stage How it ended.
    function end(TitleId title, Page page, IpStage stage) internal returns (Page) {
        page = Restraints.clear(title, Charges.clear(title, page, false));
        Challenges.clear(title);
        Families.leave(title);
        return
            Proprietorship.close(title, page).withOpen(false).withStage(stage).withState(
                FolioState.Cancelled
            );
    }
}
