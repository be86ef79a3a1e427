// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {
    IERC6909ContentURI,
    IERC6909Metadata,
    IERC6909TokenSupply
} from "@openzeppelin/contracts/interfaces/IERC6909.sol";
import {Act} from "../types/Acts.sol";
import {Day} from "../types/Day.sol";
import {TitleId} from "../types/TitleId.sol";
import {Charge} from "./charges/Charges.sol";
import {Ranks} from "./charges/Ranks.sol";
import {Offer} from "./coownership/Offers.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {Lodging} from "./Matter.sol";
import {RegisterViews} from "./RegisterViews.sol";
import {AssetClass} from "./rules/AssetClass.sol";
import {Rules} from "./rules/RuleBook.sol";
import {Sync} from "./sync/SyncActs.sol";

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

    function folioOf(TitleId title) external view returns (RegisterViews.FolioView memory);

    /// @notice Live charges, in no order; `rank` orders the securities.
    function chargesOf(TitleId title) external view returns (Charge[] memory);

    /// @notice Restraints, oldest first, with what they are today: waiting, in force or lapsed.
    function restraintsOf(TitleId title) external view returns (RegisterViews.RestraintView[] memory);

    /// @notice An offer of a share to the co-owners.
    function offerOf(TitleId title, uint32 offer) external view returns (Offer memory);

    /// @notice Titles from which a title came, and those that came from it.
    function lineageOf(TitleId title) external view returns (TitleId[] memory parents, TitleId[] memory children);

    /// @notice How the title stands to the statutory register.
    function syncOf(TitleId title) external view returns (Sync memory);

    /// @notice How the price of a judicial sale would be distributed today (fen, after costs).
    function waterfallOf(
        TitleId title,
        uint128 proceeds,
        address owner
    ) external view returns (Ranks.Payment[] memory);

    function headOf(TitleId title) external view returns (bytes32);
    function classOf(TitleId title) external view returns (AssetClass);

    /// @notice Rules of a class on a day (UTC+8).
    function rulesOn(AssetClass class, Day day) external view returns (Rules memory);

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
