// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {InvestmentSource} from "./InvestmentSource.sol";

/// @notice What the partners of a fund agree on. Parts are in basis points: hundredths of one per cent.
/// @param gp General partner: it establishes the fund, holds its money and invests it.
/// @param programme Commitment to the policy or programme that the fund serves; 0 if none.
/// @param division GB/T 2260 code of the division that the fund serves; 0 for the whole country.
/// @param target Fen that the partners commit at most, together.
/// @param termEnd Last day on which partners join and pay in, UTC+8.
/// @param localBp Part of what the fund invests that is to go into its division. Reported, never enforced.
/// @param carryBp Part of the profit that is the general partner's.
/// @param toleranceBp Part of what was paid in whose loss is tolerated.
/// @param document Partnership agreement, of the kind `Contract`.
struct FundTerms {
    address gp;
    bytes32 programme;
    uint32 division;
    uint128 target;
    Day termEnd;
    uint16 localBp;
    uint16 carryBp;
    uint16 toleranceBp;
    bytes32 document;
}

/// @notice A fund.
/// @param terms What was agreed.
/// @param committed Fen that the partners committed.
/// @param paidIn Fen of it that they paid in.
/// @param returned Fen of what was paid in that went back to them.
/// @param distributed Fen distributed, all told.
/// @param carried Fen of it that are the general partner's.
/// @param lost Fen of attested losses.
struct Fund {
    FundTerms terms;
    uint128 committed;
    uint128 paidIn;
    uint128 returned;
    uint128 distributed;
    uint128 carried;
    uint128 lost;
}

/// @notice What a limited partner has in a fund.
/// @param source Where its money comes from.
/// @param most Fen that the general partner lets it commit.
/// @param committed Fen committed.
/// @param paidIn Fen paid in.
/// @param returned Fen of it that came back.
/// @param profit Fen of profit.
/// @param withheld Fen of both that it could not be paid yet.
struct Stake {
    InvestmentSource source;
    uint128 most;
    uint128 committed;
    uint128 paidIn;
    uint128 returned;
    uint128 profit;
    uint128 withheld;
}

/// @title Guidance funds
/// @notice Funds of limited partners, governments among them, that a general partner invests. Committed and paid-in are kept
/// apart, for the whole fund, for each partner and for each source of money: fees and shares go by what is paid in, and the
/// ledger of investments lets a fund invest no more of a source than was paid in of it.
///
/// ```
/// establish --invite, subscribe--> committed --payIn--> paid in --distribute--> capital back first, then profit and carry
/// ```
///
/// **Money** goes from the partner to the general partner, and back, in deposits; this contract holds none. The payer has
/// allowed it to move them.
///
/// **Distribution.** First the capital that is still out, by what is still out of each partner; of what is above it the
/// carry stays with the general partner, the rest goes to the partners by what they paid in. Parts are rounded down; the
/// fen that are left are the first partner's, of capital as far as its own is still out, then the next one's. What a
/// partner cannot receive at present is withheld for it by the general partner, so that it does not stop the others. The
/// general partner must have the whole amount: its carry and what it withholds are moved from itself to itself.
///
/// **Parties** that have ceased are answered for by their successors.
interface IFunds {
    /// @notice A fund was established.
    /// @param fund Its number.
    /// @param gp General partner.
    /// @param programme What it serves.
    /// @param terms What was agreed.
    event FundEstablished(
        uint32 indexed fund,
        address indexed gp,
        bytes32 indexed programme,
        FundTerms terms
    );
    /// @notice The general partner lets a party become limited partner, or changes what it may commit.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param source Where its money comes from.
    /// @param most Fen that it may commit, in all.
    event PartnerInvited(
        uint32 indexed fund,
        address indexed lp,
        InvestmentSource indexed source,
        uint128 most
    );
    /// @notice A limited partner committed money.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param source Where its money comes from.
    /// @param amount Fen.
    event FundSubscribed(
        uint32 indexed fund,
        address indexed lp,
        InvestmentSource indexed source,
        uint128 amount
    );
    /// @notice A limited partner paid in.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param source Where its money comes from.
    /// @param amount Fen.
    event FundPaidIn(
        uint32 indexed fund,
        address indexed lp,
        InvestmentSource indexed source,
        uint128 amount
    );
    /// @notice Money of the fund was distributed.
    /// @param fund Number of the fund.
    /// @param amount Fen, all told.
    /// @param capital Fen of it that give capital back.
    /// @param carry Fen of it that are the general partner's.
    event FundDistributed(uint32 indexed fund, uint128 amount, uint128 capital, uint128 carry);
    /// @notice A limited partner's part of a distribution.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param payee Who answers for it.
    /// @param capital Fen of its capital.
    /// @param profit Fen of profit.
    /// @param withheld Whether the general partner keeps it for the payee.
    event DistributionPart(
        uint32 indexed fund,
        address indexed lp,
        address indexed payee,
        uint128 capital,
        uint128 profit,
        bool withheld
    );
    /// @notice What was withheld for a limited partner was paid.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param payee Who answers for it.
    /// @param amount Fen.
    event WithheldPaid(uint32 indexed fund, address indexed lp, address indexed payee, uint128 amount);
    /// @notice A loss of the fund was attested.
    /// @param fund Number of the fund.
    /// @param attester Who attested it.
    /// @param amount Fen.
    /// @param document Report.
    event FundLossRecorded(uint32 indexed fund, address indexed attester, uint128 amount, bytes32 document);

