import { expect } from "chai";
import { Signature, Wallet, ZeroAddress } from "ethers";
import { money, type KeyHolder } from "../../../sdk/index.js";
import { p256Key, webAuthnKey, type Key } from "../../support/keys/keys.js";
import {
  balances,
  enrolledWith,
  frozen,
  HELD,
  issued,
  moneyed,
  type Money,
  type Signatory,
} from "../../support/money.js";
import { recoveredTo, suspended } from "../../support/recovery.js";
import { keyOf } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";

const PERMIT = "permit(address,address,uint256,uint256,bytes)";
const PERMIT_VRS = "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)";
const PAYMENT = "(address,address,uint256,uint256,uint256,bytes32,bytes)";
const PAYMENT_VRS = "(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)";
const TRANSFER = `transferWithAuthorization${PAYMENT}` as const;
const TRANSFER_VRS = `transferWithAuthorization${PAYMENT_VRS}` as const;
const RECEIVE = `receiveWithAuthorization${PAYMENT}` as const;
const RECEIVE_VRS = `receiveWithAuthorization${PAYMENT_VRS}` as const;
const CANCEL = "cancelAuthorization(address,bytes32,bytes)";
const CANCEL_VRS = "cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)";

const holderOf = ({ signer, sign }: Key): KeyHolder => ({
  signer,
  signDigest: (digest) => Promise.resolve(sign(digest)),
});

/** Parties with accounts of every kind, each of which holds {@link HELD}. */
async function signatories(m: Money): Promise<Readonly<Record<string, Signatory>>> {
  const { s, bank, payer } = m;
  const [first, second, third] = [keyOf(s, 5), keyOf(s, 6), keyOf(s, 7)];
  const addresses = [first, second, third].map(({ address }) => address);
  const verifier = async (name: string): Promise<string> =>
    (await s.ethers.deployContract(name)).getAddress();
  const secure = p256Key("secure element", await verifier("P256Verifier"));
  const pass = webAuthnKey("telephone", await verifier("WebAuthnVerifier"));
  const found = {
    "one key": { address: payer.address, keys: [payer.key] },
    "two keys of three": await enrolledWith(s, "board", addresses, [first, third]),
    "a P-256 key": await enrolledWith(s, "machine", [secure.signer], [holderOf(secure)]),
    "a passkey": await enrolledWith(s, "telephone", [pass.signer], [holderOf(pass)]),
  };
  for (const party of Object.values(found))
    if (party.address !== payer.address) await issued(s, bank, party, HELD);
  return found;
}

const KINDS = ["one key", "two keys of three", "a P-256 key", "a passkey"];

async function signed(kind: string): Promise<{ m: Money; party: Signatory; until: bigint }> {
  const m = await moneyed();
  await m.s.token.setLimit(m.bank.address, 10n * HELD);
  const party = (await signatories(m))[kind];
  if (party === undefined) throw new RangeError(kind);
  return { m, party, until: BigInt(await m.s.networkHelpers.time.latest()) + 3_600n };
}

