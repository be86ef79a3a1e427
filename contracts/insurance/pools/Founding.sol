// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {Shares} from "../../types/Shares.sol";
import {IGuaranteePools} from "./IGuaranteePools.sol";
import {Member, PoolRole} from "./PoolTypes.sol";

/// @title Founding of a pool
/// @notice What must hold of a pool, whoever founds it.
library Founding {
    /// @notice Most members of one pool.
    uint256 internal constant MOST = 16;

    /// @notice Refuses members, parts and limits that make no pool, and a founder that cannot lead it.
    function requireSound(
        Member[] calldata members,
        uint64 bankShare,
        uint128 ceiling,
        bytes32 terms,
        address founder
    ) internal pure {
        uint256 count = members.length;
        uint256 banks;
        bool leads;
        for (uint256 i = 0; i < count && i <= MOST; ++i) {
            Member calldata m = members[i];
            bool bank = m.role == PoolRole.Bank;
            bool sound = m.party != address(0) && m.role != PoolRole.None && bank == (m.share == 0);
            require(sound, IGuaranteePools.MemberInvalid(m.party));
            for (uint256 j = 0; j < i; ++j) {
                require(members[j].party != m.party, IGuaranteePools.MemberTwice(m.party));
            }
            if (bank) ++banks;
            else if (m.party == founder) leads = true;
        }
        require(
            banks != 0 && banks < count && count <= MOST,
            IGuaranteePools.MembersInvalid(count, banks, MOST)
        );
        require(leads, IGuaranteePools.FounderCannotLead(founder));
        require(bankShare != 0, Shares.ShareInvalid(0, 0));
        require(ceiling != 0, IGuaranteePools.CeilingEmpty());
        require(terms != 0, IEvidenceRegistry.CommitmentEmpty());
    }
}
