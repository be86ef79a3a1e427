// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";
import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";

/// @title P256Verifier
/// @notice OpenZeppelin's verifier of P-256 keys, built under a name of its own.
contract P256Verifier is ERC7913P256Verifier {}

/// @title WebAuthnVerifier
/// @notice OpenZeppelin's verifier of WebAuthn keys, built under a name of its own.
contract WebAuthnVerifier is ERC7913WebAuthnVerifier {}

/// @title Coin
/// @notice A plain ERC-20 token that everybody may mint.
contract Coin is ERC20("Coin", "COIN") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
