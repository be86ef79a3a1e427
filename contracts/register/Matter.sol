// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "../party/IPartyRegistry.sol";
import {Act} from "../types/Acts.sol";
import {Day} from "../types/Day.sol";

/// @notice What the daybook tells a register of the lodgement in hand.
/// @param number Number in the daybook: the lodgement's priority.
/// @param lodgedOn Day of acceptance, UTC+8: the rules of that day judge the act.
/// @param acceptor Officer who accepted it.
/// @param recorder Officer who records it.
/// @param consents Parties whose consent the daybook has verified and who are active.
struct Lodging {
    uint32 number;
    Day lodgedOn;
    address acceptor;
    address recorder;
    address[] consents;
}

/// @notice One lodgement before the register: what every rule is judged by.
/// @param act What to do.
/// @param number Number in the daybook: the lodgement's priority; 0 if nothing was lodged.
/// @param lodgedOn Day of acceptance, UTC+8: the rules of that day judge the act.
/// @param today Day of recording, UTC+8.
/// @param acceptor Officer who accepted it.
/// @param recorder Officer who records it.
/// @param consents Parties whose consent the daybook has verified and who are active.
/// @param parties Registry of parties.
/// @param evidence Registry of documents.
struct Matter {
    Act act;
    uint32 number;
    Day lodgedOn;
    Day today;
    address acceptor;
    address recorder;
    address[] consents;
    IPartyRegistry parties;
    IEvidenceRegistry evidence;
}

using Matters for Matter global;

/// @title What a rule asks of the lodgement in hand
/// @notice Consents, officers and the day of effect.
library Matters {
    /// @notice The law asks for the consent of `party`, which is not there.
    error ConsentMissing(address party);
    /// @notice Acceptor and recorder must be two officers for this act; both are `officer`.
    error SameOfficer(address officer);
    /// @notice An act cannot have effect from `effective`, a day that has not come (UTC+8).
    error EffectInFuture(Day effective, Day today);

    /// @dev Whether `party` consented to the lodgement in hand.
    function hasConsent(Matter memory m, address party) internal pure returns (bool) {
        uint256 count = m.consents.length;
        for (uint256 i = 0; i < count; ++i) {
            if (m.consents[i] == party) return true;
        }
        return false;
    }

    /// @dev Stands wherever the law asks for a consent.
    function requireConsent(Matter memory m, address party) internal pure {
        require(hasConsent(m, party), ConsentMissing(party));
    }

    /// @dev Stands wherever two officers are asked for.
    function requireTwoOfficers(Matter memory m) internal pure {
        require(m.acceptor != m.recorder, SameOfficer(m.recorder));
    }

    /// @dev Refuses effect from a future day.
    function requireEffective(Matter memory m, Day effective) internal pure {
        require(effective <= m.today, EffectInFuture(effective, m.today));
    }
}
