// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { RestraintKind, type IsoDate, type NoticeKindName } from "../../../../sdk/index.js";
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
  restraintsOf,
  sale,
  refused,
  titleOf,
  type Neighbourhood,
} from "../../../support/charges.js";
import { attested, onParcel, recorded, today, type KeyedParty } from "../../../support/registry.js";

const noticed = async (
  { s, title, owner }: Neighbourhood,
  holder: KeyedParty,
  kind: NoticeKindName = "Sale",
  registrable: IsoDate | null = null,
  subject: string | null = null,
  also: readonly KeyedParty[] = [],
): Promise<bigint> => {
  const fields = { holder: holder.address, kind, subject, registrable };
  return (await recorded(s, "Notice", title, [owner, holder, ...also], fields)).number;
};

const released = ({ s, title }: Neighbourhood, party: KeyedParty, restraint: bigint) =>
  recorded(s, "ReleaseRestraint", title, [party], { restraint });

const sold = ({ s, title, owner }: Neighbourhood, to: KeyedParty, notice = 0n, also: KeyedParty[] = []) =>
  recorded(s, "Transfer", title, [owner, to, ...also], sale(to, notice));

describe("a caution", () => {
  it("warns the taker, stops nobody, and is gone after fifteen days without suit", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const { number } = await recorded(s, "Caution", title, [a], {});
    const now = await today(s);
    expect(await restraintsOf(n)).to.deep.equal([
      {
        id: number,
        kind: "Caution",
        party: a.address,
        status: "InForce",
        start: now,
        end: dates.addDays(now, 15),
      },
    ]);
    await refused(sold(n, b), "CautionNotAcknowledged", titleOf(title), number);
    await refused(charged(n, b), "CautionNotAcknowledged", titleOf(title), number);
    await charged(n, b, { acknowledged: true });
    await recorded(s, "Transfer", title, [owner, b], sale(b, 0n, true));
    await daysPass(s, 15);
    await refused(sold({ ...n, owner: b }, owner), "CautionNotAcknowledged", titleOf(title), number);
    await daysPass(s, 1);
    expect((await restraintsOf(n))[0]?.status).to.equal("Lapsed");
    await sold({ ...n, owner: b }, owner);
    await refused(
      recorded(s, "ProveSuit", title, [a], { caution: number }),
      "RestraintUnknown",
      titleOf(title),
      number,
    );
  });

  it("has a cautioner, as a search has a searcher", async () => {
    const n = await neighbourhood();
    for (const act of ["Caution", "Search"] as const)
      await refused(exOfficio(n, act, {}), "ConsentMissing", ZeroAddress);
  });

  it("is kept by proof of suit, from its holder", async () => {
    const n = await neighbourhood();
    const { s, title, a, b } = n;
    const { number } = await recorded(s, "Caution", title, [a], {});
    const prove = (party: KeyedParty, caution: bigint) =>
      recorded(s, "ProveSuit", title, [party], { caution });
    await refused(prove(b, number), "NotItsHolder", titleOf(title), number, b.address);
    await refused(prove(a, 99n), "RestraintUnknown", titleOf(title), 99);
    await prove(a, number);
    await daysPass(s, 100);
    await refused(sold(n, b), "CautionNotAcknowledged", titleOf(title), number);
    await released(n, a, number);
    await sold(n, b);
  });

  it("is not entered twice on one ground", async () => {
    const { s, title, a, b } = await neighbourhood();
    const evidence = await attested(s, "Contract", "ground");
    await recorded(s, "Caution", title, [a], {}, { evidence });
    await refused(
      recorded(s, "Caution", title, [b], {}, { evidence }),
      "CautionRepeated",
      titleOf(title),
      evidence,
    );
  });
});

