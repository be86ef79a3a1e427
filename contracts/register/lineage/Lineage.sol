// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";

/// @title From which titles a title came, and which came from it
/// @notice National data model: a new registration refers to those it replaces; history is a graph.
library Lineage {
    /// @custom:storage-location erc7201:parkfolio.storage.Lineage
    struct Layout {
        mapping(TitleId title => TitleId[]) parents;
        mapping(TitleId title => TitleId[]) children;
        /// Number of buildings that follow a parcel.
        mapping(TitleId land => uint256) following;
    }

    /// @notice `count` buildings follow the parcel; they are divided or cancelled first.
    error FixturesStand(TitleId land, uint256 count);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Lineage")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x2eda097ab955e00d35f0d8cc4ee023a3c4601e983b695f5d4a034c3f7eb85a00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Notes that `child` came from `parent`.
    function link(TitleId parent, TitleId child) internal {
        layout().parents[child].push(parent);
        layout().children[parent].push(child);
    }

    /// @notice Refuses while buildings follow the parcel.
    function requireBare(TitleId land) internal view {
        uint256 count = layout().following[land];
        require(count == 0, FixturesStand(land, count));
    }
}
