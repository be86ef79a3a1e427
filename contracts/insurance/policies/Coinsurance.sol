// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Shares} from "../../types/Shares.sol";
import {Insurer} from "./PolicyTypes.sol";

/// @title Coinsurance
/// @notice Several insurers of one risk: each has its exact part of every fen, the first, which leads, every remainder.
library Coinsurance {
    /// @notice Most insurers of one policy.
    uint256 internal constant MOST = 16;
    uint256 private constant LEAD = 0;

    /// @notice Each insurer's part of an amount; they add up to it.
    function split(Insurer[] memory insurers, uint256 amount) internal pure returns (uint256[] memory) {
        return Shares.split(amount, sharesOf(insurers), LEAD);
    }

    /// @notice The shares, in order.
    function sharesOf(Insurer[] memory insurers) internal pure returns (uint256[] memory shares) {
        shares = new uint256[](insurers.length);
        for (uint256 i = 0; i < shares.length; ++i) shares[i] = insurers[i].share;
    }

    /// @notice Place of the insurer for which `party` acts; the count of insurers if there is none.
    function find(
        Insurer[] memory insurers,
        IPartyRegistry parties,
        address party
    ) internal view returns (uint256 i) {
        for (i = 0; i < insurers.length; ++i) {
            if (insurers[i].party == party || parties.answeringFor(insurers[i].party) == party) break;
        }
    }
}
