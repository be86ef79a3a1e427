// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IBook} from "../../contracts/settlement/IBook.sol";
import {ISettlementRoom} from "../../contracts/settlement/rooms/ISettlementRoom.sol";

/// @title Caller
/// @notice Makes one call when told to, and passes on what refuses it.
abstract contract Caller {
    address private target;
    bytes private data;

    /// @notice What to call when the time comes.
    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function _strike() internal {
        Address.functionCall(target, data);
    }
}

/// @title CrookedToken
/// @notice Coins that everybody may mint, of a token that does what it is told to instead of paying.
contract CrookedToken is ERC20("Crooked", "CROOK"), Caller {
    enum Manner {
        Pays,
        TakesFee,
        SaysNo,
        CallsBack,
        PaysTwice
    }

    Manner public manner;

    function behave(Manner manner_) external {
        manner = manner_;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice Lets everything pass, as a deposit token would for parties.
    function requireTransferable(address from, address to, uint256 amount) external view {}

    /// @notice Takes payment by an authorisation that nobody signed.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256,
        uint256,
        bytes32,
        bytes calldata
    ) external {
        _paid(from, to, value);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _paid(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return _paid(from, to, amount);
    }

    function _paid(address from, address to, uint256 amount) private returns (bool) {
        if (manner == Manner.SaysNo) return false;
        if (manner == Manner.CallsBack) _strike();
        _transfer(from, to, amount);
        if (manner == Manner.TakesFee) _burn(to, 1);
        if (manner == Manner.PaysTwice) _transfer(from, to, amount);
        return true;
    }
}

/// @title NoteBook
/// @notice A book that notes what it is told, or answers in another manner.
contract NoteBook is IBook, Caller {
    enum Manner {
        Notes,
        Refuses,
        EndsRehearsal,
        CallsBack
    }

    struct Note {
        address teller;
        uint32 ref;
        address party;
        uint128 amount;
        bool paysIn;
        uint32 number;
    }

    Manner public manner;
    Note[] private notes;

    error NotInThisBook(uint32 ref);

    function behave(Manner manner_) external {
        manner = manner_;
    }

    function settled(uint32 ref, address party, uint128 amount, bool paysIn, uint32 number) external {
        if (manner == Manner.Refuses) revert NotInThisBook(ref);
        if (manner == Manner.EndsRehearsal) revert ISettlementRoom.Rehearsed();
        if (manner == Manner.CallsBack) _strike();
        notes.push(Note(msg.sender, ref, party, amount, paysIn, number));
    }

    function noted() external view returns (Note[] memory) {
        return notes;
    }
}

/// @title CallingSigner
/// @notice A contract that signs for a party (ERC-7913, ERC-1271): while it is asked, it tries to make a call, and finds
/// its signature good only if that call fails.
contract CallingSigner {
    address private target;
    bytes private data;

    /// @notice What to try.
    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = target.call{gas: 300_000}(data);
        return done ? bytes4(0) : IERC1271.isValidSignature.selector;
    }
}
