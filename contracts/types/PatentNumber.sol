// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId, TitleIds} from "./TitleId.sol";

/// The kind of a Chinese patent by the type digit of its application number.
enum PatentKind {
    /// Type 1.
    Invention,
    /// Type 2.
    UtilityModel,
    /// Type 3.
    Design,
    /// Type 8: invention by way of a PCT application.
    PctInvention,
    /// Type 9: utility model by way of a PCT application.
    PctUtilityModel
}

/// @title Chinese patent numbers
/// @notice Application numbers by ZC 0006-2003, in the canonical form of the ledger: `CN`, the
/// number, a dot, the check character.
///
/// - since 2003-10-01: year (4), type (1), serial (7): `CN201710601862.3`
/// - before: year (2; 85 to 03), type (1), serial (5): `CN97101765.4`
///
/// @dev Check character: digits weighted 2 to 9, then 2 to 5, modulus 11, ten is `X`. The prefix
/// `ZL` of granted patents and spaces are for the client to bring into the canonical form. The
/// weighted sum is one coefficient of a product of two polynomials, as in {CreditCodes}.
library PatentNumbers {
    /// @notice `number` is not of the canonical form; the first character that cannot be right stands
    /// at `position` (from 0): 2 for an impossible year, the type digit for an unknown type.
    error PatentNumberMalformed(TitleId number, uint256 position);

    /// @notice The check character of `number` should be `expected` (ZC 0006-2003).
    error PatentNumberBadCheckDigit(TitleId number, bytes1 expected, bytes1 actual);

    uint256 private constant SIXES = 0x060606060606060606060606;
    uint256 private constant HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0f0f0f0f0;
    uint256 private constant ZEROS = 0x303030303030303030303030;
    uint256 private constant ALL = 0xffffffffffffffffffffffff;
    uint256 private constant LANES = 0x00ff00ff00ff00ff00ff00ff;
    uint256 private constant CN = 0x434e;
    uint256 private constant DOT = 0x2e;
    /// @dev Bit n stands for ASCII code n: 0 to 9 and X.
    uint256 private constant CHECK_CHARACTERS = (0x3ff << 0x30) | (1 << 0x58);
    /// @dev The accepted type digits 1 2 3 8 9.
    uint256 private constant TYPES = 0x30e;
    uint256 private constant FIRST_LONG_YEAR = 2003;
    uint256 private constant FIRST_SHORT_YEAR = 85;
    uint256 private constant LAST_SHORT_YEAR = 3;

    /// @notice Refuses a number that is not canonical or fails its check character.
    /// @dev Reverts with {PatentNumberMalformed} or {PatentNumberBadCheckDigit}.
    /// @param number The number as a title id.
    function check(TitleId number) internal pure {
        (bool wellFormed, uint256 expected, uint256 actual) = _judge(number);
        if (!wellFormed) revert PatentNumberMalformed(number, _badPosition(number));
        if (expected != actual) {
            revert PatentNumberBadCheckDigit(number, bytes1(uint8(expected)), bytes1(uint8(actual)));
        }
    }

    /// @notice Whether the number is canonical and its check character right.
    /// @param number The number as a title id.
    function isValid(TitleId number) internal pure returns (bool) {
        (bool wellFormed, uint256 expected, uint256 actual) = _judge(number);
        return wellFormed && expected == actual;
    }

    /// @notice The checked title id of a number in canonical form.
    /// @dev Reverts as {TitleIds-fromString} and {check} do.
    /// @param text The number, such as `CN201710601862.3`.
    /// @return number Its title id.
    function fromBytes(bytes memory text) internal pure returns (TitleId number) {
        number = TitleIds.fromString(string(text));
        check(number);
    }

    /// @notice The kind of the patent.
    /// @param number A checked number.
    function kind(TitleId number) internal pure returns (PatentKind) {
        uint256 digit = typeCharacter(number);
        unchecked {
            return PatentKind(digit < 4 ? digit - 1 : digit - 5);
        }
    }

    /// @notice The digit that tells the type, of any number, checked or not.
    /// @param number A number that begins with `CN`.
    function typeCharacter(TitleId number) internal pure returns (uint256) {
        uint256 word = TitleId.unwrap(number);
        return (word >> (_isLong(word) ? 200 : 216)) & 0xf;
    }

    /// @notice The year of filing, 1985 or later (for a PCT application: of its entry in China's numbering).
    /// @param number A checked number.
    /// @return year Four digits, whichever form the number has.
    function filingYear(TitleId number) internal pure returns (uint256 year) {
        uint256 word = TitleId.unwrap(number);
        unchecked {
            if (_isLong(word)) return _twoDigits(word >> 224) * 100 + _twoDigits(word >> 208);
            year = _twoDigits(word >> 224);
            return year < FIRST_SHORT_YEAR ? 2000 + year : 1900 + year;
        }
    }

    /// @dev Form, the check character that belongs there, and the one that is there. The former means
    /// nothing where the form is wrong.
    function _judge(TitleId number) private pure returns (bool wellFormed, uint256 expected, uint256 actual) {
        uint256 word = TitleId.unwrap(number);
        unchecked {
            uint256 wrong = (word >> 240) ^ CN;
            uint256 digits;
            uint256 typeDigit;
            if (_isLong(word)) {
                // CN yyyy t sssssss . c, and 16 zero bytes.
                digits = ((word >> 144) & ALL) ^ ZEROS;
                wrong |=
                    ((digits | (digits + SIXES)) & HIGH_NIBBLES) |
                    (word & type(uint128).max) |
                    (((word >> 136) & 0xff) ^ DOT);
                if (_twoDigits(digits >> 80) * 100 + _twoDigits(digits >> 64) < FIRST_LONG_YEAR) wrong = 1;
                expected =
                    ((((digits & LANES) * 0x000500030009000700050003) >> 80) & 0xffff) +
                    (((((digits >> 8) & LANES) * 0x000400020008000600040002) >> 80) & 0xffff);
                typeDigit = (digits >> 56) & 0xff;
                actual = (word >> 128) & 0xff;
            } else {
                // CN yy t sssss . c, and 20 zero bytes; the dot is what told the form.
                digits = ((word >> 176) & (ALL >> 32)) ^ (ZEROS >> 32);
                wrong |=
                    ((digits | (digits + (SIXES >> 32))) & (HIGH_NIBBLES >> 32)) | (word & type(uint160).max);
                uint256 year = _twoDigits(digits >> 48);
                if (year < FIRST_SHORT_YEAR && year > LAST_SHORT_YEAR) wrong = 1;
                expected =
                    ((((digits & LANES) * 0x0009000700050003) >> 48) & 0xffff) +
                    (((((digits >> 8) & LANES) * 0x0008000600040002) >> 48) & 0xffff);
                typeDigit = (digits >> 40) & 0xff;
                actual = (word >> 160) & 0xff;
            }
            expected %= 11;
            expected = expected == 10 ? 0x58 : 0x30 + expected;
            // wrong == 0, a known type, and a digit or X as the check character.
            wellFormed = wrong < ((TYPES >> typeDigit) & (CHECK_CHARACTERS >> actual) & 1);
        }
    }

    /// @dev Whether there is no dot where the short form has it.
    function _isLong(uint256 word) private pure returns (bool) {
        return (word >> 168) & 0xff != DOT;
    }

    /// @dev The number written in the lowest two bytes, ASCII or not.
    function _twoDigits(uint256 word) private pure returns (uint256) {
        unchecked {
            return ((word >> 8) & 0xf) * 10 + (word & 0xf);
        }
    }

    /// @dev The first character that cannot be right. Only on the way to a revert.
    function _badPosition(TitleId number) private pure returns (uint256) {
        uint256 word = TitleId.unwrap(number);
        unchecked {
            if (word >> 248 != 0x43) return 0;
            if (word >> 240 != CN) return 1;
            uint256 dot = _isLong(word) ? 14 : 10;
            uint256 typeDigit = dot == 14 ? 6 : 4;
            for (uint256 position = 2; position < dot; ++position) {
                uint256 character = (word >> (248 - (position << 3))) & 0xff;
                uint256 set = position == typeDigit ? TYPES << 0x30 : 0x3ff << 0x30;
                if ((set >> character) & 1 == 0) return position;
            }
            if ((word >> (248 - (dot << 3))) & 0xff != DOT) return dot;
            if ((CHECK_CHARACTERS >> ((word >> (240 - (dot << 3))) & 0xff)) & 1 == 0) return dot + 1;
            // What is left: something after the end, or an impossible year.
            return word << ((dot + 2) << 3) == 0 ? 2 : dot + 2;
        }
    }
}
