// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act, ActHeader, LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {Divide, Merge} from "../../types/instruments/Structuring.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";
import {PageActs} from "../acts/PageActs.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Lead} from "../folio/Lead.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Matter, Matters} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {Restraints} from "../restraints/Restraints.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {Longest} from "../terms/Longest.sol";
import {Carrying} from "./Carrying.sol";
import {Lineage} from "./Lineage.sol";

/// @title Division and merger
/// @notice The holder alone applies, on a survey; areas reconcile; every right is carried; the old titles become
/// historic in the same entry. A building is divided into its units: those of a following building take the land's
/// proprietors and burdens, and the land's right lives on in them.
library DivisionActs {
    /// @notice The areas do not reconcile, beyond the tolerance of the rules (square decimetres).
    error AreaMismatch(TitleId title, uint256 stated, uint256 registered);
    /// @notice The instrument does not declare all live charges as carried; `charge` is missing.
    error RightsNotCarried(TitleId title, uint32 charge);
    /// @notice `child` cannot come from the title: another place, building or form.
    error ChildForeign(TitleId title, TitleId child);
    /// @notice A division has two children or more, with an extent and a use each.
    error ChildrenMismatch(uint256 children, uint256 extents, uint256 uses);
    /// @notice The titles to be merged do not have the same proprietors by the same shares.
    error HoldersDiffer(TitleId title, TitleId other);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Divide) _divide(m, body);
        else _merge(m, body);
    }

    function _divide(Matter memory m, bytes calldata body) private {
        Divide memory d = abi.decode(body, (Divide));
        ActHeader memory h = d.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        (Page page, TitleId lead, Page leadPage) = _requireDivisible(m, rules, h);
        uint256 count = d.children.length;
        bool matched = count > 1 && count == d.extents.length && count == d.uses.length;
        require(matched, ChildrenMismatch(count, d.extents.length, d.uses.length));
        _requireDeclared(m, lead, d.charges);
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            _requireChildOf(h.title, d.children[i]);
            sum += d.extents[i];
            Page child = PageActs.restated(
                d.children[i],
                page.withCharges(0).withRestraints(0).withState(FolioState.Live),
                LandUse(d.uses[i]),
                d.extents[i],
                leadPage.termEnd()
            );
            _open(m, h, lead, leadPage, d.children[i], child, body);
            Lineage.link(h.title, d.children[i]);
        }
        _requireReconciled(rules, h.title, sum, page.extent());
        if (page.state() == FolioState.Following) _apportion(m, h, lead, leadPage, body);
        _retire(m, h, h.title, page, body);
    }

    function _merge(Matter memory m, bytes calldata body) private {
        Merge memory g = abi.decode(body, (Merge));
        ActHeader memory h = g.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        (Page page, , ) = _requireDivisible(m, rules, h);
        uint256 sum = page.extent();
        Page merged = PageActs.restated(
            g.into,
            page.withCharges(0).withRestraints(0),
            LandUse(g.use),
            g.extent,
            page.termEnd()
        );
        require(g.others.length != 0, ChildrenMismatch(g.others.length + 1, 1, 1));
        _requireMergedInto(h.title, g.into);
        require(Folios.pageOf(g.into).state() == FolioState.None, Folios.AlreadyRegistered(g.into));
        merged = Carrying.carry(h.title, g.into, merged, m.today);
        for (uint256 i = 0; i < g.others.length; ++i) {
            _requireOther(h.title, g, i);
            Page other = _requireMergeable(m, rules, h, g.others[i], page);
            sum += other.extent();
            merged = Carrying.carry(g.others[i], g.into, merged, m.today);
        }
        _requireReconciled(rules, h.title, g.extent, sum);
        merged = Proprietorship.copy(h.title, page, g.into, merged);
        Folios.append(m, g.into, merged, Category.GRANTED, h.effective, h.evidence, body);
        Lineage.link(h.title, g.into);
        _retire(m, h, h.title, page, body);
        for (uint256 i = 0; i < g.others.length; ++i) {
            Lineage.link(g.others[i], g.into);
            _retire(m, h, g.others[i], Folios.pageOf(g.others[i]), body);
        }
    }

    /// @dev Live, bare if a parcel, free of what stops a disposal of the whole, all proprietors consenting.
    function _requireDivisible(
        Matter memory m,
        Rules storage rules,
        ActHeader memory h
    ) private view returns (Page page, TitleId lead, Page leadPage) {
        m.requireEffective(h.effective);
        m.evidence.requireKind(h.evidence, DocumentKind.Survey);
        page = Folios.requireRegistered(h.title);
        (lead, leadPage) = Lead.leading(h.title, page, m.today);
        if (lead != h.title) Matters.requireNonePending(lead);
        if (UnitCodes.form(h.title) == UnitForm.Parcel) Lineage.requireBare(h.title);
        Proprietorship.requireProprietor(lead, leadPage, h.applicant);
        Proprietorship.requireQuorum(m, lead, leadPage, rules.quorumNumerator, rules.quorumDenominator);
        if (leadPage.restraints() == 0) return (page, lead, leadPage);
        uint256 supply = Proprietorship.supplyOf(lead, leadPage);
        uint256 held = Proprietorship.balanceOf(h.applicant, lead, leadPage);
        address[] memory consents = m.consents;
        _addNoticeHolders(m, lead);
        Guard.requireFree(m, Dealing(lead, h.applicant, held, supply, supply, true));
        m.consents = consents;
    }

    /// @dev A division takes nothing from the holder of a notice or search: it is carried, so it need not be asked.
    function _addNoticeHolders(Matter memory m, TitleId title) private view {
        uint256 count = Restraints.layout().restraints[title].length;
        for (uint256 i = 0; i < count; ++i) {
            address holder = Restraints.layout().restraints[title][i].party;
            if (holder != address(0)) m.addConsent(holder);
        }
    }

    function _requireMergeable(
        Matter memory m,
        Rules storage rules,
        ActHeader memory h,
        TitleId other,
        Page page
    ) private view returns (Page otherPage) {
        Matters.requireNonePending(other);
        ActHeader memory asIfOther = ActHeader(
            other,
            h.applicant,
            h.evidence,
            h.effective,
            h.nonce,
            h.deadline
        );
        (otherPage, , ) = _requireDivisible(m, rules, asIfOther);
        require(Proprietorship.areSame(h.title, page, other, otherPage), HoldersDiffer(h.title, other));
        // One term for both would be longer than one of them has.
        (Day mine, Day its) = (page.termEnd(), otherPage.termEnd());
        require(mine == its, Longest.TermExceeded(other, mine, its));
    }

    /// @dev Another title that could become the new one by itself, named once.
    function _requireOther(TitleId title, Merge memory g, uint256 index) private pure {
        TitleId other = g.others[index];
        bool named = other == title;
        for (uint256 i = 0; i < index; ++i) named = named || g.others[i] == other;
        require(!named, ChildForeign(title, other));
        _requireMergedInto(other, g.into);
    }

    /// @dev Parcels become a parcel, units a unit of their building; a building has land of its own and merges with none.
    function _requireMergedInto(TitleId title, TitleId into) private pure {
        _requireChildOf(title, into);
        require(UnitCodes.form(title) == UnitCodes.form(into), ChildForeign(title, into));
    }

    function _requireDeclared(Matter memory m, TitleId title, uint32[] memory declared) private view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            bool found;
            for (uint256 k = 0; k < declared.length; ++k) {
                found = found || declared[k] == live[i].id;
            }
            require(found, RightsNotCarried(title, live[i].id));
        }
    }

    /// @dev A parcel gives parcels of its county, a building its own units, a unit units of its building.
    function _requireChildOf(TitleId title, TitleId child) private pure {
        UnitCodes.check(child);
        UnitForm form = UnitCodes.form(title);
        bool kin;
        if (form == UnitForm.Parcel) {
            kin = UnitCodes.form(child) == form && UnitCodes.division(child) == UnitCodes.division(title);
        } else {
            kin =
                UnitCodes.form(child) == UnitForm.Unit &&
                UnitCodes.buildingOf(child) == UnitCodes.buildingOf(title);
        }
        require(kin && child != title, ChildForeign(title, child));
    }

    function _requireReconciled(
        Rules storage rules,
        TitleId title,
        uint256 stated,
        uint256 registered
    ) private view {
        uint256 gap = stated > registered ? stated - registered : registered - stated;
        require(gap * 1000 <= registered * rules.areaTolerance, AreaMismatch(title, stated, registered));
    }

    function _open(
        Matter memory m,
        ActHeader memory h,
        TitleId lead,
        Page leadPage,
        TitleId child,
        Page page,
        bytes calldata body
    ) private {
        require(Folios.pageOf(child).state() == FolioState.None, Folios.AlreadyRegistered(child));
        page = Carrying.carry(lead, child, page, m.today);
        page = Proprietorship.copy(lead, leadPage, child, page);
        Folios.append(m, child, page, Category.GRANTED, h.effective, h.evidence, body);
    }

    function _apportion(
        Matter memory m,
        ActHeader memory h,
        TitleId land,
        Page landPage,
        bytes calldata body
    ) private {
        --Lineage.layout().following[land];
        if (landPage.state() == FolioState.Apportioned) return;
        Page page = landPage.withState(FolioState.Apportioned);
        Folios.append(m, land, page, Category.DOCUMENT_MODIFIED, h.effective, h.evidence, body);
    }

    /// @dev The title is historic: its burdens stand on the new ones now.
    function _retire(
        Matter memory m,
        ActHeader memory h,
        TitleId title,
        Page page,
        bytes calldata body
    ) private {
        if (page.state() == FolioState.Live) {
            page = Restraints.clear(title, Charges.clear(title, page, false));
            page = Proprietorship.close(title, page);
        }
        Folios.append(
            m,
            title,
            page.withState(FolioState.Historic),
            Category.CEASED,
            h.effective,
            h.evidence,
            body
        );
    }
}
