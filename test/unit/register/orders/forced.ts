// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { OfficeKind } from "../../../../sdk/index.js";
import {
  charged,
  chargeOf,
  chargesOf,
  dayOf,
  daysPass,
  halves,
  neighbourhood,
  ordered,
  restraintsOf,
  refused,
  titleOf,
  type Neighbourhood,
} from "../../../support/charges.js";
import { ForcedTransfers__factory } from "../../../../typechain-types/index.js";
import { BAOSHAN, recorded, today, type KeyedParty } from "../../../support/registry.js";

interface Passing {
  from: KeyedParty;
  to: KeyedParty;
  part?: readonly [bigint, bigint];
  auction?: boolean;
  proceeds?: bigint;
}

const passed = (
  n: Neighbourhood,
  { from, to, part: [numerator, denominator] = [0n, 0n], auction = false, proceeds = 0n }: Passing,
) =>
  ordered(n, "OrderedTransfer", {
    from: from.address,
    to: to.address,
    numerator,
    denominator,
    auction,
    proceeds,
  });

const holders = async ({ s, title }: Neighbourhood): Promise<[string, bigint][]> => {
  const { proprietors } = await s.landViews.folioOf(titleOf(title));
  return Array.from(proprietors, ({ party, shares }) => [party, shares]);
};

describe("a transfer by order", () => {
  it("passes the title whatever restrains it, without the one it takes from", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const seizure = await ordered(n, "Seize", { against: owner.address, whole: true, months: 6n });
    const { receipt } = await passed(n, { from: owner, to: a });
    await expect(s.provider.getTransaction(receipt.hash))
      .to.emit(s.land, "ForcedTransfer")
      .withArgs(owner.address, a.address, titleOf(title), 1);
    expect(await holders(n)).to.deep.equal([[a.address, 1n]]);
    // Not by judicial sale: the seizure follows.
    expect((await restraintsOf(n)).map(({ id }) => id)).to.deep.equal([seizure.number]);
  });

  it("is against who holds the title, to an active party", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    await refused(passed(n, { from: a, to: b }), "NotProprietor", titleOf(title), a.address);
    for (const part of [
      [1n, 1n],
      [1n, 2n],
    ] as const)
      await refused(
        passed(n, { from: a, to: b, part }),
        "SharesInsufficient",
        titleOf(title),
        a.address,
        0,
        1,
        part[1],
      );
    await refused(passed(n, { from: owner, to: owner }), "TakerIsTransferor", owner.address);
    const stranger = { address: s.council.address, key: s.council };
    await refused(passed(n, { from: owner, to: stranger }), "PartyUnknown", s.council.address);
    await refused(passed(n, { from: owner, to: a, part: [2n, 1n] }), "ShareInvalid", 2, 1);
  });

  it("takes a share from one of several, and not what the others hold", async () => {
    const n = await halves();
    const { title, owner, a, b } = n;
    await refused(
      passed(n, { from: owner, to: b, part: [1n, 1n] }),
      "SharesInsufficient",
      titleOf(title),
      owner.address,
      1,
      2,
      2,
    );
    await passed(n, { from: owner, to: b, part: [1n, 6n] });
    expect(await holders(n)).to.have.deep.members([
      [owner.address, 2n],
      [a.address, 3n],
      [b.address, 1n],
    ]);
    await passed(n, { from: owner, to: a });
    await passed(n, { from: b, to: a });
    expect(await holders(n)).to.deep.equal([[a.address, 1n]]);
  });

  it("by judicial sale pays securities by rank, ends them and all restraints, and spares rights of use", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b, c } = n;
    const first = await charged(n, a, { sum: 100n });
    const second = await charged(n, b, { sum: 50n });
    const now = await today(s);
    const lease = await charged(n, a, { kind: "Lease", sum: 0n, from: now, until: dates.addYears(now, 1) });
    await ordered(n, "Seize", { against: owner.address, whole: true, months: 6n });
    await ordered(n, "Seize", { against: owner.address, whole: true, months: 6n });
    await recorded(s, "Caution", title, [b], {});
    const { number, receipt } = await passed(n, { from: owner, to: c, auction: true, proceeds: 120n });
    const paid = receipt.logs
      .map((log) => ForcedTransfers__factory.createInterface().parseLog(log))
      .filter((event) => event?.name === "ProceedsDistributed")
      .map((event) => [...(event?.args ?? [])] as unknown[]);
    expect(paid).to.deep.equal([
      [titleOf(title), number, first, a.address, 100n],
      [titleOf(title), number, second, b.address, 20n],
      [titleOf(title), number, 0n, owner.address, 0n],
    ]);
    expect((await chargesOf(n)).map(({ id }) => id)).to.deep.equal([lease]);
    expect(await restraintsOf(n)).to.deep.equal([]);
    expect(await holders(n)).to.deep.equal([[c.address, 1n]]);
  });

  it("by judicial sale is of the whole title of one proprietor", async () => {
    const n = await halves();
    const { title, owner, b } = n;
    await refused(passed(n, { from: owner, to: b, auction: true }), "AuctionOfShare", titleOf(title));
    const sole = await neighbourhood();
    await refused(
      passed(sole, { from: sole.owner, to: sole.b, part: [1n, 2n], auction: true }),
      "AuctionOfShare",
      titleOf(sole.title),
    );
  });
});

