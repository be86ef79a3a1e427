// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../party/IConsortium.sol";

/// @title Who files a report
/// @notice Figures are filed by whoever attested the report that they stand in, so that nobody files another's figures.
library Attesting {
    /// @notice Refuses unless the caller attested the document.
    /// @param consortium Documents.
    /// @param document The document.
    function requireAttester(IConsortium consortium, bytes32 document) internal view {
        address attester = consortium.documentOf(document).attester;
        require(attester == msg.sender, IEvidenceRegistry.NotItsAttester(document, msg.sender));
    }

    /// @notice Refuses a report that cannot be relied on today, or is none.
    /// @param consortium Documents.
    /// @param document The document.
    function requireReport(IConsortium consortium, bytes32 document) internal view {
        consortium.requireKind(document, DocumentKind.FiguresReport);
    }
}
