// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IndustryCode} from "../../types/IndustryCode.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @title Parks
/// @notice What a park is: its land, its operator, its industries.
interface IParkRegistry {
    /// @notice There is no park of this number.
    error ParkUnknown(uint32 park);
    /// @notice `caller` is not the operator of the park, nor answers for it.
    error NotTheOperator(uint32 park, address caller, address operator);

    /// @notice Who operates a park. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @return The operator, a party.
    function operatorOf(uint32 park) external view returns (address);

    /// @notice Division whose authority is competent for a park. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @return GB/T 2260 code as a number.
    function divisionOf(uint32 park) external view returns (uint32);

    /// @notice Whether the park admits an industry. Reverts with `ParkUnknown`.
    /// @param park Number of the park.
    /// @param industry Code of GB/T 4754.
    /// @return True if the park's list is empty or covers the code.
    function permits(uint32 park, IndustryCode industry) external view returns (bool);

    /// @notice Where a title lies: its parcel's place.
    /// @param title Parcel, or building or unit on it.
    /// @return park Number of the park; 0 if its parcel is in none.
    /// @return zone Number of the zone in the park.
    function placeOf(TitleId title) external view returns (uint32 park, uint16 zone);
}
