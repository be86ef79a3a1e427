// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../../types/Day.sol";
import {LicenceKind} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Assignment} from "../works/Assignments.sol";

/// @notice A live licence as the register tells it.
/// @param number Number of the licence: that of its charge, and of its lodgement.
/// @param kind Kind of licence; `None` where there is no live one.
/// @param licensee Who has it.
/// @param from First day, UTC+8.
/// @param until Last day, UTC+8; 0 for as long as the right lasts.
/// @param territory Bit n for the n-th province-level division in the order of GB/T 2260, from 0.
/// @param rights Works and programs: bit n for item n of Copyright Law art. 10; else 0.
/// @param field Commitment to the field of use; 0 for every field.
/// @param sublicensable Whether the licensee may give sublicences.
/// @param parent Head licence of a sublicence; 0 if it is none.
/// @param licensor Who gave it: the head licensee, or the assignee of the rights; zero for the proprietors.
struct LicenceView {
    uint32 number;
    LicenceKind kind;
    address licensee;
    Day from;
    Day until;
    uint40 territory;
    uint32 rights;
    bytes32 field;
    bool sublicensable;
    uint32 parent;
    address licensor;
}

/// @title What a register tells of licences and assigned rights
/// @notice As of today, at the register's own address.
interface ILicenceViews {
    /// @notice The live licences on a right, in no order.
    /// @param title Official number.
    /// @return The licences.
    function licencesOf(TitleId title) external view returns (LicenceView[] memory);

    /// @notice One licence.
    /// @param title Official number.
    /// @param number Number of the licence.
    /// @return The licence; of the kind `None` if it is not live, or there was never one.
    function licenceOf(TitleId title, uint32 number) external view returns (LicenceView memory);

    /// @notice The open statement of a patent.
    /// @param title Official number.
    /// @return open Whether it stands.
    /// @return price Royalty in fen that it asks.
    /// @return terms Commitment to it.
    function statementOf(TitleId title) external view returns (bool open, uint128 price, bytes32 terms);

    /// @notice Assignments of a work's rights, oldest first, with those that are over.
    /// @param title Official number.
    /// @return The assignments.
    function assignmentsOf(TitleId title) external view returns (Assignment[] memory);

    /// @notice In whose hands one right of a work is, in one place on one day. Reverts with `MoralRight`, `RightsInvalid` or
    /// `TerritoryInvalid` for what is no such right or place.
    /// @param title Official number.
    /// @param item Item of Copyright Law art. 10, 5 to 17.
    /// @param province Place of the province-level division in the order of GB/T 2260, from 0.
    /// @param day The day, UTC+8.
    /// @return assignee Who holds it; zero for the proprietors of the work.
    /// @return assignment Number of the assignment by which it does; 0 for the proprietors.
    function rightHolderOf(
        TitleId title,
        uint8 item,
        uint8 province,
        Day day
    ) external view returns (address assignee, uint32 assignment);
}
