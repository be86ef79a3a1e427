// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {
    Agreement,
    AgreementState,
    AgreementTerms,
    Amendment,
    Attestation,
    Receipt,
    Sums
} from "./InvestmentTypes.sol";

/// @title Ledger of investments
/// @notice What is announced, what is bound, what is paid and what an auditor found are four numbers, kept apart by source of
/// money: contracted, committed, paid-in, attested. Each is at most the one before it, under every agreement, and so in the
/// totals of a park, of a programme and of the whole ledger, which are kept with every change and read at once.
///
/// ```
/// None --propose, operator--> Proposed --accept, investor--> Live --end--> Ended
///                                  \--withdraw--> Withdrawn   | commit, release, payIn, amend
///                                                             | attest, strike: also when Ended
/// ```
///
/// **Counted once.** An agreement rests on a document of its own. A receipt counts once in the whole ledger. A parcel is in
/// one live agreement, also after a division or merger, so that the land of an investor is counted once.
///
/// **Proof.** A receipt is attested by somebody independent of investor and operator; an attested total is filed by the
/// attester of the report, likewise. Totals are cumulative: from day to day they never fall. A day that was attested can be
/// restated, in a new version.
///
/// **Receipts that turn out void** (revoked, superseded, of an attester who was struck off) are struck by anyone. What was
/// attested is restated first, if it would be more than what is left.
///
/// **When an agreement ends**, what is contracted and committed falls to what is paid in: nothing is announced any more.
///
/// **Funds** invest what their partners paid in, source by source, and no more.
///
/// **Parties** that have ceased are answered for by their successors.
interface IInvestmentLedger {
    /// @notice The operator of a park proposed an agreement.
    /// @param agreement Its number.
    /// @param park Number of the park.
    /// @param investor Who is to invest.
    /// @param terms What is to be agreed.
    event AgreementProposed(
        uint32 indexed agreement,
        uint32 indexed park,
        address indexed investor,
        AgreementTerms terms
    );
    /// @notice The investor accepted: what is contracted counts.
    /// @param agreement Number of the agreement.
    /// @param park Number of the park.
    /// @param programme What it belongs to.
    /// @param contracted Fen of each source.
    event AgreementAccepted(
        uint32 indexed agreement,
        uint32 indexed park,
        bytes32 indexed programme,
        uint128[4] contracted
    );
    /// @notice The operator took a proposal back.
    /// @param agreement Number of the agreement.
    event AgreementWithdrawn(uint32 indexed agreement);
    /// @notice The operator proposed an amendment, in the place of one proposed before.
    /// @param agreement Number of the agreement.
    /// @param amendment What is to be agreed.
    event AmendmentProposed(uint32 indexed agreement, Amendment amendment);
    /// @notice The investor accepted an amendment.
    /// @param agreement Number of the agreement.
    /// @param document The amendment.
    /// @param contracted Fen of each source.
    /// @param parcel Parcel; 0 if none.
    event AgreementAmended(
        uint32 indexed agreement,
        bytes32 indexed document,
        uint128[4] contracted,
        TitleId parcel
    );
    /// @notice An agreement ended.
    /// @param agreement Number of the agreement.
    /// @param document What ended it.
    /// @param paidIn Fen of each source that were paid in, and now are what is contracted and committed.
    event AgreementEnded(uint32 indexed agreement, bytes32 indexed document, uint128[4] paidIn);
    /// @notice Money was committed.
    /// @param agreement Number of the agreement.
    /// @param source Where it comes from.
    /// @param amount Fen.
    /// @param document Decision of whoever pays.
    event Committed(
        uint32 indexed agreement,
        InvestmentSource indexed source,
        uint128 amount,
        bytes32 document
    );
    /// @notice A commitment was let go.
    /// @param agreement Number of the agreement.
    /// @param source Where the money would have come from.
    /// @param amount Fen.
    /// @param document Why.
    event CommitmentReleased(
        uint32 indexed agreement,
        InvestmentSource indexed source,
        uint128 amount,
        bytes32 document
    );
    /// @notice Money was paid in.
    /// @param agreement Number of the agreement.
    /// @param source Where it comes from.
    /// @param receipt Proof of the payment.
    /// @param amount Fen.
    event PaidIn(
        uint32 indexed agreement,
        InvestmentSource indexed source,
        bytes32 indexed receipt,
        uint128 amount
    );
    /// @notice A void receipt was struck.
    /// @param agreement Number of the agreement.
    /// @param source Where the money was said to come from.
    /// @param receipt Proof that is none.
    /// @param amount Fen that count no more.
    event ReceiptStruck(
        uint32 indexed agreement,
        InvestmentSource indexed source,
        bytes32 indexed receipt,
        uint128 amount
    );
    /// @notice An auditor's total was filed.
    /// @param agreement Number of the agreement.
    /// @param source Where the money comes from.
    /// @param asOf Day of the total, UTC+8.
    /// @param version From 1; higher for a restatement.
    /// @param total Fen, from the start.
    /// @param attester Who attested it.
    /// @param document Report.
    event InvestmentAttested(
        uint32 indexed agreement,
        InvestmentSource indexed source,
        Day indexed asOf,
        uint32 version,
        uint128 total,
        address attester,
        bytes32 document
    );

