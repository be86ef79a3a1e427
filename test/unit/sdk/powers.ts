import { expect } from "chai";
import { concat, id, Wallet } from "ethers";
import { daybook, instruments, parties, type LodgedAct, type PowerScope } from "../../../sdk/index.js";
import { byAttorney } from "../../../sdk/instruments/index.js";
import { fresh, sale } from "../../support/acts.js";
import { drawn, enrolled, parcel, parcelOf, signedBy, type KeyedParty } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const { powers } = parties;
const deadline = 2n ** 40n;
const SALE: PowerScope = { acts: ["Transfer"] };

interface Scene {
  readonly s: LoadedSuite;
  readonly owner: KeyedParty;
  readonly attorney: KeyedParty;
  readonly buyer: KeyedParty;
}

async function scene(): Promise<Scene> {
  const s = await loadSuite();
  return { s, owner: await enrolled(s, 0), attorney: await enrolled(s, 1), buyer: await enrolled(s, 2) };
}

const granted = ({ s, owner, attorney }: Scene, what: PowerScope = SALE): Promise<bigint> =>
  powers.grant(s.with(s.registrar), owner.address, attorney.address, what, owner.key, { deadline });

/** A sale of the first parcel to the buyer, by the owner's attorney. */
async function sold({ s, owner, attorney, buyer }: Scene, power: bigint) {
  const instrument = await drawn(s, "Transfer", parcel(1), owner, sale(buyer));
  const { chainId } = s.deployment;
  const forOwner = await instruments.signFor(instrument, chainId, owner.address, power, attorney.key);
  return { instrument, forOwner, bought: await signedBy(s, instrument, buyer) };
}

