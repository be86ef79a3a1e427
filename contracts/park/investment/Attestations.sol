// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Attestation} from "./InvestmentTypes.sol";

/// @title Attested totals of a source, day by day
/// @notice Days rise, and so do totals: a total that falls would say that money was never paid, which is a restatement of
/// the days before.
library Attestations {
    /// @notice The total as of a day, how many attestations say so, and the place of the one of them that was filed last.
    function asOf(
        Attestation[] storage list,
        Day day
    ) internal view returns (uint128 total, uint32 count, uint256 newest) {
        uint32 filing;
        for (uint256 i = 0; i < list.length && list[i].asOf <= day; ++i) {
            Attestation storage a = list[i];
            total = a.total;
            count += a.version;
            if (a.filing > filing) (filing, newest) = (a.filing, i);
        }
    }

    /// @notice Where a day stands, or would stand if it was not attested: the place of the first day that is not before it.
    function placeOf(Attestation[] storage list, Day day) internal view returns (uint256 place) {
        place = list.length;
        while (place != 0 && list[place - 1].asOf >= day) --place;
    }

    /// @notice Between which totals the one at a place lies; `paidIn` if it is the last.
    function boundsOf(
        Attestation[] storage list,
        uint256 place,
        uint128 paidIn
    ) internal view returns (uint128 least, uint128 most) {
        if (place != 0) least = list[place - 1].total;
        most = place + 1 < list.length ? list[place + 1].total : paidIn;
    }
}
