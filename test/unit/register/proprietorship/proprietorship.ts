import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { coOwned, fresh, sale, shareSale } from "../../../support/acts.js";
import {
  enrolled,
  INDUSTRIAL,
  paidGrant,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const GIFT = { cause: "Gift" } as const;

async function fourParties(s: LoadedSuite) {
  return {
    a: await enrolled(s, 0),
    b: await enrolled(s, 1),
    c: await enrolled(s, 2),
    d: await enrolled(s, 3),
  };
}

async function holdings(s: LoadedSuite, title: string): Promise<[string, bigint][]> {
  const { proprietors } = await s.landViews.folioOf(titleId(title));
  return Array.from(proprietors, ({ party, shares }) => [party, shares]);
}

describe("proprietorship", () => {
  it("of a sole proprietor is one share of one", async () => {
    const s = await loadSuite();
    const { a, b } = await fourParties(s);
    const title = await parcelOf(s, 1, a);
    expect(await holdings(s, title)).to.deep.equal([[a.address, 1n]]);
    expect(await s.land.totalSupply(titleId(title))).to.equal(1n);
    expect(await s.land.balanceOf(a.address, titleId(title))).to.equal(1n);
    expect(await s.land.balanceOf(b.address, titleId(title))).to.equal(0n);
    expect(await s.land.totalSupply(titleId(parcel(9)))).to.equal(0n);
  });

  it("in shares has the denominator as its supply, and is exact through finer shares", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await fourParties(s);
    const title = await coOwned(s, 1, [a, b, c], [3n, 2n, 1n]);
    expect(await s.land.totalSupply(titleId(title))).to.equal(6n);
    await recorded(s, "TransferShare", title, [a, d], shareSale(d, 1n, 4n, GIFT));
    expect(await holdings(s, title)).to.deep.equal([
      [a.address, 3n],
      [b.address, 4n],
      [c.address, 2n],
      [d.address, 3n],
    ]);
    expect(await s.land.totalSupply(titleId(title))).to.equal(12n);
    for (const [from, numerator] of [
      [a, 3n],
      [c, 2n],
      [d, 3n],
    ] as const)
      await recorded(s, "TransferShare", title, [from, b], shareSale(b, numerator, 12n, GIFT));
    expect(await holdings(s, title)).to.deep.equal([[b.address, 1n]]);
    expect(await s.land.totalSupply(titleId(title))).to.equal(1n);
  });

  it("speaks ERC-6909: what is minted, passed and burnt adds up to the balances", async () => {
    const s = await loadSuite();
    const { a, b, c } = await fourParties(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "TransferShare", title, [a, b], shareSale(b, 1n, 3n));
    await recorded(s, "TransferShare", title, [a, c], shareSale(c, 1n, 3n, GIFT));
    await recorded(s, "Transfer", title, [b, a, c], sale(c));
    const balances = new Map<string, bigint>();
    for (const { args } of await s.land.queryFilter(s.land.filters.Transfer)) {
      balances.set(args.sender, (balances.get(args.sender) ?? 0n) - args.amount);
      balances.set(args.receiver, (balances.get(args.receiver) ?? 0n) + args.amount);
    }
    balances.delete(ZeroAddress);
    expect([...balances]).to.have.deep.members([
      [a.address, 0n],
      [b.address, 0n],
      [c.address, 1n],
    ]);
  });

  it("passes as a whole by two thirds of the shares, not by less", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await fourParties(s);
    const title = await coOwned(s, 1, [a, b, c], [3n, 2n, 1n]);
    const id = titleId(title);
    await refused(recorded(s, "Transfer", title, [a, d], sale(d)), "QuorumNotMet", [id, 3n, 6n, 2, 3]);
    await refused(recorded(s, "Transfer", title, [b, c, d], sale(d)), "QuorumNotMet", [id, 3n, 6n, 2, 3]);
    await recorded(s, "Transfer", title, [c, a, d], sale(d));
    expect(await holdings(s, title)).to.deep.equal([[d.address, 1n]]);
  });

  it("passes to a co-owner who takes the rest", async () => {
    const s = await loadSuite();
    const { a, b, c } = await fourParties(s);
    const title = await coOwned(s, 1, [a, b, c], [3n, 2n, 1n]);
    await recorded(s, "Transfer", title, [a, c], sale(c)); // a holds 3 and c 1 of 6: two thirds
    expect(await holdings(s, title)).to.deep.equal([[c.address, 1n]]);
  });

  it("is disposed of by a proprietor only, to another party, with the consent of both", async () => {
    const s = await loadSuite();
    const { a, b, c } = await fourParties(s);
    const title = await parcelOf(s, 1, a);
    const id = titleId(title);
    await refused(recorded(s, "Transfer", title, [b, c], sale(c)), "NotProprietor", [id, b.address]);
    await refused(recorded(s, "Transfer", title, [a], sale(a)), "TakerIsTransferor", [a.address]);
    await refused(recorded(s, "Transfer", title, [a], sale(b)), "ConsentMissing", [b.address]);
    await refused(recorded(s, "TransferShare", title, [a], shareSale(a, 1n, 2n)), "TakerIsTransferor", [
      a.address,
    ]);
  });

  it("does not pass in shares that are none, too large or too fine", async () => {
    const s = await loadSuite();
    const { a, b, c } = await fourParties(s);
    const title = await coOwned(s, 1, [a, b], [1n, 1n]);
    const id = titleId(title);
    const passing = (numerator: bigint, denominator: bigint, to: KeyedParty = c) =>
      recorded(s, "TransferShare", title, [a, to], shareSale(to, numerator, denominator, GIFT));
    await refused(passing(0n, 1n), "ShareInvalid", [0n, 1n]);
    await refused(passing(2n, 1n), "ShareInvalid", [2n, 1n]);
    await refused(passing(1n, 0n), "ShareInvalid", [1n, 0n]);
    await refused(passing(2n, 3n), "SharesInsufficient", [id, a.address, 3n, 4n, 6n]);
    const prime = 2n ** 64n - 59n;
    await refused(passing(1n, prime), "SharesTooFine", [2n * prime]);
    // The whole, from one who holds a half.
    await refused(
      recorded(s, "TransferShare", title, [a, b, c], shareSale(c, 1n, 1n, GIFT)),
      "SharesInsufficient",
      [id, a.address, 1n, 2n, 2n],
    );
  });

  it("is registered in shares that add up, to each holder once", async () => {
    const s = await loadSuite();
    const { a, b } = await fourParties(s);
    const termEnd = dates.addYears(await today(s), 40);
    const evidence = await paidGrant(s, "shares");
    const opening = (
      holders: readonly string[],
      shares: readonly bigint[],
      denominator: bigint,
      signers: readonly [KeyedParty, ...KeyedParty[]] = [a, b],
    ) => {
      const fields: Particulars<"FirstRegistrationInShares"> = {
        ...INDUSTRIAL,
        termEnd,
        holders,
        shares,
        denominator,
      };
      return recorded(s, "FirstRegistrationInShares", parcel(1), signers, fields, { evidence });
    };
    await refused(opening([], [], 1n), "HoldersMismatch", [0, 0]);
    await refused(opening([a.address], [1n, 1n], 2n), "HoldersMismatch", [1, 2]);
    await refused(opening([a.address, a.address], [1n, 1n], 2n), "HolderInvalid", [a.address]);
    await refused(opening([a.address, ZeroAddress], [1n, 1n], 2n), "HolderInvalid", [ZeroAddress]);
    await refused(opening([a.address, b.address], [1n, 0n], 1n), "HolderInvalid", [b.address]);
    await refused(opening([a.address, b.address], [3n, 1n], 3n), "SharesNotOne", [4n, 3n]);
    await refused(opening([a.address, b.address], [2n, 1n], 3n, [a]), "ConsentMissing", [b.address]);
    await opening([a.address, b.address], [2n, 1n], 3n);
    expect(await holdings(s, parcel(1))).to.deep.equal([
      [a.address, 2n],
      [b.address, 1n],
    ]);
  });

  it("passes by law to the one who applies alone", async () => {
    const s = await loadSuite();
    const { a, b, c } = await fourParties(s);
    const title = await coOwned(s, 1, [a, b], [2n, 1n]);
    const proof = { evidence: await fresh(s, "SuccessionProof") };
    const inheritance = { from: a.address, cause: "Inheritance" } as const;
    await recorded(s, "Transmit", title, [c], { ...inheritance, numerator: 1n, denominator: 3n }, proof);
    expect(await holdings(s, title)).to.deep.equal([
      [a.address, 1n],
      [b.address, 1n],
      [c.address, 1n],
    ]);
    await recorded(s, "Transmit", title, [c], { ...inheritance, numerator: 0n, denominator: 0n }, proof);
    expect(await holdings(s, title)).to.deep.equal([
      [b.address, 1n],
      [c.address, 2n],
    ]);
    await refused(
      recorded(s, "Transmit", title, [c], { ...inheritance, numerator: 0n, denominator: 0n }, proof),
      "NotProprietor",
      [titleId(title), a.address],
    );
  });
});
