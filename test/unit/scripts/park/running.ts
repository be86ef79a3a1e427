import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parseEther, ZeroHash, type Provider } from "ethers";
import { localCouncil } from "../../../../deploy/parameters/localhost.js";
import { cancel } from "../../../../scripts/council/cancel.js";
import { ProposalStore } from "../../../../scripts/council/store.js";
import { localKey } from "../../../../scripts/lib/accounts.js";
import type { KeySource, ParkFile } from "../../../../scripts/park/file/types.js";
import { KeyError, keyRing } from "../../../../scripts/park/keys.js";
import type { View } from "../../../../scripts/park/observe.js";
import { isComplete, type StepState } from "../../../../scripts/park/plan/index.js";
import { plan, run, type Planned } from "../../../../scripts/park/run.js";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind } from "../../../../sdk/enums/index.js";
import { loadGoverned, passed, time, type GovernedSuite } from "../../../support/council.js";
import { exampleFile, stateIn } from "../../../support/parkFile.js";

const DAY = 86_400;
/** Longer than what is scheduled may wait: a week and its delay. */
const TOO_LONG = 8 * DAY;

describe("scripts/park: running on a governed suite", () => {
  let folder: string;
  let said: string[];
  let governed: GovernedSuite;
  let provider: Provider;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "park-"));
    said = [];
    governed = await loadGoverned();
    if (governed.suite.consortium.runner?.provider == null) throw new Error("the suite has a provider");
    ({ provider } = governed.suite.consortium.runner);
    await attestAll();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The example without titles, whose tenants enter in a month, with the keys of these members. */
  const viewWith = async (
    council: readonly number[],
    change: Partial<ParkFile> = {},
  ): Promise<View & { file: ParkFile }> => {
    const example = exampleFile();
    const entry = dates.addDays(dates.dateAt((await provider.getBlock("latest"))?.timestamp ?? 0), 30);
    const file: ParkFile = {
      ...example,
      council: council.map((account): KeySource => ({ account })),
      zones: example.zones.map((zone) => ({ ...zone, parcels: [] })),
      tenants: example.tenants.map((tenant) => ({ ...tenant, entry })),
      ...change,
    };
    const keys = keyRing(file, { SOFTWARE_KEY: localKey(32).privateKey }, provider);
    return { suite: governed.suite, provider, store: new ProposalStore(folder), file, keys };
  };
  const runs = async (view: View): Promise<Planned> => run(view, await plan(view), (line) => said.push(line));
  const park = ({ steps }: Planned): StepState => stateIn(steps, "park");

  async function attestAll(): Promise<void> {
    const [accreditation, attester] = [5, 7].map((n) => localKey(n).connect(provider));
    if (!accreditation || !attester) throw new RangeError("there are two");
    const consortium = governed.suite.consortium;
    await consortium.connect(accreditation).admitAttester(attester.address, 2 ** 32 - 1, 1, 0, ZeroHash);
    const { park: established, parties, tenants } = exampleFile();
    const documents = [
      [established.decision, DocumentKind.AuthorityDecision],
      ...Object.values(parties).map((party) => [
        party.address === undefined ? party.evidence : ZeroHash,
        DocumentKind.IdentityProof,
      ]),
      ...tenants.flatMap(({ opinion, agreement }) => [
        [opinion, DocumentKind.Other],
        [agreement, DocumentKind.Contract],
      ]),
    ] as [string, number][];
    for (const [document, kind] of documents)
      await consortium.connect(attester).attest(document, kind, 0, ZeroHash);
    const { deployer } = governed;
    await deployer.sendTransaction({ to: localKey(34).address, value: parseEther("1") });
  }

  it("takes every step in order, from nothing to admitted tenants", async () => {
    const view = await viewWith([20, 21]);
    expect(park(await runs(view)).is).to.equal("waiting");
    await time.increase(localCouncil.delay);
    const last = await runs(view);
    expect(isComplete(last.steps)).to.equal(true);
    const { parks, tenancies } = governed.suite;
    expect((await parks.zonesOf(1)).map(({ area }) => area)).to.deep.equal([40_000n, 20_000n]);
    expect(await tenancies.tenantCount(1)).to.equal(2n);
    expect(said.filter((line) => line.startsWith("proposal 1"))).to.have.length(4);
    said = [];
    await runs(view);
    expect(said).to.deep.equal([]);
  });

  it("goes on where it was cut short, as often as it is", async () => {
    const view = await viewWith([20, 21]);
    // Each time elsewhere: between a proposal and its signatures, between two steps of a party.
    const MOST_LINES = 6;
    let complete = false;
    for (let round = 0; round < 30 && !complete; round++) {
      let lines = 0;
      const cut = (): void => {
        if (++lines === 1 + (round % MOST_LINES)) throw new Error("cut short");
      };
      const { steps } = await run(view, await plan(view), cut).catch(async (error: unknown) => {
        expect(String(error)).to.equal("Error: cut short");
        return plan(view);
      });
      complete = isComplete(steps);
      if (stateIn(steps, "park").is === "waiting") await time.increase(localCouncil.delay);
    }
    expect(complete).to.equal(true);
    const { parks, tenancies } = governed.suite;
    expect([await parks.parkCount(), await tenancies.tenancyCount()]).to.deep.equal([1n, 2n]);
    expect((await parks.parkOf(1)).zones).to.equal(2n);
    expect(view.store.all()).to.have.length(1);
  });

  it("signs with the keys at hand, and leaves the rest to the other members", async () => {
    expect(park(await runs(await viewWith([20])))).to.deep.equal({
      is: "left",
      note: "proposal 1: 1 signature is missing; members sign: npm run council -- sign 1",
    });
    expect(park(await runs(await viewWith([])))).to.include({ is: "left" });
    expect(park(await runs(await viewWith([22]))).is).to.equal("waiting");
    await time.increase(localCouncil.delay);
    // What is signed is executed by whoever sends it.
    expect(park(await runs(await viewWith([])))).to.deep.equal({ is: "done" });
    expect(new ProposalStore(folder).all()).to.have.length(1);
  });

  it("gives a proposal new numbers after another transaction took its", async () => {
    await runs(await viewWith([20]));
    await passed(governed.suite, governed.stranger, {
      do: "grant-office",
      office: "Court",
      division: 310115,
      to: localKey(9).address,
    });
    const view = await viewWith([20, 21]);
    expect(park(await plan(view))).to.deep.equal({ is: "ready" });
    expect(park(await runs(view)).is).to.equal("waiting");
    await time.increase(localCouncil.delay);
    expect(isComplete((await runs(view)).steps)).to.equal(true);
  });

  it("proposes anew what was not executed in time", async () => {
    const view = await viewWith([20, 21]);
    await runs(view);
    await time.increase(TOO_LONG);
    const later = await viewWith([20, 21]);
    expect(park(await plan(later))).to.deep.equal({ is: "ready" });
    expect(park(await runs(later)).is).to.equal("waiting");
    expect(new ProposalStore(folder).all()).to.have.length(2);
    await time.increase(localCouncil.delay);
    expect(isComplete((await runs(later)).steps)).to.equal(true);
  });

  it("does not override a guardian", async () => {
    const view = await viewWith([20, 21]);
    await runs(view);
    const { suite, store } = view;
    const key = localKey(6).connect(provider);
    await cancel(
      { suite, store, key, sender: () => Promise.resolve(key), say: (line) => said.push(line) },
      "1",
    );
    const stopped = park(await runs(view));
    expect(stopped.is === "refused" && stopped.why.name).to.equal("Cancelled");
    expect(store.all()).to.have.length(1);
  });

  it("asks the chain whether what is ready would be refused", async () => {
    const view = await viewWith([20, 21]);
    await runs(view);
    await time.increase(localCouncil.delay);
    // The file names another operator than the one that the chain has.
    const other = await viewWith([20, 21], { operator: "circuits" });
    const { steps } = await plan(await established(view, other));
    const zone = stateIn(steps, "zone:1");
    expect(zone.is === "refused" && zone.why.name).to.equal("NotTheOperator");
  });

  /** The other view once the first has had the council decide, and nothing more. */
  async function established(first: View, other: View): Promise<View> {
    const councilOnly = { ...first, keys: { ...first.keys, parties: {}, authority: undefined } };
    await runs(councilOnly);
    return other;
  }

  it("takes keys from the environment, and nothing that is no key", async () => {
    const { file } = await viewWith([20]);
    const ring = (key: string): ReturnType<typeof keyRing> => keyRing(file, { SOFTWARE_KEY: key }, provider);
    expect(ring(localKey(32).privateKey).parties.software?.map(({ address }) => address)).to.deep.equal(
      [32, 33].map((n) => localKey(n).address),
    );
    // Two must sign: one alone is none.
    expect(ring("").parties.software).to.deep.equal([]);
    expect(() => ring("0x12")).to.throw(KeyError, "SOFTWARE_KEY holds no private key");
  });
});