describe("an advance notice", () => {
  it("is entered by proprietors and holder, of a kind, once on a subject", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const fields = { holder: a.address, kind: "Sale", subject: null, registrable: null } as const;
    await refused(recorded(s, "Notice", title, [owner], fields), "ConsentMissing", a.address);
    await refused(recorded(s, "Notice", title, [a], fields), "ConsentMissing", owner.address);
    await refused(noticed(n, a, "None"), "NoticeKindMissing");
    const first = await noticed(n, a);
    await refused(noticed(n, b), "NoticeExists", titleOf(title), first);
    const unit = onParcel(1, 1, 3);
    const ofUnit = await noticed(n, a, "PresaleSale", null, unit);
    await refused(noticed(n, b, "PresaleSale", null, unit), "NoticeExists", titleOf(title), ofUnit);
    await noticed(n, b, "PresaleSale", null, onParcel(1, 1, 4));
    expect(await restraintsOf(n)).to.have.length(3);
  });

  it("stops dealings without its holder, and is carried out by the transfer that it secured", async () => {
    const n = await neighbourhood();
    const { title, a, b } = n;
    const number = await noticed(n, a);
    await refused(sold(n, b), "NoticeConsent", titleOf(title), number, a.address);
    await refused(sold(n, b, number, [a]), "NoticeOfAnother", titleOf(title), number, a.address);
    await refused(sold(n, a, 99n), "RestraintUnknown", titleOf(title), 99);
    await sold(n, a, number);
    expect(await restraintsOf(n)).to.deep.equal([]);
  });

  it("with its holder's consent lets others pass, and stays", async () => {
    const n = await neighbourhood();
    const { a, b } = n;
    const number = await noticed(n, a);
    await sold(n, b, 0n, [a]);
    expect((await restraintsOf(n)).map(({ id }) => id)).to.deep.equal([number]);
  });

  it("lapses ninety days after registration became possible", async () => {
    const n = await neighbourhood();
    const { s, title, a, b } = n;
    const now = await today(s);
    const number = await noticed(n, a, "Sale", now);
    const until = dates.addDays(now, 90);
    await daysPass(s, 90);
    await refused(sold(n, b), "NoticeConsent", titleOf(title), number, a.address);
    await daysPass(s, 1);
    await refused(sold(n, a, number), "NoticeLapsed", titleOf(title), number, dayOf(until));
    const another = await noticed(n, b);
    await sold(n, b, another);
  });

  it("begins to run when its opening is entered, by holder, proprietor or ex officio, for once", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const number = await noticed(n, a);
    const now = await today(s);
    const open = (party: KeyedParty, registrable: IsoDate) =>
      recorded(s, "OpenNotice", title, [party], { notice: number, registrable });
    const end = async () => (await restraintsOf(n))[0]?.end;
    await refused(open(b, now), "NotItsHolder", titleOf(title), number, b.address);
    const tomorrow = dates.addDays(now, 1);
    await refused(open(a, tomorrow), "EffectInFuture", dayOf(tomorrow), dayOf(now));
    // A proprietor cannot kill the notice by a day long ago.
    await open(owner, "2001-01-01");
    expect(await end()).to.equal(dates.addDays(now, 90));
    await daysPass(s, 80);
    // Its holder cannot prolong it.
    const until = dayOf(dates.addDays(now, 90));
    await refused(open(a, dates.addDays(now, 80)), "NoticeOpened", titleOf(title), number, until);
    await refused(
      exOfficio(n, "OpenNotice", { notice: number, registrable: now }),
      "NoticeOpened",
      titleOf(title),
      number,
      until,
    );
    await daysPass(s, 11);
    await refused(open(a, now), "RestraintUnknown", titleOf(title), number);
  });

  it("about a unit to come gives no place on the land, and one of a sale none to a mortgage", async () => {
    const n = await neighbourhood();
    const { title, a, b } = n;
    const ofUnit = await noticed(n, a, "PresaleMortgage", null, onParcel(1, 1, 3));
    await charged(n, b);
    await refused(charged(n, a, { notice: ofUnit }), "RestraintUnknown", titleOf(title), ofUnit);
    const ofSale = await noticed(n, a);
    await refused(charged(n, a, { notice: ofSale }), "RestraintUnknown", titleOf(title), ofSale);
    await released(n, a, ofSale);
    const ofMortgage = await noticed(n, a, "Mortgage");
    await refused(sold(n, a, ofMortgage), "RestraintUnknown", titleOf(title), ofMortgage);
    const { number: caution } = await recorded(n.s, "Caution", title, [b], {});
    await refused(
      charged(n, a, { notice: caution, acknowledged: true }),
      "RestraintUnknown",
      titleOf(title),
      caution,
    );
    await charged(n, a, { notice: ofMortgage, acknowledged: true });
  });

  it("does not stop a court, nor is it entered on what a court has seized", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    await noticed(n, a);
    const seizure = await ordered(n, "Seize", { against: owner.address, whole: false, months: 1n });
    const until = dayOf(dates.addMonths(await today(s), 1));
    await refused(
      noticed(n, b, "Sale", null, onParcel(1, 1)),
      "Seized",
      titleOf(title),
      seizure.number,
      until,
    );
    await refused(sold(n, a), "Seized", titleOf(title), seizure.number, until);
  });
});

describe("a priority search", () => {
  it("reserves the title for thirty days, once for a party and for one at a time", async () => {
    const n = await neighbourhood();
    const { s, title, a, b } = n;
    const { number } = await recorded(s, "Search", title, [a], {});
    const until = dayOf(dates.addDays(await today(s), 30));
    await refused(recorded(s, "Search", title, [b], {}), "SearchExists", titleOf(title), number, until);
    await refused(recorded(s, "Search", title, [a], {}), "SearchUsed", titleOf(title), a.address);
    await refused(sold(n, b), "SearchProtected", titleOf(title), number, a.address, until);
    await refused(noticed(n, b), "SearchProtected", titleOf(title), number, a.address, until);
    await noticed(n, b, "Mortgage", null, onParcel(1, 1), [a]);
    await daysPass(s, 31);
    await recorded(s, "Search", title, [b], {});
    await refused(recorded(s, "Search", title, [a], {}), "SearchUsed", titleOf(title), a.address);
    await sold(n, b);
  });
});

