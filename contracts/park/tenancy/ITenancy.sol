// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {IQualifications} from "./IQualifications.sol";
import {ExitCause, Profile, RefusalGround, TenancyRecord, TenancyState} from "./TenancyTypes.sol";

/// @title Tenancies
/// @notice Who is a tenant of a park, from application to exit.
///
/// ```
/// None --applyFor--> Applied --review--> Reviewed --admit--> Admitted --giveNotice--> Leaving --exit--> Exited
///                       |                   |                    ^----withdrawNotice-----/
///                       +--refuse, withdraw-+--> Refused, Withdrawn
/// ```
///
/// The operator reviews, the authority admits: two accounts. Of a park and a party at most one tenancy is open or live.
/// A tenant exits when every book that the council named is clear of it, and the environmental authority has cleared it.
/// A tenancy is of the party that applied; once that has ceased, who answers for it acts.
interface ITenancy is IQualifications {
    /// @notice A party applied.
    /// @param tenancy Number of the tenancy.
    /// @param park Number of the park.
    /// @param party Who applied.
    /// @param profile What it stated.
    event TenancyApplied(uint32 indexed tenancy, uint32 indexed park, address indexed party, Profile profile);

    /// @notice The applicant took its application back.
    /// @param tenancy Number of the tenancy.
    event TenancyWithdrawn(uint32 indexed tenancy);

    /// @notice The operator gave its opinion.
    /// @param tenancy Number of the tenancy.
    /// @param reviewer Account of the operator.
    /// @param fit Whether it found the applicant fit.
    /// @param opinion Document.
    event TenancyReviewed(uint32 indexed tenancy, address indexed reviewer, bool fit, bytes32 opinion);

    /// @notice The authority admitted the applicant.
    /// @param tenancy Number of the tenancy.
    /// @param park Number of the park.
    /// @param party The tenant.
    /// @param entry First day of the stay, UTC+8.
    /// @param agreement Agreement of admission.
    event TenantAdmitted(
        uint32 indexed tenancy,
        uint32 indexed park,
        address indexed party,
        Day entry,
        bytes32 agreement
    );

    /// @notice The application was refused.
    /// @param tenancy Number of the tenancy.
    /// @param by Operator, or officer of the authority.
    /// @param ground Why.
    /// @param document Written reason.
    event TenancyRefused(uint32 indexed tenancy, address indexed by, RefusalGround ground, bytes32 document);

    /// @notice Applicant or tenant stated something new of itself.
    /// @param tenancy Number of the tenancy.
    /// @param version Number of the profile, from 2.
    /// @param profile All that it states.
    event ProfileUpdated(uint32 indexed tenancy, uint16 indexed version, Profile profile);

    /// @notice Notice was given.
    /// @param tenancy Number of the tenancy.
    /// @param by Tenant or operator.
    /// @param leaving Last day of the stay, UTC+8.
    /// @param cause Why.
    /// @param document Document; may be zero if the tenant gave it.
    event NoticeGiven(
        uint32 indexed tenancy,
        address indexed by,
        Day leaving,
        ExitCause cause,
        bytes32 document
    );

    /// @notice Who gave notice took it back.
    /// @param tenancy Number of the tenancy.
    event NoticeWithdrawn(uint32 indexed tenancy);

    /// @notice A tenant left, clear of everything.
    /// @param tenancy Number of the tenancy.
    /// @param park Number of the park.
    /// @param party Who was the tenant.
    /// @param leaving Last day of the stay, UTC+8.
    /// @param clearance Decision of the environmental authority.
    event TenantExited(
        uint32 indexed tenancy,
        uint32 indexed park,
        address indexed party,
        Day leaving,
        bytes32 clearance
    );

    /// @notice The council named the books that must be clear before a tenant exits.
    /// @param books All of them.
    event ClearancesSet(address[] books);

