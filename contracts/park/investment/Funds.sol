// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IConsortium} from "../../party/IConsortium.sol";
import {OnConsortium} from "../OnConsortium.sol";

/// @title Funds
/// @notice Guidance funds.
contract Funds is OnConsortium {
    IERC20 private immutable TOKEN;

    /// @notice Builds an implementation.
    /// @param consortium Offices, documents and parties.
    /// @param token Deposits.
    constructor(IConsortium consortium, IERC20 token) OnConsortium(consortium) {
        TOKEN = token;
    }
}
