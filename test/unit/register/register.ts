import { expect } from "chai";
import { concat, id, Interface, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import { AssetClass } from "../../../sdk/enums/index.js";
import { charge } from "../../support/acts.js";
import { enrolled, onParcel, parcel, parcelOf, recorded } from "../../support/registry.js";
import { refused, titleId } from "../../support/refusals.js";
import { loadSuite } from "../../support/suite.js";

const tid = titleId(parcel(1));
/** Where a proxy keeps its implementation (ERC-1967). */
const IMPLEMENTATION = toBeHex(BigInt(id("eip1967.proxy.implementation")) - 1n);

/** ERC-165 id of some functions. */
function interfaceId(...signatures: readonly string[]): string {
  const selectors = signatures.map((signature) => BigInt(id(signature).slice(0, 10)));
  return toBeHex(
    selectors.reduce((a, b) => a ^ b, 0n),
    4,
  );
}

describe("a register", () => {
  it("names the interfaces that it supports", async () => {
    const { land } = await loadSuite();
    const supported = [
      interfaceId("supportsInterface(bytes4)"),
      interfaceId(
        "balanceOf(address,uint256)",
        "allowance(address,address,uint256)",
        "isOperator(address,address)",
        "approve(address,uint256,uint256)",
        "setOperator(address,bool)",
        "transfer(address,uint256,uint256)",
        "transferFrom(address,address,uint256,uint256)",
      ),
      interfaceId("name(uint256)", "symbol(uint256)", "decimals(uint256)"),
      interfaceId("contractURI()", "tokenURI(uint256)"),
      interfaceId("totalSupply(uint256)"),
      "0x41c4fbad", // ERC-7943, multi token
    ];
    for (const one of supported) expect(await land.supportsInterface(one), one).to.equal(true);
    for (const other of ["0xffffffff", "0x80ac58cd", "0xd9b67a26"])
      expect(await land.supportsInterface(other), other).to.equal(false);
  });

  it("is written to by the daybook only", async () => {
    const s = await loadSuite();
    const lodging = {
      number: 1,
      lodgedOn: 20_000,
      acceptor: ZeroAddress,
      recorder: ZeroAddress,
      consents: [],
    };
    for (const caller of [s.council, s.registrar, s.court])
      await refused(s.land.connect(caller).record(3, "0x", lodging), "NotTheDaybook", [caller.address]);
  });

  it("knows no act that is done in another way", async () => {
    const s = await loadSuite();
    const daybook = await s.daybook.getAddress();
    await s.networkHelpers.impersonateAccount(daybook);
    await s.networkHelpers.setBalance(daybook, 10n ** 18n);
    const desk = s.land.connect(await s.ethers.getSigner(daybook));
    const lodging = {
      number: 1,
      lodgedOn: 20_000,
      acceptor: ZeroAddress,
      recorder: ZeroAddress,
      consents: [],
    };
    for (const act of [0, 5]) await refused(desk.record(act, "0x", lodging), "ActUnknown", [act]);
  });

  it("is upgraded by the council only, and set up once", async () => {
    const s = await loadSuite();
    const slot = await s.provider.getStorage(await s.land.getAddress(), IMPLEMENTATION);
    const implementation = `0x${slot.slice(26)}`;
    const { registrar } = s;
    await refused(
      s.land.connect(registrar).upgradeToAndCall(implementation, "0x"),
      "AccessManagedUnauthorized",
      [registrar.address],
    );
    await s.land.upgradeToAndCall(implementation, "0x");
    await refused(s.land.initialize(), "InvalidInitialization", []);
  });

  it("tells classes by the official number", async () => {
    const { land } = await loadSuite();
    expect(await land.classOf(tid)).to.equal(AssetClass.Parcel);
    expect(await land.classOf(titleId(onParcel(1, 1)))).to.equal(AssetClass.Building);
    expect(await land.classOf(titleId(onParcel(1, 1, 1)))).to.equal(AssetClass.Unit);
  });

  it("sends what it does not know to its views, and answers nothing to what they do not know", async () => {
    const s = await loadSuite();
    const to = await s.land.getAddress();
    const data = concat([
      new Interface(["function folioOf(uint256)"]).getFunction("folioOf")?.selector ?? "",
      toBeHex(tid, 32),
    ]);
    expect((await s.provider.call({ to, data })).length).to.be.greaterThan(2);
    for (const unknown of ["0x12345678", "0x", "0x12"]) {
      const answer: unknown = await s.provider.call({ to, data: unknown }).catch((error: unknown) => error);
      expect(answer).to.be.instanceOf(Error);
    }
    // No view can be made to write: a refused view names its error through the register.
    await refused(s.landViews.rulesOn(AssetClass.Parcel, 1), "NoRules", [AssetClass.Parcel, 1]);
  });

  it("answers emptily of a title that was never registered", async () => {
    const { land, landViews } = await loadSuite();
    const view = await landViews.folioOf(tid);
    expect([view.state, view.version, view.head, view.proprietors.length]).to.deep.equal([
      0n,
      0n,
      ZeroHash,
      0,
    ]);
    expect(await landViews.chargesOf(tid)).to.have.length(0);
    expect(await landViews.restraintsOf(tid)).to.have.length(0);
    expect(await landViews.frozenOf(tid, ZeroAddress)).to.equal(0n);
    expect((await landViews.offerOf(tid, 1)).by).to.equal(ZeroAddress);
    expect(await landViews.lineageOf(tid)).to.deep.equal([[], []]);
    expect((await landViews.syncOf(tid)).state).to.equal(0n);
    expect(await land.headOf(tid)).to.equal(ZeroHash);
  });

  it("tells how the price of a judicial sale would be distributed", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await parcelOf(s, 1, a);
    const { number } = await recorded(s, "Charge", parcel(1), [a, b], charge(b, { sum: 700n }));
    const payments = async (proceeds: bigint) =>
      Array.from(await s.landViews.waterfallOf(tid, proceeds, a.address), (p) => [
        p.charge,
        p.payee,
        p.amount,
      ]);
    expect(await payments(1_000n)).to.deep.equal([
      [number, b.address, 700n],
      [0n, a.address, 300n],
    ]);
    expect(await payments(600n)).to.deep.equal([
      [number, b.address, 600n],
      [0n, a.address, 0n],
    ]);
  });
});
