// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {PatentKind, PatentNumbers} from "../../../contracts/types/PatentNumber.sol";
import {TitleId, TitleIds} from "../../../contracts/types/TitleId.sol";
import {TypesTest} from "./TypesTest.sol";

contract PatentNumberTest is TypesTest {
    using PatentNumbers for TitleId;

    function test_kindsAndYears() external pure {
        _read("CN201710601862.3", PatentKind.Invention, 2017);
        _read("CN200820185283.1", PatentKind.UtilityModel, 2008);
        _read("CN201430009113.9", PatentKind.Design, 2014);
        _read("CN201080063196.9", PatentKind.PctInvention, 2010);
        _read("CN201490000123.9", PatentKind.PctUtilityModel, 2014);
        _read("CN97101765.4", PatentKind.Invention, 1997);
        _read("CN95115608.X", PatentKind.Invention, 1995);
        _read("CN03100000.2", PatentKind.Invention, 2003);
    }

    function test_refusesWrongCheckCharacters() external {
        _refuseCheck("CN201710601862.4", "3", "4");
        _refuseCheck("CN201710601862.X", "3", "X");
        _refuseCheck("CN200780001269.9", "X", "9");
        _refuseCheck("CN97101765.5", "4", "5");
    }

    function test_refusesOtherForms() external {
        _refuseForm("ZL201710601862.3", 0);
        _refuseForm("CM201710601862.3", 1);
        _refuseForm("CN2O1710601862.3", 3);
        _refuseForm("CN20171060186.3", 13);
        _refuseForm("CN201740601862.3", 6);
        _refuseForm("CN2017106018623", 14);
        _refuseForm("CN201710601862,3", 14);
        _refuseForm("CN201710601862.Y", 15);
        _refuseForm("CN201710601862.", 15);
        _refuseForm("CN201710601862.3A", 16);
        _refuseForm("CN200210601862.3", 2);
        _refuseForm("CN97401765.4", 4);
        _refuseForm("CN9710176a.4", 9);
        _refuseForm("CN97101765.x", 11);
        _refuseForm("CN97101765.44", 12);
        _refuseForm("CN84101765.4", 2);
        _refuseForm("CN04101765.4", 2);
        yes(!PatentNumbers.isValid(TitleId.wrap(0)), "zero");
    }

    function test_textIsChecked() external {
        yes(lens.patentNumberOf("CN95115608.X") == TitleIds.fromString("CN95115608.X"), "patentNumberOf");
        vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdEmpty.selector));
        lens.patentNumberOf("");
    }

    /// Every character at every place of both forms: another one is never right.
    function test_everyCharacterAtEveryPlace() external pure {
        string[2] memory texts = ["CN201710601862.3", "CN95115608.X"];
        for (uint256 n; n < 2; ++n) {
            bytes memory text = bytes(texts[n]);
            for (uint256 place; place < text.length; ++place) {
                bytes1 right = text[place];
                for (uint256 character; character < 256; ++character) {
                    text[place] = bytes1(uint8(character));
                    TitleId number = TitleId.wrap(uint256(bytes32(text)));
                    yes(number.isValid() == (text[place] == right), "isValid");
                }
                text[place] = right;
            }
        }
    }

    function _read(string memory text, PatentKind kind, uint256 year) private pure {
        TitleId number = PatentNumbers.fromBytes(bytes(text));
        number.check();
        yes(number.isValid(), text);
        equal(uint8(number.kind()), uint8(kind));
        equal(number.filingYear(), year);
    }

    function _refuseCheck(string memory text, bytes1 expected, bytes1 actual) private {
        TitleId number = TitleIds.fromString(text);
        vm.expectRevert(
            abi.encodeWithSelector(PatentNumbers.PatentNumberBadCheckDigit.selector, number, expected, actual)
        );
        lens.readPatentNumber(number);
        yes(!lens.isPatentNumber(number), text);
    }

    function _refuseForm(string memory text, uint256 position) private {
        TitleId number = TitleIds.fromString(text);
        vm.expectRevert(
            abi.encodeWithSelector(PatentNumbers.PatentNumberMalformed.selector, number, position)
        );
        lens.readPatentNumber(number);
    }
}
