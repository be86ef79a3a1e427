// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind, Offices} from "../authority/Offices.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry, Standing} from "../party/IPartyRegistry.sol";
import {IDepositToken} from "./IDepositToken.sol";

/// @title Who holds deposits
/// @notice Parties by their standing. The office of a custodian is asked of what is no party only, so that parties do not
/// pay for the question.
abstract contract Holding {
    IAuthority internal immutable AUTHORITY;
    IPartyRegistry internal immutable PARTIES;
    IEvidenceRegistry internal immutable EVIDENCE;

    /// @notice Names authority, parties and evidence.
    /// @param consortium The contract that is all three.
    constructor(address consortium) {
        AUTHORITY = IAuthority(consortium);
        PARTIES = IPartyRegistry(consortium);
        EVIDENCE = IEvidenceRegistry(consortium);
    }

    /// @dev Whether the account may send to anybody: a party that has ceased, to who answers for it.
    function _maySend(address account) internal view returns (bool) {
        Standing standing = PARTIES.standingOf(account);
        if (standing == Standing.Ceased) {
            address answering = PARTIES.answeringFor(account);
            return answering != account && _mayReceive(answering);
        }
        return _holds(account, standing);
    }

    /// @dev Whether the account may receive.
    function _mayReceive(address account) internal view returns (bool) {
        return _holds(account, PARTIES.standingOf(account));
    }

    /// @dev Refuses unless `from` may send to `to`, which is zero for a redemption.
    function _requireSender(address from, address to) internal view {
        Standing standing = PARTIES.standingOf(from);
        if (standing == Standing.Ceased && PARTIES.answeringFor(from) == to) return;
        if (!_holds(from, standing)) PARTIES.requireActive(from);
    }

    /// @dev Refuses unless the account may receive.
    function _requireReceiver(address to) internal view {
        if (!_mayReceive(to)) PARTIES.requireActive(to);
    }

    /// @dev A custodian takes what it is to hold, or nobody could say whose it is. Refuses unless the receiver is a party, or
    /// calls.
    function _requireTaken(address to) internal view {
        bool taken = msg.sender == to || PARTIES.standingOf(to) != Standing.Unknown;
        require(taken, IDepositToken.NotTakenByCustodian(to, msg.sender));
    }

    /// @dev Whether it is a contract that holds deposits for others.
    function _isCustodian(address account) internal view returns (bool) {
        return AUTHORITY.holds(account, OfficeKind.Custodian, Offices.NATIONAL);
    }

    function _holds(address account, Standing standing) private view returns (bool) {
        return standing == Standing.Active || (standing == Standing.Unknown && _isCustodian(account));
    }
}