    /// @notice There is no fund of this number.
    error FundUnknown(uint32 fund);
    /// @notice A fund needs a target.
    error FundTargetZero();
    /// @notice A division has six digits, or is 0 for the whole country.
    error FundDivisionInvalid(uint32 division);
    /// @notice A part is 10,000 basis points at most.
    error BasisPointsInvalid(uint16 points);
    /// @notice The fund's last day is past on `today` (UTC+8): nobody joins or pays in any more.
    error FundOver(Day termEnd, Day today);
    /// @notice The partnership agreement founded `fund` before.
    error FundDocumentUsed(bytes32 document, uint32 fund);
    /// @notice An amount of nothing.
    error FundAmountZero(uint32 fund);
    /// @notice The general partner has not invited `lp`.
    error NotInvited(uint32 fund, address lp);
    /// @notice The money of `lp` comes from `source` and from no other.
    error PartnerSourceOther(uint32 fund, address lp, InvestmentSource source);
    /// @notice `lp` would have committed `committed`, and may commit `most`.
    error CommittedAboveInvited(uint32 fund, address lp, uint256 committed, uint128 most);
    /// @notice The partners would have committed `committed`, above the fund's target.
    error FundTargetExceeded(uint32 fund, uint256 committed, uint128 target);
    /// @notice A fund has `most` partners at most.
    error FundFull(uint32 fund, uint256 most);
    /// @notice `lp` would have paid in `paidIn`, and has committed `committed`.
    error PaidInAboveCommitted(uint32 fund, address lp, uint256 paidIn, uint128 committed);
    /// @notice Nobody has paid in: there is nobody to distribute to.
    error FundEmpty(uint32 fund);
    /// @notice Nothing is withheld for `lp`.
    error NothingWithheld(uint32 fund, address lp);
    /// @notice The fund would have lost `lost`, more than was paid in.
    error LossAbovePaidIn(uint32 fund, uint256 lost, uint128 paidIn);
    /// @notice The report served for a loss of `fund` before.
    error LossReportUsed(bytes32 document, uint32 fund);

    /// @notice Establishes a fund. Its general partner, active. Reverts with `NotTheParty`, `FundTargetZero`,
    /// `FundDivisionInvalid`, `BasisPointsInvalid`, `FundOver`, `FundDocumentUsed`, or the reason that `requireKind` gives.
    /// @param terms What was agreed.
    /// @return fund Its number.
    /// @custom:office Party
    function establish(FundTerms calldata terms) external returns (uint32 fund);

    /// @notice Lets a party become limited partner with money of one source, up to a sum; again to change the sum. The
    /// general partner, active. Reverts with `FundUnknown`, `NotTheParty`, `FundOver`, the reason that `requireActive` gives
    /// for `lp`, `PartnerSourceOther` or `CommittedAboveInvited`.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param source Where its money comes from; once it has committed, always the same.
    /// @param most Fen that it may commit, in all; not less than it has.
    /// @custom:office Gp@fund
    function invite(uint32 fund, address lp, InvestmentSource source, uint128 most) external;

