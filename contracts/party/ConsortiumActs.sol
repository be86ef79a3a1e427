// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {RunsBehind} from "../authority/RunsBehind.sol";
import {PrivacyActs} from "../evidence/PrivacyActs.sol";
import {PartyActs} from "./PartyActs.sol";
import {RecoveryActs} from "./recovery/RecoveryActs.sol";

/// @title ConsortiumActs
/// @notice What is done seldom to parties and documents. Runs on the storage of the {Consortium}, which delegates here
/// what it does not know itself; what this code does not know stands behind it, in {RepresentationActs}. Called at its
/// own address it finds no office and no party, and refuses.
contract ConsortiumActs is PartyActs, RecoveryActs, PrivacyActs, RunsBehind {
    /// @notice Names the code behind.
    /// @param representation Code of the acts of representation, see {RepresentationActs}.
    constructor(address representation) RunsBehind(representation) {}
}
