// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// An official number, kept as it is written: left-aligned ASCII, the first character in the
/// highest byte, zero bytes after the last one. `310113001001GB00001W00000000` and
/// `CN201710601862.3` are title ids; so any explorer shows the number, and no table maps it.
/// Zero is no title.
type TitleId is uint256;

using TitleIds for TitleId global;
using {equalTitleIds as ==, differentTitleIds as !=} for TitleId global;

/// @dev `==` on title ids.
function equalTitleIds(TitleId a, TitleId b) pure returns (bool) {
    return TitleId.unwrap(a) == TitleId.unwrap(b);
}

/// @dev `!=` on title ids.
function differentTitleIds(TitleId a, TitleId b) pure returns (bool) {
    return TitleId.unwrap(a) != TitleId.unwrap(b);
}

/// @title Title ids
/// @notice Turns official numbers into title ids and back.
/// @dev A character is any graphic ASCII character, `!` (0x21) to `~` (0x7E). A space is refused:
/// two ids that look alike in an explorer would be two titles. The functions here know nothing of
/// the number's kind; {UnitCodes} and {PatentNumbers} check form and check digits.
library TitleIds {
    /// @notice A title id has 1 to 32 characters; this text has none.
    error TitleIdEmpty();

    /// @notice A title id has 1 to 32 characters; this text has `length` bytes.
    error TitleIdTooLong(uint256 length);

    /// @notice The byte at `position` (from 0) of `value` is no graphic ASCII character, or stands
    /// after the end of the number.
    error TitleIdNotAscii(TitleId value, uint256 position);

    uint256 private constant ONES = 0x0101010101010101010101010101010101010101010101010101010101010101;
    uint256 private constant TOP_BITS = ONES * 0x80;
    /// @dev Lifts 0x21 and all above it into the top bit.
    uint256 private constant FROM_EXCLAMATION_MARK = ONES * (0x80 - 0x21);

    /// @notice The title id of an official number.
    /// @dev Reverts with {TitleIdEmpty}, {TitleIdTooLong} or {TitleIdNotAscii}.
    /// @param text The number as written, 1 to 32 graphic ASCII characters.
    /// @return id The title id.
    function fromString(string memory text) internal pure returns (TitleId id) {
        uint256 size = bytes(text).length;
        if (size == 0) revert TitleIdEmpty();
        if (size > 32) revert TitleIdTooLong(size);
        uint256 word;
        assembly ("memory-safe") {
            // Bytes beyond the text may be dirty: shift them out.
            let unused := shl(3, sub(32, size))
            word := shl(unused, shr(unused, mload(add(text, 0x20))))
        }
        id = TitleId.wrap(word);
        if (!_graphic(word, size)) revert TitleIdNotAscii(id, _badPosition(word, size));
    }

    /// @notice The official number of a title id.
    /// @param id A title id.
    /// @return text Its characters; empty for zero.
    function toString(TitleId id) internal pure returns (string memory text) {
        uint256 size = length(id);
        assembly ("memory-safe") {
            text := mload(0x40)
            mstore(0x40, add(text, 0x40))
            mstore(text, size)
            mstore(add(text, 0x20), id)
        }
    }

    /// @notice How many characters the number has.
    /// @param id A title id.
    /// @return size 0 to 32: the place of the last byte that is not zero.
    function length(TitleId id) internal pure returns (uint256 size) {
        uint256 word = TitleId.unwrap(id);
        if (word == 0) return 0;
        unchecked {
            size = 32;
            if (word & type(uint128).max == 0) {
                size = 16;
                word >>= 128;
            }
            if (word & type(uint64).max == 0) {
                size -= 8;
                word >>= 64;
            }
            if (word & type(uint32).max == 0) {
                size -= 4;
                word >>= 32;
            }
            if (word & type(uint16).max == 0) {
                size -= 2;
                word >>= 16;
            }
            if (word & type(uint8).max == 0) size -= 1;
        }
    }

    /// @notice Refuses a word that is no well-formed title id, whatever its kind.
    /// @dev For ids that arrive as raw words. Reverts with {TitleIdEmpty} or {TitleIdNotAscii}.
    /// @param id The id to check.
    function checkCharacters(TitleId id) internal pure {
        uint256 word = TitleId.unwrap(id);
        if (word == 0) revert TitleIdEmpty();
        uint256 size = length(id);
        if (!_graphic(word, size)) revert TitleIdNotAscii(id, _badPosition(word, size));
    }

    /// @notice Whether the id names no title.
    /// @param id A title id.
    function isNone(TitleId id) internal pure returns (bool) {
        return TitleId.unwrap(id) == 0;
    }

    /// @notice Whether two ids are the same number.
    /// @param a A title id.
    /// @param b Another.
    function equals(TitleId a, TitleId b) internal pure returns (bool) {
        return TitleId.unwrap(a) == TitleId.unwrap(b);
    }

    /// @notice The id as a token id of ERC-6909 and ERC-7943.
    /// @param id A title id.
    function unwrap(TitleId id) internal pure returns (uint256) {
        return TitleId.unwrap(id);
    }

    /// @dev Whether the first `size` bytes of the word are all 0x21 to 0x7E. All bytes at once: a
    /// byte is graphic when its top bit is clear, and set after adding 0x5F but not after adding 1.
    function _graphic(uint256 word, uint256 size) private pure returns (bool) {
        unchecked {
            uint256 characters = TOP_BITS << ((32 - size) << 3);
            if (word & TOP_BITS != 0) return false;
            return (word + FROM_EXCLAMATION_MARK) & ~(word + ONES) & characters == characters;
        }
    }

    /// @dev The first byte that is not graphic. Only on the way to a revert.
    function _badPosition(uint256 word, uint256 size) private pure returns (uint256 position) {
        unchecked {
            while (position < size) {
                uint256 character = (word >> (248 - (position << 3))) & 0xff;
                if (character < 0x21 || character > 0x7e) break;
                ++position;
            }
        }
    }
}
