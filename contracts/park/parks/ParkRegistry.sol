// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {OnConsortium} from "../OnConsortium.sol";

/// @title ParkRegistry
/// @notice Parks.
contract ParkRegistry is OnConsortium {
    address private immutable LAND;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param land The register of land.
    constructor(IConsortium consortium, address land) OnConsortium(consortium) {
        LAND = land;
    }
}
