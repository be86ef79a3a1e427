// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {IRents} from "./IRents.sol";
import {LeaseOnRegister} from "./LeaseOnRegister.sol";
import {RentAccounts} from "./RentAccounts.sol";
import {RentBook} from "./RentBook.sol";
import {RentDeposits} from "./RentDeposits.sol";
import {RentSchedule} from "./RentSchedule.sol";
import {RentStore} from "./RentStore.sol";
import {RentAccount, RentState, RentStep, RentTerms} from "./RentTypes.sol";

/// @title Rents
/// @notice See {IRents}.
contract Rents is RentDeposits {
    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    /// @param parks The parks.
    /// @param land The register of land.
    constructor(
        IConsortium consortium,
        IDepositToken token,
        IParkRegistry parks,
        IRegisterViews land
    ) RentBook(consortium, token, parks, land) {}

    /// @inheritdoc IRents
    function propose(RentTerms calldata terms) external returns (uint32 rental) {
        CONSORTIUM.requireActive(msg.sender);
        RentSchedule.requireSound(terms.months, terms.steps);
        // Asks first whether the park is known: a title in no park lies in park 0.
        PARKS.divisionOf(terms.park);
        (uint32 park, ) = PARKS.placeOf(terms.title);
        require(park == terms.park, PremisesElsewhere(terms.title, park));
        LeaseOnRegister.View memory v = _leaseOf(terms.title, terms.lease, terms.payee);
        _requireParty(v.landlord);
        bool named = !v.several || v.landlord == terms.payee;
        require(named, PayeeNotProprietor(terms.title, terms.payee));
        _requireFree(terms.lease);
        bool within = v.from <= terms.from && terms.from <= v.until;
        require(within, RentOutsideLease(terms.lease, terms.from, v.from, v.until));
        CONSORTIUM.requireKind(terms.document, DocumentKind.Contract);
        rental = ++RentStore.layout().lastAccount;
        RentAccount storage it = RentStore.layout().accounts[rental];
        (it.terms, it.state, it.landlord) = (terms, RentState.Proposed, v.landlord);
        emit RentProposed(rental, park, terms.lease, v.landlord, terms);
    }

    /// @inheritdoc IRents
    function withdraw(uint32 rental) external {
        RentAccount storage it = _account(rental);
        _requireParty(it.landlord);
        require(it.state == RentState.Proposed, RentStateInvalid(rental, it.state));
        it.state = RentState.Withdrawn;
        emit RentWithdrawn(rental);
    }

    /// @inheritdoc IRents
    function accept(uint32 rental) external {
        RentAccount storage it = _account(rental);
        RentTerms storage terms = it.terms;
        LeaseOnRegister.View memory v = _leaseOf(terms.title, terms.lease, terms.payee);
        _requireParty(v.tenant);
        require(it.state == RentState.Proposed, RentStateInvalid(rental, it.state));
        _requireFree(terms.lease);
        require(v.landlord == it.landlord, LandlordChanged(rental, v.landlord));
        (it.state, it.tenant, it.until) = (RentState.Open, v.tenant, v.until);
        RentStore.layout().ofLease[terms.lease] = rental;
        RentAccounts.list(rental, terms.park, v.tenant);
        emit RentAccepted(rental, terms.park, v.tenant, v.landlord, v.until);
    }

    /// @inheritdoc IRents
    function offerSteps(uint32 rental, RentStep[] calldata steps) external {
        RentAccount storage it = _running(rental);
        _requireParty(it.landlord);
        _requireOpen(rental, it);
        RentAccounts.offer(rental, steps);
    }

    /// @inheritdoc IRents
    function agreeSteps(uint32 rental) external {
        _ofTenant(rental);
        RentAccounts.agree(rental);
    }

    /// @inheritdoc IRents
    function pay(uint32 rental, uint128 amount) external {
        RentAccount storage it = _running(rental);
        uint128 owed = _owed(rental);
        require(amount != 0 && amount <= owed, RentAboveOwed(rental, amount, owed));
        it.paid += amount;
        emit RentPaid(rental, msg.sender, it.landlord, amount);
        _payFromCaller(it.landlord, amount);
    }

    /// @dev The lease, on the title that bears it itself.
    function _leaseOf(
        TitleId title,
        uint32 lease,
        address payee
    ) private view returns (LeaseOnRegister.View memory) {
        return RentAccounts.requireLease(LAND, CONSORTIUM, title, lease, payee);
    }

    function _requireFree(uint32 lease) private view {
        uint32 rental = RentStore.layout().ofLease[lease];
        require(rental == 0, LeaseHasAccount(lease, rental));
    }
}
