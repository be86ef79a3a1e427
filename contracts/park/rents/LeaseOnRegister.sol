// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {IRegisterViews} from "../../register/IRegisterViews.sol";
import {Proprietorship} from "../../register/proprietorship/Proprietorship.sol";
import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @title A lease as the register of land shows it now
/// @notice Who has it, for how long, on which title, and who is its landlord.
library LeaseOnRegister {
    /// @notice A lease.
    /// @param stands Whether there is a live one of this number; the rest is empty if not.
    /// @param title Title that bears it.
    /// @param tenant Who has it.
    /// @param from First day, UTC+8.
    /// @param until Last day, UTC+8.
    /// @param landlord Head lessee, or the proprietor; of several the payee, or the first if the payee is none of them.
    /// @param several Whether the landlord is one of several proprietors.
    struct View {
        bool stands;
        TitleId title;
        address tenant;
        Day from;
        Day until;
        address landlord;
        bool several;
    }

    /// @notice Reads a lease, on its title or on one that took it over by division or merger.
    function read(
        IRegisterViews land,
        IPartyRegistry parties,
        TitleId title,
        uint32 lease,
        address payee
    ) internal view returns (View memory v) {
        Charge memory c;
        uint32 head;
        (v.stands, v.title, c) = _find(land, title, lease);
        if (!v.stands) return v;
        (v.tenant, v.from, v.until, head) = (c.chargee, c.from, c.until, c.parent);
        if (head == 0) {
            (v.landlord, v.several) = _proprietor(land, parties, v.title, payee);
        } else {
            // A head lease stands as long as its subleases do.
            (, c) = _on(land, v.title, head);
            v.landlord = c.chargee;
        }
    }

    /// @dev Charges keep their number on the titles that replace their title.
    function _find(
        IRegisterViews land,
        TitleId title,
        uint32 lease
    ) private view returns (bool found, TitleId on, Charge memory c) {
        (found, c) = _on(land, title, lease);
        if (found) return (true, title, c);
        (, TitleId[] memory children) = land.lineageOf(title);
        for (uint256 i = 0; i < children.length && !found; ++i) {
            (found, on, c) = _find(land, children[i], lease);
        }
    }

    function _on(
        IRegisterViews land,
        TitleId title,
        uint32 lease
    ) private view returns (bool found, Charge memory c) {
        Charge[] memory live = land.chargesOf(title);
        for (uint256 i = 0; i < live.length; ++i) {
            if (live[i].id == lease && live[i].kind == ChargeKind.Lease) return (true, live[i]);
        }
    }

    function _proprietor(
        IRegisterViews land,
        IPartyRegistry parties,
        TitleId title,
        address payee
    ) private view returns (address, bool) {
        Proprietorship.Holding[] memory list = land.folioOf(title).proprietors;
        address answering = parties.answeringFor(payee);
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].party == payee || list[i].party == answering) return (list[i].party, list.length > 1);
        }
        return (list[0].party, list.length > 1);
    }
}
