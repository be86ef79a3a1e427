// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAgency} from "../party/agency/IAgency.sol";
import {ActHeader} from "../types/Acts.sol";
import {Consent} from "./IDaybook.sol";
import {Forms} from "./Forms.sol";
import {Instrument} from "./Instruments.sol";

/// @title Consents that an attorney gives
/// @notice Such a consent names the principal as its party; its signature is `BY_ATTORNEY`, the number of the power, and
/// the attorney's own signature of what the principal would sign: `abi.encodePacked(BY_ATTORNEY, uint32 power, signature)`.
library Attorneys {
    bytes4 internal constant BY_ATTORNEY = bytes4(keccak256("byAttorney(uint32,bytes)"));
    uint256 private constant PREFIX = 8;

    /// @notice Whether a consent is said to be given by an attorney.
    function isMarked(Consent calldata c) internal pure returns (bool) {
        return c.signature.length > PREFIX && bytes4(c.signature) == BY_ATTORNEY;
    }

    /// @notice Refuses unless the power lets its attorney give this consent.
    /// @param agency Registry of powers.
    /// @param i The instrument.
    /// @param h Its header.
    /// @param consents All consents that are given with this one.
    /// @param index Which of them.
    /// @return power Number of the power.
    /// @return attorney Who must have signed.
    function requirePower(
        IAgency agency,
        Instrument calldata i,
        ActHeader calldata h,
        Consent[] calldata consents,
        uint256 index
    ) internal view returns (uint32 power, address attorney) {
        bool both;
        power = _powerOf(consents[index]);
        uint128 sum = Forms.sumOf(i.act, i.body);
        (attorney, both) = agency.requirePower(power, consents[index].party, i.act, h.title, sum);
        if (!both) _requireOneSide(agency, power, attorney, consents, index);
    }

    /// @notice The attorney's own signature.
    function signatureOf(Consent calldata c) internal pure returns (bytes calldata) {
        return c.signature[PREFIX:];
    }

    /// @dev An attorney neither deals with itself nor with another whom it represents (Civil Code art. 168).
    function _requireOneSide(
        IAgency agency,
        uint32 power,
        address attorney,
        Consent[] calldata consents,
        uint256 index
    ) private view {
        for (uint256 k = 0; k < consents.length; ++k) {
            if (k == index) continue;
            bool same = consents[k].party == attorney ||
                (isMarked(consents[k]) && agency.powerOf(_powerOf(consents[k])).attorney == attorney);
            require(!same, IAgency.PowerBothSides(power, attorney));
        }
    }

    function _powerOf(Consent calldata c) private pure returns (uint32) {
        return uint32(bytes4(c.signature[4:PREFIX]));
    }
}
