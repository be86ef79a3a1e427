// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice Days of a right's life that its page has no room for, one storage word; a day that is not known is 0.
/// @param publishedOn Day of the publication of the application, UTC+8.
/// @param grantedOn Day since which the right is granted: of the gazette or, for works and programs, of the registration.
/// @param priority Earliest priority day that was claimed.
/// @param lapsedOn Day on which its lapse was recorded; 0 unless it is lapsed.
struct Dates {
    Day publishedOn;
    Day grantedOn;
    Day priority;
    Day lapsedOn;
}

/// @title Days of rights
/// @notice What periods are counted from, besides the day of filing.
library RightDates {
    /// @custom:storage-location erc7201:parkfolio.storage.RightDates
    struct Layout {
        mapping(TitleId title => Dates) dates;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.RightDates")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x8a77c73c2a05ed30c9f80e2a4e3902c82e158f71b43d874a6ae3f17e85a97e00;

    function datesOf(TitleId title) internal view returns (Dates storage) {
        return layout().dates[title];
    }

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
