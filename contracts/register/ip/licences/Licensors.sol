// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LicenceKind} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {Dealing, Guard} from "../../restraints/Guard.sol";
import {RightRules} from "../RightRules.sol";
import {Licences} from "./Licences.sol";

/// @title Who must agree to a licence
/// @notice All co-owners to an exclusive or sole one, to an open statement and to an assignment of rights; one co-owner
/// alone gives an ordinary licence where the class allows it (Patent Law art. 14; Copyright Law art. 14). Whoever holds a
/// pledge agrees to all of them (Civil Code art. 444).
library Licensors {
    /// @notice The act needs every co-owner; `party` does not consent.
    error CoOwnerConsent(TitleId title, address party);
    /// @notice The right is pledged; the pledgee does not consent (Civil Code art. 444).
    error PledgeeConsent(TitleId title, uint32 pledge, address pledgee);

    /// @notice Refuses unless those proprietors consent whom a licence of this kind needs.
    function requireProprietors(
        Matter memory m,
        TitleId title,
        Page page,
        address applicant,
        LicenceKind kind
    ) internal view {
        Proprietorship.requireProprietor(title, page, applicant);
        bool alone = !Licences.isExclusive(kind) && RightRules.judging(m, title).coOwnerLicenses;
        if (alone) m.requireConsent(applicant);
        else requireAll(m, title, page);
    }

    /// @notice Refuses unless every proprietor consents.
    function requireAll(Matter memory m, TitleId title, Page page) internal view {
        Proprietorship.Holding[] memory holdings = Proprietorship.holdingsOf(title, page);
        for (uint256 i = 0; i < holdings.length; ++i) {
            require(m.hasConsent(holdings[i].party), CoOwnerConsent(title, holdings[i].party));
        }
    }

    /// @notice Refuses unless one proprietor at least consents.
    function requireOne(Matter memory m, TitleId title, Page page) internal view {
        Proprietorship.Holding[] memory holdings = Proprietorship.holdingsOf(title, page);
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (m.hasConsent(holdings[i].party)) return;
        }
        revert CoOwnerConsent(title, holdings[0].party);
    }

    /// @notice Refuses unless every pledgee consents.
    function requirePledgees(Matter memory m, TitleId title, Page page) internal view {
        if (page.charges() == 0) return;
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            Charge memory c = live[i];
            bool suffered = !c.kind.isSecurity() || m.hasConsent(c.chargee);
            require(suffered, PledgeeConsent(title, c.id, c.chargee));
        }
    }

    /// @notice Refuses while a restraint on the whole title, or on any share of it, stops dealings.
    function requireFree(
        Matter memory m,
        TitleId title,
        Page page,
        address applicant,
        bool acknowledged
    ) internal view {
        if (page.restraints() == 0) return;
        uint256 held = Proprietorship.balanceOf(applicant, title, page);
        uint256 supply = Proprietorship.supplyOf(title, page);
        Guard.requireFree(m, Dealing(title, applicant, held, supply, supply, acknowledged));
    }
}
