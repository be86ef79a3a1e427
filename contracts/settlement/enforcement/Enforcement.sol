// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {IDaybook} from "../../daybook/IDaybook.sol";
import {Instrument} from "../../daybook/Instruments.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Charge} from "../../register/charges/Charges.sol";
import {IRegister} from "../../register/IRegister.sol";
import {Act} from "../../types/Acts.sol";
import {OrderedTransfer} from "../../types/instruments/Ordering.sol";
import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {TitleId} from "../../types/TitleId.sol";
import {ILoans} from "../loans/ILoans.sol";
import {Distribution} from "./Distribution.sol";
import {IEnforcement, Line, LineKind, Plan, Sale, SaleState} from "./IEnforcement.sol";
import {Plans} from "./Plans.sol";

/// @title Enforcement
/// @notice See {IEnforcement}.
contract Enforcement is IEnforcement, AccessManagedUpgradeable, UUPSUpgradeable {
    using SafeERC20 for IERC20;

    /// @custom:storage-location erc7201:parkfolio.storage.Enforcement
    struct EnforcementStorage {
        /// Number given last.
        uint32 last;
        /// Sales by number.
        mapping(uint32 sale => Sale) sales;
        /// Fen held of a sale for payees that could not be paid.
        mapping(uint32 sale => mapping(address party => uint128)) kept;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Enforcement")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x2ee39e34e5a50e643baa3818eb7439c4aa92feeb233814694020b24441844900;

    address private immutable CONSORTIUM;
    IDaybook private immutable DAYBOOK;
    IDepositToken private immutable TOKEN;
    ILoans private immutable LOANS;

    /// @notice Builds an implementation.
    /// @param consortium Offices and parties.
    /// @param daybook Daybook, which records the orders.
    /// @param token Deposits in which prices are paid.
    /// @param loans Loans, which know the claims.
    constructor(address consortium, IDaybook daybook, IDepositToken token, ILoans loans) {
        CONSORTIUM = consortium;
        DAYBOOK = daybook;
        TOKEN = token;
        LOANS = loans;
        _disableInitializers();
    }

    /// @notice Puts the sales under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(CONSORTIUM);
    }

    /// @inheritdoc IEnforcement
    function announce(
        address register,
        TitleId title,
        address from,
        address buyer,
        uint128 price
    ) external returns (uint32 sale) {
        _requireCourt(title);
        require(DAYBOOK.isAdmitted(register), IDaybook.RegisterUnknown(register));
        bytes32 head = IRegister(register).headOf(title);
        require(head != bytes32(0), TitleNotRegistered(register, title));
        require(price != 0, PriceZero(title));
        require(buyer != from, BuyerIsOwner(title, buyer));
        _parties().requireActive(buyer);
        sale = ++_storage().last;
        _storage().sales[sale] = Sale(register, title, from, buyer, price, head, SaleState.Announced, 0, 0);
        emit SaleAnnounced(sale, title, buyer, from, register, price, msg.sender);
    }

    /// @inheritdoc IEnforcement
    function deposit(uint32 sale, uint128 amount) external {
        Sale storage it = _storage().sales[sale];
        require(it.state != SaleState.None, SaleUnknown(sale));
        bool buys = msg.sender == _parties().answeringFor(it.buyer);
        require(buys, NotTheBuyer(sale, msg.sender, it.buyer));
        require(it.state == SaleState.Announced, SaleOver(sale, it.state));
        uint128 missing = it.price - it.paidIn;
        require(amount != 0 && amount <= missing, DepositInvalid(sale, amount, missing));
        it.paidIn += amount;
        emit PriceDeposited(sale, amount, it.paidIn);
        IERC20(TOKEN).safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IEnforcement
    function review(uint32 sale) external {
        Sale storage it = _running(sale);
        it.head = IRegister(it.register).headOf(it.title);
        emit SaleReviewed(sale, it.head, msg.sender);
    }

    /// @inheritdoc IEnforcement
    function settle(
        uint32 sale,
        Instrument calldata instrument,
        Plan calldata plan
    ) external returns (uint32 number) {
        Sale storage it = _running(sale);
        require(it.paidIn == it.price, PriceNotPaid(sale, it.paidIn, it.price));
        bytes32 head = IRegister(it.register).headOf(it.title);
        require(head == it.head, SaleTitleChanged(sale, head, it.head));
        uint128 stated = _requireOrder(sale, it, instrument);
        (Line[] memory lines, uint128 proceeds) = distributionOf(sale, plan);
        require(stated == proceeds, ProceedsMismatch(sale, stated, proceeds));
        it.state = SaleState.Settled;
        uint32[] memory loans = _noted(it, lines);
        number = _recorded(instrument);
        emit SaleSettled(sale, number, msg.sender);
        for (uint256 i = 0; i < lines.length; ++i) {
            Line memory line = lines[i];
            bool repays = loans[i] != 0 && line.amount != 0;
            if (repays) LOANS.settled(loans[i], line.payee, line.amount, false, number);
        }
        _payAll(sale, it, lines);
    }

    /// @inheritdoc IEnforcement
    function end(uint32 sale, bytes32 reason) external {
        Sale storage it = _running(sale);
        it.state = SaleState.Ended;
        emit SaleEnded(sale, reason, msg.sender);
        if (it.paidIn != 0) _pay(sale, it, _parties().answeringFor(it.buyer), it.paidIn);
    }

    /// @inheritdoc IEnforcement
    function collect(uint32 sale, address party) external {
        uint128 amount = _storage().kept[sale][party];
        require(amount != 0, NothingToCollect(sale, party));
        address payee = _parties().answeringFor(party);
        _parties().requireActive(payee);
        delete _storage().kept[sale][party];
        _storage().sales[sale].paidOut += amount;
        emit SaleCollected(sale, party, payee, amount);
        IERC20(TOKEN).safeTransfer(payee, amount);
    }

    /// @inheritdoc IEnforcement
    function saleOf(uint32 sale) external view returns (Sale memory) {
        return _storage().sales[sale];
    }

    /// @inheritdoc IEnforcement
    function heldOf(uint32 sale) external view returns (uint128) {
        Sale storage it = _storage().sales[sale];
        return it.paidIn - it.paidOut;
    }

    /// @inheritdoc IEnforcement
    function heldFor(uint32 sale, address party) external view returns (uint128) {
        return _storage().kept[sale][party];
    }

    /// @inheritdoc IEnforcement
    function count() external view returns (uint32) {
        return _storage().last;
    }

    /// @inheritdoc IEnforcement
    function distributionOf(
        uint32 sale,
        Plan calldata plan
    ) public view returns (Line[] memory lines, uint128 proceeds) {
        Sale memory it = _storage().sales[sale];
        require(it.state != SaleState.None, SaleUnknown(sale));
        proceeds = Plans.requirePriors(sale, it.price, plan.priors);
        Charge[] memory claims = Plans.claimsOf(_parties(), LOANS, sale, it, plan.findings);
        Plans.requireSeizing(sale, it, plan.seizing);
        address owner = _parties().answeringFor(it.from);
        lines = Distribution.distribute(it.price, plan.priors, claims, plan.seizing, owner);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev The order is recorded on the word of the officer of the court who settles.
    function _recorded(Instrument calldata instrument) private returns (uint32) {
        Instrument[] memory orders = new Instrument[](1);
        orders[0] = instrument;
        return DAYBOOK.recordSettled(orders, new address[](0), msg.sender, msg.sender);
    }

    /// @dev Loans of the lines, which keep their creditors: the order ends the charges that tell who they are.
    function _noted(Sale storage it, Line[] memory lines) private returns (uint32[] memory loans) {
        loans = new uint32[](lines.length);
        for (uint256 i = 0; i < lines.length; ++i) {
            if (lines[i].kind != LineKind.Security) continue;
            loans[i] = LOANS.loanOn(it.register, lines[i].ref);
            if (loans[i] != 0) LOANS.note(loans[i]);
        }
    }

    function _payAll(uint32 sale, Sale storage it, Line[] memory lines) private {
        for (uint256 i = 0; i < lines.length; ++i) {
            Line memory line = lines[i];
            bool held = line.amount != 0 && !_pay(sale, it, line.payee, line.amount);
            emit SaleLine(sale, line.kind, line.ref, line.payee, line.amount, held);
        }
    }

    /// @dev Pays, or holds for a payee that may not act now: a court has often stopped whom it executes against.
    function _pay(uint32 sale, Sale storage it, address payee, uint128 amount) private returns (bool paid) {
        address taker = _parties().answeringFor(payee);
        paid = TOKEN.whyNot(address(this), taker, amount).length == 0;
        if (!paid) {
            _storage().kept[sale][payee] += amount;
            return false;
        }
        it.paidOut += amount;
        IERC20(TOKEN).safeTransfer(taker, amount);
    }

    function _requireOrder(
        uint32 sale,
        Sale storage it,
        Instrument calldata instrument
    ) private view returns (uint128 proceeds) {
        bool known = instrument.register == it.register && instrument.act == Act.OrderedTransfer;
        OrderedTransfer memory o;
        if (known) o = abi.decode(instrument.body, (OrderedTransfer));
        bool fits = known && o.header.title == it.title && o.from == it.from && o.to == it.buyer;
        require(fits, OrderMismatch(sale, instrument.register, instrument.act, o.header.title, o.from, o.to));
        bool whole = o.auction && o.denominator == 0;
        require(whole, OrderNotOfWhole(sale, o.auction, o.denominator));
        return o.proceeds;
    }

    /// @dev A sale that runs, for the court of its title.
    function _running(uint32 sale) private view returns (Sale storage it) {
        it = _storage().sales[sale];
        require(it.state != SaleState.None, SaleUnknown(sale));
        _requireCourt(it.title);
        require(it.state == SaleState.Announced, SaleOver(sale, it.state));
    }

    function _requireCourt(TitleId title) private view {
        uint32 division = Jurisdictions.divisionOf(title);
        IAuthority(CONSORTIUM).checkOffice(msg.sender, OfficeKind.Court, division);
    }

    function _parties() private view returns (IPartyRegistry) {
        return IPartyRegistry(CONSORTIUM);
    }

    function _storage() private pure returns (EnforcementStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
