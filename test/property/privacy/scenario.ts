import { expect } from "chai";
import { privacy } from "../../../sdk/index.js";
import { BAOSHAN } from "../../support/registry.js";
import {
  identityNumber,
  keep,
  partyData,
  partyRecord,
  secrets,
  titleRecord,
} from "../../support/personal.js";
import { LandOffice, parcel } from "../../scenario/office.js";
import { gather, leaks, soFar } from "./scan.js";

/** The identity office shows a field of the third party to somebody, and then destroys the record. */
async function shownAndErased({ suite }: LandOffice): Promise<void> {
  const keeper = { office: "Identity", division: BAOSHAN } as const;
  const { commitment } = partyRecord(2);
  const disclosure = privacy.disclose(partyRecord(2), ["name"], "InterestedParty");
  const receipt = privacy.receipt(disclosure, "Credit department of Bank 3");
  keep("Credit department of Bank 3");
  await privacy.log(suite.with(suite.identity), disclosure, receipt, keeper);
  await privacy.recordErasure(suite.with(suite.identity), commitment, "PurposeEnded", keeper);
}

/** The scan of its scenarios ends every file; here it is held that it reads what there is to read. */
describe("what a scenario publishes (I15)", () => {
  it("are commitments to what its parties and titles are, and none of the data behind them", async () => {
    const office = await LandOffice.open();
    const [seller, buyer, bank] = [await office.party(), await office.party(), await office.party()];
    await office.registerLand(parcel(1), seller);
    await office.mortgage(parcel(1), seller, bank, 100n);
    await office.sell(parcel(1), seller, buyer);
    await office.seize(parcel(1), buyer);
    await shownAndErased(office);
    const before = soFar().transactions;
    await gather();

    const published = soFar();
    expect(published.transactions).to.be.greaterThan(before);
    const commitments = [partyRecord(0), partyRecord(2), titleRecord(parcel(1))].map((one) => one.commitment);
    for (const commitment of [...commitments, seller.address, bank.address]) {
      expect(published.has(commitment), commitment).to.equal(true);
    }
    const places = new Set([...published.pieces.values()].map((where) => where.split(",")[0]));
    expect([...places].sort()).to.deep.equal(["calldata", "code", "log", "storage"]);
    expect(secrets()).to.include.members(Object.values(partyData(2)));
    expect(leaks()).to.deep.equal([]);
  });

  it("rest on synthetic data: identity numbers with their check digit, of no division and nobody living", () => {
    expect(identityNumber(0)).to.match(/^99999918000101000[0-9X]$/);
    const numbers = Array.from({ length: 50 }, (_, n) => identityNumber(n));
    expect(new Set(numbers).size).to.equal(50);
    for (const number of numbers) {
      const total = Array.from(number).reduce(
        (sum, c, i) => sum + 2 ** (17 - i) * (c === "X" ? 10 : Number(c)),
        0,
      );
      expect(total % 11, number).to.equal(1);
    }
  });
});
