// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";
import {Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Rules} from "../rules/RuleBook.sol";

/// @title What every dealing in a title must pass
/// @notice The one place where a passing by agreement is judged. The acts call it, ERC-6909 transfers call it, and
/// `whyNot` answers with what it would revert with: the three cannot disagree.
library Dealings {
    /// @notice Refuses unless `amount` of the title's shares may pass from `from` to `to`.
    /// @param amount Shares; all of them for the whole title.
    /// @return page The page, current.
    function requirePassable(
        Matter memory m,
        Rules storage rules,
        TitleId title,
        address from,
        address to,
        uint256 amount
    ) internal view returns (Page page) {
        page = Folios.requireLive(title, m.today);
        Proprietorship.requireProprietor(title, page, from);
        require(from != to, Proprietorship.TakerIsTransferor(to));
        m.requireConsent(from);
        m.requireConsent(to);
        if (page.proprietor() == address(0)) _requireShares(m, rules, title, page, from, amount);
    }

    /// @dev The whole needs the quorum of proprietors; a share needs only its holder.
    function _requireShares(
        Matter memory m,
        Rules storage rules,
        TitleId title,
        Page page,
        address from,
        uint256 amount
    ) private view {
        uint256 supply = Proprietorship.supplyOf(title, page);
        if (amount == supply) {
            Proprietorship.requireQuorum(m, title, page, rules.quorumNumerator, rules.quorumDenominator);
        } else {
            uint256 held = Proprietorship.balanceOf(from, title, page);
            require(held >= amount, Proprietorship.SharesInsufficient(title, from, held, amount, supply));
        }
    }
}
