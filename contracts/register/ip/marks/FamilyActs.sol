// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../../../types/Acts.sol";
import {FamilyTransfer} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Dealings} from "../../dealing/Dealings.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter, Matters} from "../../Matter.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {RuleBook, Rules} from "../../rules/RuleBook.sol";
import {RightStanding} from "../RightStanding.sol";
import {Families} from "./Families.sol";

/// @title Passing of trade marks that go together
/// @notice All identical or similar marks of the holder on the same or similar goods pass in one act, each as if it passed
/// alone: holders, chargees and whoever is protected by a restraint are asked for each, and each folio has its entry. What
/// hinders one of them hinders all.
library FamilyActs {
    /// @notice The mark has no family: it passes by itself.
    error FamilyMissing(TitleId title);
    /// @notice `other` does not belong to the family of the mark, or is named twice.
    error NotOfFamily(TitleId title, TitleId other);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        FamilyTransfer memory f = abi.decode(body, (FamilyTransfer));
        ActHeader memory h = f.header;
        m.requireEffective(h.effective);
        m.evidence.requireGood(h.evidence);
        _requireFamily(h.title, f.others);
        _requireWhole(h, f.others);
        _pass(m, f, h.title, body);
        for (uint256 i = 0; i < f.others.length; ++i) {
            Matters.requireNonePending(f.others[i]);
            _pass(m, f, f.others[i], body);
        }
    }

    /// @dev An application passes like a right.
    function _pass(Matter memory m, FamilyTransfer memory f, TitleId mark, bytes calldata body) private {
        ActHeader memory h = f.header;
        Rules storage rules = RuleBook.judging(m, mark);
        Page page = RightStanding.requireLiving(mark);
        uint256 supply = Proprietorship.supplyOf(mark, page);
        page = Dealings.requirePassable(
            m,
            rules,
            Dealings.Passing(mark, h.applicant, f.to, supply, 1, f.acknowledged)
        );
        page = Proprietorship.passWhole(mark, page, f.to);
        Folios.append(m, mark, page, Category.PARTY, h.effective, h.evidence, body);
    }

    /// @dev Nothing is named that does not belong to the family.
    function _requireFamily(TitleId title, TitleId[] memory others) private view {
        TitleId[] memory members = Families.membersOf(title);
        require(members.length > 1, FamilyMissing(title));
        for (uint256 i = 0; i < others.length; ++i) {
            TitleId other = others[i];
            bool named = other == title || _names(others, i, other);
            require(!named && _names(members, members.length, other), NotOfFamily(title, other));
        }
    }

    /// @dev Every member that the applicant holds is named. What a court or the law has passed to another stays there.
    function _requireWhole(ActHeader memory h, TitleId[] memory others) private view {
        TitleId[] memory members = Families.membersOf(h.title);
        for (uint256 i = 0; i < members.length; ++i) {
            TitleId member = members[i];
            if (member == h.title || _names(others, others.length, member)) continue;
            uint256 held = Proprietorship.balanceOf(h.applicant, member, Folios.pageOf(member));
            require(held == 0, Families.FamilyApart(h.title, member));
        }
    }

    /// @dev Whether the first `count` of the marks are or contain this one.
    function _names(TitleId[] memory marks, uint256 count, TitleId mark) private pure returns (bool) {
        for (uint256 i = 0; i < count; ++i) {
            if (marks[i] == mark) return true;
        }
        return false;
    }
}
