// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Matter} from "../Matter.sol";
import {AssetClass, AssetClasses} from "../rules/AssetClass.sol";
import {RuleBook} from "../rules/RuleBook.sol";

/// @notice Terms and periods of one class of right, one storage word, in force from a day on. A period of 0 is one that
/// the class does not know.
/// @param since First day, UTC+8; an act is judged by the terms of the day it was lodged.
/// @param termYears Years of protection: patents from the filing (Patent Law art. 42), marks from the registration
/// (Trademark Law art. 39), works and programs from the day on the page.
/// @param toYearEnd Whether the term runs on to 31 December of its last year (Copyright Law art. 23).
/// @param graceMonths Months after the due day in which a fee can still be paid.
/// @param lateFeePercent Late fee in per cent of the fee, one byte for each month of grace, the first lowest.
/// @param restoreMonths Months from the notice of the lapse in which the right can be reinstated.
/// @param restoreMonthsMost Months after the lapse beyond which nothing is reinstated.
/// @param renewalYears Years that each renewal adds; 0 where nothing is renewed.
/// @param renewalWindowMonths Months before the end of the term from which it can be renewed.
/// @param priorityMonths Months in which the priority of an earlier application can be claimed.
/// @param priorityRestoreMonths Further months, with the office's decision that restores it.
/// @param phaseMonths Months from the priority day for entry into the national phase.
/// @param phaseLateMonths Further months, with the surcharge.
/// @param examinationYears Years from filing or priority in which examination is requested.
/// @param oppositionMonths Months from publication in which opposition is filed.
/// @param nonUseYears Years from registration after which a mark can be challenged for non-use.
/// @param adjustYears Years by which a term can be adjusted at most.
/// @param unworkedGrantYears Compulsory licence for want of working: years from the grant ...
/// @param unworkedFilingYears ... and from the filing.
/// @param coOwnerLicenses Whether a co-owner gives ordinary licences alone.
struct RightTerms {
    Day since;
    uint8 termYears;
    bool toYearEnd;
    uint8 graceMonths;
    uint48 lateFeePercent;
    uint8 restoreMonths;
    uint8 restoreMonthsMost;
    uint8 renewalYears;
    uint8 renewalWindowMonths;
    uint8 priorityMonths;
    uint8 priorityRestoreMonths;
    uint8 phaseMonths;
    uint8 phaseLateMonths;
    uint8 examinationYears;
    uint8 oppositionMonths;
    uint8 nonUseYears;
    uint8 adjustYears;
    uint8 unworkedGrantYears;
    uint8 unworkedFilingYears;
    bool coOwnerLicenses;
}

