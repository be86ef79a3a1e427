// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// A share as instruments write it: 1/2, 2/3.
struct Fraction {
    /// At least 1, at most the denominator.
    uint64 numerator;
    /// At least 1.
    uint64 denominator;
}

/// @title Shares
/// @notice Exact shares. A register keeps a share as an integer balance over a supply (1 for a sole
/// proprietor, 3 for thirds, 6 for 1/2 + 1/3 + 1/6); nothing is ever rounded (Civil Code art. 298,
/// 301; ISO 19152 LA_RRR `share`, `shareCheck`).
library Shares {
    /// @notice The shares add up to `sum` / `denominator`, not to one whole.
    error SharesNotOne(uint256 sum, uint256 denominator);

    /// @notice Not a share: a zero, or more than the whole.
    error ShareInvalid(uint256 numerator, uint256 denominator);

    /// @notice The common denominator of the shares would be `denominator`, beyond 2^64 - 1.
    error SharesTooFine(uint256 denominator);

    /// @notice `value` is too large for exact arithmetic on shares, which stays below 2^128.
    error ShareValueTooLarge(uint256 value);

    /// @notice No weights, or all are zero: the amount cannot be split by them.
    error SplitWithoutWeights(uint256 amount);

    /// @notice The party who takes the remainder is number `taker` of only `count`.
    error SplitTakerUnknown(uint256 taker, uint256 count);

    /// @notice Whether a balance is at least `numerator`/`denominator` of the supply, such as 2/3 to
    /// dispose of the whole (Civil Code art. 301).
    /// @dev Compares balance · denominator with supply · numerator. Reverts with {ShareValueTooLarge}
    /// or, for a zero denominator or supply, with {ShareInvalid}.
    /// @param balance What is held.
    /// @param supply The whole.
    /// @param numerator Of the threshold.
    /// @param denominator Of the threshold, not zero.
    function atLeast(
        uint256 balance,
        uint256 supply,
        uint256 numerator,
        uint256 denominator
    ) internal pure returns (bool) {
        _requireSmall(balance | supply | numerator | denominator);
        if (denominator == 0) revert ShareInvalid(numerator, denominator);
        if (supply == 0) revert ShareInvalid(balance, supply);
        unchecked {
            return balance * denominator >= supply * numerator;
        }
    }

    /// @notice Splits an amount by weights: each gets the part rounded down, one takes what is left.
    /// @dev The parts add up to the amount exactly. Reverts with {SplitTakerUnknown},
    /// {SplitWithoutWeights} or {ShareValueTooLarge}.
    /// @param amount In the smallest unit of the currency (fen).
    /// @param weights Balances, one a party.
    /// @param taker Index of the party who takes the remainder, at most `weights.length - 1` units.
    /// @return parts One a party, in the order of the weights.
    function split(
        uint256 amount,
        uint256[] memory weights,
        uint256 taker
    ) internal pure returns (uint256[] memory parts) {
        uint256 count = weights.length;
        if (count == 0) revert SplitWithoutWeights(amount);
        if (taker >= count) revert SplitTakerUnknown(taker, count);
        _requireSmall(amount);
        uint256 total = sum(weights);
        if (total == 0) revert SplitWithoutWeights(amount);
        parts = new uint256[](count);
        uint256 rest = amount;
        unchecked {
            for (uint256 i; i < count; ++i) {
                uint256 part = (amount * weights[i]) / total;
                parts[i] = part;
                rest -= part;
            }
            parts[taker] += rest;
        }
    }

    /// @notice The sum of balances.
    /// @dev Reverts with {ShareValueTooLarge} when a balance or the sum reaches 2^128.
    /// @param balances One a proprietor.
    /// @return total Their sum, below 2^128.
    function sum(uint256[] memory balances) internal pure returns (uint256 total) {
        uint256 count = balances.length;
        unchecked {
            for (uint256 i; i < count; ++i) {
                _requireSmall(balances[i]);
                total += balances[i];
                _requireSmall(total);
            }
        }
    }

    /// @notice Refuses balances that do not make up the whole.
    /// @dev Reverts with {SharesNotOne} or {ShareValueTooLarge}.
    /// @param balances One a proprietor.
    /// @param supply The whole, not zero.
    function requireWhole(uint256[] memory balances, uint256 supply) internal pure {
        uint256 total = sum(balances);
        if (total != supply || supply == 0) revert SharesNotOne(total, supply);
    }

    /// @notice The fractions over their least common denominator.
    /// @dev Each fraction is reduced first. Reverts with {ShareInvalid} or {SharesTooFine}.
    /// @param fractions Shares as instruments write them.
    /// @return numerators One a fraction, in order.
    /// @return denominator Their least common denominator; 1 for none.
    function commonDenominator(
        Fraction[] memory fractions
    ) internal pure returns (uint256[] memory numerators, uint256 denominator) {
        uint256 count = fractions.length;
        numerators = new uint256[](count);
        denominator = 1;
        unchecked {
            for (uint256 i; i < count; ++i) {
                uint256 own = reduce(fractions[i]).denominator;
                denominator = (denominator / gcd(denominator, own)) * own;
                if (denominator > type(uint64).max) revert SharesTooFine(denominator);
            }
            for (uint256 i; i < count; ++i) {
                // Exact: the reduced denominator divides the common one.
                numerators[i] = (uint256(fractions[i].numerator) * denominator) / fractions[i].denominator;
            }
        }
    }

    /// @notice The balances and the supply for shares that make up one whole.
    /// @dev Reverts with {SharesNotOne}, or as {commonDenominator} does.
    /// @param fractions Shares as instruments write them.
    /// @return balances One a fraction, in order.
    /// @return supply The smallest supply that keeps them exact.
    function toBalances(
        Fraction[] memory fractions
    ) internal pure returns (uint256[] memory balances, uint256 supply) {
        (balances, supply) = commonDenominator(fractions);
        requireWhole(balances, supply);
    }

    /// @notice The fraction in lowest terms.
    /// @dev Reverts with {ShareInvalid}.
    /// @param fraction A share, more than zero and at most one.
    function reduce(Fraction memory fraction) internal pure returns (Fraction memory) {
        uint256 numerator = fraction.numerator;
        uint256 denominator = fraction.denominator;
        if (numerator == 0 || numerator > denominator) revert ShareInvalid(numerator, denominator);
        unchecked {
            uint256 divisor = gcd(numerator, denominator);
            return Fraction(uint64(numerator / divisor), uint64(denominator / divisor));
        }
    }

    /// @notice The greatest common divisor; of a number and zero, the number.
    /// @param a A number.
    /// @param b Another.
    function gcd(uint256 a, uint256 b) internal pure returns (uint256) {
        unchecked {
            while (b != 0) (a, b) = (b, a % b);
        }
        return a;
    }

    /// @dev Products of two such values stay below 2^256.
    function _requireSmall(uint256 value) private pure {
        if (value >> 128 != 0) revert ShareValueTooLarge(value);
    }
}
