// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Days} from "../../types/Day.sol";
import {Attesting} from "../Attesting.sol";
import {Independence} from "../Independence.sol";
import {FundBook} from "./FundBook.sol";
import {Fund, FundTerms, IFunds, Stake} from "./IFunds.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {Waterfall} from "./Waterfall.sol";

/// @title Funds
/// @notice See {IFunds}.
contract Funds is FundBook {
    using SafeERC20 for IDepositToken;

    uint256 private constant MOST_PARTNERS = 32;

    IDepositToken private immutable TOKEN;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    constructor(IConsortium consortium, IDepositToken token) FundBook(consortium) {
        TOKEN = token;
    }

    /// @inheritdoc IFunds
    function establish(FundTerms calldata terms) external returns (uint32 fund) {
        CONSORTIUM.requireActive(msg.sender);
        require(msg.sender == terms.gp, NotTheParty(msg.sender, terms.gp));
        _requireSound(terms);
        FundsStorage storage $ = _storage();
        fund = ++$.last;
        $.funds[fund].terms = terms;
        $.founded[terms.document] = fund;
        emit FundEstablished(fund, terms.gp, terms.programme, terms);
    }

    /// @inheritdoc IFunds
    function invite(uint32 fund, address lp, InvestmentSource source, uint128 most) external {
        Fund storage f = _managed(fund);
        _requireOpen(f);
        CONSORTIUM.requireActive(lp);
        Stake storage s = _storage().stakes[fund][lp];
        bool same = s.committed == 0 || s.source == source;
        require(same, PartnerSourceOther(fund, lp, s.source));
        require(most >= s.committed, CommittedAboveInvited(fund, lp, s.committed, most));
        (s.source, s.most) = (source, most);
        emit PartnerInvited(fund, lp, source, most);
    }

    /// @inheritdoc IFunds
    function subscribe(uint32 fund, InvestmentSource source, uint128 amount) external {
        CONSORTIUM.requireActive(msg.sender);
        Fund storage f = _known(fund);
        _requireOpen(f);
        require(amount != 0, FundAmountZero(fund));
        FundsStorage storage $ = _storage();
        Stake storage s = $.stakes[fund][msg.sender];
        require(s.most != 0, NotInvited(fund, msg.sender));
        require(s.source == source, PartnerSourceOther(fund, msg.sender, s.source));
        uint256 own = uint256(s.committed) + amount;
        require(own <= s.most, CommittedAboveInvited(fund, msg.sender, own, s.most));
        uint256 all = uint256(f.committed) + amount;
        require(all <= f.terms.target, FundTargetExceeded(fund, all, f.terms.target));
        if (s.committed == 0) {
            require($.partners[fund].length < MOST_PARTNERS, FundFull(fund, MOST_PARTNERS));
            $.partners[fund].push(msg.sender);
        }
        s.committed += amount;
        f.committed += amount;
        $.sums[fund][source].committed += amount;
        emit FundSubscribed(fund, msg.sender, source, amount);
    }

    /// @inheritdoc IFunds
    function payIn(uint32 fund, address lp, uint128 amount) external {
        Fund storage f = _known(fund);
        _requireParty(lp);
        _requireOpen(f);
        require(amount != 0, FundAmountZero(fund));
        Stake storage s = _storage().stakes[fund][lp];
        uint256 paidIn = uint256(s.paidIn) + amount;
        require(paidIn <= s.committed, PaidInAboveCommitted(fund, lp, paidIn, s.committed));
        s.paidIn += amount;
        f.paidIn += amount;
        _storage().sums[fund][s.source].paidIn += amount;
        emit FundPaidIn(fund, lp, s.source, amount);
        TOKEN.safeTransferFrom(msg.sender, CONSORTIUM.answeringFor(f.terms.gp), amount);
    }

    /// @inheritdoc IFunds
    function distribute(uint32 fund, uint128 amount) external {
        Fund storage f = _managed(fund);
        require(amount != 0, FundAmountZero(fund));
        (uint128 capital, uint128 carry, uint128 profit) = _tiersOf(fund, amount);
        (uint256[] memory back, uint256[] memory gains) = _partsOf(fund, capital, profit);
        f.returned += capital;
        f.distributed += amount;
        f.carried += carry;
        emit FundDistributed(fund, amount, capital, carry);
        address[] memory partners = _storage().partners[fund];
        uint128 kept = carry;
        for (uint256 i = 0; i < partners.length; ++i) {
            kept += _payPart(fund, partners[i], uint128(back[i]), uint128(gains[i]));
        }
        // Nothing moves, but the general partner must have it.
        if (kept != 0) TOKEN.safeTransferFrom(msg.sender, msg.sender, kept);
    }

    /// @inheritdoc IFunds
    function payWithheld(uint32 fund, address lp) external {
        _managed(fund);
        Stake storage s = _storage().stakes[fund][lp];
        uint128 amount = s.withheld;
        require(amount != 0, NothingWithheld(fund, lp));
        s.withheld = 0;
        address payee = CONSORTIUM.answeringFor(lp);
        emit WithheldPaid(fund, lp, payee, amount);
        TOKEN.safeTransferFrom(msg.sender, payee, amount);
    }

    /// @inheritdoc IFunds
    function recordLoss(uint32 fund, uint128 amount, bytes32 document) external {
        Attesting.requireAttester(CONSORTIUM, document);
        Fund storage f = _known(fund);
        Independence.requireIndependent(CONSORTIUM, msg.sender, f.terms.gp);
        require(amount != 0, FundAmountZero(fund));
        Attesting.requireReport(CONSORTIUM, document);
        uint32 before = _storage().losses[document];
        require(before == 0, LossReportUsed(document, before));
        uint256 lost = uint256(f.lost) + amount;
        require(lost <= f.paidIn, LossAbovePaidIn(fund, lost, f.paidIn));
        f.lost += amount;
        _storage().losses[document] = fund;
        emit FundLossRecorded(fund, msg.sender, amount, document);
    }

    /// @dev Pays a partner's part, or notes it as withheld; tells what stays with the general partner.
    function _payPart(uint32 fund, address lp, uint128 back, uint128 gain) private returns (uint128 kept) {
        uint128 part = back + gain;
        if (part == 0) return 0;
        Stake storage s = _storage().stakes[fund][lp];
        s.returned += back;
        s.profit += gain;
        address payee = CONSORTIUM.answeringFor(lp);
        bool withheld = !TOKEN.canReceive(payee);
        emit DistributionPart(fund, lp, payee, back, gain, withheld);
        if (withheld) {
            s.withheld += part;
            return part;
        }
        TOKEN.safeTransferFrom(msg.sender, payee, part);
    }

    function _requireSound(FundTerms calldata t) private view {
        require(t.target != 0, FundTargetZero());
        bool sound = t.division == 0 || _isDivision(t.division);
        require(sound, FundDivisionInvalid(t.division));
        require(t.localBp <= Waterfall.WHOLE, BasisPointsInvalid(t.localBp));
        require(t.carryBp <= Waterfall.WHOLE, BasisPointsInvalid(t.carryBp));
        require(t.toleranceBp <= Waterfall.WHOLE, BasisPointsInvalid(t.toleranceBp));
        require(Days.today() <= t.termEnd, FundOver(t.termEnd, Days.today()));
        uint32 before = _storage().founded[t.document];
        require(before == 0, FundDocumentUsed(t.document, before));
        CONSORTIUM.requireKind(t.document, DocumentKind.Contract);
    }
}
