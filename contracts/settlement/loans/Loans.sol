// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind, Offices} from "../../authority/Offices.sol";
import {IDaybook} from "../../daybook/IDaybook.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {Day, Days} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IBook} from "../IBook.sol";
import {ILoans, Loan, LoanState, Terms} from "./ILoans.sol";
import {Interest} from "./Interest.sol";
import {LoanAccount} from "./LoanAccount.sol";
import {LoanSecurity} from "./LoanSecurity.sol";

/// @title Loans
/// @notice See {ILoans}.
contract Loans is ILoans, AccessManagedUpgradeable, UUPSUpgradeable {
    using LoanAccount for Loan;
    using SafeERC20 for IERC20;

    /// @custom:storage-location erc7201:parkfolio.storage.Loans
    struct LoansStorage {
        /// Number given last.
        uint32 last;
        /// Loans by number.
        mapping(uint32 loan => Loan) loans;
        /// Loan that a charge secures, by register and number of the charge, which it keeps on every title.
        mapping(bytes32 charge => uint32 loan) tied;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Loans")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xd8b40e659eac0307a67c6ca3bbc1ec6777fd9c99f088340811aa456674fcbc00;

    address private immutable CONSORTIUM;
    IDaybook private immutable DAYBOOK;
    IERC20 private immutable TOKEN;

    /// @notice Builds an implementation.
    /// @param consortium Offices, evidence and parties.
    /// @param daybook Daybook, which knows the registers.
    /// @param token Deposits in which loans are paid.
    constructor(address consortium, IDaybook daybook, IERC20 token) {
        CONSORTIUM = consortium;
        DAYBOOK = daybook;
        TOKEN = token;
        _disableInitializers();
    }

    /// @notice Puts the loans under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(CONSORTIUM);
    }

    /// @inheritdoc ILoans
    function commit(Terms calldata terms) external returns (uint32 loan) {
        require(msg.sender == terms.lender, NotTheLender(0, msg.sender, terms.lender));
        _parties().requireActive(terms.lender);
        _parties().requireActive(terms.borrower);
        require(terms.borrower != terms.lender, LenderIsBorrower(terms.lender));
        require(terms.sum != 0, LoanAmountZero(0));
        Day today = Days.today();
        bool inOrder = today <= terms.drawUntil && terms.drawUntil <= terms.maturity;
        require(inOrder, LoanPeriodInvalid(today, terms.drawUntil, terms.maturity));
        require(DAYBOOK.isAdmitted(terms.register), IDaybook.RegisterUnknown(terms.register));
        loan = ++_storage().last;
        Loan storage it = _storage().loans[loan];
        (it.terms, it.state, it.creditor) = (terms, LoanState.Committed, terms.lender);
        (it.since, it.accruedOn) = (DAYBOOK.lastNumber(), today);
        emit LoanCommitted(loan, terms.lender, terms.borrower, terms);
    }

    /// @inheritdoc ILoans
    function accept(uint32 loan) external {
        Loan storage it = _loan(loan);
        _requireBorrower(loan, it);
        LoanState state = it.stateOf(_parties());
        require(state == LoanState.Committed, LoanStateInvalid(loan, state));
        it.state = LoanState.Accepted;
        emit LoanAccepted(loan);
    }

    /// @inheritdoc ILoans
    function fund(uint32 loan, uint128 amount) external {
        Loan storage it = _loan(loan);
        _requireLender(loan, it);
        require(amount != 0, LoanAmountZero(loan));
        it.requireDrawing(loan);
        uint128 room = uint128(Math.saturatingSub(it.roomUnder(), it.held));
        require(amount <= room, FundingAboveSum(loan, amount, room));
        it.held += amount;
        emit LoanFunded(loan, amount);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ILoans
    function withdrawUndrawn(uint32 loan) external {
        Loan storage it = _loan(loan);
        _requireLender(loan, it);
        uint128 amount = it.held;
        require(amount != 0, NothingUndrawn(loan));
        bool free = it.state == LoanState.Committed || !it.canDraw(_parties());
        require(free, CommitmentBinding(loan, it.terms.drawUntil));
        it.held = 0;
        emit UndrawnWithdrawn(loan, amount);
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ILoans
    function cancel(uint32 loan) external {
        Loan storage it = _loan(loan);
        bool lender = _answers(msg.sender, it.terms.lender);
        require(lender || _answers(msg.sender, it.terms.borrower), NotPartyToLoan(loan, msg.sender));
        _parties().requireActive(msg.sender);
        it.requireDrawing(loan);
        bool bound = lender && it.state != LoanState.Committed;
        require(!bound, CommitmentBinding(loan, it.terms.drawUntil));
        it.closed = true;
        emit DrawingCancelled(loan, msg.sender);
    }

    /// @inheritdoc ILoans
    function tie(uint32 loan, uint32 charge) external {
        Loan storage it = _loan(loan);
        require(it.charge == 0, AlreadyTied(loan, it.charge));
        it.requireDrawing(loan);
        bool made = charge > it.since || _answers(msg.sender, it.terms.lender);
        require(made, ChargeBeforeLoan(loan, charge, it.since));
        _tie(loan, it, charge);
    }

    /// @inheritdoc ILoans
    function follow(uint32 loan, TitleId title) external {
        Loan storage it = _loan(loan);
        require(it.charge != 0, NotTied(loan));
        TitleId from = it.terms.title;
        LoanSecurity.requireFollowing(loan, it.terms, it.charge, title);
        it.terms.title = title;
        emit LoanFollowed(loan, from, title);
    }

    /// @inheritdoc ILoans
    function draw(uint32 loan, uint128 amount) external {
        Loan storage it = _loan(loan);
        _requireBorrower(loan, it);
        _draw(loan, it, amount);
        require(amount <= it.held, NotFunded(loan, amount, it.held));
        it.held -= amount;
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ILoans
    function repay(uint32 loan, uint128 amount) external {
        Loan storage it = _loan(loan);
        address creditor = _note(loan, it);
        _repay(loan, it, amount, creditor);
        TOKEN.safeTransferFrom(msg.sender, creditor, amount);
    }

    /// @inheritdoc ILoans
    function note(uint32 loan) external returns (address) {
        return _note(loan, _loan(loan));
    }

    /// @inheritdoc ILoans
    function declareDefault(uint32 loan, bytes32 evidence) external {
        Loan storage it = _loan(loan);
        address creditor = _note(loan, it);
        require(msg.sender == creditor, NotTheCreditor(loan, msg.sender, creditor));
        _parties().requireActive(msg.sender);
        LoanState state = it.stateOf(_parties());
        require(state == LoanState.Drawn, LoanStateInvalid(loan, state));
        Day today = Days.today();
        require(today > it.terms.maturity, NotMatured(loan, today, it.terms.maturity));
        IEvidenceRegistry(CONSORTIUM).requireGood(evidence);
        it.state = LoanState.Defaulted;
        emit DefaultDeclared(loan, creditor, evidence, it.principal, it.interestOf());
    }

    /// @inheritdoc IBook
    function settled(uint32 ref, address party, uint128 amount, bool paysIn, uint32 number) external {
        IAuthority(CONSORTIUM).checkOffice(msg.sender, OfficeKind.Settlement, Offices.NATIONAL);
        Loan storage it = _loan(ref);
        address creditor = _note(ref, it);
        if (!paysIn) {
            require(_answers(party, creditor), NotTheCreditor(ref, party, creditor));
            _repay(ref, it, amount, creditor);
            return;
        }
        require(_answers(party, it.terms.lender), NotTheLender(ref, party, it.terms.lender));
        require(it.state != LoanState.Committed, LoanStateInvalid(ref, it.state));
        if (it.charge == 0 && number != 0) {
            it.requireDrawing(ref);
            _tie(ref, it, number);
        }
        require(number == 0 || number == it.charge, AlreadyTied(ref, it.charge));
        _draw(ref, it, amount);
    }

    /// @inheritdoc ILoans
    function loanOf(uint32 loan) external view returns (Loan memory it) {
        it = _storage().loans[loan];
        if (it.state != LoanState.None) it.state = _storage().loans[loan].stateOf(_parties());
    }

    /// @inheritdoc ILoans
    function owedOf(uint32 loan) external view returns (uint128 principal, uint128 interest) {
        Loan storage it = _storage().loans[loan];
        return (it.principal, it.interestOf());
    }

    /// @inheritdoc ILoans
    function creditorOf(uint32 loan) external view returns (address) {
        Loan storage it = _storage().loans[loan];
        return _parties().answeringFor(_chargeeOf(it));
    }

    /// @inheritdoc ILoans
    function loanOn(address register, uint32 charge) external view returns (uint32) {
        return _storage().tied[_key(register, charge)];
    }

    /// @inheritdoc ILoans
    function heldOf(uint32 loan) external view returns (uint128) {
        return _storage().loans[loan].held;
    }

    /// @inheritdoc ILoans
    function count() external view returns (uint32) {
        return _storage().last;
    }

    function _authorizeUpgrade(address) internal override restricted {}

    function _tie(uint32 loan, Loan storage it, uint32 charge) private {
        Terms memory terms = it.terms;
        bytes32 key = _key(terms.register, charge);
        uint32 other = _storage().tied[key];
        require(other == 0, ChargeTaken(loan, charge, other));
        Charge memory c = LoanSecurity.requireFit(_parties(), loan, terms, charge);
        require(c.sum >= terms.sum, ChargeTooSmall(loan, charge, c.sum, terms.sum));
        it.charge = charge;
        _storage().tied[key] = loan;
        emit LoanTied(loan, terms.register, terms.title, charge);
    }

    /// @dev Owes the borrower's draw; who moves the money sees to it afterwards.
    function _draw(uint32 loan, Loan storage it, uint128 amount) private {
        require(amount != 0, LoanAmountZero(loan));
        it.requireDrawing(loan);
        require(it.charge != 0, NotTied(loan));
        Charge memory c = LoanSecurity.requireFit(_parties(), loan, it.terms, it.charge);
        if (it.terms.maximum) LoanSecurity.requireInPeriod(loan, c, Days.today());
        it.accrue();
        uint128 room = LoanSecurity.roomOf(it, c, Interest.wholeFen(it.accrued));
        require(amount <= room, DrawAboveSum(loan, amount, room));
        it.state = LoanState.Drawn;
        it.drawn += amount;
        it.principal += amount;
        emit LoanDrawn(loan, amount, it.principal, msg.sender);
    }

    /// @dev Takes a payment off what is owed; who moves the money sees to it.
    function _repay(uint32 loan, Loan storage it, uint128 amount, address creditor) private {
        (uint128 ofInterest, uint128 ofPrincipal) = it.pay(loan, amount);
        emit LoanRepaid(loan, creditor, ofInterest, ofPrincipal, msg.sender);
    }

    /// @dev Keeps what the register says of the creditor, for the time when the charge is gone.
    function _note(uint32 loan, Loan storage it) private returns (address) {
        address chargee = _chargeeOf(it);
        if (chargee != it.creditor) {
            it.creditor = chargee;
            emit CreditorNoted(loan, chargee);
        }
        return _parties().answeringFor(chargee);
    }

    function _chargeeOf(Loan storage it) private view returns (address) {
        (bool found, Charge memory c) = LoanSecurity.find(it.terms, it.charge);
        return found ? c.chargee : it.creditor;
    }

    function _requireLender(uint32 loan, Loan storage it) private view {
        require(_answers(msg.sender, it.terms.lender), NotTheLender(loan, msg.sender, it.terms.lender));
        _parties().requireActive(msg.sender);
    }

    function _requireBorrower(uint32 loan, Loan storage it) private view {
        require(_answers(msg.sender, it.terms.borrower), NotTheBorrower(loan, msg.sender, it.terms.borrower));
        _parties().requireActive(msg.sender);
    }

    /// @dev Whether `caller` is the party, or answers for it since it ceased.
    function _answers(address caller, address party) private view returns (bool) {
        return caller == _parties().answeringFor(party);
    }

    function _loan(uint32 loan) private view returns (Loan storage it) {
        it = _storage().loans[loan];
        require(it.state != LoanState.None, LoanUnknown(loan));
    }

    function _key(address register, uint32 charge) private pure returns (bytes32) {
        return keccak256(abi.encode(register, charge));
    }

    function _parties() private view returns (IPartyRegistry) {
        return IPartyRegistry(CONSORTIUM);
    }

    function _storage() private pure returns (LoansStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
