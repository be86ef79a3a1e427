// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "./TitleId.sol";
import {UnitCodes} from "./UnitCode.sol";

/// @title Which division's offices a title belongs to
/// @notice The official number tells.
library Jurisdictions {
    /// @dev The bit that letters have and digits have not, of the first and the fifth character.
    uint256 private constant LETTERS = (0x40 << 248) | (0x40 << 216);

    /// @notice A land title belongs to the division of its first six digits; every other title is one of intellectual
    /// property and belongs to the national offices.
    /// @param title Official number.
    /// @return division GB/T 2260 code as a number; 0 for the national offices.
    function divisionOf(TitleId title) internal pure returns (uint32 division) {
        return isLand(title) ? UnitCodes.division(title) : 0;
    }

    /// @notice Whether a number is one of land: it begins with the digits of a division. Numbers of patents, marks and works
    /// begin with a letter, those of programs with a year and `SR`.
    /// @param title Official number.
    /// @return Whether its first and fifth characters are no letters.
    function isLand(TitleId title) internal pure returns (bool) {
        return TitleId.unwrap(title) & LETTERS == 0;
    }
}