describe("powers of attorney", () => {
  it("are given, found and read as they were meant", async () => {
    const all = await scene();
    const { s, owner, attorney } = all;
    const until = BigInt(await s.networkHelpers.time.latest()) + 1_000n;
    const what = {
      acts: ["Transfer", "Charge"] as LodgedAct[],
      title: parcel(1),
      most: 123_456n,
      until,
      delegable: true,
      dealsWithItself: true,
    };
    const number = await granted(all, what);
    expect(number).to.equal(1n);
    const power = await powers.find(s, number);
    expect(power).to.deep.include({
      number,
      principal: owner.address,
      attorney: attorney.address,
      parent: null,
      registered: false,
      revoked: false,
      scope: what,
    });
    expect(await powers.find(s, 2)).to.equal(undefined);
    const plain = await powers.find(s, await granted(all));
    const none = { title: null, most: null, until: null, delegable: false, dealsWithItself: false };
    expect(plain?.scope).to.deep.equal({ acts: ["Transfer"], ...none });
  });

  it("are described in words to read before one signs", () => {
    const power = {
      number: 7n,
      principal: "0xP",
      attorney: "0xA",
      grantedAt: 1_700_000_000n,
      parent: null,
      registered: false,
      revoked: false,
    };
    const scope = {
      acts: ["Charge", "Discharge"] as const,
      title: parcel(1),
      most: 123_456n,
      until: 1_800_000_000n,
    };
    const flags = { delegable: true, dealsWithItself: false };
    expect(powers.describe({ ...power, scope: { ...scope, ...flags } })).to.deep.equal([
      "power of attorney 7: 0xA signs for 0xP",
      "acts: Charge, Discharge",
      `title: ${parcel(1)}`,
      "sum: at most 1,234.56 yuan; no act that states none",
      "given: 2023-11-15 06:13:20 (UTC+8), given by the principal's account",
      "ends: 2027-01-15 16:00:00 (UTC+8), that second included",
      "may appoint another: yes",
      "may stand on both sides: no",
    ]);
    const wide = { acts: ["Charge"] as const, title: null, most: null, until: null, ...flags };
    const lines = powers.describe({ ...power, parent: 3n, revoked: true, scope: wide }).join("\n");
    for (const words of [
      "title: any",
      "without limit",
      "delegated from power 3",
      "when revoked",
      "\nrevoked",
    ])
      expect(lines).to.include(words);
    const onPaper = powers.describe({ ...power, registered: true, scope: wide }).join("\n");
    expect(onPaper).to.include("registered on a notarised document");
  });

  it("are not made of acts that nobody lodges, nor of a sum of nothing", async () => {
    const all = await scene();
    for (const [what, words] of [
      [{ acts: ["SelfTransfer" as LodgedAct] }, "not an act to lodge"],
      [{ acts: ["Charge"], most: 0n }, "covers nothing"],
      [{ acts: ["Charge"], most: -1n }, "128 bits"],
      [{ acts: ["Charge"], until: 2n ** 64n }, "64 bits"],
    ] as const) {
      const error: unknown = await granted(all, what).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(RangeError);
      expect((error as Error).message).to.include(words);
    }
  });

  it("are registered by the identity office, delegated and revoked", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    const paper = await fresh(s, "IdentityProof");
    const what = { acts: ["Transfer"], delegable: true } as const;
    const office = s.with(s.identity);
    const number = await powers.register(office, owner.address, attorney.address, what, paper);
    expect(await powers.find(s, number)).to.include({ registered: true });
    const child = await powers.delegate(s, number, buyer.address, SALE, attorney.key, { deadline });
    expect(await powers.find(s, child)).to.include({ parent: number, attorney: buyer.address });
    await powers.revoke(s, number, owner.address, owner.key, { deadline });
    const [gone, ended] = [await powers.find(s, number), await powers.find(s, child)];
    expect(gone?.revoked).to.equal(true);
    expect(ended?.revoked).to.equal(false);
    const why = ended && (await powers.whyNot(s, ended));
    expect(why).to.deep.include({ name: "PowerRevoked", args: { number } });
  });

  it("say why they are of no use, or nothing", async () => {
    const all = await scene();
    const { s, attorney } = all;
    const power = await powers.find(s, await granted(all, { ...SALE, title: parcel(1), most: 5n }));
    if (power === undefined) throw new Error("the power was given");
    expect(await powers.whyNot(s, power)).to.equal(undefined);
    const evidence = await fresh(s, "AuthorityDecision");
    await s.consortium.connect(s.identity).suspend(attorney.address, evidence);
    expect(await powers.whyNot(s, power)).to.include({ name: "PartySuspended" });
  });

  it("of a party are listed, as principal and as attorney", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    const first = await granted(all);
    const second = await granted({ ...all, owner: attorney, attorney: buyer });
    const numbers = async (party: string) => {
      const { asPrincipal, asAttorney } = await powers.of(s, party);
      return [asPrincipal, asAttorney].map((list) => list.map(({ number }) => number));
    };
    expect(await numbers(owner.address)).to.deep.equal([[first], []]);
    expect(await numbers(attorney.address)).to.deep.equal([[second], [first]]);
    expect(await numbers(buyer.address)).to.deep.equal([[], [second]]);
  });
});

