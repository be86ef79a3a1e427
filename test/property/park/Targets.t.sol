// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CovenantTerms} from "../../../contracts/park/covenants/ICovenants.sol";
import {Targets} from "../../../contracts/park/covenants/Targets.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever the target, the tolerance, the land and the value are, up to the largest: nothing overflows; the unmet share is
/// exactly what is missing of the target, in lowest terms, at most 1; it is nothing if, and only if, the target is met.
contract TargetsTest is TypesTest {
    function testFuzz_theUnmetShareIsExact(
        uint128 target,
        uint16 toleranceBp,
        bool perMu,
        bool atMost,
        uint128 value,
        uint64 area
    ) external pure {
        CovenantTerms memory t = _terms(target, toleranceBp, perMu, atMost);
        uint256 land = area == 0 ? 1 : area;
        uint256 got = perMu ? uint256(value) * 200_000 : value;
        uint256 full = perMu ? uint256(t.target) * land * 3 : t.target;
        (uint256 numerator, uint256 denominator) = Targets.unmet(t, value, land);
        yes(numerator <= denominator && denominator != 0, "at most 1");
        yes((numerator == 0) == Targets.isMet(t, value, land), "nothing if met");
        if (numerator == 0) return equal(denominator, 1);
        uint256 missing = atMost ? got - full : full - got;
        if (missing > full) missing = full;
        equal(full % denominator, 0);
        equal(numerator * (full / denominator), missing);
        equal(_gcd(numerator, denominator), 1);
    }

    function testFuzz_moreIsNeverLessMet(
        uint128 target,
        uint16 toleranceBp,
        uint128 a,
        uint128 b
    ) external pure {
        (uint128 low, uint128 high) = a < b ? (a, b) : (b, a);
        CovenantTerms memory floor = _terms(target, toleranceBp, false, false);
        yes(!Targets.isMet(floor, low, 1) || Targets.isMet(floor, high, 1), "a floor");
        CovenantTerms memory ceiling = _terms(target, toleranceBp, false, true);
        yes(!Targets.isMet(ceiling, high, 1) || Targets.isMet(ceiling, low, 1), "a ceiling");
    }

    /// 25 万元 for each mu of 12,345.67 m², of which 19 are paid.
    function test_nineteenOfTwentyFiveLeaveSixTwentyFifths() external pure {
        CovenantTerms memory t = _terms(25_000_000, 0, true, false);
        (uint256 numerator, uint256 denominator) = Targets.unmet(t, 351_851_595, 1_234_567);
        equal(numerator, 6);
        equal(denominator, 25);
    }

    function _terms(
        uint128 target,
        uint16 toleranceBp,
        bool perMu,
        bool atMost
    ) private pure returns (CovenantTerms memory t) {
        t.target = target == 0 ? 1 : target;
        t.toleranceBp = toleranceBp % 10_000;
        (t.perMu, t.atMost) = (perMu, atMost);
    }

    function _gcd(uint256 a, uint256 b) private pure returns (uint256) {
        return b == 0 ? a : _gcd(b, a % b);
    }
}
