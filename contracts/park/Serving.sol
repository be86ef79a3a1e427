// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../party/IPartyRegistry.sol";

/// @title Documents that serve once
/// @notice What a document has proved, it does not prove again in the same book.
library Serving {
    /// @notice Takes a document as used. Reverts with `EvidenceUsed` if it was before.
    /// @param served Documents that have served.
    /// @param document The document.
    function serve(mapping(bytes32 document => bool) storage served, bytes32 document) internal {
        require(!served[document], IPartyRegistry.EvidenceUsed(document));
        served[document] = true;
    }
}
