// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../../../types/Acts.sol";
import {Day} from "../../../types/Day.sol";
import {AssignCharge, ChargeKind, DischargeCharge, VaryCharge} from "../../../types/instruments/Charging.sol";
import {LicenceKind} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {RightStanding} from "../RightStanding.sol";
import {RightRules} from "../RightRules.sol";
import {Assignments} from "../works/Assignments.sol";
import {Licence, Licences} from "./Licences.sol";
import {Licensors} from "./Licensors.sol";
import {Scope, Scopes} from "./Scopes.sol";

/// @title What happens to a licence after its grant
/// @notice A longer licence is a new one for the days that are new: all that a grant asks is asked again. A shorter one
/// keeps its sublicences within it. A licence is personal: it passes with the licensor's consent only.
library LicenceChanges {
    /// @notice A compulsory licence changes by decision of the office only, and stays with its licensee.
    error LicenceCompulsory(TitleId title, uint32 licence);
    /// @notice A licence stops no transfer: it follows the right, and needs no ban.
    error BanByLicence(TitleId title, uint32 licence);
    /// @notice The sublicence `sublicence` lives under it, and ends or is shortened before.
    error SublicenceStands(TitleId title, uint32 licence, uint32 sublicence);

    /// @notice Performs the act in hand on a licence.
    function perform(Matter memory m, bytes calldata body) external {
        if (m.act == Act.Discharge) _discharge(m, body);
        else if (m.act == Act.VaryCharge) _vary(m, body);
        else _assign(m, body);
    }

    /// @notice Whether the act in hand changes a licence and belongs here.
    /// @dev The three acts name the title in their first word and the charge in the one behind the header.
    function concerns(Matter memory m, bytes calldata body) internal view returns (bool) {
        bool asked = m.act == Act.Discharge || m.act == Act.VaryCharge || m.act == Act.AssignCharge;
        if (!asked) return false;
        TitleId title = TitleId.wrap(uint256(bytes32(body)));
        uint32 charge = uint32(uint256(bytes32(body[6 * 32:])));
        return Licences.grantOf(title, charge).kind != LicenceKind.None;
    }

    /// @dev The licensee gives up what it has; what it gave others on ends before.
    function _discharge(Matter memory m, bytes calldata body) private {
        DischargeCharge memory d = abi.decode(body, (DischargeCharge));
        ActHeader memory h = d.header;
        (Page page, ) = Proceedings.open(m, h);
        (Charge memory c, ) = Licences.find(h.title, d.charge, m.today);
        m.requireConsent(c.chargee);
        // Nothing may outlast a day that lies before all days.
        _requireSublicencesEnd(m, h.title, d.charge, Day.wrap(1));
        page = Charges.remove(h.title, page, d.charge, m.today);
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    function _vary(Matter memory m, bytes calldata body) private {
        VaryCharge memory v = abi.decode(body, (VaryCharge));
        (Page page, ) = Proceedings.open(m, v.header);
        _requireVariable(m, v, page);
        Charge storage stored = Charges.find(v.header.title, v.charge, m.today);
        (stored.sum, stored.until) = (v.sum, v.until);
        Proceedings.close(m, v.header, page, Category.RIGHTS, body);
    }

    function _requireVariable(Matter memory m, VaryCharge memory v, Page page) private view {
        ActHeader memory h = v.header;
        (Charge memory c, Licence memory granted) = Licences.find(h.title, v.charge, m.today);
        require(granted.kind != LicenceKind.Compulsory, LicenceCompulsory(h.title, v.charge));
        require(!v.transferBan, BanByLicence(h.title, v.charge));
        Scopes.requireTime(h.title, page, c.from, v.until, m.today);
        m.requireConsent(c.chargee);
        _requireLicensors(m, h, page, c, granted);
        Day last = Scopes.lastOf(v.until);
        if (last > Scopes.lastOf(c.until)) _requireLonger(m, h, page, c, granted, v.until);
        else _requireSublicencesEnd(m, h.title, v.charge, last);
    }

    /// @dev The days that are new are free, on the right and under the head licence; the right can be dealt in.
    function _requireLonger(
        Matter memory m,
        ActHeader memory h,
        Page page,
        Charge memory c,
        Licence memory granted,
        Day until
    ) private view {
        RightStanding.requireInForce(h.title);
        Folios.requireLive(h.title, m.today);
        RightStanding.requirePaid(h.title, page, m.today);
        Licensors.requireFree(m, h.title, page, h.applicant, true);
        Scope memory scope = Licences.scopeOf(c, granted);
        (scope.from, scope.until) = (c.until.addDays(1), until);
        if (c.parent != 0) Licences.requireWithinHead(m, h.title, c.parent, granted.kind, scope);
        else {
            if (Scopes.isWork(h.title)) Assignments.requireHeld(h.title, granted.assignment, scope);
            Licensors.requirePledgees(m, h.title, page);
        }
        Licences.requireRoom(m, h.title, c, granted.kind, scope);
    }

    function _assign(Matter memory m, bytes calldata body) private {
        AssignCharge memory a = abi.decode(body, (AssignCharge));
        ActHeader memory h = a.header;
        (Page page, ) = Proceedings.open(m, h);
        (Charge memory c, Licence memory granted) = Licences.find(h.title, a.charge, m.today);
        require(granted.kind != LicenceKind.Compulsory, LicenceCompulsory(h.title, a.charge));
        m.requireConsent(c.chargee);
        m.requireConsent(a.to);
        _requireLicensors(m, h, page, c, granted);
        if (c.parent == 0) Licensors.requirePledgees(m, h.title, page);
        Charges.find(h.title, a.charge, m.today).chargee = a.to;
        Proceedings.close(m, h, page, Category.RIGHTS, body);
    }

    /// @dev Those who would grant it today; where one co-owner alone can, any of them.
    function _requireLicensors(
        Matter memory m,
        ActHeader memory h,
        Page page,
        Charge memory c,
        Licence memory granted
    ) private view {
        if (c.parent != 0) {
            (Charge memory head, ) = Licences.find(h.title, c.parent, m.today);
            m.requireConsent(head.chargee);
        } else if (granted.assignment != 0) {
            m.requireConsent(Assignments.find(h.title, granted.assignment).to);
        } else if (Licences.isExclusive(granted.kind) || !RightRules.judging(m, h.title).coOwnerLicenses) {
            Licensors.requireAll(m, h.title, page);
        } else {
            Licensors.requireOne(m, h.title, page);
        }
    }

    function _requireSublicencesEnd(Matter memory m, TitleId title, uint32 licence, Day last) private view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            Charge memory other = live[i];
            bool under = other.kind == ChargeKind.Licence && other.parent == licence;
            bool within = Scopes.lastOf(other.until) <= last;
            require(!under || within, SublicenceStands(title, licence, other.id));
        }
    }
}
