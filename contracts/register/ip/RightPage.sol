// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IpStage} from "../../types/instruments/Filing.sol";
import {Day} from "../../types/Day.sol";
import {FolioState, Page} from "../folio/Page.sol";

/// @title The first word of a folio of intellectual property
/// @notice Where the page of land keeps area and use, a right keeps its life; all else is as in {Page}:
///
/// | bits | what |
/// |---|---|
/// | 160-183 | day of filing, from which the term runs; days since 1970-01-01, UTC+8 |
/// | 184-191 | stage |
/// | 192-199 | patents: last year whose annuity is paid; trade marks: number of renewals |
/// | 200-223 | last day of the term, as in {Page} |
/// | 248-255 | flags: 1 the patent is open to anyone's licence; 2 the author lives, no term runs |
library RightPages {
    uint256 private constant FILED = 160;
    uint256 private constant STAGE = 184;
    uint256 private constant PAID = 192;
    uint256 private constant TERM_END = 200;
    uint256 private constant STATE = 240;
    uint256 private constant FLAGS = 248;
    uint8 private constant OPEN = 1;
    uint8 private constant LIFE = 2;

    /// @dev Day of filing, UTC+8.
    function filedOn(Page p) internal pure returns (Day) {
        return Day.wrap(uint24(Page.unwrap(p) >> FILED));
    }

    function stage(Page p) internal pure returns (IpStage) {
        return IpStage(uint8(Page.unwrap(p) >> STAGE));
    }

    /// @dev Last annuity year paid, or number of renewals.
    function paid(Page p) internal pure returns (uint8) {
        return uint8(Page.unwrap(p) >> PAID);
    }

    function isOpen(Page p) internal pure returns (bool) {
        return (Page.unwrap(p) >> FLAGS) & OPEN != 0;
    }

    function isForLife(Page p) internal pure returns (bool) {
        return (Page.unwrap(p) >> FLAGS) & LIFE != 0;
    }

    /// @dev The page of a right that lives, without holder: all of it at once.
    function opened(IpStage s, Day filed, Day end, uint8 count) internal pure returns (Page) {
        return
            Page.wrap(
                (uint256(Day.unwrap(filed)) << FILED) |
                    (uint256(uint8(s)) << STAGE) |
                    (uint256(count) << PAID) |
                    (uint256(Day.unwrap(end)) << TERM_END) |
                    (uint256(uint8(FolioState.Live)) << STATE)
            );
    }

    function withFiledOn(Page p, Day day) internal pure returns (Page) {
        return _with(p, FILED, type(uint24).max, Day.unwrap(day));
    }

    function withStage(Page p, IpStage s) internal pure returns (Page) {
        return _with(p, STAGE, type(uint8).max, uint8(s));
    }

    function withPaid(Page p, uint8 count) internal pure returns (Page) {
        return _with(p, PAID, type(uint8).max, count);
    }

    function withOpen(Page p, bool open) internal pure returns (Page) {
        return _with(p, FLAGS, OPEN, open ? OPEN : 0);
    }

    function withLife(Page p, bool life) internal pure returns (Page) {
        return _with(p, FLAGS, LIFE, life ? LIFE : 0);
    }

    function _with(Page p, uint256 at, uint256 mask, uint256 value) private pure returns (Page) {
        return Page.wrap((Page.unwrap(p) & ~(mask << at)) | (value << at));
    }
}
