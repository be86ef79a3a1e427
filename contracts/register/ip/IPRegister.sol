// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {Day, Days} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {TransferActs} from "../acts/TransferActs.sol";
import {TransmissionActs} from "../acts/TransmissionActs.sol";
import {ChargeActs} from "../charges/ChargeActs.sol";
import {ChargeCreation} from "../charges/ChargeCreation.sol";
import {OfferActs} from "../coownership/OfferActs.sol";
import {CorrectionActs} from "../correction/CorrectionActs.sol";
import {Matter} from "../Matter.sol";
import {ForcedTransfers} from "../orders/ForcedTransfers.sol";
import {OrderActs} from "../orders/OrderActs.sol";
import {Register} from "../Register.sol";
import {RestraintActs} from "../restraints/RestraintActs.sol";
import {AssetClass} from "../rules/AssetClass.sol";
import {FolioSuccession} from "../succession/FolioSuccession.sol";
import {SyncActs} from "../sync/SyncActs.sol";
import {ChallengeActs} from "./challenges/ChallengeActs.sol";
import {FeeActs} from "./fees/FeeActs.sol";
import {FilingActs} from "./filing/FilingActs.sol";
import {PriorityActs} from "./filing/PriorityActs.sol";
import {ProcedureActs} from "./filing/ProcedureActs.sol";
import {IIPRegister} from "./IIPRegister.sol";
import {LicenceActs} from "./licences/LicenceActs.sol";
import {LicenceChanges} from "./licences/LicenceChanges.sol";
import {FamilyActs} from "./marks/FamilyActs.sol";
import {RowActs} from "./load/RowActs.sol";
import {PledgeChecks} from "./pledge/PledgeChecks.sol";
import {RightRules, RightTerms} from "./RightRules.sol";
import {RightStanding} from "./RightStanding.sol";
import {RightTermActs} from "./terms/RightTermActs.sol";
import {AssignmentActs} from "./works/AssignmentActs.sol";

/// @title IPRegister
/// @notice Register of patents, trade marks, works and programs. This file is its table of acts; what it has in common
/// with land goes to the same libraries, after {RightStanding} has asked whether the right stands.
contract IPRegister is Register, IIPRegister {
    /// @notice Builds an implementation.
    /// @param daybook The daybook that writes to this register.
    /// @param consortium Authority, evidence and parties.
    /// @param views The views that run on this register, see {RightViews}.
    constructor(address daybook, address consortium, address views) Register(daybook, consortium, views) {}

    /// @inheritdoc IIPRegister
    function setRightRules(AssetClass class, RightTerms[] calldata terms) external restricted {
        RightRules.set(class, terms, Days.today());
    }

    /// @inheritdoc IIPRegister
    function setFees(AssetClass class, Day since, uint64[] calldata fenByYear) external restricted {
        RightRules.setFees(class, since, fenByYear, Days.today());
    }

    /// @notice Rights share one symbol; their names are their official numbers.
    function symbol(uint256) external pure returns (string memory) {
        return "CN-IP";
    }

    function _perform(Matter memory m, bytes calldata body) internal override {
        Act act = m.act;
        if (RightStanding.passes(act)) {
            // What has passed by law already is entered mark by mark.
            if (act == Act.Transmit) RightStanding.requireLiving(_titleOf(body));
            else _requireDealable(_titleOf(body));
            if (act == Act.Transfer) TransferActs.whole(m, body);
            else if (act == Act.TransferShare) TransferActs.share(m, body);
            else if (act == Act.Transmit) TransmissionActs.perform(m, body);
            else OfferActs.perform(m, body);
        } else if (act >= Act.File) {
            _performOwn(m, body);
        } else if (act == Act.Charge) {
            PledgeChecks.requirePledgeable(m, body);
            ChargeCreation.perform(m, body);
        } else if (act >= Act.ProposeCorrection && act <= Act.AbandonCorrection) {
            CorrectionActs.perform(m, body);
        } else if (act >= Act.VaryCharge && act <= Act.FixCeiling) {
            if (LicenceChanges.concerns(m, body)) LicenceChanges.perform(m, body);
            else ChargeActs.perform(m, body);
        } else if (act >= Act.Seize && act <= Act.OrderFreeze) OrderActs.perform(m, body);
        else if (act == Act.OrderedTransfer) ForcedTransfers.perform(m, body);
        else if (act >= Act.Caution && act <= Act.ReleaseRestraint) RestraintActs.perform(m, body);
        else if (act == Act.Expire) RightTermActs.perform(m, body);
        else if (act == Act.Reconcile) SyncActs.perform(m, body);
        else if (act == Act.Succeed) FolioSuccession.perform(m, body);
        else revert ActUnknown(act);
    }

    function _load(uint32 number, Day lodgedOn, bytes calldata body) internal override {
        RowActs.perform(number, lodgedOn, body);
    }

    /// @dev The acts that only rights of intellectual property know.
    function _performOwn(Matter memory m, bytes calldata body) private {
        Act act = m.act;
        if (act == Act.File) FilingActs.perform(m, body);
        else if (act == Act.Advance) ProcedureActs.perform(m, body);
        else if (act == Act.ClaimPriority) PriorityActs.perform(m, body);
        else if (act == Act.AdjustTerm || act == Act.Surrender) RightTermActs.perform(m, body);
        else if (act == Act.Challenge || act == Act.DecideChallenge) ChallengeActs.perform(m, body);
        else if (act >= Act.License && act <= Act.CompelLicence) LicenceActs.perform(m, body);
        else if (act == Act.AssignRights) AssignmentActs.perform(m, body);
        else if (act >= Act.PayFee && act <= Act.Reinstate) FeeActs.perform(m, body);
        else FamilyActs.perform(m, body); // TransferFamily: rows of bulk loads come another way
    }

    function _requireDealable(TitleId title) internal view override {
        RightStanding.requireDealable(title);
    }

    /// @dev The title is the first word of every act.
    function _titleOf(bytes calldata body) private pure returns (TitleId) {
        return TitleId.wrap(uint256(bytes32(body)));
    }
}
