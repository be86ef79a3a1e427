import { expect } from "chai";
import { id } from "ethers";
import { dates } from "../../../../../sdk/dates/index.js";
import { AssetClass } from "../../../../../sdk/enums/index.js";
import { licences, type Particulars } from "../../../../../sdk/index.js";
import { refused, titleId } from "../../../../support/refusals.js";
import { licensed, patent, pledged, work, type CoOwned } from "../../../../support/licences.js";
import { recorded, today, type KeyedParty } from "../../../../support/registry.js";

type Signers = readonly [KeyedParty, ...KeyedParty[]];

async function assigned(
  n: CoOwned,
  signers: Signers,
  to: KeyedParty,
  fields: Partial<Particulars<"AssignRights">> = {},
): Promise<bigint> {
  const now = await today(n.s);
  const all = [...signers.filter((one) => one !== to), to] as unknown as Signers;
  const { number } = await recorded(n.s, "AssignRights", n.title, all, {
    to: to.address,
    rights: licences.rights("translation", "filming"),
    territory: licences.territory("China"),
    from: now,
    until: dates.addYears(now, 10),
    terms: id("assignment"),
    ...fields,
  });
  return number;
}

/** Who holds a right in Shanghai today. */
async function holderOf(
  n: CoOwned,
  right: keyof typeof licences.WORK_RIGHTS,
  day?: string,
): Promise<string[]> {
  const on = dates.toDay(day ?? (await today(n.s)));
  const item = licences.WORK_RIGHTS[right];
  const found = await n.s.ipViews.rightHolderOf(titleId(n.title), item, licences.placeOf("Shanghai"), on);
  return [found.assignee, String(found.assignment)];
}

const NOBODY = "0x0000000000000000000000000000000000000000";

describe("rights of a work", () => {
  it("pass by kind, place and time; the others stay", async () => {
    const n = await work();
    const number = await assigned(n, [n.a, n.b], n.x);
    expect(await holderOf(n, "translation")).to.deep.equal([n.x.address, String(number)]);
    expect(await holderOf(n, "rental")).to.deep.equal([NOBODY, "0"]);
    const after = dates.addDays(dates.addYears(await today(n.s), 10), 1);
    expect(await holderOf(n, "translation", after)).to.deep.equal([NOBODY, "0"]);
    const [row] = await n.s.ipViews.assignmentsOf(titleId(n.title));
    expect([row?.id, row?.to, row?.parent]).to.deep.equal([number, n.x.address, 0n]);
  });

  it("that belong to the author's person do not pass", async () => {
    const n = await work();
    const title = titleId(n.title);
    const rights = licences.rights("translation") | 2n;
    await refused(assigned(n, [n.a, n.b], n.x, { rights }), "MoralRight", [title, rights]);
    await refused(assigned(n, [n.a, n.b], n.x, { rights: 0n }), "RightsInvalid", [title, 0n]);
    const view = n.s.ipViews.rightHolderOf(title, 1, 0, 20_000);
    await refused(view, "MoralRight", [title, 2n]);
  });

  it("pass by all authors, to a taker who agrees, of works only", async () => {
    const n = await work();
    const title = titleId(n.title);
    await refused(assigned(n, [n.a], n.x), "CoOwnerConsent", [title, n.b.address]);
    await refused(assigned(n, [n.y, n.a, n.b], n.x), "NotProprietor", [title, n.y.address]);
    const fields = { to: n.a.address };
    await refused(assigned(n, [n.a, n.b], n.x, fields), "TakerIsTransferor", [n.a.address]);
    await refused(assigned(n, [n.a, n.b], n.x, { to: n.y.address }), "ConsentMissing", [n.y.address]);
    const p = await patent();
    const values = [titleId(p.title), AssetClass.Invention];
    await refused(assigned(p, [p.a, p.b], p.x), "NotOfThisClass", values);
  });

  it("need the pledgee, and wait for a caution", async () => {
    const n = await work();
    const title = titleId(n.title);
    const pledge = await pledged(n);
    await refused(assigned(n, [n.a, n.b], n.x), "PledgeeConsent", [title, pledge, n.bank.address]);
    await assigned(n, [n.a, n.b, n.bank], n.x);
    const { number } = await recorded(n.s, "Caution", n.title, [n.y], {});
    const other = { rights: licences.rights("rental") };
    await refused(assigned(n, [n.a, n.b, n.bank], n.x, other), "CautionNotAcknowledged", [title, number]);
  });

  it("are in one hand: what was assigned is neither assigned nor licensed again", async () => {
    const n = await work();
    const title = titleId(n.title);
    const number = await assigned(n, [n.a, n.b], n.x, { territory: licences.territory("East China") });
    const same = {
      rights: licences.rights("translation", "rental"),
      territory: licences.territory("Shanghai"),
    };
    await refused(assigned(n, [n.a, n.b], n.y, same), "RightAssigned", [title, number]);
    await refused(licensed(n, [n.a], n.y, same), "RightAssigned", [title, number]);
    await licensed(n, [n.a], n.y, { ...same, rights: licences.rights("rental") });
    await assigned(n, [n.a, n.b], n.y, { territory: licences.territory("Guangdong") });
    const later = dates.addDays(dates.addYears(await today(n.s), 10), 1);
    await assigned(n, [n.a, n.b], n.y, { ...same, from: later, until: null });
  });

  it("are the assignee's to license and to assign on, within what it took", async () => {
    const n = await work();
    const title = titleId(n.title);
    const first = await assigned(n, [n.a, n.b], n.x);
    const translation = licences.rights("translation");
    const licence = await licensed(n, [n.x], n.y, { rights: translation });
    const { licensor } = await n.s.ipViews.licenceOf(title, licence);
    expect(licensor).to.equal(n.x.address);
    const beyond = { rights: licences.rights("translation", "rental") };
    await refused(assigned(n, [n.x], n.y, beyond), "NotProprietor", [title, n.x.address]);
    const second = await assigned(n, [n.x], n.y, { rights: translation });
    expect(await holderOf(n, "translation")).to.deep.equal([n.y.address, String(second)]);
    expect(await holderOf(n, "filming")).to.deep.equal([n.x.address, String(first)]);
    await refused(assigned(n, [n.x], n.bank, { rights: translation }), "RightAssigned", [title, second]);
    await refused(licensed(n, [n.x], n.bank, { rights: translation }), "RightAssigned", [title, second]);
    const back = await assigned(n, [n.y], n.x, { rights: translation });
    expect(await holderOf(n, "translation")).to.deep.equal([n.x.address, String(back)]);
  });
});
