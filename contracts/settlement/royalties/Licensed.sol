// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {ILicenceViews, LicenceView} from "../../register/ip/licences/ILicenceViews.sol";
import {IRegister} from "../../register/IRegister.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Proprietorship} from "../../register/proprietorship/Proprietorship.sol";
import {AssetClass} from "../../register/rules/AssetClass.sol";
import {LicenceKind} from "../../types/instruments/Licensing.sol";
import {IRoyalties, RoyaltySchedule, RoyaltyTerms} from "./IRoyalties.sol";

/// @title What the register says of a licence that carries royalties
/// @notice Who has it, who gave it, whose agreement its schedule needs, and by what shares its royalties are split.
library Licensed {
    /// @notice The licence, live.
    function licenceOf(RoyaltyTerms memory t) internal view returns (LicenceView memory v) {
        v = ILicenceViews(t.register).licenceOf(t.title, t.licence);
        require(v.kind != LicenceKind.None, IRoyalties.RoyaltyLicenceUnknown(t.title, t.licence));
    }

    /// @notice Who is paid today, and by what shares.
    function licensorsOf(
        RoyaltyTerms memory t,
        address licensor
    ) internal view returns (Proprietorship.Holding[] memory holdings) {
        if (licensor == address(0)) return IRegisterViews(t.register).folioOf(t.title).proprietors;
        holdings = new Proprietorship.Holding[](1);
        holdings[0] = Proprietorship.Holding(licensor, 1);
    }

    /// @notice Whether every licensor's agreement is needed, or that of one suffices.
    function needsAll(RoyaltyTerms memory t, LicenceKind kind) internal view returns (bool) {
        bool sole = kind == LicenceKind.Exclusive || kind == LicenceKind.Sole;
        return sole || IRegister(t.register).classOf(t.title) == AssetClass.TradeMark;
    }

    /// @notice Place of a party, or of one that it answers for, among the licensors.
    function indexOf(
        IPartyRegistry parties,
        Proprietorship.Holding[] memory holdings,
        address party
    ) internal view returns (bool found, uint256 index) {
        for (uint256 i = 0; i < holdings.length; ++i) {
            address holder = holdings[i].party;
            if (holder == party || parties.answeringFor(holder) == party) return (true, i);
        }
        return (false, 0);
    }

    /// @notice Keeps what the register says, for the time when the licence has ended.
    function note(RoyaltySchedule storage s) internal {
        LicenceView memory v = ILicenceViews(s.terms.register).licenceOf(s.terms.title, s.terms.licence);
        if (v.kind == LicenceKind.None) return;
        if (v.licensee != s.licensee) s.licensee = v.licensee;
        if (v.licensor != s.licensor) s.licensor = v.licensor;
    }

    /// @notice Parts of a payment: by shares, rounded down, and what is left to the taker's. They add up to `amount`.
    function partsOf(
        Proprietorship.Holding[] memory holdings,
        uint256 taker,
        uint128 amount
    ) internal pure returns (uint128[] memory parts) {
        uint256 count = holdings.length;
        parts = new uint128[](count);
        uint256 supply;
        for (uint256 i = 0; i < count; ++i) supply += holdings[i].shares;
        uint128 left = amount;
        for (uint256 i = 0; i < count; ++i) {
            parts[i] = uint128((uint256(amount) * holdings[i].shares) / supply);
            left -= parts[i];
        }
        parts[taker] += left;
    }
}
