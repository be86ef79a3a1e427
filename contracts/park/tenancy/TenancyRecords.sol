// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {Day} from "../../types/Day.sol";
import {OnPark} from "../OnPark.sol";
import {Serving} from "../Serving.sol";
import {ITenancy} from "./ITenancy.sol";
import {Profile, Qualification, QualificationKind, TenancyRecord, TenancyState} from "./TenancyTypes.sol";

/// @title Where tenancies are kept
/// @notice What {Tenancy} stores and tells of tenancies.
abstract contract TenancyRecords is ITenancy, OnPark {
    using EnumerableSet for EnumerableSet.UintSet;

    /// @custom:storage-location erc7201:parkfolio.storage.Tenancy
    struct TenancyStorage {
        /// Number of the last tenancy.
        uint32 tenancies;
        mapping(uint32 tenancy => TenancyRecord) tenancy;
        mapping(uint32 tenancy => mapping(uint16 version => Profile)) profiles;
        /// The open or live tenancy of a party in a park; 0 if there is none.
        mapping(uint32 park => mapping(address party => uint32 tenancy)) current;
        /// The last tenancy of a party in a park that was admitted.
        mapping(uint32 park => mapping(address party => uint32 tenancy)) stay;
        /// Tenancies of those who are tenants of a park.
        mapping(uint32 park => EnumerableSet.UintSet) tenants;
        /// Books that must be clear before a tenant exits.
        address[] clearances;
        /// Documents that serve once and have served.
        mapping(bytes32 document => bool) served;
        /// Last day of a bar from the parks of a division.
        mapping(address party => mapping(uint32 division => Day)) bars;
        mapping(address party => mapping(QualificationKind kind => Qualification[])) qualifications;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Tenancy")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x4f9abdbb412859d671f8f569e6752ac28c533f1d61347409bf9a99691e67b800;

    /// @inheritdoc ITenancy
    function tenancyOf(uint32 tenancy) external view returns (TenancyRecord memory) {
        return _storage().tenancy[tenancy];
    }

    /// @inheritdoc ITenancy
    function tenancyCount() external view returns (uint32) {
        return _storage().tenancies;
    }

    /// @inheritdoc ITenancy
    function profileOf(uint32 tenancy, uint16 version) external view returns (Profile memory) {
        return _storage().profiles[tenancy][version];
    }

    /// @inheritdoc ITenancy
    function tenancyFor(uint32 park, address party) external view returns (uint32) {
        return _storage().current[park][party];
    }

    /// @inheritdoc ITenancy
    function isAdmitted(uint32 park, address party) external view returns (bool) {
        TenancyState state = _storage().tenancy[_storage().current[park][party]].state;
        return state == TenancyState.Admitted || state == TenancyState.Leaving;
    }

    /// @inheritdoc ITenancy
    function stayOf(uint32 park, address party) external view returns (Day entry, Day leaving) {
        TenancyRecord storage t = _storage().tenancy[_storage().stay[park][party]];
        return (t.entry, t.leaving);
    }

    /// @inheritdoc ITenancy
    function tenantsOf(uint32 park, uint256 start, uint256 count) external view returns (uint256[] memory) {
        EnumerableSet.UintSet storage tenants = _storage().tenants[park];
        uint256 length = tenants.length();
        if (start > length) start = length;
        return tenants.values(start, count < length - start ? start + count : length);
    }

    /// @inheritdoc ITenancy
    function tenantCount(uint32 park) external view returns (uint256) {
        return _storage().tenants[park].length();
    }

    /// @inheritdoc ITenancy
    function clearances() external view returns (address[] memory) {
        return _storage().clearances;
    }

    /// @dev Refuses unless the caller is an officer of the authority of a division.
    function _requireOffice(uint32 division) internal view {
        CONSORTIUM.checkOffice(msg.sender, OfficeKind.ParkAuthority, division);
    }

    /// @dev A document of a kind that serves once does.
    function _serve(bytes32 document) internal {
        Serving.serve(_storage().served, document);
    }

    function _known(uint32 tenancy) internal view returns (TenancyRecord storage t) {
        t = _storage().tenancy[tenancy];
        require(t.state != TenancyState.None, TenancyUnknown(tenancy));
    }

    function _storage() internal pure returns (TenancyStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
