// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, FolioState, RestraintKind, type IsoDate } from "../../../../sdk/index.js";
import {
  dayOf,
  daysPass,
  exOfficio,
  halves,
  neighbourhood,
  ordered,
  otherRules,
  restraintsOf,
  sale,
  refused,
  titleOf,
  type Neighbourhood,
} from "../../../support/charges.js";
import { attested, onParcel, recorded, today } from "../../../support/registry.js";

const seize = async (n: Neighbourhood, months: bigint, against = n.owner, whole = true): Promise<bigint> =>
  (await ordered(n, "Seize", { against: against.address, whole, months })).number;

const periods = async (n: Neighbourhood): Promise<[bigint, string, IsoDate, IsoDate | null][]> =>
  (await restraintsOf(n)).map(({ id, status, start, end }) => [id, status, start, end]);

describe("a seizure", () => {
  it("stops the title for its months, and lapses without anybody's act", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const now = await today(s);
    const number = await seize(n, 1n);
    const end = dates.addMonths(now, 1);
    expect(await periods(n)).to.deep.equal([[number, "InForce", now, end]]);
    const sell = () => recorded(s, "Transfer", title, [owner, a], sale(a));
    await refused(sell(), "Seized", titleOf(title), number, dayOf(end));
    expect(await s.land.getFrozenTokens(owner.address, titleOf(title))).to.equal(1);
    await daysPass(s, dayOf(end) - dayOf(now));
    await refused(sell(), "Seized", titleOf(title), number, dayOf(end));
    await daysPass(s, 1);
    expect((await periods(n))[0]?.[1]).to.equal("Lapsed");
    expect(await s.land.getFrozenTokens(owner.address, titleOf(title))).to.equal(0);
    await sell();
  });

  it("rests on a court's order, in effect, for one to thirty-six months", async () => {
    const n = await neighbourhood();
    const { s, title, owner } = n;
    const fields = { against: owner.address, whole: true, months: 1n };
    const evidence = await attested(s, "Contract", "no order");
    await refused(
      ordered(n, "Seize", fields, { evidence }),
      "EvidenceOfWrongKind",
      evidence,
      DocumentKind.Contract,
      DocumentKind.CourtOrder,
    );
    const now = await today(s);
    const effective = dates.addDays(now, 1);
    await refused(ordered(n, "Seize", fields, { effective }), "EffectInFuture", dayOf(effective), dayOf(now));
    for (const months of [0n, 37n])
      await refused(seize(n, months), "FreezeTooLong", titleOf(title), months, 36);
    const number = await seize(n, 36n);
    for (const months of [0n, 37n])
      await refused(
        ordered(n, "RenewOrder", { order: number, months }),
        "FreezeTooLong",
        titleOf(title),
        months,
        36,
      );
  });

  it("comes too late once the transfer is completed, and is of the land, not of the house alone", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const house = onParcel(1, 1);
    const fields = {
      use: "Industrial",
      extent: 100,
      termEnd: null,
      particulars: `0x${"01".repeat(32)}`,
    } as const;
    await recorded(s, "FirstRegistration", house, [owner], fields, {
      evidence: await attested(s, "CompletionPapers", house),
    });
    await refused(seize({ ...n, title: house }, 1n), "LandHouseSplit", titleOf(house), FolioState.Following);
    await recorded(s, "Transfer", title, [owner, a], sale(a));
    await refused(seize(n, 1n), "TransferCompleted", titleOf(title), owner.address);
    await seize(n, 1n, a);
  });

  it("waits in the queue, and becomes live by itself on the day after the one in front", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const now = await today(s);
    const [first, second, third] = [await seize(n, 1n), await seize(n, 2n), await seize(n, 3n)];
    const end = dates.addMonths(now, 1);
    const next = dates.addDays(end, 1);
    const nextEnd = dates.addMonths(next, 2);
    const last = dates.addDays(nextEnd, 1);
    expect(await periods(n)).to.deep.equal([
      [first, "InForce", now, end],
      [second, "Waiting", next, nextEnd],
      [third, "Waiting", last, dates.addMonths(last, 3)],
    ]);
    await refused(
      ordered(n, "RenewOrder", { order: second, months: 1n }),
      "SeizureWaiting",
      titleOf(title),
      second,
      dayOf(next),
    );
    await daysPass(s, dayOf(next) - dayOf(now));
    await refused(
      recorded(s, "Transfer", title, [owner, a], sale(a)),
      "Seized",
      titleOf(title),
      second,
      dayOf(nextEnd),
    );
    await refused(
      ordered(n, "RenewOrder", { order: first, months: 1n }),
      "SeizureExpired",
      titleOf(title),
      first,
      dayOf(end),
    );
    // A fourth drops the first from the page; the others keep their days.
    const fourth = await seize(n, 1n);
    expect((await periods(n)).map(([id, status, start]) => [id, status, start])).to.deep.equal([
      [second, "InForce", next],
      [third, "Waiting", last],
      [fourth, "Waiting", dates.addDays(dates.addMonths(last, 3), 1)],
    ]);
  });

  it("that is lifted lets the next one begin today, for its whole term", async () => {
    const n = await neighbourhood();
    const { s } = n;
    const [first, second, third] = [await seize(n, 36n), await seize(n, 2n), await seize(n, 3n)];
    await daysPass(s, 400);
    const now = await today(s);
    await ordered(n, "LiftOrder", { order: first });
    const end = dates.addMonths(now, 2);
    const next = dates.addDays(end, 1);
    expect(await periods(n)).to.deep.equal([
      [second, "InForce", now, end],
      [third, "Waiting", next, dates.addMonths(next, 3)],
    ]);
    await ordered(n, "LiftOrder", { order: third });
    expect(await periods(n)).to.deep.equal([[second, "InForce", now, end]]);
  });

  it("is renewed before it lapses, and those behind it wait longer", async () => {
    const n = await neighbourhood();
    const { s, title } = n;
    const [first, second] = [await seize(n, 2n), await seize(n, 3n)];
    await daysPass(s, 30);
    const now = await today(s);
    await ordered(n, "RenewOrder", { order: first, months: 36n });
    const end = dates.addMonths(now, 36);
    const next = dates.addDays(end, 1);
    expect(await periods(n)).to.deep.equal([
      [first, "InForce", now, end],
      [second, "Waiting", next, dates.addMonths(next, 3)],
    ]);
    await refused(
      ordered(n, "RenewOrder", { order: 99n, months: 1n }),
      "RestraintUnknown",
      titleOf(title),
      99,
    );
  });

  it("is refused beside another where the class does not queue", async () => {
    const n = await neighbourhood();
    const { s, title } = n;
    await otherRules(s, { freezesQueue: false });
    const end = dates.addMonths(await today(s), 1);
    const first = await seize(n, 1n);
    await refused(seize(n, 1n), "AlreadyPreserved", titleOf(title), first, dayOf(end));
    await daysPass(s, 32);
    const second = await seize(n, 1n);
    expect((await restraintsOf(n)).map(({ id }) => id)).to.deep.equal([second]);
  });

  it("of one share does not wait for that of another, but for that of the whole", async () => {
    const n = await halves();
    const { s, owner, a } = n;
    const now = await today(s);
    const ofOwner = await seize(n, 1n, owner, false);
    const ofOther = await seize(n, 2n, a, false);
    const ofWhole = await seize(n, 3n, a);
    const again = await seize(n, 1n, owner, false);
    const next = dates.addDays(dates.addMonths(now, 2), 1);
    const wholeEnd = dates.addMonths(next, 3);
    expect((await periods(n)).map(([id, status, start]) => [id, status, start])).to.deep.equal([
      [ofOwner, "InForce", now],
      [ofOther, "InForce", now],
      [ofWhole, "Waiting", next],
      [again, "Waiting", dates.addDays(wholeEnd, 1)],
    ]);
    expect((await restraintsOf(n)).map(({ party }) => BigInt(party) === 0n)).to.deep.equal([
      false,
      false,
      true,
      false,
    ]);
    // A share's waits for the whole's no more once that is lifted, only for its own.
    await ordered(n, "LiftOrder", { order: ofWhole });
    expect((await periods(n))[2]?.[2]).to.equal(dates.addDays(dates.addMonths(now, 1), 1));
  });
});

