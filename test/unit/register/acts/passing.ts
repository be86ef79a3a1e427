// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import {
  DocumentKind,
  FolioState,
  type Particulars,
  type TransmissionCauseName,
} from "../../../../sdk/index.js";
import {
  charge,
  charged,
  chargesOf,
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
import { attested, parcelOf, recorded, today, type KeyedParty } from "../../../support/registry.js";

const share = (to: KeyedParty, numerator: bigint, denominator: bigint): Particulars<"TransferShare"> => ({
  to: to.address,
  numerator,
  denominator,
  cause: "Gift",
  acknowledged: false,
  terms: ZeroHash,
  offer: 0n,
});

describe("a transfer", () => {
  it("of the whole asks proprietor, taker, a cause and a good document", async () => {
    const { s, title, owner, a, b } = await neighbourhood();
    const transfer = (parties: [KeyedParty, ...KeyedParty[]], fields = sale(a), header = {}) =>
      recorded(s, "Transfer", title, parties, fields, header);
    await refused(transfer([owner, a], { ...sale(a), cause: "None" }), "CauseMissing");
    await refused(transfer([owner]), "ConsentMissing", a.address);
    await refused(transfer([b, a]), "NotProprietor", titleOf(title), b.address);
    await refused(transfer([owner], sale(owner)), "TakerIsTransferor", owner.address);
    const now = await today(s);
    const effective = dates.addDays(now, 1);
    await refused(
      transfer([owner, a], sale(a), { effective }),
      "EffectInFuture",
      dayOf(effective),
      dayOf(now),
    );
    await refused(transfer([owner, a], sale(a), { evidence: id("none") }), "EvidenceUnknown", id("none"));
    await transfer([owner, a]);
    expect(await s.land.balanceOf(a.address, titleOf(title))).to.equal(1);
  });

  it("of a co-owned title needs two thirds by share; of a share only its holder", async () => {
    const n = await halves();
    const { s, title, owner, a, b } = n;
    await refused(
      recorded(s, "Transfer", title, [owner, b], sale(b)),
      "QuorumNotMet",
      titleOf(title),
      1,
      2,
      2,
      3,
    );
    await refused(
      recorded(s, "TransferShare", title, [owner, b], share(b, 2n, 3n)),
      "SharesInsufficient",
      titleOf(title),
      owner.address,
      3,
      4,
      6,
    );
    await refused(recorded(s, "TransferShare", title, [owner, b], share(b, 0n, 3n)), "ShareInvalid", 0, 3);
    await refused(
      recorded(s, "TransferShare", title, [owner, b], { ...share(b, 1n, 3n), cause: "None" }),
      "CauseMissing",
    );
    await recorded(s, "TransferShare", title, [owner, b], share(b, 1n, 3n));
    expect(await s.land.balanceOf(b.address, titleOf(title))).to.equal(2);
    await recorded(s, "Transfer", title, [owner, a, b], sale(b));
    expect(await s.land.totalSupply(titleOf(title))).to.equal(1);
  });

  it("by ERC-6909 alone works only in a class whose rules allow it", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    await refused(recordedByHolder(n, owner, a), "NotSelfDealing", titleOf(title));
    await otherRules(s, { selfDealing: true });
    await recordedByHolder(n, owner, a);
    expect(await s.land.balanceOf(a.address, titleOf(title))).to.equal(1);
  });
});

/** The holder's account approves its own key, which transfers. */
async function recordedByHolder(
  { s, title }: Neighbourhood,
  from: KeyedParty,
  to: KeyedParty,
): Promise<void> {
  await s.networkHelpers.impersonateAccount(from.address);
  await s.networkHelpers.setBalance(from.address, 10n ** 18n);
  const holder = await s.ethers.getSigner(from.address);
  await s.land.connect(holder).transfer(to.address, titleOf(title), 1);
}

