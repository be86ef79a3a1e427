// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Act} from "../../types/Acts.sol";
import {PageActs} from "../acts/PageActs.sol";
import {TransferActs} from "../acts/TransferActs.sol";
import {Matter} from "../Matter.sol";
import {Register} from "../Register.sol";
import {FirstRegistrationActs} from "./FirstRegistrationActs.sol";

/// @title LandRegister
/// @notice Register of parcels, buildings and units (GB/T 37346-2019). This file is its table of acts.
contract LandRegister is Register {
    constructor(
        address daybook,
        IPartyRegistry parties,
        IEvidenceRegistry evidence
    ) Register(daybook, parties, evidence) {}

    /// @notice Land titles share one symbol; their names are their official numbers.
    function symbol(uint256) external pure returns (string memory) {
        return "CN-LAND";
    }

    function _perform(Matter memory m, bytes calldata body) internal override {
        Act act = m.act;
        if (act == Act.FirstRegistration) FirstRegistrationActs.sole(m, body);
        else if (act == Act.FirstRegistrationInShares) FirstRegistrationActs.inShares(m, body);
        else if (act == Act.Transfer) TransferActs.whole(m, body);
        else if (act == Act.TransferShare) TransferActs.share(m, body);
        else if (act == Act.Change) PageActs.change(m, body);
        else if (act == Act.Correct) PageActs.correct(m, body);
        else if (act == Act.Cancel) PageActs.cancel(m, body);
        else revert ActUnknown(act);
    }
}
