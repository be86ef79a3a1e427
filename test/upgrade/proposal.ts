import { expect } from "chai";
import { Interface } from "ethers";
import hre from "hardhat";
import { artifactsOf } from "../../deploy/artifacts.js";
import { deployModule } from "../../deploy/deployModule.js";
import { addressIn } from "../../sdk/connect/index.js";
import { newCode, PRESENT, type NewCode } from "../../scripts/upgrade/plan.js";
import {
  actionsFor,
  changesOf,
  type CouncilAction,
  type ProxyChange,
} from "../../scripts/upgrade/proposal.js";
import { PROXIED, proxiedIn } from "../../scripts/upgrade/proxies.js";
import { review } from "../../scripts/upgrade/reviewing.js";
import { connection, loadSuite, type LoadedSuite } from "../support/suite.js";

const NEXT: NewCode = { daybook: "NextDaybook", land: "NextLandRegister" };

describe("an upgrade that is prepared", () => {
  async function prepared(s: LoadedSuite, to: NewCode): Promise<ProxyChange[]> {
    const code = await deployModule(hre, connection, newCode(s.deployment, to), artifactsOf(hre));
    return changesOf(s.provider, s.deployment, code);
  }

  const reviewed = async (
    s: LoadedSuite,
    proxies: readonly ProxyChange[],
    actions: readonly CouncilAction[],
  ): Promise<string[]> =>
    review(s.provider, { proxies, actions }, (name) => hre.artifacts.readArtifact(name));

  it("tells what each proxy runs, what it would run, and of what that is made", async () => {
    const s = await loadSuite();
    const [land, book] = await prepared(s, NEXT);
    const [consortium, daybook, register] = ["Consortium", "Daybook", "LandRegister"].map((name) =>
      addressIn(s.deployment, name),
    );
    expect(land?.from.address).to.equal(s.deployment.contracts.LandRegister?.implementation);
    expect(land?.to.constructorArguments).to.deep.include({ daybook, consortium });
    expect(land?.to.runs.RegisterViews?.codeHash).to.match(/^0x[0-9a-f]{64}$/);
    expect(Object.keys(land?.to.libraries ?? {})).to.include.members(["TransferActs", "Guard"]);
    expect(book?.to.constructorArguments.registers).to.deep.equal([
      register,
      s.deployment.contracts.IPRegister?.address,
    ]);
    expect(book?.to.codeHash).not.to.equal(book?.from.codeHash);
  });

  it("covers every proxy of the deployment, the register and its daybook first", async () => {
    const s = await loadSuite();
    const changes = await prepared(s, PRESENT);
    const stand = Object.entries(s.deployment.contracts).filter(([, one]) => one.implementation);
    const covered = changes.map(({ contract }) => contract);
    expect(covered.toSorted()).to.deep.equal(stand.map(([name]) => name).toSorted());
    expect(covered.slice(0, 2)).to.deep.equal(["LandRegister", "Daybook"]);
    for (const { contract, proxy, from } of changes) {
      const { address, implementation } = s.deployment.contracts[contract] ?? {};
      expect([proxy, from.address], contract).to.deep.equal([address, implementation]);
    }
    const [daybook, token, loans] = ["Daybook", "DepositToken", "Loans"].map((name) =>
      addressIn(s.deployment, name),
    );
    const toOf = (name: string) => changes.find(({ contract }) => contract === name)?.to;
    expect(toOf("Enforcement")?.constructorArguments).to.deep.include({ daybook, token, loans });
    expect(Object.keys(toOf("SettlementRoom")?.libraries ?? {})).to.deep.equal(["Schedules", "Statements"]);
    expect(toOf("DepositToken")?.libraries).to.deep.equal({});
  });

  it("of an older deployment covers what that has, and of one with an unknown proxy is none", async () => {
    const { deployment } = await loadSuite();
    const { Consortium, Daybook, LandRegister } = deployment.contracts;
    if (!Consortium || !Daybook || !LandRegister) throw new Error("they are in every deployment");
    const older = { ...deployment, contracts: { Consortium, Daybook, LandRegister } };
    expect(proxiedIn(older).map(({ contract }) => contract)).to.deep.equal(["LandRegister", "Daybook"]);
    expect(Object.keys(newCode(older).results)).not.to.include.members(["DepositToken", "Schedules"]);
    const strange = { ...deployment, contracts: { ...older.contracts, Stranger: Daybook } };
    expect(() => newCode(strange)).to.throw(RangeError, "Stranger stands behind a proxy");
    const halved = { ...deployment, contracts: { Consortium, Daybook } };
    expect(() => newCode(halved)).to.throw(RangeError, "no contract LandRegister");
    expect(new Set(PROXIED.map(({ contract }) => contract)).size).to.equal(PROXIED.length);
  });

  it("changes nothing until the council makes the calls that it lists, which do what they say", async () => {
    const s = await loadSuite();
    const before = await prepared(s, NEXT);
    const actions = actionsFor(before, "9.9.9");
    expect(actions.map(({ target }) => target)).to.deep.equal(before.map(({ proxy }) => proxy));
    const uups = new Interface(["function upgradeToAndCall(address,bytes)"]);
    for (const { target, value, calldata, says, ...action } of actions) {
      const { newImplementation, data } = action.arguments;
      expect(uups.encodeFunctionData(action.function, [newImplementation, data])).to.equal(calldata);
      expect(says).to.include("version 9.9.9").and.include(newImplementation);
      await s.council.sendTransaction({ to: target, value, data: calldata });
    }
    const after = await prepared(s, NEXT);
    expect(after.map(({ from }) => from)).to.deep.equal(
      before.map(({ to: { address, codeHash } }) => ({ address, codeHash })),
    );
  });

  it("is found in order by whoever builds the same sources", async () => {
    const s = await loadSuite();
    const proxies = await prepared(s, PRESENT);
    expect(await reviewed(s, proxies, actionsFor(proxies, "9.9.9"))).to.deep.equal([]);
  });

  it("is found out if its code, its calls or the proxies are not what it says", async () => {
    const s = await loadSuite();
    const [land, book, ...others] = await prepared(s, PRESENT);
    if (land === undefined || book === undefined) throw new Error("two proxies are prepared");
    const room = others.find(({ contract }) => contract === "SettlementRoom");
    if (room === undefined) throw new Error("the rooms are prepared");
    const elsewhere = { ...room.to.constructorArguments, token: book.proxy };
    const misled = { ...room, to: { ...room.to, constructorArguments: elsewhere } };
    expect(await reviewed(s, [misled], [])).to.deep.equal([
      `SettlementRoom: the code at ${room.to.address} is not what the sources give`,
    ]);
    const actions = actionsFor([land, book], "9.9.9");
    const [other] = await prepared(s, NEXT);
    const { address, codeHash } = other?.to ?? land.to;
    const to = { ...land.to, address, codeHash };
    expect(await reviewed(s, [{ ...land, to }, book], actions)).to.deep.equal([
      `LandRegister: the code at ${address} is not what the sources give`,
      `no proxy is described for: ${actions[0]?.says ?? ""}`,
    ]);
    const views = { ...land.to.constructorArguments, views: book.proxy };
    const wrong = { ...land, to: { ...land.to, constructorArguments: views } };
    expect(await reviewed(s, [wrong, book], [])).to.deep.equal([
      `LandRegister: the code at ${land.to.address} is not what the sources give`,
    ]);
    const from = { ...book.from, address: land.to.address };
    expect(await reviewed(s, [land, { ...book, from }], [])).to.deep.equal([
      `Daybook: the proxy runs ${book.from.address}, not ${from.address}`,
    ]);
    const [first] = actions;
    if (first === undefined) throw new Error("an action is prepared");
    const forged = { ...first, calldata: first.calldata.replace(/.$/, "1") };
    expect(await reviewed(s, [land, book], [forged])).to.deep.equal([
      `the calldata is another than: ${first.says}`,
    ]);
  });
});
