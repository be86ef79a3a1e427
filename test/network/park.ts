import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { JsonRpcProvider, ZeroHash } from "ethers";
import { localCouncil } from "../../deploy/parameters/localhost.js";
import { COMPANIES } from "../../scripts/demo/data.js";
import { register } from "../../scripts/demo/register.js";
import { localKey } from "../../scripts/lib/accounts.js";
import { enrolled, openCounter, today, type Counter } from "../../scripts/lib/counter.js";
import { rpc, startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";
import { readRecord } from "../../scripts/lib/records.js";
import { DocumentKind, type DocumentKindName } from "../../sdk/enums/index.js";
import { titleId } from "../../sdk/identifiers/index.js";
import type { ParkReport } from "../../sdk/park/index.js";
import { EXAMPLE, exampleFile } from "../support/parkFile.js";
import { removeTraces } from "../support/traces.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313375";
const REGISTERED = [
  "310113901001GB00071W00000000",
  "310113901001GB00071F00010001",
  "310113901001GB00071F00010002",
  "310113901001GB00072W00000000",
  "310113901001GB00072F00010000",
];
const SOFTWARE_KEY = localKey(32).privateKey;

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Plan {
  readonly park: number | null;
  readonly complete: boolean;
  readonly steps: readonly {
    id: string;
    is: string;
    for?: string[];
    until?: number;
    why?: { name: string };
  }[];
}

describe("a park from nothing, on a node over RPC", function () {
  this.timeout(400_000);
  let node: RunningNode;
  let provider: JsonRpcProvider;
  let counter: Counter;
  let entry: string;
  const folder = mkdtempSync(join(tmpdir(), "park-"));

  const script = async (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
    promisify(execFile)(
      process.execPath,
      ["--import", "tsx", join(root, "scripts", name), "--rpc", node.url, ...args],
      { cwd: root, env: { ...process.env, SOFTWARE_KEY: "", ...env } },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as Run,
    );
  /** Runs the command on the example with today as day of entry, and text replaced. */
  const create = async (
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    change: readonly [string, string] = ["", ""],
  ): Promise<Run> => {
    const file = join(folder, "park.yaml");
    writeFileSync(file, EXAMPLE.replaceAll("2027-01-01", entry).replace(...change));
    return script("park.ts", ["create", "--file", file, "--folder", join(folder, "council"), ...args], env);
  };
  const planIn = ({ stdout }: Run): Plan => JSON.parse(stdout) as Plan;
  const stateOf = (plan: Plan, id: string): string | undefined =>
    plan.steps.find((step) => step.id === id)?.is;
  /** Expects that something happens without a block of the chain or a proposal of the council. */
  const unchanged = async <T>(act: () => Promise<T>): Promise<T> => {
    const seen = async (): Promise<unknown> => [
      await provider.getBlockNumber(),
      readdirSync(folder, { recursive: true }).filter((name) => /\d{3}-/.test(name.toString())),
    ];
    const before = await seen();
    const result = await act();
    expect(await seen()).to.deep.equal(before);
    return result;
  };

  before(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
    const { code, stderr } = await script("deploy.ts", []);
    expect(code, stderr).to.equal(0);
    provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, staticNetwork: true });
    provider.pollingInterval = 20;
    counter = await openCounter(provider, readRecord(Number(CHAIN)));
    entry = await today(counter);
  });

  after(async () => {
    provider.destroy();
    await node.stop();
    rmSync(folder, { recursive: true });
    removeTraces(CHAIN);
  });

  it("refuses a file with mistakes, a missing file and a missing command, before anything else", async () => {
    const mistaken = await unchanged(() => create([], {}, ["Municipal", "Grand"]));
    expect(mistaken.code).to.equal(1);
    expect(mistaken.stderr).to.match(/park\.yaml:10:10: park\.level: "Grand" is none of National, /);
    expect(mistaken.stderr).to.include("park: 1 mistake in ");
    const found = JSON.parse((await create(["--json"], {}, ["Municipal", "Grand"])).stdout) as unknown;
    expect(found).to.have.nested.property("mistakes[0].line", 10);
    expect((await script("park.ts", ["create", "--file", "none.yaml"])).stderr).to.include(
      "no file none.yaml",
    );
    expect((await script("park.ts", ["create"])).stderr).to.include("say: create --file park.yaml");
    expect((await script("park.ts", ["make"])).stderr).to.equal("park: which command? create, report\n");
    const badKey = await create(["--dry-run"], { SOFTWARE_KEY: "0x12" });
    expect([badKey.code, badKey.stderr]).to.deep.equal([1, "park: SOFTWARE_KEY holds no private key\n"]);
  });

  it("says what is not on the land register, and which documents are not attested", async () => {
    const { code, stdout } = await unchanged(() => create(["--dry-run"]));
    expect(code).to.equal(1);
    for (const title of REGISTERED.slice(0, 4)) expect(stdout).to.include(`NotRegistered(title ${title})`);
    expect(stdout).to.include(`EvidenceUnknown(document ${exampleFile().park.decision})`);
    expect(stdout).to.match(/meaning: .+\n +do: /);
    const stopped = await unchanged(() => create([]));
    expect([stopped.code, stopped.stderr]).to.deep.equal([
      1,
      "park: something would be refused: nothing was sent. Mend it, or go on without it by --partial\n",
    ]);
  });

  it("shows the plan, and changes nothing", async () => {
    await prepare(counter);
    const { code, stdout } = await unchanged(() => create(["--dry-run"]));
    expect(code, stdout).to.equal(0);
    expect(stdout).to.include("G311099 智力产业园: not established; it is ");
    expect(stdout).to.match(/ 1 {2}ready +enrol operator as 0x\w{40}\n +by identity officer of 310113 0x/);
    expect(stdout).to.match(/ 9 {2}waiting +establish the park G311099 .*\n +by the council\n +for step 1\n/);
    expect(stdout.trimEnd()).to.match(/\n3 ready, 20 waiting$/);
  });

  it("refuses in the plan a tenant whose industry the park does not admit", async () => {
    const { code, stdout } = await unchanged(() => create(["--dry-run"], {}, ["I6513", "C2710"]));
    expect(code).to.equal(1);
    expect(stdout).to.match(
      /refused +apply for a place, industry C2710\n.*\n +IndustryNotPermitted\(park 1, /,
    );
    expect((await unchanged(() => create([], {}, ["I6513", "C2710"]))).code).to.equal(1);
  });

  it("does what it can, and stops at the council's delay", async () => {
    const { code, stdout, stderr } = await create(["--json"]);
    expect(code, stderr).to.equal(2);
    const plan = planIn({ code, stdout, stderr });
    const states = Object.fromEntries(plan.steps.map(({ id, is }) => [id, is]));
    expect(states).to.include({
      "party:operator": "done",
      "keys:software": "done",
      "office:ParkOperator": "waiting",
      park: "waiting",
      "zone:1": "waiting",
      "apply:circuits": "waiting",
    });
    const until = plan.steps.find(({ id }) => id === "park")?.until;
    const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
    expect(until).to.be.greaterThan(now);
    expect(until).to.be.at.most(now + localCouncil.delay);
    expect(stderr).to.match(/proposal 1: it is too early: its delay runs until .* UTC\+8/);
    expect(stderr).to.match(/park: 6 done, 17 waiting; run it again for what is left\n$/);
    expect(await counter.as.council.parks.parkCount()).to.equal(0n);
    const [name = ""] = readdirSync(join(folder, "council"));
    expect(readFileSync(join(folder, "council", name), "utf8")).to.include(
      "establish the park G311099 智力产业园",
    );
    const again = await unchanged(() => create([]));
    expect(again.code).to.equal(2);
  });

  it("goes on after the delay, and leaves to its owner the step whose key is not given", async () => {
    await rpc(node.url, "evm_increaseTime", [localCouncil.delay]);
    await rpc(node.url, "evm_mine");
    const { code, stdout, stderr } = await create(["--json"]);
    expect(code, stderr).to.equal(2);
    const plan = planIn({ code, stdout, stderr });
    expect(plan.park).to.equal(1);
    const open = plan.steps.filter(({ is }) => is !== "done").map(({ id, is }) => [id, is]);
    expect(open).to.deep.equal([
      ["apply:software", "left"],
      ["review:software", "waiting"],
      ["admit:software", "waiting"],
    ]);
    const { parks, tenancies } = counter.as.council;
    const park = await parks.parkOf(1);
    expect([park.name, park.area, park.zoned, park.zones, park.parcels]).to.deep.equal([
      ...["智力产业园", 100_000n, 60_000n, 2n, 2n],
    ]);
    const premises = (await parks.premisesOf(1)).map((word) => titleId.decode(word));
    expect(premises.toSorted()).to.deep.equal([REGISTERED[1], REGISTERED[2], REGISTERED[4]].toSorted());
    expect(await tenancies.tenantCount(1)).to.equal(1n);
  });

  it("completes with the key that was missing; once more, it does nothing", async () => {
    const last = await create([], { SOFTWARE_KEY });
    expect(last.code, last.stderr).to.equal(0);
    expect(last.stderr).to.match(
      /\[21\/23\] apply for a place.*\n\[22\/23\] find software fit.*\n\[23\/23\] admit/,
    );
    expect(last.stderr).to.match(/park: everything is done\n$/);
    expect(await counter.as.council.tenancies.tenantCount(1)).to.equal(2n);
    const nothing = await unchanged(() => create(["--json"]));
    expect([nothing.code, nothing.stderr]).to.deep.equal([0, "park: everything is done\n"]);
    expect(planIn(nothing).complete).to.equal(true);
    expect(stateOf(planIn(nothing), "admit:software")).to.equal("done");
  });

  it("reports what it discloses, as JSON and as a page, and nothing of a park that there is not", async () => {
    const reported = (...more: string[]) => script("park.ts", ["report", "--rpc", node.url, ...more]);
    const json = await reported("--park", "1", "--json");
    expect(json.code, json.stderr).to.equal(0);
    const { park, tenants } = JSON.parse(json.stdout) as ParkReport;
    expect([park.name, park.area, tenants.length]).to.deep.equal(["智力产业园", "100000", 2]);
    const file = join(folder, "park.html");
    const page = await reported("--park", "1", "--page", file);
    expect(page.stdout).to.include(`is in ${file}`);
    expect(readFileSync(file, "utf8")).to.include("<h1>智力产业园</h1>");
    const none = await reported("--park", "7");
    expect([none.code, none.stderr]).to.deep.equal([
      1,
      "park: ParkUnknown(park 7): There is no park of this number.\n",
    ]);
    expect((await reported("--park", "x")).stderr).to.include("say: report --park 1");
    expect((await reported("--park", "1", "--block", "99999999")).code).to.equal(1);
  });

  it("tells where the park differs from the file, and changes nothing there", async () => {
    const { stdout, code } = await unchanged(() => create([], {}, ["area: 100,000", "area: 99,000"]));
    expect(code).to.equal(0);
    expect(stdout).to.include("the chain differs: area 100000 on the chain, 99000 in the file");
  });

  it("goes on without what is refused only where that is asked for", async () => {
    const [first = ""] = EXAMPLE.split("tenants:\n")[1]?.split("  - party: software") ?? [];
    const third = first.replace("circuits", "operator").replace("C3973", "C2710");
    const more = `  - area: 10,000\n    plan: "0x${"12".repeat(32)}"\n\ntenants:\n${third.replace(/agreement: .*/, `agreement: "0x${"34".repeat(32)}"`)}`;
    const stopped = await unchanged(() => create([], {}, ["\ntenants:\n", more]));
    expect([stopped.code, stopped.stderr.split(":")[1]]).to.deep.equal([1, " something would be refused"]);
    const partial = await create(["--partial", "--json"], {}, ["\ntenants:\n", more]);
    expect(partial.code, partial.stderr).to.equal(1);
    expect(stateOf(planIn(partial), "zone:3")).to.equal("done");
    const application = planIn(partial).steps.find(({ id }) => id === "apply:operator");
    expect(application?.why?.name).to.equal("IndustryNotPermitted");
    expect((await counter.as.council.parks.parkOf(1)).zones).to.equal(3n);
  });
});

/** Attests every document of the example, and registers its titles. */
async function prepare(c: Counter): Promise<void> {
  const { park, parties, zones, tenants } = exampleFile();
  const buildings = zones.flatMap(({ parcels }) => parcels.flatMap((parcel) => parcel.buildings));
  const documents: (readonly [string, DocumentKindName])[] = [
    [park.decision, "AuthorityDecision"],
    ...Object.values(parties).flatMap((party) =>
      party.address === undefined ? [[party.evidence, "IdentityProof"] as const] : [],
    ),
    ...buildings.map(({ completion }) => [completion, "CompletionPapers"] as const),
    ...tenants.map(({ opinion }) => [opinion, "Other"] as const),
    ...tenants.map(({ agreement }) => [agreement, "Contract"] as const),
  ];
  for (const [document, kind] of documents)
    await (await c.as.attester.consortium.attest(document, DocumentKind[kind], 0, ZeroHash)).wait();
  const owner = await enrolled(c, 0, COMPANIES[0], park.division);
  for (const title of REGISTERED) await register(c, title, owner);
}
