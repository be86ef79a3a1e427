// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";
import {Forms} from "./Forms.sol";

/// @notice An act asked of a register.
/// @param register Register that is to perform it; also the verifying contract of the signature.
/// @param act What to do.
/// @param body The act's struct, ABI-encoded.
struct Instrument {
    address register;
    Act act;
    bytes body;
}

/// @title Instruments as typed data that a signer can read (EIP-712)
/// @notice Each act is its own struct. The title is signed as its official number in letters. Fields of fixed size
/// come first, lists last; a field of fixed size is encoded by EIP-712 as by the ABI, so an act is hashed from its body
/// without decoding it.
library Instruments {
    /// @notice The body, of `length` bytes, is not the canonical ABI encoding of the act.
    error InstrumentMalformed(Act act, uint256 length);

    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)"
    );
    bytes32 private constant NAME_HASH = keccak256("Parkfolio");
    bytes32 private constant VERSION_HASH = keccak256("1");
    uint256 private constant WORD = 32;

    /// @notice Reads an instrument. Reverts with `InstrumentMalformed`, or `ActNotLodged` for an act that is none to
    /// lodge.
    /// @param i Instrument.
    /// @return h Its header.
    /// @return structHash EIP-712 hash of its act.
    function read(Instrument calldata i) internal pure returns (ActHeader calldata h, bytes32 structHash) {
        bytes calldata fields;
        (fields, structHash) = _structHash(i.act, i.body);
        assembly ("memory-safe") {
            h := fields.offset
        }
    }

    /// @notice Header of an instrument that {read} has passed before; it checks nothing.
    /// @param i Instrument.
    /// @return h Its header.
    function headerOf(Instrument calldata i) internal pure returns (ActHeader calldata h) {
        bytes calldata fields = i.body;
        // An act with lists begins with an offset; no title is written so.
        if (uint256(bytes32(fields)) == WORD) fields = fields[WORD:];
        assembly ("memory-safe") {
            h := fields.offset
        }
    }

    /// @notice EIP-712 digest of an act for one party: the salt of the domain is the party's address, so that a key
    /// which signs for several parties consents for the one it signs for only.
    /// @param register Verifying contract.
    /// @param structHash Hash of the act.
    /// @param party Party that signs; zero for the digest that names the instrument itself.
    /// @return The digest.
    function digestFor(address register, bytes32 structHash, address party) internal view returns (bytes32) {
        bytes32 salt = bytes32(uint256(uint160(party)));
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, register, salt)
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @notice Hashes an act from its body.
    /// @dev The body must be the one canonical encoding of what is signed: a register decodes the body, so any other
    /// encoding with the same hash could say something else.
    /// @param act The act.
    /// @param body Its struct, ABI-encoded.
    /// @return fields The body from its first field on: the ABI puts an offset before a struct with lists.
    /// @return structHash EIP-712 hash of the struct.
    function _structHash(
        Act act,
        bytes calldata body
    ) private pure returns (bytes calldata fields, bytes32 structHash) {
        (bytes32 typehash, uint256 words, uint256 lists) = Forms.formOf(act);
        uint256 size = words * WORD;
        fields = body;
        if (lists != 0) {
            require(
                body.length >= WORD && uint256(bytes32(body)) == WORD,
                InstrumentMalformed(act, body.length)
            );
            fields = body[WORD:];
        }
        uint256 end = size + lists * WORD;
        require(fields.length >= end, InstrumentMalformed(act, body.length));
        bytes memory encoded = bytes.concat(
            typehash,
            _titleHash(TitleId.wrap(uint256(bytes32(fields)))),
            fields[WORD:size]
        );
        for (uint256 place = size; place < size + lists * WORD; place += WORD) {
            bytes32 listHash;
            (listHash, end) = _listHash(act, fields, place, end);
            encoded = bytes.concat(encoded, listHash);
        }
        require(fields.length == end, InstrumentMalformed(act, body.length));
        structHash = keccak256(encoded);
    }

    /// @dev The title is signed as its official number in letters.
    function _titleHash(TitleId title) private pure returns (bytes32 hash) {
        uint256 length = title.length();
        assembly ("memory-safe") {
            mstore(0, title)
            hash := keccak256(0, length)
        }
    }

    /// @notice Hashes one list of an act.
    /// @dev A list of one-word values is hashed over its words (EIP-712); it stands right behind the one before.
    /// @param act The act, for the refusal.
    /// @param fields The act's struct from its first field on.
    /// @param place Where its offset stands.
    /// @param start Where it must begin.
    /// @return hash Its hash.
    /// @return end Where it ends.
    function _listHash(
        Act act,
        bytes calldata fields,
        uint256 place,
        uint256 start
    ) private pure returns (bytes32 hash, uint256 end) {
        uint256 length = fields.length + WORD; // of the body: its first word stands before the fields
        bool placed = uint256(bytes32(fields[place:])) == start && fields.length >= start + WORD;
        require(placed, InstrumentMalformed(act, length));
        uint256 count = uint256(bytes32(fields[start:]));
        require(count <= fields.length / WORD, InstrumentMalformed(act, length));
        end = start + WORD + count * WORD;
        require(end <= fields.length, InstrumentMalformed(act, length));
        hash = keccak256(fields[start + WORD:end]);
    }
}