describe("a lock", () => {
  it("is the registrar's, ex officio on a decision, and stops every dealing until it is released", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const evidence = await attested(s, "AuthorityDecision", "lock");
    await refused(recorded(s, "Lock", title, [a], {}, { evidence }), "ExOfficioOnly", a.address);
    const contract = await attested(s, "Contract", "no decision");
    await refused(exOfficio(n, "Lock", {}, { evidence: contract }), "EvidenceOfWrongKind", contract, 4, 6);
    const { number } = await exOfficio(n, "Lock", {});
    await refused(sold(n, a), "FolioLocked", titleOf(title), number);
    await refused(charged(n, a), "FolioLocked", titleOf(title), number);
    await refused(released(n, owner, number), "NotItsHolder", titleOf(title), number, owner.address);
    await exOfficio(n, "ReleaseRestraint", { restraint: number });
    await sold(n, a);
  });
});

describe("a restraint", () => {
  it("is released by its holder only, and an order or a correction in another way", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const notice = await noticed(n, a);
    const search = await recorded(s, "Search", title, [b], {});
    await refused(released(n, owner, notice), "NotItsHolder", titleOf(title), notice, owner.address);
    await refused(released(n, a, 99n), "RestraintUnknown", titleOf(title), 99);
    await released(n, a, notice);
    await released(n, b, search.number);
    const { number } = await ordered(n, "Suspend", { months: 0n });
    await refused(
      exOfficio(n, "ReleaseRestraint", { restraint: number }),
      "NotReleasable",
      titleOf(title),
      number,
      RestraintKind.OwnershipSuit,
    );
  });

  it("of any kind that stops, stops transfer and charge", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const diverged = await exOfficio(n, "Reconcile", {
      state: "Diverged",
      legalBasis: "StatutoryRegister",
      externalRef: `0x${"01".repeat(32)}`,
    });
    await refused(sold(n, a), "TitleDiverged", titleOf(title), diverged.number);
    expect(await s.landViews.frozenOf(titleOf(title), owner.address)).to.equal(1);
    await exOfficio(n, "Reconcile", {
      state: "Registered",
      legalBasis: "StatutoryRegister",
      externalRef: `0x${"01".repeat(32)}`,
    });
    const evidence = await attested(s, "OriginalFile", "file");
    const proposal = await recorded(s, "ProposeCorrection", title, [owner], { version: 1n }, { evidence });
    await refused(charged(n, a), "CorrectionUndecided", titleOf(title), proposal.number);
  });

  it("finds room on a page for 255", async () => {
    const n = await neighbourhood();
    const { s, title } = n;
    const location = "0xa360dcbe5cd8e5da6eef3033515ed1db02aa98fccab512f9171dd5338e782600";
    const slot = s.ethers.solidityPackedKeccak256(["uint256", "uint256"], [titleOf(title), location]);
    await s.networkHelpers.setStorageAt(await s.land.getAddress(), slot, 255);
    await refused(exOfficio(n, "Lock", {}), "TooManyRestraints", titleOf(title));
  });
});

describe("what restrains a share", () => {
  it("binds any disposal of the whole, and leaves the other share free", async () => {
    const n = await halves();
    const { s, title, owner, a, b } = n;
    const { number } = await ordered(n, "Seize", { against: a.address, whole: false, months: 6n });
    const until = dayOf(dates.addMonths(await today(s), 6));
    const part = { to: b.address, numerator: 1n, denominator: 2n, cause: "Gift", offer: 0n } as const;
    const share = { ...part, acknowledged: false, terms: `0x${"01".repeat(32)}` };
    await refused(
      recorded(s, "Transfer", title, [owner, a, b], sale(b)),
      "Seized",
      titleOf(title),
      number,
      until,
    );
    await refused(
      recorded(s, "Charge", title, [owner, a, b], charge(b)),
      "Seized",
      titleOf(title),
      number,
      until,
    );
    await refused(
      recorded(s, "TransferShare", title, [a, b], share),
      "Seized",
      titleOf(title),
      number,
      until,
    );
    expect(await s.land.getFrozenTokens(a.address, titleOf(title))).to.equal(1);
    expect(await s.land.getFrozenTokens(owner.address, titleOf(title))).to.equal(0);
    await recorded(s, "TransferShare", title, [owner, b], share);
    expect(await chargesOf(n)).to.deep.equal([]);
  });
});
