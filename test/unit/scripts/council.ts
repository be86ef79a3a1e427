import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Wallet, ZeroHash, type Signer } from "ethers";
import { cancel } from "../../../scripts/council/cancel.js";
import { close } from "../../../scripts/council/close.js";
import type { Desk } from "../../../scripts/council/desk.js";
import { execute } from "../../../scripts/council/execute.js";
import { list } from "../../../scripts/council/list.js";
import { propose } from "../../../scripts/council/propose.js";
import { renew } from "../../../scripts/council/renew.js";
import { show } from "../../../scripts/council/show.js";
import { sign } from "../../../scripts/council/sign.js";
import { ProposalStore } from "../../../scripts/council/store.js";
import { localKey } from "../../../scripts/lib/accounts.js";
import { columns } from "../../../scripts/lib/project.js";
import type { TypedDataSigner } from "../../../sdk/authority/index.js";
import { councilRefuses, loadGoverned, time } from "../../support/council.js";

describe("the council's desk", () => {
  let folder: string;
  let said: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "desk-"));
    said = [];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A desk with a key, and what was said at it since it was opened. */
  const desk = async (key?: Signer & TypedDataSigner): Promise<Desk> => {
    const { suite, stranger } = await loaded;
    return {
      suite,
      store: new ProposalStore(folder),
      key,
      sender: () => Promise.resolve(stranger),
      say: (line) => said.push(line),
    };
  };
  let loaded: ReturnType<typeof loadGoverned>;
  beforeEach(() => {
    loaded = loadGoverned();
  });

  const grant = { office: "Court", division: "310115", to: localKey(4).address };
  const signAll = async (which: string): Promise<void> => {
    for (const n of [20, 21]) await sign(await desk(member(n)), which);
  };
  const member = (n: number): Wallet => new Wallet(localKey(n).privateKey);
  const last = (): string => said.at(-1) ?? "";

  it("takes a proposal through its delay", async () => {
    const any = await desk();
    await list(any, false);
    expect(last()).to.match(/^no proposals in /);
    const { file } = await propose(any, "grant-office", grant);
    expect(file).to.equal(join(folder, "001-grantRole.json"));
    await signAll("1");
    expect(last()).to.equal(`${member(21).address} has signed 2 of its transactions`);
    await execute(any, "1");
    expect(last()).to.match(/^next: waits until /);
    await show(any, file, false);
    expect(last()).to.match(/step 1 {2}schedule .*\n +state +done at .*\n +hash +0x\w+\n +signed by /);
    await time.increase(60);
    await execute(any, "1");
    expect(last()).to.equal("every step is done");
    await list(any, true);
    const { proposals } = JSON.parse(last()) as { proposals: { states: { is: string }[] }[] };
    expect(proposals[0]?.states.map(({ is }) => is)).to.deep.equal(["done", "done"]);
  });

  it("numbers delayed proposals one behind the other, and lets what needs no delay go first", async () => {
    const any = await desk();
    const numbers = async (action: string, options: Record<string, string>): Promise<number[]> =>
      (await propose(any, action, options)).proposal.steps.map(({ nonce }) => nonce);
    expect(await numbers("grant-office", grant)).to.deep.equal([0, 1]);
    expect(await numbers("retire-division", { division: "320802", successor: "320812" })).to.deep.equal([
      2, 3,
    ]);
    expect(await numbers("reopen", { turn: "last" })).to.deep.equal([4]);
    expect(await numbers("reopen", {})).to.deep.equal([0]);
    await signAll("4");
    await execute(any, "4");
    await councilRefuses(signAll("1"), "StaleNonce", /`renew`/);
    await renew(any, "1");
    expect(any.store.find("1").proposal.steps.map(({ nonce }) => nonce)).to.deep.equal([5, 6]);
  });

  it("takes an upgrade from the file that its preparation wrote, and carries it out", async () => {
    const { deployment } = await loaded;
    const any = await desk();
    const { implementation = "", address = "" } = deployment.contracts.Daybook ?? {};
    const data = "0x";
    const file = join(folder, "upgrade.json");
    const action = { contract: "Daybook", arguments: { newImplementation: implementation, data } };
    writeFileSync(file, JSON.stringify({ version: "0.2.0", actions: [action] }));
    const { proposal } = await propose(any, file, {});
    expect(proposal.actions.map(({ target }) => target)).to.deep.equal([address]);
    expect(proposal.actions[0]?.data).to.equal(
      any.suite.daybook.interface.encodeFunctionData("upgradeToAndCall", [implementation, data]),
    );
    await signAll("1");
    await execute(any, "1");
    await time.increase(60);
    await execute(any, "1");
    const upgraded = await any.suite.daybook.queryFilter(any.suite.daybook.filters.Upgraded, "latest");
    expect(upgraded.map(({ args }) => args.implementation)).to.deep.equal([implementation]);
  });

  it("sets the periods of recoveries and successions", async () => {
    const any = await desk();
    const terms = { recoveryQuorum: 4, objectionSeconds: 60, recoverySeconds: 90, creditorDays: 30 };
    const file = join(folder, "terms.json");
    writeFileSync(file, JSON.stringify(terms));
    await propose(any, "set-party-terms", { terms: file });
    await signAll("1");
    await execute(any, "1");
    await time.increase(60);
    await execute(any, "1");
    const { recoveryQuorum, creditorDays } = await any.suite.consortium.partyTerms();
    expect([recoveryQuorum, creditorDays]).to.deep.equal([4n, 30n]);
    writeFileSync(file, JSON.stringify({ ...terms, creditorDays: "thirty" }));
    await councilRefuses(propose(any, "set-party-terms", { terms: file }), "Malformed", /creditorDays/);
  });

  it("lets a guardian cancel what is scheduled, and nobody else", async () => {
    const { guardian, stranger } = await loaded;
    const any = await desk();
    await propose(any, "set-extract-base", { base: "https://example.org/" });
    await signAll("1");
    await councilRefuses(cancel(await desk(guardian), "1"), "Refused", /nothing of it is scheduled/);
    await execute(any, "1");
    await councilRefuses(cancel(await desk(stranger), "1"), "Refused", /is no guardian/);
    await cancel(await desk(guardian), "1");
    await councilRefuses(execute(any, "1"), "Cancelled", new RegExp(guardian.address));
    await councilRefuses(renew(any, "1"), "Cancelled", new RegExp(guardian.address));
    await councilRefuses(signAll("1"), "Cancelled", new RegExp(guardian.address));
  });

  it("lets the council cancel what it has scheduled itself", async () => {
    const any = await desk();
    await propose(any, "grant-office", grant);
    await signAll("1");
    await execute(any, "1");
    await propose(any, "cancel", { proposal: "1" });
    await signAll("2");
    await execute(any, "2");
    await councilRefuses(execute(any, "1"), "Cancelled", /cancelled it/);
    await councilRefuses(
      propose(any, "cancel", { proposal: "2" }),
      "Malformed",
      /nothing of it is scheduled/,
    );
  });

  it("lets a guardian close the daybook, with a time and a reason", async () => {
    const { guardian, stranger } = await loaded;
    const closing = { seconds: "3600", reason: ZeroHash };
    await councilRefuses(close(await desk(), closing), "Malformed", /whose key\?/);
    await councilRefuses(close(await desk(guardian), { reason: ZeroHash }), "Malformed", /--seconds/);
    await councilRefuses(close(await desk(guardian), { seconds: "60" }), "Malformed", /--reason/);
    await councilRefuses(close(await desk(stranger), closing), "Refused", /OfficeRequired\(kind Guardian/);
    await close(await desk(guardian), closing);
    expect(last()).to.match(/^the daybook is closed until \d{4}-\d\d-\d\d .* UTC\+8$/);
  });

  it("refuses a file that is no proposal, and one that is not there", async () => {
    const any = await desk();
    writeFileSync(join(folder, "001-x.json"), "{}");
    expect(() => any.store.all()).to.throw("is no proposal");
    await councilRefuses(show(any, join(folder, "001-x.json"), false), "Malformed", /is no proposal/);
    rmSync(join(folder, "001-x.json"));
    await councilRefuses(show(any, "1", false), "Malformed", /no proposal 1 in/);
  });
});

describe("columns of a table", () => {
  it("stand to the right but for the first, or all to the left", () => {
    const rows = [
      ["a", "bb"],
      ["ccc", "d"],
    ];
    expect(columns(rows)).to.equal("a    bb\nccc   d");
    expect(columns(rows, "left")).to.equal("a    bb\nccc  d");
  });
});
