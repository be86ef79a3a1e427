// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Shares} from "../../types/Shares.sol";

/// @title How a fund's money is split
/// @notice Capital first, then profit. Every split is exact to the fen.
library Waterfall {
    /// @notice Hundredths of one per cent in the whole.
    uint256 internal constant WHOLE = 10_000;

    /// @notice Splits an amount into capital that goes back, the general partner's carry, and profit.
    /// @param amount Fen.
    /// @param out Fen of capital that are still out.
    /// @param carryBp Carry, basis points of what is above the capital; rounded down.
    function tiers(
        uint128 amount,
        uint128 out,
        uint16 carryBp
    ) internal pure returns (uint128 capital, uint128 carry, uint128 profit) {
        capital = amount < out ? amount : out;
        uint128 above = amount - capital;
        carry = uint128((uint256(above) * carryBp) / WHOLE);
        profit = above - carry;
    }

    /// @notice Splits capital by what is still out of each partner; none gets back more than that. The fen that are left
    /// are the first partner's, as far as its own capital is out, then the next one's.
    /// @param amount Fen; at most what is out of all.
    /// @param out Fen still out, one a partner.
    function capitalOf(uint256 amount, uint256[] memory out) internal pure returns (uint256[] memory parts) {
        uint256 count = out.length;
        parts = new uint256[](count);
        if (amount == 0) return parts;
        uint256 whole = Shares.sum(out);
        uint256 left = amount;
        for (uint256 i = 0; i < count; ++i) {
            parts[i] = (amount * out[i]) / whole;
            left -= parts[i];
        }
        for (uint256 i = 0; left != 0; ++i) {
            uint256 room = out[i] - parts[i];
            uint256 more = left < room ? left : room;
            parts[i] += more;
            left -= more;
        }
    }
}
