import { expect } from "chai";
import { ZeroHash } from "ethers";
import { AssetClass, IpStage } from "../../../../sdk/enums/index.js";
import { dates } from "../../../../sdk/dates/index.js";
import { succession } from "../../../../sdk/index.js";
import { exOfficio } from "../../../support/acts.js";
import { recorded, today } from "../../../support/registry.js";
import { titleId } from "../../../support/refusals.js";
import { granted, patent, rights } from "../../../support/rights.js";
import { passerBy, succeeded } from "../../../support/succession.js";

describe("the register of rights, in what it has in common with land", () => {
  it("has one symbol, and knows classes by number alone", async () => {
    const { s } = await rights();
    const title = titleId(patent(1));
    expect(await s.ip.symbol(title)).to.equal("CN-IP");
    expect(await s.ip.classOf(title)).to.equal(BigInt(AssetClass.Invention));
    // A number like none.
    expect(await s.ip.classOf(titleId("XX1"))).to.equal(0n);
    expect((await s.ipViews.rightOf(title)).stage).to.equal(BigInt(IpStage.None));
  });

  it("offers a share to the co-owners", async () => {
    const { s, owner, other, bank } = await rights();
    await granted(s, patent(1), [owner, other]);
    const until = dates.addDays(await today(s), 20);
    const fields = { to: bank.address, numerator: 1n, denominator: 2n, until, terms: ZeroHash };
    const { number } = await recorded(s, "OfferShare", patent(1), [owner], fields);
    const offer = await s.ipViews.offerOf(titleId(patent(1)), number);
    expect(offer.to).to.equal(bank.address);
  });

  it("ties a right to the statutory register", async () => {
    const { s, owner } = await rights();
    await granted(s, patent(1), [owner]);
    const fields = { state: "Registered", legalBasis: "StatutoryRegister", externalRef: ZeroHash } as const;
    await exOfficio(s, "Reconcile", patent(1), fields);
    expect((await s.ipViews.syncOf(titleId(patent(1)))).state).to.equal(3n);
  });

  it("follows the succession of its holder", async () => {
    const { s, owner, other } = await rights();
    await granted(s, patent(1), [owner]);
    await succeeded(s, owner, [other]);
    const portion = succession.byShares(patent(1));
    await s.daybook
      .connect(passerBy(s))
      .carrySuccession(await s.ip.getAddress(), owner.address, [
        { ...portion, title: titleId(patent(1)), proof: [...portion.proof] },
      ]);
    expect(await s.ip.balanceOf(other.address, titleId(patent(1)))).to.equal(1n);
  });
});
