// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {IDaybook} from "../daybook/IDaybook.sol";
import {IConsortium} from "../party/IConsortium.sol";
import {ILoans} from "../settlement/loans/ILoans.sol";
import {Day, Days} from "../types/Day.sol";
import {IPolicyRegister} from "./IPolicyRegister.sol";
import {ClaimBook} from "./policies/ClaimBook.sol";
import {Claims} from "./policies/Claims.sol";
import {Coinsurance} from "./policies/Coinsurance.sol";
import {Mortgagees} from "./policies/Mortgagees.sol";
import {PolicyBook} from "./policies/PolicyBook.sol";
import {Insurer, Policy, PolicyKind, PolicyState, PolicyTerms} from "./policies/PolicyTypes.sol";
import {Underwriting} from "./policies/Underwriting.sol";

/// @title PolicyRegister
/// @notice See {IPolicyRegister}.
contract PolicyRegister is ClaimBook, AccessManagedUpgradeable, UUPSUpgradeable {
    using Coinsurance for Insurer[];

    IDaybook private immutable DAYBOOK;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param daybook Daybook, which knows the registers.
    /// @param token Deposits in which premiums and claims are paid.
    /// @param loans Loans that guarantees cover, and that charges secure.
    constructor(
        IConsortium consortium,
        IDaybook daybook,
        IERC20 token,
        ILoans loans
    ) PolicyBook(consortium, token, loans) {
        DAYBOOK = daybook;
        _disableInitializers();
    }

    /// @notice Puts the register under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(CONSORTIUM));
    }

    /// @inheritdoc IPolicyRegister
    function offer(
        PolicyTerms calldata terms,
        Insurer[] calldata insurers,
        uint64 denominator
    ) external returns (uint32 policy) {
        _requireInsurer(msg.sender);
        CONSORTIUM.requireActive(terms.insured);
        address register = terms.register;
        bool known = register == address(0) || DAYBOOK.isAdmitted(register);
        require(known, IDaybook.RegisterUnknown(register));
        PolicyStorage storage $ = _storage();
        policy = ++$.policies;
        Underwriting.open($.policy[policy], $.insurers[policy], terms, insurers, denominator);
        emit PolicyOffered(policy, msg.sender, terms.insured, terms, $.insurers[policy]);
    }

    /// @inheritdoc IPolicyRegister
    function join(uint32 policy) external {
        _requireInsurer(msg.sender);
        _requireState(policy, PolicyState.Offered);
        Insurer[] storage insurers = _storage().insurers[policy];
        Insurer storage own = insurers[_indexOf(policy, insurers, msg.sender)];
        require(!own.joined, JoinedAlready(policy, own.party));
        own.joined = true;
        emit InsurerJoined(policy, own.party);
    }

    /// @inheritdoc IPolicyRegister
    function withdraw(uint32 policy) external {
        _requireLead(policy);
        Policy storage p = _requireState(policy, PolicyState.Offered);
        p.state = PolicyState.Withdrawn;
        emit PolicyWithdrawn(policy);
    }

    /// @inheritdoc IPolicyRegister
    function payPremium(uint32 policy) external {
        _requireInsured(policy);
        Policy storage p = _requireState(policy, PolicyState.Offered);
        PolicyTerms storage t = p.terms;
        Day today = Days.today();
        require(today <= t.until, PolicyPeriodInvalid(today, t.from, t.until));
        Insurer[] memory insurers = _storage().insurers[policy];
        for (uint256 i = 0; i < insurers.length; ++i) {
            require(insurers[i].joined, InsurerNotJoined(policy, insurers[i].party));
            CONSORTIUM.checkOffice(_now(insurers[i].party), OfficeKind.Insurer, Offices.NATIONAL);
        }
        p.state = PolicyState.Paid;
        p.coverFrom = today < t.from ? t.from : today;
        _requireSubject(policy, p);
        uint256[] memory parts = insurers.split(t.premium);
        emit PremiumPaid(policy, p.coverFrom, parts);
        for (uint256 i = 0; i < parts.length; ++i) _move(msg.sender, _now(insurers[i].party), parts[i]);
    }

    /// @inheritdoc IPolicyRegister
    function cancel(uint32 policy) external {
        CONSORTIUM.requireActive(msg.sender);
        Policy storage p = _storage().policy[policy];
        bool insured = _actsFor(p.terms.insured);
        require(insured || _actsFor(_leadOf(policy)), NotSideOfPolicy(policy, msg.sender));
        _requireState(policy, PolicyState.Paid);
        if (p.terms.kind == PolicyKind.Property) _requireNoMortgagee(policy, p.terms);
        if (insured) p.insuredCancels = true;
        else p.leadCancels = true;
        emit CancellationAsked(policy, msg.sender);
        if (!p.insuredCancels || !p.leadCancels) return;
        p.state = PolicyState.Cancelled;
        p.cancelledOn = Days.today();
        emit PolicyCancelled(policy, p.cancelledOn);
    }

    /// @inheritdoc IPolicyRegister
    function giveNotice(uint32 policy, uint32 charge) external {
        _note(policy, charge, true);
    }

    /// @inheritdoc IPolicyRegister
    function waive(uint32 policy, uint32 charge) external {
        _note(policy, charge, false);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev What a policy covers is there, and the insured has something to lose by it.
    function _requireSubject(uint32 policy, Policy storage p) private {
        PolicyTerms storage t = p.terms;
        PolicyStorage storage $ = _storage();
        if (t.kind == PolicyKind.PledgeGuarantee) {
            _requireCreditor(policy, t);
            uint32 other = $.guarantees[t.loan];
            bool free = other == 0 || Claims.lastDay($.policy[other]) < p.coverFrom;
            require(free, LoanInsured(t.loan, other));
            $.guarantees[t.loan] = policy;
            return;
        }
        Mortgagees.requireInterest(t, CONSORTIUM, policy);
        uint32 charge = t.mortgagee;
        if (charge == 0) return;
        address chargee = Mortgagees.chargeeOf(t, charge);
        require(chargee != address(0), NotTheMortgagee(policy, charge, msg.sender, chargee));
        $.first[policy][charge] = true;
        emit MortgageeNoted(policy, charge, msg.sender, true);
    }

    function _note(uint32 policy, uint32 charge, bool first) private {
        CONSORTIUM.requireActive(msg.sender);
        Policy storage p = _storage().policy[policy];
        require(p.state != PolicyState.None, PolicyUnknown(policy));
        // After a cancellation too: losses before it may still be paid.
        Claims.requireOnceInForce(policy, p);
        PolicyTerms storage t = p.terms;
        require(t.kind == PolicyKind.Property, PolicyOfOtherKind(policy, t.kind));
        address chargee = Mortgagees.chargeeOf(t, charge);
        require(_actsFor(chargee), NotTheMortgagee(policy, charge, msg.sender, chargee));
        _storage().first[policy][charge] = first;
        emit MortgageeNoted(policy, charge, msg.sender, first);
    }

    function _requireInsurer(address caller) private view {
        CONSORTIUM.checkOffice(caller, OfficeKind.Insurer, Offices.NATIONAL);
        CONSORTIUM.requireActive(caller);
    }

    function _requireState(uint32 policy, PolicyState state) private view returns (Policy storage p) {
        p = _storage().policy[policy];
        require(p.state != PolicyState.None, PolicyUnknown(policy));
        require(p.state == state, PolicyNotIn(policy, p.state));
    }

    function _requireLead(uint32 policy) private view {
        CONSORTIUM.requireActive(msg.sender);
        address lead = _leadOf(policy);
        require(_actsFor(lead), NotTheLead(policy, msg.sender, lead));
    }
}
