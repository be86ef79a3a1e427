// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Day} from "../../types/Day.sol";
import {Attesting} from "../Attesting.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {AgreementActs} from "./AgreementActs.sol";
import {Ground} from "./Ground.sol";
import {IFunds} from "./IFunds.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {InvestmentBook} from "./InvestmentBook.sol";
import {Investments} from "./Investments.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {AgreementState, AgreementTerms, Amendment, InvestmentStage} from "./InvestmentTypes.sol";
import {ProofActs} from "./ProofActs.sol";

/// @title InvestmentLedger
/// @notice See {IInvestmentLedger}.
contract InvestmentLedger is InvestmentBook {
    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    /// @param funds Guidance funds.
    /// @param land The register of land.
    constructor(
        IConsortium consortium,
        IParkRegistry parks,
        IFunds funds,
        IRegisterViews land
    ) InvestmentBook(consortium, parks, funds, land) {}

    /// @inheritdoc IInvestmentLedger
    function propose(AgreementTerms calldata terms) external returns (uint32 agreement) {
        _requireOperator(terms.park);
        return AgreementActs.propose(_ground(), terms);
    }

    /// @inheritdoc IInvestmentLedger
    function accept(uint32 agreement) external {
        _invested(agreement, AgreementState.Proposed);
        AgreementActs.accept(_ground(), agreement);
    }

    /// @inheritdoc IInvestmentLedger
    function withdraw(uint32 agreement) external {
        _operated(agreement, AgreementState.Proposed).state = AgreementState.Withdrawn;
        emit AgreementWithdrawn(agreement);
    }

    /// @inheritdoc IInvestmentLedger
    function amend(uint32 agreement, Amendment calldata amendment) external {
        _operated(agreement, AgreementState.Live);
        AgreementActs.amend(_ground(), agreement, amendment);
    }

    /// @inheritdoc IInvestmentLedger
    function acceptAmendment(uint32 agreement, bytes32 document) external {
        _invested(agreement, AgreementState.Live);
        AgreementActs.acceptAmendment(_ground(), agreement, document);
    }

    /// @inheritdoc IInvestmentLedger
    function end(uint32 agreement, bytes32 document) external {
        _operated(agreement, AgreementState.Live);
        CONSORTIUM.requireGood(document);
        AgreementActs.end(agreement, document);
    }

    /// @inheritdoc IInvestmentLedger
    function commit(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 document) external {
        _invested(agreement, AgreementState.Live);
        require(amount != 0, InvestmentZero(agreement));
        uint128 contracted = Investments.sumOf(agreement, source, InvestmentStage.Contracted);
        uint256 sum = uint256(Investments.sumOf(agreement, source, InvestmentStage.Committed)) + amount;
        require(sum <= contracted, CommittedAboveContracted(agreement, source, sum, contracted));
        CONSORTIUM.requireGood(document);
        Investments.serve(agreement, source, document, 0);
        Investments.set(agreement, source, InvestmentStage.Committed, uint128(sum));
        emit Committed(agreement, source, amount, document);
    }

    /// @inheritdoc IInvestmentLedger
    function release(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 document) external {
        _operated(agreement, AgreementState.Live);
        require(amount != 0, InvestmentZero(agreement));
        uint128 committed = Investments.sumOf(agreement, source, InvestmentStage.Committed);
        uint128 open = committed - Investments.sumOf(agreement, source, InvestmentStage.PaidIn);
        require(amount <= open, CommittedBelowPaidIn(agreement, source, amount, open));
        CONSORTIUM.requireGood(document);
        Investments.set(agreement, source, InvestmentStage.Committed, committed - amount);
        emit CommitmentReleased(agreement, source, amount, document);
    }

    /// @inheritdoc IInvestmentLedger
    function payIn(uint32 agreement, InvestmentSource source, uint128 amount, bytes32 receipt) external {
        _invested(agreement, AgreementState.Live);
        ProofActs.payIn(_ground(), agreement, source, amount, receipt);
    }

    /// @inheritdoc IInvestmentLedger
    function strike(bytes32 receipt) external {
        ProofActs.strike(_ground(), receipt);
    }

    /// @inheritdoc IInvestmentLedger
    function attest(
        uint32 agreement,
        InvestmentSource source,
        uint128 total,
        Day asOf,
        bytes32 document
    ) external {
        Attesting.requireAttester(CONSORTIUM, document);
        ProofActs.attest(_ground(), agreement, source, total, asOf, document);
    }

    function _ground() private view returns (Ground memory) {
        return Ground(CONSORTIUM, PARKS, FUNDS, LAND);
    }
}
