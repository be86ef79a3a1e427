import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { OfficeKind } from "../../../sdk/enums/index.js";
import { suspended } from "../../support/recovery.js";
import {
  balances,
  banks,
  frozen,
  HELD,
  issued,
  licensed,
  LIMIT,
  moneyed,
  pays,
  paysBy,
  unlicensed,
} from "../../support/money.js";
import { enrolled, keyOf, type KeyedParty } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";
import { succeeded } from "../../support/succession.js";

const NATIONAL = 0;

describe("the limit of a bank", () => {
  it("is set by the council, and told", async () => {
    const { s, token, bank, payee } = await moneyed();
    expect(await token.limitOf(bank.address)).to.equal(LIMIT);
    await expect(token.setLimit(bank.address, 5n)).to.emit(token, "LimitSet").withArgs(bank.address, 5n);
    expect(await token.limitOf(bank.address)).to.equal(5n);
    expect(await token.limitOf(payee.address)).to.equal(0n);
    const { registrar } = s;
    await refused(token.connect(registrar).setLimit(bank.address, LIMIT), "AccessManagedUnauthorized", [
      registrar.address,
    ]);
    await refused(token.setLimit(registrar.address, 1n), "PartyUnknown", [registrar.address]);
    expect(await token.limitOf(registrar.address)).to.equal(0n);
  });

  it("is set of a bank in whatever standing", async () => {
    const { s, token, bank } = await moneyed();
    await suspended(s, bank);
    await token.setLimit(bank.address, 0n);
    expect(await token.limitOf(bank.address)).to.equal(0n);
  });
});

describe("issue", () => {
  it("creates what the bank owes", async () => {
    const { s, token, bank, payee } = await moneyed();
    const receipt = issued(s, bank, payee, 300n);
    await expect(receipt).to.emit(token, "Issued").withArgs(bank.address, payee.address, 300n);
    await expect(receipt).to.emit(token, "Transfer").withArgs(ZeroAddress, payee.address, 300n);
    await balances(token, [payee, 300n], [bank, 0n]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD + 300n);
    expect(await token.totalSupply()).to.equal(HELD + 300n);
  });

  it("goes up to the limit and not beyond", async () => {
    const { s, token, bank, payee } = await moneyed();
    const beyond = LIMIT - HELD + 1n;
    await refused(issued(s, bank, payee, beyond), "IssueAboveLimit", [bank.address, beyond, HELD, LIMIT]);
    await issued(s, bank, payee, LIMIT - HELD);
    await refused(issued(s, bank, payee, 1n), "IssueAboveLimit", [bank.address, 1n, LIMIT, LIMIT]);
    const most = 2n ** 128n - 1n;
    await refused(issued(s, bank, payee, most), "IssueAboveLimit", [bank.address, most, LIMIT, LIMIT]);
    await token.setLimit(bank.address, 10n);
    await refused(issued(s, bank, payee, 0n), "IssueAboveLimit", [bank.address, 0n, LIMIT, 10n]);
    expect(await token.issuedOf(bank.address)).to.equal(LIMIT);
    await balances(token, [payee, LIMIT - HELD]);
  });

  it("is for licensed banks that may act", async () => {
    const { s, token, bank, payee } = await moneyed();
    const refusal = (account: string) => [OfficeKind.Bank, NATIONAL, account];
    await refused(issued(s, payee, payee, 1n), "OfficeRequired", refusal(payee.address));
    await refused(
      token.connect(s.registrar).issue(payee.address, 1n),
      "OfficeRequired",
      refusal(s.registrar.address),
    );
    await unlicensed(s, bank);
    await refused(issued(s, bank, payee, 1n), "OfficeRequired", refusal(bank.address));
    // A suspended bank's account executes nothing; were it to call all the same, it would be refused.
    await licensed(s, bank, LIMIT);
    await suspended(s, bank);
    const account = await s.ethers.getImpersonatedSigner(bank.address);
    await refused(token.connect(account).issue.staticCall(payee.address, 1n), "PartySuspended", [
      bank.address,
    ]);
  });

  it("is to holders only", async () => {
    const { s, token, bank, payee, custodian } = await moneyed();
    const stranger = keyOf(s, 9);
    await refused(issued(s, bank, stranger, 1n), "PartyUnknown", [stranger.address]);
    await refused(issued(s, bank, { address: ZeroAddress }, 1n), "ERC20InvalidReceiver", [ZeroAddress]);
    await suspended(s, payee);
    await refused(issued(s, bank, payee, 1n), "PartySuspended", [payee.address]);
    // A custodian receives what it takes itself, and takes no issue.
    const untaken = [custodian.address, bank.address];
    await refused(issued(s, bank, custodian, 1n), "NotTakenByCustodian", untaken);
    await balances(token, [custodian, 0n], [payee, 0n]);
    expect([await token.issuedOf(bank.address), await token.totalSupply()]).to.deep.equal([HELD, HELD]);
  });
});