    /// @notice There is no agreement of this number.
    error AgreementUnknown(uint32 agreement);
    /// @notice The agreement is in `state`, which does not allow that.
    error AgreementNotIn(uint32 agreement, AgreementState state);
    /// @notice The operator of a park agrees on no investment with itself.
    error InvestorIsOperator(uint32 park, address investor);
    /// @notice An agreement is signed on a day that is not after `today` (UTC+8).
    error SignedInFuture(Day signedOn, Day today);
    /// @notice What is contracted over all sources is more than nothing and at most `most` fen.
    error ContractedOutOfRange(uint256 sum, uint256 most);
    /// @notice Target number `index`, from 0: days come after the signature and rise, totals rise, the last is at most what is
    /// contracted.
    error TargetsInvalid(uint256 index);
    /// @notice The document founded or amended `agreement` before.
    error AgreementDocumentUsed(bytes32 document, uint32 agreement);
    /// @notice `investor` is not the general partner of the fund, which is `gp`.
    error InvestorNotGp(uint32 fund, address investor, address gp);
    /// @notice The title is no parcel: buildings and units go with theirs.
    error AgreementNeedsParcel(TitleId title);
    /// @notice The parcel is not in the park but in `found`; 0 for none.
    error LandNotInPark(TitleId parcel, uint32 park, uint32 found);
    /// @notice `investor` is not the only proprietor of the parcel on the register.
    error ParcelNotHeld(TitleId parcel, address investor);
    /// @notice The parcel, or the title `parcel` from which it came, is in the live agreement `agreement`.
    error ParcelCovered(TitleId parcel, uint32 agreement);
    /// @notice No amendment with this document is proposed.
    error AmendmentUnknown(uint32 agreement, bytes32 document);
    /// @notice `contracted` fen of the source are less than what is committed.
    error ContractedBelowCommitted(
        uint32 agreement,
        InvestmentSource source,
        uint128 contracted,
        uint128 committed
    );
    /// @notice An amount of nothing.
    error InvestmentZero(uint32 agreement);
    /// @notice The document served for the same source of the agreement before.
    error DocumentCounted(bytes32 document, uint32 agreement, InvestmentSource source);
    /// @notice `committed` fen of the source would be more than what is contracted.
    error CommittedAboveContracted(
        uint32 agreement,
        InvestmentSource source,
        uint256 committed,
        uint128 contracted
    );
    /// @notice What is committed of the source would fall by `amount` below what is paid in; `open` fen are not paid in.
    error CommittedBelowPaidIn(uint32 agreement, InvestmentSource source, uint128 amount, uint128 open);
    /// @notice `paidIn` fen of the source would be more than what is committed.
    error InvestedAboveCommitted(
        uint32 agreement,
        InvestmentSource source,
        uint256 paidIn,
        uint128 committed
    );
    /// @notice The receipt counts under `agreement`, or was struck there.
    error ReceiptCounted(bytes32 receipt, uint32 agreement);
    /// @notice The fund would have invested `invested` fen of the source; its partners paid in `paidIn` of it.
    error FundShort(uint32 fund, InvestmentSource source, uint256 invested, uint128 paidIn);
    /// @notice The receipt counts for nothing: it was never counted, or is struck.
    error ReceiptNotCounted(bytes32 receipt);
    /// @notice The receipt is not void: neither revoked nor superseded, nor its attester struck off.
    error ReceiptStands(bytes32 receipt);
    /// @notice `attested` fen of the source would be more than the `paidIn` that are paid in.
    error AttestedAbovePaidIn(uint32 agreement, InvestmentSource source, uint128 attested, uint128 paidIn);
    /// @notice The total is one as of a day that is not after `today` (UTC+8).
    error AttestedAhead(Day asOf, Day today);
    /// @notice A day that was not attested comes after `last` (UTC+8), the last one that was.
    error AttestedOutOfOrder(uint32 agreement, InvestmentSource source, Day asOf, Day last);
    /// @notice Totals never fall from day to day: this one lies between `least` and `most`.
    error AttestedNotRising(
        uint32 agreement,
        InvestmentSource source,
        uint128 total,
        uint128 least,
        uint128 most
    );

