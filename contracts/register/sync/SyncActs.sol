// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {RestraintKind} from "../../types/instruments/Restraining.sol";
import {LegalBasis, Reconcile, SyncState} from "../../types/instruments/Terms.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {RestraintActs} from "../restraints/RestraintActs.sol";
import {Restraint, Restraints} from "../restraints/Restraints.sol";
import {RuleBook} from "../rules/RuleBook.sol";

/// @notice How a title stands to the statutory register.
/// @param state Where the exchange with it is.
/// @param legalBasis On what the ledger's record rests.
/// @param externalRef Commitment to the certificate's number.
struct Sync {
    SyncState state;
    LegalBasis legalBasis;
    bytes32 externalRef;
}

/// @title Reconciliation with the statutory register
/// @notice The ledger is not the statutory register (Civil Code arts. 210, 212). Where the two disagree, disposal stops
/// until they are reconciled.
library SyncActs {
    /// @custom:storage-location erc7201:parkfolio.storage.Sync
    struct Layout {
        mapping(TitleId title => Sync) syncs;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Sync")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xa8574549689b13895d892e907b286bd20f07925e75ea6a205951e8a258dddd00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Records the outcome of a reconciliation, ex officio.
    function perform(Matter memory m, bytes calldata body) external {
        Reconcile memory r = abi.decode(body, (Reconcile));
        ActHeader memory h = r.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        require(h.applicant == address(0), RestraintActs.ExOfficioOnly(h.applicant));
        m.evidence.requireGood(h.evidence);
        Page page = Folios.requireRegistered(h.title);
        layout().syncs[h.title] = Sync(r.state, r.legalBasis, r.externalRef);
        // A judicial sale clears the restraints, so the list tells, not the state that was stored.
        page = _resume(h.title, page);
        if (r.state == SyncState.Diverged) page = _stop(m, h.title, page);
        Folios.append(m, h.title, page, Category.PROCEDURE, h.effective, h.evidence, body);
    }

    function _stop(Matter memory m, TitleId title, Page page) private returns (Page) {
        return
            Restraints.add(
                title,
                page,
                Restraint(address(0), m.number, RestraintKind.Divergence, m.today, Day.wrap(0), 0, 0)
            );
    }

    function _resume(TitleId title, Page page) private returns (Page) {
        Restraint[] memory list = Restraints.listOf(title);
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].kind == RestraintKind.Divergence) return Restraints.removeAt(title, page, i);
        }
        return page;
    }
}
