// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {Expiring, Qualification, QualificationKind} from "./TenancyTypes.sol";

/// @title What authorities say of parties
/// @notice Certificates that they hold, and bars from the parks of a division. Both are of the party as it was named: a
/// successor does not inherit a certificate, nor a bar.
interface IQualifications {
    /// @notice An authority barred a party from becoming a tenant of its parks.
    /// @param party The party.
    /// @param division Division of the authority.
    /// @param until Last day, UTC+8.
    /// @param document Decision of the authority.
    event PartyBarred(address indexed party, uint32 indexed division, Day until, bytes32 document);

    /// @notice An authority lifted a bar.
    /// @param party The party.
    /// @param division Division of the authority.
    /// @param document Decision of the authority.
    event BarLifted(address indexed party, uint32 indexed division, bytes32 document);

    /// @notice An authority recorded a certificate.
    /// @param party Who holds it.
    /// @param kind What it says.
    /// @param index Its place among those of the kind, from 0.
    /// @param qualification Days, division and document.
    event QualificationRecorded(
        address indexed party,
        QualificationKind indexed kind,
        uint256 index,
        Qualification qualification
    );

    /// @notice An authority recorded that a certificate was taken back.
    /// @param party Who held it.
    /// @param kind What it said.
    /// @param index Its place among those of the kind, from 0.
    /// @param voidFrom First day on which it no longer counts, UTC+8.
    /// @param document Decision of the authority.
    event QualificationRevoked(
        address indexed party,
        QualificationKind indexed kind,
        uint256 index,
        Day voidFrom,
        bytes32 document
    );

    /// @notice The party may not become a tenant of the division's parks until `until` (UTC+8) is past.
    error Barred(address party, Day until);
    /// @notice A bar has a last day, today or later.
    error BarPeriodInvalid(Day until, Day today);
    /// @notice The authority of the division has not barred the party, or the bar is over.
    error NotBarred(address party, uint32 division);
    /// @notice A certificate says something.
    error QualificationKindMissing(address party);
    /// @notice No such certificate is recorded.
    error QualificationUnknown(address party, QualificationKind kind, uint256 index);
    /// @notice A certificate is taken back from a day up to today; recorded again, from an earlier day than `before` only.
    error RevocationInvalid(Day voidFrom, Day before, Day today);

    /// @notice Bars a party from becoming a tenant of the division's parks; tenants that are in stay. The authority of the
    /// division: else `OfficeRequired`. Reverts with `BarPeriodInvalid`, `PartyUnknown`, or the reason why the document is no
    /// good decision of an authority.
    /// @param party The party.
    /// @param division Division of the authority.
    /// @param until Last day, UTC+8, today or later; it takes the place of a former one.
    /// @param document Decision of the authority.
    /// @custom:office ParkAuthority@division
    function bar(address party, uint32 division, Day until, bytes32 document) external;

    /// @notice Lifts a bar. The authority of the division: else `OfficeRequired`. Reverts with `NotBarred`, or the reason why
    /// the document is no good decision of an authority.
    /// @param party The party.
    /// @param division Division of the authority.
    /// @param document Decision of the authority.
    /// @custom:office ParkAuthority@division
    function unbar(address party, uint32 division, bytes32 document) external;

    /// @notice Records a certificate, for all parks. The authority of the division: else `OfficeRequired`. Reverts with
    /// `QualificationKindMissing`, `QualificationPeriodInvalid`, `PartyUnknown`, `EvidenceUsed` if the document served before, or the
    /// reason why it is no good decision of an authority.
    /// @param party Who holds it.
    /// @param division Division of the authority that records it.
    /// @param kind What it says.
    /// @param from First day, UTC+8.
    /// @param until Last day, UTC+8.
    /// @param certificate Document; it serves once.
    /// @custom:office ParkAuthority@division
    function recordQualification(
        address party,
        uint32 division,
        QualificationKind kind,
        Day from,
        Day until,
        bytes32 certificate
    ) external;

    /// @notice Records that a certificate was taken back. The authority that recorded it: else `OfficeRequired`. Reverts with
    /// `QualificationUnknown`, `RevocationInvalid`, or the reason why the document is no good decision of an authority.
    /// @param party Who held it.
    /// @param kind What it said.
    /// @param index Its place among those of the kind, from 0.
    /// @param voidFrom First day on which it no longer counts, UTC+8.
    /// @param document Decision of the authority.
    /// @custom:office ParkAuthority@qualification
    function revokeQualification(
        address party,
        QualificationKind kind,
        uint256 index,
        Day voidFrom,
        bytes32 document
    ) external;

    /// @notice Until when a party is barred from a division's parks.
    /// @param party The party.
    /// @param division GB/T 2260 code as a number.
    /// @return until Last day, UTC+8, of the bar of this division or of one that succeeded it; 0 if there is none.
    function barredUntil(address party, uint32 division) external view returns (Day until);

    /// @notice The certificates of a party of a kind, oldest record first.
    /// @param party Who holds them.
    /// @param kind What they say.
    /// @return All of them, past ones too.
    function qualificationsOf(
        address party,
        QualificationKind kind
    ) external view returns (Qualification[] memory);

    /// @notice The certificate of a party that was recorded last.
    /// @param party Who holds it.
    /// @param kind What it says.
    /// @return The certificate; empty if there is none.
    function qualificationOf(
        address party,
        QualificationKind kind
    ) external view returns (Qualification memory);

    /// @notice Whether a party held a certificate on a day. One whose document was revoked counts until the day before.
    /// @param party The party.
    /// @param kind What it says.
    /// @param day Day, UTC+8.
    /// @return True if one of its certificates counts on that day.
    function isQualified(address party, QualificationKind kind, Day day) external view returns (bool);

    /// @notice Certificates that count today and will not in some days, unless another is recorded.
    /// @param party Who holds them.
    /// @param withinDays How many days ahead.
    /// @return Kinds and last days, in the order of the kinds.
    function expiringOf(address party, uint16 withinDays) external view returns (Expiring[] memory);
}