    /// @notice Proposes an agreement. The operator of the park, active. Reverts with `ParkUnknown`, `NotTheOperator`, the
    /// reason that `requireActive` gives for the investor, `InvestorIsOperator`, `SignedInFuture`, `ContractedOutOfRange`,
    /// `TargetsInvalid`, `AgreementDocumentUsed`, `FundUnknown`, `InvestorNotGp`, `AgreementNeedsParcel`, `LandNotInPark`,
    /// `ParcelNotHeld`, `ParcelCovered`, or the reason that `requireKind` gives for the document.
    /// @param terms What is to be agreed.
    /// @return agreement Its number.
    /// @custom:office Operator@park
    function propose(AgreementTerms calldata terms) external returns (uint32 agreement);

    /// @notice Accepts an agreement; from now on it counts. The investor, active, or who answers for it. Reverts with
    /// `AgreementUnknown`, `NotTheParty`, `AgreementNotIn`, or as {propose} for investor, document and parcel.
    /// @param agreement Number of the agreement.
    /// @custom:office Investor@agreement
    function accept(uint32 agreement) external;

    /// @notice Takes a proposal back. The operator of the park, active. Reverts with `AgreementUnknown`, `NotTheOperator` or
    /// `AgreementNotIn`.
    /// @param agreement Number of the agreement.
    /// @custom:office Operator@agreement
    function withdraw(uint32 agreement) external;

    /// @notice Proposes an amendment, in the place of one proposed before. The operator of the park, active. Reverts with
    /// `AgreementUnknown`, `NotTheOperator`, `AgreementNotIn`, `ContractedBelowCommitted`, or as {propose} for what it says.
    /// @param agreement Number of the agreement.
    /// @param amendment What is to be agreed.
    /// @custom:office Operator@agreement
    function amend(uint32 agreement, Amendment calldata amendment) external;

    /// @notice Accepts the amendment that is proposed. The investor, active, or who answers for it. Reverts with
    /// `AgreementUnknown`, `NotTheParty`, `AgreementNotIn`, `AmendmentUnknown`, or as {amend}.
    /// @param agreement Number of the agreement.
    /// @param document The amendment, so that no other is accepted.
    /// @custom:office Investor@agreement
    function acceptAmendment(uint32 agreement, bytes32 document) external;

