// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {PrivacyActs} from "../evidence/PrivacyActs.sol";
import {AgencyActs} from "./agency/AgencyActs.sol";
import {PartyActs} from "./PartyActs.sol";
import {RecoveryActs} from "./recovery/RecoveryActs.sol";
import {SuccessionActs} from "./succession/SuccessionActs.sol";

/// @title ConsortiumActs
/// @notice What is done seldom to parties and documents. Runs on the storage of the {Consortium}, which delegates here
/// what it does not know itself; called at its own address it finds no office and no party, and refuses.
contract ConsortiumActs is PartyActs, RecoveryActs, SuccessionActs, AgencyActs, PrivacyActs {}
