// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {LoadRow} from "../../types/LoadRow.sol";

/// @notice Where a manifest is in its life.
enum ManifestStage {
    None,
    Proposed,
    Approved,
    Closed
}

/// @notice What a manifest says of its file.
/// @param register Register that takes the titles.
/// @param division Division whose offices load it; 0 for the national ones.
/// @param rows Number of rows; indices are below it.
/// @param fees Sum of the rows' next fees, in fen.
/// @param root Root of the tree of rows, see {IBulkLoad}.
/// @param evidence Document of kind `Manifest`.
struct ManifestTerms {
    address register;
    uint32 division;
    uint32 rows;
    uint128 fees;
    bytes32 root;
    bytes32 evidence;
}

/// @notice A manifest as it stands.
/// @param register Register that takes the titles.
/// @param rows Number of rows.
/// @param division Division whose offices load it.
/// @param lodgedOn Day on which it was proposed, UTC+8: entries have effect from then.
/// @param stage Where it is in its life.
/// @param root Root of the tree of rows.
/// @param evidence Document of kind `Manifest`, which the entries rest on.
/// @param proposer Examiner who proposed it.
/// @param number Its number in the daybook, which the entries carry.
/// @param admitted Rows that stand on the register.
/// @param refused Rows that the register refused and that were not admitted later.
/// @param fees Sum of all rows' next fees, in fen.
/// @param admittedFees Of the rows admitted.
/// @param refusedFees Of the rows refused.
struct Manifest {
    address register;
    uint32 rows;
    uint32 division;
    Day lodgedOn;
    ManifestStage stage;
    bytes32 root;
    bytes32 evidence;
    address proposer;
    uint32 number;
    uint32 admitted;
    uint32 refused;
    uint128 fees;
    uint128 admittedFees;
    uint128 refusedFees;
}

/// @title Bulk load: many titles under one manifest
/// @notice Rights that the statutory register knows already come onto the ledger by a file. The file is a lodgement: an
/// examiner proposes its manifest, a registrar who is another officer approves it, and registrars admit its rows, in any
/// order and any batches. What the register refuses stops nothing but its row. A row that stands is passed over, so any
/// batch can be sent again.
///
/// ```
/// --propose--> Proposed --approve--> Approved --close--> Closed
///                                     |    ^
///                                     \rows/
/// ```
///
/// The manifest is the root of a Merkle tree, pairs sorted, whose leaf of a row is
///
/// ```
/// keccak256(bytes.concat(keccak256(abi.encode(row))))
/// ```
///
/// A {LoadRow} names manifest and index, and is the payload of the row's entry: the root can be rebuilt from the register.
///
/// These functions stand in {LoadActs} and run at the daybook's address.
interface IBulkLoad {
    /// @notice A manifest was proposed.
    /// @param manifest Its number among manifests.
    /// @param number Its number in the daybook.
    /// @param proposer Examiner who proposed it.
    /// @param terms What it says.
    event ManifestProposed(
        uint32 indexed manifest,
        uint32 indexed number,
        address proposer,
        ManifestTerms terms
    );

    /// @notice A second officer approved a manifest.
    /// @param manifest The manifest.
    /// @param approver Registrar who approved it.
    event ManifestApproved(uint32 indexed manifest, address approver);

    /// @notice A batch of rows was gone through.
    /// @param manifest The manifest.
    /// @param admitted Rows that it admitted.
    /// @param refused Rows that the register refused.
    /// @param passedOver Rows that stood already.
    event RowsAdmitted(uint32 indexed manifest, uint256 admitted, uint256 refused, uint256 passedOver);

    /// @notice The register refused a row; it may come again.
    /// @param manifest The manifest.
    /// @param index The row.
    /// @param reason The custom error, ABI-encoded.
    event RowRefused(uint32 indexed manifest, uint32 indexed index, bytes reason);

    /// @notice A load is over, and its sums agree.
    /// @param manifest The manifest.
    /// @param closer Registrar who closed it.
    /// @param admitted Rows that stand.
    /// @param refused Rows that were refused: for a supplementary manifest.
    /// @param admittedFees Next fees of the rows that stand, in fen.
    /// @param refusedFees Next fees of the rows that were refused, in fen.
    event LoadClosed(
        uint32 indexed manifest,
        address closer,
        uint32 admitted,
        uint32 refused,
        uint128 admittedFees,
        uint128 refusedFees
    );

