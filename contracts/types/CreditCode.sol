// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// A unified social credit code: 18 ASCII characters.
type CreditCode is bytes18;

using CreditCodes for CreditCode global;
using {sameCreditCode as ==, otherCreditCode as !=} for CreditCode global;

/// @dev `==` on credit codes.
function sameCreditCode(CreditCode a, CreditCode b) pure returns (bool) {
    return CreditCode.unwrap(a) == CreditCode.unwrap(b);
}

/// @dev `!=` on credit codes.
function otherCreditCode(CreditCode a, CreditCode b) pure returns (bool) {
    return CreditCode.unwrap(a) != CreditCode.unwrap(b);
}

/// @title Unified social credit codes
/// @notice GB 32100-2015: authority (1), kind (1), division (6 digits, GB/T 2260), organisation code
/// (9, GB 11714-1997, its last character a check character of its own), check character (1). The
/// alphabet is `0123456789ABCDEFGHJKLMNPQRTUWXY`: no I, O, S, V, Z.
/// @dev Both check characters are checked. All 18 characters are mapped and tested at once in the
/// word; each weighted sum is one coefficient of a product of two polynomials (two products, since
/// the bytes are spread to 16-bit lanes).
library CreditCodes {
    /// @notice `value` is not 18 characters of the alphabet of GB 32100-2015 with digits in places 2 to 7.
    error CreditCodeMalformed(bytes18 value);

    /// @notice The last character of `value` should be `expected` (GB 32100-2015, modulus 31).
    error CreditCodeBadCheckDigit(bytes18 value, bytes1 expected, bytes1 actual);

    /// @notice The last character of the organisation code in `value`, at place 16 from 0, should be
    /// `expected` (GB 11714-1997, modulus 11).
    error OrganisationCodeBadCheckDigit(bytes18 value, bytes1 expected, bytes1 actual);

    /// @notice A credit code has 18 characters, this text has `length` bytes.
    error CreditCodeLength(uint256 length);

    uint256 private constant ONES = 0x010101010101010101010101010101010101;
    uint256 private constant TOP_BITS = ONES * 0x80;
    uint256 private constant LANES = 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff;
    /// @dev Top bit of the six characters of the division.
    uint256 private constant DIVISION = 0x808080808080 << 80;
    /// @dev Check characters by the rest of the weighted sum: the check character of rest 0 is `0`,
    /// of rest 1 `Y`.
    bytes32 private constant CHECKS = "0YXWUTRQPNMLKJHGFEDCBA987654321";

    /// @notice Refuses a code that is malformed or fails either check character.
    /// @dev Reverts with {CreditCodeMalformed}, {CreditCodeBadCheckDigit} or
    /// {OrganisationCodeBadCheckDigit}, in this order.
    /// @param code The code.
    function check(CreditCode code) internal pure {
        bytes18 value = CreditCode.unwrap(code);
        uint256 word = uint144(value);
        (bool wellFormed, uint256 expected, uint256 expectedOrganisation) = _judge(word);
        if (!wellFormed) revert CreditCodeMalformed(value);
        if (expected != word & 0xff)
            revert CreditCodeBadCheckDigit(value, bytes1(uint8(expected)), value[17]);
        if (expectedOrganisation != (word >> 8) & 0xff) {
            revert OrganisationCodeBadCheckDigit(value, bytes1(uint8(expectedOrganisation)), value[16]);
        }
    }

    /// @notice Whether the code is well-formed and both check characters are right.
    /// @param code The code.
    function isValid(CreditCode code) internal pure returns (bool) {
        uint256 word = uint144(CreditCode.unwrap(code));
        (bool wellFormed, uint256 expected, uint256 expectedOrganisation) = _judge(word);
        return wellFormed && expected == word & 0xff && expectedOrganisation == (word >> 8) & 0xff;
    }

    /// @notice The checked credit code of a text.
    /// @dev Reverts with {CreditCodeLength} or as {check} does.
    /// @param text 18 ASCII characters.
    /// @return code The code.
    function fromString(string memory text) internal pure returns (CreditCode code) {
        if (bytes(text).length != 18) revert CreditCodeLength(bytes(text).length);
        code = CreditCode.wrap(bytes18(bytes(text)));
        check(code);
    }

    /// @notice The code as text.
    /// @param code The code.
    function toString(CreditCode code) internal pure returns (string memory) {
        return string(abi.encodePacked(CreditCode.unwrap(code)));
    }

    /// @notice The division of registration, as a number: 310113 for Baoshan.
    /// @param code A checked code.
    function division(CreditCode code) internal pure returns (uint32) {
        unchecked {
            uint256 digits = (uint144(CreditCode.unwrap(code)) >> 80) & 0x0f0f0f0f0f0f;
            uint256 pairs = (digits + (digits >> 8) * 10) & 0x00ff00ff00ff;
            return uint32((pairs >> 32) * 10_000 + ((pairs >> 16) & 0xff) * 100 + (pairs & 0xff));
        }
    }

    /// @notice The nine characters of the organisation code.
    /// @param code A checked code.
    function organisationCode(CreditCode code) internal pure returns (bytes9) {
        return bytes9(CreditCode.unwrap(code) << 64);
    }

    /// @dev The top bit set in each byte that is `bound` or more, given that no byte has it set before.
    function _from(uint256 word, uint256 bound) private pure returns (uint256) {
        unchecked {
            return word + ONES * (0x80 - bound);
        }
    }

    /// @dev The top bit set in each byte of the alphabet: those that have passed an odd number of the bounds
    /// 0 (:) A (I) J (O) P (S) T (V) W (Z).
    function _known(uint256 word) private pure returns (uint256 known) {
        known = _from(word, 0x30) ^ _from(word, 0x3a) ^ _from(word, 0x41) ^ _from(word, 0x49);
        known ^= _from(word, 0x4a) ^ _from(word, 0x4f) ^ _from(word, 0x50) ^ _from(word, 0x53);
        known ^= _from(word, 0x54) ^ _from(word, 0x56) ^ _from(word, 0x57) ^ _from(word, 0x5a);
    }

    /// @dev Form and both expected check characters. They mean nothing where the form is wrong.
    function _judge(
        uint256 word
    ) private pure returns (bool wellFormed, uint256 expected, uint256 expectedOrganisation) {
        unchecked {
            uint256 letters = _from(word, 0x41) & TOP_BITS;
            wellFormed = ((word | ~_known(word)) & TOP_BITS) | (letters & DIVISION) == 0;
            if (!wellFormed) return (false, 0, 0);

            // GB 11714: digits are 0 to 9, letters A to Z are 10 to 35.
            uint256 values = word - ONES * 0x30 - (letters >> 7) * 7;
            // Weights 3 7 9 10 5 8 4 2 from place 8. In a product of two polynomials the middle
            // coefficient is the sum of the crosswise products: no lane reaches 2^16.
            uint256 organisation = values >> 16;
            expectedOrganisation =
                (((((organisation & 0x00ff00ff00ff00ff) * 0x00020008000a0007) >> 48) & 0xffff) +
                    (((((organisation >> 8) & 0x00ff00ff00ff00ff) * 0x0004000500090003) >> 48) & 0xffff)) %
                11;
            // 11 minus the rest; a rest of 0 is the digit 0, of 1 (ten) the character X.
            expectedOrganisation =
                expectedOrganisation == 1
                    ? 0x58
                    : expectedOrganisation == 0
                        ? 0x30
                        : 0x3b - expectedOrganisation;

            // GB 32100: the alphabet closes up where letters are left out.
            values -=
                ((_from(word, 0x4a) & TOP_BITS) >> 7) +
                ((_from(word, 0x50) & TOP_BITS) >> 7) +
                ((_from(word, 0x54) & TOP_BITS) >> 7) +
                ((_from(word, 0x57) & TOP_BITS) >> 7);
            // Weights 3^i mod 31 from place 0; place 17, the check character itself, weighs nothing.
            expected =
                (((((values & LANES) * 0x1e0018000d001d0011001a001b0003) >> 128) & 0xffff) +
                    (((((values >> 8) & LANES) * 0x1c000a0008001900140010001300090001) >> 128) & 0xffff)) %
                31;
            expected = uint8(CHECKS[expected]);
        }
    }
}
