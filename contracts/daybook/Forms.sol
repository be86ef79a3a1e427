// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../types/Acts.sol";

/// @title How each act is signed
/// @notice The table of EIP-712 types. Every struct begins with the header of {ActHeader}; fields of one word come
/// next, lists of words last. The most frequent acts stand first.
library Forms {
    /// @notice The act is none to lodge: `None`, or done by ERC-6909 alone.
    error ActNotLodged(Act act);

    uint256 private constant HEADER_WORDS = 6;

    bytes32 private constant TRANSFER = keccak256(
        "Transfer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint8 cause,bool acknowledged,bytes32 terms,uint32 notice)"
    );
    bytes32 private constant FIRST_REGISTRATION = keccak256(
        "FirstRegistration(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,uint24 termEnd,bytes32 particulars)"
    );
    bytes32 private constant FIRST_REGISTRATION_IN_SHARES = keccak256(
        "FirstRegistrationInShares(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,uint24 termEnd,bytes32 particulars,uint64 denominator,address[] holders,uint64[] shares)"
    );
    bytes32 private constant TRANSFER_SHARE = keccak256(
        "TransferShare(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint64 numerator,uint64 denominator,uint8 cause,bool acknowledged,bytes32 terms,uint32 offer)"
    );
    bytes32 private constant TRANSMIT = keccak256(
        "Transmit(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address from,uint64 numerator,uint64 denominator,uint8 cause)"
    );
    bytes32 private constant CHANGE = keccak256(
        "Change(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,bytes32 particulars)"
    );
    bytes32 private constant CANCEL = keccak256(
        "Cancel(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,bytes32 cause)"
    );
    bytes32 private constant PROPOSE_CORRECTION = keccak256(
        "ProposeCorrection(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 version)"
    );
    bytes32 private constant CORRECT = keccak256(
        "Correct(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 proposal,uint32 version,uint8 use,uint40 extent,uint24 termEnd,uint64 denominator,address[] holders,uint64[] shares)"
    );
    bytes32 private constant ABANDON_CORRECTION = keccak256(
        "AbandonCorrection(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 proposal)"
    );
    bytes32 private constant CHARGE = keccak256(
        "Charge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 kind,address chargee,uint128 sum,uint24 from,uint24 until,bool transferBan,uint32 parent,uint32 rankWith,uint32 notice,uint256 dominant,bool acknowledged,bytes32 terms)"
    );
    bytes32 private constant VARY_CHARGE = keccak256(
        "VaryCharge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge,uint128 sum,uint24 until,bool transferBan,bytes32 terms)"
    );
    bytes32 private constant ASSIGN_CHARGE = keccak256(
        "AssignCharge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge,address to)"
    );
    bytes32 private constant POSTPONE_CHARGE = keccak256(
        "PostponeCharge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge,uint32 behind)"
    );
    bytes32 private constant RELEASE_PART = keccak256(
        "ReleasePart(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge,uint128 sum)"
    );
    bytes32 private constant DISCHARGE = keccak256(
        "Discharge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge)"
    );
    bytes32 private constant FIX_CEILING = keccak256(
        "FixCeiling(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 charge,uint128 amount)"
    );
    bytes32 private constant SEIZE = keccak256(
        "Seize(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address against,bool whole,uint8 months)"
    );
    bytes32 private constant RENEW_ORDER = keccak256(
        "RenewOrder(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 order,uint8 months)"
    );
    bytes32 private constant LIFT_ORDER = keccak256(
        "LiftOrder(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 order)"
    );
    bytes32 private constant SUSPEND = keccak256(
        "Suspend(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 months)"
    );
    bytes32 private constant ORDER_TRANSFER = keccak256(
        "OrderTransfer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address from,address to,uint256 amount)"
    );
    bytes32 private constant ORDER_FREEZE = keccak256(
        "OrderFreeze(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address account,uint256 amount)"
    );
    bytes32 private constant ORDERED_TRANSFER = keccak256(
        "OrderedTransfer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address from,address to,uint64 numerator,uint64 denominator,bool auction,uint128 proceeds)"
    );
    bytes32 private constant CAUTION = keccak256(
        "Caution(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline)"
    );
    bytes32 private constant PROVE_SUIT = keccak256(
        "ProveSuit(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 caution)"
    );
    bytes32 private constant NOTICE = keccak256(
        "Notice(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address holder,uint8 kind,uint256 subject,uint24 registrable)"
    );
    bytes32 private constant OPEN_NOTICE = keccak256(
        "OpenNotice(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 notice,uint24 registrable)"
    );
    bytes32 private constant SEARCH = keccak256(
        "Search(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline)"
    );
    bytes32 private constant LOCK = keccak256(
        "Lock(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline)"
    );
    bytes32 private constant RELEASE_RESTRAINT = keccak256(
        "ReleaseRestraint(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 restraint)"
    );
    bytes32 private constant OFFER_SHARE = keccak256(
        "OfferShare(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint64 numerator,uint64 denominator,uint24 until,bytes32 terms)"
    );
    bytes32 private constant ACCEPT_OFFER = keccak256(
        "AcceptOffer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 offer,bytes32 terms)"
    );
    bytes32 private constant COMPLETE_OFFER = keccak256(
        "CompleteOffer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 offer)"
    );
    bytes32 private constant DIVIDE = keccak256(
        "Divide(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32[] charges,uint256[] children,uint40[] extents,uint8[] uses)"
    );
    bytes32 private constant MERGE = keccak256(
        "Merge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint256 into,uint40 extent,uint8 use,uint256[] others)"
    );
    bytes32 private constant RENEW = keccak256(
        "Renew(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint24 termEnd)"
    );
    bytes32 private constant EXPIRE = keccak256(
        "Expire(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline)"
    );
    bytes32 private constant EXCUSE = keccak256(
        "Excuse(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline)"
    );
    bytes32 private constant TAKE_BACK = keccak256(
        "TakeBack(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint24 startDue,bytes32 notice)"
    );
    bytes32 private constant RECONCILE = keccak256(
        "Reconcile(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 state,uint8 legalBasis,bytes32 externalRef)"
    );
    bytes32 private constant FILE = keccak256(
        "File(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 stage,uint24 filedOn,uint24 grantedOn,uint8 paid,uint256 parent,uint256 similar,uint64 classes,bool lifeTerm,bytes32 particulars,uint64 denominator,address[] holders,uint64[] shares)"
    );
    bytes32 private constant ADVANCE = keccak256(
        "Advance(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 stage,uint24 gazetted,bytes8 national)"
    );
    bytes32 private constant CLAIM_PRIORITY = keccak256(
        "ClaimPriority(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,bytes32 earlier,uint24 earliest,bool nationalPhase)"
    );
    bytes32 private constant ADJUST_TERM = keccak256(
        "AdjustTerm(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint24 termEnd,uint24 gazetted)"
    );
    bytes32 private constant PAY_FEE = keccak256(
        "PayFee(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 year,uint24 paidOn,uint128 amount,bool part)"
    );
    bytes32 private constant LAPSE = keccak256(
        "Lapse(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,bytes8 national,uint24 gazetted)"
    );
    bytes32 private constant REINSTATE = keccak256(
        "Reinstate(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint24 noticedOn,uint24 obstacleEnded,uint128 amount)"
    );
    bytes32 private constant SURRENDER = keccak256(
        "Surrender(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint24 gazetted)"
    );
    bytes32 private constant CHALLENGE = keccak256(
        "Challenge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 kind)"
    );
    bytes32 private constant DECIDE_CHALLENGE = keccak256(
        "DecideChallenge(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 challenge,uint8 outcome,uint24 gazetted)"
    );
    bytes32 private constant LICENSE = keccak256(
        "License(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 kind,address licensee,uint40 territory,bytes32 field,uint32 rights,uint24 from,uint24 until,bool sublicensable,uint32 parent,bool acknowledged,bytes32 royalty)"
    );
    bytes32 private constant DECLARE_OPEN = keccak256(
        "DeclareOpen(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,bool open,uint128 price,bytes32 terms,bytes32 report)"
    );
    bytes32 private constant COMPEL_LICENCE = keccak256(
        "CompelLicence(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address licensee,bytes32 field,uint24 until,bytes32 royalty)"
    );
    bytes32 private constant TRANSFER_FAMILY = keccak256(
        "TransferFamily(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,bool acknowledged,bytes32 terms,uint256[] others)"
    );
    bytes32 private constant ASSIGN_RIGHTS = keccak256(
        "AssignRights(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint32 rights,uint40 territory,uint24 from,uint24 until,bytes32 terms)"
    );

    /// @notice The sum in fen that an act states, 0 if it states none: what a power of attorney up to a value is judged by.
    /// @param act The act.
    /// @param body Its struct, ABI-encoded, as {Instruments-read} has checked it.
    /// @return Secured sum, ceiling or claim.
    function sumOf(Act act, bytes calldata body) internal pure returns (uint128) {
        uint256 word;
        if (act == Act.Charge) word = HEADER_WORDS + 2;
        else if (act == Act.VaryCharge || act == Act.ReleasePart || act == Act.FixCeiling)
            word = HEADER_WORDS + 1;
        else return 0;
        return uint128(uint256(bytes32(body[word * 32:])));
    }

    /// @notice The form of an act. Reverts with `ActNotLodged`.
    /// @param act The act.
    /// @return typehash EIP-712 type hash of the struct.
    /// @return words Words of fixed size, header included.
    /// @return lists Lists of one-word values that follow them.
    function formOf(Act act) internal pure returns (bytes32 typehash, uint256 words, uint256 lists) {
        if (act == Act.Transfer) return (TRANSFER, HEADER_WORDS + 5, 0);
        if (act == Act.FirstRegistration) return (FIRST_REGISTRATION, HEADER_WORDS + 4, 0);
        if (act == Act.FirstRegistrationInShares) return (FIRST_REGISTRATION_IN_SHARES, HEADER_WORDS + 5, 2);
        if (act == Act.TransferShare) return (TRANSFER_SHARE, HEADER_WORDS + 7, 0);
        if (act == Act.Transmit) return (TRANSMIT, HEADER_WORDS + 4, 0);
        if (act == Act.Change) return (CHANGE, HEADER_WORDS + 3, 0);
        if (act == Act.Cancel) return (CANCEL, HEADER_WORDS + 1, 0);
        if (act == Act.ProposeCorrection) return (PROPOSE_CORRECTION, HEADER_WORDS + 1, 0);
        if (act == Act.Correct) return (CORRECT, HEADER_WORDS + 6, 2);
        if (act == Act.AbandonCorrection) return (ABANDON_CORRECTION, HEADER_WORDS + 1, 0);
        if (act == Act.Charge) return (CHARGE, HEADER_WORDS + 12, 0);
        if (act == Act.VaryCharge) return (VARY_CHARGE, HEADER_WORDS + 5, 0);
        if (act == Act.AssignCharge) return (ASSIGN_CHARGE, HEADER_WORDS + 2, 0);
        if (act == Act.PostponeCharge) return (POSTPONE_CHARGE, HEADER_WORDS + 2, 0);
        if (act == Act.ReleasePart) return (RELEASE_PART, HEADER_WORDS + 2, 0);
        if (act == Act.Discharge) return (DISCHARGE, HEADER_WORDS + 1, 0);
        if (act == Act.FixCeiling) return (FIX_CEILING, HEADER_WORDS + 2, 0);
        if (act == Act.Seize) return (SEIZE, HEADER_WORDS + 3, 0);
        if (act == Act.RenewOrder) return (RENEW_ORDER, HEADER_WORDS + 2, 0);
        if (act == Act.LiftOrder) return (LIFT_ORDER, HEADER_WORDS + 1, 0);
        if (act == Act.Suspend) return (SUSPEND, HEADER_WORDS + 1, 0);
        if (act == Act.OrderTransfer) return (ORDER_TRANSFER, HEADER_WORDS + 3, 0);
        if (act == Act.OrderFreeze) return (ORDER_FREEZE, HEADER_WORDS + 2, 0);
        if (act == Act.OrderedTransfer) return (ORDERED_TRANSFER, HEADER_WORDS + 6, 0);
        if (act == Act.Caution) return (CAUTION, HEADER_WORDS, 0);
        if (act == Act.ProveSuit) return (PROVE_SUIT, HEADER_WORDS + 1, 0);
        if (act == Act.Notice) return (NOTICE, HEADER_WORDS + 4, 0);
        if (act == Act.OpenNotice) return (OPEN_NOTICE, HEADER_WORDS + 2, 0);
        if (act == Act.Search) return (SEARCH, HEADER_WORDS, 0);
        if (act == Act.Lock) return (LOCK, HEADER_WORDS, 0);
        if (act == Act.ReleaseRestraint) return (RELEASE_RESTRAINT, HEADER_WORDS + 1, 0);
        if (act == Act.OfferShare) return (OFFER_SHARE, HEADER_WORDS + 5, 0);
        if (act == Act.AcceptOffer) return (ACCEPT_OFFER, HEADER_WORDS + 2, 0);
        if (act == Act.CompleteOffer) return (COMPLETE_OFFER, HEADER_WORDS + 1, 0);
        if (act == Act.Divide) return (DIVIDE, HEADER_WORDS, 4);
        if (act == Act.Merge) return (MERGE, HEADER_WORDS + 3, 1);
        if (act == Act.Renew) return (RENEW, HEADER_WORDS + 1, 0);
        if (act == Act.Expire) return (EXPIRE, HEADER_WORDS, 0);
        if (act == Act.Excuse) return (EXCUSE, HEADER_WORDS, 0);
        if (act == Act.TakeBack) return (TAKE_BACK, HEADER_WORDS + 2, 0);
        if (act == Act.Reconcile) return (RECONCILE, HEADER_WORDS + 3, 0);
        if (act == Act.File) return (FILE, HEADER_WORDS + 10, 2);
        if (act == Act.Advance) return (ADVANCE, HEADER_WORDS + 3, 0);
        if (act == Act.ClaimPriority) return (CLAIM_PRIORITY, HEADER_WORDS + 3, 0);
        if (act == Act.AdjustTerm) return (ADJUST_TERM, HEADER_WORDS + 2, 0);
        if (act == Act.PayFee) return (PAY_FEE, HEADER_WORDS + 4, 0);
        if (act == Act.Lapse) return (LAPSE, HEADER_WORDS + 2, 0);
        if (act == Act.Reinstate) return (REINSTATE, HEADER_WORDS + 3, 0);
        if (act == Act.Surrender) return (SURRENDER, HEADER_WORDS + 1, 0);
        if (act == Act.Challenge) return (CHALLENGE, HEADER_WORDS + 1, 0);
        if (act == Act.DecideChallenge) return (DECIDE_CHALLENGE, HEADER_WORDS + 3, 0);
        if (act == Act.License) return (LICENSE, HEADER_WORDS + 11, 0);
        if (act == Act.DeclareOpen) return (DECLARE_OPEN, HEADER_WORDS + 4, 0);
        if (act == Act.CompelLicence) return (COMPEL_LICENCE, HEADER_WORDS + 4, 0);
        if (act == Act.TransferFamily) return (TRANSFER_FAMILY, HEADER_WORDS + 3, 1);
        if (act == Act.AssignRights) return (ASSIGN_RIGHTS, HEADER_WORDS + 6, 0);
        revert ActNotLodged(act);
    }
}