    /// @notice Commits money; what was committed before stays. A party that was invited, active. Reverts with `FundUnknown`,
    /// `FundOver`, `FundAmountZero`, `NotInvited`, `PartnerSourceOther`, `CommittedAboveInvited`, `FundTargetExceeded` or
    /// `FundFull`.
    /// @param fund Number of the fund.
    /// @param source Where the money comes from, as invited.
    /// @param amount Fen.
    /// @custom:office Party
    function subscribe(uint32 fund, InvestmentSource source, uint128 amount) external;

    /// @notice Pays what was committed, to the general partner. The limited partner, active, or who answers for it. Reverts
    /// with `FundUnknown`, `NotTheParty`, `FundOver`, `FundAmountZero`, `PaidInAboveCommitted`, or as the token.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @param amount Fen.
    /// @custom:office Partner@fund
    function payIn(uint32 fund, address lp, uint128 amount) external;

    /// @notice Distributes money of the fund. The general partner, active. Reverts with `FundUnknown`, `NotTheParty`,
    /// `FundAmountZero`, `FundEmpty`, or as the token.
    /// @param fund Number of the fund.
    /// @param amount Fen, the carry included.
    /// @custom:office Gp@fund
    function distribute(uint32 fund, uint128 amount) external;

    /// @notice Pays what was withheld for a limited partner. The general partner, active. Reverts with `FundUnknown`,
    /// `NotTheParty`, `NothingWithheld`, or as the token.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @custom:office Gp@fund
    function payWithheld(uint32 fund, address lp) external;

    /// @notice Records an attested loss. The attester of the report, independent of the general partner. Reverts with
    /// `NotItsAttester`, `FundUnknown`, `ConflictOfInterest`, `FundAmountZero`, `LossReportUsed`, `LossAbovePaidIn`, or the
    /// reason that `requireKind` gives.
    /// @param fund Number of the fund.
    /// @param amount Fen.
    /// @param document Report, of the kind `FiguresReport`; it serves once.
    /// @custom:office Attester@document
    function recordLoss(uint32 fund, uint128 amount, bytes32 document) external;

    /// @notice Number of the last fund.
    /// @return 0 if there is none.
    function lastFund() external view returns (uint32);

    /// @notice A fund.
    /// @param fund Its number.
    /// @return The fund; empty if there is none.
    function fundOf(uint32 fund) external view returns (Fund memory);

    /// @notice The general partner of a fund. Reverts with `FundUnknown`.
    /// @param fund Number of the fund.
    /// @return The party.
    function gpOf(uint32 fund) external view returns (address);

    /// @notice What the partners have paid in.
    /// @param fund Number of the fund.
    /// @return Fen.
    function paidInOf(uint32 fund) external view returns (uint128);

    /// @notice What the partners have committed and paid in of one source.
    /// @param fund Number of the fund.
    /// @param source Where the money comes from.
    /// @return committed Fen.
    /// @return paidIn Fen.
    function sumsOf(
        uint32 fund,
        InvestmentSource source
    ) external view returns (uint128 committed, uint128 paidIn);

    /// @notice Which part of what a fund invests is to go where. Reverts with `FundUnknown`.
    /// @param fund Number of the fund.
    /// @return division GB/T 2260 code; 0 for the whole country.
    /// @return localBp Part, in basis points.
    function localRuleOf(uint32 fund) external view returns (uint32 division, uint16 localBp);

    /// @notice Those who committed money, first comes first.
    /// @param fund Number of the fund.
    /// @return Limited partners.
    function partnersOf(uint32 fund) external view returns (address[] memory);

    /// @notice What a limited partner has in a fund.
    /// @param fund Number of the fund.
    /// @param lp Limited partner.
    /// @return Its stake.
    function stakeOf(uint32 fund, address lp) external view returns (Stake memory);

    /// @notice How a distribution would be split today. Reverts with `FundUnknown` or `FundEmpty`.
    /// @param fund Number of the fund.
    /// @param amount Fen, the carry included.
    /// @return capital Fen of capital for each partner, in their order.
    /// @return profit Fen of profit for each partner.
    /// @return carry Fen that are the general partner's.
    function waterfallOf(
        uint32 fund,
        uint128 amount
    ) external view returns (uint256[] memory capital, uint256[] memory profit, uint128 carry);

    /// @notice Whether the attested losses stay within what the partners agreed to tolerate. Reverts with `FundUnknown`.
    /// @param fund Number of the fund.
    /// @return True if they do.
    function isWithinTolerance(uint32 fund) external view returns (bool);
}