    /// @notice Ends an agreement: what is contracted and committed falls to what is paid in, its parcel is free. The operator
    /// of the park, active. Reverts with `AgreementUnknown`, `NotTheOperator`, `AgreementNotIn`, or the reason that
    /// `requireGood` gives.
    /// @param agreement Number of the agreement.
    /// @param document Termination, decision or judgment.
    /// @custom:office Operator@agreement
    function end(uint32 agreement, bytes32 document) external;

    /// @notice Commits money of a source. The investor, active, or who answers for it. Reverts with `AgreementUnknown`,
    /// `NotTheParty`, `AgreementNotIn`, `InvestmentZero`, `CommittedAboveContracted`, `DocumentCounted`, or the reason that
    /// `requireGood` gives.
    /// @param agreement Number of the agreement.
    /// @param source Where the money comes from.
    /// @param amount Fen.
    /// @param document Decision of whoever pays; it serves once for a source.
    /// @custom:office Investor@agreement
    function commit(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 document) external;

    /// @notice Lets go a commitment that is not paid in. The operator of the park, active. Reverts with `AgreementUnknown`,
    /// `NotTheOperator`, `AgreementNotIn`, `InvestmentZero`, `CommittedBelowPaidIn`, or the reason that `requireGood` gives.
    /// @param agreement Number of the agreement.
    /// @param source Where the money would have come from.
    /// @param amount Fen.
    /// @param document Why.
    /// @custom:office Operator@agreement
    function release(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 document) external;

    /// @notice Counts money as paid in. The investor, active, or who answers for it. Reverts with `AgreementUnknown`,
    /// `NotTheParty`, `AgreementNotIn`, `InvestmentZero`, `InvestedAboveCommitted`, `ReceiptCounted`, `ConflictOfInterest`,
    /// `FundShort`, or the reason that `requireKind` gives.
    /// @param agreement Number of the agreement.
    /// @param source Where the money comes from.
    /// @param amount Fen.
    /// @param receipt Proof of the payment, of the kind `PaymentProof`.
    /// @custom:office Investor@agreement
    function payIn(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 receipt) external;

    /// @notice Takes off what a void receipt counted for. Anyone. Reverts with `ReceiptNotCounted`, `ReceiptStands` or
    /// `AttestedAbovePaidIn`.
    /// @param receipt Proof that is none.
    /// @custom:office Anyone
    function strike(bytes32 receipt) external;

    /// @notice Files what an auditor found to be paid in, from the start to a day; again for the same day to restate it. The
    /// attester of the report, independent of investor and operator. Reverts with `NotItsAttester`, `AgreementUnknown`,
    /// `AgreementNotIn`, `ConflictOfInterest`, `AttestedAhead`, `AttestedAbovePaidIn`, `AttestedOutOfOrder`,
    /// `AttestedNotRising`, `DocumentCounted`, or the reason that `requireKind` gives.
    /// @param agreement Number of the agreement.
    /// @param source Where the money comes from.
    /// @param total Fen, from the start.
    /// @param asOf Day of the total, UTC+8.
    /// @param document Report, of the kind `FiguresReport`; it serves once for a source.
    /// @custom:office Attester@document
    function attest(
        uint32 agreement,
        InvestmentSource source,
        uint128 total,
        Day asOf,
        bytes32 document
    ) external;

    /// @notice Number of the last agreement.
    /// @return 0 if there is none.
    function lastAgreement() external view returns (uint32);

    /// @notice An agreement.
    /// @param agreement Its number.
    /// @return The agreement; empty if there is none.
    function agreementOf(uint32 agreement) external view returns (Agreement memory);

    /// @notice The amendment that is proposed.
    /// @param agreement Number of the agreement.
    /// @return The amendment; empty if none is.
    function amendmentOf(uint32 agreement) external view returns (Amendment memory);

