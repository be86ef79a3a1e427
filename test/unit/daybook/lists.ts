// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { concat, dataLength, dataSlice, MaxUint256, toBeHex, ZeroHash } from "ethers";
import { ethers, loadFixture } from "../../support/keys/ground.js";
import { consents, titleId, type ActName, type Deed, type Values } from "../../support/keys/instruments.js";
import { FREE, landOffice, parcel, stateOf, type LandOffice } from "../../support/keys/landOffice.js";

const WORD = 32;
const word = (value: bigint | number): string => toBeHex(value, WORD);

/** The word at a place of a body, in words. */
const at = (body: string, place: number): bigint =>
  BigInt(dataSlice(body, WORD * place, WORD * place + WORD));

/** The body with another word at a place. */
const replaced = (body: string, place: number, value: bigint | number): string =>
  concat([dataSlice(body, 0, WORD * place), word(value), dataSlice(body, WORD * place + WORD)]);

/** Every act that ends in lists, how many words stand before them, and lists of two members. */
const FORMS: Readonly<
  Partial<Record<ActName, { fixed: number; lists: number; values: (o: LandOffice) => Values }>>
> = {
  FirstRegistrationInShares: {
    fixed: 11,
    lists: 2,
    values: ({ seller, buyer }) => ({
      title: FREE,
      denominator: 5,
      holders: [seller.address, buyer.address],
      shares: [4, 1],
    }),
  },
  Correct: {
    fixed: 12,
    lists: 2,
    values: ({ seller, buyer }) => ({
      denominator: 5,
      holders: [seller.address, buyer.address],
      shares: [4, 1],
    }),
  },
  Divide: {
    fixed: 6,
    lists: 4,
    values: () => ({
      charges: [1, 2],
      children: [titleId(parcel(30)), titleId(parcel(31))],
      extents: [60_000, 40_000],
      uses: [2, 2],
    }),
  },
  Merge: {
    fixed: 9,
    lists: 1,
    values: () => ({ into: titleId(parcel(30)), others: [titleId(parcel(2)), titleId(parcel(3))] }),
  },
};

/** What can be done to the encoding of an act with lists, all of which a lenient decoder would let pass or misread. */
function malleations(body: string, fixed: number, lists: number): [string, string][] {
  const first = 1 + fixed; // place of the first offset, behind the word that says where the act begins
  const start = first + lists; // place of the first list's length
  const last = first + lists - 1;
  const lastStart = 1 + Number(at(body, last)) / WORD;
  const found: [string, string][] = [
    ["nothing", "0x"],
    ["less than a word", dataSlice(body, 0, WORD - 1)],
    ["the first word alone", dataSlice(body, 0, WORD)],
    ["no offsets", dataSlice(body, 0, WORD * first)],
    ["no lists", dataSlice(body, 0, WORD * start)],
    ["a byte less", dataSlice(body, 0, dataLength(body) - 1)],
    ["a word less", dataSlice(body, 0, dataLength(body) - WORD)],
    ["a byte more", concat([body, "0x00"])],
    ["a word more", concat([body, ZeroHash])],
    ["the act begins a word later", concat([word(64), ZeroHash, dataSlice(body, WORD)])],
    ["the act begins nowhere", replaced(body, 0, 0)],
    ["the act begins beyond the end", replaced(body, 0, MaxUint256)],
    ["a list begins at the header", replaced(body, first, 0)],
    ["a list begins a byte early", replaced(body, first, at(body, first) - 1n)],
    ["a list begins a word late", replaced(body, first, at(body, first) + 32n)],
    ["a list begins beyond the end", replaced(body, last, dataLength(body))],
    ["a list begins nowhere", replaced(body, last, MaxUint256)],
    ["a list is one longer", replaced(body, lastStart, 3)],
    ["a list is one shorter", replaced(body, lastStart, 1)],
    ["a list is longer than all", replaced(body, lastStart, MaxUint256)],
    ["a list is as long as overflows", replaced(body, lastStart, 1n << 251n)],
    [
      "the last list stands apart",
      concat([
        dataSlice(replaced(body, last, at(body, last) + 32n), 0, WORD * lastStart),
        ZeroHash,
        dataSlice(body, WORD * lastStart),
      ]),
    ],
  ];
  if (lists > 1) {
    const second = at(body, first + 1);
    found.push(
      ["two lists are one", replaced(body, first + 1, at(body, first))],
      ["lists change places", replaced(replaced(body, first, second), first + 1, at(body, first))],
    );
  }
  return found;
}

