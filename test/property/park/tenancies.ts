// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, ZeroHash } from "ethers";
import fc from "fast-check";
import { dates } from "../../../sdk/dates/index.js";
import { ExitCause, RefusalGround, type TenancyStateName } from "../../../sdk/enums/index.js";
import { explain } from "../../../sdk/index.js";
import { fresh, pass } from "../../support/acts.js";
import { established, openPark, type OpenPark } from "../../support/parks.js";
import { enrolled, today, type KeyedParty } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";
import { profile, reviewed, tenancyState, tenancyStep } from "../../support/tenancies.js";

/*
 * Two parks, two parties, and random steps of applicants, operator and authority, in any order and on any tenancy.
 *
 * A6 Of a park and a party at most one tenancy is open or live, and it is the one that `tenancyFor` names.
 * A7 Who is a tenant is who was admitted and has not exited: `isAdmitted`, `tenantsOf` and `stayOf` agree.
 * A8 A tenancy takes the steps of the diagram only, and an ended one none.
 */

const FOLLOWS: Readonly<Record<TenancyStateName, readonly TenancyStateName[]>> = {
  None: [],
  Applied: ["Reviewed", "Refused", "Withdrawn"],
  Reviewed: ["Admitted", "Refused", "Withdrawn"],
  Admitted: ["Leaving"],
  Leaving: ["Admitted", "Exited"],
  Exited: [],
  Refused: [],
  Withdrawn: [],
};
const OPEN = new Set<TenancyStateName>(["Applied", "Reviewed", "Admitted", "Leaving"]);
const TENANT = new Set<TenancyStateName>(["Admitted", "Leaving"]);

/** The step that leads on from a state. */
const NEXT = {
  None: "apply",
  Applied: "review",
  Reviewed: "admit",
  Admitted: "notice",
  Leaving: "exit",
  Exited: "apply",
  Refused: "apply",
  Withdrawn: "apply",
} as const satisfies Readonly<Record<TenancyStateName, string>>;

const step = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant("next" as const) },
    { weight: 2, arbitrary: fc.constantFrom("apply", "review", "admit", "notice", "exit") },
    { weight: 1, arbitrary: fc.constantFrom("refuse", "withdraw", "stay", "wait") },
  ),
  party: fc.nat({ max: 1 }),
  park: fc.nat({ max: 1 }),
  /** Counted back from the last: late ones are open more often. */
  back: fc.nat({ max: 1 }),
  days: fc.nat({ max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Town {
  readonly parks: readonly [OpenPark, OpenPark];
  readonly parties: readonly [KeyedParty, KeyedParty];
}

describe("random tenancies", () => {
  it("are one of a park and a party, and go the way of the diagram", async () => {
    const s = await loadSuite();
    const first = await openPark(s);
    const second = await established(s, first.operator, { code: encodeBytes32String("G311002") });
    const town: Town = {
      parks: [first, second],
      parties: [await enrolled(s, 0), await enrolled(s, 1)],
    };
    const start = await s.networkHelpers.takeSnapshot();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
        await start.restore();
        let states: TenancyStateName[] = [];
        for (const one of steps) states = await taken(town, one, states);
      }),
      { numRuns: 12 },
    );
  });
});

/** Takes a step, which may be refused, and tells the states of all tenancies after it. */
async function taken(town: Town, one: Step, before: TenancyStateName[]): Promise<TenancyStateName[]> {
  const { s } = town.parks[0];
  const refused = await acted(town, one).then(
    () => false,
    (error: unknown) => {
      if (explain(error) === undefined) throw error;
      return true;
    },
  );
  const count = Number(await s.tenancies.tenancyCount());
  const numbers = Array.from({ length: count }, (_, i) => BigInt(i + 1));
  const after = await Promise.all(numbers.map((number) => tenancyState(town.parks[0], number)));
  if (refused) expect(after).to.deep.equal(before);
  after.forEach((state, i) => {
    const was = before[i];
    if (was === undefined) expect(state).to.equal("Applied");
    else if (was !== state) expect(FOLLOWS[was], `${was} to ${state}`).to.include(state);
  });
  await agrees(town, after);
  return after;
}

async function acted({ parks, parties }: Town, one: Step): Promise<unknown> {
  const [p] = parks;
  const { s, operator } = p;
  const party = parties[one.party] ?? parties[0];
  const { park } = parks[one.park] ?? p;
  const last = await s.tenancies.tenancyCount();
  const tenancy = last > BigInt(one.back) ? last - BigInt(one.back) : 1n;
  // Three times out of four the party of the tenancy acts.
  const { party: of } = await s.tenancies.tenancyOf(tenancy);
  const own = parties.find(({ address }) => address === of);
  const tenant = one.days === 3 ? party : (own ?? party);
  const day = dates.toDay(await today(s)) + (one.days % 2);
  const authority = s.tenancies.connect(s.parkAuthority);
  switch (one.what === "next" ? NEXT[await tenancyState(p, tenancy)] : one.what) {
    case "apply":
      return tenancyStep(p, party, "applyFor", park, profile());
    case "review":
      return reviewed(p, tenancy, one.days !== 3);
    case "admit":
      return authority.admit(tenancy, day, await fresh(s, "Contract"));
    case "notice":
      return tenancyStep(p, tenant, "giveNotice", tenancy, day, ExitCause.Moving, ZeroHash);
    case "exit":
      return tenancyStep(p, operator, "exit", tenancy, await fresh(s, "AuthorityDecision"));
    case "refuse":
      return authority.refuse(tenancy, RefusalGround.Other, await fresh(s, "Other"));
    case "withdraw":
      return tenancyStep(p, tenant, "withdraw", tenancy);
    case "stay":
      return tenancyStep(p, tenant, "withdrawNotice", tenancy);
    default:
      return pass(s, one.days + 1);
  }
}

/** A6 and A7. */
async function agrees({ parks, parties }: Town, states: readonly TenancyStateName[]): Promise<void> {
  const { tenancies } = parks[0].s;
  const records = await Promise.all(states.map((_, i) => tenancies.tenancyOf(i + 1)));
  const of = (park: bigint, among: ReadonlySet<TenancyStateName>, party?: string): bigint[] =>
    states.flatMap((state, i) => {
      const record = records[i];
      const same = record?.park === park && (party === undefined || record.party === party);
      return same && among.has(state) ? [BigInt(i + 1)] : [];
    });
  for (const { park } of parks) {
    const tenants = Array.from(await tenancies.tenantsOf(park, 0n, 100n)).toSorted();
    expect(tenants).to.deep.equal(of(park, TENANT));
    for (const { address } of parties) {
      const open = of(park, OPEN, address);
      expect(open.length).to.be.at.most(1);
      expect(await tenancies.tenancyFor(park, address)).to.equal(open[0] ?? 0n);
      const tenant = of(park, TENANT, address);
      expect(await tenancies.isAdmitted(park, address)).to.equal(tenant.length === 1);
      const { entry, leaving } = await tenancies.stayOf(park, address);
      const stayed = of(park, new Set(["Admitted", "Leaving", "Exited"]), address).at(-1);
      const record = stayed === undefined ? undefined : records[Number(stayed) - 1];
      expect([entry, leaving]).to.deep.equal([record?.entry ?? 0n, record?.leaving ?? 0n]);
    }
  }
}
