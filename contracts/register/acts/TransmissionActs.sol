// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {ActHeader} from "../../types/Acts.sol";
import {Transmit, TransmissionCause} from "../../types/instruments/Passing.sol";
import {Charges} from "../charges/Charges.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../restraints/Guard.sol";
import {RuleBook} from "../rules/RuleBook.sol";
import {Following} from "../succession/Following.sol";
import {TransferActs} from "./TransferActs.sol";

/// @title Passing by law
/// @notice The right has passed off the register already (Civil Code arts. 229-231); the taker applies alone, on the
/// document that proves it. Burdens follow: a seizure stays on what an heir or a merged company takes, and stops a
/// judgment of another court. Expropriation ends the charges, whose holders turn to the compensation (art. 390).
library TransmissionActs {
    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        Transmit memory t = abi.decode(body, (Transmit));
        ActHeader memory h = t.header;
        RuleBook.judging(m, h.title);
        require(t.cause != TransmissionCause.None, TransferActs.CauseMissing());
        m.requireEffective(h.effective);
        m.evidence.requireKind(h.evidence, proofOf(t.cause));
        Page page = Folios.requireLive(h.title, m.today);
        m.requireConsent(h.applicant);
        (uint256 amount, uint256 scale) = Proprietorship.partOf(
            h.title,
            page,
            t.from,
            t.numerator,
            t.denominator
        );
        if (t.cause == TransmissionCause.Judgment && page.restraints() != 0) {
            uint256 supply = Proprietorship.supplyOf(h.title, page) * scale;
            uint256 held = Proprietorship.balanceOf(t.from, h.title, page) * scale;
            Guard.requireFree(m, Dealing(h.title, t.from, held, amount, supply, true));
        }
        if (t.cause == TransmissionCause.Expropriation) page = Charges.clear(h.title, page, false);
        bool succeeds = t.cause == TransmissionCause.Inheritance || t.cause == TransmissionCause.Merger;
        page =
            succeeds
                ? Following.pass(m, h.title, page, t.from, h.applicant, amount, scale)
                : Proprietorship.passShares(h.title, page, t.from, h.applicant, amount, scale);
        Folios.append(m, h.title, page, Category.PARTY, h.effective, h.evidence, body);
    }

    /// @notice Kind of document that proves a cause.
    function proofOf(TransmissionCause cause) internal pure returns (DocumentKind) {
        if (cause == TransmissionCause.Judgment) return DocumentKind.CourtOrder;
        if (cause == TransmissionCause.Expropriation) return DocumentKind.AuthorityDecision;
        return DocumentKind.SuccessionProof;
    }
}
