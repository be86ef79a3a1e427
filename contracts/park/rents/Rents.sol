// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {OnPark} from "../OnPark.sol";

/// @title Rents
/// @notice Rents.
contract Rents is OnPark {
    IERC20 private immutable TOKEN;
    address private immutable LAND;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    /// @param parks The parks.
    /// @param land The register of land.
    constructor(
        IConsortium consortium,
        IERC20 token,
        IParkRegistry parks,
        address land
    ) OnPark(consortium, parks) {
        TOKEN = token;
        LAND = land;
    }
}
