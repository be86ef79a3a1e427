// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Counter
/// @notice Counts its calls, keeps what it is paid, and fails when told to.
contract Counter {
    uint256 public count;
    address public caller;

    error ToldToFail(uint256 count);

    function step() external payable {
        ++count;
        caller = msg.sender;
    }

    function fail() external view {
        revert ToldToFail(count);
    }
}

/// @title Cloner
/// @notice Makes clones that nobody enrolled.
contract Cloner {
    function clone(address implementation) external returns (address copy) {
        return Clones.clone(implementation);
    }
}

/// @title YesMan
/// @notice Says of every signature that it is valid (ERC-1271).
contract YesMan {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }
}

/// @title Coin
/// @notice An ERC-20 token with permits (ERC-2612) that everybody may mint.
contract Coin is ERC20("Coin", "COIN"), ERC20Permit("Coin") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