describe("an attorney's consent", () => {
  it("is recorded as the principal's, and the daybook says who signed for whom", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    await parcelOf(s, 1, owner);
    const power = await granted(all);
    const { instrument, forOwner, bought } = await sold(all, power);
    const desk = s.with(s.registrar);
    const { number } = await daybook.lodgeAndRecord(desk, instrument, [forOwner, ...bought]);
    const told = await daybook.signatories(s, number);
    expect(told).to.deep.equal({
      number,
      digest: instruments.digest(instrument, s.deployment.chainId),
      signatories: [
        { party: owner.address, attorney: attorney.address, power },
        { party: buyer.address, attorney: null, power: null },
      ],
      complete: true,
    });
  });

  it("is found in a pending lodgement, and beside what comes at recording", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    await parcelOf(s, 1, owner);
    const power = await granted(all);
    const { instrument, forOwner, bought } = await sold(all, power);
    const lodged = await daybook.lodge(s.with(s.examiner), instrument, [forOwner]);
    const { number } = lodged.lodgement;
    const sides = async () => (await daybook.signatories(s, number))?.signatories ?? [];
    const forTheOwner = { party: owner.address, attorney: attorney.address, power };
    expect(await sides()).to.deep.equal([forTheOwner]);
    await daybook.record(s.with(s.registrar), lodged, bought);
    expect(await sides()).to.deep.equal([forTheOwner, { party: buyer.address, attorney: null, power: null }]);
    expect(await daybook.signatories(s, 99)).to.equal(undefined);
  });

  it("is found in batches", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    await parcelOf(s, 1, owner);
    await parcelOf(s, 2, owner);
    const power = await granted(all);
    const one = await sold(all, power);
    const two = await drawn(s, "Transfer", parcel(2), owner, sale(buyer));
    const desk = s.with(s.registrar);
    const { numbers } = await daybook.lodgeAndRecordBatch(
      desk,
      [two, one.instrument],
      [await signedBy(s, two, owner, buyer), [one.forOwner, ...one.bought]],
    );
    const found = await Promise.all(numbers.map((number) => daybook.signatories(s, number)));
    const attorneys = found.map((told) => told?.signatories.map((one_) => one_.attorney));
    expect(attorneys).to.deep.equal([
      [null, null],
      [attorney.address, null],
    ]);
  });

  it("is found even where another contract called the daybook, and said to be not all", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    await parcelOf(s, 1, owner);
    const power = await granted(all);
    const { instrument, forOwner, bought } = await sold(all, power);
    // The buyer's account holds the office of a registrar, and calls.
    const role = (1n << 32n) | 310113n;
    await s.consortium.connect(s.council).grantRole(role, buyer.address, 0);
    const data = s.daybook.interface.encodeFunctionData("lodgeAndRecord", [
      instrument,
      [forOwner, ...bought],
    ]);
    const call = { target: await s.daybook.getAddress(), data };
    await parties.execute(s, buyer.address, [call], buyer.key, { deadline });
    const told = await daybook.signatories(s, await s.daybook.lastNumber());
    expect(told).to.deep.include({
      complete: false,
      signatories: [{ party: owner.address, attorney: attorney.address, power }],
    });
  });

  it("is checked offline against the attorney's keys", async () => {
    const all = await scene();
    const { s, owner, attorney, buyer } = all;
    const { instrument, forOwner, bought } = await sold(all, 1n);
    const keys = Object.fromEntries(
      [attorney, buyer].map(({ address, key }) => [address, { signers: [key.address], threshold: 1 }]),
    );
    const now = await s.networkHelpers.time.latest();
    const { chainId } = s.deployment;
    const check = (consents = [forOwner, ...bought], attorneys = { 1: attorney.address }) =>
      instruments.check(instrument, chainId, consents, keys, now, attorneys);
    expect(check()).to.deep.equal({ valid: true, problems: [] });
    expect(check(undefined, {} as never).problems).to.deep.equal([
      `consent of ${owner.address} by power 1: its keys are not known`,
    ]);
    const forged = await instruments.signFor(instrument, chainId, owner.address, 1, new Wallet(id("thief")));
    expect(check([forged, ...bought]).problems).to.deep.equal([
      `consent of ${owner.address} by power 1: its key did not sign this instrument`,
    ]);
  });

  it("is told from the principal's own, by mark and length", async () => {
    const all = await scene();
    const { instrument, forOwner, bought } = await sold(all, 258n);
    expect(byAttorney(forOwner)?.power).to.equal(258);
    expect(bought.map(byAttorney)).to.deep.equal([undefined]);
    const mark = forOwner.signature.slice(0, 10);
    for (const signature of ["0x", "nonsense", mark, concat([mark, "0x00000102"])])
      expect(byAttorney({ signature })).to.equal(undefined);
    const { address } = all.owner;
    for (const power of [-1, 2 ** 32]) {
      const error: unknown = await instruments
        .signFor(instrument, 1, address, power, all.attorney.key)
        .catch((e: unknown) => e);
      expect(error).to.be.instanceOf(RangeError);
    }
  });

  it("beyond the power is refused with the power's number", async () => {
    const all = await scene();
    const { s, owner } = all;
    await parcelOf(s, 1, owner);
    const power = await granted(all, { ...SALE, acts: ["Charge"] });
    const { instrument, forOwner, bought } = await sold(all, power);
    const call = daybook.lodgeAndRecord(s.with(s.registrar), instrument, [forOwner, ...bought]);
    await refused(call, "PowerActOutside", [power, 3]);
  });
});
