// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {
    IERC6909ContentURI,
    IERC6909Metadata,
    IERC6909TokenSupply
} from "@openzeppelin/contracts/interfaces/IERC6909.sol";
import {Act} from "../types/Acts.sol";
import {TitleId} from "../types/TitleId.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {Lodging} from "./Matter.sol";
import {AssetClass} from "./rules/AssetClass.sol";
import {Rules} from "./rules/RuleBook.sol";

/// @title A register of titles
/// @notice Holds one folio a title: proprietors, charges, restraints and the chain of entries. Changes come from the
/// daybook only. Titles read as ERC-6909 tokens whose supply is the denominator of the shares, and as ERC-7943
/// regulated assets.
interface IRegister is IERC6909Metadata, IERC6909ContentURI, IERC6909TokenSupply, IERC7943MultiToken {
    /// @notice Only the daybook writes to a register.
    error NotTheDaybook(address caller);
    /// @notice The register does not know the act, or knows it by another way only.
    error ActUnknown(Act act);
    /// @notice `spender` may not move `needed` shares of `owner`'s, but only `allowed`.
    error AllowanceInsufficient(
        address owner,
        address spender,
        TitleId title,
        uint256 allowed,
        uint256 needed
    );

    /// @notice Records an act. The daybook only; it has checked office, order, signatures and deadline.
    /// @param act What to do.
    /// @param body The act's struct, ABI-encoded as signed.
    /// @param lodging The lodgement in hand.
    function record(Act act, bytes calldata body, Lodging calldata lodging) external;

    /// @notice Sets the rules of a class from a day on. Council only.
    function setRules(AssetClass class, Rules calldata rules) external;

    /// @notice Sets the address under which extracts are published. Council only.
    /// @param base Prefix of every title's link; the official number follows.
    function setExtractBase(string calldata base) external;

    function headOf(TitleId title) external view returns (bytes32);
    function classOf(TitleId title) external view returns (AssetClass);

    /// @notice Why `amount` shares could not pass now from `from` to `to` with the consent of both and nobody else.
    /// @return reason The custom error, ABI-encoded, with which the recording would revert; empty if it would pass.
    function whyNot(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bytes memory reason);

    /// @notice Reverts with the reason that {whyNot} returns.
    function requirePassable(address from, address to, TitleId title, uint256 amount) external view;
}
