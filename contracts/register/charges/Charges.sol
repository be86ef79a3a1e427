// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Rules} from "../rules/RuleBook.sol";

/// @notice A charge on a title, two words.
/// @param chargee Who holds it; zero for an easement, which serves the holder of the dominant title.
/// @param id Number of the lodgement that created it, or of the notice whose rank it took.
/// @param rank Place among securities: lower is better; the id unless postponed or declared equal.
/// @param kind Kind of charge.
/// @param until Last day, UTC+8; 0 for as long as the title lasts.
/// @param sum Secured sum or ceiling, fen.
/// @param from First day, UTC+8.
/// @param fixedOn Day on which the claims under a ceiling were fixed, UTC+8; 0 if not.
/// @param parent Head lease of a sublease.
/// @param transferBan The title may not pass without the chargee.
struct Charge {
    address chargee;
    uint32 id;
    uint32 rank;
    ChargeKind kind;
    Day until;
    uint128 sum;
    Day from;
    Day fixedOn;
    uint32 parent;
    bool transferBan;
}

/// @title Charges on titles
/// @notice Charges follow the title when it passes. A security stays until it is discharged or its title ends; a right
/// of use lapses by time, in every view and check, without anybody's act. Lapsed ones leave the list when it is next
/// written to.
library Charges {
    /// @custom:storage-location erc7201:parkfolio.storage.Charges
    struct Layout {
        /// Charges of a title, in no order; the rank orders securities.
        mapping(TitleId title => Charge[]) charges;
        /// Title that an easement serves.
        mapping(TitleId title => mapping(uint32 id => TitleId)) dominants;
    }

    /// @notice The title bears no live charge of this number.
    error ChargeUnknown(TitleId title, uint32 charge);
    /// @notice The title may not pass without the chargee, who does not consent (registered ban, Security
    /// Interpretation art. 43; pledged rights, Civil Code art. 444).
    error ChargeeConsentMissing(TitleId title, uint32 charge, address chargee);
    /// @notice An easement has no chargee of its own whose consent could lift a transfer ban.
    error BanWithoutChargee(TitleId title);
    /// @notice The title bears more charges than a page counts.
    error TooManyCharges(TitleId title);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Charges")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x4ed398721b2e2536d57af601fdbf77d5dbee63ced393b440f17de9cc8e873000;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Whether the charge burdens the title on a day.
    function isLive(Charge memory c, Day today) internal pure returns (bool) {
        return c.kind.isSecurity() || Day.unwrap(c.until) == 0 || today <= c.until;
    }

    /// @notice Live charges of a title, in no order.
    function liveOf(TitleId title, Day today) internal view returns (Charge[] memory live) {
        live = layout().charges[title];
        uint256 count;
        for (uint256 i = 0; i < live.length; ++i) {
            if (isLive(live[i], today)) live[count++] = live[i];
        }
        assembly ("memory-safe") {
            mstore(live, count)
        }
    }

    /// @notice A live charge, by number.
    function find(TitleId title, uint32 id, Day today) internal view returns (Charge storage) {
        return layout().charges[title][_indexOf(title, id, today)];
    }

    /// @notice Refuses to pass a title without the chargees whose consent the rules or a registered ban ask for.
    function requirePassable(Matter memory m, Rules storage rules, TitleId title) internal view {
        Charge[] storage list = layout().charges[title];
        bool all = rules.chargeeConsents;
        uint256 count = list.length;
        for (uint256 i = 0; i < count; ++i) {
            Charge storage c = list[i];
            bool asked = c.transferBan || (all && c.kind.isSecurity());
            if (!asked || m.hasConsent(c.chargee)) continue;
            require(!isLive(c, m.today), ChargeeConsentMissing(title, c.id, c.chargee));
        }
    }

    /// @notice Adds a charge and drops those that have lapsed.
    function add(TitleId title, Page page, Charge memory c, Day today) internal returns (Page) {
        Charge[] storage list = layout().charges[title];
        for (uint256 i = list.length; i != 0; --i) {
            if (!isLive(list[i - 1], today)) _removeAt(list, i - 1);
        }
        list.push(c);
        return _counted(title, page, list.length);
    }

    /// @notice Removes a live charge.
    function remove(TitleId title, Page page, uint32 id, Day today) internal returns (Page) {
        Charge[] storage list = layout().charges[title];
        _removeAt(list, _indexOf(title, id, today));
        return _counted(title, page, list.length);
    }

    /// @notice Removes all securities, or all charges; when the title is sold by a court or ends.
    function clear(TitleId title, Page page, bool securitiesOnly) internal returns (Page) {
        Charge[] storage list = layout().charges[title];
        for (uint256 i = list.length; i != 0; --i) {
            if (!securitiesOnly || list[i - 1].kind.isSecurity()) _removeAt(list, i - 1);
        }
        return _counted(title, page, list.length);
    }

    /// @notice Fixes the claims under every ceiling: the mortgagees know of the seizure (Civil Code art. 423(4)).
    function fixAll(TitleId title, Day day) internal {
        Charge[] storage list = layout().charges[title];
        uint256 count = list.length;
        for (uint256 i = 0; i < count; ++i) {
            if (list[i].kind == ChargeKind.MaximumMortgage && Day.unwrap(list[i].fixedOn) == 0) {
                list[i].fixedOn = day;
            }
        }
    }

    function _indexOf(TitleId title, uint32 id, Day today) private view returns (uint256) {
        Charge[] storage list = layout().charges[title];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].id == id && isLive(list[i], today)) return i;
        }
        revert ChargeUnknown(title, id);
    }

    function _counted(TitleId title, Page page, uint256 count) private pure returns (Page) {
        require(count <= type(uint8).max, TooManyCharges(title));
        return page.withCharges(count);
    }

    function _removeAt(Charge[] storage list, uint256 i) private {
        uint256 last = list.length - 1;
        if (i != last) list[i] = list[last];
        list.pop();
    }
}
