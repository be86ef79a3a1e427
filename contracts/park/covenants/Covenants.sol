// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IFigures} from "../figures/IFigures.sol";
import {IInvestmentLedger} from "../investment/IInvestmentLedger.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {ITenancy} from "../tenancy/ITenancy.sol";
import {OnPark} from "../OnPark.sol";

/// @title Covenants
/// @notice Covenants.
contract Covenants is OnPark {
    ITenancy private immutable TENANCIES;
    IFigures private immutable FIGURES;
    IInvestmentLedger private immutable INVESTMENTS;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    /// @param tenancy Who is a tenant.
    /// @param figures Attested figures.
    /// @param investments Agreements and what is attested.
    constructor(
        IConsortium consortium,
        IParkRegistry parks,
        ITenancy tenancy,
        IFigures figures,
        IInvestmentLedger investments
    ) OnPark(consortium, parks) {
        TENANCIES = tenancy;
        FIGURES = figures;
        INVESTMENTS = investments;
    }
}
