// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice What a member of a pool does in it.
enum PoolRole {
    None,
    /// Lends; bears the banks' share of the loss on its own loans, from its own pocket.
    Bank,
    /// Pays its share from its capital; a licensed insurer.
    Insurer,
    /// Pays its share from its capital; a fund of the government or of the park.
    Fund
}

/// @notice A member of a pool as the founder names it.
/// @param party Member.
/// @param role What it does.
/// @param share Its part of every loss; 0 for a bank, for the banks' share is one.
struct Member {
    address party;
    PoolRole role;
    uint64 share;
}

/// @notice What a member has in a pool.
/// @param joined Whether it is bound.
/// @param capital Fen held for it.
/// @param needed Fen that its part of the admitted loans could cost.
/// @param paidIn Fen that it ever paid in.
/// @param takenOut Fen that it ever took out.
struct Stake {
    bool joined;
    uint128 capital;
    uint128 needed;
    uint128 paidIn;
    uint128 takenOut;
}

/// @notice A pool.
/// @param lead Member that pays every remainder of a loss and takes every remainder of a recovery; no bank.
/// @param bankShare Part of every loss that the lending bank bears.
/// @param missing How many members have not joined.
/// @param ceiling Fen that the pool pays at most, ever.
/// @param paidOut Fen paid on claims.
/// @param recovered Fen that came back to the members.
/// @param terms Commitment to the agreement.
struct Pool {
    address lead;
    uint64 bankShare;
    uint8 missing;
    uint128 ceiling;
    uint128 paidOut;
    uint128 recovered;
    bytes32 terms;
}

/// @notice Where a loan stands in a pool.
enum CoverState {
    None,
    /// Lead or bank has said yes, the other not yet.
    Proposed,
    Admitted,
    /// The members have paid; what comes back is shared.
    Claimed,
    /// No longer covered.
    Released
}

/// @notice A loan in a pool.
/// @param state Where it stands.
/// @param cap Fen of what is owed that the pool looks at; the bank bears what is above.
/// @param by Who proposed it; after the claim, the bank that was paid.
/// @param base Fen of the loss that was shared.
struct Cover {
    CoverState state;
    uint128 cap;
    address by;
    uint128 base;
}
