// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AgencyActs} from "./agency/AgencyActs.sol";
import {SuccessionActs} from "./succession/SuccessionActs.sol";

/// @title RepresentationActs
/// @notice Who stands for whom: successors for those that ceased, attorneys for their principals. Runs on the storage of
/// the {Consortium}, behind {ConsortiumActs}.
contract RepresentationActs is SuccessionActs, AgencyActs {}
