import { expect } from "chai";
import { id } from "ethers";
import { dates, daybook, errors, folio, identifiers, type Lodged } from "../../../sdk/index.js";
import {
  drawn,
  enrolled,
  INDUSTRIAL,
  paidGrant,
  parcel,
  parcelOf,
  signedBy,
  today,
} from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

describe("daybook", () => {
  const sale = (to: string) => ({ to, cause: "Sale", acknowledged: false, terms: id("terms") }) as const;

  it("lodges, finds again and records", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const instrument = await drawn(s, "Transfer", title, a, sale(b.address));
    const lodged = await daybook.lodge(s.with(s.examiner), instrument, await signedBy(s, instrument, a, b));
    expect(lodged).to.deep.include({ instrument, title });
    expect(lodged.lodgement.acceptor).to.equal(s.examiner.address);
    expect(await daybook.findLodgement(s, lodged.lodgement.number)).to.deep.equal(lodged);
    expect(await daybook.pending(s, title)).to.deep.equal([lodged]);
    const { number } = await daybook.record(s.with(s.registrar), lodged);
    expect(number).to.equal(lodged.lodgement.number);
    expect(await daybook.pending(s, title)).to.deep.equal([]);
    expect(await daybook.findLodgement(s, 99)).to.be.undefined;
  });

  it("takes further consents at recording", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const instrument = await drawn(s, "Transfer", await parcelOf(s, 1, a), a, sale(b.address));
    const lodged = await daybook.lodge(s.with(s.examiner), instrument, await signedBy(s, instrument, a));
    await daybook.record(s.with(s.registrar), lodged, await signedBy(s, instrument, b));
    expect(await s.land.balanceOf(b.address, identifiers.titleId.encode(parcel(1)))).to.equal(1n);
  });

  it("refuses with a reason that can be read back, and lets the applicant withdraw", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const two = [];
    for (let i = 0; i < 2; i++) {
      const instrument = await drawn(s, "Transfer", title, a, sale(b.address));
      two.push(await daybook.lodge(s.with(s.examiner), instrument, await signedBy(s, instrument, a, b)));
    }
    const [first, second] = two as [Lodged, Lodged];
    const reason = errors.encode("ConsentMissing", [b.address]);
    await daybook.refuse(s.with(s.registrar), first, reason, "Regulation art. 22(1)");
    const [event] = await s.daybook.queryFilter(s.daybook.filters.Refused(first.lodgement.number));
    expect(errors.explain(event?.args.reason)).to.deep.include({ name: "ConsentMissing", data: reason });
    await daybook.withdraw(s, second, a.address, a.key);
    expect(await daybook.pending(s, title)).to.deep.equal([]);
  });

  it("does the same in batches", async () => {
    const s = await loadSuite();
    const a = await enrolled(s, 0);
    const termEnd = dates.addYears(await today(s), 40);
    const many = async (from: number) => {
      const numbers = [from, from + 1, from + 2];
      const list = [];
      for (const n of numbers) {
        const evidence = await paidGrant(s, parcel(n));
        list.push(
          await drawn(s, "FirstRegistration", parcel(n), a, { ...INDUSTRIAL, termEnd }, { evidence }),
        );
      }
      return { list, consents: await Promise.all(list.map((instrument) => signedBy(s, instrument, a))) };
    };
    const one = await many(1);
    const { numbers } = await daybook.lodgeAndRecordBatch(s.with(s.registrar), one.list, one.consents);
    expect(numbers).to.deep.equal([1n, 2n, 3n]);
    const two = await many(11);
    const lodged = await daybook.lodgeBatch(s.with(s.examiner), two.list, two.consents);
    expect(lodged.map(({ title }) => title)).to.deep.equal([parcel(11), parcel(12), parcel(13)]);
    await daybook.recordBatch(s.with(s.registrar), lodged);
    expect(await folio.entries(s.land, parcel(12))).to.have.length(1);
  });
});
