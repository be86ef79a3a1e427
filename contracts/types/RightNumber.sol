// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {PatentNumbers} from "./PatentNumber.sol";
import {TitleId} from "./TitleId.sol";

/// @notice Kinds of right of intellectual property, by the form of the number.
enum RightKind {
    None,
    Invention,
    UtilityModel,
    Design,
    TradeMark,
    Work,
    Program
}

/// @title Numbers of intellectual property
/// @notice The number says what the right is.
///
/// - patents: application number, `CN201710601862.3`, see {PatentNumbers}
/// - trade marks: `TM`, 5 to 9 digits of the registration or application, a capital letter for a split-off part:
///   `TM61234567`, `TM61234567A`; international registrations `TMG`, 6 or 7 digits, perhaps a letter: `TMG1234567`
/// - works: `CR`, year, letter of the kind of work, 8 digits: `CR2023F00012345`
/// - programs: year, `SR`, 4 to 7 digits, as on the certificate: `2020SR0123456`; supplements `SRE`
///
/// `TM` and `CR` are the ledger's own marks; the office writes the bare number.
library RightNumbers {
    /// @notice The number is of no known form; the first character that cannot be right stands at `position`, from 0.
    error RightNumberMalformed(TitleId number, uint256 position);

    uint256 private constant CN = 0x434e;
    uint256 private constant TM = 0x544d;
    uint256 private constant CR = 0x4352;
    uint256 private constant SR = 0x5352;
    uint256 private constant NINETEEN = 0x3139;
    uint256 private constant TWENTY = 0x3230;
    uint256 private constant ZERO = 0x30;
    uint256 private constant NINE = 0x39;
    uint256 private constant A = 0x41;
    uint256 private constant E = 0x45;
    uint256 private constant G = 0x47;
    uint256 private constant Z = 0x5a;

    /// @notice Kind of a right by the beginning of its number alone; for numbers that {check} has passed before.
    /// @param number Official number.
    /// @return The kind; `None` if it begins like none.
    function kindOf(TitleId number) internal pure returns (RightKind) {
        uint256 word = TitleId.unwrap(number);
        uint256 first = word >> 240;
        if (first == CN) return _patentKind(number);
        if (first == TM) return RightKind.TradeMark;
        if (first == CR) return RightKind.Work;
        return uint16(word >> 208) == SR ? RightKind.Program : RightKind.None;
    }

    /// @notice Refuses a number that is of no known form, or a patent's whose check character is wrong.
    /// @dev Reverts with {RightNumberMalformed}, or as {PatentNumbers-check} does.
    /// @param number Official number.
    function check(TitleId number) internal pure {
        uint256 word = TitleId.unwrap(number);
        RightKind kind = kindOf(number);
        uint256 end;
        if (kind == RightKind.TradeMark) end = _markEnd(number, word);
        else if (kind == RightKind.Work) end = _workEnd(number, word);
        else if (kind == RightKind.Program) end = _programEnd(number, word);
        else if (kind != RightKind.None) return PatentNumbers.check(number);
        require(kind != RightKind.None && word << (end << 3) == 0, RightNumberMalformed(number, end));
    }

    /// @dev `TM` and 5 to 9 digits, or `TMG` and 6 or 7; perhaps a letter.
    function _markEnd(TitleId number, uint256 word) private pure returns (uint256 at) {
        bool madrid = _at(word, 2) == G;
        at = madrid ? 3 : 2;
        at = madrid ? _digits(number, word, at, 6, 7) : _digits(number, word, at, 5, 9);
        if (_isLetter(word, at)) ++at;
    }

    /// @dev `CR`, a year, a letter, 8 digits.
    function _workEnd(TitleId number, uint256 word) private pure returns (uint256 at) {
        at = _year(number, word, 2);
        require(_isLetter(word, at), RightNumberMalformed(number, at));
        return _digits(number, word, at + 1, 8, 8);
    }

    /// @dev A year, `SR` or `SRE`, 4 to 7 digits.
    function _programEnd(TitleId number, uint256 word) private pure returns (uint256 at) {
        at = _year(number, word, 0) + 2;
        if (_at(word, at) == E) ++at;
        return _digits(number, word, at, 4, 7);
    }

    /// @dev Passes a year of this or the last century.
    function _year(TitleId number, uint256 word, uint256 at) private pure returns (uint256) {
        uint256 century = (_at(word, at) << 8) | _at(word, at + 1);
        require(century == NINETEEN || century == TWENTY, RightNumberMalformed(number, at));
        return _digits(number, word, at + 2, 2, 2);
    }

    /// @dev Passes `least` to `most` digits and tells where they end.
    function _digits(
        TitleId number,
        uint256 word,
        uint256 at,
        uint256 least,
        uint256 most
    ) private pure returns (uint256) {
        uint256 count;
        while (count < most && _at(word, at + count) >= ZERO && _at(word, at + count) <= NINE) ++count;
        require(count >= least, RightNumberMalformed(number, at + count));
        return at + count;
    }

    function _isLetter(uint256 word, uint256 at) private pure returns (bool) {
        uint256 character = _at(word, at);
        return character >= A && character <= Z;
    }

    function _at(uint256 word, uint256 position) private pure returns (uint256) {
        return uint8(word >> (248 - (position << 3)));
    }

    /// @dev Types 8 and 9 are an invention and a utility model by way of a PCT application.
    function _patentKind(TitleId number) private pure returns (RightKind) {
        uint256 digit = PatentNumbers.typeCharacter(number);
        if (digit == 3) return RightKind.Design;
        return digit == 2 || digit == 9 ? RightKind.UtilityModel : RightKind.Invention;
    }
}
