// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DocumentKind} from "../../../evidence/DocumentKind.sol";
import {Act, ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {FeePayment, IpStage, LapseRight, ReinstateRight} from "../../../types/instruments/Filing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {RestraintActs} from "../../restraints/RestraintActs.sol";
import {AssetClass, AssetClasses} from "../../rules/AssetClass.sol";
import {RightDates} from "../RightDates.sol";
import {RightEndings} from "../RightEndings.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";
import {RightStanding} from "../RightStanding.sol";
import {Annuities} from "./Annuities.sol";
import {Fee, Fees} from "./Fees.sol";

/// @title Fees, lapse and reinstatement
/// @notice Annuities of patents and renewals of trade marks. Anyone pays, on a receipt; what is not paid by the end of
/// grace lets the right lapse as of the day on which it was due (Implementing Rules of the Patent Law, rule 115), and a
/// patent can be reinstated for a time (rule 6).
library FeeActs {
    using Math for uint256;
    using RightPages for Page;

    /// @notice The fee of a year is paid in full.
    /// @param title Title.
    /// @param year Year of the patent, or number of the renewal.
    /// @param number Lodgement that paid it, or the last part of it.
    /// @param owed What it cost with its late fee, fen.
    /// @param credit What was paid beyond, kept for the next fee, fen.
    event FeePaid(
        TitleId indexed title,
        uint8 indexed year,
        uint32 indexed number,
        uint256 owed,
        uint256 credit
    );
    /// @notice Part of a fee is paid; the year is not.
    /// @param title Title.
    /// @param year Year of the patent, or number of the renewal.
    /// @param number Lodgement of the part.
    /// @param credit All that was paid towards the year so far, fen.
    event FeePartPaid(TitleId indexed title, uint8 indexed year, uint32 indexed number, uint256 credit);

    /// @notice Years are paid one after the other; `next` is the next one.
    error YearNotNext(TitleId title, uint8 year, uint8 next);
    /// @notice The fee of `year` can be paid from `opens` on (UTC+8).
    error FeeTooEarly(TitleId title, uint8 year, Day opens);
    /// @notice The last day on which the fee of `year` could be paid was `last` (UTC+8).
    error GraceOver(TitleId title, uint8 year, Day last);
    /// @notice `due` fen are due for `year` on the day of the last payment, late fee included, and `paid` are paid in all.
    error Underpaid(TitleId title, uint8 year, uint256 due, uint256 paid);
    /// @notice The fee of `year` can still be paid, until `last` (UTC+8).
    error GraceRunning(TitleId title, uint8 year, Day last);
    /// @notice A right lapses as of `due`, the day on which its fee was due, not as of `effective` (UTC+8).
    error LapseNotFromDueDay(TitleId title, Day effective, Day due);
    /// @notice What was paid beyond earlier fees, `credit` fen, covers the `due` fen of `year`.
    error FeeCovered(TitleId title, uint8 year, uint256 due, uint256 credit);
    /// @notice Only a lapsed right is reinstated; this one stands as `stage`.
    error NotLapsed(TitleId title, IpStage stage);
    /// @notice The notice of a lapse is given after grace is over, that is on `earliest` or later (UTC+8).
    error NoticeTooEarly(TitleId title, Day noticedOn, Day earliest);
    /// @notice Reinstatement was asked for after `latest` (UTC+8).
    error RestorationLate(TitleId title, Day latest);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.PayFee) _pay(m, body);
        else if (m.act == Act.Lapse) _lapse(m, body);
        else _reinstate(m, body);
    }

    /// @dev A part is kept until the rest comes; the sum must then be what is due on the day of its last payment.
    function _pay(Matter memory m, bytes calldata body) private {
        FeePayment memory f = abi.decode(body, (FeePayment));
        ActHeader memory h = f.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.PaymentProof);
        m.requireEffective(f.paidOn);
        RightStanding.requireInForce(h.title);
        Fee memory fee = Fees.nextOf(h.title, page);
        require(f.year == fee.year, YearNotNext(h.title, f.year, fee.year));
        require(f.paidOn >= fee.opens, FeeTooEarly(h.title, f.year, fee.opens));
        require(f.paidOn <= fee.last, GraceOver(h.title, f.year, fee.last));

        Fees.Credit storage credit = Fees.creditOf(h.title);
        Day reckoned = _later(credit.lastOn, f.paidOn);
        uint256 paid = uint256(credit.amount) + f.amount;
        uint256 owed = Fees.owedOn(fee, reckoned);
        bool enough = paid >= owed;
        require(enough || (f.part && f.amount != 0), Underpaid(h.title, f.year, owed, paid));
        if (f.amount != 0) Fees.useReceipt(h.title, h.evidence);
        if (enough) {
            page = _settled(m, h.title, page, fee, paid, owed, reckoned);
        } else {
            (credit.amount, credit.lastOn) = (uint192(paid), reckoned);
            emit FeePartPaid(h.title, f.year, m.number, paid);
        }
        // The entry tells whether the year is paid: a reader of entries needs no fee table.
        Proceedings.close(m, h, page, enough ? Category.FEE_PAID : Category.OTHER, body);
    }

    /// @dev Ex officio. A patent waits for its reinstatement, and ends by {RightTermActs} if none comes; a mark ends at once.
    function _lapse(Matter memory m, bytes calldata body) private {
        LapseRight memory lapse = abi.decode(body, (LapseRight));
        ActHeader memory h = lapse.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.AuthorityDecision);
        m.requireEffective(lapse.gazetted);
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        RightStanding.requireInForce(h.title);
        _requireUnpaid(m, h, page);
        RightStanding.requireUnrestrained(h.title, page, m.today);
        if (AssetClasses.classOf(h.title) == AssetClass.TradeMark) {
            page = RightEndings.end(h.title, page, IpStage.Terminated);
            Proceedings.close(m, h, page, Category.TERMINATED, body);
        } else {
            RightDates.datesOf(h.title).lapsedOn = m.today;
            Proceedings.close(m, h, page.withStage(IpStage.Lapsed), Category.CEASED, body);
        }
    }

    /// @dev One holder suffices: the right of all is kept. Every year whose grace is over by now is paid with it.
    function _reinstate(Matter memory m, bytes calldata body) private {
        ReinstateRight memory r = abi.decode(body, (ReinstateRight));
        ActHeader memory h = r.header;
        (Page page, ) = Proceedings.openOn(m, h, DocumentKind.PaymentProof);
        require(page.stage() == IpStage.Lapsed, NotLapsed(h.title, page.stage()));
        Folios.requireLive(h.title, m.today);
        Proprietorship.requireProprietor(h.title, page, h.applicant);
        _requireInTime(m, r, Fees.nextOf(h.title, page));
        page = _paidUp(m, r, page).withStage(IpStage.Granted);
        Fees.useReceipt(h.title, h.evidence);
        RightDates.datesOf(h.title).lapsedOn = Day.wrap(0);
        Proceedings.close(m, h, page, Category.REINSTATED, body);
    }

    /// @dev The year is paid; what is left is for the next one.
    function _settled(
        Matter memory m,
        TitleId title,
        Page page,
        Fee memory fee,
        uint256 paid,
        uint256 owed,
        Day reckoned
    ) private returns (Page) {
        _keep(title, paid - owed, reckoned);
        emit FeePaid(title, fee.year, m.number, owed, paid - owed);
        page = page.withPaid(fee.year);
        if (AssetClasses.classOf(title) != AssetClass.TradeMark) return page;
        uint256 count = RightRules.on(AssetClass.TradeMark, fee.due).renewalYears;
        return page.withTermEnd(Annuities.nextTermEnd(fee.due, count));
    }

    /// @dev Pays every year whose grace is over, with the late fee of its last month.
    function _paidUp(Matter memory m, ReinstateRight memory r, Page page) private returns (Page) {
        TitleId title = r.header.title;
        uint256 paid = uint256(Fees.creditOf(title).amount) + r.amount;
        uint256 owed;
        uint8 first = page.paid() + 1;
        Fee memory fee = Fees.ofYear(title, page, first);
        while (fee.last < m.today) {
            uint256 cost = Fees.owedAtMost(fee);
            owed += cost;
            emit FeePaid(title, fee.year, m.number, cost, paid.saturatingSub(owed));
            page = page.withPaid(fee.year);
            if (Annuities.dueOf(page.filedOn(), fee.year + 1) >= page.termEnd()) break;
            fee = Fees.nextOf(title, page);
        }
        require(paid >= owed, Underpaid(title, first, owed, paid));
        _keep(title, paid - owed, m.today);
        return page;
    }

    function _keep(TitleId title, uint256 rest, Day day) private {
        Fees.layout().credits[title] =
            rest == 0 ? Fees.Credit(0, Day.wrap(0)) : Fees.Credit(uint192(rest), day);
    }

    /// @dev Grace is over, nothing that was paid before covers the fee, and the lapse is stated as of the due day.
    function _requireUnpaid(Matter memory m, ActHeader memory h, Page page) private view {
        Fee memory fee = Fees.nextOf(h.title, page);
        require(m.today > fee.last, GraceRunning(h.title, fee.year, fee.last));
        require(h.effective == fee.due, LapseNotFromDueDay(h.title, h.effective, fee.due));
        Fees.Credit storage credit = Fees.creditOf(h.title);
        uint256 owed = Fees.owedOn(fee, credit.lastOn);
        require(credit.amount < owed, FeeCovered(h.title, fee.year, owed, credit.amount));
    }

    /// @dev From the notice; after force majeure from the end of the obstacle; never longer than the rules allow after the
    /// lapse was recorded. The day of asking is that of lodging.
    function _requireInTime(Matter memory m, ReinstateRight memory r, Fee memory fee) private view {
        TitleId title = r.header.title;
        RightTerms storage terms = RightRules.judging(m, title);
        bool obstacle = !r.obstacleEnded.isNone();
        Day from = obstacle ? r.obstacleEnded : r.noticedOn;
        m.requireEffective(from);
        Day earliest = fee.last.addDays(1);
        require(obstacle || from >= earliest, NoticeTooEarly(title, from, earliest));
        Day latest = from.addMonths(terms.restoreMonths);
        Day most = RightDates.datesOf(title).lapsedOn.addMonths(terms.restoreMonthsMost);
        if (most < latest) latest = most;
        require(m.lodgedOn <= latest, RestorationLate(title, latest));
    }

    function _later(Day a, Day b) private pure returns (Day) {
        return a > b ? a : b;
    }
}
