// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { Interface } from "ethers";
import { dates, importer, IpStage, type RightRow } from "../../../../../sdk/index.js";
import { leafOf, payloadOf, rowOf } from "../../../../../sdk/importer/index.js";
import { approved, loadDesk, patent, rightOf, stateOf, type LoadDesk } from "../../../../support/loads.js";
import { titleId } from "../../../../support/refusals.js";
import { today } from "../../../../support/registry.js";

describe("a row before the register", () => {
  let desk: LoadDesk;
  beforeEach(async () => {
    desk = await loadDesk();
  });

  /** Loads one right; what the register said of it, by name and values, or null if it took it. */
  const saidOf = async (right: RightRow, number = 1): Promise<unknown> => {
    const manifest = await approved(desk, [right], number);
    const [batch] = await importer.admit(desk.s.with(desk.s.registrar), manifest);
    const [row] = batch?.refused ?? [];
    if (row === undefined) return null;
    expect(row.why?.name).to.be.a("string");
    return [row.why?.name, row.why?.args];
  };
  const day = (iso: string): bigint => BigInt(dates.toDay(iso));

  it("has a number with the right check character", async () => {
    const number = patent(0).replace(/.$/, (check) => (check === "1" ? "2" : "1"));
    expect(await saidOf(rightOf(desk, 0, { number }))).to.deep.equal([
      "PatentNumberBadCheckDigit",
      {
        number: titleId(number),
        expected: `0x${Buffer.from(patent(0).slice(-1)).toString("hex")}`,
        actual: `0x${Buffer.from(number.slice(-1)).toString("hex")}`,
      },
    ]);
  });

  it("has a number of a known form", async () => {
    const malformed = ["PatentNumberMalformed", { number: titleId("CN2022A9000000.1"), position: 6n }];
    expect(await saidOf(rightOf(desk, 0, { number: "CN2022A9000000.1" }))).to.deep.equal(malformed);
    const unknown = ["RightNumberMalformed", { number: titleId("XY123"), position: 0n }];
    expect(await saidOf(rightOf(desk, 0, { number: "XY123" }), 2)).to.deep.equal(unknown);
  });

  it("is not on the register yet", async () => {
    expect(await saidOf(rightOf(desk, 0))).to.equal(null);
    const title = titleId(patent(0));
    const head = await desk.s.ip.headOf(title);
    const again = rightOf(desk, 0, { holder: desk.holders[1].address });
    expect(await saidOf(again, 2)).to.deep.equal(["AlreadyRegistered", { title }]);
    expect(await desk.s.ip.headOf(title)).to.equal(head);
    expect(await desk.s.ip.balanceOf(desk.holders[0].address, title)).to.equal(1);
  });

  it("has a stage in which a right is loaded", async () => {
    let number = 0;
    for (const stage of ["None", "Lapsed", "Refused", "Expired", "Terminated"] as const) {
      const said = await saidOf(rightOf(desk, 0, { stage }), ++number);
      const values = { title: titleId(patent(0)), stage: BigInt(IpStage[stage]) };
      expect(said).to.deep.equal(["StageNotOpening", values]);
    }
  });

  it("of a stage that there is not is refused, and stops nothing", async () => {
    const { s, register, evidence } = desk;
    const right = rightOf(desk, 0, { fee: 1n });
    const good = rowOf({ manifest: 1, index: 0 }, right);
    const row = { ...good, right: good.right | (0xffn << 160n) };
    const terms = { register, division: 0, rows: 1, fees: 1n, root: leafOf(payloadOf(row)), evidence };
    await s.loads.connect(s.examiner).proposeManifest(1, terms);
    await importer.approve(s.with(s.registrar), 1);
    await expect(s.loads.connect(s.registrar).admitRows(1, [row], [], []))
      .to.emit(s.loads, "RowRefused")
      .withArgs(1, 0, new Interface(["error Panic(uint256)"]).encodeErrorResult("Panic", [0x21]));
    expect((await importer.refusals(s, 1)).map(({ index, why }) => [index, why?.name])).to.deep.equal([
      [0, "Panic"],
    ]);
  });

  it("has a day of filing, not after today", async () => {
    const title = titleId(patent(0));
    const now = await today(desk.s);
    const tomorrow = dates.addDays(now, 1);
    const future = ["EffectInFuture", { effective: day(tomorrow), today: day(now) }];
    expect(await saidOf(rightOf(desk, 0, { filedOn: tomorrow }))).to.deep.equal(future);
    const never = rightOf(desk, 0, { filedOn: "1970-01-01" });
    expect(await saidOf(never, 2)).to.deep.equal(["FilingDayMissing", { title }]);
  });

  it("ends after its filing and not before today, if it is granted, and otherwise not at all", async () => {
    const title = titleId(patent(0));
    const { filedOn, termEnd } = desk;
    const yesterday = dates.addDays(await today(desk.s), -1);
    const values = (end: string | null) => ({
      title,
      termEnd: end === null ? 0n : day(end),
      filedOn: day(filedOn),
    });
    const pending = { stage: "Published", paid: 0 } as const;
    expect(await saidOf(rightOf(desk, 0, { termEnd: null }), 1)).to.deep.equal([
      "TermEndInvalid",
      values(null),
    ]);
    expect(await saidOf(rightOf(desk, 0, { termEnd: filedOn }), 2)).to.deep.equal([
      "TermEndInvalid",
      values(filedOn),
    ]);
    expect(await saidOf(rightOf(desk, 0, pending), 3)).to.deep.equal(["TermEndInvalid", values(termEnd)]);
    const over = ["TermEnded", { title, termEnd: day(yesterday) }];
    expect(await saidOf(rightOf(desk, 0, { termEnd: yesterday }), 4)).to.deep.equal(over);
    expect(await saidOf(rightOf(desk, 0, { ...pending, termEnd: null }), 5)).to.equal(null);
  });

  it("has paid annuities within its term, if it is a granted patent, and otherwise none", async () => {
    const title = titleId(patent(0));
    const said = (paid: number, least: bigint, most: bigint) => [
      "PaidInvalid",
      { title, paid: BigInt(paid), least, most },
    ];
    expect(await saidOf(rightOf(desk, 0, { paid: 0 }), 1)).to.deep.equal(said(0, 1n, 20n));
    expect(await saidOf(rightOf(desk, 0, { paid: 21 }), 2)).to.deep.equal(said(21, 1n, 20n));
    const filed = { stage: "Filed", termEnd: null, paid: 1 } as const;
    expect(await saidOf(rightOf(desk, 0, filed), 3)).to.deep.equal(said(1, 0n, 0n));
    expect(await saidOf(rightOf(desk, 0, { paid: 20 }), 4)).to.equal(null);
  });

  it("may be a mark, with its renewals, or a program", async () => {
    expect(await saidOf(rightOf(desk, 0, { number: "TM6020569", paid: 3 }), 1)).to.equal(null);
    expect(await saidOf(rightOf(desk, 0, { number: "2020SR0123456", paid: 0 }), 2)).to.equal(null);
    const program = rightOf(desk, 0, { number: "2020SR0123457", paid: 1 });
    expect(await saidOf(program, 3)).to.deep.equal([
      "PaidInvalid",
      { title: titleId("2020SR0123457"), paid: 1n, least: 0n, most: 0n },
    ]);
  });

  it("has the category letter of its stage, in effect since the manifest was lodged", async () => {
    const { s } = desk;
    const stages = { Filed: "A", Published: "Q", Examining: "D", Granted: "F" } as const;
    const pending = { termEnd: null, paid: 0 } as const;
    const rights = Object.keys(stages).map((stage, n) =>
      rightOf(desk, n, { stage: stage as "Filed", ...(stage === "Granted" ? {} : pending) }),
    );
    const manifest = await approved(desk, rights);
    await s.networkHelpers.time.increase(3 * 86_400);
    await importer.admit(s.with(s.registrar), manifest);
    const { number, lodgedOn } = await s.loads.manifestOf(1);
    const events = await s.ip.queryFilter(s.ip.filters.Entry(undefined, undefined, number));
    expect(events.map(({ args }) => Buffer.from(args.category.slice(2), "hex").toString())).to.deep.equal(
      Object.values(stages),
    );
    for (const { args } of events) expect(args.effective).to.equal(lodgedOn);
    expect((await stateOf(desk, manifest)).at(1)).to.deep.equal([0, 1, 2, 3]);
  });
});
