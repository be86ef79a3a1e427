// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind, Offices} from "../../authority/Offices.sol";
import {IDaybook} from "../../daybook/IDaybook.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IDepositToken} from "../../money/IDepositToken.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {LicenceView} from "../../register/ip/licences/ILicenceViews.sol";
import {Proprietorship} from "../../register/proprietorship/Proprietorship.sol";
import {Day, Days} from "../../types/Day.sol";
import {IBook} from "../IBook.sol";
import {IRoyalties, RoyaltySchedule, RoyaltyStatement, RoyaltyTerms} from "./IRoyalties.sol";
import {Licensed} from "./Licensed.sol";
import {Periods} from "./Periods.sol";
import {RoyaltyPayments} from "./RoyaltyPayments.sol";

/// @title Royalties
/// @notice See {IRoyalties}.
contract Royalties is RoyaltyPayments, AccessManagedUpgradeable, UUPSUpgradeable {
    using Licensed for RoyaltyTerms;
    using Licensed for RoyaltySchedule;
    using Periods for RoyaltyTerms;

    address private immutable CONSORTIUM;
    IDaybook private immutable DAYBOOK;

    /// @notice Builds an implementation.
    /// @param consortium Offices and parties.
    /// @param daybook Daybook, which knows the registers.
    /// @param token Deposits in which royalties are paid.
    constructor(
        address consortium,
        IDaybook daybook,
        IDepositToken token
    ) RoyaltyPayments(IPartyRegistry(consortium), token) {
        CONSORTIUM = consortium;
        DAYBOOK = daybook;
        _disableInitializers();
    }

    /// @notice Puts the royalties under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(CONSORTIUM);
    }

    /// @inheritdoc IRoyalties
    function propose(RoyaltyTerms calldata terms) external returns (uint32 schedule) {
        PARTIES.requireActive(msg.sender);
        require(DAYBOOK.isAdmitted(terms.register), IDaybook.RegisterUnknown(terms.register));
        terms.requireAsking();
        schedule = ++_storage().lastSchedule;
        RoyaltySchedule storage s = _storage().schedules[schedule];
        s.terms = terms;
        emit RoyaltiesProposed(schedule, msg.sender, terms);
        _agree(schedule, s);
    }

    /// @inheritdoc IRoyalties
    function agree(uint32 schedule) external {
        PARTIES.requireActive(msg.sender);
        RoyaltySchedule storage s = _schedule(schedule);
        require(!s.open, RoyaltiesOpen(schedule));
        _agree(schedule, s);
    }

    /// @inheritdoc IRoyalties
    function file(
        uint32 schedule,
        uint16 period,
        uint128 figure,
        uint128 due,
        bytes32 report
    ) external returns (uint32 statement) {
        RoyaltySchedule storage s = _schedule(schedule);
        _requireLicensee(schedule, s);
        statement = _storage().stated[schedule][period];
        require(statement == 0, PeriodStated(schedule, period, statement));
        s.terms.requireStatable(schedule, period, Days.today());
        s.terms.requireRight(schedule, figure, due);
        require(report != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        statement = ++_storage().lastStatement;
        _storage().stated[schedule][period] = statement;
        _storage().statements[statement] = RoyaltyStatement(schedule, period, 1, figure, due, 0, report);
        emit RoyaltyStated(statement, schedule, period, 1, figure, due, report);
    }

    /// @inheritdoc IRoyalties
    function correct(uint32 statement, uint128 figure, uint128 due, bytes32 report) external {
        RoyaltyStatement storage it = _storage().statements[statement];
        require(it.version != 0, StatementUnknown(statement));
        RoyaltySchedule storage s = _storage().schedules[it.schedule];
        _requireLicensee(it.schedule, s);
        require(_storage().parts[statement].length == 0, PartsUnpaid(statement));
        s.terms.requireRight(it.schedule, figure, due);
        require(report != bytes32(0), IEvidenceRegistry.CommitmentEmpty());
        if (it.paid > due) {
            s.credit += it.paid - due;
            it.paid = due;
        }
        (it.figure, it.due, it.report) = (figure, due, report);
        emit RoyaltyStated(statement, it.schedule, it.period, ++it.version, figure, due, report);
    }

    /// @inheritdoc IBook
    function settled(uint32 ref, address party, uint128 amount, bool paysIn, uint32) external {
        IAuthority(CONSORTIUM).checkOffice(msg.sender, OfficeKind.Settlement, Offices.NATIONAL);
        require(!paysIn, NotPaidOf(ref, party));
        _notePart(ref, party, amount);
    }

    /// @inheritdoc IRoyalties
    function scheduleOf(uint32 schedule) external view returns (RoyaltySchedule memory) {
        return _storage().schedules[schedule];
    }

    /// @inheritdoc IRoyalties
    function statementOf(uint32 statement) external view returns (RoyaltyStatement memory) {
        return _storage().statements[statement];
    }

    /// @inheritdoc IRoyalties
    function statementFor(uint32 schedule, uint16 period) external view returns (uint32) {
        return _storage().stated[schedule][period];
    }

    /// @inheritdoc IRoyalties
    function periodOf(uint32 schedule, uint16 period) external view returns (Day first, Day last) {
        return _schedule(schedule).terms.daysOf(schedule, period);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @dev The register of the day says who must agree; with the last of them the schedule is open.
    function _agree(uint32 schedule, RoyaltySchedule storage s) private {
        RoyaltyTerms memory t = s.terms;
        LicenceView memory v = t.licenceOf();
        Proprietorship.Holding[] memory licensors = t.licensorsOf(v.licensor);
        (bool gave, ) = Licensed.indexOf(PARTIES, licensors, msg.sender);
        bool took = msg.sender == PARTIES.answeringFor(v.licensee);
        require(gave || took, NotOfLicence(t.title, t.licence, msg.sender));
        (bool known, ) = Licensed.indexOf(PARTIES, licensors, t.taker);
        require(known, TakerNotLicensor(t.taker));
        bytes32 key = keccak256(abi.encode(t.register, t.title, t.licence));
        t.requireFitting(v, _storage().covered[key]);
        _storage().agreed[schedule][msg.sender] = true;
        emit RoyaltiesAgreed(schedule, msg.sender);
        if (!_haveAgreed(schedule, t.needsAll(v.kind), licensors, v.licensee)) return;
        s.open = true;
        (s.licensee, s.licensor) = (v.licensee, v.licensor);
        (, _storage().covered[key]) = t.daysOf(schedule, t.periods);
        emit RoyaltiesOpened(schedule, t.register, t.title, t.licence);
    }

    function _haveAgreed(
        uint32 schedule,
        bool all,
        Proprietorship.Holding[] memory licensors,
        address licensee
    ) private view returns (bool) {
        mapping(address => bool) storage agreed = _storage().agreed[schedule];
        if (!agreed[PARTIES.answeringFor(licensee)]) return false;
        uint256 count;
        for (uint256 i = 0; i < licensors.length; ++i) {
            if (agreed[PARTIES.answeringFor(licensors[i].party)]) ++count;
        }
        return all ? count == licensors.length : count != 0;
    }

    function _requireLicensee(uint32 schedule, RoyaltySchedule storage s) private {
        require(s.open, RoyaltiesNotAgreed(schedule));
        s.note();
        address licensee = PARTIES.answeringFor(s.licensee);
        require(msg.sender == licensee, NotTheLicensee(schedule, msg.sender, licensee));
        PARTIES.requireActive(licensee);
    }

    function _schedule(uint32 schedule) private view returns (RoyaltySchedule storage s) {
        s = _storage().schedules[schedule];
        require(s.terms.licence != 0, RoyaltiesUnknown(schedule));
    }
}
