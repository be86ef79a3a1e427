// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAuthority} from "../authority/IAuthority.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPrivacy} from "../evidence/IPrivacy.sol";
import {IAgency} from "./agency/IAgency.sol";
import {IPartyActs} from "./IPartyActs.sol";
import {IPartyRegistry} from "./IPartyRegistry.sol";
import {IRecovery} from "./recovery/IRecovery.sol";
import {ISuccession} from "./succession/ISuccession.sol";

/// @title IConsortium
/// @notice All that can be asked at the consortium's address: authority, evidence and parties.
interface IConsortium is
    IAuthority,
    IEvidenceRegistry,
    IPartyRegistry,
    IPartyActs,
    IRecovery,
    ISuccession,
    IAgency,
    IPrivacy
{}
