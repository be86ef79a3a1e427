// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Queue, Queues} from "../../../contracts/daybook/Queue.sol";

/// @title QueueTest
/// @notice The queue of a title is a list of at most eight numbers. It is tested against an array that is treated
/// the plain way:
///
/// 1. *Order.* The numbers stand in the order in which they came; the first is the oldest still pending.
/// 2. *Arrival.* A number that arrives stands last, and moves nobody.
/// 3. *Departure.* A number that leaves, from wherever it stood, lets those behind it move up, and changes nothing
///    else. A number that is not there cannot leave.
/// 4. *Measure.* Length is the count of numbers; full means eight; empty means no first.
contract QueueTest {
    uint32[] private model;
    Queue private queue;

    error NotEqual(string what, uint256 actual, uint256 expected);

    /// Properties 1 to 4 hold after every step of any sequence of arrivals and departures.
    function testFuzz_isAListOfAtMostEight(uint32[40] memory choices) external {
        for (uint256 i = 0; i < choices.length; ++i) {
            uint256 place = choices[i] % 10;
            if (choices[i] & 1 == 1 && !queue.isFull()) _arrive(_unlike(choices[i]));
            else _depart(place < model.length ? model[place] : _unlike(choices[i]));
            _compare();
        }
    }

    /// Property 3 at each of the eight places of a full queue, with the greatest and the smallest numbers.
    function testFuzz_anyPlaceOfAFullQueueCanLeave(uint32[8] memory numbers, uint256 place) external {
        _fill(numbers);
        _depart(model[place % 8]);
        _compare();
        _arrive(_unlike(numbers[0]));
        _compare();
    }

    /// Leaving in any order empties the queue.
    function testFuzz_anyOrderOfDepartureEmptiesIt(uint32[8] memory numbers, uint256 seed) external {
        _fill(numbers);
        for (; model.length != 0; seed = uint256(keccak256(abi.encode(seed)))) {
            _depart(model[seed % model.length]);
            _compare();
        }
        equal("word", Queue.unwrap(queue), 0);
    }

    /// A number that never came changes nothing, not even zero or one that differs in a bit.
    function testFuzz_whoIsNotThereCannotLeave(uint32[8] memory numbers, uint32 absent) external {
        _fill(numbers);
        uint256 before = Queue.unwrap(queue);
        equal("absent", Queue.unwrap(queue.without(_unlike(absent))), before);
        equal("zero", Queue.unwrap(queue.without(0)), before);
        equal("neighbour", Queue.unwrap(queue.without(_unlike(model[7] ^ 1))), before);
    }

    function test_holdsTheGreatestNumbers() external {
        for (uint32 i = 0; i < Queues.CAPACITY; ++i) _arrive(type(uint32).max - i);
        _compare();
        equal("word", Queue.unwrap(queue) >> 224, type(uint32).max - 7);
        _depart(type(uint32).max);
        _depart(type(uint32).max - 7);
        _compare();
    }

    function test_isEmptyAtFirst() external view {
        equal("first", queue.first(), 0);
        equal("length", queue.length(), 0);
        equal("full", queue.isFull() ? 1 : 0, 0);
        equal("without", Queue.unwrap(queue.without(7)), 0);
    }

    function _fill(uint32[8] memory numbers) private {
        for (uint256 i = 0; i < 8; ++i) _arrive(_unlike(numbers[i]));
        _compare();
    }

    function _arrive(uint32 number) private {
        queue = queue.pushed(number);
        model.push(number);
    }

    function _depart(uint32 number) private {
        queue = queue.without(number);
        for (uint256 i = 0; i < model.length; ++i) {
            if (model[i] != number) continue;
            for (; i + 1 < model.length; ++i) model[i] = model[i + 1];
            model.pop();
            return;
        }
    }

    function _compare() private view {
        equal("length", queue.length(), model.length);
        equal("full", queue.isFull() ? 1 : 0, model.length == 8 ? 1 : 0);
        equal("first", queue.first(), model.length == 0 ? 0 : model[0]);
        Queue rest = queue;
        for (uint256 i = 0; i < model.length; ++i) {
            equal("next", rest.first(), model[i]);
            rest = rest.without(model[i]);
        }
        equal("nothing behind", Queue.unwrap(rest), 0);
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
            if (model[i] == number) return true;
        }
        return false;
    }

    function equal(string memory what, uint256 actual, uint256 expected) private pure {
        if (actual != expected) revert NotEqual(what, actual, expected);
    }
}
