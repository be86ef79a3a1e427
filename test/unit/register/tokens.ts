import { expect } from "chai";
import { ZeroHash } from "ethers";
import { Act } from "../../../sdk/enums/index.js";
import { errors, parties } from "../../../sdk/index.js";
import { charge, coOwned, exOfficio, ordered, pass, sale, seizure, selfDealing } from "../../support/acts.js";
import { enrolled, parcel, parcelOf, recorded, type KeyedParty } from "../../support/registry.js";
import { refused, titleId } from "../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);

type Method = "transfer" | "transferFrom" | "approve" | "setOperator";

/** A party calls the register from its account. */
async function calls(s: LoadedSuite, { address, key }: KeyedParty, method: Method, values: unknown[]) {
  const target = await s.land.getAddress();
  const data = s.land.interface.encodeFunctionData(method as "transfer", values as never);
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  return parties.execute(s, address, [{ target, data }], key, { deadline });
}

async function granted() {
  const s = await loadSuite();
  const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  await parcelOf(s, 1, a);
  return { s, a, b, c };
}

describe("a title as an ERC-6909 token", () => {
  it("of land passes by recording only", async () => {
    const { s, a, b } = await granted();
    await refused(calls(s, a, "transfer", [b.address, tid, 1]), "NotSelfDealing", [tid]);
    await calls(s, a, "approve", [b.address, tid, 1]);
    await refused(calls(s, b, "transferFrom", [a.address, b.address, tid, 1]), "NotSelfDealing", [tid]);
  });

  it("passes by its holder's transfer where the rules of the class allow it, with an entry", async () => {
    const { s, a, b } = await granted();
    await selfDealing(s);
    await calls(s, a, "transfer", [b.address, tid, 1]);
    expect(await s.land.balanceOf(b.address, tid)).to.equal(1n);
    const [entry] = await s.land.queryFilter(s.land.filters.Entry(tid, 2));
    expect([entry?.args.act, entry?.args.number, entry?.args.category]).to.deep.equal([
      BigInt(Act.SelfTransfer),
      0n,
      "0x52",
    ]);
    expect((await s.landViews.folioOf(tid)).lastDisposal).to.equal(2n);
    await refused(calls(s, a, "transfer", [b.address, tid, 1]), "NotProprietor", [tid, a.address]);
  });

  it("passes in shares, of what the holder has, to an active party", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [2n, 1n]);
    await selfDealing(s);
    await refused(calls(s, a, "transfer", [b.address, tid, 0]), "ShareInvalid", [0, 3]);
    await refused(calls(s, a, "transfer", [b.address, tid, 4]), "ShareInvalid", [4, 3]);
    await refused(calls(s, b, "transfer", [a.address, tid, 2]), "SharesInsufficient", [
      tid,
      b.address,
      1,
      2,
      3,
    ]);
    const stranger = s.attester.address;
    await refused(calls(s, a, "transfer", [stranger, tid, 1]), "PartyUnknown", [stranger]);
    await refused(calls(s, a, "transfer", [a.address, tid, 1]), "TakerIsTransferor", [a.address]);
    await calls(s, a, "transfer", [b.address, tid, 1]);
    expect(await s.land.balanceOf(b.address, tid)).to.equal(2n);
    await calls(s, a, "transfer", [b.address, tid, 1]);
    expect(await s.land.totalSupply(tid)).to.equal(1n);
  });

  it("is moved by others within their allowance, or by an operator", async () => {
    const s = await loadSuite();
    const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
    await coOwned(s, 1, [a, b], [6n, 1n]);
    await selfDealing(s);
    const move = (amount: bigint) => calls(s, c, "transferFrom", [a.address, b.address, tid, amount]);
    await refused(move(1n), "AllowanceInsufficient", [a.address, c.address, tid, 0, 1]);
    await expect(calls(s, a, "approve", [c.address, tid, 3]))
      .to.emit(s.land, "Approval")
      .withArgs(a.address, c.address, tid, 3);
    await refused(move(4n), "AllowanceInsufficient", [a.address, c.address, tid, 3, 4]);
    await move(2n);
    expect(await s.land.allowance(a.address, c.address, tid)).to.equal(1n);
    const most = 2n ** 256n - 1n;
    await calls(s, a, "approve", [c.address, tid, most]);
    await move(1n);
    expect(await s.land.allowance(a.address, c.address, tid)).to.equal(most);
    await calls(s, a, "approve", [c.address, tid, 0]);
    await expect(calls(s, a, "setOperator", [c.address, true]))
      .to.emit(s.land, "OperatorSet")
      .withArgs(a.address, c.address, true);
    expect(await s.land.isOperator(a.address, c.address)).to.equal(true);
    await move(1n);
    await calls(s, a, "setOperator", [c.address, false]);
    await refused(move(1n), "AllowanceInsufficient", [a.address, c.address, tid, 0, 1]);
    // A holder needs no allowance of its own.
    await calls(s, a, "transferFrom", [a.address, b.address, tid, 1n]);
    expect(await s.land.balanceOf(a.address, tid)).to.equal(1n);
  });

  it("rests while the daybook is closed", async () => {
    const { s, a, b } = await granted();
    await selfDealing(s);
    await s.daybook.connect(s.guardian).close(3_600, ZeroHash);
    const until = await s.daybook.closedUntil();
    await refused(calls(s, a, "transfer", [b.address, tid, 1]), "DaybookClosed", [until]);
    const { court } = s;
    const forced = s.land.connect(court).forcedTransfer(a.address, b.address, tid, 1);
    await refused(forced, "DaybookClosed", [until]);
    await refused(s.land.connect(court).setFrozenTokens(a.address, tid, 1), "DaybookClosed", [until]);
    await s.networkHelpers.time.increase(3_600);
    await calls(s, a, "transfer", [b.address, tid, 1]);
  });

  it("shows its number, its class and a link to its extract", async () => {
    const { s } = await granted();
    expect(await s.land.name(tid)).to.equal(title);
    expect(await s.land.symbol(tid)).to.equal("CN-LAND");
    expect(await s.land.decimals(tid)).to.equal(0n);
    expect(await s.land.tokenURI(tid)).to.equal(`http://localhost:8080/extracts/${title}`);
    await s.land.setExtractBase("https://park.example/");
    expect(await s.land.contractURI()).to.equal("https://park.example/");
    expect(await s.land.tokenURI(tid)).to.equal(`https://park.example/${title}`);
    await refused(s.land.connect(s.registrar).setExtractBase(""), "AccessManagedUnauthorized", [
      s.registrar.address,
    ]);
  });
});

