// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC6909} from "@openzeppelin/contracts/interfaces/IERC6909.sol";
import {Shares} from "../../types/Shares.sol";
import {TitleId} from "../../types/TitleId.sol";
import {Page} from "../folio/Page.sol";
import {Matter} from "../Matter.sol";

/// @title Who holds a title, in exact fractions
/// @notice A sole proprietor stands in the first word of the folio, with one share of one. Co-owners stand in a list,
/// one slot each; the denominator is the sum of their shares. Balances speak ERC-6909: every change is a `Transfer`,
/// and a finer denominator is minted to all in proportion.
library Proprietorship {
    /// @custom:storage-location erc7201:parkfolio.storage.Proprietorship
    struct Layout {
        /// Co-owners of titles that are held by shares.
        mapping(TitleId title => Holding[]) holdings;
    }

    /// @notice One co-owner of a title.
    /// @param party Co-owner.
    /// @param shares Part of the sum of all shares of the title.
    struct Holding {
        address party;
        uint64 shares;
    }

    /// @notice `party` does not hold `needed` of `supply` shares but only `held`.
    error SharesInsufficient(TitleId title, address party, uint256 held, uint256 needed, uint256 supply);
    /// @notice `party` is not a proprietor of the title.
    error NotProprietor(TitleId title, address party);
    /// @notice The proprietors who consent hold `held` of `supply`; the rules ask for `numerator / denominator`
    /// (Civil Code art. 301).
    error QuorumNotMet(TitleId title, uint256 held, uint256 supply, uint8 numerator, uint8 denominator);
    /// @notice `holder` is named twice among the proprietors, or is the zero address.
    error HolderInvalid(address holder);
    /// @notice The lists of holders and of shares differ in length or are empty.
    error HoldersMismatch(uint256 holders, uint256 shares);
    /// @notice A title cannot pass to `party`, which holds it.
    error TakerIsTransferor(address party);

    // keccak256(abi.encode(uint256(keccak256("parkfolio.storage.Proprietorship")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOCATION = 0x060bc418034c4b90fd31f81c05ee16b4281c24b719cbf36028a506043dfa9300;

    function layout() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }

    /// @dev The proprietors with their shares; one with one share if sole.
    function holdingsOf(TitleId title, Page page) internal view returns (Holding[] memory) {
        address sole = page.proprietor();
        if (sole == address(0)) return layout().holdings[title];
        Holding[] memory one = new Holding[](1);
        one[0] = Holding(sole, 1);
        return one;
    }

    function balanceOf(address party, TitleId title, Page page) internal view returns (uint256) {
        address sole = page.proprietor();
        if (sole != address(0)) return sole == party ? 1 : 0;
        return _sharesOf(holdingsOf(title, page), party);
    }

    function supplyOf(TitleId title, Page page) internal view returns (uint256) {
        return page.proprietor() != address(0) ? 1 : _sum(holdingsOf(title, page));
    }

    /// @notice Refuses unless `party` is one of the proprietors.
    function requireProprietor(TitleId title, Page page, address party) internal view {
        require(party != address(0) && balanceOf(party, title, page) != 0, NotProprietor(title, party));
    }

    /// @notice Refuses unless proprietors of at least `numerator / denominator` of the title consent.
    function requireQuorum(
        Matter memory m,
        TitleId title,
        Page page,
        uint8 numerator,
        uint8 denominator
    ) internal view {
        address sole = page.proprietor();
        if (sole != address(0)) {
            m.requireConsent(sole);
            return;
        }
        Holding[] memory holdings = holdingsOf(title, page);
        uint256 held;
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (m.hasConsent(holdings[i].party)) held += holdings[i].shares;
        }
        uint256 supply = _sum(holdings);
        require(
            Shares.atLeast(held, supply, numerator, denominator),
            QuorumNotMet(title, held, supply, numerator, denominator)
        );
    }

    /// @notice Refuses unless every proprietor consents.
    function requireAll(Matter memory m, TitleId title, Page page) internal view {
        Holding[] memory holdings = holdingsOf(title, page);
        for (uint256 i = 0; i < holdings.length; ++i) {
            m.requireConsent(holdings[i].party);
        }
    }

    /// @notice Registers the first, sole proprietor.
    function open(TitleId title, Page page, address holder) internal returns (Page) {
        _emitTransfer(address(0), holder, title, 1);
        return page.withProprietor(holder);
    }

    /// @notice Replaces all proprietors by these, with exactly `denominator` shares in all.
    function restate(
        Matter memory m,
        TitleId title,
        Page page,
        address[] memory holders,
        uint64[] memory shares,
        uint64 denominator
    ) internal returns (Page) {
        uint256 count = holders.length;
        require(count != 0 && count == shares.length, HoldersMismatch(count, shares.length));
        Holding[] memory holdings = new Holding[](count);
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            require(
                holders[i] != address(0) && shares[i] != 0 && _sharesOf(holdings, holders[i]) == 0,
                HolderInvalid(holders[i])
            );
            m.parties.requireActive(holders[i]);
            holdings[i] = Holding(holders[i], shares[i]);
            sum += shares[i];
        }
        require(sum == denominator, Shares.SharesNotOne(sum, denominator));
        _burnAll(title, page);
        for (uint256 i = 0; i < count; ++i) {
            _emitTransfer(address(0), holders[i], title, shares[i]);
        }
        return _store(title, page, holdings, denominator);
    }

    /// @notice Passes the whole title to one party.
    function passWhole(TitleId title, Page page, address to) internal returns (Page) {
        address sole = page.proprietor();
        if (sole != address(0)) {
            require(sole != to, TakerIsTransferor(to));
            _emitTransfer(sole, to, title, 1);
            return page.withProprietor(to);
        }
        Holding[] memory holdings = holdingsOf(title, page);
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (holdings[i].party != to) _emitTransfer(holdings[i].party, to, title, holdings[i].shares);
        }
        return _collapse(title, page, to, _sum(holdings));
    }

    /// @notice Shares that `numerator / denominator` of the whole title are, after the least refinement that makes them
    /// whole numbers.
    /// @return amount Shares, in the finer denominator.
    /// @return scale Factor of refinement, 1 if none is needed.
    function fractionOf(
        TitleId title,
        Page page,
        uint256 numerator,
        uint256 denominator
    ) internal view returns (uint256 amount, uint256 scale) {
        require(numerator != 0 && numerator <= denominator, Shares.ShareInvalid(numerator, denominator));
        uint256 supply = supplyOf(title, page);
        scale = denominator / Shares.gcd(supply * numerator, denominator);
        require(supply * scale <= type(uint64).max, Shares.SharesTooFine(supply * scale));
        amount = (supply * scale * numerator) / denominator;
    }

    /// @notice Like {fractionOf}; a denominator of 0 stands for all that `party` holds.
    function partOf(
        TitleId title,
        Page page,
        address party,
        uint256 numerator,
        uint256 denominator
    ) internal view returns (uint256 amount, uint256 scale) {
        if (denominator != 0) return fractionOf(title, page, numerator, denominator);
        requireProprietor(title, page, party);
        return (balanceOf(party, title, page), 1);
    }

    /// @notice Passes `amount` of the title's shares from one party to another, after refining the denominator.
    function passShares(
        TitleId title,
        Page page,
        address from,
        address to,
        uint256 amount,
        uint256 scale
    ) internal returns (Page) {
        Holding[] memory holdings = holdingsOf(title, page);
        uint256 supply = _sum(holdings) * scale;
        uint256 held = _sharesOf(holdings, from) * scale;
        require(amount != 0 && amount <= supply, Shares.ShareInvalid(amount, supply));
        require(held >= amount, SharesInsufficient(title, from, held, amount, supply));
        if (scale > 1) _refine(title, holdings, scale);
        return _pass(title, page, holdings, from, to, uint64(amount), supply);
    }

    /// @notice Gives a new title the proprietors of another, by the same shares.
    function copy(TitleId from, Page fromPage, TitleId to, Page toPage) internal returns (Page) {
        Holding[] memory holdings = holdingsOf(from, fromPage);
        for (uint256 i = 0; i < holdings.length; ++i) {
            _emitTransfer(address(0), holdings[i].party, to, holdings[i].shares);
        }
        return _store(to, toPage, holdings, _sum(holdings));
    }

    /// @notice Whether two titles have the same proprietors by the same shares.
    function areSame(TitleId a, Page aPage, TitleId b, Page bPage) internal view returns (bool) {
        Holding[] memory ofA = holdingsOf(a, aPage);
        uint256 supplyA = _sum(ofA);
        uint256 supplyB = supplyOf(b, bPage);
        for (uint256 i = 0; i < ofA.length; ++i) {
            if (ofA[i].shares * supplyB != balanceOf(ofA[i].party, b, bPage) * supplyA) return false;
        }
        return true;
    }

    /// @notice Ends the proprietorship, when the title ends.
    function close(TitleId title, Page page) internal returns (Page) {
        _burnAll(title, page);
        delete layout().holdings[title];
        return page.withProprietor(address(0));
    }

    function _pass(
        TitleId title,
        Page page,
        Holding[] memory holdings,
        address from,
        address to,
        uint64 amount,
        uint256 supply
    ) private returns (Page) {
        require(from != to, TakerIsTransferor(to));
        holdings = _moved(holdings, from, to, amount);
        _emitTransfer(from, to, title, amount);
        return _store(title, page, holdings, supply);
    }

    /// @dev The list after shares went from one party to another, who comes last if it held none.
    function _moved(
        Holding[] memory holdings,
        address from,
        address to,
        uint64 amount
    ) private pure returns (Holding[] memory) {
        bool known;
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (holdings[i].party == from) holdings[i].shares -= amount;
            if (holdings[i].party == to) {
                holdings[i].shares += amount;
                known = true;
            }
        }
        return known ? holdings : _appended(holdings, Holding(to, amount));
    }

    /// @dev Stores the list without its empty rows; a list of one becomes a sole proprietor.
    function _store(
        TitleId title,
        Page page,
        Holding[] memory holdings,
        uint256 supply
    ) private returns (Page) {
        delete layout().holdings[title];
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (holdings[i].shares == supply) return _collapse(title, page, holdings[i].party, supply);
        }
        Holding[] storage stored = layout().holdings[title];
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (holdings[i].shares != 0) stored.push(holdings[i]);
        }
        return page.withProprietor(address(0));
    }

    function _collapse(TitleId title, Page page, address sole, uint256 supply) private returns (Page) {
        delete layout().holdings[title];
        if (supply > 1) _emitTransfer(sole, address(0), title, supply - 1);
        return page.withProprietor(sole);
    }

    function _refine(TitleId title, Holding[] memory holdings, uint256 scale) private {
        for (uint256 i = 0; i < holdings.length; ++i) {
            uint256 shares = holdings[i].shares;
            _emitTransfer(address(0), holdings[i].party, title, shares * (scale - 1));
            holdings[i].shares = uint64(shares * scale);
        }
    }

    function _burnAll(TitleId title, Page page) private {
        Holding[] memory old = holdingsOf(title, page);
        for (uint256 i = 0; i < old.length; ++i) {
            _emitTransfer(old[i].party, address(0), title, old[i].shares);
        }
    }

    function _appended(
        Holding[] memory list,
        Holding memory last
    ) private pure returns (Holding[] memory longer) {
        longer = new Holding[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) {
            longer[i] = list[i];
        }
        longer[list.length] = last;
    }

    function _sharesOf(Holding[] memory holdings, address party) private pure returns (uint256) {
        for (uint256 i = 0; i < holdings.length; ++i) {
            if (holdings[i].party == party) return holdings[i].shares;
        }
        return 0;
    }

    function _sum(Holding[] memory holdings) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < holdings.length; ++i) {
            sum += holdings[i].shares;
        }
    }

    function _emitTransfer(address from, address to, TitleId title, uint256 amount) private {
        emit IERC6909.Transfer(msg.sender, from, to, TitleId.unwrap(title), amount);
    }
}
