// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "./TitleId.sol";
import {UnitCodes} from "./UnitCode.sol";

/// @title Which division's offices a title belongs to
/// @notice The official number tells.
library Jurisdictions {
    /// @notice A land title belongs to the division of its first six digits; a title that begins with a letter is
    /// one of intellectual property and belongs to the national offices.
    /// @param title Official number.
    /// @return division GB/T 2260 code as a number; 0 for the national offices.
    function divisionOf(TitleId title) internal pure returns (uint32 division) {
        bool land = uint8(TitleId.unwrap(title) >> 248) < 0x3a;
        return land ? UnitCodes.division(title) : 0;
    }
}
