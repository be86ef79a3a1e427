// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {Days} from "../../types/Day.sol";
import {Shares} from "../../types/Shares.sol";
import {OnConsortium} from "../OnConsortium.sol";
import {Fund, FundTerms, IFunds, Stake} from "./IFunds.sol";
import {InvestmentSource} from "./InvestmentSource.sol";
import {Waterfall} from "./Waterfall.sol";

/// @title Where funds are kept
/// @notice What {Funds} stores and tells, and what its acts ask.
abstract contract FundBook is IFunds, OnConsortium {
    /// @notice What was committed and paid in of a source.
    /// @param committed Fen.
    /// @param paidIn Fen.
    struct OfSource {
        uint128 committed;
        uint128 paidIn;
    }

    /// @custom:storage-location erc7201:parkfolio.storage.Funds
    struct FundsStorage {
        /// Number of the last fund.
        uint32 last;
        mapping(uint32 fund => Fund) funds;
        /// Those who committed money, in the order in which they came.
        mapping(uint32 fund => address[]) partners;
        mapping(uint32 fund => mapping(address lp => Stake)) stakes;
        mapping(uint32 fund => mapping(InvestmentSource source => OfSource)) sums;
        /// Fund that a partnership agreement founded.
        mapping(bytes32 document => uint32 fund) founded;
        /// Fund for whose loss a report served.
        mapping(bytes32 document => uint32 fund) losses;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Funds")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x8bf0727ee7a7412a15dc62a7289bb8249d231859b7d41919c417a4bb1c290200;

    constructor(IConsortium consortium) OnConsortium(consortium) {}

    /// @inheritdoc IFunds
    function lastFund() external view returns (uint32) {
        return _storage().last;
    }

    /// @inheritdoc IFunds
    function fundOf(uint32 fund) external view returns (Fund memory) {
        return _storage().funds[fund];
    }

    /// @inheritdoc IFunds
    function gpOf(uint32 fund) external view returns (address) {
        return _known(fund).terms.gp;
    }

    /// @inheritdoc IFunds
    function paidInOf(uint32 fund) external view returns (uint128) {
        return _storage().funds[fund].paidIn;
    }

    /// @inheritdoc IFunds
    function sumsOf(
        uint32 fund,
        InvestmentSource source
    ) external view returns (uint128 committed, uint128 paidIn) {
        OfSource storage sums = _storage().sums[fund][source];
        return (sums.committed, sums.paidIn);
    }

    /// @inheritdoc IFunds
    function localRuleOf(uint32 fund) external view returns (uint32 division, uint16 localBp) {
        FundTerms storage t = _known(fund).terms;
        return (t.division, t.localBp);
    }

    /// @inheritdoc IFunds
    function partnersOf(uint32 fund) external view returns (address[] memory) {
        return _storage().partners[fund];
    }

    /// @inheritdoc IFunds
    function stakeOf(uint32 fund, address lp) external view returns (Stake memory) {
        return _storage().stakes[fund][lp];
    }

    /// @inheritdoc IFunds
    function waterfallOf(
        uint32 fund,
        uint128 amount
    ) external view returns (uint256[] memory capital, uint256[] memory profit, uint128 carry) {
        _known(fund);
        uint128 back;
        uint128 gain;
        (back, carry, gain) = _tiersOf(fund, amount);
        (capital, profit) = _partsOf(fund, back, gain);
    }

    /// @inheritdoc IFunds
    function isWithinTolerance(uint32 fund) external view returns (bool) {
        Fund storage f = _known(fund);
        return uint256(f.lost) * Waterfall.WHOLE <= uint256(f.paidIn) * f.terms.toleranceBp;
    }

    function _tiersOf(
        uint32 fund,
        uint128 amount
    ) internal view returns (uint128 capital, uint128 carry, uint128 profit) {
        Fund storage f = _storage().funds[fund];
        require(f.paidIn != 0, FundEmpty(fund));
        return Waterfall.tiers(amount, f.paidIn - f.returned, f.terms.carryBp);
    }

    /// @dev Each partner's part of capital and profit.
    function _partsOf(
        uint32 fund,
        uint128 capital,
        uint128 profit
    ) internal view returns (uint256[] memory back, uint256[] memory gains) {
        address[] storage partners = _storage().partners[fund];
        uint256 count = partners.length;
        uint256[] memory out = new uint256[](count);
        uint256[] memory paid = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            Stake storage s = _storage().stakes[fund][partners[i]];
            paid[i] = s.paidIn;
            out[i] = paid[i] - s.returned;
        }
        return (Waterfall.capitalOf(capital, out), Shares.split(profit, paid, 0));
    }

    function _known(uint32 fund) internal view returns (Fund storage f) {
        f = _storage().funds[fund];
        require(f.terms.gp != address(0), FundUnknown(fund));
    }

    /// @dev The fund, if its general partner calls.
    function _managed(uint32 fund) internal view returns (Fund storage f) {
        f = _known(fund);
        _requireParty(f.terms.gp);
    }

    function _requireOpen(Fund storage f) internal view {
        require(Days.today() <= f.terms.termEnd, FundOver(f.terms.termEnd, Days.today()));
    }

    function _storage() internal pure returns (FundsStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
