// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {OfficeKind} from "./Offices.sol";

/// @title Who may do what, where
/// @notice The consortium's offices by administrative division.
/// Offices are granted and revoked with AccessManager's `grantRole` and `revokeRole`, by the council.
interface IAuthority is IAccessManager {
    /// @notice A division was retired; officers of `successor` act for the titles it numbered.
    /// @param division GB/T 2260 code that has died, as a number.
    /// @param successor The living code; 0 if a mistaken retirement was taken back.
    event DivisionRetired(uint32 indexed division, uint32 indexed successor);

    /// @notice `caller` does not hold the office `kind` for `division` or for the division that succeeded it.
    error OfficeRequired(OfficeKind kind, uint32 division, address caller);

    /// @notice `successor` leads back to `division`: divisions would succeed one another in a circle.
    error DivisionCycle(uint32 division, uint32 successor);
    /// @notice The national offices have no successor.
    error NationalDivision();

    /// @notice Division whose officers act for titles numbered in `division`.
    /// @param division GB/T 2260 code as a number, e.g. 310113.
    /// @return The division that succeeded it; 0 if it lives.
    function divisionSuccessor(uint32 division) external view returns (uint32);

    /// @notice Whether `caller` holds the office now, directly or through a retired division.
    /// @param caller Account that acts.
    /// @param kind The office's task.
    /// @param division GB/T 2260 code as a number; 0 for an office of the whole country.
    /// @return True if it is the division's office, or that of a division that succeeded it.
    function holds(address caller, OfficeKind kind, uint32 division) external view returns (bool);

    /// @notice Reverts with `OfficeRequired` unless `caller` holds the office now.
    /// @param caller Account that acts.
    /// @param kind The office's task.
    /// @param division GB/T 2260 code as a number; 0 for an office of the whole country.
    function checkOffice(address caller, OfficeKind kind, uint32 division) external view;

    /// @notice Maps a retired division to its successor; titles keep their numbers. Council only.
    /// Reverts with `DivisionCycle`.
    /// @param division GB/T 2260 code that has died, as a number.
    /// @param successor The living code, or 0 to correct a mistaken retirement.
    /// @custom:office Council
    function retireDivision(uint32 division, uint32 successor) external;
}
