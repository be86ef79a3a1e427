// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../party/IPartyRegistry.sol";

/// @title Who may attest what about whom
/// @notice Nobody attests figures of its own.
library Independence {
    /// @notice `attester` attests about itself, or about `party`, for which it answers.
    error ConflictOfInterest(address attester, address party);

    /// @notice Refuses an attester that is the party, or answers for it.
    /// @param parties Registry of parties.
    /// @param attester Who attests.
    /// @param party Whom it is about.
    function requireIndependent(IPartyRegistry parties, address attester, address party) internal view {
        bool same = attester == party || attester == parties.answeringFor(party);
        require(!same, ConflictOfInterest(attester, party));
    }
}
