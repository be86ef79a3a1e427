// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Seizures} from "../restraints/Seizures.sol";

/// @title Shares that pass by succession
/// @notice A successor takes what the predecessor had as it had it: a seizure of the whole stays anyway, one of a
/// co-owner's share stays on what its successor takes. No pre-emption: nothing is sold (Civil Code art. 305).
library Following {
    /// @notice Passes `amount` shares from a predecessor to a successor, seizures included.
    /// @param m The lodgement.
    /// @param title The title.
    /// @param page Its page.
    /// @param from Predecessor.
    /// @param to Successor.
    /// @param amount Shares, after the refinement.
    /// @param scale Factor of refinement, 1 if none is needed.
    function pass(
        Matter memory m,
        TitleId title,
        Page page,
        address from,
        address to,
        uint256 amount,
        uint256 scale
    ) internal returns (Page) {
        if (page.restraints() != 0) {
            bool all = amount == Proprietorship.balanceOf(from, title, page) * scale;
            uint256 own = Proprietorship.balanceOf(to, title, page) * scale;
            uint256 supply = Proprietorship.supplyOf(title, page) * scale;
            uint256 part = own == 0 ? 0 : (amount << 128) | supply;
            if (own != 0) own = (own << 128) | supply;
            page = Seizures.follow(title, page, Seizures.Succession(m.number, from, to, all, part, own));
        }
        return Proprietorship.passShares(title, page, from, to, amount, scale);
    }
}