describe("redemption", () => {
  it("takes the holder's deposits by its allowance, and lowers the bank's issue", async () => {
    const { s, token, bank, payer } = await moneyed();
    const redeem = (amount: bigint) => paysBy(s, bank, "redeem", [payer.address, amount]);
    await refused(redeem(1n), "ERC20InsufficientAllowance", [bank.address, 0n, 1n]);
    await paysBy(s, payer, "approve", [bank.address, 60n]);
    await refused(redeem(61n), "ERC20InsufficientAllowance", [bank.address, 60n, 61n]);
    const receipt = redeem(60n);
    await expect(receipt).to.emit(token, "Redeemed").withArgs(bank.address, payer.address, 60n);
    await expect(receipt).to.emit(token, "Transfer").withArgs(payer.address, ZeroAddress, 60n);
    await balances(token, [payer, HELD - 60n]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD - 60n);
    expect(await token.totalSupply()).to.equal(HELD - 60n);
    expect(await token.allowance(payer.address, bank.address)).to.equal(0n);
  });

  it("of the bank's own deposits needs no allowance, and makes room for new issue", async () => {
    const { s, token, bank, payer } = await moneyed();
    await pays(s, payer, bank, HELD);
    await token.setLimit(bank.address, HELD);
    await refused(issued(s, bank, payer, 1n), "IssueAboveLimit", [bank.address, 1n, HELD, HELD]);
    await paysBy(s, bank, "redeem", [bank.address, HELD]);
    await balances(token, [bank, 0n]);
    expect(await token.totalSupply()).to.equal(0n);
    await issued(s, bank, payer, HELD);
  });

  it("is of deposits that other banks issued too, up to the bank's own issue", async () => {
    const { s, token, bank, payer } = await moneyed();
    const [second] = (await banks(s, 4, 1, LIMIT)) as [KeyedParty];
    await issued(s, second, payer, 30n);
    await paysBy(s, payer, "approve", [second.address, MaxUint256]);
    const redeem = (amount: bigint) => paysBy(s, second, "redeem", [payer.address, amount]);
    await refused(redeem(31n), "RedemptionAboveIssue", [second.address, 31n, 30n]);
    await redeem(30n);
    await refused(redeem(1n), "RedemptionAboveIssue", [second.address, 1n, 0n]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD);
    expect(await token.totalSupply()).to.equal(HELD);
    await balances(token, [payer, HELD]);
  });

  it("goes on over the limit and without a licence, but not while the bank may not act", async () => {
    const { s, token, bank, payer } = await moneyed();
    await paysBy(s, payer, "approve", [bank.address, HELD]);
    await token.setLimit(bank.address, 0n);
    await paysBy(s, bank, "redeem", [payer.address, 10n]);
    await unlicensed(s, bank);
    await paysBy(s, bank, "redeem", [payer.address, 10n]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD - 20n);
    await suspended(s, bank);
    const account = await s.ethers.getImpersonatedSigner(bank.address);
    await refused(token.connect(account).redeem.staticCall(payer.address, 1n), "PartySuspended", [
      bank.address,
    ]);
  });

  it("is of what the holder has, has free, and may send", async () => {
    const { s, token, bank, payer, payee } = await moneyed();
    const redeem = (from: KeyedParty, amount: bigint) => paysBy(s, bank, "redeem", [from.address, amount]);
    await paysBy(s, payee, "approve", [bank.address, 1n]);
    await refused(redeem(payee, 1n), "ERC20InsufficientBalance", [payee.address, 0n, 1n]);
    await paysBy(s, payer, "approve", [bank.address, HELD]);
    await frozen(s, payer, 40n);
    await refused(redeem(payer, HELD), "ERC7943InsufficientUnfrozenBalance", [
      payer.address,
      HELD,
      HELD - 40n,
    ]);
    await suspended(s, payer);
    await refused(redeem(payer, 1n), "PartySuspended", [payer.address]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD);
    await balances(token, [payer, HELD]);
  });
});

