// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ChallengeKind} from "../../../types/instruments/Filing.sol";
import {Day} from "../../../types/Day.sol";
import {TitleId} from "../../../types/TitleId.sol";

/// @notice A proceeding against a right.
/// @param id Number of the lodgement that entered it.
/// @param kind What it is about.
/// @param since Day since when it is pending, UTC+8.
struct Proceeding {
    uint32 id;
    ChallengeKind kind;
    Day since;
}

/// @title Proceedings against rights that are pending
/// @notice What was decided is in the entries only.
library Challenges {
    /// @custom:storage-location erc7201:parkfolio.storage.Challenges
    struct Layout {
        /// Pending proceedings of a title, in no order.
        mapping(TitleId title => Proceeding[]) pending;
    }

    /// @notice A proceeding against the right is pending: the grant waits for it, and a pledgee or licensee states that it
    /// knows and takes the risk.
    error ChallengePending(TitleId title, uint32 challenge);
    /// @notice No proceeding of this number is pending against the right.
    error ChallengeUnknown(TitleId title, uint32 challenge);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Challenges")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xc1ff26d9126f987e79f35025463423c7171283ba8bddb872d500dfb75559b500;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @notice Refuses while a proceeding is pending.
    function requireNone(TitleId title) internal view {
        Proceeding[] storage list = layout().pending[title];
        if (list.length != 0) revert ChallengePending(title, list[0].id);
    }

    /// @notice Enters a proceeding.
    function add(TitleId title, Proceeding memory p) internal {
        layout().pending[title].push(p);
    }

    /// @notice Takes a proceeding out.
    /// @return kind What it was about.
    function take(TitleId title, uint32 id) internal returns (ChallengeKind kind) {
        Proceeding[] storage list = layout().pending[title];
        uint256 count = list.length;
        for (uint256 i = 0; i < count; ++i) {
            if (list[i].id != id) continue;
            kind = list[i].kind;
            if (i + 1 != count) list[i] = list[count - 1];
            list.pop();
            return kind;
        }
        revert ChallengeUnknown(title, id);
    }

    /// @notice Ends all, with the right that they are about.
    function clear(TitleId title) internal {
        delete layout().pending[title];
    }
}
