// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";

/// @notice Renews the term (Civil Code art. 359).
/// @param termEnd New last day of the right, UTC+8.
struct Renew {
    ActHeader header;
    Day termEnd;
}

/// @notice Ends a title whose term has run out, ex officio (Civil Code art. 360).
struct Expire {
    ActHeader header;
}

/// @notice Records that the delay in building is excused: force majeure or an act of government.
struct Excuse {
    ActHeader header;
}

/// @notice Takes back land left idle (Urban Real Estate Law art. 26).
/// @param startDue Day on which building was due to start, UTC+8.
/// @param notice Proof that every mortgagee was notified; zero if there is none.
struct TakeBack {
    ActHeader header;
    Day startDue;
    bytes32 notice;
}

/// @notice How the ledger's title stands to the statutory register.
enum SyncState {
    LocalOnly,
    Lodged,
    Accepted,
    Registered,
    Diverged,
    Rejected
}

/// @notice On what the ledger's record rests.
enum LegalBasis {
    /// Mirror of the statutory register (Civil Code arts. 210, 212).
    StatutoryRegister,
    /// The park governs it by contract.
    ParkContract,
    /// Voluntary registration as evidence.
    VoluntaryRecord
}

/// @notice Ties the title to the statutory register.
/// @param state Where the exchange with it is; `Diverged` stops disposal.
/// @param legalBasis On what the ledger's record rests.
/// @param externalRef Commitment to the certificate's number.
struct Reconcile {
    ActHeader header;
    SyncState state;
    LegalBasis legalBasis;
    bytes32 externalRef;
}
