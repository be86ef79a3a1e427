// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { BaseContract } from "ethers";
import { addressIn, connect } from "../../../../sdk/connect/index.js";
import { roleOf } from "../../../../sdk/enums/index.js";
import { settlement } from "../../../../sdk/index.js";
import { refused } from "../../../support/refusals.js";
import type { KeyedParty } from "../../../support/registry.js";
import {
  acting,
  anyone,
  LOAN,
  OWN,
  PAYOFF,
  sale,
  settled,
  signed,
  table,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";
import type { LoadedSuite } from "../../../support/suite.js";

/** How the token of the tests behaves, by its number in the contract. */
const Manner = { Pays: 0, TakesFee: 1, SaysNo: 2, CallsBack: 3, PaysTwice: 4 } as const;

interface Crooked extends Sale {
  readonly contract: Pick<BaseContract, "getFunction" | "interface">;
  readonly token: string;
  readonly behave: (manner: keyof typeof Manner) => Promise<unknown>;
  /** Has the token call something while it pays. */
  readonly arm: (target: string, data: string) => Promise<unknown>;
}

/** The sale with rooms over a token that is not what it should be. */
async function crooked(): Promise<Crooked> {
  const n = await sale();
  const contract = await n.s.ethers.deployContract("CrookedToken");
  const token = await contract.getAddress();
  for (const { address } of [n.purchaser, n.incoming])
    await contract.getFunction("mint")(address, LOAN + OWN);
  const s = await roomsOver(n.s, token);
  return {
    ...n,
    s,
    contract,
    token,
    behave: (manner) => contract.getFunction("behave")(Manner[manner]) as Promise<unknown>,
    arm: (target, data) => contract.getFunction("arm")(target, data) as Promise<unknown>,
  };
}

/** The suite with other rooms, over this token. */
async function roomsOver(s: LoadedSuite, token: string): Promise<LoadedSuite> {
  const { deployment, consortium, daybook, ethers } = s;
  const libraries = Object.fromEntries(
    ["Schedules", "Statements"].map((name) => [name, addressIn(deployment, name)]),
  );
  const implementation = await ethers.deployContract(
    "SettlementRoom",
    [await consortium.getAddress(), await daybook.getAddress(), token],
    { libraries },
  );
  const initialize = s.rooms.interface.encodeFunctionData("initialize");
  const proxy = await ethers.deployContract("ERC1967Proxy", [await implementation.getAddress(), initialize]);
  const address = await proxy.getAddress();
  await consortium.grantRole(roleOf("Settlement", 0), address, 0);
  const contracts = {
    ...deployment.contracts,
    SettlementRoom: { address, abiHash: "0x" },
    DepositToken: { address: token, abiHash: "0x" },
  };
  const other = connect({ ...deployment, contracts }, s.council);
  return Object.create(s, Object.getOwnPropertyDescriptors(other)) as LoadedSuite;
}

/** A party pays in from its account; this token asks for no allowance. */
const pays = (n: Crooked, room: bigint, party: KeyedParty, amount: bigint): Promise<void> =>
  acting(n, party, settlement.funding(n.s, room, amount)[1]);

/** A room in which all is done but settling it. */
async function ready(n: Crooked): Promise<bigint> {
  const room = await verifiedRoom(n);
  await signed(n, room, table(n));
  await pays(n, room, n.incoming, LOAN);
  await pays(n, room, n.purchaser, OWN);
  return room;
}

describe("rooms over a token that is not what it should be", () => {
  it("settle as long as it pays", async () => {
    const n = await crooked();
    const room = await ready(n);
    await settled(n, room);
    const balance: unknown = await n.contract.getFunction("balanceOf")(n.outgoing.address);
    expect(balance).to.equal(PAYOFF);
  });

  it("enter nothing if less comes than was said, more, or nothing", async () => {
    const n = await crooked();
    const { s, contract, token, purchaser } = n;
    const room = await verifiedRoom(n);
    const before = await world(n, [room]);
    await n.behave("TakesFee");
    await refused(pays(n, room, purchaser, OWN), "TokenDishonest", [OWN, OWN - 1n]);
    const byAuthorisation = s.rooms.fundByAuthorisation(
      room,
      purchaser.address,
      OWN,
      0,
      0,
      `0x${(room << 64n).toString(16).padStart(64, "0")}`,
      "0x",
    );
    await refused(byAuthorisation, "TokenDishonest", [OWN, OWN - 1n]);
    await n.behave("PaysTwice");
    await refused(pays(n, room, purchaser, OWN), "TokenDishonest", [OWN, 2n * OWN]);
    await n.behave("SaysNo");
    await refused(pays(n, room, purchaser, OWN), "SafeERC20FailedOperation", [token]);
    await n.behave("CallsBack");
    const mint = contract.interface.encodeFunctionData("mint", [await s.rooms.getAddress(), 5n]);
    await n.arm(token, mint);
    await refused(pays(n, room, purchaser, OWN), "TokenDishonest", [OWN, OWN + 5n]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("pass no title if the money does not go out as it should", async () => {
    const n = await crooked();
    const { s, contract, token } = n;
    const room = await ready(n);
    const other = await verifiedRoom(n);
    await pays(n, other, n.incoming, OWN);
    const before = await world(n, [room, other]);
    const settle = () => settlement.settle(anyone(s), room);
    const all = LOAN + OWN;
    await n.behave("SaysNo");
    await refused(settle(), "SafeERC20FailedOperation", [token]);
    await n.behave("CallsBack");
    const minting = (amount: bigint) =>
      contract.interface.encodeFunctionData("mint", [s.rooms.target, amount]);
    await n.arm(token, minting(1n)); // once for each of three payees
    await refused(settle(), "TokenDishonest", [all, all - 3n]);
    await n.arm(token, minting(all));
    await refused(settle(), "TokenDishonest", [all, 0n]);
    expect(await world(n, [room, other])).to.deep.equal(before);
    await n.behave("Pays");
    await settled(n, room);
  });

  it("give nothing back twice", async () => {
    const n = await crooked();
    const { s, incoming, purchaser } = n;
    const room = await verifiedRoom(n);
    await pays(n, room, incoming, OWN);
    await pays(n, room, purchaser, OWN);
    const before = await world(n, [room]);
    const take = settlement.refunding(s, room, purchaser.address);
    await n.behave("SaysNo");
    await refused(acting(n, purchaser, take), "SafeERC20FailedOperation", [n.token]);
    await n.behave("CallsBack");
    const contract = await s.rooms.getAddress();
    const encode = s.rooms.interface.encodeFunctionData.bind(s.rooms.interface);
    for (const data of [
      encode("refund", [room, incoming.address]),
      encode("fund", [room, 1]),
      encode("withdraw", [room]),
      encode("settle", [room, settlement.scheduleToChain(n.schedule), []]),
      encode("settleChain", [[], [], []]),
    ]) {
      await n.arm(contract, data);
      for (const attempt of [take, settlement.withdrawing(s, room)])
        await refused(acting(n, purchaser, attempt), "ReentrancyGuardReentrantCall", []);
      await refused(pays(n, room, purchaser, 1n), "ReentrancyGuardReentrantCall", []);
    }
    expect(await world(n, [room])).to.deep.equal(before);
    await n.behave("Pays");
    await acting(n, purchaser, take);
    expect((await s.rooms.roomOf(room)).held).to.equal(OWN);
  });
});
