// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {OnPark} from "../OnPark.sol";

/// @title Figures
/// @notice Figures.
contract Figures is OnPark {
    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    constructor(IConsortium consortium, IParkRegistry parks) OnPark(consortium, parks) {}
}
