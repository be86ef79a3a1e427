// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {OnPark} from "../OnPark.sol";
import {IFunds} from "./IFunds.sol";

/// @title InvestmentLedger
/// @notice Ledger of investments.
contract InvestmentLedger is OnPark {
    IFunds private immutable FUNDS;
    address private immutable LAND;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    /// @param funds Guidance funds.
    /// @param land The register of land.
    constructor(
        IConsortium consortium,
        IParkRegistry parks,
        IFunds funds,
        address land
    ) OnPark(consortium, parks) {
        FUNDS = funds;
        LAND = land;
    }
}
