// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice Where invested money comes from.
enum InvestmentSource {
    /// Budgets of governments, and what governments hold of funds.
    Government,
    /// State-owned enterprises.
    StateOwned,
    Private,
    /// Outside the mainland.
    Foreign
}
