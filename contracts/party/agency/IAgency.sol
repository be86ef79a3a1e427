// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @title Powers of attorney
/// @notice A party lets another sign for it (Civil Code arts. 161-175): for some acts, one title or all, up to a value,
/// until a day. The attorney's signature on an instrument then counts as the principal's consent, and the daybook says
/// who signed for whom.
///
/// A power ends by time, by revocation, when either party ceases (art. 173), and, if the principal gave it with its keys,
/// when these are replaced in a recovery. What was lodged while it stood stays lodged.
interface IAgency {
    /// @notice What an attorney may do.
    /// @param acts Bit n for act n of {Act}.
    /// @param title The one title; 0 for any.
    /// @param most Highest sum in fen that an act may state; acts that state none are then outside. 0 without limit.
    /// @param until Last Unix second; 0 until revoked.
    /// @param delegable Whether the attorney may appoint another (art. 169).
    /// @param dealsWithItself Whether the attorney may stand on both sides, for itself or for another principal (art. 168).
    struct Scope {
        uint256 acts;
        TitleId title;
        uint128 most;
        uint40 until;
        bool delegable;
        bool dealsWithItself;
    }

    /// @notice A power of attorney.
    /// @param principal For whom the attorney signs.
    /// @param grantedAt Unix second of the grant.
    /// @param parent Power that it was delegated from; 0 if the principal or its office gave it.
    /// @param registered Whether the identity office registered it on a notarised document; it does not rest on keys.
    /// @param revoked Whether it was revoked.
    /// @param attorney Who signs.
    /// @param scope What for.
    struct Power {
        address principal;
        uint40 grantedAt;
        uint32 parent;
        bool registered;
        bool revoked;
        address attorney;
        Scope scope;
    }

    /// @notice A power was given.
    /// @param number Its number.
    /// @param principal For whom the attorney signs.
    /// @param attorney Who signs.
    /// @param parent Power that it was delegated from; 0 if none.
    /// @param scope What for.
    /// @param evidence Notarised document; 0 if the principal gave it by its account, or an attorney delegated it.
    event PowerGranted(
        uint32 indexed number,
        address indexed principal,
        address indexed attorney,
        uint32 parent,
        Scope scope,
        bytes32 evidence
    );

    /// @notice A power was revoked, and with it those delegated from it.
    /// @param number Its number.
    /// @param by Who revoked it.
    event PowerRevocation(uint32 indexed number, address indexed by);

    /// @notice There is no power of this number.
    error PowerUnknown(uint32 number);
    /// @notice The power is not one of `principal`.
    error PowerOfAnother(uint32 number, address principal);
    /// @notice The power, or the one that it was delegated from, was revoked.
    error PowerRevoked(uint32 number);
    /// @notice The power ended at the Unix second `until`.
    error PowerExpired(uint32 number, uint40 until);
    /// @notice The keys that gave the power were replaced at the Unix second `keysSince`.
    error PowerDied(uint32 number, uint40 keysSince);
    /// @notice The power does not cover this act.
    error PowerActOutside(uint32 number, Act act);
    /// @notice The power does not cover this title.
    error PowerTitleOutside(uint32 number, TitleId title);
    /// @notice The act states `value` fen (0: none), the power covers acts that state up to `most`.
    error PowerValueOutside(uint32 number, uint128 value, uint128 most);
    /// @notice The attorney stands on both sides, which this power does not allow.
    error PowerBothSides(uint32 number, address attorney);
    /// @notice The power cannot be delegated, or not by this account.
    error PowerNotDelegable(uint32 number, address by);
    /// @notice What is delegated goes beyond the power that it comes from.
    error PowerWider(uint32 parent);
    /// @notice An attorney is another party than its principal.
    error AttorneyInvalid(address principal, address attorney);
    /// @notice A power covers some act, and ends in the future.
    error PowerEmpty(uint256 acts, uint40 until);
    /// @notice The account cannot revoke this power.
    error PowerNotRevocable(uint32 number, address by);

    /// @notice Gives a power by the principal's account. The principal, active. Reverts with `AttorneyInvalid`,
    /// `PowerEmpty`, or the reason why a party cannot act.
    /// @custom:office Party
    /// @param attorney Who is to sign, an active party.
    /// @param scope What for.
    /// @return number Number of the power.
    function grantPower(address attorney, Scope calldata scope) external returns (uint32 number);

    /// @notice Registers a power given on paper. Identity office of the principal's division. Reverts with
    /// `OfficeRequired`, `AttorneyInvalid`, `PowerEmpty`, `EvidenceUsed`, the reason why a party cannot act, or why
    /// `evidence` is not good.
    /// @custom:office Identity@party
    /// @param principal For whom the attorney signs, active.
    /// @param attorney Who is to sign, an active party.
    /// @param scope What for.
    /// @param evidence Notarised power, attested, of the kind `IdentityProof`; it serves once.
    /// @return number Number of the power.
    function registerPower(
        address principal,
        address attorney,
        Scope calldata scope,
        bytes32 evidence
    ) external returns (uint32 number);

    /// @notice Delegates a power, within its scope. Its attorney, active. Reverts with `PowerUnknown`,
    /// `PowerNotDelegable`, `PowerWider`, `AttorneyInvalid`, `PowerEmpty`, the reason why the power or a party is not good.
    /// @custom:office Attorney@power
    /// @param parent The power.
    /// @param attorney Who is to sign, an active party.
    /// @param scope What for.
    /// @return number Number of the new power.
    function delegatePower(
        uint32 parent,
        address attorney,
        Scope calldata scope
    ) external returns (uint32 number);

    /// @notice Revokes a power. Its principal, its attorney, the attorney who delegated it, or the identity office of
    /// the principal's division. Reverts with `PowerUnknown`, `PowerRevoked` or `PowerNotRevocable`.
    /// @custom:office Parties@power, Identity@party
    /// @param number The power.
    function revokePower(uint32 number) external;

    /// @notice A power.
    /// @param number Its number.
    /// @return The power; all zero if there is none.
    function powerOf(uint32 number) external view returns (Power memory);

    /// @notice Refuses unless a power lets its attorney sign this act for `principal` now. Reverts with the errors of
    /// this interface that begin with `Power`, or the reason why the principal cannot act.
    /// @param number The power.
    /// @param principal For whom it is signed.
    /// @param act The act.
    /// @param title Its title.
    /// @param value Sum in fen that the act states; 0 if none.
    /// @return attorney Who must have signed.
    /// @return dealsWithItself Whether it may stand on both sides.
    function requirePower(
        uint32 number,
        address principal,
        Act act,
        TitleId title,
        uint128 value
    ) external view returns (address attorney, bool dealsWithItself);
}
