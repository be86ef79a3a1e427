// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IBulkLoad, Manifest, ManifestStage} from "./IBulkLoad.sol";

/// @title What bulk loads keep
/// @notice Manifests, and two bits a row.
library Loads {
    /// @custom:storage-location erc7201:parkfolio.storage.Loads
    struct Layout {
        /// Number of the manifest proposed last.
        uint32 last;
        /// Manifests by number.
        mapping(uint32 manifest => Manifest) manifests;
        /// Rows that stand, 256 to a word.
        mapping(uint32 manifest => mapping(uint256 word => uint256)) admitted;
        /// Rows that were refused, 256 to a word.
        mapping(uint32 manifest => mapping(uint256 word => uint256)) refused;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Loads")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x4fbbc86ddd10765fff3ce1e275c6b6944ba76e71f3e85dc8b30cc3509b661c00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @dev Refuses unless rows can come. Reverts with `ManifestClosed` or `ManifestNotApproved`.
    function requireOpen(Manifest storage m, uint32 manifest) internal view {
        ManifestStage stage = m.stage;
        require(stage != ManifestStage.Closed, IBulkLoad.ManifestClosed(manifest));
        require(stage == ManifestStage.Approved, IBulkLoad.ManifestNotApproved(manifest));
    }
}
