// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Proprietorship} from "../../../contracts/register/proprietorship/Proprietorship.sol";
import {Licensed} from "../../../contracts/settlement/royalties/Licensed.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever is paid and whatever the shares are: the parts are the payment, to the fen; each is the holder's share of it,
/// rounded down; and only the taker's is more, by less than one fen for each holder.
contract RoyaltySplitTest is TypesTest {
    function testFuzz_aSplitLosesNoFen(uint64[5] calldata shares, uint128 amount, uint8 who) external pure {
        uint256 count = shares.length;
        Proprietorship.Holding[] memory holdings = new Proprietorship.Holding[](count);
        uint256 supply;
        for (uint256 i = 0; i < count; ++i) {
            // A holder has a share.
            uint64 own = shares[i] == 0 ? 1 : shares[i];
            holdings[i] = Proprietorship.Holding(address(uint160(i + 1)), own);
            supply += own;
        }
        uint256 taker = who % count;
        uint128[] memory parts = Licensed.partsOf(holdings, taker, amount);
        equal(parts.length, count);
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            uint256 fair = (uint256(amount) * holdings[i].shares) / supply;
            sum += parts[i];
            if (i == taker) yes(parts[i] >= fair && parts[i] < fair + count, "less than a fen for each");
            else equal(parts[i], fair);
        }
        equal(sum, amount);
    }

    function testFuzz_aSoleLicensorHasAll(uint64 shares, uint128 amount) external pure {
        Proprietorship.Holding[] memory sole = new Proprietorship.Holding[](1);
        sole[0] = Proprietorship.Holding(address(1), shares == 0 ? 1 : shares);
        equal(Licensed.partsOf(sole, 0, amount)[0], amount);
    }
}
