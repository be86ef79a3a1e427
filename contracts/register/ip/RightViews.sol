// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {Day, Days} from "../../types/Day.sol";
import {IpStage} from "../../types/instruments/Filing.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Folios} from "../folio/Folios.sol";
import {Page} from "../folio/Page.sol";
import {RegisterViews} from "../RegisterViews.sol";
import {AssetClass, AssetClasses} from "../rules/AssetClass.sol";
import {Challenges} from "./challenges/Challenges.sol";
import {Fee, Fees} from "./fees/Fees.sol";
import {PriorityActs} from "./filing/PriorityActs.sol";
import {ProcedureActs} from "./filing/ProcedureActs.sol";
import {IIPRegisterViews} from "./IIPRegisterViews.sol";
import {LicenceViews} from "./licences/LicenceViews.sol";
import {Families} from "./marks/Families.sol";
import {Dates, RightDates} from "./RightDates.sol";
import {RightPages} from "./RightPage.sol";
import {RightRules, RightTerms} from "./RightRules.sol";
import {RightStanding} from "./RightStanding.sol";

/// @title RightViews
/// @notice See {IIPRegisterViews}. There is nothing here that writes.
contract RightViews is RegisterViews, LicenceViews, IIPRegisterViews {
    using RightPages for Page;

    /// @inheritdoc IIPRegisterViews
    function rightOf(TitleId title) external view returns (RightView memory v) {
        Day today = Days.today();
        Page page = Folios.pageOf(title);
        Dates storage dates = RightDates.datesOf(title);
        v.class = AssetClasses.classOf(title);
        v.stage = page.stage();
        v.termEnd = page.termEnd();
        v.inForce = v.stage == IpStage.Granted && (Day.unwrap(v.termEnd) == 0 || today <= v.termEnd);
        v.filedOn = page.filedOn();
        v.publishedOn = dates.publishedOn;
        v.grantedOn = dates.grantedOn;
        v.priority = dates.priority;
        v.paid = page.paid();
        v.open = page.isOpen();
        v.lifeTerm = page.isForLife();
        v.challenges = Challenges.layout().pending[title];
        if (v.stage == IpStage.None) return v;
        v.letter = ProcedureActs.categoryOf(v.stage);
        (v.overdue, v.dueYear, v.dueOn) = RightStanding.overdueOf(title, page, today);
        if (v.class == AssetClass.TradeMark && v.stage == IpStage.Granted) {
            (v.overdue, v.dueOn) = (today > v.termEnd, v.termEnd);
        }
    }

    /// @inheritdoc IIPRegisterViews
    function familyOf(TitleId title) external view returns (TitleId[] memory) {
        return Families.membersOf(title);
    }

    /// @inheritdoc IIPRegisterViews
    function priorityClaimedBy(bytes32 earlier) external view returns (TitleId) {
        return PriorityActs.layout().claimedBy[earlier];
    }

    /// @inheritdoc IIPRegisterViews
    function rightRulesOn(AssetClass class, Day day) external view returns (RightTerms memory) {
        return RightRules.on(class, day);
    }

    /// @inheritdoc IIPRegisterViews
    function rightRulesOf(AssetClass class) external view returns (RightTerms[] memory) {
        return RightRules.layout().terms[class];
    }

    /// @inheritdoc IIPRegisterViews
    function feeOn(AssetClass class, Day day, uint8 year) external view returns (uint64) {
        return RightRules.feeOf(class, day, year);
    }

    /// @inheritdoc IIPRegisterViews
    function feeOf(TitleId title, Day day) external view returns (FeeView memory) {
        Page page = Folios.requireRegistered(title);
        IpStage stage = page.stage();
        bool kept = stage == IpStage.Granted || stage == IpStage.Lapsed;
        require(kept, RightStanding.NotInForce(title, stage));
        Fee memory fee = Fees.nextOf(title, page);
        Fees.Credit storage credit = Fees.creditOf(title);
        uint256 owed = day <= fee.last ? Fees.owedOn(fee, day) : Fees.owedAtMost(fee);
        return FeeView(fee.year, fee.opens, fee.due, fee.last, fee.full, owed, credit.amount, credit.lastOn);
    }

    /// @dev The bits of use and extent hold a right's own life.
    function _particularsOf(Page) internal pure override returns (LandUse use, uint40 extent) {
        return (LandUse.None, 0);
    }
}
