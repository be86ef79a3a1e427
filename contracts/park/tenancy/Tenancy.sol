// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Matters} from "../../register/Matter.sol";
import {Day, Days} from "../../types/Day.sol";
import {IClearance} from "../IClearance.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {ITenancy} from "./ITenancy.sol";
import {Qualifications} from "./Qualifications.sol";
import {ExitCause, Profile, RefusalGround, TenancyRecord, TenancyState} from "./TenancyTypes.sol";

/// @title Tenancy
/// @notice See {ITenancy}.
contract Tenancy is Qualifications {
    using EnumerableSet for EnumerableSet.UintSet;

    uint16 private constant WHOLE_BP = 10_000;
    uint256 private constant MOST_CLEARANCES = 16;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    constructor(IConsortium consortium, IParkRegistry parks) OnPark(consortium, parks) {}

    /// @inheritdoc ITenancy
    function applyFor(uint32 park, Profile calldata profile) external returns (uint32 tenancy) {
        CONSORTIUM.requireActive(msg.sender);
        uint32 division = PARKS.divisionOf(park);
        TenancyStorage storage $ = _storage();
        uint32 other = $.current[park][msg.sender];
        require(other == 0, TenancyStands(park, msg.sender, other));
        _requireNotBarred(msg.sender, division);
        _requireSound(park, profile);
        tenancy = ++$.tenancies;
        $.current[park][msg.sender] = tenancy;
        TenancyRecord storage t = $.tenancy[tenancy];
        (t.park, t.party, t.state) = (park, msg.sender, TenancyState.Applied);
        (t.appliedOn, t.profiles) = (Days.today(), 1);
        $.profiles[tenancy][1] = profile;
        emit TenancyApplied(tenancy, park, msg.sender, profile);
    }

    /// @inheritdoc ITenancy
    function withdraw(uint32 tenancy) external {
        TenancyRecord storage t = _known(tenancy);
        _requireParty(t.party);
        _close(tenancy, t, TenancyState.Withdrawn);
        emit TenancyWithdrawn(tenancy);
    }

    /// @inheritdoc ITenancy
    function review(uint32 tenancy, uint16 version, bool fit, bytes32 opinion) external {
        TenancyRecord storage t = _known(tenancy);
        _requireOperator(t.park);
        _requireState(tenancy, t, TenancyState.Applied);
        require(version == t.profiles, ProfileOutdated(tenancy, version, t.profiles));
        CONSORTIUM.requireGood(opinion);
        (t.state, t.fit, t.reviewer, t.opinion) = (TenancyState.Reviewed, fit, msg.sender, opinion);
        emit TenancyReviewed(tenancy, msg.sender, fit, opinion);
    }

    /// @inheritdoc ITenancy
    function admit(uint32 tenancy, Day entry, bytes32 agreement) external {
        TenancyRecord storage t = _known(tenancy);
        (uint32 park, address party) = (t.park, t.party);
        _requireAuthority(park);
        _requireState(tenancy, t, TenancyState.Reviewed);
        require(msg.sender != t.reviewer, Matters.SameOfficer(msg.sender));
        require(t.fit, NotFoundFit(tenancy));
        Day today = Days.today();
        Day latest = today.addYears(1);
        bool inTime = today <= entry && entry <= latest;
        require(inTime, EntryDayInvalid(tenancy, entry, today, latest));
        CONSORTIUM.requireActive(party);
        _requireNotBarred(party, PARKS.divisionOf(park));
        _requirePermitted(park, _storage().profiles[tenancy][t.profiles]);
        CONSORTIUM.requireKind(agreement, DocumentKind.Contract);
        _serve(agreement);
        (t.state, t.entry, t.agreement) = (TenancyState.Admitted, entry, agreement);
        _storage().stay[park][party] = tenancy;
        _storage().tenants[park].add(tenancy);
        emit TenantAdmitted(tenancy, park, party, entry, agreement);
    }

    /// @inheritdoc ITenancy
    function refuse(uint32 tenancy, RefusalGround ground, bytes32 document) external {
        TenancyRecord storage t = _known(tenancy);
        if (!_isAuthority(t.park)) _requireOperator(t.park);
        require(ground != RefusalGround.None, RefusalGroundMissing(tenancy));
        CONSORTIUM.requireGood(document);
        _close(tenancy, t, TenancyState.Refused);
        t.ending = document;
        emit TenancyRefused(tenancy, msg.sender, ground, document);
    }

    /// @inheritdoc ITenancy
    function update(uint32 tenancy, Profile calldata profile) external {
        TenancyRecord storage t = _known(tenancy);
        _requireParty(t.party);
        TenancyState state = t.state;
        bool open =
            state == TenancyState.Applied || state == TenancyState.Admitted || state == TenancyState.Leaving;
        require(open, TenancyNotIn(tenancy, state));
        _requireSound(t.park, profile);
        uint16 version = ++t.profiles;
        _storage().profiles[tenancy][version] = profile;
        emit ProfileUpdated(tenancy, version, profile);
    }

    /// @inheritdoc ITenancy
    function giveNotice(uint32 tenancy, Day leaving, ExitCause cause, bytes32 document) external {
        TenancyRecord storage t = _known(tenancy);
        bool tenant = _requireTenantOrOperator(t);
        _requireState(tenancy, t, TenancyState.Admitted);
        bool unfit = cause == ExitCause.None || (cause == ExitCause.Termination) == tenant;
        require(!unfit, ExitCauseUnfit(tenancy, cause));
        Day today = Days.today();
        Day earliest = t.entry > today ? t.entry : today;
        require(leaving >= earliest, LeavingDayInvalid(tenancy, leaving, earliest));
        if (!tenant || document != 0) CONSORTIUM.requireGood(document);
        (t.state, t.leaving, t.cause) = (TenancyState.Leaving, leaving, cause);
        (t.byOperator, t.ending) = (!tenant, document);
        emit NoticeGiven(tenancy, msg.sender, leaving, cause, document);
    }

    /// @inheritdoc ITenancy
    function withdrawNotice(uint32 tenancy) external {
        TenancyRecord storage t = _known(tenancy);
        bool tenant = _requireTenantOrOperator(t);
        _requireState(tenancy, t, TenancyState.Leaving);
        require(tenant != t.byOperator, NoticeNotYours(tenancy, msg.sender));
        require(Days.today() < t.leaving, NoticeDue(tenancy, t.leaving));
        (t.state, t.leaving, t.cause) = (TenancyState.Admitted, Day.wrap(0), ExitCause.None);
        (t.byOperator, t.ending) = (false, 0);
        emit NoticeWithdrawn(tenancy);
    }

    /// @inheritdoc ITenancy
    function exit(uint32 tenancy, bytes32 clearance) external {
        TenancyRecord storage t = _known(tenancy);
        (uint32 park, address party, Day leaving) = (t.park, t.party, t.leaving);
        _requireOperator(park);
        _requireState(tenancy, t, TenancyState.Leaving);
        require(Days.today() >= leaving, LeavingPending(tenancy, leaving));
        address[] memory books = _storage().clearances;
        for (uint256 i = 0; i < books.length; ++i) IClearance(books[i]).requireClear(park, party);
        _requireDecision(clearance);
        _serve(clearance);
        (t.state, t.ending) = (TenancyState.Exited, clearance);
        delete _storage().current[park][party];
        _storage().tenants[park].remove(tenancy);
        emit TenantExited(tenancy, park, party, leaving, clearance);
    }

    /// @inheritdoc ITenancy
    function setClearances(address[] calldata books) external restricted {
        uint256 count = books.length;
        require(count <= MOST_CLEARANCES, ClearancesTooMany(count, MOST_CLEARANCES));
        for (uint256 i = 0; i < count; ++i) {
            bool sound = books[i].code.length != 0;
            for (uint256 j = 0; j < i; ++j) sound = sound && books[j] != books[i];
            require(sound, ClearanceInvalid(books[i]));
        }
        _storage().clearances = books;
        emit ClearancesSet(books);
    }

    /// @dev Ends an application that is still open.
    function _close(uint32 tenancy, TenancyRecord storage t, TenancyState state) private {
        bool open = t.state == TenancyState.Applied || t.state == TenancyState.Reviewed;
        require(open, TenancyNotIn(tenancy, t.state));
        t.state = state;
        delete _storage().current[t.park][t.party];
    }

    /// @dev Whether the caller is the tenant; refuses unless it is, or operates the park.
    function _requireTenantOrOperator(TenancyRecord storage t) private view returns (bool tenant) {
        tenant = _answers(t.party);
        if (tenant) CONSORTIUM.requireActive(msg.sender);
        else _requireOperator(t.park);
    }

    function _requireState(uint32 tenancy, TenancyRecord storage t, TenancyState state) private view {
        require(t.state == state, TenancyNotIn(tenancy, t.state));
    }

    function _requireSound(uint32 park, Profile calldata p) private view {
        p.industry.check();
        _requirePermitted(park, p);
        require(p.foreignBp <= WHOLE_BP, ForeignShareInvalid(p.foreignBp));
        require(p.name != 0 && p.dossier != 0, IEvidenceRegistry.CommitmentEmpty());
    }

    function _requirePermitted(uint32 park, Profile memory p) private view {
        require(PARKS.permits(park, p.industry), IndustryNotPermitted(park, p.industry));
    }
}
