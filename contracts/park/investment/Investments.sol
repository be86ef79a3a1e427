// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {
    Agreement,
    AgreementState,
    AgreementTerms,
    Amendment,
    Attestation,
    InvestmentStage,
    Receipt
} from "./InvestmentTypes.sol";

/// @title Where investments are kept
/// @notice What {InvestmentLedger} stores. Sums stand as four numbers in the order of `InvestmentStage`; totals are written
/// with every sum, so that they are read at once.
library Investments {
    /// @custom:storage-location erc7201:parkfolio.storage.InvestmentLedger
    struct Layout {
        /// Number of the last agreement.
        uint32 last;
        mapping(uint32 agreement => Agreement) agreements;
        /// Amendments that are proposed.
        mapping(uint32 agreement => Amendment) amendments;
        mapping(uint32 agreement => mapping(InvestmentSource source => uint128[4])) sums;
        mapping(uint32 park => mapping(InvestmentSource source => uint128[4])) ofPark;
        mapping(bytes32 programme => mapping(InvestmentSource source => uint128[4])) ofProgramme;
        mapping(InvestmentSource source => uint128[4]) ofAll;
        /// What a fund has paid in under agreements; in parks of its division.
        mapping(uint32 fund => mapping(InvestmentSource source => uint128)) invested;
        mapping(uint32 fund => uint128) local;
        /// Live agreement that a parcel is in.
        mapping(TitleId parcel => uint32 agreement) covering;
        /// Live agreements with a parcel.
        mapping(uint32 park => mapping(address investor => uint32[])) landed;
        /// Agreement that a document founded or amended.
        mapping(bytes32 document => uint32 agreement) founded;
        mapping(bytes32 receipt => Receipt) receipts;
        mapping(uint32 agreement => mapping(InvestmentSource source => Attestation[])) attestations;
        /// Number of filings of an agreement's attested totals.
        mapping(uint32 agreement => uint32) filings;
        /// What a document served for: bit n for a commitment of source n, bit 4 + n for its attested total.
        mapping(uint32 agreement => mapping(bytes32 document => uint8 mask)) served;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.InvestmentLedger")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xd4a3603ebe9967f6a9f68b199522c0dedee5eb03e90560c4afb698792327a700;

    /// @notice How many sources of money there are.
    uint8 internal constant SOURCES = 4;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @dev Puts a sum of an agreement in the place of what it was, and so in all totals that it is part of.
    function set(uint32 agreement, InvestmentSource source, InvestmentStage stage, uint128 to) internal {
        Layout storage $ = layout();
        AgreementTerms storage t = $.agreements[agreement].terms;
        uint256 i = uint256(stage);
        uint128 from = $.sums[agreement][source][i];
        $.sums[agreement][source][i] = to;
        _replace($.ofPark[t.park][source], i, from, to);
        _replace($.ofProgramme[t.programme][source], i, from, to);
        _replace($.ofAll[source], i, from, to);
    }

    function sumOf(
        uint32 agreement,
        InvestmentSource source,
        InvestmentStage stage
    ) internal view returns (uint128) {
        return layout().sums[agreement][source][uint256(stage)];
    }

    function known(uint32 agreement) internal view returns (Agreement storage a) {
        a = layout().agreements[agreement];
        require(a.state != AgreementState.None, IInvestmentLedger.AgreementUnknown(agreement));
    }

    /// @dev Writes the parcel into the terms, and counts it for the investor.
    function cover(uint32 agreement, AgreementTerms storage t, TitleId parcel) internal {
        t.parcel = parcel;
        if (parcel.isNone()) return;
        layout().covering[parcel] = agreement;
        layout().landed[t.park][t.investor].push(agreement);
    }

    /// @dev Frees the parcel.
    function uncover(uint32 agreement, AgreementTerms storage t) internal {
        if (t.parcel.isNone()) return;
        delete layout().covering[t.parcel];
        uint32[] storage landed = layout().landed[t.park][t.investor];
        uint256 last = landed.length - 1;
        uint256 i = last;
        while (landed[i] != agreement) --i;
        landed[i] = landed[last];
        landed.pop();
    }

    /// @dev A document serves once for a commitment of a source, offset 0, and once for its attested total, offset 4.
    function serve(uint32 agreement, InvestmentSource source, bytes32 document, uint8 offset) internal {
        uint8 bit = uint8(1 << (uint8(source) + offset));
        uint8 mask = layout().served[agreement][document];
        bool fresh = mask & bit == 0;
        require(fresh, IInvestmentLedger.DocumentCounted(document, agreement, source));
        layout().served[agreement][document] = mask | bit;
    }

    function _replace(uint128[4] storage sums, uint256 stage, uint128 from, uint128 to) private {
        sums[stage] = sums[stage] - from + to;
    }
}
