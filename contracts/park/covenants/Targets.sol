// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CovenantTerms} from "./ICovenants.sol";

/// @title What a target asks for, and what of it is unmet
/// @notice Value and target are brought to whole numbers and compared by multiplying, so that nothing is rounded. For each mu
/// (2000/3 m², or 200,000/3 square decimetres) a target asks for target · area · 3 / 200,000.
library Targets {
    uint256 private constant WHOLE = 10_000;
    uint256 private constant AREA_PER_THREE_MU = 200_000;

    /// @notice Whether a value is at least the target less the tolerance, or at most the target and the tolerance.
    function isMet(CovenantTerms memory t, uint256 value, uint256 area) internal pure returns (bool) {
        (uint256 got, uint256 full) = _whole(t, value, area);
        if (t.atMost) return got * WHOLE <= full * (WHOLE + t.toleranceBp);
        return got * WHOLE >= full * (WHOLE - t.toleranceBp);
    }

    /// @notice What is missing of the target, or above it, as a fraction of the target in lowest terms, at most 1. Nothing
    /// is, within the tolerance.
    function unmet(
        CovenantTerms memory t,
        uint256 value,
        uint256 area
    ) internal pure returns (uint256 numerator, uint256 denominator) {
        if (isMet(t, value, area)) return (0, 1);
        uint256 got;
        (got, denominator) = _whole(t, value, area);
        numerator = t.atMost ? got - denominator : denominator - got;
        if (numerator > denominator) numerator = denominator;
        uint256 divisor = _gcd(denominator, numerator);
        return (numerator / divisor, denominator / divisor);
    }

    /// @dev Value and target in the same unit.
    function _whole(
        CovenantTerms memory t,
        uint256 value,
        uint256 area
    ) private pure returns (uint256 got, uint256 full) {
        if (!t.perMu) return (value, t.target);
        return (value * AREA_PER_THREE_MU, uint256(t.target) * area * 3);
    }

    function _gcd(uint256 a, uint256 b) private pure returns (uint256) {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
