// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Day, Days} from "../../types/Day.sol";
import {Attesting} from "../Attesting.sol";
import {Independence} from "../Independence.sol";
import {Attestations} from "./Attestations.sol";
import {Ground} from "./Ground.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {Investments} from "./Investments.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {
    Agreement,
    AgreementState,
    AgreementTerms,
    Attestation,
    InvestmentStage,
    Receipt
} from "./InvestmentTypes.sol";

/// @title How payments are proved
/// @notice By receipts, each counted once, and by what auditors find. Runs on the ledger's storage; the ledger has checked
/// who calls.
library ProofActs {
    using Attestations for Attestation[];

    /// @notice Counts money as paid in. The agreement is live.
    function payIn(
        Ground calldata g,
        uint32 agreement,
        InvestmentSource source,
        uint128 amount,
        bytes32 receipt
    ) external {
        AgreementTerms storage t = Investments.layout().agreements[agreement].terms;
        require(amount != 0, IInvestmentLedger.InvestmentZero(agreement));
        uint256 sum = uint256(Investments.sumOf(agreement, source, InvestmentStage.PaidIn)) + amount;
        uint128 committed = Investments.sumOf(agreement, source, InvestmentStage.Committed);
        bool bound = sum <= committed;
        require(bound, IInvestmentLedger.InvestedAboveCommitted(agreement, source, sum, committed));
        uint32 before = Investments.layout().receipts[receipt].agreement;
        require(before == 0, IInvestmentLedger.ReceiptCounted(receipt, before));
        g.consortium.requireKind(receipt, DocumentKind.PaymentProof);
        _requireIndependent(g, t, g.consortium.documentOf(receipt).attester);
        bool local = t.fund != 0 && _invest(g, t.fund, t.park, source, amount);
        Investments.layout().receipts[receipt] = Receipt(agreement, source, amount, local, false);
        Investments.set(agreement, source, InvestmentStage.PaidIn, uint128(sum));
        emit IInvestmentLedger.PaidIn(agreement, source, receipt, amount);
    }

    /// @notice Takes off what a void receipt counted for.
    function strike(Ground calldata g, bytes32 receipt) external {
        Investments.Layout storage $ = Investments.layout();
        Receipt storage r = $.receipts[receipt];
        uint32 agreement = r.agreement;
        require(agreement != 0 && !r.struck, IInvestmentLedger.ReceiptNotCounted(receipt));
        require(_isVoid(g.consortium, receipt), IInvestmentLedger.ReceiptStands(receipt));
        (InvestmentSource source, uint128 amount) = (r.source, r.amount);
        uint128 left = Investments.sumOf(agreement, source, InvestmentStage.PaidIn) - amount;
        _requireAtMost(
            agreement,
            source,
            Investments.sumOf(agreement, source, InvestmentStage.Attested),
            left
        );
        r.struck = true;
        Agreement storage a = $.agreements[agreement];
        uint32 fund = a.terms.fund;
        if (fund != 0) $.invested[fund][source] -= amount;
        if (r.local) $.local[fund] -= amount;
        Investments.set(agreement, source, InvestmentStage.PaidIn, left);
        if (a.state == AgreementState.Ended) {
            Investments.set(agreement, source, InvestmentStage.Committed, left);
            Investments.set(agreement, source, InvestmentStage.Contracted, left);
        }
        emit IInvestmentLedger.ReceiptStruck(agreement, source, receipt, amount);
    }

    /// @notice Files what the caller, who attested the document, found.
    function attest(
        Ground calldata g,
        uint32 agreement,
        InvestmentSource source,
        uint128 total,
        Day asOf,
        bytes32 document
    ) external {
        Agreement storage a = Investments.known(agreement);
        bool accepted = a.state == AgreementState.Live || a.state == AgreementState.Ended;
        require(accepted, IInvestmentLedger.AgreementNotIn(agreement, a.state));
        _requireIndependent(g, a.terms, msg.sender);
        Day today = Days.today();
        require(asOf <= today, IInvestmentLedger.AttestedAhead(asOf, today));
        Attesting.requireReport(g.consortium, document);
        Investments.serve(agreement, source, document, Investments.SOURCES);
        uint32 version = _file(agreement, source, total, asOf, document);
        Attestation[] storage list = Investments.layout().attestations[agreement][source];
        uint128 newest = list[list.length - 1].total;
        Investments.set(agreement, source, InvestmentStage.Attested, newest);
        emit IInvestmentLedger.InvestmentAttested(
            agreement,
            source,
            asOf,
            version,
            total,
            msg.sender,
            document
        );
    }

    /// @dev Appends a total, or puts it in the place of the day's before; tells its version.
    function _file(
        uint32 agreement,
        InvestmentSource source,
        uint128 total,
        Day asOf,
        bytes32 document
    ) private returns (uint32 version) {
        Attestation[] storage list = Investments.layout().attestations[agreement][source];
        uint128 paidIn = Investments.sumOf(agreement, source, InvestmentStage.PaidIn);
        _requireAtMost(agreement, source, total, paidIn);
        uint256 place = list.placeOf(asOf);
        if (place == list.length) list.push().asOf = asOf;
        Attestation storage it = list[place];
        Day last = list[list.length - 1].asOf;
        require(it.asOf == asOf, IInvestmentLedger.AttestedOutOfOrder(agreement, source, asOf, last));
        (uint128 least, uint128 most) = list.boundsOf(place, paidIn);
        bool rises = total >= least && total <= most;
        require(rises, IInvestmentLedger.AttestedNotRising(agreement, source, total, least, most));
        version = ++it.version;
        it.filing = ++Investments.layout().filings[agreement];
        (it.total, it.attester, it.document) = (total, msg.sender, document);
    }

    /// @dev Counts what a fund invests; tells whether it does so in its own division.
    function _invest(
        Ground calldata g,
        uint32 fund,
        uint32 park,
        InvestmentSource source,
        uint128 amount
    ) private returns (bool local) {
        mapping(InvestmentSource => uint128) storage invested = Investments.layout().invested[fund];
        (, uint128 paidIn) = g.funds.sumsOf(fund, source);
        uint256 sum = uint256(invested[source]) + amount;
        require(sum <= paidIn, IInvestmentLedger.FundShort(fund, source, sum, paidIn));
        invested[source] = uint128(sum);
        (uint32 division, ) = g.funds.localRuleOf(fund);
        local = _isWithin(g.parks.divisionOf(park), division);
        if (local) Investments.layout().local[fund] += amount;
    }

    function _requireAtMost(
        uint32 agreement,
        InvestmentSource source,
        uint128 attested,
        uint128 paidIn
    ) private pure {
        bool within = attested <= paidIn;
        require(within, IInvestmentLedger.AttestedAbovePaidIn(agreement, source, attested, paidIn));
    }

    function _requireIndependent(Ground calldata g, AgreementTerms storage t, address attester) private view {
        Independence.requireIndependent(g.consortium, attester, t.investor);
        Independence.requireIndependent(g.consortium, attester, g.parks.operatorOf(t.park));
    }

    /// @dev Whether nothing can rest on the receipt any more. Its validity does not matter: it was good when it was counted.
    function _isVoid(IConsortium consortium, bytes32 receipt) private view returns (bool) {
        IEvidenceRegistry.Document memory d = consortium.documentOf(receipt);
        Day struckOff = consortium.attesterOf(d.attester).struckOff;
        bool voided = !struckOff.isNone() && struckOff <= d.attestedOn;
        return voided || d.superseded || !d.revokedOn.isNone();
    }

    /// @dev Whether a division is another, or part of it: 310113 is of 310000, and all are of the whole country, 0.
    function _isWithin(uint32 division, uint32 whole) private pure returns (bool) {
        uint32 unit =
            whole % 100 != 0
                ? 1
                : whole % 10_000 != 0
                    ? 100
                    : 10_000;
        return whole == 0 || division / unit == whole / unit;
    }
}
