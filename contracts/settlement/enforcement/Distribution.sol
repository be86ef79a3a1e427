// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Charge} from "../../register/charges/Charges.sol";
import {Ranks} from "../../register/charges/Ranks.sol";
import {Line, LineKind, Prior, Seizing} from "./IEnforcement.sol";

/// @title Distribution of a price, in exact fen
/// @notice The lines add up to the price, and nobody gets more than its claim but the owner, who takes what is left.
library Distribution {
    /// @notice Distributes a price.
    /// @param price Fen.
    /// @param priors Lines before the securities, together not above the price.
    /// @param securities Securities of the title, their sums the claims under them.
    /// @param seizing Creditors behind them, in their order.
    /// @param owner Who takes what is left.
    /// @return lines All lines, in the order of payment.
    function distribute(
        uint128 price,
        Prior[] memory priors,
        Charge[] memory securities,
        Seizing[] memory seizing,
        address owner
    ) internal pure returns (Line[] memory lines) {
        lines = new Line[](priors.length + securities.length + seizing.length + 1);
        uint256 count;
        uint128 left = price;
        for (uint256 i = 0; i < priors.length; ++i) {
            lines[count++] = Line(priors[i].kind, 0, priors[i].payee, priors[i].amount);
            left -= priors[i].amount;
        }
        (count, left) = _paySecurities(lines, count, left, securities);
        for (uint256 i = 0; i < seizing.length; ++i) {
            uint128 part = seizing[i].claim < left ? seizing[i].claim : left;
            lines[count++] = Line(LineKind.Creditor, seizing[i].seizure, seizing[i].payee, part);
            left -= part;
        }
        lines[count] = Line(LineKind.Owner, 0, owner, left);
    }

    /// @dev By rank. A security without a claim takes no part: it must not get one of the fen left over. Its line comes
    /// after the others, with nothing.
    function _paySecurities(
        Line[] memory lines,
        uint256 count,
        uint128 left,
        Charge[] memory securities
    ) private pure returns (uint256, uint128) {
        Ranks.Payment[] memory payments = Ranks.waterfall(_withClaim(securities), left, address(0));
        uint256 last = payments.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            Ranks.Payment memory p = payments[i];
            lines[count++] = Line(LineKind.Security, p.charge, p.payee, p.amount);
        }
        for (uint256 i = 0; i < securities.length; ++i) {
            Charge memory c = securities[i];
            if (c.sum == 0) lines[count++] = Line(LineKind.Security, c.id, c.chargee, 0);
        }
        return (count, payments[last].amount);
    }

    function _withClaim(Charge[] memory securities) private pure returns (Charge[] memory some) {
        some = new Charge[](securities.length);
        uint256 count;
        for (uint256 i = 0; i < securities.length; ++i) {
            if (securities[i].sum != 0) some[count++] = securities[i];
        }
        assembly ("memory-safe") {
            mstore(some, count)
        }
    }
}
