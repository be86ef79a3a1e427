// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ChargeKind, CreateCharge} from "../../../types/instruments/Charging.sol";
import {TitleId} from "../../../types/TitleId.sol";
import {Page} from "../../folio/Page.sol";
import {Matter} from "../../Matter.sol";
import {Challenges} from "../challenges/Challenges.sol";
import {RightStanding} from "../RightStanding.sol";

/// @title What a pledge of a right asks besides the checks of every charge
/// @notice The register refuses to enter a pledge of what is not granted, has ended, or whose annuity is unpaid; and, unless
/// the pledgee knows and insists, while an invalidation is pending. A second pledge, a debt that falls due after the end
/// of the right, missing co-owners and a stay are refused by the checks of every charge. Whether an invention was filed
/// for a utility model on the same day is not known to the ledger.
library PledgeChecks {
    /// @notice A right of intellectual property is charged by pledge only (Civil Code arts. 440, 444); licences have their
    /// own act.
    error NotAPledge(TitleId title, ChargeKind kind);

    /// @notice Refuses what stands in the way of the pledge in hand.
    function requirePledgeable(Matter memory m, bytes calldata body) external view {
        CreateCharge memory c = abi.decode(body, (CreateCharge));
        TitleId title = c.header.title;
        Page page = RightStanding.requireInForce(title);
        require(c.kind == ChargeKind.Pledge, NotAPledge(title, c.kind));
        RightStanding.requirePaid(title, page, m.today);
        if (!c.acknowledged) Challenges.requireNone(title);
    }
}
