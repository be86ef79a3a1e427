// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind} from "../../authority/Offices.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {LandUse} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {IndustryCode} from "../../types/IndustryCode.sol";
import {IParkRegistry} from "./IParkRegistry.sol";
import {ParkRecords} from "./ParkRecords.sol";
import {ParkStore} from "./ParkStore.sol";
import {Park, ParkLevel, ParkTerms, Zone} from "./ParkTypes.sol";
import {Premises} from "./Premises.sol";
import {PremisesActs} from "./PremisesActs.sol";
import {PremisesViews} from "./PremisesViews.sol";

/// @title ParkRegistry
/// @notice See {IParkRegistry}.
contract ParkRegistry is Premises {
    uint256 private constant LONGEST_NAME = 120;
    uint256 private constant MOST_INDUSTRIES = 100;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param land The register of land.
    constructor(IConsortium consortium, address land) ParkRecords(consortium) PremisesViews(land) {}

    /// @inheritdoc IParkRegistry
    function establish(ParkTerms calldata t) external restricted returns (uint32 park) {
        _requireSound(t);
        ParkStore.Layout storage $ = _storage();
        uint32 other = $.parkOfCode[t.code];
        require(other == 0, ParkCodeTaken(t.code, other));
        require(t.boundary != 0, IEvidenceRegistry.CommitmentEmpty());
        _requireIndustries(t.industries);
        _requireFitToOperate(t.operator, t.division);
        _requireDecision(t.document);
        park = ++$.parks;
        $.parkOfCode[t.code] = park;
        $.industries[park] = t.industries;
        Park storage p = $.park[park];
        (p.code, p.name, p.division, p.level) = (t.code, t.name, t.division, t.level);
        (p.operator, p.area, p.boundary, p.since) = (t.operator, t.area, t.boundary, t.since);
        emit ParkEstablished(park, t.code, t.operator, t);
    }

    /// @inheritdoc IParkRegistry
    function appointOperator(uint32 park, address operator, bytes32 document) external restricted {
        Park storage p = _known(park);
        address former = p.operator;
        require(operator != former, OperatorUnchanged(park, operator));
        _requireFitToOperate(operator, p.division);
        _requireDecision(document);
        p.operator = operator;
        emit OperatorAppointed(park, operator, former, document);
    }

    /// @inheritdoc IParkRegistry
    function redraw(uint32 park, uint64 area, bytes32 boundary, bytes32 document) external {
        Park storage p = _requireAuthority(park);
        require(boundary != 0, IEvidenceRegistry.CommitmentEmpty());
        require(area >= p.zoned && area != 0, AreaBelowZones(park, area, p.zoned));
        _requireDecision(document);
        (p.area, p.boundary) = (area, boundary);
        emit ParkRedrawn(park, area, boundary, document);
    }

    /// @inheritdoc IParkRegistry
    function setIndustries(uint32 park, IndustryCode[] calldata industries) external {
        _requireAuthority(park);
        _requireIndustries(industries);
        _storage().industries[park] = industries;
        emit IndustriesSet(park, industries);
    }

    /// @inheritdoc IParkRegistry
    function addZone(uint32 park, uint64 area, LandUse use, bytes32 plan) external returns (uint16 zone) {
        Park storage p = _requireOperator(park);
        require(area != 0, ZoneAreaMissing(park));
        zone = ++p.zones;
        _draw(park, zone, area, use, plan);
    }

    /// @inheritdoc IParkRegistry
    function redrawZone(uint32 park, uint16 zone, uint64 area, LandUse use, bytes32 plan) external {
        _requireOperator(park);
        Zone storage z = _storage().zones[park][zone];
        // A zone keeps a plan, even once it is closed.
        require(z.plan != 0, ZoneUnknown(park, zone));
        PremisesActs.requireHeld(park, zone, z.taken, area);
        _draw(park, zone, area, use, plan);
    }

    function _draw(uint32 park, uint16 zone, uint64 area, LandUse use, bytes32 plan) private {
        require(plan != 0, IEvidenceRegistry.CommitmentEmpty());
        Park storage p = _storage().park[park];
        Zone storage z = _storage().zones[park][zone];
        uint256 sum = uint256(p.zoned) - z.area + area;
        require(sum <= p.area, ZonesExceedPark(park, sum, p.area));
        p.zoned = uint64(sum);
        (z.area, z.use, z.plan) = (area, use, plan);
        emit ZoneDrawn(park, zone, area, use, plan);
    }

    /// @dev One operator at a time: an active party that the council made ParkOperator of the division.
    function _requireFitToOperate(address operator, uint32 division) private view {
        CONSORTIUM.requireActive(operator);
        CONSORTIUM.checkOffice(operator, OfficeKind.ParkOperator, division);
    }

    function _requireSound(ParkTerms calldata t) private pure {
        uint256 length = bytes(t.name).length;
        bool sound =
            t.code != 0 &&
                length != 0 &&
                length <= LONGEST_NAME &&
                t.level != ParkLevel.None &&
                t.area != 0 &&
                Day.unwrap(t.since) != 0;
        require(sound, ParkTermsInvalid(t.code, length, t.level, t.area));
        require(_isDivision(t.division), ParkDivisionInvalid(t.division));
    }

    function _requireIndustries(IndustryCode[] calldata industries) private pure {
        uint256 count = industries.length;
        require(count <= MOST_INDUSTRIES, IndustriesTooMany(count, MOST_INDUSTRIES));
        for (uint256 i = 0; i < count; ++i) industries[i].check();
    }
}