const desks = ({ daybook, examiner, registrar }: LandOffice, bad: Deed, signed: Deed, office: LandOffice) => [
  daybook.digestOf(bad),
  daybook.digestFor(bad, office.seller.address),
  daybook.connect(examiner).lodge(bad, consents(signed, office.seller, office.buyer)),
  daybook.connect(registrar).lodgeAndRecord(bad, consents(signed, office.seller, office.buyer)),
];

describe("lists of an instrument", () => {
  for (const [act, { fixed, lists, values }] of Object.entries(FORMS)) {
    it(`of a ${act} are encoded in one way only`, async () => {
      const office = await loadFixture(landOffice);
      const { daybook } = office;
      const good = await office.deed(act as ActName, values(office));
      expect(await daybook.digestOf(good)).to.equal(good.digest);
      const before = await stateOf(office, FREE);
      for (const [what, body] of malleations(good.body, fixed, lists)) {
        expect(body, what).not.to.equal(good.body);
        for (const attempt of desks(office, { ...good, body }, good, office))
          await expect(attempt, what)
            .to.be.revertedWithCustomError(daybook, "InstrumentMalformed")
            .withArgs(good.act, dataLength(body));
      }
      expect(await stateOf(office, FREE)).to.deep.equal(before);
    });

    it(`of a ${act} may be empty`, async () => {
      const { daybook, deed } = await loadFixture(landOffice);
      const empty = await deed(act as ActName);
      expect(await daybook.digestOf(empty)).to.equal(empty.digest);
    });
  }

  it("are signed as they are recorded: nothing can be recorded under a signature to something else", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, views, registrar, deed, seller, buyer } = office;
    const agreed = { title: FREE, denominator: 5, holders: [seller.address, buyer.address], shares: [4, 1] };
    const honest = await deed("FirstRegistrationInShares", agreed);
    const swapped = await deed("FirstRegistrationInShares", { ...agreed, shares: [1, 4] });
    // The first word of the body says where the act begins. It is made to point at another act behind the signed one.
    const body = concat([
      word(dataLength(honest.body)),
      dataSlice(honest.body, WORD),
      dataSlice(swapped.body, WORD),
    ]);
    const forged = { ...honest, body };
    await expect(daybook.connect(registrar).lodgeAndRecord(forged, consents(honest, seller, buyer)))
      .to.be.revertedWithCustomError(daybook, "InstrumentMalformed")
      .withArgs(honest.act, dataLength(body));
    expect((await views.folioOf(titleId(FREE))).version).to.equal(0);
    await daybook.connect(registrar).lodgeAndRecord(honest, consents(honest, seller, buyer));
    expect(await land.balanceOf(seller.address, titleId(FREE))).to.equal(4);
  });

  it("hold what their type holds: a share too great is signed by nobody and recorded by nobody", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const agreed = { title: FREE, denominator: 5, holders: [seller.address, buyer.address], shares: [4, 1] };
    const honest = await office.deed("FirstRegistrationInShares", agreed);
    const body = replaced(honest.body, dataLength(honest.body) / WORD - 1, (1n << 64n) + 1n);
    for (const attempt of desks(office, { ...honest, body }, honest, office).slice(2))
      await expect(attempt).to.be.revert(ethers);
    await daybook.connect(registrar).lodgeAndRecord(honest, consents(honest, seller, buyer));
  });
});