/// @title Dated terms, periods and fees by class of right
/// @notice What the rights of intellectual property know besides the {Rules} of every title. New terms are set beside the
/// old ones: an act is judged by those of the day it was lodged, a fee by the table of the day it was due.
library RightRules {
    /// @custom:storage-location erc7201:parkfolio.storage.RightRules
    struct Layout {
        /// Terms of a class, oldest first.
        mapping(AssetClass class => RightTerms[]) terms;
        /// Fee tables of a class, oldest first.
        mapping(AssetClass class => FeeTable[]) fees;
    }

    /// @notice Fees from a day on.
    /// @param since First day, UTC+8.
    /// @param fen By year, the first first; a last fee that holds for all later years need not be repeated.
    struct FeeTable {
        Day since;
        uint64[] fen;
    }

    /// @notice The council set terms and periods of a class.
    /// @param class The class.
    /// @param terms The terms, with their first day.
    event RightRulesSet(AssetClass indexed class, RightTerms terms);
    /// @notice The council set the fees of a class.
    /// @param class The class.
    /// @param since First day, UTC+8.
    /// @param fen Fees by year, in fen.
    event FeesSet(AssetClass indexed class, Day since, uint64[] fen);

    /// @notice A right has a term, and a fee table has a fee.
    error TermsMissing(AssetClass class);
    /// @notice No fee of the class is known for `year` by the table of `day` (UTC+8).
    error FeeUnknown(AssetClass class, Day day, uint8 year);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.RightRules")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xf5ccd0bed3a38ddd115b453536001994a262f1750b2a667be6a5b0d2d6ad6000;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice The terms by which the lodgement in hand is judged: those of the day it was lodged.
    function judging(Matter memory m, TitleId title) internal view returns (RightTerms storage) {
        return on(AssetClasses.classOf(title), m.lodgedOn);
    }

    /// @notice The terms of a class on a day.
    function on(AssetClass class, Day day) internal view returns (RightTerms storage) {
        RightTerms[] storage all = layout().terms[class];
        for (uint256 i = all.length; i != 0; --i) {
            if (all[i - 1].since <= day) return all[i - 1];
        }
        revert RuleBook.NoRules(class, day);
    }

    /// @notice The fee for a year by the table of a day, in fen.
    function feeOf(AssetClass class, Day day, uint8 year) internal view returns (uint64) {
        FeeTable[] storage all = layout().fees[class];
        for (uint256 i = all.length; i != 0; --i) {
            FeeTable storage table = all[i - 1];
            if (table.since > day) continue;
            require(year != 0, FeeUnknown(class, day, year));
            uint256 count = table.fen.length;
            return table.fen[year > count ? count - 1 : year - 1];
        }
        revert FeeUnknown(class, day, year);
    }

    /// @notice Last day of the ordinary term of a right that is granted: patents count from the filing, marks from the
    /// registration and each renewal on, works and programs from the day on the page; each by the terms of that day.
    function ordinaryEnd(
        AssetClass class,
        Day filedOn,
        Day grantedOn,
        uint8 renewals
    ) internal view returns (Day) {
        bool mark = class == AssetClass.TradeMark;
        Day start = mark ? grantedOn : filedOn;
        RightTerms storage terms = on(class, start);
        return endOf(terms, start, terms.termYears + (mark ? uint256(renewals) * terms.renewalYears : 0));
    }

    /// @notice Last day of a term that begins on a day.
    function endOf(RightTerms storage terms, Day start, uint256 termYears) internal view returns (Day) {
        Day end = start.addYears(termYears);
        if (!terms.toYearEnd) return end;
        return lastOfYear(end);
    }

    /// @notice 31 December of the year of a day.
    function lastOfYear(Day day) internal pure returns (Day) {
        (uint256 year, , ) = day.toDate();
        return Days.fromDate(year, 12, 31);
    }

    /// @notice Sets the terms of a class from a day on, or from several days on, in order. The first may reach back; later
    /// ones begin tomorrow or later, as {RuleBook-set} has it. The register has checked who calls.
    function set(AssetClass class, RightTerms[] calldata terms, Day today) external {
        require(terms.length != 0, TermsMissing(class));
        RightTerms[] storage all = layout().terms[class];
        Day earliest = Day.wrap(1);
        if (all.length != 0) {
            earliest = today.addDays(1);
            while (all[all.length - 1].since > today) all.pop();
        }
        for (uint256 i = 0; i < terms.length; ++i) {
            Day since = terms[i].since;
            require(terms[i].termYears != 0, TermsMissing(class));
            require(since >= earliest, RuleBook.RulesNotInOrder(class, since, earliest));
            earliest = since.addDays(1);
            all.push(terms[i]);
            emit RightRulesSet(class, terms[i]);
        }
    }

    /// @notice Sets the fees of a class from a day on, tomorrow or later but for the first. The register has checked who calls.
    function setFees(AssetClass class, Day since, uint64[] calldata fen, Day today) external {
        require(fen.length != 0, TermsMissing(class));
        FeeTable[] storage all = layout().fees[class];
        uint256 count = all.length;
        Day earliest = count == 0 ? Day.wrap(1) : today.addDays(1);
        require(since >= earliest, RuleBook.RulesNotInOrder(class, since, earliest));
        if (count != 0 && all[count - 1].since > today) all.pop();
        all.push(FeeTable(since, fen));
        emit FeesSet(class, since, fen);
    }
}
