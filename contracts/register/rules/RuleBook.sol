// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Matter} from "../Matter.sol";
import {AssetClass, AssetClasses} from "./AssetClass.sol";

/// @notice What a breach of co-owners' pre-emption does to a sale of a share.
enum Preemption {
    /// There is none.
    None,
    /// The sale stands; the entry shows it (property interpretation I, arts. 11-13).
    Warns,
    /// The register refuses until the procedure has run.
    Blocks
}

/// @notice Rules of one class of title, one storage word, in force from a day on.
/// @param since First day, UTC+8; an act is judged by the rules of the day it was lodged.
/// @param twoOfficerActs Bit mask of acts whose acceptor and recorder must differ.
/// @param chargeeConsents Whether a transfer of a charged title needs every secured chargee (Civil Code art. 444
/// against art. 406).
/// @param securitiesMax How many live securities a title bears; 0 without limit (Civil Code art. 414).
/// @param freezesQueue Whether a second seizure waits for its turn or is refused.
/// @param freezeMonths Longest term of a seizure (Civil Procedure Interpretation art. 485).
/// @param quorumNumerator Share of proprietors who may dispose of the whole (Civil Code art. 301) ...
/// @param quorumDenominator ... over this.
/// @param preemption What a breach of pre-emption does.
/// @param preemptionDays Days that co-owners have after notice (property interpretation I, art. 11).
/// @param selfDealing Whether a proprietor may transfer by ERC-6909 alone.
/// @param termYears Longest term by use, one byte each, lowest byte for `LandUse.None`; 0 without term.
/// @param areaTolerance Per mille by which areas may fail to reconcile in division and merger.
/// @param leaseYears Longest lease (Civil Code art. 705).
/// @param cautionDays Days after which a caution lapses without suit (Civil Code art. 220).
/// @param noticeDays Days after which an advance notice lapses once registration is possible (art. 221).
/// @param searchDays Days of protection of a priority search.
struct Rules {
    Day since;
    uint48 twoOfficerActs;
    bool chargeeConsents;
    uint8 securitiesMax;
    bool freezesQueue;
    uint8 freezeMonths;
    uint8 quorumNumerator;
    uint8 quorumDenominator;
    Preemption preemption;
    uint8 preemptionDays;
    bool selfDealing;
    uint56 termYears;
    uint8 areaTolerance;
    uint8 leaseYears;
    uint8 cautionDays;
    uint8 noticeDays;
    uint8 searchDays;
}

/// @title Dated rules by class of title
/// @notice New rules are set beside the old ones: an act is judged by those of the day it was lodged.
library RuleBook {
    /// @custom:storage-location erc7201:parkfolio.storage.RuleBook
    struct Layout {
        /// The newest rules of a class.
        mapping(AssetClass class => Rules) latest;
        /// The rules that went before, oldest first.
        mapping(AssetClass class => Rules[]) earlier;
    }

    /// @notice The council set the rules of a class.
    /// @param class The class.
    /// @param rules The rules, with their first day.
    event RulesSet(AssetClass indexed class, Rules rules);

    /// @notice No rules of the class were in force on `day` (UTC+8).
    error NoRules(AssetClass class, Day day);
    /// @notice New rules begin no earlier than today and after the ones they follow, that is on `earliest` (UTC+8) at
    /// the earliest, not on `since`: old acts keep old rules.
    error RulesNotInOrder(AssetClass class, Day since, Day earliest);
    /// @notice A quorum is a fraction above zero and not above one; `numerator / denominator` is none.
    error QuorumInvalid(uint8 numerator, uint8 denominator);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.RuleBook")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xf5b0693989073f1aa5e7fb5c1e334b72c49a5b9ee82a3269dd962635128e1500;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice The rules by which the lodgement in hand is judged: those of the day it was lodged. Refuses a single
    /// officer where they ask for two.
    function judging(Matter memory m, TitleId title) internal view returns (Rules storage rules) {
        rules = on(AssetClasses.classOf(title), m.lodgedOn);
        if ((rules.twoOfficerActs >> uint8(m.act)) & 1 == 1) m.requireTwoOfficers();
    }

    /// @notice The rules of a class on a day.
    function on(AssetClass class, Day day) internal view returns (Rules storage) {
        Rules storage latest = layout().latest[class];
        Day since = latest.since;
        require(Day.unwrap(since) != 0, NoRules(class, day));
        if (since <= day) return latest;
        Rules[] storage earlier = layout().earlier[class];
        for (uint256 i = earlier.length; i != 0; --i) {
            if (earlier[i - 1].since <= day) return earlier[i - 1];
        }
        revert NoRules(class, day);
    }

    /// @notice Sets the rules of a class from a day on: today or later, any day for the first rules of a class. The
    /// register has checked who calls.
    /// @param class The class.
    /// @param rules The rules, with their first day, UTC+8.
    /// @param today Today, UTC+8.
    function set(AssetClass class, Rules calldata rules, Day today) external {
        Rules storage latest = layout().latest[class];
        if (Day.unwrap(latest.since) != 0) {
            Day earliest = latest.since < today ? today : latest.since.addDays(1);
            require(rules.since >= earliest, RulesNotInOrder(class, rules.since, earliest));
            layout().earlier[class].push(latest);
        }
        require(Day.unwrap(rules.since) != 0, RulesNotInOrder(class, rules.since, Day.wrap(1)));
        require(
            rules.quorumNumerator != 0 && rules.quorumNumerator <= rules.quorumDenominator,
            QuorumInvalid(rules.quorumNumerator, rules.quorumDenominator)
        );
        layout().latest[class] = rules;
        emit RulesSet(class, rules);
    }

    /// @dev Longest term for a use, in years; 0 without term.
    function longestTerm(Rules storage rules, LandUse use) internal view returns (uint256) {
        return uint8(rules.termYears >> (8 * uint8(use)));
    }
}
