// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CreditCode, CreditCodes} from "./CreditCode.sol";
import {Day, Days} from "./Day.sol";
import {IndustryCode} from "./IndustryCode.sol";
import {Lei, Leis} from "./Lei.sol";
import {PatentKind, PatentNumbers} from "./PatentNumber.sol";
import {Fraction, Shares} from "./Shares.sol";
import {RightKind, RightNumbers} from "./RightNumber.sol";
import {TitleId, TitleIds} from "./TitleId.sol";
import {UnitCodes, UnitForm} from "./UnitCode.sol";

/// @title Identifier lens
/// @notice The value types of the suite for explorers, clients and tests: every number is read and
/// checked here as the registers do it.
/// @dev Pure: no state, no office, nothing to upgrade. Errors are those of the libraries.
contract IdentifierLens {
    /// @notice The title id of an official number.
    /// @param number The number as written, 1 to 32 graphic ASCII characters.
    function titleIdOf(string calldata number) external pure returns (TitleId) {
        return TitleIds.fromString(number);
    }

    /// @notice The official number of a title id.
    /// @param id A title id.
    function numberOf(TitleId id) external pure returns (string memory) {
        id.checkCharacters();
        return id.toString();
    }

    /// @notice Refuses a malformed real-estate unit code, else takes it apart.
    /// @param code The code.
    /// @return division The county-level division, such as 310113.
    /// @return form Parcel, building or unit.
    /// @return land The parcel under it.
    /// @return building The number of the building; 0 for a parcel.
    /// @return unit The number of the unit; 0 for a parcel or a whole building.
    function readUnitCode(
        TitleId code
    ) external pure returns (uint32 division, UnitForm form, TitleId land, uint16 building, uint16 unit) {
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
    /// @param code The code.
    function buildingOf(TitleId code) external pure returns (TitleId) {
        UnitCodes.check(code);
        return UnitCodes.buildingOf(code);
    }

    /// @notice Refuses a malformed number of intellectual property, else tells the kind of right.
    /// @param number Official number.
    function readRightNumber(TitleId number) external pure returns (RightKind) {
        RightNumbers.check(number);
        return RightNumbers.kindOf(number);
    }

    /// @notice Whether a real-estate unit code is well-formed.
    /// @param code The code.
    function isUnitCode(TitleId code) external pure returns (bool) {
        return UnitCodes.isValid(code);
    }

    /// @notice Refuses a wrong Chinese patent number, else takes it apart.
    /// @param number The number as a title id.
    /// @return kind By the type digit.
    /// @return filingYear By the year in the number.
    function readPatentNumber(TitleId number) external pure returns (PatentKind kind, uint256 filingYear) {
        PatentNumbers.check(number);
        return (PatentNumbers.kind(number), PatentNumbers.filingYear(number));
    }

    /// @notice The checked title id of a Chinese patent number in canonical form.
    /// @param text The number as written, in canonical form.
    function patentNumberOf(bytes calldata text) external pure returns (TitleId) {
        return PatentNumbers.fromBytes(text);
    }

    /// @notice Whether a Chinese patent number is canonical and its check character right.
    /// @param number The number as a title id.
    function isPatentNumber(TitleId number) external pure returns (bool) {
        return PatentNumbers.isValid(number);
    }

    /// @notice Refuses a wrong unified social credit code, else takes it apart.
    /// @param text The number as written, in canonical form.
    /// @return code The code.
    /// @return division The division of registration.
    /// @return organisation The organisation code.
    function readCreditCode(
        string calldata text
    ) external pure returns (CreditCode code, uint32 division, bytes9 organisation) {
        code = CreditCodes.fromString(text);
        return (code, code.division(), code.organisationCode());
    }

    /// @notice Whether a unified social credit code is right.
    /// @param code The code.
    function isCreditCode(CreditCode code) external pure returns (bool) {
        return code.isValid();
    }

    /// @notice Refuses a wrong legal entity identifier.
    /// @param text The number as written, in canonical form.
    function readLei(string calldata text) external pure returns (Lei) {
        return Leis.fromString(text);
    }

    /// @notice Whether a legal entity identifier is right.
    /// @param lei The identifier.
    function isLei(Lei lei) external pure returns (bool) {
        return lei.isValid();
    }

    /// @notice Refuses a wrong industry code.
    /// @param code Code of GB/T 4754, left-aligned.
    function checkIndustryCode(IndustryCode code) external pure {
        code.check();
    }

    /// @notice The day of a calendar date.
    /// @param year 1970 or later.
    /// @param month 1 to 12.
    /// @param day 1 to the length of the month.
    function dayOf(uint256 year, uint256 month, uint256 day) external pure returns (Day) {
        return Days.fromDate(year, month, day);
    }

    /// @notice The day in UTC+8 of a timestamp in seconds.
    /// @param timestamp Seconds since 1970-01-01T00:00:00Z.
    function dayOfTimestamp(uint256 timestamp) external pure returns (Day) {
        return Days.ofTimestamp(timestamp);
    }

    /// @notice Today in UTC+8.
    function today() external view returns (Day) {
        return Days.today();
    }

    /// @notice The calendar date of a day.
    /// @param day Days since 1970-01-01 in UTC+8.
    /// @return year The year, 1970 or later.
    /// @return month 1 to 12.
    /// @return dayOfMonth 1 to 31.
    function dateOf(Day day) external pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        return day.toDate();
    }

    /// @notice The day `count` days later.
    /// @param day Days since 1970-01-01 in UTC+8.
    /// @param count How many.
    function addDays(Day day, uint256 count) external pure returns (Day) {
        return day.addDays(count);
    }

    /// @notice The day `count` months later, month-end safe.
    /// @param day Days since 1970-01-01 in UTC+8.
    /// @param count How many.
    function addMonths(Day day, uint256 count) external pure returns (Day) {
        return day.addMonths(count);
    }

    /// @notice The day `count` years later, month-end safe.
    /// @param day Days since 1970-01-01 in UTC+8.
    /// @param count How many.
    function addYears(Day day, uint256 count) external pure returns (Day) {
        return day.addYears(count);
    }

    /// @notice The balances and the supply for fractions that make up one whole.
    /// @param fractions Shares as instruments write them.
    /// @return balances One a fraction, in order.
    /// @return supply The smallest supply that keeps them exact.
    function toBalances(
        Fraction[] calldata fractions
    ) external pure returns (uint256[] memory balances, uint256 supply) {
        return Shares.toBalances(fractions);
    }

    /// @notice Whether a balance is at least `numerator`/`denominator` of the supply.
    /// @param balance What is held.
    /// @param supply The whole.
    /// @param numerator Of the threshold.
    /// @param denominator Of the threshold, not zero.
    function atLeast(
        uint256 balance,
        uint256 supply,
        uint256 numerator,
        uint256 denominator
    ) external pure returns (bool) {
        return Shares.atLeast(balance, supply, numerator, denominator);
    }

    /// @notice An amount split by weights, the remainder to `taker`.
    /// @param amount In the smallest unit of the currency (fen).
    /// @param weights Balances, one a party.
    /// @param taker Index of the party who takes the remainder.
    /// @return parts One a party, in the order of the weights.
    function split(
        uint256 amount,
        uint256[] calldata weights,
        uint256 taker
    ) external pure returns (uint256[] memory parts) {
        return Shares.split(amount, weights, taker);
    }
}
