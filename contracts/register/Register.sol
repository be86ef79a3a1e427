// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {
    IERC6909,
    IERC6909ContentURI,
    IERC6909Metadata,
    IERC6909TokenSupply
} from "@openzeppelin/contracts/interfaces/IERC6909.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IAuthority} from "../authority/IAuthority.sol";
import {OfficeKind} from "../authority/Offices.sol";
import {RunsBehind} from "../authority/RunsBehind.sol";
import {IEvidenceRegistry} from "../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry, Standing} from "../party/IPartyRegistry.sol";
import {Act} from "../types/Acts.sol";
import {Day, Days} from "../types/Day.sol";
import {Jurisdictions} from "../types/Jurisdictions.sol";
import {TitleId} from "../types/TitleId.sol";
import {TransferActs} from "./acts/TransferActs.sol";
import {Folios} from "./folio/Folios.sol";
import {ICallingDaybook} from "./ICallingDaybook.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {IRegister} from "./IRegister.sol";
import {Lodging, Matter} from "./Matter.sol";
import {ForcedTransfers} from "./orders/ForcedTransfers.sol";
import {Proprietorship} from "./proprietorship/Proprietorship.sol";
import {AssetClass, AssetClasses} from "./rules/AssetClass.sol";
import {IRegisterViews} from "./IRegisterViews.sol";
import {RuleBook, Rules} from "./rules/RuleBook.sol";

