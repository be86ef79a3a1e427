// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";
import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";

/// @title P256Verifier
/// @notice OpenZeppelin's verifier of P-256 keys, built under a name of its own.
contract P256Verifier is ERC7913P256Verifier {}

/// @title WebAuthnVerifier
/// @notice OpenZeppelin's verifier of WebAuthn keys, built under a name of its own.
contract WebAuthnVerifier is ERC7913WebAuthnVerifier {}
