// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Fraction, Shares} from "../../../contracts/types/Shares.sol";
import {TypesTest} from "./TypesTest.sol";

contract SharesTest is TypesTest {
    function test_fractionsBecomeBalances() external view {
        (uint256[] memory balances, uint256 supply) = lens.toBalances(_three([uint64(1), 2, 1, 3, 1, 6]));
        equal(supply, 6);
        equal(balances[0], 3);
        equal(balances[1], 2);
        equal(balances[2], 1);
        // Reduced first: 2/4 + 3/12 + 25/100 needs quarters only.
        (balances, supply) = lens.toBalances(_three([uint64(2), 4, 3, 12, 25, 100]));
        equal(supply, 4);
        equal(balances[0], 2);
        equal(balances[2], 1);
    }

    function test_refusesSharesThatAreNotOne() external {
        vm.expectRevert(abi.encodeWithSelector(Shares.SharesNotOne.selector, 4, 3));
        lens.toBalances(_two(1, 1, 1, 3));
        vm.expectRevert(abi.encodeWithSelector(Shares.SharesNotOne.selector, 5, 6));
        lens.toBalances(_two(1, 2, 1, 3));
        vm.expectRevert(abi.encodeWithSelector(Shares.SharesNotOne.selector, 0, 1));
        lens.toBalances(new Fraction[](0));
        uint256[] memory none = new uint256[](0);
        vm.expectRevert(abi.encodeWithSelector(Shares.SharesNotOne.selector, 0, 0));
        this.requireWhole(none, 0);
    }

    function test_refusesWhatIsNoShare() external {
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareInvalid.selector, 0, 1));
        lens.toBalances(_two(0, 1, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareInvalid.selector, 4, 3));
        lens.toBalances(_two(4, 3, 1, 3));
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareInvalid.selector, 1, 0));
        lens.toBalances(_two(1, 0, 1, 3));
        vm.expectRevert(
            abi.encodeWithSelector(Shares.SharesTooFine.selector, uint256(type(uint64).max) * (2 ** 63))
        );
        lens.toBalances(_two(1, type(uint64).max, 1, 2 ** 63));
    }

    function test_threshold() external {
        yes(lens.atLeast(2, 3, 2, 3), "2 of 3");
        yes(!lens.atLeast(666_666, 1_000_000, 2, 3), "just below");
        yes(lens.atLeast(666_667, 1_000_000, 2, 3), "just above");
        uint256 most = type(uint128).max;
        yes(lens.atLeast(most, most, most, most), "greatest values");
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareValueTooLarge.selector, 2 ** 128 + 3));
        lens.atLeast(2 ** 128, 3, 2, 3);
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareInvalid.selector, 1, 0));
        lens.atLeast(1, 1, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareInvalid.selector, 0, 0));
        lens.atLeast(0, 0, 2, 3);
    }

    function test_splitNamesWhoTakesTheRemainder() external view {
        uint256[] memory weights = new uint256[](3);
        (weights[0], weights[1], weights[2]) = (1, 1, 1);
        uint256[] memory parts = lens.split(100, weights, 2);
        equal(parts[0], 33);
        equal(parts[1], 33);
        equal(parts[2], 34);
    }

    function test_splitRefusals() external {
        uint256[] memory weights = new uint256[](2);
        vm.expectRevert(abi.encodeWithSelector(Shares.SplitWithoutWeights.selector, 100));
        lens.split(100, weights, 0);
        vm.expectRevert(abi.encodeWithSelector(Shares.SplitWithoutWeights.selector, 100));
        lens.split(100, new uint256[](0), 0);
        weights[0] = 1;
        vm.expectRevert(abi.encodeWithSelector(Shares.SplitTakerUnknown.selector, 2, 2));
        lens.split(100, weights, 2);
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareValueTooLarge.selector, 2 ** 128));
        lens.split(2 ** 128, weights, 0);
        weights[1] = type(uint128).max;
        vm.expectRevert(abi.encodeWithSelector(Shares.ShareValueTooLarge.selector, 2 ** 128));
        lens.split(100, weights, 0);
    }

    /// Nothing is lost, and no party but the taker is off by a unit or more.
    function testFuzz_splitIsExact(uint128 amount, uint64[5] calldata raw, uint8 index) external pure {
        uint256[] memory weights = new uint256[](5);
        uint256 total;
        for (uint256 i; i < 5; ++i) total += weights[i] = uint256(raw[i]) + 1;
        uint256 taker = index % 5;
        uint256[] memory parts = Shares.split(amount, weights, taker);
        uint256 sum;
        for (uint256 i; i < 5; ++i) {
            sum += parts[i];
            yes(i == taker || parts[i] == (uint256(amount) * weights[i]) / total, "rounded down");
        }
        equal(sum, amount);
        yes(parts[taker] <= (uint256(amount) * weights[taker]) / total + 4, "remainder");
    }

    function testFuzz_reduceKeepsTheShare(uint64 numerator, uint64 denominator) external pure {
        vm.assume(numerator > 0 && denominator >= numerator);
        Fraction memory reduced = Shares.reduce(Fraction(numerator, denominator));
        equal(uint256(reduced.numerator) * denominator, uint256(reduced.denominator) * numerator);
        equal(Shares.gcd(reduced.numerator, reduced.denominator), 1);
    }

    function requireWhole(uint256[] calldata balances, uint256 supply) external pure {
        Shares.requireWhole(balances, supply);
    }

    function _two(uint64 a, uint64 b, uint64 c, uint64 d) private pure returns (Fraction[] memory fractions) {
        fractions = new Fraction[](2);
        fractions[0] = Fraction(a, b);
        fractions[1] = Fraction(c, d);
    }

    function _three(uint64[6] memory n) private pure returns (Fraction[] memory fractions) {
        fractions = new Fraction[](3);
        for (uint256 i; i < 3; ++i) fractions[i] = Fraction(n[2 * i], n[2 * i + 1]);
    }
}
