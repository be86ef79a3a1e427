// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Shares} from "../../types/Shares.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charges} from "../charges/Charges.sol";
import {Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {Rules} from "../rules/RuleBook.sol";

/// @title What every dealing in a title must pass
/// @notice The one place where a passing by agreement is judged. The acts call it, ERC-6909 transfers call it, and
/// `whyNot` answers with what it would revert with: the three cannot disagree.
library Dealings {
    /// @notice A passing of shares, as an act asks for it.
    /// @param title Title that passes.
    /// @param from Transferor.
    /// @param to Taker.
    /// @param amount Shares; all of them for the whole title.
    /// @param scale Factor by which the denominator is about to be refined; the amount counts in the finer shares.
    /// @param acknowledged The taker takes the risk of cautions.
    struct Passing {
        TitleId title;
        address from;
        address to;
        uint256 amount;
        uint256 scale;
        bool acknowledged;
    }

    /// @notice Refuses unless the shares may pass with the consents that are there.
    /// @return page The page, current.
    function requirePassable(
        Matter memory m,
        Rules storage rules,
        Passing memory p
    ) internal view returns (Page page) {
        page = Folios.requireLive(p.title, m.today);
        Proprietorship.requireProprietor(p.title, page, p.from);
        require(p.from != p.to, Proprietorship.TakerIsTransferor(p.to));
        m.requireConsent(p.from);
        m.requireConsent(p.to);
        if (page.proprietor() == address(0) || p.amount != p.scale) _requireShares(m, rules, p, page);
        if (page.restraints() != 0) Guard.requireFree(m, _dealing(p, page));
        if (page.charges() != 0) Charges.requirePassable(m, rules, p.title);
    }

    /// @notice Refuses unless the proprietors may burden the whole title now.
    /// @return page The page, current.
    function requireBurdenable(
        Matter memory m,
        Rules storage rules,
        TitleId title,
        address applicant,
        bool acknowledged
    ) internal view returns (Page page) {
        page = Folios.requireLive(title, m.today);
        Proprietorship.requireProprietor(title, page, applicant);
        Proprietorship.requireQuorum(m, title, page, rules.quorumNumerator, rules.quorumDenominator);
        if (page.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(title, page);
            Guard.requireFree(
                m,
                _dealing(Passing(title, applicant, address(0), supply, 1, acknowledged), page)
            );
        }
    }

    /// @dev The whole needs the quorum of proprietors; a share needs only its holder.
    function _requireShares(Matter memory m, Rules storage rules, Passing memory p, Page page) private view {
        uint256 supply = Proprietorship.supplyOf(p.title, page) * p.scale;
        require(p.amount != 0 && p.amount <= supply, Shares.ShareInvalid(p.amount, supply));
        if (p.amount == supply) {
            Proprietorship.requireQuorum(m, p.title, page, rules.quorumNumerator, rules.quorumDenominator);
        } else {
            uint256 held = Proprietorship.balanceOf(p.from, p.title, page) * p.scale;
            require(
                held >= p.amount,
                Proprietorship.SharesInsufficient(p.title, p.from, held, p.amount, supply)
            );
        }
    }

    function _dealing(Passing memory p, Page page) private view returns (Dealing memory) {
        return
            Dealing(
                p.title,
                p.from,
                Proprietorship.balanceOf(p.from, p.title, page) * p.scale,
                p.amount,
                Proprietorship.supplyOf(p.title, page) * p.scale,
                p.acknowledged
            );
    }
}
