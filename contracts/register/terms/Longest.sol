// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";

/// @title The longest term
/// @notice By use: 70, 50, 50, 40 and 50 years in the rules of land (grant regulation art. 12).
library Longest {
    using RuleBook for Rules;

    /// @notice The premium of granted land is not certified as paid (grant regulation art. 16).
    error PremiumUnpaid(TitleId title);
    /// @notice The term would end on `termEnd`, later than the law or the land's own term allows (UTC+8).
    error TermExceeded(TitleId title, Day termEnd, Day latest);

    /// @notice Refuses a term that is longer than the rules allow for the use, or missing where they ask for one.
    /// @param start First day of the term, UTC+8.
    function requireWithin(
        Rules storage rules,
        TitleId title,
        LandUse use,
        Day start,
        Day termEnd
    ) internal view {
        uint256 yearsMax = rules.longestTerm(use);
        if (yearsMax == 0) return;
        Day latest = start.addYears(yearsMax);
        require(Day.unwrap(termEnd) != 0 && termEnd <= latest, TermExceeded(title, termEnd, latest));
    }
}
