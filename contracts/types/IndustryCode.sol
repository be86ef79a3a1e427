// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// An industry of GB/T 4754-2017: section letter `A` to `T`, then no digit, or two, three or four (division, group, class),
/// as left-aligned ASCII: `I`, `I65`, `I651`, `I6513`.
type IndustryCode is bytes5;

using IndustryCodes for IndustryCode global;

/// @title IndustryCodes
/// @notice Form and scope of industry codes.
library IndustryCodes {
    /// @notice The code is not of the form of GB/T 4754-2017, or its section has no such division.
    error IndustryCodeMalformed(IndustryCode code);

    /// @dev Last division of each section, `A` to `T`; a section begins after the one before.
    bytes20 private constant LAST_DIVISIONS = hex"050c2b2e32343c3e414546484b4f5253555a6061";

    /// @notice Refuses a code that is none of GB/T 4754-2017. Groups and classes are not looked up.
    /// @param code A code.
    function check(IndustryCode code) internal pure {
        require(isValid(code), IndustryCodeMalformed(code));
    }

    /// @notice Whether section and division are of GB/T 4754-2017, and all is of its form.
    /// @param code A code.
    function isValid(IndustryCode code) internal pure returns (bool) {
        bytes5 word = IndustryCode.unwrap(code);
        if (word[0] < "A" || word[0] > "T") return false;
        uint256 digits;
        while (digits < 4 && word[digits + 1] >= "0" && word[digits + 1] <= "9") ++digits;
        // Nothing follows the digits.
        if (digits == 1 || word << (8 * (digits + 1)) != 0) return false;
        return digits == 0 || _isOfSection(uint8(word[0]) - 0x41, word);
    }

    /// @notice Whether `wide` is `code` or a section, division or group that holds it.
    /// @param wide A checked code.
    /// @param code A checked code.
    function covers(IndustryCode wide, IndustryCode code) internal pure returns (bool) {
        bytes5 word = IndustryCode.unwrap(wide);
        bytes5 mask = 0xff00000000;
        for (uint256 i = 1; i < 5 && word[i] != 0; ++i) mask |= bytes5(0xff00000000) >> (8 * i);
        return IndustryCode.unwrap(code) & mask == word;
    }

    function _isOfSection(uint256 section, bytes5 word) private pure returns (bool) {
        uint256 division = (uint8(word[1]) - 0x30) * 10 + uint8(word[2]) - 0x30;
        uint256 before = section == 0 ? 0 : uint8(LAST_DIVISIONS[section - 1]);
        return before < division && division <= uint8(LAST_DIVISIONS[section]);
    }
}
