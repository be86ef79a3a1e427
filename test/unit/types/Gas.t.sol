// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {console} from "hardhat/console.sol";
import {CreditCode, CreditCodes} from "../../../contracts/types/CreditCode.sol";
import {Day, Days} from "../../../contracts/types/Day.sol";
import {Lei, Leis} from "../../../contracts/types/Lei.sol";
import {PatentNumbers} from "../../../contracts/types/PatentNumber.sol";
import {TitleId, TitleIds} from "../../../contracts/types/TitleId.sol";
import {UnitCodes} from "../../../contracts/types/UnitCode.sol";
import {TypesTest} from "./TypesTest.sol";

/// @dev What the checks cost inside a transaction. The inputs come from storage, read before the
/// clock starts, so nothing is computed by the compiler. The bars stand a little above the measured
/// values; code instrumented for coverage costs many times as much and is only reported.
contract TypesGasTest is TypesTest {
    TitleId private unit = TitleIds.fromString("310113001001GB00001F00010203");
    TitleId private patent = TitleIds.fromString("CN201710601862.3");
    TitleId private oldPatent = TitleIds.fromString("CN95115608.X");
    CreditCode private credit = CreditCodes.fromString("91310000MA7CX0HM9U");
    Lei private lei = Leis.fromString("5493002ERZU2K9PZDL40");
    Day private day = Days.fromDate(2024, 8, 31);
    string private text = "310113001001GB00001F00010203";
    uint256 private sink;

    function test_unitCode() external {
        TitleId code = unit;
        uint256 start = gasleft();
        UnitCodes.check(code);
        _report("UnitCodes.check", start - gasleft(), 300);
        start = gasleft();
        uint256 result = UnitCodes.division(code);
        _report("UnitCodes.division", start - gasleft(), 100);
        sink = result;
        start = gasleft();
        result = TitleId.unwrap(UnitCodes.landOf(code));
        _report("UnitCodes.landOf", start - gasleft(), 100);
        sink = result;
        start = gasleft();
        result = uint256(UnitCodes.form(code));
        _report("UnitCodes.form", start - gasleft(), 250);
        sink = result;
    }

    function test_patentNumber() external view {
        TitleId number = patent;
        uint256 start = gasleft();
        PatentNumbers.check(number);
        _report("PatentNumbers.check (12 digits)", start - gasleft(), 650);
        number = oldPatent;
        start = gasleft();
        PatentNumbers.check(number);
        _report("PatentNumbers.check (8 digits)", start - gasleft(), 600);
    }

    function test_creditCode() external view {
        CreditCode code = credit;
        uint256 start = gasleft();
        CreditCodes.check(code);
        _report("CreditCodes.check", start - gasleft(), 900);
    }

    function test_lei() external view {
        Lei code = lei;
        uint256 start = gasleft();
        Leis.check(code);
        _report("Leis.check", start - gasleft(), 3300);
    }

    function test_days() external {
        Day from = day;
        uint256 start = gasleft();
        Day result = Days.today();
        _report("Days.today", start - gasleft(), 120);
        sink = result.unwrap();
        start = gasleft();
        result = from.addDays(90);
        _report("Days.addDays", start - gasleft(), 100);
        sink = result.unwrap();
        start = gasleft();
        result = from.addMonths(6);
        _report("Days.addMonths", start - gasleft(), 850);
        sink = result.unwrap();
    }

    function test_titleId() external {
        string memory number = text;
        uint256 start = gasleft();
        TitleId id = TitleIds.fromString(number);
        _report("TitleIds.fromString", start - gasleft(), 300);
        sink = id.unwrap();
        start = gasleft();
        id.checkCharacters();
        _report("TitleIds.checkCharacters", start - gasleft(), 450);
        start = gasleft();
        uint256 size = id.length();
        _report("TitleIds.length", start - gasleft(), 250);
        sink = size;
    }

    function _report(string memory what, uint256 gas, uint256 bar) private view {
        console.log(what, gas);
        uint256 start = gasleft();
        Day today = Days.today();
        bool instrumented = start - gasleft() > 200 && today.unwrap() != type(uint24).max;
        if (!instrumented) below(what, gas, bar);
    }
}