describe("a title as an ERC-7943 asset", () => {
  it("says who can send and receive", async () => {
    const { s, a } = await granted();
    for (const [account, can] of [
      [a.address, true],
      [s.court.address, false],
    ] as const) {
      expect(await s.land.canSend(account)).to.equal(can);
      expect(await s.land.canReceive(account)).to.equal(can);
    }
  });

  it("says whether it can pass, and why not", async () => {
    const { s, a, b, c } = await granted();
    const why = async (from: string, to: string, amount: number) => {
      const reason = await s.land.whyNot(from, to, tid, amount);
      expect(await s.land.canTransfer(from, to, tid, amount)).to.equal(reason === "0x");
      return reason;
    };
    expect(await why(a.address, b.address, 1)).to.equal("0x");
    const is = (name: string, ...values: unknown[]) => errors.encode(name, values);
    expect(await why(b.address, a.address, 1)).to.equal(is("NotProprietor", tid, b.address));
    expect(await why(a.address, a.address, 1)).to.equal(is("TakerIsTransferor", a.address));
    expect(await why(a.address, s.court.address, 1)).to.equal(is("PartyUnknown", s.court.address));
    expect(await why(a.address, b.address, 2)).to.equal(is("ShareInvalid", 2, 1));
    const { number } = await recorded(s, "Charge", title, [a, c], charge(c, { transferBan: true }));
    expect(await why(a.address, b.address, 1)).to.equal(is("ChargeeConsentMissing", tid, number, c.address));
    const { number: lock } = await exOfficio(s, "Lock", title, {});
    expect(await why(a.address, b.address, 1)).to.equal(is("FolioLocked", tid, lock));
    await refused(s.land.requirePassable(a.address, b.address, tid, 1), "FolioLocked", [tid, lock]);
  });

  it("counts as frozen what live restraints bind", async () => {
    const { s, a, b } = await granted();
    expect(await s.land.getFrozenTokens(a.address, tid)).to.equal(0n);
    await ordered(s, "Seize", title, seizure(a));
    expect(await s.land.getFrozenTokens(a.address, tid)).to.equal(1n);
    expect(await s.landViews.frozenOf(tid, b.address)).to.equal(0n);
    const other = await coOwned(s, 2, [a, b], [2n, 1n]);
    const { number } = await exOfficio(s, "Lock", other, {});
    expect(await s.land.getFrozenTokens(a.address, titleId(other))).to.equal(2n);
    await exOfficio(s, "ReleaseRestraint", other, { restraint: number });
    await ordered(s, "Seize", other, seizure(b, 1n));
    expect(await s.land.getFrozenTokens(a.address, titleId(other))).to.equal(0n);
    expect(await s.land.getFrozenTokens(b.address, titleId(other))).to.equal(1n);
    await pass(s, 40);
    expect(await s.land.getFrozenTokens(b.address, titleId(other))).to.equal(0n);
  });

  it("is moved and frozen by the court's office only, under a recorded order", async () => {
    const { s, a, b } = await granted();
    const { registrar, court } = s;
    const force = (by = court) => s.land.connect(by).forcedTransfer(a.address, b.address, tid, 1);
    const freeze = (by = court) => s.land.connect(by).setFrozenTokens(a.address, tid, 1);
    for (const act of [force, freeze])
      await refused(act(registrar), "OfficeRequired", [3, 310113, registrar.address]);
    await refused(force(), "OrderMissing", [tid, a.address, b.address, 1]);
    await refused(freeze(), "OrderMissing", [tid, a.address, `0x${"0".repeat(40)}`, 1]);
    await ordered(s, "OrderTransfer", title, { from: a.address, to: b.address, amount: 1n });
    await force();
    expect(await s.land.balanceOf(b.address, tid)).to.equal(1n);
    await recorded(s, "Transfer", title, [b, a], sale(a));
  });
});
