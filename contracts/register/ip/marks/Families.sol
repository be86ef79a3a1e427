// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../../types/TitleId.sol";

/// @title Families of trade marks
/// @notice Identical or similar marks of one holder on the same or similar goods pass together (Trademark Law art. 42;
/// Implementing Regulation art. 31). Which marks are similar is not computed here: the holder states it at filing, and the
/// examiner sees to it. A family is a list under the mark that came first.
library Families {
    /// @custom:storage-location erc7201:parkfolio.storage.Families
    struct Layout {
        /// Mark under which the family of a mark is listed; 0 for a mark that stands alone.
        mapping(TitleId title => TitleId) heads;
        /// Marks of a family, in no order, its head among them while it lives.
        mapping(TitleId head => TitleId[]) members;
    }

    /// @notice The mark passes together with `other`, which is similar to it.
    error FamilyApart(TitleId title, TitleId other);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Families")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x25b5ff8306623a6ff12e801e5e3541f5598da135ec0f5dfc56eef1f4649aee00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Marks that pass together with a mark, itself among them; empty if it stands alone.
    function membersOf(TitleId title) internal view returns (TitleId[] memory) {
        Layout storage $ = layout();
        return $.members[$.heads[title]];
    }

    /// @notice Refuses to pass a mark by itself while it has a family.
    function requireAlone(TitleId title) internal view {
        Layout storage $ = layout();
        TitleId head = $.heads[title];
        if (head.isNone()) return;
        TitleId[] storage members = $.members[head];
        if (members.length < 2) return;
        revert FamilyApart(title, members[members[0] == title ? 1 : 0]);
    }

    /// @notice Puts a new mark into the family of a similar one.
    function join(TitleId title, TitleId similar) internal {
        Layout storage $ = layout();
        TitleId head = $.heads[similar];
        if (head.isNone()) {
            head = similar;
            $.heads[similar] = head;
            $.members[head].push(similar);
        }
        $.heads[title] = head;
        $.members[head].push(title);
    }

    /// @notice Takes a mark that ends out of its family.
    function leave(TitleId title) internal {
        Layout storage $ = layout();
        TitleId head = $.heads[title];
        if (head.isNone()) return;
        TitleId[] storage members = $.members[head];
        uint256 last = members.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            if (members[i] == title) members[i] = members[last];
        }
        members.pop();
        $.heads[title] = TitleId.wrap(0);
    }
}
