// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IAuthority} from "../../authority/IAuthority.sol";
import {OfficeKind} from "../../authority/Offices.sol";
import {DocumentKind} from "../../evidence/DocumentKind.sol";
import {IEvidenceRegistry} from "../../evidence/IEvidenceRegistry.sol";
import {IPartyRegistry} from "../../party/IPartyRegistry.sol";
import {Lodging, Matters} from "../../register/Matter.sol";
import {Days} from "../../types/Day.sol";
import {LoadRow} from "../../types/LoadRow.sol";
import {Jurisdictions} from "../../types/Jurisdictions.sol";
import {DaybookState} from "../DaybookState.sol";
import {IDaybook} from "../IDaybook.sol";
import {IBulkLoad, Manifest, ManifestStage, ManifestTerms} from "./IBulkLoad.sol";
import {Batch, Batches} from "./Batch.sol";
import {Loads} from "./Loads.sol";
import {RowCalls} from "./RowCalls.sol";

/// @title LoadActs
/// @notice See {IBulkLoad}. Runs on the storage of the {Daybook}, which delegates here what it does not know itself. Called
/// at its own address it finds no register and no manifest, and refuses.
contract LoadActs is IBulkLoad {
    /// @dev More than any row takes: with so much left, a row that fails is refused and not out of gas.
    uint256 private constant ENOUGH_GAS = 200_000;

    IAuthority private immutable AUTHORITY;
    IEvidenceRegistry private immutable EVIDENCE;
    IPartyRegistry private immutable PARTIES;

    /// @notice Builds the code.
    /// @param consortium Authority, evidence and parties.
    constructor(address consortium) {
        AUTHORITY = IAuthority(consortium);
        EVIDENCE = IEvidenceRegistry(consortium);
        PARTIES = IPartyRegistry(consortium);
    }

    /// @inheritdoc IBulkLoad
    function proposeManifest(uint32 manifest, ManifestTerms calldata terms) external returns (uint32 number) {
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Examiner, terms.division);
        DaybookState.requireOpen();
        uint32 next = Loads.layout().last + 1;
        require(manifest == next, ManifestOutOfOrder(manifest, next));
        require(terms.rows != 0 && terms.root != bytes32(0), ManifestEmpty(terms.rows, terms.root));
        bool admitted = IDaybook(address(this)).isAdmitted(terms.register);
        require(admitted, IDaybook.RegisterUnknown(terms.register));
        EVIDENCE.requireKind(terms.evidence, DocumentKind.Manifest);
        number = DaybookState.take();
        Loads.layout().last = next;
        Manifest storage m = Loads.layout().manifests[next];
        (m.register, m.division, m.rows) = (terms.register, terms.division, terms.rows);
        (m.lodgedOn, m.stage) = (Days.today(), ManifestStage.Proposed);
        (m.root, m.evidence, m.fees) = (terms.root, terms.evidence, terms.fees);
        (m.proposer, m.number) = (msg.sender, number);
        emit ManifestProposed(manifest, number, msg.sender, terms);
    }

    /// @inheritdoc IBulkLoad
    function approveManifest(uint32 manifest) external {
        Manifest storage m = _ofRegistrar(manifest);
        ManifestStage stage = m.stage;
        require(stage != ManifestStage.Closed, ManifestClosed(manifest));
        require(stage == ManifestStage.Proposed, ManifestApprovedAlready(manifest));
        require(m.proposer != msg.sender, Matters.SameOfficer(msg.sender));
        EVIDENCE.requireKind(m.evidence, DocumentKind.Manifest);
        m.stage = ManifestStage.Approved;
        emit ManifestApproved(manifest, msg.sender);
    }

    /// @inheritdoc IBulkLoad
    function admitRows(
        uint32 manifest,
        LoadRow[] calldata rows,
        bytes32[] calldata proof,
        bool[] calldata flags
    ) external returns (uint256 admitted, uint256 refused, uint256 passedOver) {
        Manifest storage m = _ofRegistrar(manifest);
        Loads.requireOpen(m, manifest);
        require(rows.length != 0, BatchEmpty());
        bytes32 evidence = m.evidence;
        EVIDENCE.requireKind(evidence, DocumentKind.Manifest);
        Lodging memory lodging = Lodging(m.number, m.lodgedOn, m.proposer, msg.sender, new address[](0));
        Batch memory b = Batches.open(manifest, m, RowCalls.prepare(evidence, lodging));
        bool proven = MerkleProof.multiProofVerifyCalldata(proof, flags, m.root, _leaves(b, rows));
        require(proven, NotInManifest(manifest, uint32(rows[0].key())));
        _admit(b, rows);
        Batches.close(b, m);
        emit RowsAdmitted(manifest, b.rowsAdmitted, b.rowsRefused, b.passedOver);
        return (b.rowsAdmitted, b.rowsRefused, b.passedOver);
    }

    /// @inheritdoc IBulkLoad
    function closeManifest(uint32 manifest) external {
        Manifest storage m = _ofRegistrar(manifest);
        Loads.requireOpen(m, manifest);
        (uint32 rows, uint32 admitted, uint32 refused) = (m.rows, m.admitted, m.refused);
        require(admitted + refused == rows, RowsLeft(manifest, rows, rows - admitted - refused));
        (uint128 admittedFees, uint128 refusedFees) = (m.admittedFees, m.refusedFees);
        uint128 found = admittedFees + refusedFees;
        require(found == m.fees, FeesDiffer(manifest, m.fees, found));
        m.stage = ManifestStage.Closed;
        emit LoadClosed(manifest, msg.sender, admitted, refused, admittedFees, refusedFees);
    }

    /// @inheritdoc IBulkLoad
    function manifestOf(uint32 manifest) external view returns (Manifest memory) {
        return Loads.layout().manifests[manifest];
    }

    /// @inheritdoc IBulkLoad
    function lastManifest() external view returns (uint32) {
        return Loads.layout().last;
    }

    /// @inheritdoc IBulkLoad
    function rowsOf(
        uint32 manifest,
        uint256 word,
        uint256 count
    ) external view returns (uint256[] memory admitted, uint256[] memory refused) {
        (admitted, refused) = (new uint256[](count), new uint256[](count));
        for (uint256 i = 0; i < count; ++i) {
            admitted[i] = Loads.layout().admitted[manifest][word + i];
            refused[i] = Loads.layout().refused[manifest][word + i];
        }
    }

    /// @dev A known manifest, for a registrar of its division, while the daybook is open. One that there is not is looked
    /// for by the national offices.
    function _ofRegistrar(uint32 manifest) private view returns (Manifest storage m) {
        m = Loads.layout().manifests[manifest];
        AUTHORITY.checkOffice(msg.sender, OfficeKind.Registrar, m.division);
        DaybookState.requireOpen();
        require(m.stage != ManifestStage.None, ManifestUnknown(manifest, Loads.layout().last));
    }

    /// @dev Leaves of the rows, each of which must name the manifest and an index of it.
    function _leaves(Batch memory b, LoadRow[] calldata rows) private pure returns (bytes32[] memory leaves) {
        (bytes memory data, uint256 first) = (b.data, uint256(b.manifest) << 32);
        uint256 end = first + b.rows;
        leaves = new bytes32[](rows.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            LoadRow calldata row = RowCalls.rowAt(rows, i);
            uint256 key = row.key();
            require(key >= first && key < end, NotInManifest(b.manifest, uint32(key)));
            RowCalls.put(data, row);
            leaves[i] = RowCalls.leaf(data);
        }
    }

    /// @dev Has the register record each row that does not stand yet.
    function _admit(Batch memory b, LoadRow[] calldata rows) private {
        (bytes memory data, address register, address vouched) = (b.data, b.register, address(0));
        uint256 count = rows.length;
        for (uint256 i = 0; i < count; ++i) {
            LoadRow calldata row = RowCalls.rowAt(rows, i);
            uint32 index = uint32(row.key());
            if (Batches.stands(b, index)) continue;
            require(gasleft() >= ENOUGH_GAS, RowGasTooLow(b.manifest, index, gasleft(), ENOUGH_GAS));
            address holder = row.holder();
            bool isVouched = holder == vouched && holder != address(0);
            bytes memory reason = _whyNot(row, b.division, isVouched);
            if (reason.length != 0) {
                _refuse(b, index, row, reason);
                continue;
            }
            vouched = holder;
            RowCalls.put(data, row);
            // What a register refuses is its row's affair, not the batch's.
            // solhint-disable-next-line avoid-low-level-calls
            (bool recorded, bytes memory refusal) = register.call(data);
            if (recorded) Batches.admit(b, index, row.fee());
            else _refuse(b, index, row, refusal);
        }
    }

    /// @dev What the daybook answers for, as with every lodgement: the division's offices, and that the holder is active,
    /// which is asked once for rows of the same holder in a row. Empty if there is nothing against the row.
    function _whyNot(
        LoadRow calldata row,
        uint32 division,
        bool vouched
    ) private view returns (bytes memory) {
        uint32 found = Jurisdictions.divisionOf(row.title);
        if (found != division) {
            return abi.encodeWithSelector(RowElsewhere.selector, row.title, found, division);
        }
        if (vouched) return "";
        try PARTIES.requireActive(row.holder()) {
            return "";
        } catch (bytes memory refusal) {
            return refusal;
        }
    }

    function _refuse(Batch memory b, uint32 index, LoadRow calldata row, bytes memory reason) private {
        Batches.refuse(b, index, row.fee());
        emit RowRefused(b.manifest, index, reason);
    }
}
