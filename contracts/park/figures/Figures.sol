// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Day, Days} from "../../types/Day.sol";
import {Series} from "../../types/Series.sol";
import {Attesting} from "../Attesting.sol";
import {Independence} from "../Independence.sol";
import {OnPark} from "../OnPark.sol";
import {IParkRegistry} from "../parks/IParkRegistry.sol";
import {Disclosures} from "./Disclosures.sol";
import {Figure, FigureInput, IFigures} from "./IFigures.sol";

/// @title Figures
/// @notice See {IFigures}.
contract Figures is Disclosures {
    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param parks The parks.
    constructor(IConsortium consortium, IParkRegistry parks) OnPark(consortium, parks) {}

    /// @inheritdoc IFigures
    function file(FigureInput calldata input) external {
        _requireAttester(input);
        bytes32 key = _keyOf(input);
        uint256 count = _storage().versions[key].length;
        require(
            count == 0,
            FigureStands(input.park, input.subject, input.metric, input.from, input.months, uint16(count))
        );
        if (input.subject != address(0)) {
            FigureSum storage s = _sumWith(input);
            s.sum += input.value;
            ++s.count;
        }
        _append(key, input, 1);
    }

    /// @inheritdoc IFigures
    function restate(FigureInput calldata input) external {
        _requireAttester(input);
        bytes32 key = _keyOf(input);
        Figure[] storage versions = _storage().versions[key];
        require(
            versions.length != 0,
            FigureMissing(input.park, input.subject, input.metric, input.from, input.months)
        );
        bool used = _storage().restsOn[key][input.document];
        require(!used, IPartyRegistry.EvidenceUsed(input.document));
        Figure storage before = versions[versions.length - 1];
        if (input.subject != address(0)) {
            FigureSum storage s = _sumWith(input);
            s.sum = s.sum - before.value + input.value;
        }
        _append(key, input, before.version + 1);
    }

    function _append(bytes32 key, FigureInput calldata f, uint16 version) private {
        FigureStorage storage $ = _storage();
        $.versions[key].push(Figure(f.value, version, Days.today(), msg.sender, f.document, f.method));
        $.lastBy[key][msg.sender] = version;
        $.restsOn[key][f.document] = true;
        emit FigureFiled(
            f.park,
            f.subject,
            f.metric,
            f.from,
            f.months,
            version,
            f.value,
            msg.sender,
            f.document,
            f.method
        );
    }

    /// @dev Refuses unless the caller attested the report, has no part in what it says, and the period is over.
    function _requireAttester(FigureInput calldata f) private view {
        Attesting.requireAttester(CONSORTIUM, f.document);
        Independence.requireIndependent(CONSORTIUM, msg.sender, PARKS.operatorOf(f.park));
        if (f.subject != address(0)) {
            _requireEnrolled(f.subject);
            Independence.requireIndependent(CONSORTIUM, msg.sender, f.subject);
        }
        Attesting.requireReport(CONSORTIUM, f.document);
        _requireFiled(f.metric);
        require(!f.from.isNone() && f.months != 0, FigurePeriodInvalid(f.from, f.months));
        (, Day last) = Series.daysOf(f.from, f.months, 1);
        require(Days.today() > last, FigurePeriodRunning(f.from, f.months, last));
        require(f.method != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
    }

    /// @dev The sum that a tenant's figure is part of.
    function _sumWith(FigureInput calldata f) private view returns (FigureSum storage) {
        return _storage().sums[_figure(f.park, address(0), f.metric, f.from, f.months)];
    }
}
