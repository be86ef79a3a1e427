// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {Excuse, Expire, Renew, TakeBack} from "../../types/instruments/Terms.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {FolioState, Page} from "../folio/Page.sol";
import {Lineage} from "../lineage/Lineage.sol";
import {Matter} from "../Matter.sol";
import {Proceedings} from "../Proceedings.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {RestraintActs} from "../restraints/RestraintActs.sol";
import {Restraints} from "../restraints/Restraints.sol";
import {Rules} from "../rules/RuleBook.sol";
import {Longest} from "./Longest.sol";

/// @title Renewal, expiry, and taking back of idle land
/// @notice A term is renewed by the holder and the grantor (Civil Code art. 359); it ends, or land left idle is taken
/// back, ex officio (art. 360; Urban Real Estate Law art. 26), and everything on the title ends with it.
library TermActs {
    /// @custom:storage-location erc7201:parkfolio.storage.Terms
    struct Layout {
        /// Document that excuses the delay of building on a parcel.
        mapping(TitleId title => bytes32 evidence) excuses;
    }

    /// @notice The title has no term, or it has not run out: it ends on `termEnd` (UTC+8).
    error TermRunning(TitleId title, Day termEnd);
    /// @notice A renewal ends later than the term it renews (UTC+8).
    error NotLonger(TitleId title, Day termEnd, Day present);
    /// @notice Land is taken back after two years; `earliest` is the first day (UTC+8; Urban Real Estate Law art. 26).
    error IdleTooShort(TitleId title, Day startDue, Day earliest);
    /// @notice The delay is excused by `evidence`: force majeure or an act of government.
    error CauseExcused(TitleId title, bytes32 evidence);
    /// @notice The holder of the security `charge` was not notified before the land is taken back.
    error MortgageeNotNotified(TitleId title, uint32 charge);

    uint256 private constant IDLE_YEARS = 2;

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Terms")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xa5ab6215e26c7f7bd1082b718ead7ce952333c5a2fc6dad976986e942afb5400;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Renew) _renew(m, body);
        else if (m.act == Act.Expire) _expire(m, body);
        else if (m.act == Act.Excuse) _excuse(m, body);
        else _takeBack(m, body);
    }

    /// @dev The holder with the grantor's supplement, its premium paid; also after the term has run out, until expiry
    /// is recorded.
    function _renew(Matter memory m, bytes calldata body) private {
        Renew memory r = abi.decode(body, (Renew));
        ActHeader memory h = r.header;
        (Page page, Rules storage rules) = _open(m, h);
        bool paid = m.evidence.requireKind(h.evidence, DocumentKind.GrantContract);
        require(paid, Longest.PremiumUnpaid(h.title));
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        Proprietorship.requireQuorum(m, h.title, page, rules.quorumNumerator, rules.quorumDenominator);
        // A right without term has nothing to renew.
        bool longer = Day.unwrap(page.termEnd()) != 0 && r.termEnd > page.termEnd();
        require(longer, NotLonger(h.title, r.termEnd, page.termEnd()));
        Day start = page.termEnd() < m.today ? m.today : page.termEnd();
        Longest.requireWithin(rules, h.title, page.use(), start, r.termEnd);
        Proceedings.close(m, h, page.withTermEnd(r.termEnd), Category.DOCUMENT_MODIFIED, body);
    }

    function _expire(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (Expire)).header;
        (Page page, ) = _open(m, h);
        _requireExOfficio(m, h);
        Day end = page.termEnd();
        require(Day.unwrap(end) != 0 && end < m.today, TermRunning(h.title, end));
        Proceedings.close(m, h, _ended(h.title, page), Category.CEASED, body);
    }

    function _excuse(Matter memory m, bytes calldata body) private {
        ActHeader memory h = abi.decode(body, (Excuse)).header;
        (Page page, ) = _open(m, h);
        _requireExOfficio(m, h);
        layout().excuses[h.title] = h.evidence;
        Proceedings.close(m, h, page, Category.PROCEDURE, body);
    }

    /// @dev Mortgagees are notified first: their claim goes on the compensation, if any.
    function _takeBack(Matter memory m, bytes calldata body) private {
        TakeBack memory t = abi.decode(body, (TakeBack));
        ActHeader memory h = t.header;
        (Page page, ) = _open(m, h);
        _requireExOfficio(m, h);
        bytes32 excuse = layout().excuses[h.title];
        require(excuse == bytes32(0), CauseExcused(h.title, excuse));
        Day earliest = t.startDue.addYears(IDLE_YEARS);
        require(m.today >= earliest, IdleTooShort(h.title, t.startDue, earliest));
        Charge[] memory live = Charges.liveOf(h.title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            bool told = t.notice != bytes32(0) || !live[i].kind.isSecurity();
            require(told, MortgageeNotNotified(h.title, live[i].id));
        }
        if (t.notice != bytes32(0)) m.evidence.requireGood(t.notice);
        Proceedings.close(m, h, _ended(h.title, page), Category.CEASED, body);
    }

    /// @dev Everything ends with the right it stands on.
    function _ended(TitleId title, Page page) private returns (Page) {
        Lineage.requireBare(title);
        page = Restraints.clear(title, Charges.clear(title, page, false));
        return Proprietorship.close(title, page).withState(FolioState.Cancelled);
    }

    function _requireExOfficio(Matter memory m, ActHeader memory h) private view {
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        m.evidence.requireKind(h.evidence, DocumentKind.AuthorityDecision);
    }

    function _open(
        Matter memory m,
        ActHeader memory h
    ) private view returns (Page page, Rules storage rules) {
        rules = Proceedings.judge(m, h);
        page = Folios.requireLive(h.title, Day.wrap(0));
    }
}