describe("a permit", () => {
  for (const kind of KINDS) {
    it(`is given by the signature of an account of ${kind}, once`, async () => {
      const { m, party, until } = await signed(kind);
      const { s, token, other } = m;
      const spender = other.address;
      const terms = { owner: party.address, spender, value: 70n, deadline: until };
      const permit = await money.signPermit(s, terms, party.keys);
      await expect(token.connect(keyOf(s, 9))[PERMIT](...permit))
        .to.emit(token, "Approval")
        .withArgs(party.address, spender, 70n);
      expect(await token.allowance(party.address, spender)).to.equal(70n);
      expect(await token["nonces(address)"](party.address)).to.equal(1n);
      await refused(token[PERMIT](...permit), "ERC2612InvalidSigner", [ZeroAddress, party.address]);
      expect(await token["nonces(address)"](party.address)).to.equal(1n);
    });
  }

  it("is given by v, r, s of an account of one key", async () => {
    const { m, party, until } = await signed("one key");
    const { s, token, other } = m;
    const terms = { owner: party.address, spender: other.address, value: 70n, deadline: until };
    const [owner, spender, value, deadline, signature] = await money.signPermit(s, terms, party.keys);
    const { v, r, s: second } = Signature.from(signature);
    await token[PERMIT_VRS](owner, spender, value, deadline, v, r, second);
    expect(await token.allowance(owner, spender)).to.equal(70n);
  });

  it("says all that it allows: nothing of it can be changed, nor is another's key good for it", async () => {
    const { m, party, until } = await signed("one key");
    const { s, token, payee, other } = m;
    const terms = { owner: party.address, spender: other.address, value: 70n, deadline: until };
    const [owner, spender, value, deadline, signature] = await money.signPermit(s, terms, party.keys);
    const bad = ["ERC2612InvalidSigner", [ZeroAddress, owner]] as const;
    await refused(token[PERMIT](owner, payee.address, value, deadline, signature), ...bad);
    await refused(token[PERMIT](owner, spender, 71n, deadline, signature), ...bad);
    await refused(token[PERMIT](owner, spender, value, deadline + 1n, signature), ...bad);
    await refused(token[PERMIT](owner, spender, value, deadline, "0x"), ...bad);
    const stranger = await money.signPermit(s, terms, keyOf(s, 9));
    await refused(token[PERMIT](...stranger), ...bad);
    await refused(token[PERMIT](payee.address, spender, value, deadline, signature), "ERC2612InvalidSigner", [
      ZeroAddress,
      payee.address,
    ]);
    expect(await token["nonces(address)"](owner)).to.equal(0n);
    expect(await token.allowance(owner, spender)).to.equal(0n);
  });

  it("of a key that signs for two parties is the permit of one", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, other } = m;
    const twin = await enrolledWith(s, "twin", [payer.key.address], [payer.key]);
    const terms = { owner: payer.address, spender: other.address, value: 70n, deadline: until };
    const [, spender, value, deadline, signature] = await money.signPermit(s, terms, payer.key);
    await refused(token[PERMIT](twin.address, spender, value, deadline, signature), "ERC2612InvalidSigner", [
      ZeroAddress,
      twin.address,
    ]);
  });

  it("ends with its deadline", async () => {
    const { m, party, until } = await signed("two keys of three");
    const terms = { owner: party.address, spender: m.other.address, value: 70n, deadline: until };
    const permit = await money.signPermit(m.s, terms, party.keys);
    await m.s.networkHelpers.time.increaseTo(until + 1n);
    await refused(m.token[PERMIT](...permit), "ERC2612ExpiredSignature", [until]);
  });

  it("is none of too few keys, nor of a party that may not act", async () => {
    const { m, party, until } = await signed("two keys of three");
    const { s, token, payer, other } = m;
    const terms = { owner: party.address, spender: other.address, value: 70n, deadline: until };
    const few = await money.signPermit(s, terms, party.keys.slice(0, 1), { multi: true });
    await refused(token[PERMIT](...few), "ERC2612InvalidSigner", [ZeroAddress, party.address]);
    const own = await money.signPermit(s, { ...terms, owner: payer.address }, payer.key);
    await suspended(s, payer);
    await refused(token[PERMIT](...own), "ERC2612InvalidSigner", [ZeroAddress, payer.address]);
  });

  it("that the old keys signed is void after a recovery, used or not", async () => {
    const { m } = await signed("one key");
    const { s, token, payer, other } = m;
    const deadline = BigInt(await s.networkHelpers.time.latest()) + 10_000_000n;
    const terms = { owner: payer.address, spender: other.address, value: 70n, deadline };
    await token[PERMIT](...(await money.signPermit(s, terms, payer.key)));
    const unused = await money.signPermit(s, terms, payer.key);
    await recoveredTo(s, 1, payer, keyOf(s, 4));
    expect(await token.allowance(payer.address, other.address)).to.equal(0n);
    await refused(token[PERMIT](...unused), "ERC2612InvalidSigner", [ZeroAddress, payer.address]);
    await token[PERMIT](...(await money.signPermit(s, terms, keyOf(s, 4))));
    expect(await token.allowance(payer.address, other.address)).to.equal(70n);
  });

  it("of somebody who is no party allows what is none", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payee, other } = m;
    const wallet = Wallet.createRandom();
    const terms = { owner: wallet.address, spender: other.address, value: 1n, deadline: until };
    await token[PERMIT](...(await money.signPermit(s, terms, wallet)));
    expect(await token.allowance(wallet.address, other.address)).to.equal(1n);
    expect(await token.canTransfer(wallet.address, payee.address, 0n)).to.equal(false);
  });
});

