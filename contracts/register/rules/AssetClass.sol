// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {RightKind, RightNumbers} from "../../types/RightNumber.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";

/// @notice Classes of title whose law differs by defaults, not by mechanism.
enum AssetClass {
    None,
    Parcel,
    Building,
    Unit,
    Invention,
    UtilityModel,
    Design,
    TradeMark,
    /// Works other than programs.
    Work,
    /// Computer programs.
    Program
}

/// @title The class of a title
/// @notice Tells whose rules apply.
library AssetClasses {
    /// @dev The class follows from the official number alone.
    function classOf(TitleId title) internal pure returns (AssetClass) {
        if (!Jurisdictions.isLand(title)) return _classOfRight(title);
        UnitForm form = UnitCodes.form(title);
        if (form == UnitForm.Parcel) return AssetClass.Parcel;
        return form == UnitForm.Building ? AssetClass.Building : AssetClass.Unit;
    }

    /// @dev The kinds of a right stand in the same order as the classes.
    function _classOfRight(TitleId title) private pure returns (AssetClass) {
        RightKind kind = RightNumbers.kindOf(title);
        if (kind == RightKind.None) return AssetClass.None;
        return AssetClass(uint8(AssetClass.Unit) + uint8(kind));
    }
}
