// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Authority} from "../authority/Authority.sol";
import {RunsBehind} from "../authority/RunsBehind.sol";
import {PartyRegistry} from "./PartyRegistry.sol";

/// @title Consortium
/// @notice Floors 2 to 4 as they are deployed: who may do what ({Authority}), which documents count
/// ({EvidenceRegistry}), who the parties are ({PartyRegistry}). One contract, because every act asks all three. Here
/// stand the checks of every act; what is done seldom stands in {ConsortiumActs} and runs on this contract's storage.
/// Its whole interface is {IConsortium}.
contract Consortium is PartyRegistry, RunsBehind {
    /// @notice Deploys the three registries and the implementation of party accounts.
    /// @param council Admin of every role; the deployer hands over to the consortium's council.
    /// @param acts Code of the acts, see {ConsortiumActs}.
    /// @param terms Periods and quorum of recoveries and successions to begin with.
    constructor(
        address council,
        address acts,
        PartyTerms memory terms
    ) Authority(council) PartyRegistry(terms) RunsBehind(acts) {}
}
