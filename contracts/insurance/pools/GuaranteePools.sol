// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {OfficeKind, Offices} from "../../authority/Offices.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {ILoans} from "../../settlement/loans/ILoans.sol";
import {Founding} from "./Founding.sol";
import {IGuaranteePools} from "./IGuaranteePools.sol";
import {PoolBook} from "./PoolBook.sol";
import {Cover, CoverState, Member, Pool, PoolRole, Stake} from "./PoolTypes.sol";

/// @title GuaranteePools
/// @notice See {IGuaranteePools}.
contract GuaranteePools is PoolBook, AccessManagedUpgradeable, UUPSUpgradeable {
    using SafeERC20 for IERC20;

    IERC20 private immutable TOKEN;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits that the pools hold.
    /// @param loans Loans that the pools cover.
    constructor(IConsortium consortium, IERC20 token, ILoans loans) PoolBook(consortium, loans) {
        TOKEN = token;
        _disableInitializers();
    }

    /// @notice Puts the pools under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(CONSORTIUM));
    }

    /// @inheritdoc IGuaranteePools
    function found(
        Member[] calldata members,
        uint64 bankShare,
        uint128 ceiling,
        bytes32 terms
    ) external returns (uint32 pool) {
        CONSORTIUM.requireActive(msg.sender);
        Founding.requireSound(members, bankShare, ceiling, terms, msg.sender);
        PoolStorage storage $ = _storage();
        pool = ++$.pools;
        $.pool[pool] = Pool(msg.sender, bankShare, uint8(members.length), ceiling, 0, 0, terms);
        for (uint256 i = 0; i < members.length; ++i) $.members[pool].push(members[i]);
        emit PoolFounded(pool, msg.sender, bankShare, ceiling, members, terms);
    }

    /// @inheritdoc IGuaranteePools
    function join(uint32 pool, uint128 capital) external {
        Member memory m = _requireMember(pool);
        Stake storage stake = _storage().stakes[pool][m.party];
        require(!stake.joined, MemberJoined(pool, m.party));
        if (m.role == PoolRole.Insurer) {
            CONSORTIUM.checkOffice(msg.sender, OfficeKind.Insurer, Offices.NATIONAL);
        }
        require((m.role == PoolRole.Bank) == (capital == 0), CapitalInvalid(pool, m.party, capital));
        stake.joined = true;
        --_storage().pool[pool].missing;
        emit PoolJoined(pool, m.party, capital);
        _payIn(stake, capital);
    }

    /// @inheritdoc IGuaranteePools
    function topUp(uint32 pool, uint128 amount) external {
        Member memory m = _requireMember(pool);
        Stake storage stake = _storage().stakes[pool][m.party];
        require(stake.joined, MemberNotJoined(pool, m.party));
        require(amount != 0 && m.role != PoolRole.Bank, CapitalInvalid(pool, m.party, amount));
        emit CapitalAdded(pool, m.party, amount);
        _payIn(stake, amount);
    }

    /// @inheritdoc IGuaranteePools
    function withdraw(uint32 pool, uint128 amount) external {
        Member memory m = _requireMember(pool);
        Stake storage stake = _storage().stakes[pool][m.party];
        require(amount != 0, CapitalInvalid(pool, m.party, amount));
        uint128 free = stake.capital > stake.needed ? stake.capital - stake.needed : 0;
        require(amount <= free, CapitalNeeded(pool, m.party, amount, free));
        stake.capital -= amount;
        stake.takenOut += amount;
        emit CapitalWithdrawn(pool, m.party, amount);
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IGuaranteePools
    function admit(uint32 pool, uint32 loan, uint128 cap) external {
        CONSORTIUM.requireActive(msg.sender);
        PoolStorage storage $ = _storage();
        Pool storage p = _known(pool);
        require(p.missing == 0, PoolNotJoined(pool, p.missing));
        address bank = _requireBank(pool, loan);
        require(msg.sender == bank || _actsFor(p.lead), NotLeadOrBank(pool, loan, msg.sender));
        require(cap != 0, CapEmpty(pool, loan));
        require(_isAdmissible(loan), LoanNotAdmissible(pool, loan));
        require($.poolOfLoan[loan] == 0, LoanInPool(loan, $.poolOfLoan[loan]));
        address by = msg.sender == bank ? bank : p.lead;
        Cover storage c = $.covers[pool][loan];
        if (c.state != CoverState.Proposed || c.cap != cap || c.by == by) {
            $.covers[pool][loan] = Cover(CoverState.Proposed, cap, by, 0);
            emit AdmissionProposed(pool, loan, by, cap);
            return;
        }
        c.state = CoverState.Admitted;
        $.poolOfLoan[loan] = pool;
        _need(pool, cap, true);
        emit LoanAdmitted(pool, loan, cap);
    }

    /// @inheritdoc IGuaranteePools
    function release(uint32 pool, uint32 loan) external {
        CONSORTIUM.requireActive(msg.sender);
        PoolStorage storage $ = _storage();
        Cover storage c = $.covers[pool][loan];
        CoverState state = c.state;
        require(state != CoverState.Claimed, LossClaimedBefore(pool, loan));
        bool standing = state == CoverState.Proposed || state == CoverState.Admitted;
        require(standing, LoanNotAdmitted(pool, loan, state));
        bool bank = msg.sender == LOANS.creditorOf(loan);
        require(bank || _actsFor($.pool[pool].lead), NotLeadOrBank(pool, loan, msg.sender));
        if (state == CoverState.Admitted) {
            require(bank || _isOver(loan), StillCovered(pool, loan));
            delete $.poolOfLoan[loan];
            _need(pool, c.cap, false);
        }
        c.state = CoverState.Released;
        emit LoanReleased(pool, loan);
    }

    /// @inheritdoc IGuaranteePools
    function claim(uint32 pool, uint32 loan, bytes32 evidence) external {
        CONSORTIUM.requireActive(msg.sender);
        PoolStorage storage $ = _storage();
        Cover storage c = $.covers[pool][loan];
        require(c.state != CoverState.Claimed, LossClaimedBefore(pool, loan));
        require(c.state == CoverState.Admitted, LoanNotAdmitted(pool, loan, c.state));
        address bank = _requireBank(pool, loan);
        require(msg.sender == bank, NotLeadOrBank(pool, loan, msg.sender));
        uint128 base = _lossOf(pool, loan, c.cap);
        CONSORTIUM.requireGood(evidence);
        require($.losses[evidence] == 0, LossEvidenceUsed(evidence, $.losses[evidence]));
        $.losses[evidence] = loan;
        _need(pool, c.cap, false);
        (c.state, c.by, c.base) = (CoverState.Claimed, bank, base);
        (uint128 bankPart, uint256[] memory parts) = _partsOf(pool, base);
        _bear(pool, loan, base - bankPart, parts);
        emit LossShared(pool, loan, bank, base, parts, bankPart, evidence);
        if (base != bankPart) TOKEN.safeTransfer(bank, base - bankPart);
    }

    /// @inheritdoc IGuaranteePools
    function recover(uint32 pool, uint32 loan, uint128 amount) external {
        CONSORTIUM.requireActive(msg.sender);
        PoolStorage storage $ = _storage();
        Cover storage c = $.covers[pool][loan];
        require(c.state == CoverState.Claimed, LoanNotAdmitted(pool, loan, c.state));
        require(_actsFor(c.by), NotThePaidBank(pool, loan, msg.sender, c.by));
        require(amount != 0, RecoveryEmpty(pool, loan));
        Member[] memory members = $.members[pool];
        (, uint256[] memory parts) = _partsOf(pool, amount);
        uint256 open;
        uint128 due;
        for (uint256 i = 0; i < parts.length; ++i) {
            address member = members[i].party;
            uint128 left = $.outstanding[loan][member];
            open += left;
            if (parts[i] > left) parts[i] = left;
            uint128 part = uint128(parts[i]);
            due += part;
            $.outstanding[loan][member] = left - part;
            $.stakes[pool][member].capital += part;
        }
        require(open != 0, NothingToRecover(pool, loan));
        $.pool[pool].recovered += due;
        emit RecoveryShared(pool, loan, amount, parts);
        if (due != 0) TOKEN.safeTransferFrom(msg.sender, address(this), due);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    function _payIn(Stake storage stake, uint128 amount) private {
        stake.capital += amount;
        stake.paidIn += amount;
        if (amount != 0) TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @dev Takes each member's part of a loss from its capital.
    function _bear(uint32 pool, uint32 loan, uint128 sum, uint256[] memory parts) private {
        PoolStorage storage $ = _storage();
        Pool storage p = $.pool[pool];
        uint128 left = p.ceiling - p.paidOut;
        require(sum <= left, CeilingExceeded(pool, sum, left));
        p.paidOut += sum;
        Member[] storage members = $.members[pool];
        for (uint256 i = 0; i < parts.length; ++i) {
            address member = members[i].party;
            Stake storage stake = $.stakes[pool][member];
            uint128 part = uint128(parts[i]);
            require(part <= stake.capital, CapitalShort(pool, member, stake.capital, part));
            stake.capital -= part;
            $.outstanding[loan][member] = part;
        }
    }

    /// @dev Counts what a loan of this cap could cost each member, or no longer.
    function _need(uint32 pool, uint128 cap, bool more) private {
        PoolStorage storage $ = _storage();
        Member[] storage members = $.members[pool];
        (, uint256[] memory parts) = _partsOf(pool, cap);
        for (uint256 i = 0; i < parts.length; ++i) {
            Stake storage stake = $.stakes[pool][members[i].party];
            if (more) stake.needed += uint128(parts[i]);
            else stake.needed -= uint128(parts[i]);
        }
    }
}
