// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {AssetClass} from "../rules/AssetClass.sol";
import {RightTerms} from "./RightRules.sol";

/// @title What the register of intellectual property knows besides {IRegister}
/// @notice Patents, trade marks, works and programs, by their official numbers. What it tells: {IIPRegisterViews}.
interface IIPRegister {
    /// @notice Sets terms and periods of a class from a day on, or from several; acts lodged before keep those of their day,
    /// and a right keeps the term of the day it counts from. Council only: else `AccessManagedUnauthorized`. Reverts with
    /// `RulesNotInOrder` or `TermsMissing`.
    /// @param class The class.
    /// @param terms The terms, oldest first, with their first days (UTC+8): tomorrow or later, any days for the first call
    /// of a class. Those to come are replaced.
    /// @custom:office Council
    function setRightRules(AssetClass class, RightTerms[] calldata terms) external;

    /// @notice Sets the fees of a class from a day on; fees that fell due before keep the table of their day. Council only:
    /// else `AccessManagedUnauthorized`. Reverts with `RulesNotInOrder` or `TermsMissing`.
    /// @param class The class.
    /// @param since First day (UTC+8): tomorrow or later, any day for the first table of a class.
    /// @param fenByYear Patents: annuity of each year, from the first. Trade marks: fee of a renewal. In fen; the last one
    /// holds for all later years.
    /// @custom:office Council
    function setFees(AssetClass class, Day since, uint64[] calldata fenByYear) external;
}