    /// @notice Park and investor of an agreement that both sides accepted; zero if there is none.
    /// @param agreement Number of the agreement.
    /// @return park Number of the park.
    /// @return investor The party.
    function partiesTo(uint32 agreement) external view returns (uint32 park, address investor);

    /// @notice Money of a source under an agreement.
    /// @param agreement Number of the agreement.
    /// @param source Where it comes from.
    /// @return Its sums.
    function sumsOf(uint32 agreement, InvestmentSource source) external view returns (Sums memory);

    /// @notice Money of a source in a park.
    /// @param park Number of the park.
    /// @param source Where it comes from.
    /// @return Its sums.
    function totalsOfPark(uint32 park, InvestmentSource source) external view returns (Sums memory);

    /// @notice Money of a source under a programme.
    /// @param programme The programme.
    /// @param source Where it comes from.
    /// @return Its sums.
    function totalsOfProgramme(
        bytes32 programme,
        InvestmentSource source
    ) external view returns (Sums memory);

    /// @notice Money of a source in the whole ledger.
    /// @param source Where it comes from.
    /// @return Its sums.
    function totals(InvestmentSource source) external view returns (Sums memory);

    /// @notice What a fund has paid in under agreements, of one source.
    /// @param fund Number of the fund.
    /// @param source Where the money comes from.
    /// @return Fen.
    function investedOf(uint32 fund, InvestmentSource source) external view returns (uint128);

    /// @notice What a fund has paid in under agreements, and how much of it in parks of its division. Reverts with
    /// `FundUnknown`.
    /// @param fund Number of the fund.
    /// @return invested Fen.
    /// @return local Fen of it.
    /// @return kept Whether that is the part that the partners agreed on, or more.
    function localOf(uint32 fund) external view returns (uint128 invested, uint128 local, bool kept);

    /// @notice What a receipt counts for.
    /// @param receipt Proof of a payment.
    /// @return The receipt; empty if it was never counted.
    function receiptOf(bytes32 receipt) external view returns (Receipt memory);

    /// @notice What was attested of a source, day by day, each in its newest version.
    /// @param agreement Number of the agreement.
    /// @param source Where the money comes from.
    /// @return The attestations, oldest day first.
    function attestationsOf(
        uint32 agreement,
        InvestmentSource source
    ) external view returns (Attestation[] memory);

    /// @notice What was attested as paid in under an agreement, as of a day.
    /// @param agreement Number of the agreement.
    /// @param day Day, UTC+8.
    /// @return total Fen, over all sources.
    /// @return version Number of attestations that say so; a restatement raises it.
    /// @return attester Who attested last; zero if nobody did.
    function attestedAsOf(
        uint32 agreement,
        Day day
    ) external view returns (uint128 total, uint32 version, address attester);

    /// @notice What was to be invested under an agreement by a day, and what is attested as of it.
    /// @param agreement Number of the agreement.
    /// @param day Day, UTC+8.
    /// @return scheduled Fen.
    /// @return attested Fen.
    function progressOf(
        uint32 agreement,
        Day day
    ) external view returns (uint128 scheduled, uint128 attested);

    /// @notice The live agreement that a parcel is in.
    /// @param parcel Parcel.
    /// @return Number of the agreement; 0 if it is in none.
    function agreementOn(TitleId parcel) external view returns (uint32);

    /// @notice Live agreements of an investor in a park that have a parcel.
    /// @param park Number of the park.
    /// @param investor The party, as its agreements name it.
    /// @return Numbers of the agreements, in no order.
    function landedOf(uint32 park, address investor) external view returns (uint32[] memory);

    /// @notice Land of an investor in a park: the parcels of its live agreements, each once.
    /// @param park Number of the park.
    /// @param investor The party, as its agreements name it.
    /// @return area Square decimetres.
    function areaOf(uint32 park, address investor) external view returns (uint256 area);
}
