import { expect } from "chai";
import { folio, identifiers, instruments, renderExtract, rights as status } from "../../../sdk/index.js";
import { charge, exOfficio, ordered, sale } from "../../support/acts.js";
import { recorded } from "../../support/registry.js";
import { advanced, filed, granted, mark, patent, program, rights, work } from "../../support/rights.js";

describe("numbers of rights", () => {
  it("are read as the register reads them", () => {
    const classes = {
      [patent(1)]: "Invention",
      "CN201710601862.3": "Invention",
      [patent(1, "utilityModel")]: "UtilityModel",
      [patent(1, "pctUtilityModel")]: "UtilityModel",
      [patent(1, "design")]: "Design",
      TM61234567: "TradeMark",
      TM61234567A: "TradeMark",
      TMG1234567: "TradeMark",
      CR2023F00012345: "Work",
      "2020SR0123456": "Program",
      "2020SRE0123456": "Program",
    };
    for (const [number, kind] of Object.entries(classes)) {
      expect(identifiers.rightClass(number), number).to.equal(kind);
      expect(identifiers.classOf(number), number).to.equal(kind);
      expect(identifiers.isLand(number), number).to.equal(false);
    }
    expect(identifiers.classOf("310113001001GB00001W00000000")).to.equal("Parcel");
    for (const wrong of [
      "TM1234",
      "TM1234567890",
      "TMG12345",
      "CR1823F00012345",
      "CR2023f0001234",
      "2020SR123",
      "X1",
    ]) {
      expect(() => identifiers.rightClass(wrong), wrong).to.throw(RangeError, wrong);
    }
    expect(identifiers.validate("rightNumber", "zl201710601862.3").canonical).to.equal("CN201710601862.3");
    expect(identifiers.validate("rightNumber", "CN201710601862.4").reason).to.match(/check character/);
  });
});

describe("the legal status of a right", () => {
  it("is told entry by entry: letter, national code, days", async () => {
    const { s, owner, other, bank } = await rights();
    const title = patent(2);
    await filed(s, title, [owner]);
    await recorded(s, "Transfer", title, [owner, other], sale(other));
    await advanced(s, title, "Published");
    await recorded(s, "Advance", title, [other], { stage: "Examining" });
    await advanced(s, title, "Granted", { national: "GR99" });
    const pledge = await recorded(s, "Charge", title, [other, bank], charge(bank, { kind: "Pledge" }));
    await recorded(s, "ReleasePart", title, [bank], { charge: pledge.number, sum: 5n });
    await recorded(s, "Discharge", title, [bank], { charge: pledge.number });
    const seizure = await ordered(s, "Seize", title, { against: other.address, whole: true, months: 6n });
    await ordered(s, "LiftOrder", title, { order: seizure.number });
    await recorded(s, "Transfer", title, [other, owner], sale(owner));
    const attack = await exOfficio(s, "Challenge", title, { kind: "Invalidation" });
    await exOfficio(s, "DecideChallenge", title, { challenge: attack.number, outcome: "Upheld" });
    const book = await folio.load(s.ip, [title], s.deployment.block, s.daybook);
    const told = status.statuses(book, title);
    expect(told.map(({ category, national, recalled }) => [category, national, recalled])).to.deep.equal([
      ["A", null, false],
      ["R", "TA01", true],
      ["Q", null, false],
      ["D", "SE01", true],
      ["F", "GR99", false],
      ["S", "PE01", true],
      ["S", "PM01", true],
      ["S", "PC01", true],
      ["T", "PP01", true],
      ["T", "PD01", true],
      ["R", "TR01", true],
      ["L", null, false],
      ["H", "IW01", true],
    ]);
    expect(told[4]?.gazetted).to.equal(told[4]?.effective);
    expect(told[5]?.gazetted).to.equal(null);
    expect(told.map(({ version }) => version)).to.deep.equal(told.map((_, i) => i + 1));
    expect(() => status.statuses(book, patent(3))).to.throw(RangeError, patent(3));
  });

  it("stands in the extract, as people read it", async () => {
    const { s, owner, bank } = await rights();
    await granted(s, mark(1), [owner]);
    await granted(s, mark(2), [owner], { similar: mark(1), classes: (1n << 8n) | (1n << 41n) });
    await recorded(s, "Charge", mark(2), [owner, bank], charge(bank, { kind: "Pledge" }));
    const extract = await folio.extract(s, mark(2));
    expect(extract).to.deep.include({ verified: true, problems: [], form: "TradeMark", division: null });
    const text = renderExtract(extract);
    for (const line of [
      /stage +Granted/,
      /classes +9, 42/,
      /passes with +TM61000001/,
      /granted +\d{4}-/,
      /Pledge/,
    ])
      expect(text).to.match(line);
    expect(text).not.to.match(/extent|m²/);
    await granted(s, work(1), [owner], { lifeTerm: true });
    expect(renderExtract(await folio.extract(s, work(1)))).to.match(/for life/);
    await granted(s, program(1), [owner]);
    expect((await folio.extract(s, program(1), { version: 1 })).verified).to.equal(true);
  });
});

describe("acts of rights", () => {
  it("take codes and numbers of other offices as they write them", async () => {
    const { s } = await rights();
    const header = { title: patent(1), evidence: `0x${"00".repeat(32)}`, effective: "2026-01-01" };
    const register = await s.ip.getAddress();
    const advance = instruments.build(register, "Advance", { ...header, stage: "Granted", national: "GR01" });
    expect(instruments.read(advance).fields).to.deep.include({
      stage: "Granted",
      national: "GR01",
      gazetted: null,
    });
    expect(() =>
      instruments.build(register, "Advance", { ...header, stage: "Granted", national: "too long a code" }),
    ).to.throw(RangeError, "Advance.national");
    const claim = { ...header, earlier: "PCT/CN2020/123456", earliest: "2025-01-01", nationalPhase: true };
    const { fields } = instruments.read(instruments.build(register, "ClaimPriority", claim));
    expect(fields).to.deep.include({ earlier: "PCT/CN2020/123456" });
  });
});