describe("the mutators of ERC-7943", () => {
  const transfer = ({ s, title }: Neighbourhood, from: KeyedParty, to: KeyedParty, amount: bigint) =>
    s.land.connect(s.court).forcedTransfer(from.address, to.address, titleOf(title), amount);
  const freeze = ({ s, title }: Neighbourhood, account: KeyedParty, amount: bigint) =>
    s.land.connect(s.court).setFrozenTokens(account.address, titleOf(title), amount);
  const frozen = ({ s, title }: Neighbourhood, { address }: KeyedParty) =>
    s.land.getFrozenTokens(address, titleOf(title));
  const orderFreeze = async (n: Neighbourhood, { address: account }: KeyedParty, amount: bigint) => {
    await ordered(n, "OrderFreeze", { account, amount });
    await freeze(n, { address: account, key: n.owner.key }, amount);
  };
  const give = (to: KeyedParty, numerator: bigint, denominator: bigint) => ({
    to: to.address,
    numerator,
    denominator,
    cause: "Gift" as const,
    acknowledged: false,
    terms: `0x${"01".repeat(32)}`,
    offer: 0n,
  });

  it("are the court's, under a recorded order that says exactly this, once", async () => {
    const n = await halves();
    const { s, title, owner, a, b } = n;
    const none = [titleOf(title), owner.address, b.address, 1] as const;
    await refused(transfer(n, owner, b, 1n), "OrderMissing", ...none);
    await refused(freeze(n, owner, 1n), "OrderMissing", titleOf(title), owner.address, ZeroAddress, 1);
    await ordered(n, "OrderTransfer", { from: owner.address, to: b.address, amount: 1n });
    await refused(
      s.land.connect(s.registrar).forcedTransfer(owner.address, b.address, titleOf(title), 1),
      "OfficeRequired",
      OfficeKind.Court,
      BAOSHAN,
      s.registrar.address,
    );
    await refused(transfer(n, a, b, 1n), "OrderMissing", titleOf(title), a.address, b.address, 1);
    await expect(transfer(n, owner, b, 1n))
      .to.emit(s.land, "ForcedTransfer")
      .withArgs(owner.address, b.address, titleOf(title), 1);
    expect(await s.land.balanceOf(b.address, titleOf(title))).to.equal(1);
    await refused(transfer(n, owner, b, 1n), "OrderMissing", ...none);
  });

  it("take no shares that are not there", async () => {
    const n = await halves();
    const { title, owner, b } = n;
    await ordered(n, "OrderTransfer", { from: owner.address, to: b.address, amount: 2n });
    await refused(transfer(n, owner, b, 2n), "SharesInsufficient", titleOf(title), owner.address, 1, 2, 2);
    await ordered(n, "OrderTransfer", { from: owner.address, to: b.address, amount: 0n });
    await refused(transfer(n, owner, b, 0n), "ShareInvalid", 0, 2);
    await ordered(n, "OrderFreeze", { account: owner.address, amount: 3n });
    await refused(freeze(n, owner, 3n), "ShareInvalid", 3, 2);
  });

  it("do not carry out an order whose shares have come to mean something else", async () => {
    const n = await halves();
    const { s, title, owner, a, b, c } = n;
    await ordered(n, "OrderTransfer", { from: owner.address, to: b.address, amount: 1n });
    await ordered(n, "OrderFreeze", { account: owner.address, amount: 1n });
    // The other co-owner refines the denominator: one share is a quarter now, not a half.
    await recorded(s, "TransferShare", title, [a, c], give(c, 1n, 4n));
    await refused(transfer(n, owner, b, 1n), "OrderMissing", titleOf(title), owner.address, b.address, 1);
    await refused(freeze(n, owner, 1n), "OrderMissing", titleOf(title), owner.address, ZeroAddress, 1);
  });

  it("freeze part of a share, and the part stays the same when the denominator is refined", async () => {
    const n = await halves();
    const { s, title, owner, a, b, c } = n;
    await recorded(s, "TransferShare", title, [a, c], give(c, 1n, 8n));
    // The owner holds 4 of 8.
    await ordered(n, "OrderFreeze", { account: owner.address, amount: 3n });
    await expect(freeze(n, owner, 3n))
      .to.emit(s.land, "Frozen")
      .withArgs(owner.address, titleOf(title), 3);
    expect(await frozen(n, owner)).to.equal(3);
    await refused(ordered(n, "LiftOrder", { order: 0n }), "RestraintUnknown", titleOf(title), 0);
    await refused(
      recorded(s, "TransferShare", title, [owner, b], give(b, 1n, 4n)),
      "ERC7943InsufficientUnfrozenBalance",
      owner.address,
      titleOf(title),
      2,
      1,
    );
    await recorded(s, "TransferShare", title, [owner, b], give(b, 1n, 16n));
    expect(await frozen(n, owner)).to.equal(6);
    expect(await s.land.balanceOf(owner.address, titleOf(title))).to.equal(7);
    await refused(
      recorded(s, "TransferShare", title, [owner, b], give(b, 1n, 8n)),
      "ERC7943InsufficientUnfrozenBalance",
      owner.address,
      titleOf(title),
      2,
      1,
    );
    expect(await frozen(n, a)).to.equal(0);
  });

  it("replace a freeze by the next, and end it by zero", async () => {
    const n = await halves();
    const { s, title, owner, b } = n;
    await orderFreeze(n, owner, 1n);
    await orderFreeze(n, n.a, 1n);
    expect(await restraintsOf(n)).to.have.length(2);
    await orderFreeze(n, owner, 1n);
    expect(await restraintsOf(n)).to.have.length(2);
    await orderFreeze(n, owner, 0n);
    expect(await frozen(n, owner)).to.equal(0);
    await recorded(s, "TransferShare", title, [owner, b], give(b, 1n, 2n));
  });

  it("give a seizure that waited behind a freeze its whole term from the day the freeze ends", async () => {
    const n = await halves();
    const { s, owner } = n;
    await orderFreeze(n, owner, 1n);
    const { number } = await ordered(n, "Seize", { against: owner.address, whole: false, months: 1n });
    await daysPass(s, 100);
    await orderFreeze(n, owner, 0n);
    const now = await today(s);
    expect(await restraintsOf(n)).to.deep.equal([
      {
        id: number,
        kind: "Seizure",
        party: owner.address,
        status: "InForce",
        start: now,
        end: dates.addMonths(now, 1),
      },
    ]);
    expect(await frozen(n, owner)).to.equal(1);
  });

  it("fix the claims under a ceiling like any seizure, and freeze a sole proprietor as a whole", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const ceiling = await charged(n, a, { kind: "MaximumMortgage" });
    await orderFreeze(n, owner, 1n);
    const now = await today(s);
    expect((await chargeOf(n, ceiling)).fixedOn).to.equal(BigInt(dayOf(now)));
    const until = dayOf(dates.addMonths(now, 36));
    await refused(charged(n, a), "Seized", titleOf(title), 0, until);
    expect(await s.land.canTransfer(owner.address, a.address, titleOf(title), 1)).to.equal(false);
  });
});
