// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "../party/IPartyRegistry.sol";
import {ISuccession} from "../party/succession/ISuccession.sol";
import {Act} from "../types/Acts.sol";
import {Day} from "../types/Day.sol";
import {TitleId} from "../types/TitleId.sol";
import {ICallingDaybook} from "./ICallingDaybook.sol";

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
/// @param act What is asked.
/// @param number Number in the daybook; 0 for what is done by ERC-6909 or ERC-7943 alone.
/// @param lodgedOn Day of acceptance, UTC+8.
/// @param today Day of recording, UTC+8.
/// @param acceptor Officer who accepted it.
/// @param recorder Officer who records it.
/// @param consents Parties that consented, all active.
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
/// @notice Consents, officers and days, each asked for where the law asks for it.
library Matters {
    /// @notice The law asks for the consent of `party`, which is not there.
    error ConsentMissing(address party);
    /// @notice A lodgement is pending on the other title that the act would change.
    error LodgementPending(TitleId title, uint32 number);
    /// @notice Acceptor and recorder must be two officers for this act.
    error SameOfficer(address officer);
    /// @notice An act cannot have effect from a day that has not come (days UTC+8).
    error EffectInFuture(Day effective, Day today);

    /// @notice Whether `party` consented to the lodgement in hand, or all who succeeded it did.
    /// @param m The lodgement.
    /// @param party The party.
    /// @return True if it did.
    function hasConsent(Matter memory m, address party) internal view returns (bool) {
        uint256 count = m.consents.length;
        for (uint256 i = 0; i < count; ++i) {
            if (m.consents[i] == party) return true;
        }
        return party != address(0) && ISuccession(address(m.parties)).isRepresented(party, m.consents);
    }

    /// @notice Stands wherever the law asks for a consent. Reverts with `ConsentMissing`.
    /// @param m The lodgement.
    /// @param party Party that must have consented.
    function requireConsent(Matter memory m, address party) internal view {
        require(hasConsent(m, party), ConsentMissing(party));
    }

    /// @notice Adds a party that consented earlier, by an act of its own.
    /// @param m The lodgement.
    /// @param party The party.
    function addConsent(Matter memory m, address party) internal pure {
        uint256 count = m.consents.length;
        address[] memory more = new address[](count + 1);
        for (uint256 i = 0; i < count; ++i) {
            more[i] = m.consents[i];
        }
        more[count] = party;
        m.consents = more;
    }

    /// @notice Stands wherever an act changes another title than the one it was lodged on: nothing may be pending
    /// there. Reverts with `LodgementPending`.
    /// @param title The other title.
    function requireNonePending(TitleId title) internal view {
        uint32 pending = ICallingDaybook(msg.sender).firstPending(title);
        require(pending == 0, LodgementPending(title, pending));
    }

    /// @notice Stands wherever two officers are asked for. Reverts with `SameOfficer`.
    /// @param m The lodgement.
    function requireTwoOfficers(Matter memory m) internal pure {
        require(m.acceptor != m.recorder, SameOfficer(m.recorder));
    }

    /// @notice Refuses effect from a future day. Reverts with `EffectInFuture`.
    /// @param m The lodgement.
    /// @param effective Day of effect that the act states, UTC+8.
    function requireEffective(Matter memory m, Day effective) internal pure {
        require(effective <= m.today, EffectInFuture(effective, m.today));
    }
}
