// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Lei, Leis} from "../../../contracts/types/Lei.sol";
import {TypesTest} from "./TypesTest.sol";

contract LeiTest is TypesTest {
    function test_readsAnIdentifier() external pure {
        Lei lei = Leis.fromString("5493002ERZU2K9PZDL40");
        equal(lei.toString(), "5493002ERZU2K9PZDL40");
        yes(lei.isValid(), "isValid");
        Lei other = Leis.fromString("MLU0ZO3ML4LN2LL2TL39");
        yes(lei == lei && !(lei == other), "==");
        yes(lei != other && !(lei != lei), "!=");
    }

    function test_refusesOtherLengths() external {
        vm.expectRevert(abi.encodeWithSelector(Leis.LeiLength.selector, 19));
        lens.readLei("5493002ERZU2K9PZDL4");
    }

    function test_refusesWrongCheckDigits() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                Leis.LeiBadCheckDigits.selector,
                bytes20("HWUPKR0MP0U8FGXBT394"),
                bytes2("31"),
                bytes2("94")
            )
        );
        lens.readLei("HWUPKR0MP0U8FGXBT394");
        yes(!lens.isLei(Lei.wrap("HWUPKR0MP0U8FGXBT394")), "isLei");
    }

    /// Every character at every place is malformed where it cannot stand. MOD 97-10 with letters as two
    /// digits lets few wrong characters pass: 4 of 630 here.
    function test_everyCharacterAtEveryPlace() external {
        bytes memory text = bytes("5493002ERZU2K9PZDL40");
        uint256 missed;
        for (uint256 place; place < 20; ++place) {
            bytes1 right = text[place];
            for (uint256 character; character < 256; ++character) {
                text[place] = bytes1(uint8(character));
                Lei lei = Lei.wrap(bytes20(text));
                yes(text[place] != right || lei.isValid(), "isValid");
                if (text[place] != right && lei.isValid()) ++missed;
                bool digit = character > 0x2f && character < 0x3a;
                bool listed = digit || (place < 18 && character > 0x40 && character < 0x5b);
                if (!listed && character % 9 == place % 9) {
                    vm.expectRevert(abi.encodeWithSelector(Leis.LeiMalformed.selector, bytes20(text), place));
                    lens.readLei(string(text));
                }
            }
            text[place] = right;
        }
        yes(missed <= 4, "missed");
    }
}
