// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice What a figure measures, and in what unit.
enum Metric {
    None,
    /// Attested investment that was paid in, fen, cumulative; told by the ledger of investments.
    PaidIn,
    /// Days of being a tenant; told by the tenancies.
    Presence,
    /// Investment in fixed assets, fen.
    FixedAssets,
    /// Output value, fen.
    Output,
    /// Revenue, fen.
    Revenue,
    /// Taxes paid, fen.
    Tax,
    /// Persons employed at the end of the period.
    Jobs,
    /// Spending on research and development, fen.
    ResearchSpend,
    /// Energy used, kilowatt hours.
    Energy,
    /// Emissions, kilograms of carbon dioxide equivalent.
    Emissions
}
