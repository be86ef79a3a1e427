// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../../types/Day.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Page} from "../../folio/Page.sol";
import {AssetClass, AssetClasses} from "../../rules/AssetClass.sol";
import {RightPages} from "../RightPage.sol";
import {RightRules, RightTerms} from "../RightRules.sol";
import {Annuities} from "./Annuities.sol";

/// @notice A fee that keeps a right alive.
/// @param year Patents: year that it is for. Trade marks: number of the renewal.
/// @param opens First day on which it can be paid, UTC+8.
/// @param due Day until which it is paid without late fee.
/// @param last Last day of grace.
/// @param full The fee without late fee, fen.
/// @param percents Late fee in per cent by month of grace, one byte each, the first lowest.
struct Fee {
    uint8 year;
    Day opens;
    Day due;
    Day last;
    uint64 full;
    uint48 percents;
}

/// @title Fees of rights, and what was paid towards them
/// @notice A fee is what its due day makes it: table, late fee and months of grace are those of that day, whenever it is
/// paid.
library Fees {
    using RightPages for Page;

    /// @custom:storage-location erc7201:parkfolio.storage.Fees
    struct Layout {
        /// What was paid towards the next fee of a title.
        mapping(TitleId title => Credit) credits;
        /// Receipts that were entered on a title.
        mapping(TitleId title => mapping(bytes32 evidence => bool)) receipts;
    }

    /// @notice Money that is not yet used up by a fee.
    /// @param amount Fen.
    /// @param lastOn Day of the last payment in it, UTC+8.
    struct Credit {
        uint192 amount;
        Day lastOn;
    }

    /// @notice Rights of the class live without fees.
    error NoFees(TitleId title);
    /// @notice The year would begin when the right is over: no annuity falls due for it.
    error YearBeyondTerm(TitleId title, uint8 year, Day termEnd);
    /// @notice The receipt was entered on the title before: money is counted once.
    error FeeReceiptUsed(TitleId title, bytes32 evidence);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Fees")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xd1e2668a97ec775420fa18d85230c8ad6d489acee3ce1c1b67b7d5c1dc693100;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function creditOf(TitleId title) internal view returns (Credit storage) {
        return layout().credits[title];
    }

    /// @notice The next fee of a right.
    function nextOf(TitleId title, Page page) internal view returns (Fee memory) {
        return ofYear(title, page, page.paid() + 1);
    }

    /// @notice The annuity of a year, or the fee of the next renewal of a trade mark.
    function ofYear(TitleId title, Page page, uint8 year) internal view returns (Fee memory) {
        AssetClass class = AssetClasses.classOf(title);
        if (class == AssetClass.TradeMark) return _renewal(page, year);
        require(class >= AssetClass.Invention && class <= AssetClass.Design, NoFees(title));
        return _annuity(class, title, page, year);
    }

    /// @notice What a fee costs if it is paid on a day of its grace or before, fen.
    function owedOn(Fee memory fee, Day day) internal pure returns (uint256) {
        return Annuities.withLateFee(fee.full, Annuities.latePercent(fee.due, day, fee.percents));
    }

    /// @notice What a fee costs with the late fee of the last month of grace, which reinstatement asks for, fen.
    function owedAtMost(Fee memory fee) internal pure returns (uint256) {
        uint256 month = Annuities.monthOf(fee.due, fee.last);
        return Annuities.withLateFee(fee.full, Annuities.percentIn(month, fee.percents));
    }

    /// @notice Counts a receipt, once.
    function useReceipt(TitleId title, bytes32 evidence) internal {
        mapping(bytes32 => bool) storage receipts = layout().receipts[title];
        require(!receipts[evidence], FeeReceiptUsed(title, evidence));
        receipts[evidence] = true;
    }

    function _annuity(
        AssetClass class,
        TitleId title,
        Page page,
        uint8 year
    ) private view returns (Fee memory fee) {
        Day due = Annuities.dueOf(page.filedOn(), year);
        require(due < page.termEnd(), YearBeyondTerm(title, year, page.termEnd()));
        fee = _onTerms(class, RightRules.on(class, due), year, due);
        // The year before; the first one is open from the filing.
        fee.opens = year == 1 ? due : Annuities.dueOf(page.filedOn(), year - 1);
    }

    function _renewal(Page page, uint8 number) private view returns (Fee memory fee) {
        Day due = page.termEnd();
        RightTerms storage terms = RightRules.on(AssetClass.TradeMark, due);
        fee = _onTerms(AssetClass.TradeMark, terms, number, due);
        fee.opens = Annuities.monthsBefore(due, terms.renewalWindowMonths);
    }

    function _onTerms(
        AssetClass class,
        RightTerms storage terms,
        uint8 year,
        Day due
    ) private view returns (Fee memory) {
        return
            Fee({
                year: year,
                opens: due,
                due: due,
                last: due.addMonths(terms.graceMonths),
                full: RightRules.feeOf(class, due, year),
                percents: terms.lateFeePercent
            });
    }
}
