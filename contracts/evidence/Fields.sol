// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title Records whose fields are committed to one by one
/// @notice A record (a party's credential, a title's particulars, the contents of a document) is a set of named
/// fields. Its commitment is the root of a Merkle tree with a leaf for each field, so that one field can be shown
/// without the others. Each leaf has a salt of its own, and leaves that are no field fill the tree: from root, leaf
/// and path nobody can tell what the record says elsewhere, nor how much.
/// @dev Leaves and nodes as OpenZeppelin's merkle-tree makes them: a leaf is hashed twice, so that no node passes for
/// one; the two halves of a node are sorted.
library Fields {
    /// @dev First byte of a value: what the bytes after it are. Text "1" and number 1 differ by it.
    bytes1 private constant TEXT = 0x01;
    bytes1 private constant NUMBER = 0x02;

    /// @notice Whether a record has a field with this value.
    /// @param root Commitment of the record.
    /// @param name keccak256 of the field's name in UTF-8.
    /// @param salt The field's own salt.
    /// @param value The value as {text} or {number} write it.
    /// @param proof Siblings on the path from the leaf to the root.
    /// @return True if it does.
    function verify(
        bytes32 root,
        bytes32 name,
        bytes32 salt,
        bytes memory value,
        bytes32[] memory proof
    ) internal pure returns (bool) {
        return MerkleProof.verify(proof, root, leaf(name, salt, value));
    }

    /// @notice The leaf of a field.
    /// @param name keccak256 of the field's name in UTF-8.
    /// @param salt The field's own salt.
    /// @param value The value as {text} or {number} write it.
    /// @return The leaf's hash.
    function leaf(bytes32 name, bytes32 salt, bytes memory value) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(name, salt, value))));
    }

    /// @notice A text as the value of a field.
    /// @param value In UTF-8, Unicode normal form C.
    /// @return The value's bytes.
    function text(string memory value) internal pure returns (bytes memory) {
        return bytes.concat(TEXT, bytes(value));
    }

    /// @notice A whole number as the value of a field: a sum in fen, a count.
    /// @param value The number.
    /// @return The value's bytes.
    function number(uint256 value) internal pure returns (bytes memory) {
        return bytes.concat(NUMBER, bytes32(value));
    }
}
