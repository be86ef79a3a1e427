// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Act, ActHeader} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";

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
    /// @notice The body has `length` bytes, which do not make the act; 0 if the act is none to lodge.
    error InstrumentMalformed(Act act, uint256 length);

    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME_HASH = keccak256("Parkfolio");
    bytes32 private constant VERSION_HASH = keccak256("1");
    uint256 private constant WORD = 32;
    uint256 private constant HEADER_WORDS = 6;

    bytes32 private constant FIRST_REGISTRATION = keccak256(
        "FirstRegistration(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,uint24 termEnd,bytes32 particulars)"
    );
    bytes32 private constant FIRST_REGISTRATION_IN_SHARES = keccak256(
        "FirstRegistrationInShares(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,uint24 termEnd,bytes32 particulars,uint64 denominator,address[] holders,uint64[] shares)"
    );
    bytes32 private constant TRANSFER = keccak256(
        "Transfer(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint8 cause,bool acknowledged,bytes32 terms)"
    );
    bytes32 private constant TRANSFER_SHARE = keccak256(
        "TransferShare(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,address to,uint64 numerator,uint64 denominator,uint8 cause,bool acknowledged,bytes32 terms)"
    );
    bytes32 private constant CHANGE = keccak256(
        "Change(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint8 use,uint40 extent,bytes32 particulars)"
    );
    bytes32 private constant CORRECT = keccak256(
        "Correct(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,uint32 version,uint8 use,uint40 extent,uint24 termEnd,uint64 denominator,address[] holders,uint64[] shares)"
    );
    bytes32 private constant CANCEL = keccak256(
        "Cancel(string title,address applicant,bytes32 evidence,uint24 effective,uint256 nonce,uint64 deadline,bytes32 cause)"
    );

    /// @dev Reads an instrument: its header, and the EIP-712 digest that the parties sign.
    function read(Instrument calldata i) internal view returns (ActHeader calldata h, bytes32 digest) {
        bytes calldata fields;
        bytes32 structHash;
        (fields, structHash) = _structHash(i.act, i.body);
        assembly ("memory-safe") {
            h := fields.offset
        }
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, i.register)
        );
        digest = keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @dev How an act is signed: the EIP-712 type hash of its struct, the words of fixed size, header included, and the
    /// lists of one-word values that follow them.
    function formOf(Act act) internal pure returns (bytes32 typehash, uint256 words, uint256 lists) {
        if (act == Act.Transfer) return (TRANSFER, HEADER_WORDS + 4, 0);
        if (act == Act.FirstRegistration) return (FIRST_REGISTRATION, HEADER_WORDS + 4, 0);
        if (act == Act.TransferShare) return (TRANSFER_SHARE, HEADER_WORDS + 6, 0);
        if (act == Act.FirstRegistrationInShares) return (FIRST_REGISTRATION_IN_SHARES, HEADER_WORDS + 5, 2);
        if (act == Act.Change) return (CHANGE, HEADER_WORDS + 3, 0);
        if (act == Act.Correct) return (CORRECT, HEADER_WORDS + 5, 2);
        if (act == Act.Cancel) return (CANCEL, HEADER_WORDS + 1, 0);
        revert InstrumentMalformed(act, 0);
    }

    /// @dev Also gives the body from its first field on: the ABI puts an offset before a struct with lists. It must lead
    /// to what is hashed here, or the register would read another act than the one that was signed.
    function _structHash(
        Act act,
        bytes calldata body
    ) private pure returns (bytes calldata fields, bytes32 structHash) {
        (bytes32 typehash, uint256 words, uint256 lists) = formOf(act);
        uint256 size = words * WORD;
        uint256 least = lists == 0 ? size : WORD + size + lists * 2 * WORD;
        require(
            lists == 0 ? body.length == least : body.length >= least && uint256(bytes32(body)) == WORD,
            InstrumentMalformed(act, body.length)
        );
        fields = lists == 0 ? body : body[WORD:];
        bytes memory encoded = bytes.concat(
            typehash,
            _titleHash(TitleId.wrap(uint256(bytes32(fields)))),
            fields[WORD:size]
        );
        for (uint256 i = 0; i < lists; ++i) {
            encoded = bytes.concat(encoded, _listHash(fields, size + i * WORD));
        }
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

    /// @dev A list of one-word values is hashed over its words (EIP-712).
    function _listHash(bytes calldata fields, uint256 place) private pure returns (bytes32) {
        uint256 start = uint256(bytes32(fields[place:place + WORD]));
        uint256 count = uint256(bytes32(fields[start:start + WORD]));
        return keccak256(fields[start + WORD:start + WORD + count * WORD]);
    }
}
