// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {InvestmentSource} from "./InvestmentSource.sol";

/// @notice How far invested money has come. Each is at most the one before it.
enum InvestmentStage {
    /// Agreed on with the park.
    Contracted,
    /// Of it, bound by a decision of whoever pays.
    Committed,
    /// Of it, paid, by receipts that are counted once.
    PaidIn,
    /// Of it, found by an auditor.
    Attested
}

/// @notice Money of one source, in fen, by how far it has come.
/// @param contracted Agreed on.
/// @param committed Bound.
/// @param paidIn Paid.
/// @param attested Found by an auditor, as of the last day attested.
struct Sums {
    uint128 contracted;
    uint128 committed;
    uint128 paidIn;
    uint128 attested;
}

/// @notice What is to be invested by a day.
/// @param by Day, UTC+8.
/// @param total Fen, over all sources, from the start.
struct Target {
    Day by;
    uint128 total;
}

/// @notice What park and investor agree on.
/// @param park Number of the park.
/// @param investor Who invests.
/// @param programme Commitment to the policy or programme that the investment belongs to; 0 if none.
/// @param parcel Parcel that it is about, held by the investor; 0 if none.
/// @param fund Fund whose money it is, its general partner being the investor; 0 if none.
/// @param signedOn Day of signature, UTC+8.
/// @param registeredCapital Fen of registered capital that the project company is to have.
/// @param contracted Fen of each source, in the order of `InvestmentSource`.
/// @param schedule Totals by day, both rising; the last is at most what is contracted.
/// @param document The agreement, of the kind `Contract`.
struct AgreementTerms {
    uint32 park;
    address investor;
    bytes32 programme;
    TitleId parcel;
    uint32 fund;
    Day signedOn;
    uint128 registeredCapital;
    uint128[4] contracted;
    Target[] schedule;
    bytes32 document;
}

/// @notice What an amendment puts in the place of what was agreed.
/// @param contracted Fen of each source.
/// @param parcel Parcel; 0 if none.
/// @param schedule Totals by day.
/// @param document The amendment, of the kind `Contract`.
struct Amendment {
    uint128[4] contracted;
    TitleId parcel;
    Target[] schedule;
    bytes32 document;
}

/// @notice Where an agreement stands.
enum AgreementState {
    None,
    /// The operator has said yes.
    Proposed,
    /// The investor, too.
    Live,
    /// Nothing more is committed or paid in under it.
    Ended,
    /// The operator took it back before the investor said yes.
    Withdrawn
}

/// @notice An agreement on investment.
/// @param terms What was agreed, as amended last.
/// @param state Where it stands.
/// @param acceptedOn Day on which the investor accepted, UTC+8.
/// @param endedOn Day on which it ended, UTC+8.
struct Agreement {
    AgreementTerms terms;
    AgreementState state;
    Day acceptedOn;
    Day endedOn;
}

/// @notice What an auditor found, as of a day, in its newest version.
/// @param asOf Day, UTC+8.
/// @param version From 1; each restatement of the day raises it.
/// @param filing Number of the filing among all of the agreement.
/// @param total Fen, from the start.
/// @param attester Who attested it.
/// @param document Report.
struct Attestation {
    Day asOf;
    uint32 version;
    uint32 filing;
    uint128 total;
    address attester;
    bytes32 document;
}

/// @notice What a receipt counts for.
/// @param agreement Number of the agreement; 0 if it was never counted.
/// @param source Where the money came from.
/// @param amount Fen.
/// @param local Whether it counts as invested in the fund's own division.
/// @param struck Whether it counts no more.
struct Receipt {
    uint32 agreement;
    InvestmentSource source;
    uint128 amount;
    bool local;
    bool struck;
}
