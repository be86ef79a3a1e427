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
    /// @notice `spender` may not move `needed` shares of `owner`'s, but only `allowed` (ERC-6909 allowance).
    error AllowanceInsufficient(
        address owner,
        address spender,
        TitleId title,
        uint256 allowed,
        uint256 needed
    );

    /// @notice Records an act. The daybook only: else `NotTheDaybook`; it has checked office, order, signatures and
    /// deadline. Reverts with `ActUnknown`, or with the refusal of the act.
    /// @param act What to do.
    /// @param body The act's struct, ABI-encoded as signed.
    /// @param lodging The lodgement in hand.
    /// @custom:office Daybook
    function record(Act act, bytes calldata body, Lodging calldata lodging) external;

    /// @notice Sets the rules of a class from a day on; acts lodged before keep the rules of their day. Council only:
    /// else `AccessManagedUnauthorized`. Reverts with `RulesNotInOrder` or `QuorumInvalid`.
    /// @param class The class.
    /// @param rules The rules, with their first day (UTC+8): tomorrow or later, any day for the first rules of a class.
    /// @custom:office Council
    function setRules(AssetClass class, Rules calldata rules) external;

    /// @notice Sets the address under which extracts are published. Council only: else `AccessManagedUnauthorized`.
    /// @param base Prefix of every title's link; the official number follows.
    /// @custom:office Council
    function setExtractBase(string calldata base) external;

    /// @notice Proof of all entries of a folio.
    /// @param title Official number.
    /// @return 26 bytes of hash, 3 of the version of the last disposal, 3 of the version, see {Folios}; zero if the
    /// title was never registered.
    function headOf(TitleId title) external view returns (bytes32);

    /// @notice Class of a title.
    /// @param title Official number.
    /// @return The class, by the form of the number alone.
    function classOf(TitleId title) external view returns (AssetClass);

    /// @notice Why `amount` shares could not pass now from `from` to `to` with the consent of both and nobody else.
    /// @param from Party that would pass them.
    /// @param to Party that would take them.
    /// @param tokenId Official number of the title.
    /// @param amount Shares; the supply for the whole title.
    /// @return reason The custom error, ABI-encoded, with which the recording would revert; empty if it would pass.
    function whyNot(
        address from,
        address to,
        uint256 tokenId,
        uint256 amount
    ) external view returns (bytes memory reason);

    /// @notice Reverts with the reason that {whyNot} returns.
    /// @param from Party that would pass the shares.
    /// @param to Party that would take them.
    /// @param title Official number of the title.
    /// @param amount Shares; the supply for the whole title.
    function requirePassable(address from, address to, TitleId title, uint256 amount) external view;
}
