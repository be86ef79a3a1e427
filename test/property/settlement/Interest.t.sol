// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Interest} from "../../../contracts/settlement/loans/Interest.sol";
import {Day} from "../../../contracts/types/Day.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// However often interest is counted between two days, it is the same; whole fen never exceed it by the fraction that is
/// left; and paying whole fen of it takes exactly these.
contract InterestTest is TypesTest {
    function testFuzz_interestIsAdditive(
        uint128 principal,
        uint16 rate,
        uint16[3] calldata gaps
    ) external pure {
        Day first = Day.wrap(20_000);
        Day second = Day.wrap(20_000 + uint24(gaps[0]));
        Day third = Day.wrap(Day.unwrap(second) + uint24(gaps[1]));
        uint256 once = Interest.earned(principal, rate, first, third);
        uint256 twice =
            Interest.earned(principal, rate, first, second) + Interest.earned(principal, rate, second, third);
        equal(once, twice);
        uint256 byPart;
        uint128 half = principal / 2;
        byPart += Interest.earned(half, rate, first, third);
        byPart += Interest.earned(principal - half, rate, first, third);
        equal(once, byPart);
        equal(Interest.earned(principal, rate, third, third), 0);
    }

    function testFuzz_dailyIsOnce(uint64 principal, uint16 rate, uint8 span) external pure {
        uint256 daily;
        for (uint24 i = 0; i < span; ++i) {
            daily += Interest.earned(principal, rate, Day.wrap(20_000 + i), Day.wrap(20_001 + i));
        }
        equal(daily, Interest.earned(principal, rate, Day.wrap(20_000), Day.wrap(20_000 + uint24(span))));
    }

    function testFuzz_paymentsLoseNothing(uint144 accrued, uint128 part) external pure {
        uint128 whole = Interest.wholeFen(accrued);
        uint128 first = whole == 0 ? 0 : part % (whole + 1);
        uint256 left = Interest.afterPaying(accrued, first);
        equal(Interest.wholeFen(left), whole - first);
        left = Interest.afterPaying(left, whole - first);
        yes(left < Interest.SCALE, "less than a fen is left");
        equal(uint256(whole) * Interest.SCALE + left, accrued);
    }
}