describe("a transmission", () => {
  const PROOFS = {
    Judgment: "CourtOrder",
    Inheritance: "SuccessionProof",
    Merger: "SuccessionProof",
    Expropriation: "AuthorityDecision",
  } as const;

  async function transmitted(
    { s, title, owner }: Neighbourhood,
    cause: keyof typeof PROOFS,
    taker: KeyedParty,
    { from = owner, part: [numerator, denominator] = [0n, 0n] as readonly [bigint, bigint] } = {},
  ) {
    const evidence = await attested(s, PROOFS[cause], `${cause} ${Math.random()}`);
    const fields = { from: from.address, numerator, denominator, cause };
    return recorded(s, "Transmit", title, [taker], fields, { evidence });
  }

  for (const cause of Object.keys(PROOFS) as (keyof typeof PROOFS)[])
    it(`by ${cause} needs the taker alone, and the document that proves it`, async () => {
      const n = await neighbourhood();
      const { s, title, owner, a, b } = n;
      await charged(n, b);
      const evidence = await attested(s, "Other", cause);
      const fields = { from: owner.address, numerator: 0n, denominator: 0n, cause };
      await refused(
        recorded(s, "Transmit", title, [a], fields, { evidence }),
        "EvidenceOfWrongKind",
        evidence,
        DocumentKind.Other,
        DocumentKind[PROOFS[cause]],
      );
      await transmitted(n, cause, a);
      expect(await s.land.balanceOf(a.address, titleOf(title))).to.equal(1);
      // Expropriation ends the charges; otherwise they follow.
      expect(await chargesOf(n)).to.have.length(cause === "Expropriation" ? 0 : 1);
    });

  it("has a cause, and a taker that applies itself", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const fields = (cause: TransmissionCauseName) => ({
      from: owner.address,
      numerator: 0n,
      denominator: 0n,
      cause,
    });
    await refused(recorded(s, "Transmit", title, [a], fields("None")), "CauseMissing");
    await refused(transmitted(n, "Merger", a, { from: a }), "NotProprietor", titleOf(title), a.address);
    const evidence = await attested(s, "SuccessionProof", "nobody applies");
    await refused(
      exOfficio(n, "Transmit", fields("Merger"), { evidence }),
      "ConsentMissing",
      `0x${"00".repeat(20)}`,
    );
  });

  it("leaves a seizure on what passes, and stops the judgment of another court", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const { number } = await ordered(n, "Seize", { against: owner.address, whole: true, months: 6n });
    const until = dayOf(dates.addMonths(await today(s), 6));
    await refused(transmitted(n, "Judgment", a), "Seized", titleOf(title), number, until);
    await transmitted(n, "Inheritance", a);
    await refused(
      recorded(s, "Transfer", title, [a, owner], sale(owner)),
      "Seized",
      titleOf(title),
      number,
      until,
    );
  });

  it("of a seized share, or of part of it, takes the seizure along to the heirs", async () => {
    const n = await halves();
    const { s, title, owner, a, b } = n;
    const { number } = await ordered(n, "Seize", { against: owner.address, whole: false, months: 6n });
    const until = dayOf(dates.addMonths(await today(s), 6));
    const part = await transmitted(n, "Inheritance", b, { part: [1n, 4n] });
    expect((await restraintsOf(n)).map(({ id: restraint, party }) => [restraint, party])).to.deep.equal([
      [number, owner.address],
      [part.number, b.address],
    ]);
    await refused(
      recorded(s, "TransferShare", title, [b, a], share(a, 1n, 4n)),
      "Seized",
      titleOf(title),
      part.number,
      until,
    );
    // The co-owner inherits the rest: a quarter stays bound, its own half is free.
    await transmitted(n, "Merger", a);
    expect((await restraintsOf(n)).map(({ party }) => party)).to.deep.equal([a.address, b.address]);
    const frozen = (party: KeyedParty) => s.land.getFrozenTokens(party.address, titleOf(title));
    expect([await frozen(a), await frozen(b), await frozen(owner)]).to.deep.equal([1n, 1n, 0n]);
    await refused(
      recorded(s, "TransferShare", title, [a, b], share(b, 3n, 4n)),
      "ERC7943InsufficientUnfrozenBalance",
      a.address,
      titleOf(title),
      3,
      2,
    );
    await recorded(s, "TransferShare", title, [a, b], share(b, 1n, 2n));
    await ordered(n, "LiftOrder", { order: part.number });
    expect(await frozen(b)).to.equal(0);
  });

  it("is not held up by the seizure of another's share, nor by what has lapsed", async () => {
    const n = await halves();
    const { s, title, owner, a, b } = n;
    await ordered(n, "Seize", { against: a.address, whole: false, months: 6n });
    await ordered(n, "Seize", { against: owner.address, whole: false, months: 1n });
    await daysPass(s, 32);
    await transmitted(n, "Judgment", b);
    expect(await s.land.balanceOf(b.address, titleOf(title))).to.equal(1);
  });
});

