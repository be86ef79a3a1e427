// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IPartyRegistry, Standing} from "../../contracts/party/IPartyRegistry.sol";
import {PartyAccount} from "../../contracts/party/PartyAccount.sol";

/// @title StandInRegistry
/// @notice A registry of parties that says of its parties what it is told to: accounts are tried against it alone.
contract StandInRegistry {
    PartyAccount public immutable IMPLEMENTATION;

    mapping(address party => Standing) public standingOf;
    mapping(address party => address) public answeringFor;

    event Opened(address account);

    constructor() {
        IMPLEMENTATION = new PartyAccount(IPartyRegistry(address(this)));
    }

    function open(bytes[] calldata signers, uint64 threshold) external {
        address account = Clones.clone(address(IMPLEMENTATION));
        PartyAccount(payable(account)).initialize(signers, threshold);
        place(account, Standing.Active, account);
        emit Opened(account);
    }

    function replaceKeys(PartyAccount account, bytes[] calldata signers, uint64 threshold) external {
        account.replaceKeys(signers, threshold);
    }

    function place(address party, Standing standing, address answering) public {
        standingOf[party] = standing;
        answeringFor[party] = answering;
    }
}
