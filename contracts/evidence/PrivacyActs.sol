// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {Day, Days} from "../types/Day.sol";
import {Documents} from "./Documents.sol";
import {ErasureGround} from "./ErasureGround.sol";
import {Fields} from "./Fields.sol";
import {IEvidenceRegistry} from "./IEvidenceRegistry.sol";
import {IPrivacy} from "./IPrivacy.sol";
import {Purpose} from "./Purpose.sol";

/// @title PrivacyActs
/// @notice See {IPrivacy}. Runs on the storage and at the address of the contract that is {IAuthority} and
/// {IEvidenceRegistry}, by inheritance or delegatecall.
abstract contract PrivacyActs is IPrivacy {
    /// @inheritdoc IPrivacy
    function recordErasure(bytes32 document, ErasureGround ground) external {
        IEvidenceRegistry.Document storage d = Documents.layout().documents[document];
        require(d.attester != address(0), IEvidenceRegistry.EvidenceUnknown(document));
        require(
            d.attester == msg.sender ||
                IAuthority(address(this)).holds(msg.sender, OfficeKind.Accreditation, Offices.NATIONAL),
            IEvidenceRegistry.NotItsAttester(document, msg.sender)
        );
        Day today = _erase(document, ground);
        // Unlike a revocation, this leaves paid what a receipt certified: nobody says that the receipt was wrong.
        if (Day.unwrap(d.revokedOn) == 0) d.revokedOn = today;
    }

    /// @inheritdoc IPrivacy
    function recordErasureOf(
        bytes32 commitment,
        OfficeKind office,
        uint32 division,
        ErasureGround ground
    ) external {
        require(commitment != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        require(
            office == OfficeKind.Identity || office == OfficeKind.Registrar,
            OfficeKeepsNoRecords(office)
        );
        IAuthority(address(this)).checkOffice(msg.sender, office, division);
        require(
            Documents.layout().documents[commitment].attester == address(0),
            CommitmentOfDocument(commitment)
        );
        _erase(commitment, ground);
    }

    /// @inheritdoc IPrivacy
    function logDisclosure(
        bytes32 commitment,
        OfficeKind office,
        uint32 division,
        Purpose purpose,
        bytes32 recipient
    ) external {
        require(commitment != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        require(purpose != Purpose.None, PurposeMissing(commitment));
        require(recipient != bytes32(0), RecipientMissing(commitment));
        // The role below every office is the council's, which keeps no records.
        require(office != OfficeKind.None, IAuthority.OfficeRequired(office, division, msg.sender));
        IAuthority(address(this)).checkOffice(msg.sender, office, division);
        _requireKept(commitment);
        emit DisclosureLogged(commitment, msg.sender, purpose, office, division, recipient);
    }

    /// @inheritdoc IPrivacy
    function erasedOn(bytes32 commitment) external view returns (Day) {
        return Documents.layout().erasedOn[commitment];
    }

    /// @inheritdoc IPrivacy
    function hasField(
        bytes32 commitment,
        bytes32 name,
        bytes32 salt,
        bytes calldata value,
        bytes32[] calldata proof
    ) external pure returns (bool) {
        return Fields.verify(commitment, name, salt, value, proof);
    }

    function _erase(bytes32 commitment, ErasureGround ground) private returns (Day today) {
        require(ground != ErasureGround.None, ErasureGroundMissing(commitment));
        _requireKept(commitment);
        today = Days.today();
        Documents.layout().erasedOn[commitment] = today;
        emit ErasureRecorded(commitment, msg.sender, ground, today);
    }

    function _requireKept(bytes32 commitment) private view {
        Day day = Documents.layout().erasedOn[commitment];
        require(Day.unwrap(day) == 0, CommitmentErased(commitment, day));
    }
}
