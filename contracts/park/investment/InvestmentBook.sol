// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {Attestations} from "./Attestations.sol";
import {IFunds} from "./IFunds.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {Investments} from "./Investments.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {
    Agreement,
    AgreementState,
    Amendment,
    Attestation,
    Receipt,
    Sums,
    Target
} from "./InvestmentTypes.sol";
import {Waterfall} from "./Waterfall.sol";

/// @title What the ledger of investments tells
/// @notice The views of {InvestmentLedger}, and who may act under an agreement.
abstract contract InvestmentBook is IInvestmentLedger, OnPark {
    using Attestations for Attestation[];

    IFunds internal immutable FUNDS;
    IRegisterViews internal immutable LAND;

    /// @notice Names what the ledger asks.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    /// @param funds Guidance funds.
    /// @param land The register of land.
    constructor(
        IConsortium consortium,
        IParkRegistry parks,
        IFunds funds,
        IRegisterViews land
    ) OnPark(consortium, parks) {
        FUNDS = funds;
        LAND = land;
    }

    /// @inheritdoc IInvestmentLedger
    function lastAgreement() external view returns (uint32) {
        return Investments.layout().last;
    }

    /// @inheritdoc IInvestmentLedger
    function agreementOf(uint32 agreement) external view returns (Agreement memory) {
        return Investments.layout().agreements[agreement];
    }

    /// @inheritdoc IInvestmentLedger
    function amendmentOf(uint32 agreement) external view returns (Amendment memory) {
        return Investments.layout().amendments[agreement];
    }

    /// @inheritdoc IInvestmentLedger
    function partiesTo(uint32 agreement) external view returns (uint32 park, address investor) {
        Agreement storage a = Investments.layout().agreements[agreement];
        bool accepted = a.state == AgreementState.Live || a.state == AgreementState.Ended;
        return accepted ? (a.terms.park, a.terms.investor) : (0, address(0));
    }

    /// @inheritdoc IInvestmentLedger
    function sumsOf(uint32 agreement, InvestmentSource source) external view returns (Sums memory) {
        return _told(Investments.layout().sums[agreement][source]);
    }

    /// @inheritdoc IInvestmentLedger
    function totalsOfPark(uint32 park, InvestmentSource source) external view returns (Sums memory) {
        return _told(Investments.layout().ofPark[park][source]);
    }

    /// @inheritdoc IInvestmentLedger
    function totalsOfProgramme(
        bytes32 programme,
        InvestmentSource source
    ) external view returns (Sums memory) {
        return _told(Investments.layout().ofProgramme[programme][source]);
    }

    /// @inheritdoc IInvestmentLedger
    function totals(InvestmentSource source) external view returns (Sums memory) {
        return _told(Investments.layout().ofAll[source]);
    }

    /// @inheritdoc IInvestmentLedger
    function investedOf(uint32 fund, InvestmentSource source) external view returns (uint128) {
        return Investments.layout().invested[fund][source];
    }

    /// @inheritdoc IInvestmentLedger
    function localOf(uint32 fund) external view returns (uint128 invested, uint128 local, bool kept) {
        (, uint16 localBp) = FUNDS.localRuleOf(fund);
        for (uint8 i = 0; i < Investments.SOURCES; ++i)
            invested += Investments.layout().invested[fund][InvestmentSource(i)];
        local = Investments.layout().local[fund];
        kept = uint256(local) * Waterfall.WHOLE >= uint256(invested) * localBp;
    }

    /// @inheritdoc IInvestmentLedger
    function receiptOf(bytes32 receipt) external view returns (Receipt memory) {
        return Investments.layout().receipts[receipt];
    }

    /// @inheritdoc IInvestmentLedger
    function attestationsOf(
        uint32 agreement,
        InvestmentSource source
    ) external view returns (Attestation[] memory) {
        return Investments.layout().attestations[agreement][source];
    }

    /// @inheritdoc IInvestmentLedger
    function progressOf(
        uint32 agreement,
        Day day
    ) external view returns (uint128 scheduled, uint128 attested) {
        Target[] storage schedule = Investments.layout().agreements[agreement].terms.schedule;
        for (uint256 i = 0; i < schedule.length && schedule[i].by <= day; ++i) {
            scheduled = schedule[i].total;
        }
        (attested, , ) = attestedAsOf(agreement, day);
    }

    /// @inheritdoc IInvestmentLedger
    function agreementOn(TitleId parcel) external view returns (uint32) {
        return Investments.layout().covering[parcel];
    }

    /// @inheritdoc IInvestmentLedger
    function landedOf(uint32 park, address investor) external view returns (uint32[] memory) {
        return Investments.layout().landed[park][investor];
    }

    /// @inheritdoc IInvestmentLedger
    function areaOf(uint32 park, address investor) external view returns (uint256 area) {
        uint32[] storage landed = Investments.layout().landed[park][investor];
        for (uint256 i = 0; i < landed.length; ++i) {
            area += LAND.folioOf(Investments.layout().agreements[landed[i]].terms.parcel).extent;
        }
    }

    /// @inheritdoc IInvestmentLedger
    function attestedAsOf(
        uint32 agreement,
        Day day
    ) public view returns (uint128 total, uint32 version, address attester) {
        uint32 newest;
        for (uint8 i = 0; i < Investments.SOURCES; ++i) {
            Attestation[] storage list = Investments.layout().attestations[agreement][InvestmentSource(i)];
            (uint128 sum, uint32 count, uint256 last) = list.asOf(day);
            total += sum;
            version += count;
            if (count == 0 || list[last].filing <= newest) continue;
            newest = list[last].filing;
            attester = list[last].attester;
        }
    }

    /// @dev The agreement, if the operator of its park calls and it is in this state.
    function _operated(uint32 agreement, AgreementState state) internal view returns (Agreement storage a) {
        a = Investments.known(agreement);
        _requireOperator(a.terms.park);
        require(a.state == state, AgreementNotIn(agreement, a.state));
    }

    /// @dev The agreement, if its investor calls and it is in this state.
    function _invested(uint32 agreement, AgreementState state) internal view returns (Agreement storage a) {
        a = Investments.known(agreement);
        _requireParty(a.terms.investor);
        require(a.state == state, AgreementNotIn(agreement, a.state));
    }

    function _told(uint128[4] storage sums) private view returns (Sums memory) {
        return Sums(sums[0], sums[1], sums[2], sums[3]);
    }
}
