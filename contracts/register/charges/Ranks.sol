// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Charge} from "./Charges.sol";

/// @title Order and payment of securities
/// @notice Registered mortgages are paid in the order of registration, equal ranks in proportion (Civil Code art. 414).
library Ranks {
    /// @notice One line of a distribution.
    /// @param charge Security that is paid; 0 for what is left to the owner.
    /// @param payee Who is paid.
    /// @param amount Fen.
    struct Payment {
        uint32 charge;
        address payee;
        uint128 amount;
    }

    /// @notice The securities among some charges, best rank first; equal ranks in the order of their numbers.
    function ordered(Charge[] memory charges) internal pure returns (Charge[] memory securities) {
        securities = new Charge[](charges.length);
        uint256 count;
        for (uint256 i = 0; i < charges.length; ++i) {
            if (!charges[i].kind.isSecurity()) continue;
            uint256 place = count++;
            for (; place != 0 && _before(charges[i], securities[place - 1]); --place) {
                securities[place] = securities[place - 1];
            }
            securities[place] = charges[i];
        }
        assembly ("memory-safe") {
            mstore(securities, count)
        }
    }

    /// @notice Distributes the price of a judicial sale, after costs: securities by rank up to their sums, equal ranks
    /// in proportion to the sums with the fens left over one each to the lowest numbers, what is left to the owner.
    /// @param charges Live charges.
    /// @param proceeds Price after costs, fen.
    /// @param owner Who takes what is left.
    function waterfall(
        Charge[] memory charges,
        uint128 proceeds,
        address owner
    ) internal pure returns (Payment[] memory payments) {
        Charge[] memory securities = ordered(charges);
        uint256 count = securities.length;
        payments = new Payment[](count + 1);
        uint256 left = proceeds;
        for (uint256 i = 0; i < count;) {
            uint256 end = _endOfRank(securities, i);
            left -= _payRank(payments, securities, i, end, left);
            i = end;
        }
        payments[count] = Payment(0, owner, uint128(left));
    }

    /// @dev Pays the securities from `start` to before `end`, which share one rank.
    function _payRank(
        Payment[] memory payments,
        Charge[] memory securities,
        uint256 start,
        uint256 end,
        uint256 left
    ) private pure returns (uint256 paid) {
        uint256[] memory sums = new uint256[](end - start);
        for (uint256 i = start; i < end; ++i) {
            sums[i - start] = securities[i].sum;
            paid += securities[i].sum;
        }
        uint256[] memory parts = sums;
        if (paid > left) {
            parts = _inProportion(left, sums, paid);
            paid = left;
        }
        for (uint256 i = start; i < end; ++i) {
            payments[i] = Payment(securities[i].id, securities[i].chargee, uint128(parts[i - start]));
        }
    }

    /// @dev Fewer fens are left over than there are securities, and each of them lacks at least one: nobody gets more than
    /// its sum.
    function _inProportion(
        uint256 left,
        uint256[] memory sums,
        uint256 total
    ) private pure returns (uint256[] memory parts) {
        parts = new uint256[](sums.length);
        uint256 rest = left;
        for (uint256 i = 0; i < sums.length; ++i) {
            parts[i] = (left * sums[i]) / total;
            rest -= parts[i];
        }
        for (uint256 i = 0; i < rest; ++i) {
            ++parts[i];
        }
    }

    function _endOfRank(Charge[] memory securities, uint256 start) private pure returns (uint256 end) {
        for (end = start + 1; end < securities.length && securities[end].rank == securities[start].rank;)
            ++end;
    }

    function _before(Charge memory a, Charge memory b) private pure returns (bool) {
        return a.rank < b.rank || (a.rank == b.rank && a.id < b.id);
    }
}
