// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";

/// @title Ledger of investments
/// @notice Contracted, committed, paid-in and attested sums, kept apart.
interface IInvestmentLedger {
    /// @notice What was attested as paid in under an agreement, as of a day.
    /// @param agreement Number of the agreement.
    /// @param day Day, UTC+8.
    /// @return total Fen, over all sources.
    /// @return version Number of attestations that say so; a restatement raises it.
    /// @return attester Who attested last; zero if nobody did.
    function attestedAsOf(
        uint32 agreement,
        Day day
    ) external view returns (uint128 total, uint32 version, address attester);

    /// @notice Land of an investor in a park: the parcels of its live agreements, each once.
    /// @param park Number of the park.
    /// @param investor The party, as its agreements name it.
    /// @return area Square decimetres.
    function areaOf(uint32 park, address investor) external view returns (uint256 area);

    /// @notice Park and investor of an agreement that both sides accepted; zero if there is none.
    /// @param agreement Number of the agreement.
    /// @return park Number of the park.
    /// @return investor The party.
    function partiesTo(uint32 agreement) external view returns (uint32 park, address investor);
}
