// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Authority} from "../authority/Authority.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {Day, Days} from "../types/Day.sol";
import {DocumentKind} from "./DocumentKind.sol";
import {Documents} from "./Documents.sol";
import {IEvidenceRegistry} from "./IEvidenceRegistry.sol";

/// @title EvidenceRegistry
/// @notice See {IEvidenceRegistry}. Not upgradeable: what was attested must not depend on an upgrade.
abstract contract EvidenceRegistry is Authority, IEvidenceRegistry {
    /// @inheritdoc IEvidenceRegistry
    function admitAttester(
        address attester,
        uint32 kinds,
        Day from,
        Day until,
        bytes32 qualification
    ) external {
        _requireAccreditation();
        require(Day.unwrap(until) == 0 || from <= until, QualificationPeriodInvalid(from, until));
        Day struckOff = Documents.layout().attesters[attester].struckOff;
        require(Day.unwrap(struckOff) == 0, AttesterWasStruckOff(attester, struckOff));
        Documents.layout().attesters[attester] = Attester(kinds, from, until, Day.wrap(0));
        emit AttesterAdmitted(attester, kinds, from, until, qualification);
    }

    /// @inheritdoc IEvidenceRegistry
    function strikeOff(address attester, Day from, bytes32 reason) external {
        _requireAccreditation();
        Attester storage a = Documents.layout().attesters[attester];
        Day before = a.struckOff;
        bool earlier = Day.unwrap(before) == 0 || from <= before;
        require(Day.unwrap(from) != 0 && earlier, StrikeOffInvalid(attester, from, before));
        a.struckOff = from;
        emit AttesterStruckOff(attester, from, reason);
    }

    /// @inheritdoc IEvidenceRegistry
    function attest(bytes32 document, DocumentKind kind, Day validUntil, bytes32 method) external {
        _attest(document, kind, validUntil, method);
    }

    /// @inheritdoc IEvidenceRegistry
    function supersede(bytes32 document, bytes32 successor, Day validUntil, bytes32 method) external {
        (DocumentKind kind, ) = requireGood(document);
        Documents.Layout storage $ = Documents.layout();
        Document storage d = $.documents[document];
        require(d.attester == msg.sender, NotItsAttester(document, msg.sender));
        _attest(successor, kind, validUntil, method);
        d.superseded = true;
        $.supersededBy[document] = successor;
        emit Superseded(document, successor, msg.sender);
    }

    /// @inheritdoc IEvidenceRegistry
    function revoke(bytes32 document, bytes32 reason) external {
        Documents.Layout storage $ = Documents.layout();
        Document storage d = $.documents[document];
        require(d.attester != address(0), EvidenceUnknown(document));
        require(Day.unwrap(d.revokedOn) == 0, EvidenceRevoked(document, d.revokedOn));
        require(
            d.attester == msg.sender || holds(msg.sender, OfficeKind.Accreditation, Offices.NATIONAL),
            NotItsAttester(document, msg.sender)
        );
        d.revokedOn = Days.today();
        bytes32 paidDocument = $.paidBy[document];
        if (paidDocument != bytes32(0)) $.documents[paidDocument].paid = false;
        emit Revoked(document, msg.sender, reason);
    }

    /// @inheritdoc IEvidenceRegistry
    function attesterOf(address account) external view returns (Attester memory) {
        return Documents.layout().attesters[account];
    }

    /// @inheritdoc IEvidenceRegistry
    function documentOf(bytes32 document) external view returns (Document memory) {
        return Documents.layout().documents[document];
    }

    /// @inheritdoc IEvidenceRegistry
    function supersededBy(bytes32 document) external view returns (bytes32) {
        return Documents.layout().supersededBy[document];
    }

    /// @inheritdoc IEvidenceRegistry
    function paidBy(bytes32 receipt) external view returns (bytes32) {
        return Documents.layout().paidBy[receipt];
    }

    /// @inheritdoc IEvidenceRegistry
    function certifyPaid(bytes32 document, bytes32 receipt) external {
        Documents.Layout storage $ = Documents.layout();
        require(
            _isQualified($.attesters[msg.sender], DocumentKind.PaymentProof, Days.today()),
            AttesterNotQualified(msg.sender, DocumentKind.PaymentProof)
        );
        requireGood(document);
        requireKind(receipt, DocumentKind.PaymentProof);
        require($.paidBy[receipt] == bytes32(0), ReceiptUsed(receipt, $.paidBy[receipt]));
        $.paidBy[receipt] = document;
        $.documents[document].paid = true;
        emit CertifiedPaid(document, receipt, msg.sender);
    }

    /// @inheritdoc IEvidenceRegistry
    function requireKind(bytes32 document, DocumentKind needed) public view returns (bool paid) {
        DocumentKind kind;
        (kind, paid) = requireGood(document);
        require(kind == needed, EvidenceOfWrongKind(document, kind, needed));
    }

    /// @inheritdoc IEvidenceRegistry
    function requireGood(bytes32 document) public view returns (DocumentKind kind, bool paid) {
        Documents.Layout storage $ = Documents.layout();
        Document memory d = $.documents[document];
        require(d.attester != address(0), EvidenceUnknown(document));
        require(Day.unwrap(d.revokedOn) == 0, EvidenceRevoked(document, d.revokedOn));
        // Not a require: it would read the successor even where there is none.
        if (d.superseded) revert EvidenceSuperseded(document, $.supersededBy[document]);
        require(
            Day.unwrap(d.validUntil) == 0 || Days.today() <= d.validUntil,
            EvidenceExpired(document, d.validUntil)
        );
        Day struckOff = $.attesters[d.attester].struckOff;
        require(
            Day.unwrap(struckOff) == 0 || d.attestedOn < struckOff,
            EvidenceAttesterStruckOff(document, d.attester, struckOff)
        );
        return (d.kind, d.paid);
    }

    function _attest(bytes32 document, DocumentKind kind, Day validUntil, bytes32 method) private {
        Day today = Days.today();
        Documents.Layout storage $ = Documents.layout();
        require(_isQualified($.attesters[msg.sender], kind, today), AttesterNotQualified(msg.sender, kind));
        require(document != bytes32(0), CommitmentEmpty());
        require($.documents[document].attester == address(0), DocumentExists(document));
        require(Day.unwrap(validUntil) == 0 || today <= validUntil, ValidityPast(document, validUntil));
        $.documents[document] = Document(msg.sender, kind, today, validUntil, Day.wrap(0), false, false);
        emit Attested(document, msg.sender, kind, validUntil, method);
    }

    function _requireAccreditation() private view {
        checkOffice(msg.sender, OfficeKind.Accreditation, Offices.NATIONAL);
    }

    function _isQualified(Attester storage a, DocumentKind kind, Day today) private view returns (bool) {
        return
            (a.kinds >> uint8(kind)) & 1 == 1 &&
            a.from <= today &&
            (Day.unwrap(a.until) == 0 || today <= a.until) &&
            Day.unwrap(a.struckOff) == 0;
    }
}
