// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {AcceptOffer, CompleteOffer, OfferShare} from "../../types/instruments/Passing.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Charge, Charges} from "../charges/Charges.sol";
import {Dealings} from "../dealing/Dealings.sol";
import {Category, Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";
import {Proprietorship} from "../proprietorship/Proprietorship.sol";
import {RuleBook, Rules} from "../rules/RuleBook.sol";
import {Offer, Offers} from "./Offers.sol";

/// @title Offering a share to the co-owners, accepting and completing
/// @notice Civil Code arts. 305-306, 726, property interpretation I arts. 9-13: co-owners first, in proportion to their
/// shares, then a tenant; all on the terms that were offered.
library OfferActs {
    /// @notice Co-owners have at least until `earliest` (UTC+8).
    error PreemptionTooShort(TitleId title, Day until, Day earliest);
    /// @notice The time to accept ended on `until` (UTC+8).
    error PreemptionOver(TitleId title, uint32 offer, Day until);
    /// @notice The title has no such offer.
    error OfferUnknown(TitleId title, uint32 offer);
    /// @notice An offer is accepted on its own terms or not at all.
    error NotEqualTerms(TitleId title, uint32 offer, bytes32 offered, bytes32 accepted);
    /// @notice Only another co-owner, or a tenant behind the co-owners, may accept.
    error NotEntitledToOffer(TitleId title, uint32 offer, address party);
    /// @notice Nobody accepted the offer.
    error OfferNotAccepted(TitleId title, uint32 offer);
    /// @notice Of a title with a sole proprietor nothing is offered to co-owners.
    error NotCoOwned(TitleId title);

    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.OfferShare) _offer(m, body);
        else if (m.act == Act.AcceptOffer) _accept(m, body);
        else _complete(m, body);
    }

    function _offer(Matter memory m, bytes calldata body) private {
        OfferShare memory o = abi.decode(body, (OfferShare));
        ActHeader memory h = o.header;
        Rules storage rules = RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        m.evidence.requireGood(h.evidence);
        Page page = Folios.requireLive(h.title, m.today);
        require(page.proprietor() == address(0), NotCoOwned(h.title));
        (uint256 amount, uint256 scale) = Proprietorship.fractionOf(
            h.title,
            page,
            o.numerator,
            o.denominator
        );
        uint256 held = Proprietorship.balanceOf(h.applicant, h.title, page) * scale;
        require(
            held >= amount,
            Proprietorship.SharesInsufficient(
                h.title,
                h.applicant,
                held,
                amount,
                Proprietorship.supplyOf(h.title, page) * scale
            )
        );
        Day earliest = m.today.addDays(rules.preemptionDays);
        require(o.until >= earliest, PreemptionTooShort(h.title, o.until, earliest));
        Offer storage stored = Offers.layout().offers[h.title][m.number];
        stored.by = h.applicant;
        stored.until = o.until;
        stored.to = o.to;
        stored.numerator = o.numerator;
        stored.denominator = o.denominator;
        stored.terms = o.terms;
        Folios.append(m, h.title, page, Category.OTHER, h.effective, h.evidence, body);
    }

    function _accept(Matter memory m, bytes calldata body) private {
        AcceptOffer memory a = abi.decode(body, (AcceptOffer));
        ActHeader memory h = a.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        Page page = Folios.requireLive(h.title, m.today);
        Offer storage o = _find(h.title, a.offer);
        require(m.lodgedOn <= o.until, PreemptionOver(h.title, a.offer, o.until));
        require(a.terms == o.terms, NotEqualTerms(h.title, a.offer, o.terms, a.terms));
        bool coOwner = Proprietorship.balanceOf(h.applicant, h.title, page) != 0 && h.applicant != o.by;
        if (coOwner) {
            for (uint256 i = 0; i < o.takers.length; ++i) {
                require(o.takers[i] != h.applicant, NotEntitledToOffer(h.title, a.offer, h.applicant));
            }
            o.takers.push(h.applicant);
        } else {
            bool tenant = o.tenant == address(0) && _isTenant(h.title, h.applicant, m.today);
            require(tenant, NotEntitledToOffer(h.title, a.offer, h.applicant));
            o.tenant = h.applicant;
        }
        Folios.append(m, h.title, page, Category.OTHER, h.effective, h.evidence, body);
    }

    /// @dev The shares of those who accepted divide the offered share among them, exactly.
    function _complete(Matter memory m, bytes calldata body) private {
        CompleteOffer memory c = abi.decode(body, (CompleteOffer));
        ActHeader memory h = c.header;
        RuleBook.judging(m, h.title);
        m.requireEffective(h.effective);
        m.evidence.requireGood(h.evidence);
        Offer memory o = _find(h.title, c.offer);
        require(o.by == h.applicant, NotEntitledToOffer(h.title, c.offer, h.applicant));
        require(m.today > o.until, Offers.PreemptionRunning(h.title, c.offer, o.until));
        delete Offers.layout().offers[h.title][c.offer];
        Page page =
            o.takers.length == 0
                ? _passToTenant(m, h.title, c.offer, o)
                : _passToCoOwners(m, h.title, c.offer, o);
        Folios.append(m, h.title, page, Category.PARTY, h.effective, h.evidence, body);
    }

    function _passToTenant(Matter memory m, TitleId title, uint32 id, Offer memory o) private returns (Page) {
        require(o.tenant != address(0), OfferNotAccepted(title, id));
        return _pass(m, title, o.by, o.tenant, o.numerator, o.denominator);
    }

    function _passToCoOwners(
        Matter memory m,
        TitleId title,
        uint32 id,
        Offer memory o
    ) private returns (Page page) {
        page = Folios.requireLive(title, m.today);
        uint256[] memory weights = new uint256[](o.takers.length);
        uint256 sum;
        for (uint256 i = 0; i < weights.length; ++i) {
            weights[i] = Proprietorship.balanceOf(o.takers[i], title, page);
            sum += weights[i];
        }
        require(sum != 0, OfferNotAccepted(title, id)); // those who accepted have sold out since
        for (uint256 i = 0; i < weights.length; ++i) {
            if (weights[i] == 0) continue;
            page = _pass(m, title, o.by, o.takers[i], o.numerator * weights[i], o.denominator * sum);
            Folios.layout().folios[title].page = page;
        }
    }

    /// @dev Acceptance was the taker's consent; the offer was the sharer's.
    function _pass(
        Matter memory m,
        TitleId title,
        address from,
        address to,
        uint256 numerator,
        uint256 denominator
    ) private returns (Page page) {
        page = Folios.pageOf(title);
        (uint256 amount, uint256 scale) = Proprietorship.fractionOf(title, page, numerator, denominator);
        m.addConsent(from);
        m.addConsent(to);
        m.parties.requireActive(to);
        page = Dealings.requirePassable(
            m,
            RuleBook.judging(m, title),
            Dealings.Passing(title, from, to, amount, scale, true)
        );
        return Proprietorship.passShares(title, page, from, to, amount, scale);
    }

    function _isTenant(TitleId title, address party, Day today) private view returns (bool) {
        Charge[] memory live = Charges.liveOf(title, today);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind == ChargeKind.Lease && live[i].chargee == party) return true;
        }
        return false;
    }

    function _find(TitleId title, uint32 id) private view returns (Offer storage o) {
        o = Offers.layout().offers[title][id];
        require(o.by != address(0), OfferUnknown(title, id));
    }
}
