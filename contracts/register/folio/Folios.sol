// SPDX-License-Identifier: Apache-2.0
// solhint-disable one-contract-per-file
pragma solidity 0.8.30;

import {Act} from "../../types/Acts.sol";
import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Matter} from "../Matter.sol";
import {FolioState, Page} from "./Page.sol";

/// @title Categories of entries
/// @notice WIPO ST.27 category letters, used for every kind of title.
library Category {
    bytes1 internal constant FILED = "A";
    /// @dev An application ends: withdrawn, refused.
    bytes1 internal constant DISCONTINUED = "B";
    /// @dev An application that had ended lives again.
    bytes1 internal constant REVIVED = "C";
    bytes1 internal constant EXAMINATION = "D";
    /// @dev A review is asked for before the grant: opposition.
    bytes1 internal constant OPPOSED = "E";
    /// @dev A title opens: first registration, division, merger; a right is granted.
    bytes1 internal constant GRANTED = "F";
    /// @dev The term ends on another day than the law's ordinary one.
    bytes1 internal constant TERM_ADJUSTED = "G";
    /// @dev A title ends.
    bytes1 internal constant CEASED = "H";
    /// @dev A right that had lapsed lives again.
    bytes1 internal constant REINSTATED = "K";
    /// @dev A review of a granted right is asked for: invalidation, cancellation for non-use.
    bytes1 internal constant CHALLENGED = "L";
    /// @dev A review ends, and the right stands.
    bytes1 internal constant MAINTAINED = "M";
    /// @dev A lapsed right ends for good.
    bytes1 internal constant TERMINATED = "N";
    /// @dev The page reads otherwise.
    bytes1 internal constant DOCUMENT_MODIFIED = "P";
    bytes1 internal constant PUBLISHED = "Q";
    /// @dev The title or a share of it passes.
    bytes1 internal constant PARTY = "R";
    /// @dev Rights of others in the title, and what protects them: charges, cautions, notices, searches.
    bytes1 internal constant RIGHTS = "S";
    bytes1 internal constant PROCEDURE = "T";
    bytes1 internal constant FEE_PAID = "U";
    bytes1 internal constant OTHER = "W";
    bytes1 internal constant CORRECTED = "Y";
}

/// @title Folios: one page a title, and a chain of entries that proves it
/// @notice Every change of a folio is one `Entry`. The folio keeps the head of the chain:
///
/// ```
/// entryHash = keccak256(abi.encode(title, version, category, act, number, recordedAt, effective, evidence,
///                                  keccak256(payload)))
/// head      = 26 bytes of keccak256(previous head, entryHash) | 3 bytes: version of the last disposal
///                                                             | 3 bytes: version
/// ```
///
/// So one bytes32 proves that no entry is missing or altered, and tells how many there are and which was the last that
/// passed the title for value. Entries are never deleted; corrections and cancellations are entries.
library Folios {
    /// @custom:storage-location erc7201:parkfolio.storage.Folios
    struct Layout {
        /// Page and head of each title.
        mapping(TitleId title => Folio) folios;
    }

    /// @notice The two words of a folio.
    /// @param page First word, see {Page}.
    /// @param head 26 bytes of hash, versions of the last disposal and of the last entry, 3 bytes each.
    struct Folio {
        Page page;
        bytes32 head;
    }

    /// @notice One recorded change of a folio.
    /// @param title Title that changed.
    /// @param version Number of the entry on its folio, from 1.
    /// @param number Lodgement that brought it.
    /// @param category WIPO ST.27 category letter.
    /// @param act What was done.
    /// @param recordedAt Unix second of recording: the first time axis.
    /// @param effective Day since when it has effect, UTC+8: the second time axis.
    /// @param evidence Document that it rests on.
    /// @param payload The instrument's act, ABI-encoded as signed.
    event Entry(
        TitleId indexed title,
        uint32 indexed version,
        uint32 indexed number,
        bytes1 category,
        Act act,
        uint64 recordedAt,
        Day effective,
        bytes32 evidence,
        bytes payload
    );

    /// @notice The title was never on the register.
    error NotRegistered(TitleId title);
    /// @notice The title is on the register already; a load may not insert it again.
    error AlreadyRegistered(TitleId title);
    /// @notice Land and the building on it move together (Civil Code arts. 356-357, 397): deal in the title that leads.
    error LandHouseSplit(TitleId title, FolioState state);
    /// @notice The title is not current: its folio stands as `state`.
    error NotCurrent(TitleId title, FolioState state);
    /// @notice The term of the right ended on `termEnd` (UTC+8).
    error TermEnded(TitleId title, Day termEnd);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Folios")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x91b114f4a326c0552c693a41b9a9416dcaee24fed421066c5af906d553563700;

    uint256 private constant VERSION_BITS = 24;
    uint256 private constant HASH_MASK = ~uint256(type(uint48).max);

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    function pageOf(TitleId title) internal view returns (Page) {
        return layout().folios[title].page;
    }

    function headOf(TitleId title) internal view returns (bytes32) {
        return layout().folios[title].head;
    }

    /// @notice The page, if dealings in the title are possible at all: registered, current, within its term.
    function requireLive(TitleId title, Day today) internal view returns (Page page) {
        page = requireRegistered(title);
        FolioState state = page.state();
        if (state != FolioState.Live) {
            bool together = state == FolioState.Following || state == FolioState.Apportioned;
            require(!together, LandHouseSplit(title, state));
            revert NotCurrent(title, state);
        }
        Day end = page.termEnd();
        require(Day.unwrap(end) == 0 || today <= end, TermEnded(title, end));
    }

    /// @notice The page of a title that was ever registered.
    function requireRegistered(TitleId title) internal view returns (Page page) {
        page = pageOf(title);
        require(page.state() != FolioState.None, NotRegistered(title));
    }

    /// @notice Writes the page and appends the entry that explains it.
    function append(
        Matter memory m,
        TitleId title,
        Page page,
        bytes1 category,
        Day effective,
        bytes32 evidence,
        bytes memory payload
    ) internal {
        Folio storage folio = layout().folios[title];
        bytes32 previous = folio.head;
        uint32 version = versionOf(previous) + 1;
        bytes32 entryHash = keccak256(
            abi.encode(
                title,
                version,
                category,
                m.act,
                m.number,
                uint64(block.timestamp),
                effective,
                evidence,
                keccak256(payload)
            )
        );
        folio.page = page;
        folio.head = chain(previous, entryHash, m.act);
        emit Entry(
            title,
            version,
            m.number,
            category,
            m.act,
            uint64(block.timestamp),
            effective,
            evidence,
            payload
        );
    }

    /// @notice Next head of a folio.
    function chain(bytes32 previous, bytes32 entryHash, Act act) internal pure returns (bytes32) {
        uint256 hash = uint256(keccak256(abi.encode(previous, entryHash))) & HASH_MASK;
        uint256 version = versionOf(previous) + 1;
        uint256 disposal = act.isDisposal() ? version : lastDisposalOf(previous);
        return bytes32(hash | (disposal << VERSION_BITS) | version);
    }

    /// @notice Number of entries that a head stands for.
    function versionOf(bytes32 head) internal pure returns (uint32) {
        return uint24(uint256(head));
    }

    /// @notice Version of the last entry that passed the title for value; 0 if none.
    function lastDisposalOf(bytes32 head) internal pure returns (uint32) {
        return uint24(uint256(head) >> VERSION_BITS);
    }
}
