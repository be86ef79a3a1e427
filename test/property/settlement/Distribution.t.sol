// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Charge} from "../../../contracts/register/charges/Charges.sol";
import {Ranks} from "../../../contracts/register/charges/Ranks.sol";
import {Distribution} from "../../../contracts/settlement/enforcement/Distribution.sol";
import {Line, LineKind, Prior, Seizing} from "../../../contracts/settlement/enforcement/IEnforcement.sol";
import {ChargeKind} from "../../../contracts/types/instruments/Charging.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever is claimed and whatever a title fetches: the lines add up to the price, to the fen; what comes before is paid in
/// full; no security and no creditor gets more than its claim; nobody gets anything before all that stand before it are
/// paid in full; of one rank each gets its part, the fen left over one each to the lowest numbers; the owner is last.
contract DistributionTest is TypesTest {
    address private constant OWNER = address(0xA);
    uint256 private constant PRIORS = 2;
    uint256 private constant SECURITIES = 5;
    uint256 private constant CREDITORS = 2;
    uint256 private constant OF_SECURITIES = PRIORS + SECURITIES;
    uint256 private constant LAST = OF_SECURITIES + CREDITORS;

    function testFuzz_thePriceIsDistributed(
        uint8[5] calldata ranks,
        uint64[5] calldata sums,
        bool[5] calldata nothing,
        uint64[4] calldata others,
        uint72 surplus
    ) external pure {
        Charge[] memory securities = _securities(ranks, sums, nothing);
        Prior[] memory priors = new Prior[](PRIORS);
        priors[0] = Prior(LineKind.Cost, address(0xB), others[0]);
        priors[1] = Prior(LineKind.Tax, address(0xC), others[1]);
        Seizing[] memory seizing = new Seizing[](CREDITORS);
        seizing[0] = Seizing(11, address(0xD), others[2]);
        seizing[1] = Seizing(12, address(0xE), others[3]);
        uint128 price = uint128(others[0]) + others[1] + (surplus >> (ranks[0] % 64));
        Line[] memory lines = Distribution.distribute(price, priors, securities, seizing, OWNER);
        equal(lines.length, LAST + 1);
        _checkSum(lines, price);
        for (uint256 i; i < PRIORS; ++i) equal(lines[i].amount, priors[i].amount);
        _checkSecurities(lines, securities);
        for (uint256 i; i < CREDITORS; ++i) _checkCreditor(lines, OF_SECURITIES + i, seizing[i].claim);
        yes(lines[LAST].kind == LineKind.Owner && lines[LAST].payee == OWNER, "the owner is last");
    }

    function _securities(
        uint8[5] calldata ranks,
        uint64[5] calldata sums,
        bool[5] calldata nothing
    ) private pure returns (Charge[] memory) {
        Charge[] memory charges = new Charge[](SECURITIES);
        for (uint256 i; i < SECURITIES; ++i) {
            charges[i].id = uint32(i + 1);
            charges[i].kind = ChargeKind.Mortgage;
            // Few ranks, so that many are equal.
            charges[i].rank = 1 + (ranks[i] % 3);
            charges[i].sum = nothing[i] ? 0 : uint128(sums[i] >> (ranks[i] % 60));
            charges[i].chargee = address(uint160(i + 1));
        }
        return Ranks.ordered(charges);
    }

    function _checkSum(Line[] memory lines, uint128 price) private pure {
        uint256 sum;
        for (uint256 i; i < lines.length; ++i) sum += lines[i].amount;
        equal(sum, price);
    }

    function _checkSecurities(Line[] memory lines, Charge[] memory securities) private pure {
        bool[] memory seen = new bool[](SECURITIES + 1);
        for (uint256 i = PRIORS; i < OF_SECURITIES; ++i) {
            yes(lines[i].kind == LineKind.Security && !seen[lines[i].ref], "each security once");
            seen[lines[i].ref] = true;
            Charge memory c = _of(securities, lines[i].ref);
            yes(lines[i].payee == c.chargee, "its own chargee");
            yes(lines[i].amount <= c.sum, "no more than its claim");
            if (lines[i].amount == c.sum) continue;
            for (uint256 k = i + 1; k < lines.length; ++k) _checkBehind(lines[k], c, lines[i], securities);
        }
    }

    /// What stands behind a security that lacks something.
    function _checkBehind(
        Line memory behind,
        Charge memory c,
        Line memory line,
        Charge[] memory securities
    ) private pure {
        if (behind.kind != LineKind.Security) {
            equal(behind.amount, 0);
            return;
        }
        Charge memory other = _of(securities, behind.ref);
        if (other.rank != c.rank || other.sum == 0) {
            equal(behind.amount, 0);
            return;
        }
        // Equal parts of the claims, but for the fen of rounding, which goes to the lower number.
        yes(c.id < other.id, "lower numbers first");
        (uint256 left, uint256 right) = (uint256(line.amount) * other.sum, uint256(behind.amount) * c.sum);
        uint256 gap = left > right ? left - right : right - left;
        yes(gap <= 2 * (uint256(c.sum) + other.sum), "equal parts");
    }

    function _checkCreditor(Line[] memory lines, uint256 place, uint128 claim) private pure {
        yes(lines[place].kind == LineKind.Creditor, "creditors behind the securities");
        yes(lines[place].amount <= claim, "no more than its claim");
        if (lines[place].amount == claim) return;
        for (uint256 k = place + 1; k < lines.length; ++k) equal(lines[k].amount, 0);
    }

    function _of(Charge[] memory securities, uint32 id) private pure returns (Charge memory) {
        for (uint256 i; i < securities.length; ++i) {
            if (securities[i].id == id) return securities[i];
        }
        revert("no such security");
    }
}