describe("a page", () => {
  const changed = (fields: Partial<Particulars<"Change">> = {}): Particulars<"Change"> => ({
    use: "Industrial",
    extent: 12_345.67,
    particulars: id("new"),
    ...fields,
  });

  it("is changed by its holder; a smaller extent with those it secures; another use by decision", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const change = (parties: [KeyedParty, ...KeyedParty[]], fields = changed(), header = {}) =>
      recorded(s, "Change", title, parties, fields, header);
    await refused(change([a]), "NotProprietor", titleOf(title), a.address);
    await refused(change([owner], changed({ extent: 0 })), "ExtentMissing", titleOf(title));
    await change([owner]);
    await charged(n, b);
    await charged(n, a, { kind: "Licence" });
    await refused(change([owner], changed({ extent: 12_000 })), "ConsentMissing", b.address);
    await change([owner, b], changed({ extent: 12_000 }));
    const evidence = await attested(s, "Contract", "no decision");
    await refused(
      change([owner], changed({ use: "Commercial" }), { evidence }),
      "EvidenceOfWrongKind",
      evidence,
      DocumentKind.Contract,
      DocumentKind.AuthorityDecision,
    );
    const decision = await attested(s, "AuthorityDecision", "use");
    await refused(
      change([owner], changed({ use: "None" }), { evidence: decision }),
      "UseMissing",
      titleOf(title),
    );
    await change([owner], changed({ use: "Commercial" }), { evidence: decision });
  });

  it("that a court has seized is not changed", async () => {
    const n = await neighbourhood();
    const { s, title, owner } = n;
    const { number } = await ordered(n, "Seize", { against: owner.address, whole: true, months: 6n });
    const until = dayOf(dates.addMonths(await today(s), 6));
    await refused(recorded(s, "Change", title, [owner], changed()), "Seized", titleOf(title), number, until);
  });

  it("is cancelled by all its proprietors when nothing subsists on it", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const cancel = (party: KeyedParty) => recorded(s, "Cancel", title, [party], { cause: id("cause") });
    await refused(cancel(a), "ConsentMissing", owner.address);
    const now = await today(s);
    const mortgage = await charged(n, a);
    await charged(n, b, { kind: "Lease", from: now, until: dates.addDays(now, 10) });
    const notice = { holder: b.address, kind: "Sale", subject: null, registrable: null } as const;
    const { number } = await recorded(s, "Notice", title, [owner, b], notice);
    await recorded(s, "Caution", title, [a], {});
    await ordered(n, "Seize", { against: owner.address, whole: true, months: 1n });
    await ordered(n, "Seize", { against: owner.address, whole: true, months: 1n });
    await refused(cancel(owner), "RightsSubsist", titleOf(title), 2, 4);
    await recorded(s, "Discharge", title, [a], { charge: mortgage });
    await recorded(s, "ReleaseRestraint", title, [b], { restraint: number });
    await refused(cancel(owner), "RightsSubsist", titleOf(title), 1, 3);
    await daysPass(s, 20);
    await refused(cancel(owner), "RightsSubsist", titleOf(title), 0, 2);
    await daysPass(s, 60);
    await cancel(owner);
    expect((await s.landViews.folioOf(titleOf(title))).state).to.equal(FolioState.Cancelled);
    await refused(
      recorded(s, "Charge", title, [owner, a], charge(a)),
      "NotCurrent",
      titleOf(title),
      FolioState.Cancelled,
    );
    const other = await parcelOf(s, 5, owner);
    await recorded(s, "Cancel", other, [owner], { cause: id("cause") });
  });
});
