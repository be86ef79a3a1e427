// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day, Days} from "../../../types/Day.sol";
import {ChargeKind} from "../../../types/instruments/Charging.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Charge, Charges} from "../../charges/Charges.sol";
import {Folios} from "../../folio/Folios.sol";
import {Page} from "../../folio/Page.sol";
import {RightPages} from "../RightPage.sol";
import {Assignment, Assignments} from "../works/Assignments.sol";
import {ILicenceViews, LicenceView} from "./ILicenceViews.sol";
import {Licence, Licences} from "./Licences.sol";
import {Scope, Scopes} from "./Scopes.sol";

/// @title LicenceViews
/// @notice See {ILicenceViews}. Runs on the storage of a register, as part of its views.
abstract contract LicenceViews is ILicenceViews {
    using RightPages for Page;

    /// @inheritdoc ILicenceViews
    function licencesOf(TitleId title) external view returns (LicenceView[] memory views) {
        Charge[] memory live = Charges.liveOf(title, Days.today());
        views = new LicenceView[](live.length);
        uint256 count;
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind == ChargeKind.Licence) views[count++] = _view(title, live, live[i]);
        }
        assembly ("memory-safe") {
            mstore(views, count)
        }
    }

    /// @inheritdoc ILicenceViews
    function licenceOf(TitleId title, uint32 number) external view returns (LicenceView memory) {
        Charge[] memory live = Charges.liveOf(title, Days.today());
        Charge memory c = _find(live, number);
        LicenceView memory none;
        return c.kind == ChargeKind.Licence ? _view(title, live, c) : none;
    }

    /// @inheritdoc ILicenceViews
    function statementOf(TitleId title) external view returns (bool open, uint128 price, bytes32 terms) {
        open = Folios.pageOf(title).isOpen();
        if (!open) return (false, 0, bytes32(0));
        Licences.Statement storage s = Licences.layout().statements[title];
        return (true, s.price, s.terms);
    }

    /// @inheritdoc ILicenceViews
    function assignmentsOf(TitleId title) external view returns (Assignment[] memory) {
        return Assignments.listOf(title);
    }

    /// @inheritdoc ILicenceViews
    function rightHolderOf(
        TitleId title,
        uint8 item,
        uint8 province,
        Day day
    ) external view returns (address assignee, uint32 assignment) {
        (uint40 place, uint32 right) = (uint40(1) << province, uint32(1) << item);
        Scopes.requireForm(title, place, right);
        Scope memory point = Scope(place, right, bytes32(0), day, day);
        Assignment memory a = Assignments.holding(title, point);
        return (a.to, a.id);
    }

    function _view(
        TitleId title,
        Charge[] memory live,
        Charge memory c
    ) private view returns (LicenceView memory v) {
        Licence memory granted = Licences.grantOf(title, c.id);
        (v.number, v.licensee, v.from, v.until, v.parent) = (c.id, c.chargee, c.from, c.until, c.parent);
        (v.kind, v.territory, v.rights, v.field) = (
            granted.kind,
            granted.territory,
            granted.rights,
            granted.field
        );
        v.sublicensable = granted.sublicensable;
        if (c.parent != 0) v.licensor = _find(live, c.parent).chargee;
        else if (granted.assignment != 0) v.licensor = Assignments.find(title, granted.assignment).to;
    }

    /// @dev The charge of a number; empty if none is live.
    function _find(Charge[] memory live, uint32 number) private pure returns (Charge memory c) {
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].id == number) return live[i];
        }
    }
}
