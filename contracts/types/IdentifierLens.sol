// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import { CreditCode, CreditCodes } from "./CreditCode.sol";
import { Day, Days } from "./Day.sol";
import { Lei, Leis } from "./Lei.sol";
import { PatentKind, PatentNumbers } from "./PatentNumber.sol";
import { Fraction, Shares } from "./Shares.sol";
import { TitleId, TitleIds } from "./TitleId.sol";
import { UnitCodes, UnitForm } from "./UnitCode.sol";

/// @title Identifier lens
/// @notice The value types of the suite for explorers, clients and tests: every number is read and
/// checked here as the registers do it.
/// @dev Pure: no state, no office, nothing to upgrade. Errors are those of the libraries.
contract IdentifierLens {
    /// @notice The title id of an official number.
    function titleIdOf(string calldata number) external pure returns (TitleId) {
        return TitleIds.fromString(number);
    }

    /// @notice The official number of a title id.
    function numberOf(TitleId id) external pure returns (string memory) {
        id.checkCharacters();
        return id.toString();
    }

    /// @notice Refuses a malformed real-estate unit code, else takes it apart.
    /// @return division The county-level division, such as 310113.
    /// @return form Parcel, building or unit.
    /// @return land The parcel under it.
    /// @return building The number of the building; 0 for a parcel.
    /// @return unit The number of the unit; 0 for a parcel or a whole building.
    function readUnitCode(TitleId code)
        external
        pure
        returns (uint32 division, UnitForm form, TitleId land, uint16 building, uint16 unit)
    {
        UnitCodes.check(code);
        return (
            UnitCodes.division(code),
            UnitCodes.form(code),
            UnitCodes.landOf(code),
            UnitCodes.buildingNumber(code),
            UnitCodes.unitNumber(code)
        );
    }

    /// @notice The code of the building that a unit is part of.
    function buildingOf(TitleId code) external pure returns (TitleId) {
        UnitCodes.check(code);
        return UnitCodes.buildingOf(code);
    }

    /// @notice Whether a real-estate unit code is well-formed.
    function isUnitCode(TitleId code) external pure returns (bool) {
        return UnitCodes.isValid(code);
    }

    /// @notice Refuses a wrong Chinese patent number, else takes it apart.
    /// @return kind By the type digit.
    /// @return filingYear By the year in the number.
    function readPatentNumber(TitleId number) external pure returns (PatentKind kind, uint256 filingYear) {
        PatentNumbers.check(number);
        return (PatentNumbers.kind(number), PatentNumbers.filingYear(number));
    }

    /// @notice The checked title id of a Chinese patent number in canonical form.
    function patentNumberOf(bytes calldata text) external pure returns (TitleId) {
        return PatentNumbers.fromBytes(text);
    }

    /// @notice Whether a Chinese patent number is canonical and its check character right.
    function isPatentNumber(TitleId number) external pure returns (bool) {
        return PatentNumbers.isValid(number);
    }

    /// @notice Refuses a wrong unified social credit code, else takes it apart.
    /// @return code The code.
    /// @return division The division of registration.
    /// @return organisation The organisation code.
    function readCreditCode(string calldata text)
        external
        pure
        returns (CreditCode code, uint32 division, bytes9 organisation)
    {
        code = CreditCodes.fromString(text);
        return (code, code.division(), code.organisationCode());
    }

    /// @notice Whether a unified social credit code is right.
    function isCreditCode(CreditCode code) external pure returns (bool) {
        return code.isValid();
    }

    /// @notice Refuses a wrong legal entity identifier.
    function readLei(string calldata text) external pure returns (Lei) {
        return Leis.fromString(text);
    }

    /// @notice Whether a legal entity identifier is right.
    function isLei(Lei lei) external pure returns (bool) {
        return lei.isValid();
    }

    /// @notice The day of a calendar date.
    function dayOf(uint256 year, uint256 month, uint256 day) external pure returns (Day) {
        return Days.fromDate(year, month, day);
    }

    /// @notice The day in UTC+8 of a timestamp in seconds.
    function dayOfTimestamp(uint256 timestamp) external pure returns (Day) {
        return Days.ofTimestamp(timestamp);
    }

    /// @notice Today in UTC+8.
    function today() external view returns (Day) {
        return Days.today();
    }

    /// @notice The calendar date of a day.
    function dateOf(Day day) external pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        return day.toDate();
    }

    /// @notice The day `count` days later.
    function addDays(Day day, uint256 count) external pure returns (Day) {
        return day.addDays(count);
    }

    /// @notice The day `count` months later, month-end safe.
    function addMonths(Day day, uint256 count) external pure returns (Day) {
        return day.addMonths(count);
    }

    /// @notice The day `count` years later, month-end safe.
    function addYears(Day day, uint256 count) external pure returns (Day) {
        return day.addYears(count);
    }

    /// @notice The balances and the supply for fractions that make up one whole.
    function toBalances(Fraction[] calldata fractions)
        external
        pure
        returns (uint256[] memory balances, uint256 supply)
    {
        return Shares.toBalances(fractions);
    }

    /// @notice Whether a balance is at least `numerator`/`denominator` of the supply.
    function atLeast(uint256 balance, uint256 supply, uint256 numerator, uint256 denominator)
        external
        pure
        returns (bool)
    {
        return Shares.atLeast(balance, supply, numerator, denominator);
    }

    /// @notice An amount split by weights, the remainder to `taker`.
    function split(uint256 amount, uint256[] calldata weights, uint256 taker)
        external
        pure
        returns (uint256[] memory parts)
    {
        return Shares.split(amount, weights, taker);
    }
}
