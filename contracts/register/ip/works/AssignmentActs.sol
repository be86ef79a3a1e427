// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../../../types/Acts.sol";
import {RightsAssignment} from "../../../types/instruments/Licensing.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Proceedings} from "../../Proceedings.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {AssetClasses} from "../../rules/AssetClass.sol";
import {LicenceActs} from "../licences/LicenceActs.sol";
import {Licensors} from "../licences/Licensors.sol";
import {Scope, Scopes} from "../licences/Scopes.sol";
import {RightStanding} from "../RightStanding.sol";
import {Assignment, Assignments} from "./Assignments.sol";

/// @title Assigning economic rights of works
/// @notice By kind, place and time (Copyright Law arts. 10, 27); what is not named is not assigned (art. 29). All
/// co-owners assign (art. 14), or the party to which the rights were assigned before. Licences given before stay.
library AssignmentActs {
    /// @notice Performs the act in hand.
    function perform(Matter memory m, bytes calldata body) external {
        RightsAssignment memory a = abi.decode(body, (RightsAssignment));
        ActHeader memory h = a.header;
        (Page page, ) = Proceedings.open(m, h);
        bool work = Scopes.isWork(h.title);
        require(work, LicenceActs.NotOfThisClass(h.title, AssetClasses.classOf(h.title)));
        RightStanding.requireInForce(h.title);
        Folios.requireLive(h.title, m.today);
        Scopes.requireForm(h.title, a.territory, a.rights);
        Scopes.requireTime(h.title, page, a.from, a.until, m.today);
        require(a.to != h.applicant, Proprietorship.TakerIsTransferor(a.to));
        m.requireConsent(a.to);
        Scope memory scope = Scope(a.territory, a.rights, bytes32(0), a.from, a.until);
        uint32 parent = Assignments.coveringOf(m, h.title, h.applicant, scope);
        if (parent == 0) {
            Proprietorship.requireProprietor(h.title, page, h.applicant);
            Licensors.requireAll(m, h.title, page);
        }
        Licensors.requirePledgees(m, h.title, page);
        Licensors.requireFree(m, h.title, page, h.applicant, false);
        Assignments.requireHeld(h.title, parent, scope);
        Assignments.layout().assignments[h.title].push(
            Assignment(a.to, m.number, parent, a.from, a.rights, a.territory, a.until)
        );
        Proceedings.close(m, h, page, Category.PARTY, body);
    }
}