    /// @notice There is no tenancy of this number.
    error TenancyUnknown(uint32 tenancy);
    /// @notice The tenancy is in `state`; the act is for another.
    error TenancyNotIn(uint32 tenancy, TenancyState state);
    /// @notice The party has an open or live tenancy in the park.
    error TenancyStands(uint32 park, address party, uint32 tenancy);
    /// @notice The park does not admit the industry.
    error IndustryNotPermitted(uint32 park, IndustryCode industry);
    /// @notice A part of the capital is at most 10,000 hundredths of a per cent.
    error ForeignShareInvalid(uint16 foreignBp);
    /// @notice The applicant has changed what it states: version `current` is to be reviewed, not `version`.
    error ProfileOutdated(uint32 tenancy, uint16 version, uint16 current);
    /// @notice The operator found the applicant unfit.
    error NotFoundFit(uint32 tenancy);
    /// @notice A stay begins today or later, `latest` at the latest (UTC+8).
    error EntryDayInvalid(uint32 tenancy, Day entry, Day today, Day latest);
    /// @notice A refusal names its ground.
    error RefusalGroundMissing(uint32 tenancy);
    /// @notice Notice has a cause; `Termination` is the operator's, and its only one.
    error ExitCauseUnfit(uint32 tenancy, ExitCause cause);
    /// @notice The last day of a stay is `earliest` (UTC+8) or later: not past, not before its first.
    error LeavingDayInvalid(uint32 tenancy, Day leaving, Day earliest);
    /// @notice The tenant leaves on `leaving` (UTC+8); before, it does not exit.
    error LeavingPending(uint32 tenancy, Day leaving);
    /// @notice The tenant left on `leaving` (UTC+8): the notice stands.
    error NoticeDue(uint32 tenancy, Day leaving);
    /// @notice The other side gave the notice, not `caller`.
    error NoticeNotYours(uint32 tenancy, address caller);
    /// @notice `count` books are named; `most` are allowed.
    error ClearancesTooMany(uint256 count, uint256 most);
    /// @notice The address has no code, or is named twice.
    error ClearanceInvalid(address book);

    /// @notice Applies for a place in a park. Any active party, for itself. Reverts with `ParkUnknown`,
    /// `IndustryCodeMalformed`, `IndustryNotPermitted`, `ForeignShareInvalid`, `CommitmentEmpty`, `TenancyStands`, `Barred`, or the
    /// reason why the party cannot act.
    /// @param park Number of the park.
    /// @param profile What it states of itself.
    /// @return tenancy Number of the tenancy.
    /// @custom:office Party
    function applyFor(uint32 park, Profile calldata profile) external returns (uint32 tenancy);

    /// @notice Takes an application back. The applicant: else `NotTheParty`. Reverts with `TenancyUnknown`, `TenancyNotIn`
    /// unless `Applied` or `Reviewed`, or the reason why it cannot act.
    /// @param tenancy Number of the tenancy.
    /// @custom:office Tenant@tenancy
    function withdraw(uint32 tenancy) external;

    /// @notice Gives the operator's opinion of an application. The park's operator: else `NotTheOperator`. Reverts with
    /// `TenancyUnknown`, `TenancyNotIn` unless `Applied`, `ProfileOutdated`, the reason why the document is not good, or why the
    /// operator cannot act.
    /// @param tenancy Number of the tenancy.
    /// @param version Version of the profile that was reviewed.
    /// @param fit Whether the applicant is fit.
    /// @param opinion Document of the review, of any kind.
    /// @custom:office Operator@tenancy
    function review(uint32 tenancy, uint16 version, bool fit, bytes32 opinion) external;

    /// @notice Admits an applicant. The park's authority, and not the account that reviewed: else `OfficeRequired`,
    /// `SameOfficer`. Reverts with `TenancyUnknown`, `TenancyNotIn` unless `Reviewed`, `NotFoundFit`, `EntryDayInvalid`, `Barred`,
    /// `IndustryNotPermitted`, the reason why the applicant cannot act, `EvidenceUsed` if the document served before, or the
    /// reason why it is no good contract.
    /// @param tenancy Number of the tenancy.
    /// @param entry First day of the stay, UTC+8: today or later, within a year.
    /// @param agreement Agreement of admission; it serves once.
    /// @custom:office ParkAuthority@tenancy
    function admit(uint32 tenancy, Day entry, bytes32 agreement) external;

    /// @notice Refuses an application. The park's authority or operator: else `NotTheOperator`. Reverts with `TenancyUnknown`,
    /// `TenancyNotIn` unless `Applied` or `Reviewed`, `RefusalGroundMissing`, the reason why the document is not good, or why the
    /// operator cannot act.
    /// @param tenancy Number of the tenancy.
    /// @param ground Why.
    /// @param document Written reason, of any kind.
    /// @custom:office Operator@tenancy, ParkAuthority@tenancy
    function refuse(uint32 tenancy, RefusalGround ground, bytes32 document) external;

