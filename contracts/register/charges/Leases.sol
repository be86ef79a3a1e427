// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {ChargeKind} from "../../types/instruments/Charging.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Matter} from "../Matter.sol";
import {Rules} from "../rules/RuleBook.sol";
import {Charge, Charges} from "./Charges.sol";

/// @title Leases on one title
/// @notice At most one live lease a time slice; subleases within their head lease, and among themselves likewise.
library Leases {
    /// @notice A lease has an end, at most `latest` (UTC+8; Civil Code art. 705).
    error LeaseTooLong(TitleId title, Day until, Day latest);
    /// @notice The unit is let for this time already, under `lease`.
    error LeaseOverlap(TitleId title, uint32 lease);
    /// @notice A sublease stays within its head lease, which ends on `until` (UTC+8).
    error BeyondHeadLease(TitleId title, uint32 lease, Day until);
    /// @notice A head lease ends after its subleases; `sublease` is live.
    error SubleaseStands(TitleId title, uint32 lease, uint32 sublease);

    /// @notice Refuses to end a lease under which a sublease lives.
    function requireNoSublease(TitleId title, uint32 lease, Day today) internal view {
        Charge[] memory live = Charges.liveOf(title, today);
        for (uint256 i = 0; i < live.length; ++i) {
            bool under = live[i].kind == ChargeKind.Lease && live[i].parent == lease;
            require(!under, SubleaseStands(title, lease, live[i].id));
        }
    }

    /// @notice Refuses a lease, new or varied, that is too long, shorter than its subleases, or meets another.
    /// @param lease The lease as it should stand; its number tells it from the others.
    function requireFits(
        Matter memory m,
        Rules storage rules,
        TitleId title,
        Charge memory lease
    ) internal view {
        Day latest = lease.from.addYears(rules.leaseYears);
        require(
            Day.unwrap(lease.until) != 0 && lease.until <= latest,
            LeaseTooLong(title, lease.until, latest)
        );
        if (lease.parent != 0) _requireWithinHead(m, title, lease);
        Charge[] memory live = Charges.liveOf(title, m.today);
        for (uint256 i = 0; i < live.length; ++i) {
            Charge memory other = live[i];
            bool under = other.kind == ChargeKind.Lease && other.parent == lease.id;
            require(!under || other.until <= lease.until, BeyondHeadLease(title, lease.id, lease.until));
            bool rival =
                other.kind == ChargeKind.Lease && other.id != lease.id && other.parent == lease.parent;
            bool apart = lease.until < other.from || other.until < lease.from;
            require(!rival || apart, LeaseOverlap(title, other.id));
        }
    }

    function _requireWithinHead(Matter memory m, TitleId title, Charge memory lease) private view {
        Charge storage head = Charges.find(title, lease.parent, m.today);
        require(head.kind == ChargeKind.Lease, Charges.ChargeUnknown(title, lease.parent));
        m.requireConsent(head.chargee);
        bool within = head.from <= lease.from && lease.until <= head.until;
        require(within, BeyondHeadLease(title, lease.parent, head.until));
    }
}
