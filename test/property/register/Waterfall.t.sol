// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Charge} from "../../../contracts/register/charges/Charges.sol";
import {Ranks} from "../../../contracts/register/charges/Ranks.sol";
import {ChargeKind} from "../../../contracts/types/instruments/Charging.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever charges a title bears and whatever it fetches: the payments are the price, to the fen; nobody gets more than
/// its sum; a better rank is paid in full before a worse one gets anything; equal ranks get equal parts of their sums,
/// to the fen; the owner is last; a right of use gets nothing.
contract WaterfallTest is TypesTest {
    address private constant OWNER = address(0xA);
    uint256 private constant CHARGES = 6;

    function testFuzz_theWaterfallPaysByRank(
        uint8[6] calldata kinds,
        uint8[6] calldata ranks,
        uint64[6] calldata sums,
        uint64 proceeds
    ) external pure {
        Charge[] memory charges = new Charge[](CHARGES);
        uint256 secured;
        for (uint256 i; i < CHARGES; ++i) {
            charges[i].id = uint32(i + 1);
            charges[i].kind = ChargeKind(1 + (kinds[i] % 8));
            // Few ranks, so that many are equal.
            charges[i].rank = 1 + (ranks[i] % 3);
            charges[i].sum = uint128(sums[i]) + 1;
            charges[i].chargee = address(uint160(i + 1));
            if (charges[i].kind.isSecurity()) ++secured;
        }
        Ranks.Payment[] memory payments = Ranks.waterfall(charges, proceeds, OWNER);
        equal(payments.length, secured + 1);
        uint256 sum;
        for (uint256 i; i < payments.length; ++i) sum += payments[i].amount;
        equal(sum, proceeds);
        equal(payments[secured].charge, 0);
        yes(payments[secured].payee == OWNER, "the owner is last");
        for (uint256 i; i < secured; ++i) _checkPayment(charges, payments, i, secured);
    }

    function _checkPayment(
        Charge[] memory charges,
        Ranks.Payment[] memory payments,
        uint256 i,
        uint256 secured
    ) private pure {
        Charge memory c = charges[payments[i].charge - 1];
        yes(c.kind.isSecurity() && payments[i].payee == c.chargee, "a security's own chargee");
        yes(payments[i].amount <= c.sum, "no more than its sum");
        bool full = payments[i].amount == c.sum;
        yes(full || payments[secured].amount == 0, "full before the owner");
        for (uint256 k = i + 1; k < secured; ++k) {
            Charge memory other = charges[payments[k].charge - 1];
            if (other.rank != c.rank) {
                yes(c.rank < other.rank, "best rank first");
                yes(full || payments[k].amount == 0, "full before the next rank");
            } else {
                yes(c.id < other.id, "equal ranks by number");
                yes(_near(payments[i].amount, c.sum, payments[k].amount, other.sum), "equal parts");
            }
        }
    }

    /// Parts of two sums are equal but for the fen of rounding, and the remainder, less than a fen a head.
    function _near(uint256 a, uint256 sumA, uint256 b, uint256 sumB) private pure returns (bool) {
        (uint256 left, uint256 right) = (a * sumB, b * sumA);
        uint256 gap = left > right ? left - right : right - left;
        return gap <= CHARGES * (sumA + sumB);
    }
}
