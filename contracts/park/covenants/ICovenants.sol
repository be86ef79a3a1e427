// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice Where a period of a covenant stands.
enum CovenantState {
    None,
    Pending,
    Met,
    Breached,
    Cured,
    Waived,
    Enforced
}

/// @title Covenants
/// @notice What a party promised, measured period by period.
interface ICovenants {
    /// @notice Where a period of a covenant stands today.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return Its state; `None` if there is none.
    function stateOf(uint32 covenant, uint16 period) external view returns (CovenantState);

    /// @notice What of the target was not met, as assessed last.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @return numerator Unmet part ...
    /// @return denominator ... of this; 0 if the period is not assessed.
    /// @return version Version of the figure.
    function unmetOf(
        uint32 covenant,
        uint16 period
    ) external view returns (uint256 numerator, uint256 denominator, uint32 version);

    /// @notice Park, obligor and number of periods of a covenant that both sides accepted; zero if there is none.
    /// @param covenant Number of the covenant.
    /// @return park Number of the park.
    /// @return obligor The party that promised.
    /// @return periods Number of periods.
    function partiesTo(uint32 covenant) external view returns (uint32 park, address obligor, uint16 periods);

    /// @notice Marks a breach as enforced. A contract that holds the office ParkBook: else `OfficeRequired`.
    /// @param covenant Number of the covenant.
    /// @param period Period, from 1.
    /// @custom:office ParkBook@national
    function enforce(uint32 covenant, uint16 period) external;
}
