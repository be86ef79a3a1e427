// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";

/// @notice Why everything that a party has passes to others.
enum SuccessionCause {
    None,
    /// One company goes into another, or both into a new one (Company Law art. 218).
    Merger,
    /// A company is divided and ends (Company Law art. 222).
    Division,
    /// A liquidated company's residue goes to its members (Company Law art. 236).
    Dissolution,
    /// A natural person has died (Civil Code art. 1121).
    Inheritance
}

/// @title Succession to parties
/// @notice A merger, a division, a dissolution or a death passes everything at once: from its completion the
/// predecessor originates nothing and answers to its successors. The folios are rewritten afterwards, title by title,
/// by anyone, through the daybook; a title that is asked for twice changes once.
///
/// ```
/// announceSuccession  officer, resolution or notice: the creditors' time begins (none for an inheritance)
/// abandonSuccession   officer: it does not come about
/// completeSuccession  another officer, proof of succession: the predecessor ceases
/// cease               officer: a party ends without successors so far
/// ```
interface ISuccession {
    /// @notice One successor.
    /// @param party The successor.
    /// @param shares Its part of what passes; the whole is the sum of all successors' shares.
    struct Successor {
        address party;
        uint64 shares;
    }

    /// @notice A succession, announced or completed.
    /// @param cause Why it happens; `None` if there is none.
    /// @param completed Whether it has happened.
    /// @param keepsSecurities Whether securities between a successor and the predecessor stay although creditor and
    /// owner are one now (agreed, because others have rights in them); otherwise they end by confusion.
    /// @param effective Day since when it has effect, UTC+8; 0 until completed.
    /// @param completableFrom Unix second from which it can be completed: the creditors' time is over.
    /// @param announcer Officer who announced it.
    /// @param evidence Document that it rests on: of the announcement, then of the completion.
    /// @param plan Root of the Merkle tree of titles that go to one successor alone, leaves
    /// `(bytes32 title, address successor)` double-hashed; 0 if all goes by shares. What it leaves out goes by shares.
    /// @param successors Who takes; the first takes what cannot be shared.
    struct Succession {
        SuccessionCause cause;
        bool completed;
        bool keepsSecurities;
        Day effective;
        uint40 completableFrom;
        address announcer;
        bytes32 evidence;
        bytes32 plan;
        Successor[] successors;
    }

    /// @notice A succession was announced; creditors can come forward.
    /// @param predecessor Party that will cease.
    /// @param cause Why.
    /// @param completableFrom Unix second until which creditors are heard.
    /// @param successors Who will take.
    /// @param plan Root of the plan of titles; 0 if none.
    /// @param keepsSecurities Whether securities between the two stay.
    /// @param evidence Resolution or notice.
    event SuccessionAnnounced(
        address indexed predecessor,
        SuccessionCause cause,
        uint40 completableFrom,
        Successor[] successors,
        bytes32 plan,
        bool keepsSecurities,
        bytes32 evidence
    );

    /// @notice An announced succession does not come about.
    /// @param predecessor Party that goes on.
    /// @param evidence Document that this rests on.
    event SuccessionAbandoned(address indexed predecessor, bytes32 evidence);

    /// @notice A succession has happened; the predecessor has ceased.
    /// @param predecessor Party that ceased.
    /// @param lead First successor: takes what cannot be shared, and answers for the predecessor's account.
    /// @param effective Day since when it has effect, UTC+8.
    /// @param evidence Proof of succession.
    event SuccessionCompleted(
        address indexed predecessor,
        address indexed lead,
        Day effective,
        bytes32 evidence
    );

    /// @notice A party ended; successors may follow.
    /// @param party Party that ceased.
    /// @param evidence Document that this rests on.
    event PartyEnded(address indexed party, bytes32 evidence);

