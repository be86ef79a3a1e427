import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { roleOf } from "../../../sdk/enums/index.js";
import { errors } from "../../../sdk/index.js";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import { fresh } from "../../support/acts.js";
import {
  balances,
  frozen,
  HELD,
  issued,
  moneyed,
  pays,
  paysBy,
  taken,
  type Money,
} from "../../support/money.js";
import { executes } from "../../support/recovery.js";
import { credentialOf, keyOf, type KeyedParty } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";
import { PLAIN_BATCH, plain } from "../../support/keys/execute.js";
import { refusalOfParty, STOPS, type Stop } from "../../support/stopping.js";

type Account = Pick<KeyedParty, "address">;

/** Both sides of every answer on whether `from` can pay `to`: the bool, the reason, and the refusal itself. */
async function cannot(
  { token }: Money,
  from: Account,
  to: Account,
  amount: bigint,
  name: string,
  values: readonly unknown[],
): Promise<void> {
  expect(await token.canTransfer(from.address, to.address, amount)).to.equal(false);
  expect(await token.whyNot(from.address, to.address, amount)).to.equal(errors.encode(name, values));
  await refused(token.requireTransferable(from.address, to.address, amount), name, values);
}

async function can({ token }: Money, from: Account, to: Account, amount: bigint): Promise<void> {
  expect(await token.whyNot(from.address, to.address, amount)).to.equal("0x");
  expect(await token.canTransfer(from.address, to.address, amount)).to.equal(true);
}

/** As the account itself: parties that may not act execute nothing, but the token must not rely on that. */
async function as({ s, token }: Money, { address }: Account) {
  await s.networkHelpers.setBalance(address, 10n ** 18n);
  return token.connect(await s.ethers.getImpersonatedSigner(address));
}

const may = async ({ token }: Money, { address }: Account): Promise<[send: boolean, receive: boolean]> => [
  await token.canSend(address),
  await token.canReceive(address),
];

describe("who holds deposits", () => {
  it("is an active party", async () => {
    const m = await moneyed();
    expect(await may(m, m.payer)).to.deep.equal([true, true]);
    await can(m, m.payer, m.payee, HELD);
  });

  it("is nobody who is unknown", async () => {
    const m = await moneyed();
    const stranger = keyOf(m.s, 9);
    expect(await may(m, stranger)).to.deep.equal([false, false]);
    await refused(pays(m.s, m.payer, stranger, 1n), "PartyUnknown", [stranger.address]);
    await cannot(m, m.payer, stranger, 1n, "PartyUnknown", [stranger.address]);
    await cannot(m, stranger, m.payee, 1n, "PartyUnknown", [stranger.address]);
    await refused(m.token.connect(stranger).transfer(m.payee.address, 0n), "PartyUnknown", [
      stranger.address,
    ]);
    await cannot(m, m.payer, { address: ZeroAddress }, 1n, "ERC20InvalidReceiver", [ZeroAddress]);
    await cannot(m, { address: ZeroAddress }, m.payer, 1n, "ERC20InvalidSender", [ZeroAddress]);
    await balances(m.token, [m.payer, HELD]);
  });

  for (const stop of Object.keys(STOPS) as Stop[]) {
    it(`is no party that is ${stop.toLowerCase()}, in either direction`, async () => {
      const m = await moneyed();
      const { s, token, payer, payee, other } = m;
      await pays(s, payer, payee, 100n);
      await paysBy(s, payee, "approve", [other.address, 100n]);
      await STOPS[stop](s, { ...payee, credential: credentialOf(2) }, payer);
      const refusal = refusalOfParty(stop, payee.address, payer.address);
      expect(await may(m, payee)).to.deep.equal([stop === "Succeeded", false]);
      await cannot(m, payee, other, 1n, ...refusal);
      await cannot(m, payer, payee, 1n, ...refusal);
      const account = await as(m, payee);
      await refused(account.transfer(other.address, 1n), ...refusal);
      await refused(account.transfer(payee.address, 1n), ...refusal);
      await refused(pays(s, payer, payee, 1n), ...refusal);
      const spend = paysBy(s, other, "transferFrom", [payee.address, other.address, 1n]);
      await refused(spend, ...refusal);
      await balances(token, [payee, 100n], [payer, HELD - 100n], [other, 0n]);
    });
  }

  it("is, for a party that was succeeded, who answers for it", async () => {
    const m = await moneyed();
    const { s, token, payer, payee, other } = m;
    await pays(s, payer, payee, 100n);
    await STOPS.Succeeded(s, { ...payee, credential: credentialOf(2) }, other);
    expect(await may(m, payee)).to.deep.equal([true, false]);
    await can(m, payee, other, 100n);
    // The successor has the account of its predecessor pay it, by a batch.
    const data = token.interface.encodeFunctionData("transfer", [other.address, 60n]);
    const target = await token.getAddress();
    const inner = plain([{ target, value: 0n, data }]);
    const execute = PartyAccount__factory.createInterface().encodeFunctionData("execute", [
      PLAIN_BATCH,
      inner,
    ]);
    await executes(s, other, { target: payee.address, data: execute });
    await balances(token, [payee, 40n], [other, 60n]);
    // When the successor may not receive, neither may anything be sent to it.
    await s.consortium.connect(s.court).restrain(other.address, await fresh(s, "CourtOrder"));
    expect(await may(m, payee)).to.deep.equal([false, false]);
    await cannot(m, payee, other, 1n, "PartyRestrained", [other.address]);
  });

  it("is a contract that holds the office of a custodian, while it does", async () => {
    const m = await moneyed();
    const { s, token, payer, payee, other, custodian } = m;
    expect(await may(m, custodian)).to.deep.equal([true, true]);
    await taken(m, payer, 100n);
    await balances(token, [payer, HELD - 100n], [custodian, 100n]);
    await can(m, custodian, payee, 100n);
    await token.connect(custodian).transfer(payee.address, 40n);
    await balances(token, [custodian, 60n], [payee, 40n]);
    await STOPS.Succeeded(s, { ...payee, credential: credentialOf(2) }, other);
    const gone = ["PartyCeased", [payee.address, other.address]] as const;
    await refused(token.connect(custodian).transfer(payee.address, 1n), ...gone);
    await cannot(m, custodian, payee, 1n, ...gone);
  });

  it("is no custodian whose office ended: what it holds waits for a court", async () => {
    const m = await moneyed();
    const { s, token, payer, payee, custodian } = m;
    await taken(m, payer, 100n);
    await s.consortium.revokeRole(roleOf("Custodian", 0), custodian.address);
    expect(await may(m, custodian)).to.deep.equal([false, false]);
    const unknown = ["PartyUnknown", [custodian.address]] as const;
    await refused(token.connect(custodian).transfer(payee.address, 1n), ...unknown);
    await refused(pays(s, payer, custodian, 1n), ...unknown);
    await refused(taken(m, payer, 1n), ...unknown);
    await cannot(m, custodian, payee, 1n, ...unknown);
    await balances(token, [custodian, 100n], [payer, HELD - 100n]);
  });
});