    /// @notice States something new. Applicant before the review, or tenant: else `NotTheParty`. Reverts with
    /// `TenancyUnknown`, `TenancyNotIn` unless `Applied`, `Admitted` or `Leaving`, `IndustryCodeMalformed`, `IndustryNotPermitted`,
    /// `ForeignShareInvalid`, `CommitmentEmpty`, or the reason why it cannot act.
    /// @param tenancy Number of the tenancy.
    /// @param profile All that it states of itself.
    /// @custom:office Tenant@tenancy
    function update(uint32 tenancy, Profile calldata profile) external;

    /// @notice Gives notice. The tenant, or the park's operator on a document: else `NotTheOperator`. Reverts with
    /// `TenancyUnknown`, `TenancyNotIn` unless `Admitted`, `ExitCauseUnfit`, `LeavingDayInvalid`, the reason why the document is not
    /// good, or why the caller cannot act.
    /// @param tenancy Number of the tenancy.
    /// @param leaving Last day of the stay, UTC+8, today or later.
    /// @param cause Why; the operator's is `Termination`.
    /// @param document Document, of any kind; the tenant's may be zero.
    /// @custom:office Tenant@tenancy, Operator@tenancy
    function giveNotice(uint32 tenancy, Day leaving, ExitCause cause, bytes32 document) external;

    /// @notice Takes notice back, before the last day. Tenant or operator, the one who gave it: else `NotTheOperator`,
    /// `NoticeNotYours`. Reverts with `TenancyUnknown`, `TenancyNotIn` unless `Leaving`, `NoticeDue`, or the reason why the caller cannot act.
    /// @param tenancy Number of the tenancy.
    /// @custom:office Tenant@tenancy, Operator@tenancy
    function withdrawNotice(uint32 tenancy) external;

    /// @notice Lets a tenant exit. The park's operator: else `NotTheOperator`. Reverts with `TenancyUnknown`, `TenancyNotIn`
    /// unless `Leaving`, `LeavingPending`, the refusal of a book that is not clear, `EvidenceUsed` if the document served before,
    /// the reason why it is no good decision of an authority, or why the operator cannot act.
    /// @param tenancy Number of the tenancy.
    /// @param clearance Decision of the environmental authority; it serves once.
    /// @custom:office Operator@tenancy
    function exit(uint32 tenancy, bytes32 clearance) external;

    /// @notice Names the books that must be clear before a tenant exits. Council only: else `AccessManagedUnauthorized`.
    /// Reverts with `ClearancesTooMany` or `ClearanceInvalid`.
    /// @param books All of them, at most 16.
    /// @custom:office Council
    function setClearances(address[] calldata books) external;

    /// @notice The books that must be clear before a tenant exits.
    /// @return All of them, in the order in which they are asked.
    function clearances() external view returns (address[] memory);

    /// @notice A tenancy.
    /// @param tenancy Number of the tenancy.
    /// @return The record; empty if there is none.
    function tenancyOf(uint32 tenancy) external view returns (TenancyRecord memory);

    /// @notice Number of the last tenancy; they are numbered from 1 without gap.
    /// @return Number of tenancies.
    function tenancyCount() external view returns (uint32);

    /// @notice What applicant or tenant states of itself.
    /// @param tenancy Number of the tenancy.
    /// @param version Version, from 1.
    /// @return The profile; empty if there is no such version.
    function profileOf(uint32 tenancy, uint16 version) external view returns (Profile memory);

    /// @notice The open or live tenancy of a party in a park.
    /// @param park Number of the park.
    /// @param party The party, as it applied.
    /// @return Its number; 0 if there is none.
    function tenancyFor(uint32 park, address party) external view returns (uint32);

    /// @notice Whether a party is a tenant: admitted, or about to leave.
    /// @param park Number of the park.
    /// @param party The party, as it applied.
    /// @return True from its admission until it has exited.
    function isAdmitted(uint32 park, address party) external view returns (bool);

    /// @notice The stay of a party in a park: of its last tenancy that was admitted.
    /// @param park Number of the park.
    /// @param party The party, as it applied.
    /// @return entry First day, UTC+8; 0 if it never was a tenant.
    /// @return leaving Last day, UTC+8; 0 while it stays.
    function stayOf(uint32 park, address party) external view returns (Day entry, Day leaving);

    /// @notice Tenancies of those who are tenants of a park, in no order.
    /// @param park Number of the park.
    /// @param start How many to pass over.
    /// @param count How many at most.
    /// @return Numbers of tenancies.
    function tenantsOf(uint32 park, uint256 start, uint256 count) external view returns (uint256[] memory);

    /// @notice Number of tenants of a park.
    /// @param park Number of the park.
    /// @return How many {tenantsOf} there are.
    function tenantCount(uint32 park) external view returns (uint256);
}
