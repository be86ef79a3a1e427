// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAgency} from "../party/agency/IAgency.sol";
import {Act, ActHeader} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";
import {Consent} from "./IDaybook.sol";
import {Forms} from "./Forms.sol";
import {Instrument} from "./Instruments.sol";

/// @title Consents that an attorney gives
/// @notice Such a consent names the principal as its party; its signature is `BY_ATTORNEY`, the number of the power, and
/// the attorney's own signature of what the principal would sign: `abi.encodePacked(BY_ATTORNEY, uint32 power, signature)`.
library Attorneys {
    bytes4 internal constant BY_ATTORNEY = bytes4(keccak256("byAttorney(uint32,bytes)"));
    uint256 private constant PREFIX = 8;

    /// @dev Whether a consent is said to be given by an attorney.
    function isMarked(Consent calldata c) internal pure returns (bool) {
        return c.signature.length > PREFIX && bytes4(c.signature) == BY_ATTORNEY;
    }

    /// @notice Refuses unless the power that a consent names lets its attorney give it.
    /// @param agency Registry of powers.
    /// @param i The instrument.
    /// @param h Its header.
    /// @param c The consent.
    /// @return power Number of the power.
    /// @return attorney Who must have signed.
    function requirePower(
        IAgency agency,
        Instrument calldata i,
        ActHeader calldata h,
        Consent calldata c
    ) internal view returns (uint32 power, address attorney) {
        power = uint32(bytes4(c.signature[4:PREFIX]));
        attorney = agency.requirePower(power, c.party, i.act, _titleOf(i, h), Forms.sumOf(i.act, i.body));
    }

    /// @dev The attorney's own signature.
    function signatureOf(Consent calldata c) internal pure returns (bytes calldata) {
        return c.signature[PREFIX:];
    }

    /// @dev The one title that the instrument disposes of; a merger disposes of several, which no power for one covers.
    function _titleOf(Instrument calldata i, ActHeader calldata h) private pure returns (TitleId) {
        return i.act == Act.Merge ? TitleId.wrap(0) : h.title;
    }
}
