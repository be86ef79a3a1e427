// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {IpStage} from "../../types/instruments/Filing.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IRegisterViews} from "../IRegisterViews.sol";
import {AssetClass} from "../rules/AssetClass.sol";
import {Proceeding} from "./challenges/Challenges.sol";
import {ILicenceViews} from "./licences/ILicenceViews.sol";
import {RightTerms} from "./RightRules.sol";

/// @title What the register of intellectual property tells
/// @notice Views of rights as of today, at the register's own address, besides those of every register. Of a right,
/// {IRegisterViews-folioOf} gives no use and no extent.
interface IIPRegisterViews is IRegisterViews, ILicenceViews {
    /// @notice A right as it reads today.
    /// @param class Class of the right.
    /// @param stage Where it is in its life.
    /// @param letter WIPO ST.27 category of that stage.
    /// @param inForce Whether it is granted and neither lapsed nor over.
    /// @param filedOn Day of filing, UTC+8; from here on, 0 for a day that is unknown or has not come.
    /// @param publishedOn Day of publication.
    /// @param grantedOn Day of the grant.
    /// @param priority Earliest priority day.
    /// @param termEnd Last day of the term.
    /// @param paid Patents: last year paid. Trade marks: number of renewals.
    /// @param dueYear Patents: year of the next annuity; 0 if none falls due any more.
    /// @param dueOn Patents: day on which it is due. Trade marks: last day for the renewal without surcharge.
    /// @param overdue Whether that day has passed.
    /// @param open Whether the patent is open to anyone's licence.
    /// @param lifeTerm Whether the author lives, so that no term runs.
    /// @param challenges Proceedings against it that are pending.
    struct RightView {
        AssetClass class;
        IpStage stage;
        bytes1 letter;
        bool inForce;
        Day filedOn;
        Day publishedOn;
        Day grantedOn;
        Day priority;
        Day termEnd;
        uint8 paid;
        uint8 dueYear;
        Day dueOn;
        bool overdue;
        bool open;
        bool lifeTerm;
        Proceeding[] challenges;
    }

    /// @notice The next fee of a right.
    /// @param year Patents: year that it is for. Trade marks: number of the renewal.
    /// @param opens First day on which it can be paid, UTC+8.
    /// @param due Last day without late fee.
    /// @param last Last day of grace.
    /// @param full Fee without late fee, fen.
    /// @param owed What it costs on the day that was asked about, fen; after grace, with the highest late fee.
    /// @param credit What was paid towards it, fen.
    /// @param creditOn Day of the last payment in the credit; 0 if there is none.
    struct FeeView {
        uint8 year;
        Day opens;
        Day due;
        Day last;
        uint64 full;
        uint256 owed;
        uint256 credit;
        Day creditOn;
    }

    /// @notice The page of a right.
    /// @param title Official number.
    /// @return The right; its stage is `None` if it was never registered.
    function rightOf(TitleId title) external view returns (RightView memory);

    /// @notice Marks that pass together with a mark.
    /// @param title Official number of a mark.
    /// @return Its family, itself among them; empty if it stands alone.
    function familyOf(TitleId title) external view returns (TitleId[] memory);

    /// @notice Application that claimed the priority of an earlier one.
    /// @param earlier Number of the earlier application as the office writes it, ASCII, left-aligned.
    /// @return The later application; zero if none did.
    function priorityClaimedBy(bytes32 earlier) external view returns (TitleId);

    /// @notice Terms and periods of a class on a day.
    /// @param class Class of right.
    /// @param day Day, UTC+8.
    /// @return The terms; reverts with `NoRules` if none were in force.
    function rightRulesOn(AssetClass class, Day day) external view returns (RightTerms memory);

    /// @notice All terms and periods of a class, those to come among them.
    /// @param class Class of right.
    /// @return The terms, oldest first; a right keeps the term of the day that it counts from.
    function rightRulesOf(AssetClass class) external view returns (RightTerms[] memory);

    /// @notice Fee of a class for a year.
    /// @param class Class of right.
    /// @param day Day on which it is due, UTC+8.
    /// @param year Patents: year of the annuity. Trade marks: number of the renewal.
    /// @return Fen; reverts with `FeeUnknown` if no table covers it.
    function feeOn(AssetClass class, Day day, uint8 year) external view returns (uint64);

    /// @notice The next fee of a right, and what it costs on a day. Reverts with `NotInForce` unless the right is granted or
    /// lapsed, with `NoFees` for works and programs, with `YearBeyondTerm` if no annuity falls due any more.
    /// @param title Official number.
    /// @param day Day on which it would be paid, UTC+8.
    /// @return The fee.
    function feeOf(TitleId title, Day day) external view returns (FeeView memory);
}