describe("the issue of a bank that has ceased", () => {
  async function merged() {
    const m = await moneyed();
    const heir = await enrolled(m.s, 4);
    await licensed(m.s, heir, LIMIT);
    await succeeded(m.s, m.bank, [heir]);
    return { ...m, heir };
  }

  it("is taken over by the bank that answers for it, which redeems it", async () => {
    const { s, token, bank, heir, payer } = await merged();
    await issued(s, heir, payer, 5n);
    await expect(paysBy(s, heir, "takeOver", [bank.address]))
      .to.emit(token, "IssueTakenOver")
      .withArgs(bank.address, heir.address, HELD);
    expect(await token.issuedOf(bank.address)).to.equal(0n);
    expect(await token.issuedOf(heir.address)).to.equal(HELD + 5n);
    expect(await token.totalSupply()).to.equal(HELD + 5n);
    await refused(paysBy(s, heir, "takeOver", [bank.address]), "NothingIssued", [bank.address]);
    await paysBy(s, payer, "approve", [heir.address, HELD]);
    await paysBy(s, heir, "redeem", [payer.address, HELD]);
    await balances(token, [payer, 5n]);
  });

  it("may lift the heir over its limit: then it issues no more", async () => {
    const { s, token, bank, heir, payer } = await merged();
    await token.setLimit(heir.address, HELD);
    await paysBy(s, heir, "takeOver", [bank.address]);
    await refused(issued(s, heir, payer, 1n), "IssueAboveLimit", [heir.address, 1n, HELD, HELD]);
  });

  it("goes to nobody else, and only of a bank that has ceased", async () => {
    const { s, token, bank, heir, other, payer } = await merged();
    await licensed(s, other, LIMIT);
    const take = (by: KeyedParty, of: KeyedParty) => paysBy(s, by, "takeOver", [of.address]);
    await refused(take(other, bank), "IssueNotInherited", [bank.address, other.address, heir.address]);
    await refused(take(heir, other), "IssueNotInherited", [other.address, heir.address, other.address]);
    await refused(take(other, other), "IssueNotInherited", [other.address, other.address, other.address]);
    await unlicensed(s, heir);
    await refused(take(heir, bank), "OfficeRequired", [OfficeKind.Bank, NATIONAL, heir.address]);
    await licensed(s, heir, LIMIT);
    await suspended(s, heir);
    const account = await s.ethers.getImpersonatedSigner(heir.address);
    await refused(token.connect(account).takeOver.staticCall(bank.address), "PartySuspended", [heir.address]);
    expect(await token.issuedOf(bank.address)).to.equal(HELD);
    await balances(token, [payer, HELD]);
  });

  it("is not issued or redeemed any more in the name of the bank", async () => {
    const { s, token, bank, heir, payer } = await merged();
    const account = await s.ethers.getImpersonatedSigner(bank.address);
    const gone = [bank.address, heir.address];
    await refused(token.connect(account).issue.staticCall(payer.address, 1n), "PartyCeased", gone);
    await refused(token.connect(account).redeem.staticCall(payer.address, 1n), "PartyCeased", gone);
  });
});
