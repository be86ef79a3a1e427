import { expect } from "chai";
import fc from "fast-check";
import { KINDS } from "../../../sdk/instruments/kinds.js";
import { licences, type Shareholder } from "../../../sdk/index.js";

describe("territories", () => {
  it("are provinces by name, in the order of GB/T 2260", () => {
    expect(licences.PROVINCES).to.have.length(34);
    const codes = licences.PROVINCES.map(([, code]) => code);
    expect(codes).to.deep.equal(codes.toSorted((a, b) => a - b));
    const east = licences.territory("East China");
    expect(licences.provincesOf(east)).to.deep.equal([
      "Shanghai",
      "Jiangsu",
      "Zhejiang",
      "Anhui",
      "Fujian",
      "Jiangxi",
      "Shandong",
    ]);
    expect(licences.territory("China")).to.equal(licences.COUNTRY);
    expect(licences.territory("Beijing", "Macao")).to.equal((1n << 33n) | 1n);
    expect(licences.describeTerritory(licences.COUNTRY)).to.equal("the whole country");
    expect(licences.describeTerritory(1n)).to.equal("Beijing");
  });

  it("are refused if they are none", () => {
    expect(() => licences.territory()).to.throw(RangeError, "a territory has a place");
    expect(() => licences.territory("Atlantis" as never)).to.throw(RangeError, "no province Atlantis");
    expect(() => licences.provincesOf(0n)).to.throw(RangeError, "no territory: 0");
    expect(() => licences.provincesOf(1n << 34n)).to.throw(RangeError);
  });
});

describe("rights of a work", () => {
  it("are the items of the law by name", () => {
    expect(licences.rights("reproduction", "other")).to.equal((1n << 5n) | (1n << 17n));
    expect(licences.rightsOf(licences.ALL_WORK_RIGHTS)).to.have.length(13);
    expect(licences.rightsOf(1n << 15n)).to.deep.equal(["translation"]);
    expect(() => licences.rights("attribution" as never)).to.throw(RangeError, "no economic right");
    expect(() => licences.rightsOf(2n)).to.throw(RangeError, "not economic rights");
  });
});

describe("a licence on a signer's screen", () => {
  it("names its provinces and rights", () => {
    expect(KINDS.territory.show(licences.territory("Shanghai", "Zhejiang"))).to.equal("Shanghai, Zhejiang");
    expect(KINDS.territory.show(0n)).to.equal("no territory (0)");
    expect(KINDS.rights.show(licences.rights("rental"))).to.equal("rental");
    expect(KINDS.rights.show(2n)).to.equal("item 1");
    expect(KINDS.rights.show(0n)).to.equal("none");
  });
});

describe("royalties", () => {
  it("are what the contract reckons, rounded down", () => {
    expect(licences.royaltyDue({ sum: 100n, rate: 1n, per: 100n }, 999n)).to.equal(109n);
    expect(licences.royaltyDue({ sum: 100n, rate: 0n, per: 0n }, 999n)).to.equal(100n);
  });

  it("are for periods that follow each other without slipping", () => {
    const terms = { from: "2024-08-31", months: 6, periods: 3 };
    expect(licences.royaltyPeriod(terms, 1)).to.deep.equal(["2024-08-31", "2025-02-27"]);
    expect(licences.royaltyPeriod(terms, 2)).to.deep.equal(["2025-02-28", "2025-08-30"]);
    expect(licences.royaltyPeriod(terms, 3)).to.deep.equal(["2025-08-31", "2026-02-27"]);
    expect(() => licences.royaltyPeriod(terms, 4)).to.throw(RangeError, "no period 4 of 3");
  });

  it("are split to the fen, what is left to the taker", () => {
    const holders = [
      { party: "0xA", shares: 3n },
      { party: "0xB", shares: 2n },
    ];
    expect(licences.splitRoyalty(103n, holders, "0xb")).to.deep.equal([
      { party: "0xA", amount: 61n },
      { party: "0xB", amount: 42n },
    ]);
    const holder: fc.Arbitrary<Shareholder> = fc.record({
      party: fc.string(),
      shares: fc.bigInt({ min: 1n, max: 1_000n }),
    });
    fc.assert(
      fc.property(
        fc.array(holder, { minLength: 1 }),
        fc.bigInt({ min: 0n }),
        fc.string(),
        (all, amount, who) => {
          const parts = licences.splitRoyalty(amount, all, who);
          expect(parts.reduce((sum, part) => sum + part.amount, 0n)).to.equal(amount);
        },
      ),
    );
  });
});