describe("an authorised payment", () => {
  for (const kind of KINDS) {
    it(`is made by the signature of an account of ${kind}, once`, async () => {
      const { m, party, until } = await signed(kind);
      const { s, token, payee } = m;
      const terms = { from: party.address, to: payee.address, value: 70n, validBefore: until };
      const payment = await money.signAuthorisation(s, terms, party.keys);
      const nonce = payment[5];
      expect(await token.authorizationState(party.address, nonce)).to.equal(false);
      const sent = token.connect(keyOf(s, 9))[TRANSFER](...payment);
      await expect(sent).to.emit(token, "AuthorizationUsed").withArgs(party.address, nonce);
      await expect(sent).to.emit(token, "Transfer").withArgs(party.address, payee.address, 70n);
      expect(await token.authorizationState(party.address, nonce)).to.equal(true);
      await refused(token[TRANSFER](...payment), "InvalidAccountNonce", [party.address, BigInt(nonce) + 1n]);
      await balances(token, [party, HELD - 70n], [payee, 70n]);
    });

    it(`is fetched by the payee on the signature of an account of ${kind}, and by nobody else`, async () => {
      const { m, party, until } = await signed(kind);
      const { s, token, payee } = m;
      const terms = { from: party.address, to: payee.address, value: 70n, validBefore: until };
      const payment = await money.signAuthorisation(s, terms, party.keys, { sending: "Receive" });
      await refused(token[RECEIVE](...payment), "ERC20InvalidReceiver", [payee.address]);
      await s.networkHelpers.setBalance(payee.address, 10n ** 18n);
      const account = await s.ethers.getImpersonatedSigner(payee.address);
      // A signature says how it is sent.
      await refused(token[TRANSFER](...payment), "ERC3009InvalidSignature", []);
      await token.connect(account)[RECEIVE](...payment);
      await balances(token, [party, HELD - 70n], [payee, 70n]);
    });

    it(`is taken back by the signature of an account of ${kind}`, async () => {
      const { m, party, until } = await signed(kind);
      const { s, token, payee } = m;
      const terms = { from: party.address, to: payee.address, value: 70n, validBefore: until };
      const payment = await money.signAuthorisation(s, terms, party.keys);
      const nonce = payment[5];
      const cancellation = await money.signCancellation(s, party.address, nonce, party.keys);
      await expect(token[CANCEL](...cancellation))
        .to.emit(token, "AuthorizationCanceled")
        .withArgs(party.address, nonce);
      await refused(token[TRANSFER](...payment), "InvalidAccountNonce", [party.address, BigInt(nonce) + 1n]);
      await balances(token, [party, HELD], [payee, 0n]);
    });
  }

  it("is made, fetched and taken back by v, r, s of an account of one key", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee } = m;
    const terms = { from: payer.address, to: payee.address, value: 70n, validBefore: until };
    const split = (signature: string): [number, string, string] => {
      const { v, r, s: second } = Signature.from(signature);
      return [v, r, second];
    };
    const [a, b, c, d, e, f, sent] = await money.signAuthorisation(s, terms, payer.key);
    await token[TRANSFER_VRS](a, b, c, d, e, f, ...split(sent));
    const [, , , , , next, fetched] = await money.signAuthorisation(s, terms, payer.key, {
      sending: "Receive",
    });
    await s.networkHelpers.setBalance(payee.address, 10n ** 18n);
    const account = await s.ethers.getImpersonatedSigner(payee.address);
    await token.connect(account)[RECEIVE_VRS](a, b, c, d, e, next, ...split(fetched));
    await balances(token, [payer, HELD - 140n], [payee, 140n]);
    const last = money.freshNonce();
    const [, , back] = await money.signCancellation(s, payer.address, last, payer.key);
    await token[CANCEL_VRS](payer.address, last, ...split(back));
    expect(await token.authorizationState(payer.address, last)).to.equal(true);
  });

  it("is refused if anything in it was changed, or another signed", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee, other } = m;
    const terms = { from: payer.address, to: payee.address, value: 70n, validBefore: until };
    const [from, to, value, after, before, nonce, signature] = await money.signAuthorisation(
      s,
      terms,
      payer.key,
    );
    const bad = ["ERC3009InvalidSignature", []] as const;
    await refused(token[TRANSFER](from, other.address, value, after, before, nonce, signature), ...bad);
    await refused(token[TRANSFER](from, to, 71n, after, before, nonce, signature), ...bad);
    await refused(token[TRANSFER](from, to, value, after, before + 1n, nonce, signature), ...bad);
    await refused(token[TRANSFER](other.address, to, value, after, before, nonce, signature), ...bad);
    await refused(token[CANCEL](from, nonce, signature), ...bad);
    await refused(token[TRANSFER](...(await money.signAuthorisation(s, terms, payee.key))), ...bad);
    await balances(token, [payer, HELD], [payee, 0n]);
  });

  it("is good between its seconds", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee } = m;
    const now = BigInt(await s.networkHelpers.time.latest());
    const terms = { from: payer.address, to: payee.address, value: 70n };
    const early = { ...terms, validAfter: now + 600n, validBefore: until };
    const payment = await money.signAuthorisation(s, early, payer.key);
    await refused(token[TRANSFER](...payment), "ERC3009InvalidAuthorizationTime", [now + 600n, until]);
    await s.networkHelpers.time.increaseTo(now + 601n);
    await token[TRANSFER](...payment);
    const late = await money.signAuthorisation(s, { ...terms, validBefore: now + 700n }, payer.key);
    await s.networkHelpers.time.increaseTo(now + 700n);
    await refused(token[TRANSFER](...late), "ERC3009InvalidAuthorizationTime", [0n, now + 700n]);
    await balances(token, [payer, HELD - 70n]);
  });

  it("waits for those before it in its key, and for no other", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee } = m;
    const terms = { from: payer.address, to: payee.address, value: 1n, validBefore: until };
    const at = (key: bigint, sequence: bigint) =>
      money.signAuthorisation(s, { ...terms, nonce: money.nonceOf(key, sequence) }, payer.key);
    const second = await at(7n, 1n);
    await refused(token[TRANSFER](...second), "InvalidAccountNonce", [payer.address, 7n << 64n]);
    await token[TRANSFER](...(await at(8n, 0n)));
    await token[TRANSFER](...(await at(7n, 0n)));
    await token[TRANSFER](...second);
    expect(await token["nonces(address,uint192)"](payer.address, 7n)).to.equal((7n << 64n) | 2n);
    expect(await token["nonces(address,uint192)"](payer.address, 9n)).to.equal(9n << 64n);
    await balances(token, [payee, 3n]);
  });

  it("under the key 0 shares its sequence with the permits", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee, other } = m;
    const permit = { owner: payer.address, spender: other.address, value: 1n, deadline: until };
    const before = await money.signPermit(s, permit, payer.key);
    const terms = { from: payer.address, to: payee.address, value: 1n, validBefore: until };
    const plain = { ...terms, nonce: money.nonceOf(0n, 0n) };
    await token[TRANSFER](...(await money.signAuthorisation(s, plain, payer.key)));
    expect(await token["nonces(address)"](payer.address)).to.equal(1n);
    expect(await token["nonces(address,uint192)"](payer.address, 0n)).to.equal(1n);
    await refused(token[PERMIT](...before), "ERC2612InvalidSigner", [ZeroAddress, payer.address]);
    await refused(
      token[TRANSFER](...(await money.signAuthorisation(s, plain, payer.key))),
      "InvalidAccountNonce",
      [payer.address, 1n],
    );
  });

  it("obeys what every payment obeys", async () => {
    const { m, until } = await signed("one key");
    const { s, token, payer, payee } = m;
    const stranger = keyOf(s, 9).address;
    const terms = { from: payer.address, to: payee.address, value: HELD, validBefore: until };
    const pay = async (change: Partial<typeof terms>) =>
      token[TRANSFER](...(await money.signAuthorisation(s, { ...terms, ...change }, payer.key)));
    await refused(pay({ to: stranger }), "PartyUnknown", [stranger]);
    await refused(pay({ value: HELD + 1n }), "ERC20InsufficientBalance", [payer.address, HELD, HELD + 1n]);
    await frozen(s, payer, 1n);
    await refused(pay({}), "ERC7943InsufficientUnfrozenBalance", [payer.address, HELD, HELD - 1n]);
    const ready = await money.signAuthorisation(s, { ...terms, value: 1n }, payer.key);
    await suspended(s, payer);
    await refused(token[TRANSFER](...ready), "ERC3009InvalidSignature", []);
    await balances(token, [payer, HELD], [payee, 0n]);
  });

  it("that the old keys signed is void after a recovery", async () => {
    const { m } = await signed("one key");
    const { s, token, payer, payee } = m;
    const validBefore = BigInt(await s.networkHelpers.time.latest()) + 10_000_000n;
    const terms = { from: payer.address, to: payee.address, value: 1n, validBefore };
    const unused = await money.signAuthorisation(s, terms, payer.key);
    await recoveredTo(s, 1, payer, keyOf(s, 4));
    await refused(token[TRANSFER](...unused), "ERC3009InvalidSignature", []);
    await token[TRANSFER](...(await money.signAuthorisation(s, terms, keyOf(s, 4))));
    await balances(token, [payer, HELD - 1n], [payee, 1n]);
  });
});
