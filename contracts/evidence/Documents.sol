// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../types/Day.sol";
import {IEvidenceRegistry} from "./IEvidenceRegistry.sol";

/// @title Documents and their attesters in storage
/// @notice One namespace, so that the checks that every act asks for and the rare acts, which run by delegatecall,
/// read and write the same records.
library Documents {
    /// @custom:storage-location erc7201:parkfolio.storage.Documents
    struct Layout {
        /// Who may attest, by account.
        mapping(address account => IEvidenceRegistry.Attester) attesters;
        /// What was attested, by commitment.
        mapping(bytes32 document => IEvidenceRegistry.Document) documents;
        /// The document that took another's place.
        mapping(bytes32 document => bytes32 successor) supersededBy;
        /// The document whose payment a receipt certifies.
        mapping(bytes32 receipt => bytes32 document) paidBy;
        /// Day on which salt and data behind a commitment were recorded as destroyed, UTC+8; 0 if they were not.
        mapping(bytes32 commitment => Day) erasedOn;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Documents")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xee6eba73a935933847c0205b7322796bd5f7adcd366e1c559deaffc211132f00;

    /// @notice The records.
    /// @return records Where they are kept.
    function layout() internal pure returns (Layout storage records) {
        assembly ("memory-safe") {
            records.slot := LOCATION
        }
    }
}