describe("a custodian", () => {
  it("receives nothing that it does not take: nobody could say whose it is", async () => {
    const m = await moneyed();
    const { s, token, bank, payer, other, custodian } = m;
    const second = keyOf(s, 7);
    await s.consortium.grantRole(roleOf("Custodian", 0), second.address, 0);
    await taken(m, payer, 100n);
    const untaken = (caller: string) => [custodian.address, caller];
    const push = (amount: bigint) => pays(s, payer, custodian, amount);
    for (const amount of [0n, 1n, HELD - 100n])
      await refused(push(amount), "NotTakenByCustodian", untaken(payer.address));
    // Neither by somebody's allowance, nor from a bank, nor from another custodian.
    await paysBy(s, payer, "approve", [other.address, 5n]);
    const spend = paysBy(s, other, "transferFrom", [payer.address, custodian.address, 5n]);
    await refused(spend, "NotTakenByCustodian", untaken(other.address));
    await refused(issued(s, bank, custodian, 1n), "NotTakenByCustodian", untaken(bank.address));
    await paysBy(s, payer, "approve", [second.address, 5n]);
    const by = token.connect(second);
    await by.transferFrom(payer.address, second.address, 5n);
    const onward = by.transfer(custodian.address, 5n);
    await refused(onward, "NotTakenByCustodian", untaken(second.address));
    await balances(token, [payer, HELD - 105n], [custodian, 100n], [second, 5n], [other, 0n]);
    expect(await token.allowance(payer.address, other.address)).to.equal(5n);
    expect([await token.totalSupply(), await token.issuedOf(bank.address)]).to.deep.equal([HELD, HELD]);
  });

  it("takes within its allowance, from a party and from another custodian, and pays itself", async () => {
    const m = await moneyed();
    const { s, token, payer, custodian } = m;
    const second = keyOf(s, 7);
    await s.consortium.grantRole(roleOf("Custodian", 0), second.address, 0);
    await taken(m, payer, 100n);
    const excess = token.connect(custodian).transferFrom(payer.address, custodian.address, 1n);
    await refused(excess, "ERC20InsufficientAllowance", [custodian.address, 0n, 1n]);
    await token.connect(custodian).approve(second.address, 30n);
    await token.connect(second).transferFrom(custodian.address, second.address, 30n);
    await token.connect(second).transfer(second.address, 30n);
    await balances(token, [payer, HELD - 100n], [custodian, 70n], [second, 30n]);
  });

  it("that is a party besides receives as a party", async () => {
    const { s, token, payer, payee } = await moneyed();
    await s.consortium.grantRole(roleOf("Custodian", 0), payee.address, 0);
    await pays(s, payer, payee, 7n);
    await balances(token, [payer, HELD - 7n], [payee, 7n]);
  });
});

describe("whether a payment is possible", () => {
  it("counts balance and freeze, in this order", async () => {
    const m = await moneyed();
    const { s, payer, payee } = m;
    await cannot(m, payer, payee, HELD + 1n, "ERC20InsufficientBalance", [payer.address, HELD, HELD + 1n]);
    await frozen(s, payer, 30n);
    await can(m, payer, payee, HELD - 30n);
    const unfrozen = HELD - 30n;
    await cannot(m, payer, payee, HELD - 29n, "ERC7943InsufficientUnfrozenBalance", [
      payer.address,
      HELD - 29n,
      unfrozen,
    ]);
    await cannot(m, payer, payee, HELD + 1n, "ERC20InsufficientBalance", [payer.address, HELD, HELD + 1n]);
  });
});
