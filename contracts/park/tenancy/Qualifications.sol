// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Day, Days} from "../../types/Day.sol";
import {IQualifications} from "./IQualifications.sol";
import {TenancyRecords} from "./TenancyRecords.sol";
import {Expiring, Qualification, QualificationKind} from "./TenancyTypes.sol";

/// @title Certificates and bars
/// @notice See {IQualifications}.
abstract contract Qualifications is TenancyRecords {
    uint256 private constant KINDS = uint256(uint8(type(QualificationKind).max));

    /// @inheritdoc IQualifications
    function bar(address party, uint32 division, Day until, bytes32 document) external {
        _requireOffice(division);
        Day today = Days.today();
        require(until >= today, BarPeriodInvalid(until, today));
        _requireEnrolled(party);
        _requireDecision(document);
        _storage().bars[party][division] = until;
        emit PartyBarred(party, division, until, document);
    }

    /// @inheritdoc IQualifications
    function unbar(address party, uint32 division, bytes32 document) external {
        _requireOffice(division);
        require(_storage().bars[party][division] >= Days.today(), NotBarred(party, division));
        _requireDecision(document);
        _storage().bars[party][division] = Day.wrap(0);
        emit BarLifted(party, division, document);
    }

    /// @inheritdoc IQualifications
    function recordQualification(
        address party,
        uint32 division,
        QualificationKind kind,
        Day from,
        Day until,
        bytes32 certificate
    ) external {
        _requireOffice(division);
        require(kind != QualificationKind.None, QualificationKindMissing(party));
        bool period = Day.unwrap(from) != 0 && from <= until;
        require(period, IEvidenceRegistry.QualificationPeriodInvalid(from, until));
        _requireEnrolled(party);
        _requireDecision(certificate);
        _serve(certificate);
        Qualification[] storage list = _storage().qualifications[party][kind];
        Qualification memory q = Qualification(from, until, Day.wrap(0), division, certificate);
        list.push(q);
        emit QualificationRecorded(party, kind, list.length - 1, q);
    }

    /// @inheritdoc IQualifications
    function revokeQualification(
        address party,
        QualificationKind kind,
        uint256 index,
        Day voidFrom,
        bytes32 document
    ) external {
        Qualification[] storage list = _storage().qualifications[party][kind];
        require(index < list.length, QualificationUnknown(party, kind, index));
        Qualification storage q = list[index];
        _requireOffice(q.division);
        Day today = Days.today();
        bool sound =
            Day.unwrap(voidFrom) != 0 &&
                voidFrom <= today &&
                (Day.unwrap(q.voidFrom) == 0 || voidFrom < q.voidFrom);
        require(sound, RevocationInvalid(voidFrom, q.voidFrom, today));
        _requireDecision(document);
        q.voidFrom = voidFrom;
        emit QualificationRevoked(party, kind, index, voidFrom, document);
    }

    /// @inheritdoc IQualifications
    function barredUntil(address party, uint32 division) external view returns (Day) {
        return _barredUntil(party, division);
    }

    /// @inheritdoc IQualifications
    function qualificationsOf(
        address party,
        QualificationKind kind
    ) external view returns (Qualification[] memory) {
        return _storage().qualifications[party][kind];
    }

    /// @inheritdoc IQualifications
    function qualificationOf(
        address party,
        QualificationKind kind
    ) external view returns (Qualification memory q) {
        Qualification[] storage list = _storage().qualifications[party][kind];
        if (list.length != 0) return list[list.length - 1];
    }

    /// @inheritdoc IQualifications
    function isQualified(address party, QualificationKind kind, Day day) external view returns (bool) {
        return Day.unwrap(_qualifiedUntil(party, kind, day)) != 0;
    }

    /// @inheritdoc IQualifications
    function expiringOf(address party, uint16 withinDays) external view returns (Expiring[] memory expiring) {
        Day today = Days.today();
        Day horizon = today.addDays(withinDays);
        expiring = new Expiring[](KINDS);
        uint256 count;
        for (uint256 i = 1; i <= KINDS; ++i) {
            QualificationKind kind = QualificationKind(i);
            Day until = _qualifiedUntil(party, kind, today);
            if (Day.unwrap(until) != 0 && until < horizon) expiring[count++] = Expiring(kind, until);
        }
        assembly ("memory-safe") {
            mstore(expiring, count)
        }
    }

    /// @dev Refuses a party that the division, or one that succeeded it, keeps out today.
    function _requireNotBarred(address party, uint32 division) internal view {
        Day until = _barredUntil(party, division);
        require(until < Days.today(), Barred(party, until));
    }

    function _barredUntil(address party, uint32 division) private view returns (Day until) {
        for (uint32 d = division; d != 0; d = CONSORTIUM.divisionSuccessor(d)) {
            Day day = _storage().bars[party][d];
            if (day > until) until = day;
        }
    }

    /// @dev Last day of the certificate that counts on a day and lasts longest; 0 if none counts.
    function _qualifiedUntil(
        address party,
        QualificationKind kind,
        Day day
    ) private view returns (Day until) {
        Qualification[] storage list = _storage().qualifications[party][kind];
        for (uint256 i = 0; i < list.length; ++i) {
            Qualification memory q = list[i];
            bool counts = q.from <= day && day <= q.until && !_isVoid(q, day);
            if (counts && q.until > until) until = q.until;
        }
    }

    /// @dev Taken back by the authority, or its document revoked by who attested it.
    function _isVoid(Qualification memory q, Day day) private view returns (bool) {
        if (Day.unwrap(q.voidFrom) != 0 && q.voidFrom <= day) return true;
        Day revokedOn = CONSORTIUM.documentOf(q.certificate).revokedOn;
        return Day.unwrap(revokedOn) != 0 && revokedOn <= day;
    }
}
