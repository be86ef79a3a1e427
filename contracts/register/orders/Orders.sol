// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";

/// @title Recorded orders that wait to be carried out
/// @notice ERC-7943's two mutators act only under an order recorded here that says exactly what they do; it is used
/// once. Shares mean a fraction of the supply they were ordered in: if that is refined before, the order says something
/// else and is not found.
library Orders {
    /// @custom:storage-location erc7201:parkfolio.storage.Orders
    struct Layout {
        /// Evidence of an order that waits, by what it orders.
        mapping(bytes32 key => bytes32 evidence) waiting;
    }

    /// @notice No recorded order says exactly this.
    error OrderMissing(TitleId title, address from, address to, uint256 amount);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Orders")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x7fa67273adb983dbb2d061d17f24535fa56c6e984a06a0e3c3884a1c779ca300;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function transferKey(
        TitleId title,
        address from,
        address to,
        uint256 amount,
        uint256 supply
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode("transfer", title, from, to, amount, supply));
    }

    function freezeKey(
        TitleId title,
        address account,
        uint256 amount,
        uint256 supply
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode("freeze", title, account, amount, supply));
    }

    /// @notice Puts an order down to be carried out.
    function give(bytes32 key, bytes32 evidence) internal {
        layout().waiting[key] = evidence;
    }

    /// @notice Takes the order up.
    /// @return evidence Document that it rests on; zero if there is no such order.
    function take(bytes32 key) internal returns (bytes32 evidence) {
        evidence = layout().waiting[key];
        delete layout().waiting[key];
    }
}
