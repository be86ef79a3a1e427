// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title A book that must be clear before a tenant leaves
/// @notice The register of tenancies asks every book that the council named when a tenant exits.
interface IClearance {
    /// @notice Reverts with the book's own refusal while the tenant owes something in the park.
    /// @param park Number of the park.
    /// @param tenant Party, as its tenancy names it.
    function requireClear(uint32 park, address tenant) external view;
}
