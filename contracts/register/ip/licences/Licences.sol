// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../../types/Day.sol";
import {ChargeKind} from "../../../types/instruments/Charging.sol";
import {LicenceKind} from "../../../types/instruments/Licensing.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Matter} from "../../Matter.sol";
import {Scope, Scopes} from "./Scopes.sol";

/// @notice What a licence grants. Who has it, how long, and under which head licence, its charge says.
/// @param kind Kind of licence.
/// @param sublicensable Whether the licensee may give sublicences.
/// @param territory See {Scope}.
/// @param rights Works and programs: bit n for item n of Copyright Law art. 10; else 0.
/// @param assignment Assignment under which the licensor had these rights; 0 if the proprietors granted it.
/// @param field Commitment to the field of use; 0 for every field.
struct Licence {
    LicenceKind kind;
    bool sublicensable;
    uint40 territory;
    uint32 rights;
    uint32 assignment;
    bytes32 field;
}

/// @title Licences on rights
/// @notice A licence is a charge of the kind `Licence`, and what it grants stands here under the same number. So it
/// follows the right when that passes, lapses by time, and ends with the right, as every charge does.
library Licences {
    /// @custom:storage-location erc7201:parkfolio.storage.Licences
    struct Layout {
        /// What licences grant, by title and number of the charge; also of those that have ended.
        mapping(TitleId title => mapping(uint32 id => Licence)) licences;
        /// What the open statement of a patent asks.
        mapping(TitleId title => Statement) statements;
    }

    /// @notice An open statement.
    /// @param price Royalty in fen; its unit and method stand in the terms.
    /// @param terms Commitment to the statement.
    struct Statement {
        uint128 price;
        bytes32 terms;
    }

    /// @notice The exclusive or sole licence `licence` leaves no room for another one there and then.
    error ExclusiveLive(TitleId title, uint32 licence);
    /// @notice An exclusive or sole licence would meet the licence `licence`, whose licensee does not consent.
    error OrdinaryLive(TitleId title, uint32 licence, address licensee);
    /// @notice The licence `licence` allows no sublicence; 0 for the one that is asked for (Patent Law art. 12).
    error NoSublicence(TitleId title, uint32 licence);
    /// @notice A sublicence stays within its head licence: in kind, place, rights, field and time.
    error BeyondLicence(TitleId title, uint32 licence);
    /// @notice Sublicences are given by the licensee of the head licence.
    error NotLicensee(TitleId title, uint32 licence, address applicant);
    /// @notice The title bears no live licence of this number.
    error LicenceUnknown(TitleId title, uint32 licence);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Licences")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x3933e735aaecbf9e45df5b9bce6fbbd0fc75ead3b4e1ed42e3a495fd8d1c9c00;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function grantOf(TitleId title, uint32 id) internal view returns (Licence storage) {
        return layout().licences[title][id];
    }

    /// @notice A live licence: its charge and what it grants.
    function find(
        TitleId title,
        uint32 id,
        Day today
    ) internal view returns (Charge memory charge, Licence memory licence) {
        charge = Charges.find(title, id, today);
        require(charge.kind == ChargeKind.Licence, LicenceUnknown(title, id));
        licence = layout().licences[title][id];
    }

    function isExclusive(LicenceKind kind) internal pure returns (bool) {
        return kind == LicenceKind.Exclusive || kind == LicenceKind.Sole;
    }

    function scopeOf(Charge memory charge, Licence memory licence) internal pure returns (Scope memory) {
        return
            Scope(
                licence.territory,
                Scopes.comparable(licence.rights),
                licence.field,
                charge.from,
                charge.until
            );
    }

    /// @notice Refuses a licence that meets an exclusive or sole one, or would itself be one where others are live.
    /// @dev Sublicences of one head licence are compared among themselves; the head licence has room for them. A
    /// compulsory licence stands beside every other one.
    /// @param charge The charge as it should stand; its number tells it from the others.
    /// @param scope Where and when to look: of a licence that grows, only what is new.
    function requireRoom(
        Matter memory m,
        TitleId title,
        Charge memory charge,
        LicenceKind kind,
        Scope memory scope
    ) internal view {
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            Charge memory other = live[i];
            if (other.kind != ChargeKind.Licence || other.id == charge.id) continue;
            if (other.parent != charge.parent) continue;
            Licence memory granted = layout().licences[title][other.id];
            if (granted.kind == LicenceKind.Compulsory) continue;
            if (!scope.meets(scopeOf(other, granted))) continue;
            require(!isExclusive(granted.kind), ExclusiveLive(title, other.id));
            bool suffered = !isExclusive(kind) || m.hasConsent(other.chargee);
            require(suffered, OrdinaryLive(title, other.id, other.chargee));
        }
    }

    /// @notice Refuses a sublicence that the head licence does not allow, or that goes beyond it.
    /// @return head The head licence's charge.
    function requireWithinHead(
        Matter memory m,
        TitleId title,
        uint32 parent,
        LicenceKind kind,
        Scope memory scope
    ) internal view returns (Charge memory head) {
        Licence memory granted;
        (head, granted) = find(title, parent, m.today);
        require(granted.sublicensable, NoSublicence(title, parent));
        bool within = kind <= granted.kind && scopeOf(head, granted).covers(scope);
        require(within, BeyondLicence(title, parent));
    }

    /// @notice Refuses while an exclusive or sole licence is live, wherever it is.
    function requireNoExclusive(TitleId title, Day today) internal view {
        Charge[] memory live = Charges.liveOf(title, today);
        for (uint256 i = 0; i < live.length; ++i) {
            bool exclusive =
                live[i].kind == ChargeKind.Licence && isExclusive(layout().licences[title][live[i].id].kind);
            require(!exclusive, ExclusiveLive(title, live[i].id));
        }
    }
}
