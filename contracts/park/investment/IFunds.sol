// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Guidance funds
/// @notice Funds with limited partners.
interface IFunds {
    /// @notice There is no fund of this number.
    error FundUnknown(uint32 fund);

    /// @notice The general partner of a fund. Reverts with `FundUnknown`.
    /// @param fund Number of the fund.
    /// @return The party.
    function gpOf(uint32 fund) external view returns (address);

    /// @notice What the partners have paid in.
    /// @param fund Number of the fund.
    /// @return Fen.
    function paidInOf(uint32 fund) external view returns (uint128);
}
