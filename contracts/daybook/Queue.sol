// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice Pending lodgements of one title, in order: up to eight numbers of 32 bits in one word, the first lowest.
type Queue is uint256;

using Queues for Queue global;

/// @title Order of pending lodgements
/// @notice A queue is a value: nothing here reads or writes storage.
library Queues {
    /// @notice Pending lodgements that a title may have.
    uint256 internal constant CAPACITY = 8;
    uint256 private constant WIDTH = 32;
    uint256 private constant MASK = type(uint32).max;

    /// @dev The number that is next in turn; 0 if none is pending.
    function first(Queue q) internal pure returns (uint32) {
        return uint32(Queue.unwrap(q));
    }

    function isFull(Queue q) internal pure returns (bool) {
        return Queue.unwrap(q) >> (WIDTH * (CAPACITY - 1)) != 0;
    }

    function length(Queue q) internal pure returns (uint256 count) {
        for (uint256 word = Queue.unwrap(q); word != 0; word >>= WIDTH) ++count;
    }

    /// @dev The queue must not be full.
    function pushed(Queue q, uint32 number) internal pure returns (Queue) {
        return Queue.wrap(Queue.unwrap(q) | (uint256(number) << (WIDTH * length(q))));
    }

    /// @dev Numbers behind the removed one move up.
    function without(Queue q, uint32 number) internal pure returns (Queue) {
        uint256 word = Queue.unwrap(q);
        for (uint256 shift = 0; shift < WIDTH * CAPACITY; shift += WIDTH) {
            if ((word >> shift) & MASK == number) {
                uint256 before = word & ((1 << shift) - 1);
                uint256 behind = shift + WIDTH == WIDTH * CAPACITY ? 0 : word >> (shift + WIDTH);
                return Queue.wrap(before | (behind << shift));
            }
        }
        return q;
    }
}
