// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes, UnitForm} from "../../types/UnitCode.sol";

/// @notice Classes of title whose law differs by defaults, not by mechanism.
enum AssetClass {
    None,
    Parcel,
    Building,
    Unit
}

/// @title The class of a title
/// @notice Tells whose rules apply.
library AssetClasses {
    /// @dev The class follows from the official number alone.
    function classOf(TitleId title) internal pure returns (AssetClass) {
        UnitForm form = UnitCodes.form(title);
        if (form == UnitForm.Parcel) return AssetClass.Parcel;
        return form == UnitForm.Building ? AssetClass.Building : AssetClass.Unit;
    }
}
