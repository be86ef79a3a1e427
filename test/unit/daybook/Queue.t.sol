// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Queue, Queues} from "../../../contracts/daybook/Queue.sol";

/// @title QueueHarness
/// @notice A queue beside a list that is treated the plain way; every step is taken in both.
contract QueueHarness {
    struct Lodged {
        uint32 number;
        bytes32 hash;
    }

    Queue internal queue;
    Lodged[] internal model;

    function arrive(uint32 number, bytes32 hash) public {
        assert(queue.push(number, hash));
        model.push(Lodged(number, hash));
    }

    function depart(uint256 place) public {
        queue.removeAt(place, queue.words[0]);
        for (; place + 1 < model.length; ++place) model[place] = model[place + 1];
        model.pop();
    }
}

/// @title QueueTest
/// @notice The queue of a title is a list of at most eight lodgements, each a number and a hash of 27 bytes. It is
/// tested against a list that is treated the plain way:
///
/// 1. *Order.* The lodgements stand in the order in which they came; the first is the oldest still pending.
/// 2. *Arrival.* A lodgement that arrives stands last, and moves nobody.
/// 3. *Departure.* A lodgement that leaves, from wherever it stood, lets those behind it move up, and changes nothing
///    else.
/// 4. *Search.* A number that is pending is found at its place, and its hash is told from every other in the upper 27
///    bytes; a number that is not pending is not found.
/// 5. *Memory.* A title on which something was lodged once is touched for ever, though nothing is pending; a queue
///    that was emptied behaves as a new one, and words behind the first are given back.
contract QueueTest is QueueHarness {
    /// What the queue does not keep of a hash.
    bytes32 private constant LOST = bytes32(uint256(type(uint40).max));

    error NotEqual(string what, uint256 actual, uint256 expected);

    /// Properties 1 to 5 hold after every step of any sequence of arrivals and departures.
    function testFuzz_isAListOfAtMostEight(uint256[24] memory choices) external {
        for (uint256 i = 0; i < choices.length; ++i) {
            uint256 count = model.length;
            bool full = count == Queues.CAPACITY;
            if (count == 0 || (choices[i] & 3 != 0 && !full)) _arriveUnlike(choices[i]);
            else depart((choices[i] >> 2) % count);
            _compare();
        }
    }

    /// Property 3 at each of the eight places of a full queue, with any numbers.
    function testFuzz_anyPlaceOfAFullQueueCanLeave(uint256[8] memory choices, uint256 place) external {
        _fill(choices);
        depart(place % 8);
        _compare();
        _arriveUnlike(choices[0]);
        _compare();
    }

    /// Leaving in any order empties the queue, and leaves its last number in the first word alone.
    function testFuzz_anyOrderOfDepartureEmptiesIt(uint256[8] memory choices, uint256 seed) external {
        _fill(choices);
        for (; model.length != 0; seed = uint256(keccak256(abi.encode(seed)))) {
            depart(seed % model.length);
            _compare();
        }
        equal("first", queue.first(), 0);
        for (uint256 place = 1; place < Queues.CAPACITY; ++place) equal("word", queue.words[place], 0);
        _arriveUnlike(seed);
        _compare();
    }

    /// Property 4 for hashes: any difference in the upper 27 bytes tells, one in the lower 5 does not.
    function testFuzz_aHashIsToldFromEveryOther(
        uint256[8] memory choices,
        uint256 place,
        bytes32 other
    ) external {
        _fill(choices);
        Lodged storage lodged = model[place % 8];
        (bool found, uint256 at, bool same, uint256 head) = queue.find(lodged.number, other);
        equal("found", asWord(found), 1);
        equal("place", at, place % 8);
        equal("head", head, queue.words[0]);
        equal("same", asWord(same), asWord((other | LOST) == (lodged.hash | LOST)));
        (, , same, ) = queue.find(lodged.number, lodged.hash ^ (other & LOST));
        equal("same but for what is lost", asWord(same), 1);
        (, , same, ) = queue.find(lodged.number, lodged.hash ^ bytes32(1 << (40 + (uint256(other) % 216))));
        equal("one bit differs", asWord(same), 0);
    }

    /// Property 4 for numbers: one that never came is not found, not even zero or one that differs in a bit.
    function testFuzz_whoIsNotThereIsNotFound(uint256[8] memory choices, uint32 absent) external {
        _fill(choices);
        _expectAbsent(_unlike(absent));
        _expectAbsent(_unlike(model[7].number ^ 1));
        _expectAbsent(0);
    }

    /// Numbers and hashes of nothing but ones do not spill into the count.
    function test_holdsTheGreatest() external {
        for (uint32 i = 0; i < Queues.CAPACITY; ++i) {
            arrive(type(uint32).max - i, bytes32(type(uint256).max));
            _compare();
        }
        depart(7);
        depart(0);
        _compare();
    }

    /// A full queue takes no more, and does not change.
    function testFuzz_aFullQueueTakesNoMore(uint256[8] memory choices, uint32 number) external {
        _fill(choices);
        equal("pushed", asWord(queue.push(_unlike(number), keccak256("more"))), 0);
        _compare();
    }

    /// Property 5: one pending lodgement writes one word.
    function test_oneLodgementIsOneWord() external {
        arrive(7, bytes32(type(uint256).max));
        equal("second word", queue.words[1], 0);
        depart(0);
        equal("touched", asWord(queue.isUntouched()), 0);
        _expectAbsent(7);
    }

    function test_isUntouchedAtFirst() external view {
        equal("untouched", asWord(queue.isUntouched()), 1);
        equal("first", queue.first(), 0);
        equal("length", queue.length(), 0);
        _expectAbsent(0);
        _expectAbsent(7);
    }

    function _fill(uint256[8] memory choices) private {
        for (uint256 i = 0; i < 8; ++i) _arriveUnlike(choices[i]);
        _compare();
    }

    function _arriveUnlike(uint256 choice) private {
        arrive(_unlike(uint32(choice >> 8)), keccak256(abi.encode(choice, model.length)));
    }

    function _compare() private view {
        equal("length", queue.length(), model.length);
        equal("first", queue.first(), model.length == 0 ? 0 : model[0].number);
        if (model.length != 0) equal("untouched", asWord(queue.isUntouched()), 0);
        for (uint256 i = 0; i < model.length; ++i) {
            equal("number", queue.numberAt(i), model[i].number);
            (bool found, uint256 place, bool same, ) = queue.find(model[i].number, model[i].hash);
            equal("found", asWord(found), 1);
            equal("place", place, i);
            equal("same", asWord(same), 1);
        }
        for (uint256 i = model.length == 0 ? 1 : model.length; i < Queues.CAPACITY; ++i)
            equal("nothing behind", queue.words[i], 0);
    }

    function _expectAbsent(uint32 number) private view {
        (bool found, , bool same, ) = queue.find(number, 0);
        equal("absent", asWord(found), 0);
        equal("absent hash", asWord(same), 0);
    }

    /// @dev A number near this one that is not in the list: lodgements are numbered from one, each once.
    function _unlike(uint32 number) private view returns (uint32) {
        while (number == 0 || _isThere(number)) {
            unchecked {
                ++number;
            }
        }
        return number;
    }

    function _isThere(uint32 number) private view returns (bool) {
        for (uint256 i = 0; i < model.length; ++i) {
            if (model[i].number == number) return true;
        }
        return false;
    }

    function asWord(bool value) private pure returns (uint256) {
        return value ? 1 : 0;
    }

    function equal(string memory what, uint256 actual, uint256 expected) private pure {
        if (actual != expected) revert NotEqual(what, actual, expected);
    }
}
