// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {
    EnterCaution,
    EnterNotice,
    LockFolio,
    NoticeKind,
    OpenNotice,
    ProveSuit,
    ReleaseRestraint,
    ReserveSearch,
    RestraintKind
} from "../../types/instruments/Restraining.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proceedings} from "../Proceedings.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Rules} from "../rules/RuleBook.sol";
import {Guard} from "./Guard.sol";
import {Restraint, Restraints} from "./Restraints.sol";
import {Seizures} from "./Seizures.sol";

/// @title Cautions, advance notices, priority searches and locks
/// @notice What parties and the registrar put on a folio to warn or stop dealings, and take off again. What lapses by
/// time needs nobody's act.
library RestraintActs {
    /// @notice A caution was entered on this ground before (Chongqing rules art. 69).
    error CautionRepeated(TitleId title, bytes32 evidence);
    /// @notice A notice on the same subject is there.
    error NoticeExists(TitleId title, uint32 notice);
    /// @notice The days of the notice run already, until `until` (UTC+8); they do not begin anew.
    error NoticeOpened(TitleId title, uint32 notice, Day until);
    /// @notice A notice says what it secures.
    error NoticeKindMissing();
    /// @notice Another search protects the title until `until` (UTC+8).
    error SearchExists(TitleId title, uint32 search, Day until);
    /// @notice A priority search is not renewable: the party has had its own.
    error SearchUsed(TitleId title, address party);
    /// @notice A restraint is released by its holder, and a lock ex officio.
    error NotItsHolder(TitleId title, uint32 restraint, address applicant);
    /// @notice A restraint of this kind ends by another act.
    error NotReleasable(TitleId title, uint32 restraint, RestraintKind kind);
    /// @notice The act is done ex officio: it has no applicant.
    error ExOfficioOnly(address applicant);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Caution) _caution(m, body);
        else if (m.act == Act.ProveSuit) _proveSuit(m, body);
        else if (m.act == Act.Notice) _notice(m, body);
        else if (m.act == Act.OpenNotice) _openNotice(m, body);
        else if (m.act == Act.Search) _search(m, body);
        else if (m.act == Act.Lock) _lock(m, body);
        else _release(m, body);
    }

    /// @dev The interested party alone; no freeze, gone by itself without suit (Civil Code art. 220).
    function _caution(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (EnterCaution)).header;
        (Page page, Rules storage rules) = Proceedings.open(m, h);
        m.requireConsent(h.applicant);
        mapping(bytes32 => bool) storage grounds = Restraints.layout().cautioned[h.title];
        require(!grounds[h.evidence], CautionRepeated(h.title, h.evidence));
        grounds[h.evidence] = true;
        Day until = m.today.addDays(rules.cautionDays);
        page = _add(m, h, page, h.applicant, RestraintKind.Caution, until, 0, 0);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _proveSuit(Matter memory m, bytes calldata body) private {
        ProveSuit memory p = abi.decode(body, (ProveSuit));
        ActHeader memory h = p.header;
        (Page page, ) = Proceedings.open(m, h);
        Restraint storage r = Restraints.find(h.title, p.caution, RestraintKind.Caution, m.today);
        require(r.party == h.applicant, NotItsHolder(h.title, p.caution, h.applicant));
        r.until = Day.wrap(0);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    /// @dev Proprietors and holder; blocked by a seizure, by an earlier notice (Civil Code art. 221), and by another's
    /// search.
    function _notice(Matter memory m, bytes calldata body) private {
        EnterNotice memory n = abi.decode(body, (EnterNotice));
        ActHeader memory h = n.header;
        (Page page, Rules storage rules) = Proceedings.open(m, h);
        require(n.kind != NoticeKind.None, NoticeKindMissing());
        Folios.requireLive(h.title, m.today);
        Proprietorship.requireQuorum(m, h.title, page, rules.quorumNumerator, rules.quorumDenominator);
        m.requireConsent(n.holder);
        _requireNoticeable(m, n);
        Day until = _lapse(n.registrable, rules);
        page = _add(
            m,
            h,
            page,
            n.holder,
            RestraintKind.AdvanceNotice,
            until,
            uint8(n.kind),
            TitleId.unwrap(n.subject)
        );
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _openNotice(Matter memory m, bytes calldata body) private {
        OpenNotice memory o = abi.decode(body, (OpenNotice));
        ActHeader memory h = o.header;
        (Page page, Rules storage rules) = Proceedings.open(m, h);
        m.requireEffective(o.registrable);
        Restraint storage r = Restraints.find(h.title, o.notice, RestraintKind.AdvanceNotice, m.today);
        bool concerned =
            h.applicant == address(0) ||
                h.applicant == r.party ||
                Proprietorship.balanceOf(h.applicant, h.title, page) != 0;
        require(concerned, NotItsHolder(h.title, o.notice, h.applicant));
        require(Day.unwrap(r.until) == 0, NoticeOpened(h.title, o.notice, r.until));
        // Days before the notice do not count: a proprietor cannot end it by a day long ago.
        r.until = _lapse(o.registrable < r.from ? r.from : o.registrable, rules);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _search(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (ReserveSearch)).header;
        (Page page, Rules storage rules) = Proceedings.open(m, h);
        m.requireConsent(h.applicant);
        Folios.requireLive(h.title, m.today);
        mapping(address => bool) storage had = Restraints.layout().searched[h.title];
        require(!had[h.applicant], SearchUsed(h.title, h.applicant));
        had[h.applicant] = true;
        Restraint[] memory list = Restraints.listOf(h.title);
        for (uint256 i = 0; i < list.length; ++i) {
            bool rival =
                list[i].kind == RestraintKind.PrioritySearch && Restraints.isInForce(list[i], m.today);
            require(!rival, SearchExists(h.title, list[i].id, list[i].until));
        }
        Day until = m.today.addDays(rules.searchDays);
        page = _add(m, h, page, h.applicant, RestraintKind.PrioritySearch, until, 0, 0);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _lock(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (LockFolio)).header;
        (Page page, ) = Proceedings.open(m, h);
        require(h.applicant == address(0), ExOfficioOnly(h.applicant));
        m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
        page = _add(m, h, page, address(0), RestraintKind.Lock, Day.wrap(0), 0, 0);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _release(Matter memory m, bytes calldata body) private {
        ReleaseRestraint memory r = abi.decode(body, (ReleaseRestraint));
        ActHeader memory h = r.header;
        (Page page, ) = Proceedings.open(m, h);
        uint256 index = Restraints.indexOf(h.title, r.restraint);
        Restraint memory held = Restraints.layout().restraints[h.title][index];
        bool ofHolder =
            held.kind == RestraintKind.Caution ||
                held.kind == RestraintKind.AdvanceNotice ||
                held.kind == RestraintKind.PrioritySearch;
        require(ofHolder || held.kind == RestraintKind.Lock, NotReleasable(h.title, r.restraint, held.kind));
        require(held.party == h.applicant, NotItsHolder(h.title, r.restraint, h.applicant));
        page = Restraints.removeAt(h.title, page, index);
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    function _requireNoticeable(Matter memory m, EnterNotice memory n) private view {
        TitleId title = n.header.title;
        Restraint[] memory list = Restraints.listOf(title);
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        for (uint256 i = 0; i < list.length; ++i) {
            Restraint memory r = list[i];
            require(!Seizures.covers(periods[i], m.today), Guard.Seized(title, r.id, periods[i].end));
            bool rival =
                r.kind == RestraintKind.AdvanceNotice &&
                    Restraints.isInForce(r, m.today) &&
                    r.detail == TitleId.unwrap(n.subject);
            require(!rival, NoticeExists(title, r.id));
            bool search = r.kind == RestraintKind.PrioritySearch && Restraints.isInForce(r, m.today);
            require(!search || m.hasConsent(r.party), Guard.SearchProtected(title, r.id, r.party, r.until));
        }
    }

    /// @dev A notice lapses some days after registration has become possible; it is open before.
    function _lapse(Day registrable, Rules storage rules) private view returns (Day) {
        return Day.unwrap(registrable) == 0 ? registrable : registrable.addDays(rules.noticeDays);
    }

    function _add(
        Matter memory m,
        ActHeader memory h,
        Page page,
        address party,
        RestraintKind kind,
        Day until,
        uint8 span,
        uint256 detail
    ) private returns (Page) {
        return Restraints.add(h.title, page, Restraint(party, m.number, kind, m.today, until, span, detail));
    }
}
