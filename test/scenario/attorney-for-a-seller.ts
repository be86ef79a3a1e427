import { expect } from "chai";
import { id } from "ethers";
import {
  daybook,
  instruments,
  parties,
  type Consent,
  type Instrument,
  type LodgedAct,
  type Particulars,
  type PowerScope,
} from "../../sdk/index.js";
import { credentialOf, keyOf, signedBy, type KeyedParty } from "../support/registry.js";
import { recovered, recovering } from "../support/stopping.js";
import { charging, expectRefused, LandOffice, parcel, saleTo, yuan } from "./office.js";

const { powers } = parties;
/** Batches of accounts are executed at once, whatever the chain's clock says. */
const AT_ONCE = { deadline: 2n ** 40n };

/**
 * A company has its attorney sell one parcel and take a mortgage on another, within two powers. Civil Code arts.
 * 161-173.
 */
describe("a company's attorney", () => {
  const [sold, kept] = [parcel(1), parcel(2)];

  let office: LandOffice;
  let company: KeyedParty;
  let attorney: KeyedParty;
  let clerk: KeyedParty;
  let buyer: KeyedParty;
  let bank: KeyedParty;
  /** Power to sell the one parcel for thirty days, to be delegated. */
  let selling: bigint;
  let until: bigint;
  /** Power to charge any parcel, up to five million yuan. */
  let borrowing: bigint;

  const gives = (to: KeyedParty, what: PowerScope) =>
    powers.grant(office.suite, company.address, to.address, what, company.key, AT_ONCE);

  beforeEach(async () => {
    office = await LandOffice.open();
    [company, attorney, clerk, buyer, bank] = [
      await office.party(),
      await office.party(),
      await office.party(),
      await office.party(),
      await office.party(),
    ];
    for (const title of [sold, kept]) await office.registerLand(title, company);
    until = BigInt((await office.moment()) + 30 * 86_400);
    selling = await gives(attorney, { acts: ["Transfer"], title: sold, until, delegable: true });
    borrowing = await gives(attorney, { acts: ["Charge"], most: yuan("5,000,000") });
  });

  /** An act that the company applies for, with the consent that is signed for it and those of others. */
  async function asks<A extends LodgedAct>(
    act: A,
    title: string,
    fields: Particulars<A>,
    by: { power: bigint; signer: KeyedParty },
    ...others: readonly KeyedParty[]
  ): Promise<{ instrument: Instrument; consents: Consent[] }> {
    const { suite } = office;
    const instrument = await office.draw(act, title, [company], fields);
    const { chainId } = suite.deployment;
    const own = await instruments.signFor(instrument, chainId, company.address, by.power, by.signer.key);
    return { instrument, consents: [own, ...(await signedBy(suite, instrument, ...others))] };
  }

  async function enters(asked: ReturnType<typeof asks>): Promise<bigint> {
    const { instrument, consents } = await asked;
    const desk = office.suite.with(office.suite.registrar);
    return (await daybook.lodgeAndRecord(desk, instrument, consents)).number;
  }

  async function lodges(asked: ReturnType<typeof asks>) {
    const { instrument, consents } = await asked;
    return daybook.lodge(office.suite.with(office.suite.examiner), instrument, consents);
  }

  const sale = (title = sold, signer = attorney, power = selling) =>
    asks("Transfer", title, saleTo(buyer), { power, signer }, buyer);

  const mortgage = (sum: bigint) =>
    asks("Charge", kept, charging(bank, "Mortgage", sum), { power: borrowing, signer: attorney }, bank);

  it("sells the parcel and takes the mortgage; the daybook says who signed for whom", async () => {
    const transfer = await enters(sale());
    const charge = await enters(mortgage(yuan("5,000,000")));
    expect(await office.ownersOf(sold)).to.deep.equal([buyer.address]);
    expect(await office.chargesOf(kept)).to.have.length(1);
    for (const [number, power, other] of [
      [transfer, selling, buyer],
      [charge, borrowing, bank],
    ] as const)
      expect((await daybook.signatories(office.suite, number))?.signatories).to.deep.equal([
        { party: company.address, attorney: attorney.address, power },
        { party: other.address, attorney: null, power: null },
      ]);
  });

  it("is refused beyond its powers: another parcel, more money, another act, no sum", async () => {
    await expectRefused(enters(sale(kept)), "PowerTitleOutside", { number: selling, title: kept });
    const value = yuan("5,000,000.01");
    const most = yuan("5,000,000");
    await expectRefused(enters(mortgage(value)), "PowerValueOutside", { number: borrowing, value, most });
    await expectRefused(enters(mortgage(0n)), "PowerValueOutside", { number: borrowing, value: 0n, most });
    const cancelling = { power: selling, signer: attorney };
    await expectRefused(enters(asks("Cancel", sold, { cause: id("cause") }, cancelling)), "PowerActOutside", {
      number: selling,
      act: "Cancel",
    });
    expect(await office.ownersOf(sold)).to.deep.equal([company.address]);
  });

  it("does not buy for itself what it is to sell", async () => {
    const both = asks("Transfer", sold, saleTo(attorney), { power: selling, signer: attorney }, attorney);
    const refusal = { number: selling, attorney: attorney.address };
    await expectRefused(enters(both), "PowerBothSides", refusal);
    const alone = asks("Transfer", sold, saleTo(attorney), { power: selling, signer: attorney });
    const lodged = await lodges(alone);
    const { suite } = office;
    const own = await signedBy(suite, lodged.instrument, attorney);
    const recorded = daybook.record(suite.with(suite.registrar), lodged, own);
    await expectRefused(recorded, "PowerBothSides", refusal);
  });

  it("is refused after the last second of its power", async () => {
    await office.daysPass(31);
    await expectRefused(enters(sale()), "PowerExpired", { number: selling, until });
  });

  it("has its clerk sign for it, within what it may itself and as long as it may", async () => {
    const { suite } = office;
    const appoints = (what: PowerScope) =>
      powers.delegate(suite, selling, clerk.address, what, attorney.key, AT_ONCE);
    const wider = appoints({ acts: ["Transfer"], title: sold });
    await expectRefused(wider, "PowerWider", { parent: selling });
    const appointed = await appoints({ acts: ["Transfer"], title: sold, until: until - 1n });
    const later = await lodges(sale(sold, clerk, appointed));
    await powers.revoke(suite, selling, company.address, company.key, AT_ONCE);
    await expectRefused(enters(sale(sold, clerk, appointed)), "PowerRevoked", { number: selling });
    await office.record(later);
    expect(await office.ownersOf(sold)).to.deep.equal([buyer.address]);
  });

  it("loses its powers when the company's keys are replaced, and what it lodged for the old ones", async () => {
    const { suite } = office;
    const paper = await office.document("IdentityProof");
    const what = { acts: ["Transfer"], title: sold } as const;
    const registry = suite.with(suite.identity);
    const onPaper = await powers.register(registry, company.address, attorney.address, what, paper);
    const pending = await lodges(sale());
    const [signers, lost] = [[keyOf(suite, 9).address], { ...company, credential: credentialOf(0) }];
    await recovering(suite, lost, signers);
    await expectRefused(enters(sale()), "PartyFrozen", { party: company.address });
    const keysSince = await recovered(suite, lost, signers);
    await expectRefused(enters(sale()), "PowerDied", { number: selling, keysSince });
    const met = await expectRefused(office.record(pending), "KeysReplaced", {
      party: company.address,
      approvedAt: pending.lodgement.acceptedAt,
      keysSince,
    });
    await office.refuse(pending, met, "Regulation art. 22");
    await enters(sale(sold, attorney, onPaper));
    expect(await office.ownersOf(sold)).to.deep.equal([buyer.address]);
  });
});
