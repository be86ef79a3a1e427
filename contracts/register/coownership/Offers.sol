// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TransferCause, TransferShare} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {Preemption, Rules} from "../rules/RuleBook.sol";

/// @notice Offer of a share to the co-owners.
/// @param by Co-owner who would sell; zero once the offer is used.
/// @param until Last day to accept, UTC+8.
/// @param to Outsider who would buy.
/// @param numerator Share that is offered ...
/// @param denominator ... over this.
/// @param terms Commitment to price and terms.
/// @param takers Co-owners who accepted.
/// @param tenant Tenant who accepted, in the rank behind the co-owners.
struct Offer {
    address by;
    Day until;
    address to;
    uint64 numerator;
    uint64 denominator;
    bytes32 terms;
    address[] takers;
    address tenant;
}

/// @title Pre-emption of co-owners
/// @notice Civil Code arts. 305-306, property interpretation I arts. 9-13: a share may be sold outside only after the
/// co-owners had their days to take it on the same terms. None between co-owners, none by gift or by law.
library Offers {
    /// @custom:storage-location erc7201:parkfolio.storage.Offers
    struct Layout {
        /// Offers of shares in a title, by the number of their lodgement.
        mapping(TitleId title => mapping(uint32 id => Offer)) offers;
    }

    /// @notice The share was not offered to the co-owners.
    error PreemptionMissing(TitleId title, address by);
    /// @notice Co-owners can accept until `until` (UTC+8).
    error PreemptionRunning(TitleId title, uint32 offer, Day until);
    /// @notice The offer was accepted; the share goes to those who accepted.
    error PreemptionExercised(TitleId title, uint32 offer, uint256 takers);
    /// @notice The sale is not the one that was offered: another taker, share or terms.
    error TermsChanged(TitleId title, uint32 offer, bytes32 offered, bytes32 asked);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Offers")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x71bc0f2057b7bb96d6cd3018c958712227cd1f243d4f495256b4f4836699e300;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Refuses a sale of a share to an outsider that skips the co-owners, where the rules block it.
    function requirePreemptionDone(
        Matter memory m,
        Rules storage rules,
        Page page,
        TransferShare memory t
    ) internal {
        TitleId title = t.header.title;
        bool forValue = t.cause != TransferCause.Gift && t.cause != TransferCause.Partition;
        bool coOwned = page.proprietor() == address(0);
        bool asked = rules.preemption == Preemption.Blocks && forValue && coOwned;
        if (!asked || Proprietorship.balanceOf(t.to, title, page) != 0) return;
        Offer storage o = layout().offers[title][t.offer];
        require(t.offer != 0 && o.by == t.header.applicant, PreemptionMissing(title, t.header.applicant));
        require(m.today > o.until, PreemptionRunning(title, t.offer, o.until));
        uint256 takers = o.takers.length + (o.tenant == address(0) ? 0 : 1);
        require(takers == 0, PreemptionExercised(title, t.offer, takers));
        bool same = o.to == t.to && o.numerator == t.numerator && o.denominator == t.denominator;
        require(same && o.terms == t.terms, TermsChanged(title, t.offer, o.terms, t.terms));
        delete layout().offers[title][t.offer];
    }
}
