// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Restraint} from "../../../contracts/register/restraints/Restraints.sol";
import {Seizures} from "../../../contracts/register/restraints/Seizures.sol";
import {Day} from "../../../contracts/types/Day.sol";
import {RestraintKind} from "../../../contracts/types/instruments/Restraining.sol";
import {TypesTest} from "../../unit/types/TypesTest.sol";

/// Whatever seizures come in, of the whole title or of one co-owner's share, at whatever days and for whatever terms: no
/// share is under two live seizures on any day; of two that stand in each other's way the one that came first is live
/// first; each lasts exactly its months; none is live before it came; what comes later changes nothing for those before.
contract SeizureQueueTest is TypesTest {
    uint256 private constant SEIZURES = 6;
    uint24 private constant FIRST_DAY = 20_000;

    function testFuzz_seizuresTakeTurns(
        uint8[6] calldata targets,
        uint8[6] calldata waits,
        uint8[6] calldata spans,
        uint16 day
    ) external pure {
        Restraint[] memory list = new Restraint[](SEIZURES);
        uint24 arrival = FIRST_DAY;
        for (uint256 i; i < SEIZURES; ++i) {
            arrival += uint24(waits[i]) * 4;
            list[i].id = uint32(i + 1);
            // Two co-owners and the whole title; now and then a caution in between.
            list[i].party = address(uint160(targets[i] % 3));
            list[i].kind = targets[i] > 230 ? RestraintKind.Caution : RestraintKind.Seizure;
            list[i].from = Day.wrap(arrival);
            list[i].span = 1 + (spans[i] % 36);
        }
        Seizures.Period[] memory periods = Seizures.periodsOf(list);
        for (uint256 i; i < SEIZURES; ++i) _checkPeriod(list, periods, i);
        _checkDay(list, periods, Day.wrap(FIRST_DAY + day));
        _checkPrefix(list, periods);
    }

    function _checkPeriod(Restraint[] memory list, Seizures.Period[] memory periods, uint256 i) private pure {
        Seizures.Period memory p = periods[i];
        if (list[i].kind != RestraintKind.Seizure) {
            yes(p.start.isNone() && p.end.isNone(), "no seizure, no period");
            return;
        }
        yes(p.start >= list[i].from, "not before it came");
        yes(p.end == p.start.addMonths(list[i].span), "exactly its months");
        for (uint256 k; k < i; ++k) {
            if (list[k].kind != RestraintKind.Seizure || !_meet(list[k], list[i])) continue;
            yes(periods[k].end < p.start, "after the one in front");
        }
    }

    /// On one day at most one seizure binds a party's share, and the first that is found is one of them.
    function _checkDay(Restraint[] memory list, Seizures.Period[] memory periods, Day day) private pure {
        bool any;
        for (uint160 party = 1; party < 3; ++party) {
            uint256 live;
            for (uint256 i; i < SEIZURES; ++i) {
                bool binds = list[i].party == address(0) || list[i].party == address(party);
                if (binds && Seizures.covers(periods[i], day)) ++live;
            }
            yes(live <= 1, "one live seizure a share");
            uint256 frozen = Seizures.frozen(list, address(party), 7, 12, day);
            equal(frozen, live * 7);
            any = any || live != 0;
        }
        (bool found, uint256 index) = Seizures.findLive(list, day);
        yes(found == any, "found if there is one");
        yes(!found || Seizures.covers(periods[index], day), "found is live");
    }

    function _checkPrefix(Restraint[] memory list, Seizures.Period[] memory periods) private pure {
        Restraint[] memory fewer = new Restraint[](SEIZURES - 1);
        for (uint256 i; i < fewer.length; ++i) fewer[i] = list[i];
        Seizures.Period[] memory before = Seizures.periodsOf(fewer);
        for (uint256 i; i < fewer.length; ++i) {
            yes(
                before[i].start == periods[i].start && before[i].end == periods[i].end,
                "order never changes"
            );
        }
    }

    function _meet(Restraint memory a, Restraint memory b) private pure returns (bool) {
        return a.party == address(0) || b.party == address(0) || a.party == b.party;
    }
}
