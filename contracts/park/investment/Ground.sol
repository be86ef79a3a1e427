// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {IFunds} from "./IFunds.sol";

/// @notice What the ledger of investments asks.
/// @param consortium Offices, documents and parties.
/// @param parks The parks.
/// @param funds Guidance funds.
/// @param land The register of land.
struct Ground {
    IConsortium consortium;
    IParkRegistry parks;
    IFunds funds;
    IRegisterViews land;
}
