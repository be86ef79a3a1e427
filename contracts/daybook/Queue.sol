// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice Pending lodgements of one title, in order. Each is one word:
///
/// | bits | what |
/// |---|---|
/// | 0-31 | number of the lodgement |
/// | 32-39 | how many are pending; in the first word only |
/// | 40-255 | hash of the lodgement, its upper 27 bytes |
///
/// A title with one pending lodgement, which is the rule, writes one word. When none is pending the word keeps the last
/// number, so that the next lodgement finds it non-zero and costs 17,100 gas less.
struct Queue {
    mapping(uint256 place => uint256 word) words;
}

using Queues for Queue global;

/// @title Order of pending lodgements
/// @notice Reads and writes the words of a {Queue}: first in, first in turn.
library Queues {
    /// @notice Pending lodgements that a title can have.
    uint256 internal constant CAPACITY = 8;

    uint256 private constant COUNT_SHIFT = 32;
    uint256 private constant NUMBER_MASK = type(uint32).max;
    uint256 private constant COUNT_MASK = 0xff << COUNT_SHIFT;
    uint256 private constant HASH_MASK = ~(NUMBER_MASK | COUNT_MASK);

    /// @notice How many lodgements are pending.
    /// @param q The title's queue.
    /// @return Their number, at most `CAPACITY`.
    function length(Queue storage q) internal view returns (uint256) {
        return (q.words[0] & COUNT_MASK) >> COUNT_SHIFT;
    }

    /// @notice Whether nothing was ever left pending on the title.
    /// @param q The title's queue.
    /// @return True if no word of it was ever written.
    function isUntouched(Queue storage q) internal view returns (bool) {
        return q.words[0] == 0;
    }

    /// @notice The number at a place.
    /// @param q The title's queue.
    /// @param place Place, the first being 0.
    /// @return Number of the lodgement.
    function numberAt(Queue storage q, uint256 place) internal view returns (uint32) {
        return uint32(q.words[place]);
    }

    /// @notice The number that is next in turn.
    /// @param q The title's queue.
    /// @return Number of the lodgement; 0 if none is pending.
    function first(Queue storage q) internal view returns (uint32) {
        uint256 word = q.words[0];
        return word & COUNT_MASK == 0 ? 0 : uint32(word);
    }

    /// @notice Puts a lodgement behind the others.
    /// @param q The title's queue.
    /// @param number Number of the lodgement.
    /// @param hash Hash of what was lodged.
    /// @return pushed False if the queue is full.
    function push(Queue storage q, uint32 number, bytes32 hash) internal returns (bool pushed) {
        uint256 head = q.words[0];
        uint256 count = (head & COUNT_MASK) >> COUNT_SHIFT;
        if (count == CAPACITY) return false;
        uint256 word = (uint256(hash) & HASH_MASK) | number;
        if (count == 0) {
            q.words[0] = word | (1 << COUNT_SHIFT);
        } else {
            q.words[count] = word;
            q.words[0] = head + (1 << COUNT_SHIFT);
        }
        return true;
    }

    /// @notice Where a lodgement is.
    /// @param q The title's queue.
    /// @param number Number of the lodgement.
    /// @param hash Hash of what is said to have been lodged.
    /// @return found Whether it is pending.
    /// @return place Its place.
    /// @return same Whether this is its hash.
    /// @return head First word of the queue, for {removeAt}; its number is next in turn if any is pending.
    function find(
        Queue storage q,
        uint32 number,
        bytes32 hash
    ) internal view returns (bool found, uint256 place, bool same, uint256 head) {
        head = q.words[0];
        uint256 word = head;
        uint256 count = (head & COUNT_MASK) >> COUNT_SHIFT;
        while (place < count) {
            if (uint32(word) == number) return (true, place, (word ^ uint256(hash)) & HASH_MASK == 0, head);
            word = q.words[++place];
        }
    }

    /// @notice Takes out the lodgement at a place; those behind it move up.
    /// @param q The title's queue.
    /// @param place Place, the first being 0.
    /// @param head First word of the queue, as {find} returned it: it is not read again.
    function removeAt(Queue storage q, uint256 place, uint256 head) internal {
        uint256 count = ((head & COUNT_MASK) >> COUNT_SHIFT) - 1;
        if (count == 0) {
            q.words[0] = head & ~COUNT_MASK;
            return;
        }
        for (; place < count; ++place) {
            q.words[place] = q.words[place + 1];
        }
        q.words[count] = 0;
        q.words[0] = (q.words[0] & ~COUNT_MASK) | (count << COUNT_SHIFT);
    }
}
