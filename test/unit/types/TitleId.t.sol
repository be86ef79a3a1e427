// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId, TitleIds} from "../../../contracts/types/TitleId.sol";
import {TypesTest} from "./TypesTest.sol";

contract TitleIdTest is TypesTest {
    string private constant PARCEL = "310113001001GB00001W00000000";

    function test_numberReadsInTheWord() external pure {
        TitleId id = TitleIds.fromString(PARCEL);
        equal(id.unwrap(), uint256(bytes32("310113001001GB00001W00000000")));
        equal(id.length(), 28);
        equal(id.toString(), PARCEL);
    }

    function test_everyLengthComesBack() external pure {
        bytes memory text = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
        for (uint256 size = 32; size > 0; --size) {
            assembly ("memory-safe") {
                mstore(text, size)
            }
            TitleId id = TitleIds.fromString(string(text));
            id.checkCharacters();
            equal(id.length(), size);
            equal(id.toString(), string(text));
        }
    }

    function test_comparison() external pure {
        TitleId a = TitleId.wrap(1);
        TitleId b = TitleId.wrap(2);
        yes(a == TitleId.wrap(1) && !(a == b), "==");
        yes(a != b && !(a != TitleId.wrap(1)), "!=");
        yes(a.equals(TitleId.wrap(1)) && !a.equals(b), "equals");
        yes(TitleId.wrap(0).isNone() && !a.isNone(), "isNone");
        equal(TitleId.wrap(0).length(), 0);
        equal(TitleId.wrap(0).toString(), "");
    }

    function test_refusesEmptyAndLong() external {
        vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdEmpty.selector));
        lens.titleIdOf("");
        vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdEmpty.selector));
        lens.numberOf(TitleId.wrap(0));
        vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdTooLong.selector, 33));
        lens.titleIdOf("0123456789ABCDEFGHIJKLMNOPQRSTUVW");
    }

    function test_refusesWhatIsNotGraphicAscii() external {
        string[6] memory texts = [unicode"沪", "A B", "AB ", "AB\x7f", "AB\x00", "A\x1fB"];
        uint8[6] memory positions = [0, 1, 2, 2, 2, 1];
        for (uint256 i; i < texts.length; ++i) {
            bytes memory text = bytes(texts[i]);
            TitleId id = TitleId.wrap(uint256(bytes32(text)));
            vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdNotAscii.selector, id, positions[i]));
            lens.titleIdOf(texts[i]);
        }
        // A gap inside a raw word.
        TitleId gap = TitleId.wrap(uint256(bytes32("A\x00B")));
        vm.expectRevert(abi.encodeWithSelector(TitleIds.TitleIdNotAscii.selector, gap, 1));
        lens.numberOf(gap);
    }

    /// A raw word passes exactly when each byte does, and then reads back to itself.
    function testFuzz_checkAgreesWithALoop(bytes32 word, uint256 size) external view {
        size = (size % 32) + 1;
        bytes memory text = new bytes(size);
        // Mostly graphic characters, so that both outcomes are seen.
        for (uint256 i; i < size; ++i)
            text[i] = uint8(word[i]) < 250 ? bytes1(0x21 + (uint8(word[i]) % 94)) : word[i];
        bool graphic = true;
        for (uint256 i; i < size; ++i) graphic = graphic && text[i] > 0x20 && text[i] < 0x7f;
        try lens.titleIdOf(string(text)) returns (TitleId id) {
            yes(graphic, "accepted");
            equal(lens.numberOf(id), string(text));
        } catch {
            yes(!graphic, "refused");
        }
    }
}
