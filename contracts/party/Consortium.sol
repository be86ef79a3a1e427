// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Authority} from "../authority/Authority.sol";
import {PartyRegistry} from "./PartyRegistry.sol";

/// @title Consortium
/// @notice Floors 2 to 4 as they are deployed: who may do what ({Authority}), which documents count
/// ({EvidenceRegistry}), who the parties are ({PartyRegistry}). One contract, because every act asks all three. Here
/// stand the checks of every act; what is done seldom stands in {ConsortiumActs} and runs on this contract's storage.
/// Its whole interface is {IConsortium}.
contract Consortium is PartyRegistry {
    address private immutable ACTS;

    /// @notice Deploys the three registries and the implementation of party accounts.
    /// @param council Admin of every role; the deployer hands over to the consortium's council.
    /// @param acts Code of the acts, see {ConsortiumActs}.
    /// @param terms Periods and quorum of recoveries and successions to begin with.
    constructor(address council, address acts, PartyTerms memory terms)
        Authority(council)
        PartyRegistry(terms)
    {
        ACTS = acts;
    }

    /// @notice Runs the acts of {ConsortiumActs} on this contract's storage. Each of them says who may call it. It takes
    /// no ether: what it does not know reverts without data.
    /// @custom:office Anyone
    fallback() external {
        // solhint-disable-previous-line no-complex-fallback
        address acts = ACTS;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := delegatecall(gas(), acts, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if iszero(ok) {
                revert(data, returndatasize())
            }
            return(data, returndatasize())
        }
    }
}
