// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Shares} from "../../types/Shares.sol";
import {Member} from "./PoolTypes.sol";

/// @title Losses of a pool
/// @notice A loss, and what comes back of it, is split by the parts of the lending bank and of the members that hold
/// capital. The lead bears and takes every remainder.
library Losses {
    /// @notice Who bears what; the parts and the bank's add up to the base.
    function split(
        Member[] memory members,
        address lead,
        uint64 bankShare,
        uint128 base
    ) internal pure returns (uint128 bankPart, uint256[] memory parts) {
        uint256 count = members.length;
        uint256[] memory weights = new uint256[](count + 1);
        uint256 taker;
        for (uint256 i = 0; i < count; ++i) {
            weights[i] = members[i].share;
            if (members[i].party == lead) taker = i;
        }
        weights[count] = bankShare;
        parts = Shares.split(base, weights, taker);
        bankPart = uint128(parts[count]);
        // The last part is the bank's, told by itself.
        assembly ("memory-safe") {
            mstore(parts, count)
        }
    }
}