    /// @notice The keys of the party are being replaced; its succession waits.
    error PartyBusy(address party);
    /// @notice `successor` is, or is to be, succeeded by `predecessor`: the circle would answer for nobody.
    error SuccessionCycle(address predecessor, address successor);
    /// @notice No succession of the party is announced.
    error SuccessionNotAnnounced(address predecessor);
    /// @notice A succession of the party is announced or completed already.
    error SuccessionExists(address predecessor);
    /// @notice A party of this kind does not end in this way.
    error CauseUnfit(address predecessor, uint8 kind, SuccessionCause cause);
    /// @notice A succession has between `least` and `most` successors.
    error SuccessorCountInvalid(uint256 count, uint256 least, uint256 most);
    /// @notice The successor is named twice, or takes nothing.
    error SuccessorInvalid(address successor);
    /// @notice Creditors are heard until the Unix second `until`.
    error CreditorsHeard(address predecessor, uint256 until);
    /// @notice A succession cannot have effect from a day that has not come (UTC+8).
    error SuccessionInFuture(address predecessor, Day effective, Day today);
    /// @notice The party has not been succeeded.
    error NotSucceeded(address predecessor);

    /// @notice Announces a succession. Identity office of the predecessor's division. The predecessor is active,
    /// suspended, or has ended without successors; the successors are active. Reverts with `OfficeRequired`,
    /// `PartyUnknown`, `PartyBusy`, `PartyRestrained`, `SuccessionExists`, `CauseUnfit`, `SuccessorCountInvalid`,
    /// `SuccessorInvalid`, `SuccessionCycle`, the reason why a successor cannot act, or why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param predecessor Party that is to cease.
    /// @param cause Why.
    /// @param successors Who takes, the lead first; one for a merger.
    /// @param plan Root of the plan of titles; 0 if all goes by shares.
    /// @param keepsSecurities Whether securities between the two stay.
    /// @param evidence Resolution, notice or death certificate, of any kind.
    function announceSuccession(
        address predecessor,
        SuccessionCause cause,
        Successor[] calldata successors,
        bytes32 plan,
        bool keepsSecurities,
        bytes32 evidence
    ) external;

    /// @notice Gives up an announced succession. Identity office of the predecessor's division. Reverts with
    /// `OfficeRequired`, `PartyUnknown`, `SuccessionNotAnnounced`, or the reason why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param predecessor Party that goes on.
    /// @param evidence Document that it rests on, of any kind.
    function abandonSuccession(address predecessor, bytes32 evidence) external;

    /// @notice Completes an announced succession. Identity office of the predecessor's division, another officer than
    /// the one who announced it. Reverts with `OfficeRequired`, `PartyUnknown`, `SuccessionNotAnnounced`,
    /// `OfficerRepeats`, `CreditorsHeard`, `SuccessionInFuture`, `PartyBusy`, `PartyRestrained`, `EvidenceUsed`, the
    /// reason why a successor cannot act, or why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param predecessor Party that ceases.
    /// @param effective Day since when, UTC+8.
    /// @param evidence Proof of succession, attested, of the kind `SuccessionProof`; it serves once.
    function completeSuccession(address predecessor, Day effective, bytes32 evidence) external;

    /// @notice Ends a party without successors: a death whose heirs are not known yet, a dissolution that left nothing.
    /// Identity office of its division. Reverts with `OfficeRequired`, `PartyUnknown`, `PartyBusy`, `PartyRestrained`,
    /// `PartyCeased`, or the reason why `evidence` is not good.
    /// @custom:office Identity@party
    /// @param party Party that ceases.
    /// @param evidence Document that it rests on, of any kind.
    function cease(address party, bytes32 evidence) external;

    /// @notice A party's succession.
    /// @param predecessor The party.
    /// @return As announced or completed; all zero if there is none.
    function successionOf(address predecessor) external view returns (Succession memory);

    /// @notice A party's completed succession. Reverts with `NotSucceeded`.
    /// @param predecessor The party.
    /// @return The succession.
    function completedSuccessionOf(address predecessor) external view returns (Succession memory);

    /// @notice Whether all who answer for a ceased party are among some parties.
    /// @param party The party.
    /// @param among Parties, e.g. those that consented.
    /// @return True if the party was succeeded, and each of its successors is among them or is represented by them.
    function isRepresented(address party, address[] calldata among) external view returns (bool);
}
