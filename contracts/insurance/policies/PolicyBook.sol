// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {Ranks} from "../../register/charges/Ranks.sol";
import {ILoans} from "../../settlement/loans/ILoans.sol";
import {Day} from "../../types/Day.sol";
import {IPolicyRegister} from "../IPolicyRegister.sol";
import {Claims} from "./Claims.sol";
import {Coinsurance} from "./Coinsurance.sol";
import {Mortgagees} from "./Mortgagees.sol";
import {Claim, ClaimState, Insurer, Policy, PolicyState, PolicyTerms} from "./PolicyTypes.sol";

/// @title Where policies are kept
/// @notice What {PolicyRegister} stores and tells, and what its acts ask.
abstract contract PolicyBook is IPolicyRegister {
    using Claims for Policy;
    using Coinsurance for Insurer[];
    using SafeERC20 for IERC20;

    /// @custom:storage-location erc7201:parkfolio.storage.PolicyRegister
    struct PolicyStorage {
        /// Number of the last policy.
        uint32 policies;
        /// Number of the last claim.
        uint32 claims;
        mapping(uint32 policy => Policy) policy;
        /// Insurers of a policy, the lead first.
        mapping(uint32 policy => Insurer[]) insurers;
        /// Charges whose holders are paid first.
        mapping(uint32 policy => mapping(uint32 charge => bool)) first;
        mapping(uint32 number => Claim) claim;
        /// Claim that a document of loss served for.
        mapping(bytes32 evidence => uint32 number) losses;
        /// Guarantee that covers a loan, or covered it last.
        mapping(uint32 loan => uint32 policy) guarantees;
        /// Last claim on a guarantee.
        mapping(uint32 policy => uint32 number) guaranteeClaims;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.PolicyRegister")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x458d4cd090c99e88fee508dfd71e3b7c4bf3a46501a9f1f036cb838579a2c100;

    IConsortium internal immutable CONSORTIUM;
    IERC20 internal immutable TOKEN;
    ILoans internal immutable LOANS;

    constructor(IConsortium consortium, IERC20 token, ILoans loans) {
        CONSORTIUM = consortium;
        TOKEN = token;
        LOANS = loans;
    }

    /// @inheritdoc IPolicyRegister
    function policyOf(uint32 policy) external view returns (Policy memory) {
        return _storage().policy[policy];
    }

    /// @inheritdoc IPolicyRegister
    function insurersOf(uint32 policy) external view returns (Insurer[] memory) {
        return _storage().insurers[policy];
    }

    /// @inheritdoc IPolicyRegister
    function claimOf(uint32 number) external view returns (Claim memory) {
        return _storage().claim[number];
    }

    /// @inheritdoc IPolicyRegister
    function coverLeftOf(uint32 policy) external view returns (uint128) {
        return _storage().policy[policy].coverLeft();
    }

    /// @inheritdoc IPolicyRegister
    function isInForce(uint32 policy, Day day) external view returns (bool) {
        Policy storage p = _storage().policy[policy];
        return !p.coverFrom.isNone() && p.coverFrom <= day && day <= Claims.lastDay(p);
    }

    /// @inheritdoc IPolicyRegister
    function isMortgageeFirst(uint32 policy, uint32 charge) external view returns (bool) {
        return _storage().first[policy][charge];
    }

    /// @inheritdoc IPolicyRegister
    function sharesOf(uint32 number) external view returns (uint256[] memory) {
        Claim storage c = _known(number);
        return _storage().insurers[c.policy].split(c.assessed);
    }

    /// @inheritdoc IPolicyRegister
    function proceedsOf(uint32 number) external view returns (Ranks.Payment[] memory) {
        return _proceeds(_known(number));
    }

    /// @inheritdoc IPolicyRegister
    function recoveryOf(
        uint32 number,
        uint128 recovered
    ) external view returns (uint128 creditorPart, uint256[] memory parts) {
        Claim storage c = _known(number);
        // Nothing is recovered before somebody has paid: `owed` is then 0.
        uint128 unpaid = c.owed > c.assessed ? c.owed - c.assessed : 0;
        creditorPart = recovered < unpaid ? recovered : unpaid;
        parts = _storage().insurers[c.policy].split(recovered - creditorPart);
    }

    function _move(address from, address to, uint256 amount) internal {
        if (amount != 0) TOKEN.safeTransferFrom(from, to, amount);
    }

    function _proceeds(Claim storage c) internal view returns (Ranks.Payment[] memory) {
        PolicyStorage storage $ = _storage();
        return Mortgagees.proceedsOf($.first[c.policy], LOANS, $.policy[c.policy].terms, c.assessed);
    }

    function _requireNoMortgagee(uint32 policy, PolicyTerms storage t) internal view {
        Mortgagees.requireNone(_storage().first[policy], LOANS, t, policy);
    }

    function _requireCreditor(uint32 policy, PolicyTerms storage t) internal view {
        address creditor = LOANS.creditorOf(t.loan);
        require(_now(t.insured) == creditor, InsuredNotCreditor(policy, t.insured, creditor));
    }

    function _known(uint32 number) internal view returns (Claim storage c) {
        c = _storage().claim[number];
        require(c.state != ClaimState.None, ClaimUnknown(number));
    }

    function _requireInsured(uint32 policy) internal view returns (Policy storage p) {
        CONSORTIUM.requireActive(msg.sender);
        p = _storage().policy[policy];
        address insured = p.terms.insured;
        require(p.state != PolicyState.None, PolicyUnknown(policy));
        require(_actsFor(insured), NotTheInsured(policy, msg.sender, insured));
    }

    function _leadOf(uint32 policy) internal view returns (address) {
        Insurer[] storage insurers = _storage().insurers[policy];
        require(insurers.length != 0, PolicyUnknown(policy));
        return insurers[0].party;
    }

    function _indexOf(
        uint32 policy,
        Insurer[] memory insurers,
        address party
    ) internal view returns (uint256 i) {
        i = insurers.find(CONSORTIUM, party);
        require(i < insurers.length, NotAnInsurer(policy, party));
    }

    /// @dev Whether the caller is the party, or answers for it now that it has ceased.
    function _actsFor(address party) internal view returns (bool) {
        return msg.sender == party || msg.sender == CONSORTIUM.answeringFor(party);
    }

    function _now(address party) internal view returns (address) {
        return CONSORTIUM.answeringFor(party);
    }

    function _storage() internal pure returns (PolicyStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
