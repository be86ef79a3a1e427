import { expect } from "chai";
import { dates, daybook } from "../../sdk/index.js";
import { ForcedTransfers__factory } from "../../typechain-types/index.js";
import { termsOf } from "../support/personal.js";
import { BAOSHAN, type KeyedParty } from "../support/registry.js";
import { charging, expectRefused, idOf, LandOffice, parcel, saleTo, yuan } from "./office.js";

/** S2. Three courts seize a parcel, one after the other; it ends in a judicial sale. */
describe("S2: a court seizes", () => {
  const LAND = parcel(2);
  const THREE_YEARS = 36;

  interface Case {
    readonly office: LandOffice;
    readonly owner: KeyedParty;
    readonly buyer: KeyedParty;
    readonly bank: KeyedParty;
  }

  async function ownedLand(): Promise<Case> {
    const office = await LandOffice.open();
    const [owner, buyer, bank] = [await office.party(), await office.party(), await office.party()];
    await office.registerLand(LAND, owner);
    return { office, owner, buyer, bank };
  }

  it("beats a transfer that waits in the daybook", async () => {
    const { office, owner, buyer, bank } = await ownedLand();
    const pending = await office.lodge("Transfer", LAND, [owner, buyer], saleTo(buyer));

    await office.daysPass(1);
    const seizure = await office.seize(LAND, owner);
    expect(seizure > pending.lodgement.number).to.equal(true);
    const until = dates.addMonths(await office.today(), THREE_YEARS);
    expect(await office.restraintsOf(LAND)).to.deep.equal([
      { id: seizure, kind: "Seizure", status: "InForce", start: await office.today(), end: until },
    ]);

    const met = await expectRefused(office.record(pending), "Seized", { title: LAND, seizure, until });
    await office.refuse(pending, met, "Regulation art. 22; SPC seizure rules art. 23");
    expect(await daybook.pending(office.suite, LAND)).to.deep.equal([]);
    expect(await office.ownersOf(LAND)).to.deep.equal([owner.address]);
    await expectRefused(office.mortgage(LAND, owner, bank, yuan("1,000,000")), "Seized", {
      title: LAND,
      seizure,
      until,
    });
  });

  it("is too late once the transfer is recorded", async () => {
    const { office, owner, buyer } = await ownedLand();
    await office.sell(LAND, owner, buyer);
    await expectRefused(office.seize(LAND, owner), "TransferCompleted", {
      title: LAND,
      against: owner.address,
    });
    expect(await office.restraintsOf(LAND)).to.deep.equal([]);
  });

  it("queues behind another, becomes live by itself, lapses by time, and is lifted by the court alone", async () => {
    const { office, owner } = await ownedLand();
    const { registrar } = office.suite;
    const [first, second, third] = [
      await office.seize(LAND, owner),
      await office.seize(LAND, owner, 12n),
      await office.seize(LAND, owner),
    ];
    const standing = async (): Promise<unknown[]> =>
      (await office.restraintsOf(LAND)).map(({ id, status }) => [id, status]);
    expect(await standing()).to.deep.equal([
      [first, "InForce"],
      [second, "Waiting"],
      [third, "Waiting"],
    ]);

    // Not even the registrar lifts what a court has ordered.
    await expectRefused(office.liftSeizure(LAND, first, "registrar"), "OfficeRequired", {
      kind: "Court",
      division: BigInt(BAOSHAN),
      caller: registrar.address,
    });
    await expectRefused(office.enter("ReleaseRestraint", LAND, [], { restraint: first }), "NotReleasable", {
      title: LAND,
      restraint: first,
      kind: "Seizure",
    });

    await office.daysPass(100);
    await office.liftSeizure(LAND, first);
    const liftedOn = await office.today();
    const secondEnds = dates.addMonths(liftedOn, 12);
    const thirdStarts = dates.addDays(secondEnds, 1);
    const thirdEnds = dates.addMonths(thirdStarts, THREE_YEARS);
    const queue = [
      { id: second, kind: "Seizure", status: "InForce", start: liftedOn, end: secondEnds },
      { id: third, kind: "Seizure", status: "Waiting", start: thirdStarts, end: thirdEnds },
    ];
    expect(await office.restraintsOf(LAND)).to.deep.equal(queue);
    await expectRefused(office.renewSeizure(LAND, third), "SeizureWaiting", {
      title: LAND,
      seizure: third,
      start: thirdStarts,
    });

    // Nobody renews the second: on the day after its last, it is over and the third is live. Nobody has to act.
    await office.dawns(secondEnds);
    expect(await standing()).to.deep.equal([
      [second, "InForce"],
      [third, "Waiting"],
    ]);
    await office.daysPass(1);
    expect(await standing()).to.deep.equal([
      [second, "Lapsed"],
      [third, "InForce"],
    ]);
    await expectRefused(office.sell(LAND, owner, await office.party()), "Seized", {
      title: LAND,
      seizure: third,
      until: thirdEnds,
    });

    // Too late to renew: the second court seizes anew, behind the third.
    await expectRefused(office.renewSeizure(LAND, second), "SeizureExpired", {
      title: LAND,
      seizure: second,
      until: secondEnds,
    });
    const anew = await office.seize(LAND, owner);
    expect(await standing()).to.deep.equal([
      [third, "InForce"],
      [anew, "Waiting"],
    ]);
    await office.renewSeizure(LAND, third, 12n);
    expect((await office.restraintsOf(LAND))[0]?.end).to.equal(dates.addMonths(await office.today(), 12));
  });

  it("fixes the claims under a maximum-amount mortgage", async () => {
    const { office, owner, bank } = await ownedLand();
    const ceiling = yuan("2,000,000");
    const charge = await office.enter("Charge", LAND, [owner, bank], {
      ...charging(bank, "MaximumMortgage", ceiling),
    });
    const drawMore = (sum: bigint): Promise<bigint> =>
      office.enter("VaryCharge", LAND, [owner, bank], {
        charge,
        sum,
        until: null,
        transferBan: false,
        terms: termsOf(`ceiling of ${sum} fen`),
      });
    await drawMore(ceiling + 1n);
    await office.seize(LAND, owner);
    const fixedOn = await office.today();
    await office.daysPass(7);
    await expectRefused(drawMore(ceiling + 2n), "ClaimFixed", { title: LAND, charge, fixedOn });
    await drawMore(ceiling);
  });

  it("ends in a judicial sale: securities are paid by rank to the fen, the lease lives on, the queue dies", async () => {
    const { office, owner, buyer, bank } = await ownedLand();
    const [second, third, tenant] = [await office.party(), await office.party(), await office.party()];
    const a = await office.mortgage(LAND, owner, bank, yuan("5,000,000"));
    const b = await office.enter("Charge", LAND, [owner, second], {
      ...charging(second, "MaximumMortgage", yuan("2,000,000")),
    });
    const rankWith = { rankWith: b };
    const c = await office.mortgage(LAND, owner, third, yuan("1,000,000"), rankWith, [second]);
    const from = await office.today();
    const lease = await office.enter("Charge", LAND, [owner, tenant], {
      ...charging(tenant, "Lease", 0n),
      from,
      until: dates.addYears(from, 10),
    });
    await office.seize(LAND, owner);
    await office.seize(LAND, owner);
    expect((await office.chargesOf(LAND)).map(({ id, rank }) => [id, rank])).to.deep.equal([
      [a, a],
      [b, b],
      [c, b],
      [lease, lease],
    ]);

    // One million is left for the second rank, where two banks share it two to one.
    const proceeds = yuan("6,000,000");
    const waterfall = [
      { charge: a, payee: bank.address, amount: yuan("5,000,000.00") },
      { charge: b, payee: second.address, amount: yuan("666,666.67") },
      { charge: c, payee: third.address, amount: yuan("333,333.33") },
      { charge: 0n, payee: owner.address, amount: 0n },
    ];
    const foreseen = await office.suite.landViews.waterfallOf(idOf(LAND), proceeds, owner.address);
    expect(foreseen.map(({ charge, payee, amount }) => ({ charge, payee, amount }))).to.deep.equal(waterfall);

    const { number, receipt } = await office.auction(LAND, owner, buyer, proceeds);
    const events = ForcedTransfers__factory.createInterface();
    const paid = receipt.logs
      .map((log) => events.parseLog(log))
      .filter((event) => event?.name === "ProceedsDistributed")
      .map((event) => event?.args.toObject());
    expect(paid).to.deep.equal(waterfall.map((payment) => ({ title: idOf(LAND), number, ...payment })));
    expect(waterfall.reduce((sum, { amount }) => sum + amount, 0n)).to.equal(proceeds);

    expect(await office.ownersOf(LAND)).to.deep.equal([buyer.address]);
    expect((await office.chargesOf(LAND)).map(({ id, kind }) => [id, kind])).to.deep.equal([
      [lease, "Lease"],
    ]);
    expect(await office.restraintsOf(LAND)).to.deep.equal([]);
    await office.sell(LAND, buyer, await office.party());
  });
});
