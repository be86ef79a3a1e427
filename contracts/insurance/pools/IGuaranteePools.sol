// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Cover, CoverState, Member, Pool, Stake} from "./PoolTypes.sol";

/// @title Risk pools for loans on titles
/// @notice Banks, insurers and government funds share the losses on loans by agreed parts, such as 2 : 5 : 3. A pool looks
/// at what is owed when a loan defaults, up to the cap that was admitted: the lending bank bears its part, every other
/// member pays its part to the bank from the capital that it holds here. The bank keeps the charge and pursues the debtor;
/// what comes back is shared by the same parts.
///
/// ```
/// pool: None --found--> members join --all joined--> ready
/// loan: None --admit, lead or bank--> Proposed --admit, the other--> Admitted --claim--> Claimed --recover-->
///                                                                       \--release--> Released
/// ```
///
/// **Capital** is counted for each member. A member takes out only what its part of the admitted loans, up to their caps,
/// does not need. A pool may admit more than its capital carries; a claim that a member's capital cannot meet is refused
/// until the member tops up. Of every pool, what was ever paid in is what was ever paid out and what is held.
///
/// **Parties** that have ceased are answered for by their successors.
interface IGuaranteePools {
    /// @notice A pool was founded.
    /// @param pool Its number.
    /// @param lead Member that takes remainders.
    /// @param bankShare Part of every loss that the lending bank bears.
    /// @param ceiling Fen that the pool pays at most, ever.
    /// @param members Members with roles and parts.
    /// @param terms Commitment to the agreement.
    event PoolFounded(
        uint32 indexed pool,
        address indexed lead,
        uint64 bankShare,
        uint128 ceiling,
        Member[] members,
        bytes32 terms
    );
    /// @notice A member bound itself and paid in capital.
    /// @param pool Number of the pool.
    /// @param member Member.
    /// @param capital Fen paid in.
    event PoolJoined(uint32 indexed pool, address indexed member, uint128 capital);
    /// @notice A member paid in more.
    /// @param pool Number of the pool.
    /// @param member Member.
    /// @param amount Fen.
    event CapitalAdded(uint32 indexed pool, address indexed member, uint128 amount);
    /// @notice A member took out what is not needed.
    /// @param pool Number of the pool.
    /// @param member Member.
    /// @param amount Fen.
    event CapitalWithdrawn(uint32 indexed pool, address indexed member, uint128 amount);
    /// @notice Lead or lending bank wants a loan admitted; the other must say the same.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param by Lead or bank.
    /// @param cap Fen.
    event AdmissionProposed(uint32 indexed pool, uint32 indexed loan, address indexed by, uint128 cap);
    /// @notice The pool covers the loan.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param cap Fen of what is owed that the pool looks at.
    event LoanAdmitted(uint32 indexed pool, uint32 indexed loan, uint128 cap);
    /// @notice The pool covers the loan no longer.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    event LoanReleased(uint32 indexed pool, uint32 indexed loan);
    /// @notice The members have paid their parts of a loss.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param bank Who was paid.
    /// @param base Fen of the loss that was shared.
    /// @param parts Fen that each member bears, in their order; 0 for banks.
    /// @param bankPart Fen of it that the bank bears.
    /// @param evidence Document of the default.
    event LossShared(
        uint32 indexed pool,
        uint32 indexed loan,
        address indexed bank,
        uint128 base,
        uint256[] parts,
        uint128 bankPart,
        bytes32 evidence
    );
    /// @notice What came back of a loss was shared.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param amount Fen that came back to the bank.
    /// @param parts Fen of it for each member, in their order.
    event RecoveryShared(uint32 indexed pool, uint32 indexed loan, uint128 amount, uint256[] parts);