describe("a suspension", () => {
  it("stops dealings while a suit runs, for a time or until it is lifted, by the court alone", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const sell = () => recorded(s, "Transfer", title, [owner, a], sale(a));
    const { number: first } = await ordered(n, "Suspend", { months: 1n });
    await refused(sell(), "SuitPending", titleOf(title), first);
    expect(await s.land.getFrozenTokens(owner.address, titleOf(title))).to.equal(1);
    await daysPass(s, 32);
    const { number: second } = await ordered(n, "Suspend", { months: 0n });
    await daysPass(s, 1_000);
    await refused(sell(), "SuitPending", titleOf(title), second);
    await ordered(n, "LiftOrder", { order: second });
    await sell();
  });

  it("is no seizure to be renewed, and what is no order is not lifted as one", async () => {
    const n = await neighbourhood();
    const { title } = n;
    const { number: suit } = await ordered(n, "Suspend", { months: 0n });
    await refused(
      ordered(n, "RenewOrder", { order: suit, months: 1n }),
      "NotAnOrder",
      titleOf(title),
      suit,
      RestraintKind.OwnershipSuit,
    );
    const { number: lock } = await exOfficio(n, "Lock", {});
    await refused(
      ordered(n, "LiftOrder", { order: lock }),
      "NotAnOrder",
      titleOf(title),
      lock,
      RestraintKind.Lock,
    );
    await refused(ordered(n, "LiftOrder", { order: 99n }), "RestraintUnknown", titleOf(title), 99);
  });
});
