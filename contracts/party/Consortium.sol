// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Authority} from "../authority/Authority.sol";
import {PartyRegistry} from "./PartyRegistry.sol";

/// @title Consortium
/// @notice Floors 2 to 4 as they are deployed: who may do what ({Authority}), which documents count
/// ({EvidenceRegistry}), who the parties are ({PartyRegistry}). One contract, because every act asks all three.
contract Consortium is PartyRegistry {
    /// @notice Deploys the three registries and the implementation of party accounts.
    /// @param council Admin of every role; the deployer hands over to the consortium's council.
    constructor(address council) Authority(council) {}
}