    /// @notice No pool has this number.
    error PoolUnknown(uint32 pool);
    /// @notice A pool has at least one bank and one other member, and at most `most` members.
    error MembersInvalid(uint256 count, uint256 banks, uint256 most);
    /// @notice The member is named twice.
    error MemberTwice(address member);
    /// @notice A bank has no part of its own, any other member has one; a member has a role.
    error MemberInvalid(address member);
    /// @notice The founder leads the pool: it is a member, and no bank.
    error FounderCannotLead(address founder);
    /// @notice The pool's ceiling is at least one fen.
    error CeilingEmpty();
    /// @notice `party` is no member of the pool, nor answers for one.
    error NotAMember(uint32 pool, address party);
    /// @notice The member is bound already.
    error MemberJoined(uint32 pool, address member);
    /// @notice The member has not joined.
    error MemberNotJoined(uint32 pool, address member);
    /// @notice Members other than banks join with capital; banks hold none.
    error CapitalInvalid(uint32 pool, address member, uint128 amount);
    /// @notice Only `free` fen of the member's capital are not needed for admitted loans.
    error CapitalNeeded(uint32 pool, address member, uint128 amount, uint128 free);
    /// @notice The member's capital does not meet its part (fen).
    error CapitalShort(uint32 pool, address member, uint128 capital, uint128 part);
    /// @notice `missing` members have not joined.
    error PoolNotJoined(uint32 pool, uint256 missing);
    /// @notice `caller` is neither the pool's lead nor the loan's bank.
    error NotLeadOrBank(uint32 pool, uint32 loan, address caller);
    /// @notice The creditor of the loan is no bank of the pool.
    error CreditorNotInPool(uint32 pool, uint32 loan, address creditor);
    /// @notice A loan is admitted before its default, while it can be owed.
    error LoanNotAdmissible(uint32 pool, uint32 loan);
    /// @notice The pool `other` covers the loan.
    error LoanInPool(uint32 loan, uint32 other);
    /// @notice The cap is at least one fen.
    error CapEmpty(uint32 pool, uint32 loan);
    /// @notice The pool does not cover the loan.
    error LoanNotAdmitted(uint32 pool, uint32 loan, CoverState state);
    /// @notice The members have paid for the loan.
    error LossClaimedBefore(uint32 pool, uint32 loan);
    /// @notice The loan is not in default, or nothing is owed.
    error LossMissing(uint32 pool, uint32 loan);
    /// @notice The document served for the claim on the loan `other`.
    error LossEvidenceUsed(bytes32 evidence, uint32 other);
    /// @notice Only `left` fen are left of the pool's ceiling.
    error CeilingExceeded(uint32 pool, uint128 amount, uint128 left);
    /// @notice The loan can still cost the members something.
    error StillCovered(uint32 pool, uint32 loan);
    /// @notice `caller` is not the bank that was paid, nor answers for it.
    error NotThePaidBank(uint32 pool, uint32 loan, address caller, address bank);
    /// @notice A recovery is of at least one fen.
    error RecoveryEmpty(uint32 pool, uint32 loan);
    /// @notice The members have everything back that they paid.
    error NothingToRecover(uint32 pool, uint32 loan);

    /// @notice Founds a pool, which the caller leads. A member that is no bank, active. Reverts with `PartyUnknown` and its
    /// kin, `MembersInvalid`, `MemberTwice`, `MemberInvalid`, `FounderCannotLead`, `CeilingEmpty`, `ShareInvalid` or
    /// `CommitmentEmpty`.
    /// @param members Members with roles and parts; the founder is one of them.
    /// @param bankShare Part of every loss that the lending bank bears; at least 1.
    /// @param ceiling Fen that the pool pays at most, ever.
    /// @param terms Commitment to the agreement.
    /// @return pool Its number.
    /// @custom:office Party
    function found(
        Member[] calldata members,
        uint64 bankShare,
        uint128 ceiling,
        bytes32 terms
    ) external returns (uint32 pool);

    /// @notice Binds a member and takes its capital, which it must have allowed; banks pay nothing in. A member, active.
    /// Reverts with `PoolUnknown`, `NotAMember`, `MemberJoined`, `CapitalInvalid`, or `OfficeRequired` for an insurer.
    /// @param pool Number of the pool.
    /// @param capital Fen; 0 for a bank.
    /// @custom:office Party
    function join(uint32 pool, uint128 capital) external;

