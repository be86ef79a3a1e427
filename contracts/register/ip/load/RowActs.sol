// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../../types/Acts.sol";
import {Day, Days} from "../../../types/Day.sol";
import {IpStage} from "../../../types/instruments/Filing.sol";
import {LoadRow} from "../../../types/LoadRow.sol";
import {RightKind, RightNumbers} from "../../../types/RightNumber.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {FilingActs} from "../filing/FilingActs.sol";
import {Category, Folios} from "../../folio/Folios.sol";
import {FolioState, Page} from "../../folio/Page.sol";
import {Matter, Matters} from "../../Matter.sol";
import {Proprietorship} from "../../proprietorship/Proprietorship.sol";
import {RightPages} from "../RightPage.sol";

/// @title Rows of a bulk load
/// @notice A right that the statutory register has already, and its sole holder: one entry, two words. The daybook has
/// proved that the row is one of an approved manifest whose document is good, and that the holder is active, as it does for
/// parties that consent.
library RowActs {
    /// @notice A granted right has a last day, after its filing; an application has none yet.
    error TermEndInvalid(TitleId title, Day termEnd, Day filedOn);

    uint256 private constant WORD = 32;
    uint24 private constant DAYS_A_YEAR = 365;

    /// @notice Performs the act in hand: a document, then the row, which is the entry's payload.
    /// @dev It is given of the {Matter} what it needs: a row has no gas to spare.
    function perform(uint32 number, Day lodgedOn, bytes calldata body) external {
        LoadRow calldata row;
        assembly ("memory-safe") {
            row := add(body.offset, WORD)
        }
        TitleId title = row.title;
        RightNumbers.check(title);
        require(Folios.pageOf(title).state() == FolioState.None, Folios.AlreadyRegistered(title));
        IpStage stage = IpStage(row.stage());
        (Day filedOn, Day termEnd, uint8 paid) = (row.filedOn(), row.termEnd(), row.paid());
        bytes1 category = _categoryOf(title, stage);
        _requireDays(title, stage, filedOn, termEnd);
        _requirePaid(title, stage, paid, filedOn, termEnd);
        Page page = RightPages.opened(stage, filedOn, termEnd, paid);
        page = Proprietorship.open(title, page, row.holder());
        Matter memory m;
        (m.act, m.number) = (Act.Load, number);
        Folios.append(m, title, page, category, lodgedOn, bytes32(body), body[WORD:]);
    }

    /// @dev The letter of the stage; a right that has lapsed or ended is lodged by itself.
    function _categoryOf(TitleId title, IpStage stage) private pure returns (bytes1) {
        if (stage == IpStage.Granted) return Category.GRANTED;
        if (stage == IpStage.Filed) return Category.FILED;
        if (stage == IpStage.Published) return Category.PUBLISHED;
        require(stage == IpStage.Examining, FilingActs.StageNotOpening(title, stage));
        return Category.EXAMINATION;
    }

    function _requireDays(TitleId title, IpStage stage, Day filedOn, Day termEnd) private view {
        Day today = Days.today();
        require(Day.unwrap(filedOn) != 0, FilingActs.FilingDayMissing(title));
        require(filedOn <= today, Matters.EffectInFuture(filedOn, today));
        bool granted = stage == IpStage.Granted;
        bool fits = granted ? termEnd > filedOn : Day.unwrap(termEnd) == 0;
        require(fits, TermEndInvalid(title, termEnd, filedOn));
        require(!granted || today <= termEnd, Folios.TermEnded(title, termEnd));
    }

    /// @dev Annuities of the years of the term; of marks the number of renewals; nothing else is paid.
    function _requirePaid(TitleId title, IpStage stage, uint8 paid, Day filedOn, Day termEnd) private pure {
        (uint8 least, uint8 most) = (0, 0);
        if (stage == IpStage.Granted) {
            RightKind kind = RightNumbers.kindOf(title);
            if (kind <= RightKind.Design)
                (least, most) = (1, uint8((Day.unwrap(termEnd) - Day.unwrap(filedOn)) / DAYS_A_YEAR));
            else if (kind == RightKind.TradeMark) most = type(uint8).max;
        }
        require(paid >= least && paid <= most, FilingActs.PaidInvalid(title, paid, least, most));
    }
}
