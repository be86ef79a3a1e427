// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// A legal entity identifier: 20 ASCII characters.
type Lei is bytes20;

using Leis for Lei global;
using {sameLei as ==, otherLei as !=} for Lei global;

/// @dev `==` on identifiers.
function sameLei(Lei a, Lei b) pure returns (bool) {
    return Lei.unwrap(a) == Lei.unwrap(b);
}

/// @dev `!=` on identifiers.
function otherLei(Lei a, Lei b) pure returns (bool) {
    return Lei.unwrap(a) != Lei.unwrap(b);
}

/// @title Legal entity identifiers
/// @notice ISO 17442-1: 18 characters `0-9A-Z` and two check digits, 02 to 98, by ISO/IEC 7064
/// MOD 97-10: with letters written as the numbers 10 to 35, the whole is 1 modulo 97.
library Leis {
    /// @notice `value` is not 18 digits or capital letters and two digits; the first wrong character
    /// stands at `position` (from 0).
    error LeiMalformed(bytes20 value, uint256 position);

    /// @notice The check digits of `value` should be `expected` (two ASCII digits).
    error LeiBadCheckDigits(bytes20 value, bytes2 expected, bytes2 actual);

    /// @notice An identifier has 20 characters, this text has `length` bytes.
    error LeiLength(uint256 length);

    /// @notice Refuses an identifier that is malformed or fails its check digits.
    /// @dev Reverts with {LeiMalformed} or {LeiBadCheckDigits}.
    /// @param lei The identifier.
    function check(Lei lei) internal pure {
        bytes20 value = Lei.unwrap(lei);
        (uint256 position, bytes2 expected) = _judge(value);
        if (position < 20) revert LeiMalformed(value, position);
        bytes2 actual = bytes2(value << 144);
        if (actual != expected) revert LeiBadCheckDigits(value, expected, actual);
    }

    /// @notice Whether the identifier is well-formed and its check digits right.
    /// @param lei The identifier.
    function isValid(Lei lei) internal pure returns (bool) {
        bytes20 value = Lei.unwrap(lei);
        (uint256 position, bytes2 expected) = _judge(value);
        return position == 20 && bytes2(value << 144) == expected;
    }

    /// @notice The checked identifier of a text.
    /// @dev Reverts with {LeiLength} or as {check} does.
    /// @param text 20 ASCII characters.
    /// @return lei The identifier.
    function fromString(string memory text) internal pure returns (Lei lei) {
        if (bytes(text).length != 20) revert LeiLength(bytes(text).length);
        lei = Lei.wrap(bytes20(bytes(text)));
        check(lei);
    }

    /// @notice The identifier as text.
    /// @param lei The identifier.
    function toString(Lei lei) internal pure returns (string memory) {
        return string(abi.encodePacked(Lei.unwrap(lei)));
    }

    /// @dev The first wrong character (20: none), and the check digits that belong there. The number
    /// has at most 38 digits, so one division at the end is enough.
    function _judge(bytes20 value) private pure returns (uint256 position, bytes2 expected) {
        unchecked {
            uint256 word = uint160(value);
            uint256 number;
            for (; position < 18; ++position) {
                uint256 character = (word >> (152 - (position << 3))) & 0xff;
                uint256 digit = character - 0x30;
                if (digit < 10) {
                    number = number * 10 + digit;
                } else {
                    digit = character - 0x41;
                    if (digit > 25) return (position, 0);
                    number = number * 100 + digit + 10;
                }
            }
            if (((word >> 8) & 0xff) - 0x30 > 9) return (18, 0);
            if ((word & 0xff) - 0x30 > 9) return (19, 0);
            number = 98 - ((number * 100) % 97);
            expected = bytes2(uint16(0x3030 + ((number / 10) << 8) + (number % 10)));
            position = 20;
        }
    }
}
