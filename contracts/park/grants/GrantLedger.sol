// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {ICovenants} from "../covenants/ICovenants.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {ITenancy} from "../tenancy/ITenancy.sol";
import {OnPark} from "../OnPark.sol";

/// @title GrantLedger
/// @notice Ledger of grants.
contract GrantLedger is OnPark {
    IERC20 private immutable TOKEN;
    ITenancy private immutable TENANCIES;
    ICovenants private immutable COVENANTS;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    /// @param parks The parks.
    /// @param tenancy Who is a tenant.
    /// @param covenants What grantees promised.
    constructor(
        IConsortium consortium,
        IERC20 token,
        IParkRegistry parks,
        ITenancy tenancy,
        ICovenants covenants
    ) OnPark(consortium, parks) {
        TOKEN = token;
        TENANCIES = tenancy;
        COVENANTS = covenants;
    }
}
