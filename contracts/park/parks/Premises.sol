// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";
import {IPremises} from "./IPremises.sol";
import {BuildingTerms} from "./ParkTypes.sol";
import {PremisesActs} from "./PremisesActs.sol";
import {PremisesViews} from "./PremisesViews.sol";

/// @title Who lets titles enter and leave a park
/// @notice See {IPremises}; what is done stands in {PremisesActs}.
abstract contract Premises is PremisesViews {
    /// @inheritdoc IPremises
    function enterParcel(uint32 park, uint16 zone, TitleId parcel) external {
        _requireOperator(park);
        PremisesActs.enterParcel(CONSORTIUM, LAND, park, zone, parcel);
    }

    /// @inheritdoc IPremises
    function moveParcel(TitleId parcel, uint16 zone) external {
        PremisesActs.moveParcel(LAND, _requireOperatorOf(parcel), zone, parcel);
    }

    /// @inheritdoc IPremises
    function leaveParcel(TitleId parcel) external {
        _requireOperatorOf(parcel);
        PremisesActs.leaveParcel(LAND, parcel);
    }

    /// @inheritdoc IPremises
    function removeParcel(TitleId parcel, bytes32 document) external {
        _requireAuthority(_parkOf(parcel));
        _requireDecision(document);
        PremisesActs.removeParcel(parcel, document);
    }

    /// @inheritdoc IPremises
    function enterBuilding(BuildingTerms calldata terms) external {
        uint32 park = _requireOperatorOf(UnitCodes.landOf(terms.title));
        CONSORTIUM.requireKind(terms.document, DocumentKind.CompletionPapers);
        PremisesActs.enterBuilding(LAND, park, terms);
    }

    /// @inheritdoc IPremises
    function enterUnit(TitleId unit, int8 storey) external {
        PremisesActs.enterUnit(LAND, _requireOperatorOf(UnitCodes.landOf(unit)), unit, storey);
    }

    /// @inheritdoc IPremises
    function leaveFixture(TitleId title) external {
        PremisesActs.leaveFixture(LAND, _requireOperatorOf(UnitCodes.landOf(title)), title);
    }

    /// @inheritdoc IPremises
    function remeasure(TitleId title) external {
        PremisesActs.remeasure(LAND, _requireOperatorOf(UnitCodes.landOf(title)), title);
    }

    /// @dev The park of a parcel, which the caller operates.
    function _requireOperatorOf(TitleId parcel) private view returns (uint32 park) {
        park = _parkOf(parcel);
        _requireOperator(park);
    }

    function _parkOf(TitleId parcel) private view returns (uint32 park) {
        park = _storage().parcel[parcel].park;
        require(park != 0, NotEntered(parcel));
    }
}
