// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {PageActs} from "../acts/PageActs.sol";
import {TransferActs} from "../acts/TransferActs.sol";
import {TransmissionActs} from "../acts/TransmissionActs.sol";
import {ChargeActs} from "../charges/ChargeActs.sol";
import {ChargeCreation} from "../charges/ChargeCreation.sol";
import {OfferActs} from "../coownership/OfferActs.sol";
import {CorrectionActs} from "../correction/CorrectionActs.sol";
import {DivisionActs} from "../lineage/DivisionActs.sol";
import {Matter} from "../Matter.sol";
import {ForcedTransfers} from "../orders/ForcedTransfers.sol";
import {OrderActs} from "../orders/OrderActs.sol";
import {Register} from "../Register.sol";
import {RestraintActs} from "../restraints/RestraintActs.sol";
import {FolioSuccession} from "../succession/FolioSuccession.sol";
import {SyncActs} from "../sync/SyncActs.sol";
import {TermActs} from "../terms/TermActs.sol";
import {FirstRegistrationActs} from "./FirstRegistrationActs.sol";

/// @title LandRegister
/// @notice Register of parcels, buildings and units (GB/T 37346-2019). This file is its table of acts.
contract LandRegister is Register {
    /// @notice Builds an implementation.
    /// @param daybook The daybook that writes to this register.
    /// @param consortium Authority, evidence and parties.
    /// @param views The views that run on this register, see {RegisterViews}.
    constructor(address daybook, address consortium, address views) Register(daybook, consortium, views) {}

    /// @notice Land titles share one symbol; their names are their official numbers.
    function symbol(uint256) external pure returns (string memory) {
        return "CN-LAND";
    }

    function _perform(Matter memory m, bytes calldata body) internal override {
        Act act = m.act;
        if (act == Act.FirstRegistration) FirstRegistrationActs.sole(m, body);
        else if (act == Act.Transfer) TransferActs.whole(m, body);
        else if (act == Act.FirstRegistrationInShares) FirstRegistrationActs.inShares(m, body);
        else if (act == Act.TransferShare) TransferActs.share(m, body);
        else if (act == Act.Transmit) TransmissionActs.perform(m, body);
        else if (act == Act.Change) PageActs.change(m, body);
        else if (act == Act.Cancel) PageActs.cancel(m, body);
        else if (act >= Act.ProposeCorrection && act <= Act.AbandonCorrection)
            CorrectionActs.perform(m, body);
        else if (act == Act.Charge) ChargeCreation.perform(m, body);
        else if (act >= Act.VaryCharge && act <= Act.FixCeiling) ChargeActs.perform(m, body);
        else if (act >= Act.Seize && act <= Act.OrderFreeze) OrderActs.perform(m, body);
        else if (act == Act.OrderedTransfer) ForcedTransfers.perform(m, body);
        else if (act >= Act.Caution && act <= Act.ReleaseRestraint) RestraintActs.perform(m, body);
        else if (act >= Act.OfferShare && act <= Act.CompleteOffer) OfferActs.perform(m, body);
        else if (act >= Act.Divide && act <= Act.Merge) DivisionActs.perform(m, body);
        else if (act >= Act.Renew && act <= Act.TakeBack) TermActs.perform(m, body);
        else if (act == Act.Reconcile) SyncActs.perform(m, body);
        else if (act == Act.Succeed) FolioSuccession.perform(m, body);
        else revert ActUnknown(act);
    }
}
