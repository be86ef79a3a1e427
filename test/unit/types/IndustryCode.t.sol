// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IndustryCode, IndustryCodes} from "../../../contracts/types/IndustryCode.sol";
import {TypesTest} from "./TypesTest.sol";

contract IndustryCodeTest is TypesTest {
    function test_readsSectionsDivisionsGroupsAndClasses() external view {
        bytes5[6] memory right = [bytes5("I"), "I65", "I651", "I6513", "A01", "T97"];
        for (uint256 i = 0; i < right.length; ++i) {
            lens.checkIndustryCode(IndustryCode.wrap(right[i]));
        }
    }

    function test_refusesWhatIsNoCode() external {
        bytes5[10] memory wrong = [bytes5(""), "U97", "I6", "I62", "I66", "A00", "i65", "I65a", "I 65", "65"];
        for (uint256 i = 0; i < wrong.length; ++i) _refused(IndustryCode.wrap(wrong[i]));
    }

    /// What follows a gap would never be read.
    function test_refusesWhatFollowsAGap() external {
        _refused(IndustryCode.wrap(0x4936350033));
    }

    /// Each of the 97 divisions belongs to one section.
    function test_knowsTheSectionOfEveryDivision() external pure {
        for (uint256 division = 1; division <= 97; ++division) {
            uint256 digits = ((0x30 + division / 10) << 24) | ((0x30 + (division % 10)) << 16);
            uint256 sections;
            for (uint256 letter = 0x41; letter <= 0x54; ++letter) {
                if (IndustryCode.wrap(bytes5(uint40((letter << 32) | digits))).isValid()) ++sections;
            }
            equal(sections, 1);
        }
    }

    function test_coversWhatItHolds() external pure {
        yes(_covers("I", "I6513"), "a section its class");
        yes(_covers("I65", "I651"), "a division its group");
        yes(_covers("I6513", "I6513"), "a class itself");
        yes(!_covers("I6513", "I65"), "not what is wider");
        yes(!_covers("I64", "I6513"), "not another division");
        yes(!_covers("C", "I6513"), "not another section");
    }

    function _refused(IndustryCode code) private {
        vm.expectRevert(abi.encodeWithSelector(IndustryCodes.IndustryCodeMalformed.selector, code));
        lens.checkIndustryCode(code);
    }

    function _covers(bytes5 wide, bytes5 code) private pure returns (bool) {
        return IndustryCode.wrap(wide).covers(IndustryCode.wrap(code));
    }
}