    /// @notice Pays in more. A member that has joined, active. Reverts with `NotAMember`, `MemberNotJoined` or
    /// `CapitalInvalid`.
    /// @param pool Number of the pool.
    /// @param amount Fen.
    /// @custom:office Party
    function topUp(uint32 pool, uint128 amount) external;

    /// @notice Takes out what admitted loans do not need. A member, active. Reverts with `NotAMember`, `CapitalInvalid` or
    /// `CapitalNeeded`.
    /// @param pool Number of the pool.
    /// @param amount Fen.
    /// @custom:office Party
    function withdraw(uint32 pool, uint128 amount) external;

    /// @notice Says yes to a loan; it is admitted when lead and lending bank have named the same cap. The lead or the loan's
    /// creditor, active. Reverts with `PoolUnknown`, `PoolNotJoined`, `CreditorNotInPool`, `NotLeadOrBank`, `CapEmpty`,
    /// `LoanNotAdmissible` or `LoanInPool`.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param cap Fen of what is owed that the pool looks at.
    /// @custom:office Party
    function admit(uint32 pool, uint32 loan, uint128 cap) external;

    /// @notice Ends the cover of a loan, or takes a proposal back: the bank at any time before its claim, the lead once the
    /// loan can cost nothing more. Active. Reverts with `LoanNotAdmitted`, `LossClaimedBefore`, `NotLeadOrBank` or
    /// `StillCovered`.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @custom:office Party
    function release(uint32 pool, uint32 loan) external;

    /// @notice Shares the loss on a loan in default and pays the bank, all or nothing. The creditor, a bank of the pool,
    /// active. Reverts with `LossClaimedBefore`, `LoanNotAdmitted`, `NotLeadOrBank`, `CreditorNotInPool`, `LossMissing`,
    /// `LossEvidenceUsed`, `CapitalShort`, `CeilingExceeded`, or the reason that `requireGood` gives.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param evidence Document of the default.
    /// @custom:office Party
    function claim(uint32 pool, uint32 loan, bytes32 evidence) external;

    /// @notice Shares what came back of a loss: the bank pays the members' parts, which it must have allowed, into their
    /// capital, up to what they paid, and keeps the rest. The bank that was paid, active. Reverts with `LoanNotAdmitted`,
    /// `NotThePaidBank`, `RecoveryEmpty` or `NothingToRecover`.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param amount Fen that came back to the bank, its own part included.
    /// @custom:office Party
    function recover(uint32 pool, uint32 loan, uint128 amount) external;

    /// @notice A pool.
    /// @param pool Its number.
    /// @return The pool; empty if there is none.
    function poolOf(uint32 pool) external view returns (Pool memory);

    /// @notice The members of a pool.
    /// @param pool Number of the pool.
    /// @return Members with roles and parts.
    function membersOf(uint32 pool) external view returns (Member[] memory);

    /// @notice What a member has in a pool.
    /// @param pool Number of the pool.
    /// @param member Member.
    /// @return Its stake.
    function stakeOf(uint32 pool, address member) external view returns (Stake memory);

    /// @notice What a pool holds.
    /// @param pool Number of the pool.
    /// @return Fen.
    function heldOf(uint32 pool) external view returns (uint128);

    /// @notice Where a loan stands in a pool.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @return Its cover.
    function coverOf(uint32 pool, uint32 loan) external view returns (Cover memory);

    /// @notice Who bears what of a loss.
    /// @param pool Number of the pool.
    /// @param base Fen of the loss.
    /// @return bankPart Fen that the lending bank bears.
    /// @return parts Fen of each member, in their order; 0 for banks.
    function partsOf(
        uint32 pool,
        uint128 base
    ) external view returns (uint128 bankPart, uint256[] memory parts);

    /// @notice What a member paid for a loan and has not got back.
    /// @param pool Number of the pool.
    /// @param loan Number of the loan.
    /// @param member Member.
    /// @return Fen.
    function outstandingOf(uint32 pool, uint32 loan, address member) external view returns (uint128);
}