    /// @notice The tree was made for manifest `manifest`, but the next one is `next`.
    error ManifestOutOfOrder(uint32 manifest, uint32 next);
    /// @notice A manifest has rows and a root.
    error ManifestEmpty(uint32 rows, bytes32 root);
    /// @notice There are `last` manifests.
    error ManifestUnknown(uint32 manifest, uint32 last);
    /// @notice The manifest waits for the approval of a second officer.
    error ManifestNotApproved(uint32 manifest);
    /// @notice The manifest is approved already.
    error ManifestApprovedAlready(uint32 manifest);
    /// @notice The load is over; rows come by a supplementary manifest.
    error ManifestClosed(uint32 manifest);
    /// @notice A batch has rows.
    error BatchEmpty();
    /// @notice The proof does not lead from the rows of the batch, of which `index` is the first, to the manifest's root;
    /// or row `index` is of another manifest, or of none.
    error NotInManifest(uint32 manifest, uint32 index);
    /// @notice The title of the row is of `division`, the manifest of another. A reason in {RowRefused}.
    error RowElsewhere(TitleId title, uint32 division, uint32 expected);
    /// @notice `left` gas is left for row `index` and those behind it, too little to tell a refusal from its end.
    error RowGasTooLow(uint32 manifest, uint32 index, uint256 left, uint256 needed);
    /// @notice Of `rows` rows, `left` are neither admitted nor refused.
    error RowsLeft(uint32 manifest, uint32 rows, uint32 left);
    /// @notice The manifest says `stated` fen, its rows have `found`.
    error FeesDiffer(uint32 manifest, uint128 stated, uint128 found);

    /// @notice Proposes a manifest. The examiner of its division only: else `OfficeRequired`. Reverts with `DaybookClosed`,
    /// `ManifestOutOfOrder`, `ManifestEmpty`, `RegisterUnknown`, or the errors of a document that is not good or no
    /// manifest.
    /// @param manifest Its number, which the leaves name: one more than {lastManifest}.
    /// @param terms What it says.
    /// @return number Its number in the daybook.
    /// @custom:office Examiner@division
    function proposeManifest(uint32 manifest, ManifestTerms calldata terms) external returns (uint32 number);

    /// @notice Approves a manifest. A registrar of its division who did not propose it: else `OfficeRequired` or
    /// `SameOfficer`. Reverts with `ManifestUnknown`, `DaybookClosed`, `ManifestApprovedAlready`, `ManifestClosed`, or the
    /// errors of a document that is not good.
    /// @param manifest The manifest.
    /// @custom:office Registrar@manifest
    function approveManifest(uint32 manifest) external;

    /// @notice Admits rows. A registrar of the manifest's division only: else `OfficeRequired`. A row that the register
    /// refuses is told by `RowRefused`. Reverts with `ManifestUnknown`, `DaybookClosed`, `ManifestNotApproved`,
    /// `ManifestClosed`, `BatchEmpty`, `NotInManifest`, `RowGasTooLow`, or the errors of a document that is not good.
    /// @param manifest The manifest.
    /// @param rows The rows, in the order in which the proof takes their leaves.
    /// @param proof What the tree has beside them (OpenZeppelin's multiproof).
    /// @param flags Which step of the proof takes a leaf or a hash made before, and which takes a word of `proof`.
    /// @return admitted Rows that were admitted.
    /// @return refused Rows that the register refused.
    /// @return passedOver Rows that stood already.
    /// @custom:office Registrar@manifest
    function admitRows(
        uint32 manifest,
        LoadRow[] calldata rows,
        bytes32[] calldata proof,
        bool[] calldata flags
    ) external returns (uint256 admitted, uint256 refused, uint256 passedOver);

    /// @notice Ends a load when each row is admitted or refused, and the fees of both make the manifest's. A registrar of
    /// the manifest's division only: else `OfficeRequired`. Reverts with `ManifestUnknown`, `DaybookClosed`,
    /// `ManifestNotApproved`, `ManifestClosed`, `RowsLeft` or `FeesDiffer`.
    /// @param manifest The manifest.
    /// @custom:office Registrar@manifest
    function closeManifest(uint32 manifest) external;

    /// @notice A manifest as it stands.
    /// @param manifest The manifest.
    /// @return All of it; zero if there is none.
    function manifestOf(uint32 manifest) external view returns (Manifest memory);

    /// @notice Number of the manifest proposed last.
    /// @return The number; 0 if there is none.
    function lastManifest() external view returns (uint32);

    /// @notice Which rows are through: what a load that was interrupted goes on from.
    /// @param manifest The manifest.
    /// @param word First word; row `i` is bit `i % 256` of word `i / 256`.
    /// @param count How many words.
    /// @return admitted Rows that stand.
    /// @return refused Rows that the register refused.
    function rowsOf(
        uint32 manifest,
        uint256 word,
        uint256 count
    ) external view returns (uint256[] memory admitted, uint256[] memory refused);
}
