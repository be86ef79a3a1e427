// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../evidence/DocumentKind.sol";
import {ActHeader} from "../types/Acts.sol";
import {Folios} from "./folio/Folios.sol";
import {Page} from "./folio/Page.sol";
import {Matter} from "./Matter.sol";
import {RuleBook, Rules} from "./rules/RuleBook.sol";

/// @title How an act on a folio begins and ends
/// @notice Before an act looks at its own matter: the rules of the day of its lodging judge it, its effect does not lie
/// in the future, its document is good, its title is on the register. After it: one entry, with the act's own header.
library Proceedings {
    /// @notice The rules of an act whose effect does not lie in the future; where an act has no document of its own.
    /// @param m The lodgement.
    /// @param h The act's header.
    /// @return rules Rules by which the act is judged.
    function judge(Matter memory m, ActHeader memory h) internal view returns (Rules storage rules) {
        rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
    }

    /// @notice Begins an act that rests on a document of any kind.
    /// @param m The lodgement.
    /// @param h The act's header.
    /// @return page Page of the title.
    /// @return rules Rules by which the act is judged.
    function open(
        Matter memory m,
        ActHeader memory h
    ) internal view returns (Page page, Rules storage rules) {
        rules = judge(m, h);
        m.evidence.requireGood(h.evidence);
        page = Folios.requireRegistered(h.title);
    }

    /// @notice Begins an act that rests on a document of one kind.
    /// @param m The lodgement.
    /// @param h The act's header.
    /// @param kind Kind of the document.
    /// @return page Page of the title.
    /// @return rules Rules by which the act is judged.
    function openOn(
        Matter memory m,
        ActHeader memory h,
        DocumentKind kind
    ) internal view returns (Page page, Rules storage rules) {
        rules = judge(m, h);
        m.evidence.requireKind(h.evidence, kind);
        page = Folios.requireRegistered(h.title);
    }

    /// @notice Ends an act with its entry.
    /// @param m The lodgement.
    /// @param h The act's header.
    /// @param page Page as it is now.
    /// @param category Category of the entry, see {Category}.
    /// @param body The act's struct, ABI-encoded as signed.
    function close(
        Matter memory m,
        ActHeader memory h,
        Page page,
        bytes1 category,
        bytes calldata body
    ) internal {
        Folios.append(m, h.title, page, category, h.effective, h.evidence, body);
    }
}
