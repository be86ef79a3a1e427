// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {FolioState} from "../../register/folio/Page.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {TitleId} from "../../types/TitleId.sol";
import {UnitCodes} from "../../types/UnitCode.sol";

/// @title What is insured, as the register shows it
/// @notice Nothing is kept here of titles and charges: they are asked for when they matter.
library Subjects {
    /// @notice The title that proprietors and charges stand on: of a building that follows its land, the land.
    function leading(address register, TitleId title) internal view returns (TitleId) {
        bool follows = IRegisterViews(register).folioOf(title).state == FolioState.Following;
        return follows ? UnitCodes.landOf(title) : title;
    }

    /// @notice Who holds a security; zero if the title bears no live one of this number.
    function chargeeOf(address register, TitleId title, uint32 charge) internal view returns (address) {
        Charge[] memory live = IRegisterViews(register).chargesOf(title);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].id == charge && live[i].kind.isSecurity()) return live[i].chargee;
        }
        return address(0);
    }

    /// @notice Whether a party holds the title, a share of it, or a security on it (Insurance Law art. 12).
    function hasInterest(
        IPartyRegistry parties,
        address register,
        TitleId title,
        address party
    ) internal view returns (bool) {
        TitleId lead = leading(register, title);
        IRegisterViews.FolioView memory folio = IRegisterViews(register).folioOf(lead);
        for (uint256 i = 0; i < folio.proprietors.length; ++i) {
            if (parties.answeringFor(folio.proprietors[i].party) == party) return true;
        }
        Charge[] memory live = IRegisterViews(register).chargesOf(lead);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].kind.isSecurity() && parties.answeringFor(live[i].chargee) == party) return true;
        }
        return false;
    }
}
