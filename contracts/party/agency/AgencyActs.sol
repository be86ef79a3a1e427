// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {OfficeKind} from "../../authority/Offices.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {Act} from "../../types/Acts.sol";
import {TitleId} from "../../types/TitleId.sol";
import {OnRegistry} from "../OnRegistry.sol";
import {Parties} from "../Parties.sol";
import {IAgency} from "./IAgency.sol";

/// @title AgencyActs
/// @notice See {IAgency}.
abstract contract AgencyActs is OnRegistry, IAgency {
    /// @custom:storage-location erc7201:parkfolio.storage.Agencies
    struct AgencyStorage {
        /// Number given last.
        uint32 last;
        /// Powers by number.
        mapping(uint32 number => Power) powers;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Agencies")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xb4e0efbb2ce9a192fe050cf2482992860d36c74f892cff03eaa8c20e88979000;

    /// @inheritdoc IAgency
    function grantPower(address attorney, Scope calldata scope) external returns (uint32 number) {
        Parties.requireActive(msg.sender);
        return _grant(msg.sender, attorney, 0, scope, bytes32(0));
    }

    /// @inheritdoc IAgency
    function registerPower(
        address principal,
        address attorney,
        Scope calldata scope,
        bytes32 evidence
    ) external returns (uint32 number) {
        _requireOffice(OfficeKind.Identity, principal);
        Parties.requireActive(principal);
        _useUp(evidence, DocumentKind.IdentityProof);
        return _grant(principal, attorney, 0, scope, evidence);
    }

    /// @inheritdoc IAgency
    function delegatePower(
        uint32 parent,
        address attorney,
        Scope calldata scope
    ) external returns (uint32 number) {
        Power storage p = _known(parent);
        require(p.scope.delegable && p.attorney == msg.sender, PowerNotDelegable(parent, msg.sender));
        Parties.requireActive(msg.sender);
        _requireStanding(parent, p.principal);
        require(_isWithin(scope, p.scope), PowerWider(parent));
        return _grant(p.principal, attorney, parent, scope, bytes32(0));
    }

    /// @inheritdoc IAgency
    function revokePower(uint32 number) external {
        Power storage p = _known(number);
        require(!p.revoked, PowerRevoked(number));
        bool own =
            msg.sender == p.principal ||
                msg.sender == p.attorney ||
                (p.parent != 0 && msg.sender == _agencies().powers[p.parent].attorney);
        require(own || _holdsOffice(OfficeKind.Identity, p.principal), PowerNotRevocable(number, msg.sender));
        p.revoked = true;
        emit PowerRevocation(number, msg.sender);
    }

    /// @inheritdoc IAgency
    function powerOf(uint32 number) external view returns (Power memory) {
        return _agencies().powers[number];
    }

    /// @inheritdoc IAgency
    function requirePower(
        uint32 number,
        address principal,
        Act act,
        TitleId title,
        uint128 value
    ) external view returns (address attorney) {
        Power storage p = _known(number);
        _requireStanding(number, principal);
        Scope storage s = p.scope;
        require((s.acts >> uint8(act)) & 1 == 1, PowerActOutside(number, act));
        bool any = TitleId.unwrap(s.title) == 0;
        require(any || TitleId.unwrap(s.title) == TitleId.unwrap(title), PowerTitleOutside(number, title));
        require(s.most == 0 || (value != 0 && value <= s.most), PowerValueOutside(number, value, s.most));
        return p.attorney;
    }

    /// @inheritdoc IAgency
    function requireOneSide(address[] calldata parties, uint32[] calldata powers) external view {
        for (uint256 i = 0; i < powers.length; ++i) {
            for (uint32 n = powers[i]; n != 0; n = _agencies().powers[n].parent) {
                Power storage p = _agencies().powers[n];
                if (p.scope.dealsWithItself) continue;
                for (uint256 k = 0; k < parties.length; ++k) {
                    bool other = k != i && (parties[k] == p.attorney || _isUnder(powers[k], p.attorney));
                    require(!other, PowerBothSides(n, p.attorney));
                }
            }
        }
    }

    function _grant(
        address principal,
        address attorney,
        uint32 parent,
        Scope calldata scope,
        bytes32 evidence
    ) private returns (uint32 number) {
        require(attorney != principal, AttorneyInvalid(principal, attorney));
        Parties.requireActive(attorney);
        bool ends = scope.until == 0 || scope.until > block.timestamp;
        require(scope.acts != 0 && ends, PowerEmpty(scope.acts, scope.until));
        number = ++_agencies().last;
        Power storage p = _agencies().powers[number];
        (p.principal, p.attorney, p.parent) = (principal, attorney, parent);
        (p.grantedAt, p.registered) = (uint40(block.timestamp), evidence != bytes32(0));
        p.scope = scope;
        emit PowerGranted(number, principal, attorney, parent, scope, evidence);
    }

    /// @dev The power and all that it was delegated from stand, and so does the principal.
    function _requireStanding(uint32 number, address principal) private view {
        require(_agencies().powers[number].principal == principal, PowerOfAnother(number, principal));
        Parties.requireActive(principal);
        for (; number != 0; number = _agencies().powers[number].parent) {
            Power storage p = _agencies().powers[number];
            require(!p.revoked, PowerRevoked(number));
            uint40 until = p.scope.until;
            require(until == 0 || block.timestamp <= until, PowerExpired(number, until));
            address grantor = p.parent == 0 ? principal : _agencies().powers[p.parent].attorney;
            uint40 keysSince = Parties.get(grantor).keysSince;
            require(p.registered || p.grantedAt >= keysSince, PowerDied(number, keysSince));
            Parties.requireActive(p.attorney);
        }
    }

    /// @dev Whether the attorney signs by the power, or delegated it.
    function _isUnder(uint32 number, address attorney) private view returns (bool) {
        for (; number != 0; number = _agencies().powers[number].parent) {
            if (_agencies().powers[number].attorney == attorney) return true;
        }
        return false;
    }

    function _known(uint32 number) private view returns (Power storage p) {
        p = _agencies().powers[number];
        require(p.principal != address(0), PowerUnknown(number));
    }

    function _isWithin(Scope calldata s, Scope storage wide) private view returns (bool) {
        bool acts = s.acts & ~wide.acts == 0;
        uint256 title = TitleId.unwrap(wide.title);
        bool place = title == 0 || title == TitleId.unwrap(s.title);
        bool value = wide.most == 0 || (s.most != 0 && s.most <= wide.most);
        bool time = wide.until == 0 || (s.until != 0 && s.until <= wide.until);
        return acts && place && value && time && (wide.dealsWithItself || !s.dealsWithItself);
    }

    function _agencies() private pure returns (AgencyStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
