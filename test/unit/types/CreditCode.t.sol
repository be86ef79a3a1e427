// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {CreditCode, CreditCodes} from "../../../contracts/types/CreditCode.sol";
import {TypesTest} from "./TypesTest.sol";

contract CreditCodeTest is TypesTest {
    function test_takesACodeApart() external pure {
        CreditCode code = CreditCodes.fromString("91310000MA7CX0HM9U");
        equal(code.toString(), "91310000MA7CX0HM9U");
        equal(code.division(), 310000);
        yes(code.organisationCode() == bytes9("MA7CX0HM9"), "organisation code");
        yes(code.isValid(), "isValid");
        CreditCode other = CreditCodes.fromString("91500000676129728J");
        yes(code == code && !(code == other), "==");
        yes(code != other && !(code != code), "!=");
    }

    function test_refusesOtherLengths() external {
        vm.expectRevert(abi.encodeWithSelector(CreditCodes.CreditCodeLength.selector, 17));
        lens.readCreditCode("91310000MA7CX0HM9");
        vm.expectRevert(abi.encodeWithSelector(CreditCodes.CreditCodeLength.selector, 19));
        lens.readCreditCode("91310000MA7CX0HM9UU");
    }

    /// Every character at every place: outside the alphabet, malformed; inside, the wrong check character.
    function test_everyCharacterAtEveryPlace() external {
        bytes memory text = bytes("91310000MA7CX0HM9U");
        for (uint256 place; place < 18; ++place) {
            bytes1 right = text[place];
            for (uint256 character; character < 256; ++character) {
                text[place] = bytes1(uint8(character));
                CreditCode code = CreditCode.wrap(bytes18(text));
                yes(code.isValid() == (text[place] == right), "isValid");
                bool listed = _inAlphabet(character) && (place < 2 || place > 7 || character < 0x3a);
                if (!listed && character % 9 == place % 9) {
                    vm.expectRevert(abi.encodeWithSelector(CreditCodes.CreditCodeMalformed.selector, code));
                    lens.readCreditCode(string(text));
                }
            }
            text[place] = right;
        }
    }

    function test_refusesWrongCheckCharacters() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                CreditCodes.CreditCodeBadCheckDigit.selector,
                bytes18("91310000MA1FL8X20A"),
                bytes1("7"),
                bytes1("A")
            )
        );
        lens.readCreditCode("91310000MA1FL8X20A");
        // Its own check character fits, that of the organisation code does not.
        vm.expectRevert(
            abi.encodeWithSelector(
                CreditCodes.OrganisationCodeBadCheckDigit.selector,
                bytes18("91310000MA7CX0HM8Q"),
                bytes1("9"),
                bytes1("8")
            )
        );
        lens.readCreditCode("91310000MA7CX0HM8Q");
        yes(!lens.isCreditCode(CreditCode.wrap("91310000MA7CX0HM8Q")), "isCreditCode");
    }

    function _inAlphabet(uint256 character) private pure returns (bool) {
        bytes memory alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (uint256 i; i < alphabet.length; ++i) if (uint8(alphabet[i]) == character) return true;
        return false;
    }
}
