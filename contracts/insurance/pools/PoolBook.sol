// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IConsortium} from "../../party/IConsortium.sol";
import {ILoans, LoanState} from "../../settlement/loans/ILoans.sol";
import {IGuaranteePools} from "./IGuaranteePools.sol";
import {Losses} from "./Losses.sol";
import {Cover, CoverState, Member, Pool, PoolRole, Stake} from "./PoolTypes.sol";

/// @title Where pools are kept
/// @notice What {GuaranteePools} stores and tells, and what its acts ask.
abstract contract PoolBook is IGuaranteePools {
    /// @custom:storage-location erc7201:parkfolio.storage.GuaranteePools
    struct PoolStorage {
        /// Number of the last pool.
        uint32 pools;
        mapping(uint32 pool => Pool) pool;
        mapping(uint32 pool => Member[]) members;
        mapping(uint32 pool => mapping(address member => Stake)) stakes;
        mapping(uint32 pool => mapping(uint32 loan => Cover)) covers;
        /// Pool that covers a loan, or has paid for it.
        mapping(uint32 loan => uint32 pool) poolOfLoan;
        /// Fen that a member paid for a loan and has not got back.
        mapping(uint32 loan => mapping(address member => uint128)) outstanding;
        /// Loan for whose loss a document served.
        mapping(bytes32 evidence => uint32 loan) losses;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.GuaranteePools")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x2a70ef40075b5cb8db556b3cd3fa12bf8f5b769ced8a24ae8331fb5716684300;

    IConsortium internal immutable CONSORTIUM;
    ILoans internal immutable LOANS;

    constructor(IConsortium consortium, ILoans loans) {
        CONSORTIUM = consortium;
        LOANS = loans;
    }

    /// @inheritdoc IGuaranteePools
    function poolOf(uint32 pool) external view returns (Pool memory) {
        return _storage().pool[pool];
    }

    /// @inheritdoc IGuaranteePools
    function membersOf(uint32 pool) external view returns (Member[] memory) {
        return _storage().members[pool];
    }

    /// @inheritdoc IGuaranteePools
    function stakeOf(uint32 pool, address member) external view returns (Stake memory) {
        return _storage().stakes[pool][member];
    }

    /// @inheritdoc IGuaranteePools
    function heldOf(uint32 pool) external view returns (uint128 held) {
        Member[] storage members = _storage().members[pool];
        for (uint256 i = 0; i < members.length; ++i) {
            held += _storage().stakes[pool][members[i].party].capital;
        }
    }

    /// @inheritdoc IGuaranteePools
    function coverOf(uint32 pool, uint32 loan) external view returns (Cover memory) {
        return _storage().covers[pool][loan];
    }

    /// @inheritdoc IGuaranteePools
    function partsOf(
        uint32 pool,
        uint128 base
    ) external view returns (uint128 bankPart, uint256[] memory parts) {
        _known(pool);
        return _partsOf(pool, base);
    }

    /// @inheritdoc IGuaranteePools
    function outstandingOf(uint32 pool, uint32 loan, address member) external view returns (uint128) {
        bool claimed = _storage().covers[pool][loan].state == CoverState.Claimed;
        return claimed ? _storage().outstanding[loan][member] : 0;
    }

    function _partsOf(
        uint32 pool,
        uint128 base
    ) internal view returns (uint128 bankPart, uint256[] memory parts) {
        Pool storage p = _storage().pool[pool];
        return Losses.split(_storage().members[pool], p.lead, p.bankShare, base);
    }

    /// @dev What is owed on a loan in default, up to the cap.
    function _lossOf(uint32 pool, uint32 loan, uint128 cap) internal view returns (uint128) {
        (uint128 principal, uint128 interest) = LOANS.owedOf(loan);
        uint128 owed = principal + interest;
        bool defaulted = LOANS.loanOf(loan).state == LoanState.Defaulted;
        require(defaulted && owed != 0, LossMissing(pool, loan));
        return owed < cap ? owed : cap;
    }

    function _isAdmissible(uint32 loan) internal view returns (bool) {
        LoanState state = LOANS.loanOf(loan).state;
        return state == LoanState.Committed || state == LoanState.Accepted || state == LoanState.Drawn;
    }

    function _isOver(uint32 loan) internal view returns (bool) {
        LoanState state = LOANS.loanOf(loan).state;
        return state == LoanState.Repaid || state == LoanState.Cancelled;
    }

    /// @dev The creditor of the loan, who must be a bank of the pool.
    function _requireBank(uint32 pool, uint32 loan) internal view returns (address creditor) {
        creditor = LOANS.creditorOf(loan);
        Member[] storage members = _storage().members[pool];
        for (uint256 i = 0; i < members.length; ++i) {
            Member storage m = members[i];
            if (m.role == PoolRole.Bank && CONSORTIUM.answeringFor(m.party) == creditor) return creditor;
        }
        revert CreditorNotInPool(pool, loan, creditor);
    }

    /// @dev The member for which the caller acts.
    function _requireMember(uint32 pool) internal view returns (Member memory) {
        CONSORTIUM.requireActive(msg.sender);
        _known(pool);
        Member[] storage members = _storage().members[pool];
        for (uint256 i = 0; i < members.length; ++i) {
            if (_actsFor(members[i].party)) return members[i];
        }
        revert NotAMember(pool, msg.sender);
    }

    function _known(uint32 pool) internal view returns (Pool storage p) {
        p = _storage().pool[pool];
        require(p.lead != address(0), PoolUnknown(pool));
    }

    /// @dev Whether the caller is the party, or answers for it now that it has ceased.
    function _actsFor(address party) internal view returns (bool) {
        return msg.sender == party || msg.sender == CONSORTIUM.answeringFor(party);
    }

    function _storage() internal pure returns (PoolStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
