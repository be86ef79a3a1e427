// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { LandUse } from "../../../../sdk/index.js";
import {
  charge,
  charged,
  chargeOf,
  chargesOf,
  dayOf,
  daysPass,
  neighbourhood,
  otherRules,
  sale,
  refused,
  titleOf,
  type Neighbourhood,
} from "../../../support/charges.js";
import { attested, parcel, parcelOf, recorded, today } from "../../../support/registry.js";

const lease = (from: string, until: string | null, parent = 0n) =>
  ({ kind: "Lease", sum: 0n, from, until, parent }) as const;

describe("creation of a charge", () => {
  it("asks proprietor and chargee, a kind, and for a security a sum", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const number = await charged(n, a, { transferBan: true, until: dates.addYears(await today(s), 3) });
    expect(await chargeOf(n, number)).to.include({
      kind: "Mortgage",
      rank: number,
      sum: 100n,
      chargee: a.address,
      transferBan: true,
      fixedOn: 0n,
    });
    await refused(charged(n, a, { kind: "None" }), "ChargeKindMissing");
    await refused(charged(n, a, { sum: 0n }), "SumMissing", titleOf(title));
    await refused(recorded(s, "Charge", title, [owner], charge(a)), "ConsentMissing", a.address);
    await refused(
      recorded(s, "Charge", title, [b, a], charge(a)),
      "NotProprietor",
      titleOf(title),
      b.address,
    );
    for (const kind of ["MaximumMortgage", "ConstructionMortgage", "Pledge", "Licence"] as const)
      expect((await chargeOf(n, await charged(n, b, { kind }))).kind).to.equal(kind);
    expect((await s.landViews.folioOf(titleOf(title))).version).to.equal(6);
  });

  it("has effect from no later than today and rests on good evidence", async () => {
    const { s, title, owner, a } = await neighbourhood();
    const now = await today(s);
    const tomorrow = dates.addDays(now, 1);
    await refused(
      recorded(s, "Charge", title, [owner, a], charge(a), { effective: tomorrow }),
      "EffectInFuture",
      dayOf(tomorrow),
      dayOf(now),
    );
    const evidence = `0x${"12".repeat(32)}`;
    await refused(
      recorded(s, "Charge", title, [owner, a], charge(a), { evidence }),
      "EvidenceUnknown",
      evidence,
    );
  });

  it("ends after it begins, after today, and no later than its title", async () => {
    const n = await neighbourhood();
    const { s, title, a } = n;
    const now = await today(s);
    const yesterday = dates.addDays(now, -1);
    const end = dates.addYears(now, 40);
    const beyond = dates.addDays(end, 1);
    await refused(charged(n, a, { until: yesterday }), "PeriodInvalid", titleOf(title), 0, dayOf(yesterday));
    await refused(
      charged(n, a, { from: beyond, until: end }),
      "PeriodInvalid",
      titleOf(title),
      dayOf(beyond),
      dayOf(end),
    );
    await refused(charged(n, a, { until: beyond }), "BeyondTerm", titleOf(title), dayOf(beyond), dayOf(end));
    await charged(n, a, { from: now, until: end });
    await charged(n, a, { until: now });
  });

  it("bears no more securities than the rules of its class allow", async () => {
    const n = await neighbourhood();
    const { s, title, a, b } = n;
    await otherRules(s, { securitiesMax: 1 });
    const first = await charged(n, a);
    await refused(charged(n, b), "AlreadyPledged", titleOf(title), first, 1);
    // A right of use is no security.
    await charged(n, b, { kind: "Licence", sum: 0n });
  });

  it("lets a unit once at a time, for twenty years at most", async () => {
    const n = await neighbourhood();
    const { s, title, a, b } = n;
    const now = await today(s);
    const latest = dates.addYears(now, 20);
    const beyond = dates.addDays(latest, 1);
    for (const until of [null, beyond])
      await refused(
        charged(n, a, lease(now, until)),
        "LeaseTooLong",
        titleOf(title),
        dayOf(until),
        dayOf(latest),
      );
    const year = dates.addYears(now, 1);
    const first = await charged(n, a, lease(now, year));
    for (const [from, until] of [
      [year, latest],
      [now, now],
      [dates.addDays(now, -1), dates.addDays(year, 1)],
    ] as const)
      await refused(charged(n, b, lease(from, until)), "LeaseOverlap", titleOf(title), first);
    await charged(n, b, lease(dates.addDays(year, 1), latest));
    await charged(n, b, { kind: "Licence", from: now, until: year });
  });

  it("lets a lease lapse by time without anybody's act, and drops it from the page when the next charge comes", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b, c } = n;
    const now = await today(s);
    const year = dates.addYears(now, 1);
    const first = await charged(n, a, { ...lease(now, year), transferBan: true });
    const second = await charged(n, b, { kind: "Licence", sum: 0n, until: year });
    await refused(
      recorded(s, "Transfer", title, [owner, c], sale(c)),
      "ChargeeConsentMissing",
      titleOf(title),
      first,
      a.address,
    );
    await daysPass(s, 365);
    expect((await chargesOf(n)).map(({ id }) => id)).to.deep.equal([first, second]);
    await daysPass(s, 1);
    expect(await chargesOf(n)).to.deep.equal([]);
    await refused(
      recorded(s, "Discharge", title, [a], { charge: first }),
      "ChargeUnknown",
      titleOf(title),
      first,
    );
    await charged(n, b, lease(await today(s), dates.addYears(year, 1)));
    expect(await chargesOf(n)).to.have.length(1);
    await recorded(s, "Transfer", title, [owner, c], sale(c));
  });

  it("lets a tenant sublet within its lease, with the tenant's consent", async () => {
    const n = await neighbourhood();
    const { s, title, a, b, c } = n;
    const now = await today(s);
    const year = dates.addYears(now, 1);
    const head = await charged(n, a, lease(now, year));
    const beyond = dates.addDays(year, 1);
    await refused(charged(n, b, lease(now, year, head)), "ConsentMissing", a.address);
    for (const [from, until] of [
      [now, beyond],
      [dates.addDays(now, -1), year],
    ] as const)
      await refused(
        charged(n, b, lease(from, until, head), [a]),
        "BeyondHeadLease",
        titleOf(title),
        head,
        dayOf(year),
      );
    const sub = await charged(n, b, lease(now, year, head), [a]);
    await refused(charged(n, c, lease(now, now, head), [a]), "LeaseOverlap", titleOf(title), sub);
    const ended = recorded(s, "Discharge", title, [a], { charge: head });
    await refused(ended, "SubleaseStands", titleOf(title), head, sub);
    await refused(charged(n, c, lease(now, now, 99n), [a]), "ChargeUnknown", titleOf(title), 99);
    const licence = await charged(n, c, { kind: "Licence" });
    await refused(charged(n, c, lease(now, now, licence), [a]), "ChargeUnknown", titleOf(title), licence);
    expect(await chargesOf(n)).to.have.length(3);
  });

  it("gives a residence right in a dwelling only", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const right = { kind: "ResidenceRight", sum: 0n } as const;
    await refused(charged(n, a, right), "NotDwelling", titleOf(title), LandUse.Industrial);
    for (const use of ["Residential", "Mixed"] as const) {
      const evidence = await attested(s, "AuthorityDecision", use);
      const fields = { use, extent: 12_345.67, particulars: `0x${"01".repeat(32)}` };
      await recorded(s, "Change", title, [owner], fields, { evidence });
      expect((await chargeOf(n, await charged(n, a, right))).kind).to.equal("ResidenceRight");
    }
  });

  it("notes an easement on both titles, with the consent of both proprietors", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const dominant = await parcelOf(s, 2, a);
    const easement = charge(null, { kind: "Easement", sum: 0n, dominant });
    await refused(recorded(s, "Charge", title, [owner], easement), "ConsentMissing", a.address);
    await refused(
      recorded(s, "Charge", title, [owner, a], { ...easement, dominant: title }),
      "DominantInvalid",
      titleOf(title),
      titleOf(title),
    );
    await refused(
      recorded(s, "Charge", title, [owner, a], { ...easement, dominant: parcel(9) }),
      "NotRegistered",
      titleOf(parcel(9)),
    );
    const banning = recorded(s, "Charge", title, [owner, a], { ...easement, transferBan: true });
    await refused(banning, "BanWithoutChargee", titleOf(title));
    const { number } = await recorded(s, "Charge", title, [owner, a], easement);
    expect(await chargeOf(n, number)).to.include({ kind: "Easement", chargee: ZeroAddress });
    expect((await s.landViews.folioOf(titleOf(dominant))).version).to.equal(2);
    // Whoever holds the dominant title answers.
    await recorded(s, "Transfer", dominant, [a, b], sale(b));
    await refused(recorded(s, "Discharge", title, [a], { charge: number }), "ConsentMissing", b.address);
    await recorded(s, "Discharge", title, [b], { charge: number });
    expect(await chargesOf(n)).to.deep.equal([]);
  });

  it("of an easement is discharged by the holders of what the dominant title became", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const dominant = await parcelOf(s, 2, a);
    const easement = charge(null, { kind: "Easement", sum: 0n, dominant });
    const { number } = await recorded(s, "Charge", title, [owner, a], easement);
    await recorded(
      s,
      "Divide",
      dominant,
      [a],
      {
        charges: [],
        children: [parcel(3), parcel(4)],
        extents: [6_000, 6_345.67],
        uses: ["Industrial", "Industrial"],
      },
      { evidence: await attested(s, "Survey", dominant) },
    );
    await recorded(s, "Transfer", parcel(4), [a, b], sale(b));
    const discharge = { charge: number };
    await refused(recorded(s, "Discharge", title, [owner], discharge), "ConsentMissing", a.address);
    await refused(recorded(s, "Discharge", title, [a], discharge), "ConsentMissing", b.address);
    await recorded(s, "Discharge", title, [a, b], discharge);

    const other = await recorded(s, "Charge", title, [owner, a], { ...easement, dominant: parcel(3) });
    await recorded(s, "Cancel", parcel(3), [a], { cause: `0x${"01".repeat(32)}` });
    const ended = { charge: other.number };
    await refused(recorded(s, "Discharge", title, [a], ended), "ConsentMissing", owner.address);
    await recorded(s, "Discharge", title, [owner], ended);
  });

  it("has no more charges than a page counts", async () => {
    const n = await neighbourhood();
    const { s, title, a } = n;
    await fill(n, "0x4ed398721b2e2536d57af601fdbf77d5dbee63ced393b440f17de9cc8e873000");
    await refused(charged(n, a), "TooManyCharges", titleOf(title));
    expect(await s.landViews.chargesOf(titleOf(title))).to.have.length(255);
  });
});

/** Lengthens the list of the title in a room's storage to what a page counts. */
async function fill({ s, title }: Neighbourhood, location: string): Promise<void> {
  const slot = s.ethers.solidityPackedKeccak256(["uint256", "uint256"], [titleOf(title), location]);
  await s.networkHelpers.setStorageAt(await s.land.getAddress(), slot, 255);
}