/// @title Register
/// @notice See {IRegister}. What is common to all classes of title; the acts themselves stand in libraries of this
/// room, and a concrete register says which act goes where.
abstract contract Register is IRegister, AccessManagedUpgradeable, UUPSUpgradeable, RunsBehind {
    /// @custom:storage-location erc7201:parkfolio.storage.Register
    struct RegisterStorage {
        /// ERC-6909 allowances, for classes that allow self-dealing; of an owner with its present keys, see `_keyed`.
        mapping(bytes32 owner => mapping(address spender => mapping(uint256 id => uint256))) allowances;
        /// ERC-6909 operators.
        mapping(bytes32 owner => mapping(address spender => bool)) operators;
        /// Prefix of every title's link to its extract.
        string extractBase;
    }

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Register")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0xefe803ad9c81024e662eb27ea31b2d281baac887951641dfea9b1fb4bcdc7f00;

    address private immutable DAYBOOK;
    IAuthority private immutable AUTHORITY;
    IPartyRegistry private immutable PARTIES;
    IEvidenceRegistry private immutable EVIDENCE;

    /// @notice Builds an implementation.
    /// @param daybook The daybook, which alone writes to the register behind it.
    /// @param consortium Authority, evidence and parties.
    /// @param views Code of the views, see {RegisterViews}.
    constructor(address daybook, address consortium, address views) RunsBehind(views) {
        DAYBOOK = daybook;
        AUTHORITY = IAuthority(consortium);
        PARTIES = IPartyRegistry(consortium);
        EVIDENCE = IEvidenceRegistry(consortium);
        _disableInitializers();
    }

    /// @notice Puts the register under the suite's authority. Once, by the proxy's deployment.
    /// @custom:office Once
    function initialize() external initializer {
        __AccessManaged_init(address(AUTHORITY));
    }

    /// @inheritdoc IRegister
    function record(Act act, bytes calldata body, Lodging calldata lodging) external {
        require(msg.sender == DAYBOOK, NotTheDaybook(msg.sender));
        if (act == Act.Load) return _load(lodging.number, lodging.lodgedOn, body);
        Matter memory m = _matter(act, lodging.consents);
        m.number = lodging.number;
        m.lodgedOn = lodging.lodgedOn;
        m.acceptor = lodging.acceptor;
        m.recorder = lodging.recorder;
        _perform(m, body);
    }

    /// @inheritdoc IRegister
    function setRules(AssetClass class, Rules calldata rules) external restricted {
        RuleBook.set(class, rules, Days.today());
    }

    /// @inheritdoc IRegister
    function setExtractBase(string calldata base) external restricted {
        _storage().extractBase = base;
    }

    /// @inheritdoc IERC6909
    /// @custom:office Anyone
    function approve(address spender, uint256 id, uint256 amount) external returns (bool) {
        _storage().allowances[_keyed(msg.sender)][spender][id] = amount;
        emit Approval(msg.sender, spender, id, amount);
        return true;
    }

    /// @inheritdoc IERC6909
    /// @custom:office Anyone
    function setOperator(address spender, bool approved) external returns (bool) {
        _storage().operators[_keyed(msg.sender)][spender] = approved;
        emit OperatorSet(msg.sender, spender, approved);
        return true;
    }

    /// @inheritdoc IERC6909
    /// @custom:office Party
    function transfer(address receiver, uint256 id, uint256 amount) external returns (bool) {
        return _selfTransfer(msg.sender, receiver, TitleId.wrap(id), amount);
    }

    /// @inheritdoc IERC6909
    /// @custom:office Party, Spender
    function transferFrom(
        address sender,
        address receiver,
        uint256 id,
        uint256 amount
    ) external returns (bool) {
        RegisterStorage storage $ = _storage();
        bytes32 owner = _keyed(sender);
        if (msg.sender != sender && !$.operators[owner][msg.sender]) {
            uint256 allowed = $.allowances[owner][msg.sender][id];
            require(
                allowed >= amount,
                AllowanceInsufficient(sender, msg.sender, TitleId.wrap(id), allowed, amount)
            );
            if (allowed != type(uint256).max) $.allowances[owner][msg.sender][id] = allowed - amount;
        }
        return _selfTransfer(sender, receiver, TitleId.wrap(id), amount);
    }

    /// @inheritdoc IERC7943MultiToken
    function forcedTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external returns (bool) {
        TitleId title = TitleId.wrap(tokenId);
        _requireCourt(title);
        ForcedTransfers.carryOut(_matter(Act.OrderTransfer, new address[](0)), title, from, to, amount);
        return true;
    }

    /// @inheritdoc IERC7943MultiToken
    function setFrozenTokens(address account, uint256 tokenId, uint256 amount) external returns (bool) {
        TitleId title = TitleId.wrap(tokenId);
        _requireCourt(title);
        ForcedTransfers.freeze(_matter(Act.OrderFreeze, new address[](0)), title, account, amount);
        return true;
    }

    /// @inheritdoc IERC7943MultiToken
    function getFrozenTokens(address account, uint256 tokenId) external view returns (uint256) {
        return IRegisterViews(address(this)).frozenOf(TitleId.wrap(tokenId), account);
    }

    /// @inheritdoc IRegister
    function headOf(TitleId title) external view returns (bytes32) {
        return Folios.headOf(title);
    }

    /// @inheritdoc IERC6909
    function balanceOf(address owner, uint256 id) external view returns (uint256) {
        return Proprietorship.balanceOf(owner, TitleId.wrap(id), Folios.pageOf(TitleId.wrap(id)));
    }

    /// @inheritdoc IERC6909TokenSupply
    function totalSupply(uint256 id) external view returns (uint256) {
        return Proprietorship.supplyOf(TitleId.wrap(id), Folios.pageOf(TitleId.wrap(id)));
    }

    /// @inheritdoc IERC6909
    function allowance(address owner, address spender, uint256 id) external view returns (uint256) {
        return _storage().allowances[_keyed(owner)][spender][id];
    }

    /// @inheritdoc IERC6909
    function isOperator(address owner, address spender) external view returns (bool) {
        return _storage().operators[_keyed(owner)][spender];
    }

    /// @inheritdoc IERC7943MultiToken
    function canSend(address account) external view returns (bool) {
        return PARTIES.standingOf(account) == Standing.Active;
    }

    /// @inheritdoc IERC7943MultiToken
    function canReceive(address account) external view returns (bool) {
        return PARTIES.standingOf(account) == Standing.Active;
    }

    /// @inheritdoc IERC7943MultiToken
    function canTransfer(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bool) {
        return whyNot(from, to, tokenId, amount).length == 0;
    }

    /// @inheritdoc IRegister
    function requirePassable(address from, address to, TitleId title, uint256 amount) external view {
        Matter memory m = _matter(Act.Transfer, _both(from, to));
        _requireDealable(title);
        TransferActs.requirePassable(m, title, from, to, amount);
    }

    /// @inheritdoc IERC6909Metadata
    function name(uint256 id) external pure returns (string memory) {
        return TitleId.wrap(id).toString();
    }

    /// @inheritdoc IERC6909Metadata
    function decimals(uint256) external pure returns (uint8) {
        return 0;
    }

    /// @inheritdoc IERC6909ContentURI
    function contractURI() external view returns (string memory) {
        return _storage().extractBase;
    }

    /// @inheritdoc IERC6909ContentURI
    function tokenURI(uint256 id) external view returns (string memory) {
        return string.concat(_storage().extractBase, TitleId.wrap(id).toString());
    }

    /// @inheritdoc IRegister
    function whyNot(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) public view returns (bytes memory reason) {
        try this.requirePassable(from, to, TitleId.wrap(tokenId), amount) {
            return "";
        } catch (bytes memory refusal) {
            return refusal;
        }
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC6909).interfaceId ||
            interfaceId == type(IERC6909Metadata).interfaceId ||
            interfaceId == type(IERC6909ContentURI).interfaceId ||
            interfaceId == type(IERC6909TokenSupply).interfaceId ||
            interfaceId == type(IERC7943MultiToken).interfaceId;
    }

    /// @inheritdoc IRegister
    function classOf(TitleId title) public pure returns (AssetClass) {
        return AssetClasses.classOf(title);
    }

    /// @notice Sends the act to its library. Reverts with `ActUnknown` for an act that the register does not know.
    /// @param m The lodgement in hand.
    /// @param body The act's struct, ABI-encoded as signed.
    function _perform(Matter memory m, bytes calldata body) internal virtual;

    /// @notice Records a row of a bulk load. Reverts with `ActUnknown` in a register that takes none.
    /// @dev By itself: thousands of rows need nothing of a {Matter} but number and day.
    function _load(uint32, Day, bytes calldata) internal virtual {
        revert ActUnknown(Act.Load);
    }

    function _authorizeUpgrade(address) internal override restricted {}

    /// @notice Refuses a passing for what only the register's own classes know; the general checks come after it.
    /// @param title Title that would pass.
    function _requireDealable(TitleId title) internal view virtual {}

    function _selfTransfer(address from, address to, TitleId title, uint256 amount) private returns (bool) {
        ICallingDaybook(DAYBOOK).requireOpen();
        Matter memory m = _matter(Act.SelfTransfer, _both(from, to));
        _requireDealable(title);
        TransferActs.byHolder(m, title, from, to, amount);
        return true;
    }

    function _requireCourt(TitleId title) private view {
        ICallingDaybook(DAYBOOK).requireOpen();
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Court, Jurisdictions.divisionOf(title));
    }

    /// @dev The two sides, as if both had consented; like the daybook, vouches that they are active.
    function _both(address from, address to) private view returns (address[] memory both) {
        PARTIES.requireActive(from);
        PARTIES.requireActive(to);
        both = new address[](2);
        (both[0], both[1]) = (from, to);
    }

    function _matter(Act act, address[] memory consents) private view returns (Matter memory m) {
        m.act = act;
        m.today = Days.today();
        m.lodgedOn = m.today;
        m.consents = consents;
        m.parties = PARTIES;
        m.evidence = EVIDENCE;
    }

    /// @dev Approvals belong to the keys that gave them: after a recovery they are those of nobody.
    function _keyed(address owner) private view returns (bytes32) {
        return bytes32(abi.encodePacked(owner, PARTIES.keysSinceOf(owner)));
    }

    function _storage() private pure returns (RegisterStorage storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
