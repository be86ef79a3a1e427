// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";

/// @title Tenancies
/// @notice Who is a tenant of a park, from application to exit.
interface ITenancy {
    /// @notice Whether a party is a tenant today: admitted, or about to leave.
    /// @param park Number of the park.
    /// @param party The party, as it applied.
    /// @return True until it has exited.
    function isAdmitted(uint32 park, address party) external view returns (bool);

    /// @notice The stay of a party in a park: of its last tenancy that was admitted.
    /// @param park Number of the park.
    /// @param party The party, as it applied.
    /// @return entry First day, UTC+8; 0 if it never was a tenant.
    /// @return leaving Last day, UTC+8; 0 while it stays.
    function stayOf(uint32 park, address party) external view returns (Day entry, Day leaving);
}
