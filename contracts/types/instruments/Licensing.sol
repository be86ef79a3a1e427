// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ActHeader} from "../Acts.sol";
import {Day} from "../Day.sol";
import {TitleId} from "../TitleId.sol";

/// @notice Kinds of licence.
enum LicenceKind {
    None,
    /// Anyone may have been licensed before and after.
    Ordinary,
    /// Nobody else, but for the holder itself.
    Sole,
    /// Nobody else, not even the holder.
    Exclusive,
    /// Accepted under the holder's open statement (Patent Law arts. 50-52).
    Open,
    /// Given by the office (arts. 53-63).
    Compulsory
}

/// @notice Records a licence; its number is that of its lodgement.
/// @param kind Kind of licence; `Open` for one that is accepted under the open statement.
/// @param licensee Who takes it.
/// @param territory Bit n for the n-th province-level division in the order of GB/T 2260; all 34 bits for the whole country.
/// @param field Commitment to the field of use; 0 for every field.
/// @param rights Works and programs: bit n for item n of Copyright Law art. 10, 5 to 17; else 0.
/// @param from First day, UTC+8.
/// @param until Last day, UTC+8; 0 for as long as the right lasts.
/// @param sublicensable Whether the licensee may give sublicences.
/// @param parent Licence that this one is a sublicence of; 0 if none.
/// @param acknowledged The licensee knows of cautions and of proceedings against the right, and takes the risk.
/// @param royalty Commitment to the royalty terms.
struct LicenceGrant {
    ActHeader header;
    LicenceKind kind;
    address licensee;
    uint40 territory;
    bytes32 field;
    uint32 rights;
    Day from;
    Day until;
    bool sublicensable;
    uint32 parent;
    bool acknowledged;
    bytes32 royalty;
}

/// @notice Declares a patent open to anyone's licence, or withdraws the statement (Patent Law art. 50).
/// @param open Whether it is open from now on.
/// @param price Royalty in fen that the statement asks; its unit and method stand in the terms.
/// @param terms Commitment to the statement.
/// @param report Evaluation report, asked for utility models and designs; 0 for inventions.
struct OpenStatement {
    ActHeader header;
    bool open;
    uint128 price;
    bytes32 terms;
    bytes32 report;
}

/// @notice A compulsory licence, by decision of the office.
/// @param licensee Who takes it.
/// @param field Commitment to scope; 0 for every field.
/// @param until Last day, UTC+8; 0 for as long as the right lasts.
/// @param royalty Commitment to the royalty that was set.
struct CompulsoryLicence {
    ActHeader header;
    address licensee;
    bytes32 field;
    Day until;
    bytes32 royalty;
}

/// @notice Passes marks that must move together (Trademark Law art. 42; Implementing Regulation art. 31).
/// @param to Party that takes them.
/// @param acknowledged The taker knows of the cautions and takes the risk.
/// @param terms Commitment to price and terms.
/// @param others The other marks of the family.
struct FamilyTransfer {
    ActHeader header;
    address to;
    bool acknowledged;
    bytes32 terms;
    TitleId[] others;
}

/// @notice Assigns economic rights of a work or program by kind, place and time (Copyright Law arts. 10, 27).
/// @param to Party that takes them.
/// @param rights Bit n for item n of art. 10, 5 to 17.
/// @param territory As in {LicenceGrant}.
/// @param from First day, UTC+8.
/// @param until Last day, UTC+8; 0 for as long as they last.
/// @param terms Commitment to price and terms.
struct RightsAssignment {
    ActHeader header;
    address to;
    uint32 rights;
    uint40 territory;
    Day from;
    Day until;
    bytes32 terms;
}
