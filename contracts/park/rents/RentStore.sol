// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Bill, RentAccount, RentStep} from "./RentTypes.sol";

/// @title Where rents are kept
/// @notice The storage of {Rents} and of the library that runs on it.
library RentStore {
    /// @notice Other rents that a landlord offers.
    /// @param landlord Who offered them.
    /// @param steps All steps, from period 1 on.
    struct Offer {
        address landlord;
        RentStep[] steps;
    }

    /// @custom:storage-location erc7201:parkfolio.storage.Rents
    struct Layout {
        /// Numbers given last.
        uint32 lastAccount;
        uint32 lastBill;
        mapping(uint32 rental => RentAccount) accounts;
        /// Open account of a lease.
        mapping(uint32 lease => uint32 rental) ofLease;
        mapping(uint32 rental => Offer) offers;
        /// Accounts that a party has or had as tenant of a park.
        mapping(uint32 park => mapping(address tenant => uint32[])) ofTenant;
        mapping(uint32 rental => mapping(address tenant => bool)) listed;
        mapping(uint32 bill => Bill) bills;
        /// Open bills of an account, oldest first.
        mapping(uint32 rental => uint32[]) open;
        /// Documents that served for a bill.
        mapping(bytes32 document => bool) used;
        /// Fen that a party could not be paid.
        mapping(address party => uint128) held;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Rents")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x5ad853e9fdb44118939ada4f0157229a24e4b3379ca4a3becb055613fd9f0f00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
