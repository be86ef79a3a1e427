// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "./TitleId.sol";

/// What a real-estate unit code names.
enum UnitForm {
    /// Land or sea without fixtures: fixture `W`.
    Parcel,
    /// A whole building (fixture `F`, unit 0000), a wood (`L`) or another fixture (`Q`).
    Building,
    /// A part of a building: fixture `F`, unit other than 0000.
    Unit
}

/// @title Real-estate unit codes
/// @notice The 28-character code of a real-estate unit, GB/T 37346-2019 section 8:
///
/// | place | what | accepted |
/// |---|---|---|
/// | 0–5 | county-level division, GB/T 2260 | digits |
/// | 6–8 | cadastral area | digits |
/// | 9–11 | cadastral sub-area | digits |
/// | 12 | ownership | `G` state, `J` collective, `Z` undetermined or disputed |
/// | 13 | kind of parcel | `A` collective ownership, `B` construction land (surface), `S` above ground, `X` below ground, `C` homestead, `D` farmland, `E` forest, `F` grassland, `L` forest land not contracted, `N` other farm land not contracted, `H` sea, `G` uninhabited island, `W` undetermined or disputed, `Y` other |
/// | 14–18 | number of the parcel | digits |
/// | 19 | fixture | `F` building or structure, `L` wood, `Q` other, `W` none |
/// | 20–27 | number of the fixture; for `F`: building (4), unit (4) | digits; `W`: 00000000 |
///
/// @dev The code has no check digit, so form is all that can be checked. Which ownership goes with
/// which kind is not checked: live codes mix them (`GC`). Divisions die while codes live on, so that
/// the division exists is not checked here either. All bytes are tested at once in the word.
library UnitCodes {
    /// @notice `code` is not of the form of GB/T 37346-2019; the first wrong character stands at
    /// `position` (from 0; 28 means that the code is too long).
    error UnitCodeMalformed(TitleId code, uint256 position);

    /// @notice The length of a unit code.
    uint256 internal constant LENGTH = 28;

    /// @dev Masks of the 25 bytes that hold digits, and what is added or compared there.
    uint256 private constant DIGITS = 0xffffffffffffffffffffffff0000ffffffffff00ffffffffffffffff00000000;
    uint256 private constant ZEROS = 0x3030303030303030303030300000303030303000303030303030303000000000;
    uint256 private constant SIXES = 0x0606060606060606060606060000060606060600060606060606060600000000;
    uint256 private constant HIGH_NIBBLES =
        0xf0f0f0f0f0f0f0f0f0f0f0f00000f0f0f0f0f000f0f0f0f0f0f0f0f000000000;
    uint256 private constant TAIL = 0xffffffff;
    uint256 private constant FIXTURE_NUMBER = 0xffffffffffffffff00000000;
    uint256 private constant UNIT_NUMBER = 0xffffffff00000000;
    uint256 private constant UNIT_ZERO = 0x3030303000000000;
    uint256 private constant BARE_LAND = 0x57303030303030303000000000; // W00000000

    /// @dev Sets of characters: bit n stands for ASCII code n.
    uint256 private constant OWNERSHIPS = 0x40004800000000000000000; // GJZ
    uint256 private constant PARCEL_KINDS = 0x38851fe0000000000000000; // ABCDEFGHLNSWXY

    uint256 private constant F = 0x46;
    uint256 private constant L = 0x4c;
    uint256 private constant Q = 0x51;
    uint256 private constant W = 0x57;
    uint256 private constant FIXTURES = (1 << F) | (1 << L) | (1 << Q) | (1 << W);

    /// @notice Refuses a code that is not of the form of GB/T 37346-2019.
    /// @dev Reverts with {UnitCodeMalformed}.
    /// @param code The code as a title id.
    function check(TitleId code) internal pure {
        if (!isValid(code)) revert UnitCodeMalformed(code, _badPosition(code));
    }

    /// @notice Whether the code is of the form of GB/T 37346-2019.
    /// @param code The code as a title id.
    function isValid(TitleId code) internal pure returns (bool) {
        uint256 word = TitleId.unwrap(code);
        unchecked {
            // A digit XOR '0' is 0 to 9: its high nibble is zero, and still is after adding 6. A
            // carry into the next byte needs a byte above 0xF9, which fails by itself.
            uint256 digits = (word ^ ZEROS) & DIGITS;
            uint256 wrong = ((digits | (digits + SIXES)) & HIGH_NIBBLES) | (word & TAIL);
            uint256 fixture = _fixture(word);
            if (fixture == W) wrong |= digits & FIXTURE_NUMBER;
            uint256 letters =
                (OWNERSHIPS >> ((word >> 152) & 0xff)) &
                    (PARCEL_KINDS >> ((word >> 144) & 0xff)) &
                    (FIXTURES >> fixture) &
                    1;
            return wrong < letters; // wrong == 0 && letters == 1
        }
    }

    /// @notice The county-level division, as a number: 310113 for Baoshan.
    /// @param code A checked code.
    function division(TitleId code) internal pure returns (uint32) {
        unchecked {
            // Six digits to three pairs in one multiplication, then the pairs to one number.
            uint256 digits = (TitleId.unwrap(code) >> 208) & 0x0f0f0f0f0f0f;
            uint256 pairs = (digits + (digits >> 8) * 10) & 0x00ff00ff00ff;
            return uint32((pairs >> 32) * 10_000 + ((pairs >> 16) & 0xff) * 100 + (pairs & 0xff));
        }
    }

    /// @notice The parcel under a unit: the first 19 characters and `W00000000`.
    /// @param code A checked code.
    /// @return The code of the parcel; the code itself where it is one.
    function landOf(TitleId code) internal pure returns (TitleId) {
        return TitleId.wrap(((TitleId.unwrap(code) >> 104) << 104) | BARE_LAND);
    }

    /// @notice The building that holds a unit: the unit number becomes 0000.
    /// @param code A checked code with fixture `F`.
    /// @return The code of the building; the code itself where it is one.
    function buildingOf(TitleId code) internal pure returns (TitleId) {
        return TitleId.wrap(((TitleId.unwrap(code) >> 64) << 64) | UNIT_ZERO);
    }

    /// @notice Whether the code names a parcel, a building or a unit of a building.
    /// @param code A checked code.
    function form(TitleId code) internal pure returns (UnitForm) {
        uint256 word = TitleId.unwrap(code);
        uint256 fixture = _fixture(word);
        if (fixture == W) return UnitForm.Parcel;
        if (fixture == F && word & UNIT_NUMBER != UNIT_ZERO) return UnitForm.Unit;
        return UnitForm.Building;
    }

    /// @notice Whether the code names land or sea without fixtures.
    /// @param code A checked code.
    function isParcel(TitleId code) internal pure returns (bool) {
        return _fixture(TitleId.unwrap(code)) == W;
    }

    /// @notice The number of the building on its parcel, 0 to 9999. 9999 stands for a project of
    /// several buildings.
    /// @param code A checked code with fixture `F`.
    function buildingNumber(TitleId code) internal pure returns (uint16) {
        return _fourDigits(TitleId.unwrap(code) >> 64);
    }

    /// @notice The number of the unit in its building, 0 for the building itself.
    /// @param code A checked code with fixture `F`.
    function unitNumber(TitleId code) internal pure returns (uint16) {
        return _fourDigits(TitleId.unwrap(code) >> 32);
    }

    function _fixture(uint256 word) private pure returns (uint256) {
        return (word >> 96) & 0xff;
    }

    /// @dev The number written in the lowest four bytes.
    function _fourDigits(uint256 word) private pure returns (uint16) {
        unchecked {
            uint256 digits = word & 0x0f0f0f0f;
            uint256 pairs = (digits + (digits >> 8) * 10) & 0x00ff00ff;
            return uint16((pairs >> 16) * 100 + (pairs & 0xff));
        }
    }

    /// @dev The first wrong character. Only on the way to a revert.
    function _badPosition(TitleId code) private pure returns (uint256 position) {
        uint256 word = TitleId.unwrap(code);
        unchecked {
            for (; position < LENGTH; ++position) {
                uint256 character = (word >> (248 - (position << 3))) & 0xff;
                uint256 set = 0x3ff << 0x30; // 0 to 9
                if (position == 12) set = OWNERSHIPS;
                else if (position == 13) set = PARCEL_KINDS;
                else if (position == 19) set = FIXTURES;
                else if (position > 19 && _fixture(word) == W) set = 1 << 0x30;
                if ((set >> character) & 1 == 0) break;
            }
        }
    }
}
