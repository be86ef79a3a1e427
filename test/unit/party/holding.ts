// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, Signature, Wallet, type Contract } from "ethers";
import { parties, type Call, type KeyHolder } from "../../../sdk/index.js";
import { selfDealing } from "../../support/acts.js";
import { ethereumKey, p256Key, webAuthnKey, type Key } from "../../support/keys/keys.js";
import {
  attested,
  BAOSHAN,
  enrolled,
  keyOf,
  parcel,
  parcelOf,
  type KeyedParty,
} from "../../support/registry.js";
import { refused, titleId } from "../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const title = titleId(parcel(1));
/** Where the accounts pay to. */
const PAYEE = new Wallet(id("payee")).address;
const thief = ethereumKey("thief");

interface Estate {
  readonly s: LoadedSuite;
  readonly coin: Contract;
  /** Gives a party ten coins, five units of native currency and the title. */
  readonly endow: (party: string) => Promise<void>;
  readonly pay: (amount: bigint) => Call;
  readonly passTitle: (to: string) => Call;
  readonly other: KeyedParty;
  readonly card: KeyHolder & { readonly signer: string };
  readonly phone: KeyHolder & { readonly signer: string };
}

const behindVerifier = ({ signer, sign }: Key) => ({
  signer,
  signDigest: (digest: string) => Promise.resolve(sign(digest)),
});

async function signerOf(key: KeyHolder): Promise<string> {
  return "signDigest" in key ? key.signer : key.getAddress();
}

async function estate(): Promise<Estate> {
  const s = await loadSuite();
  const [owner, other] = [await enrolled(s, 0), await enrolled(s, 1)];
  await parcelOf(s, 1, owner);
  await selfDealing(s);
  const [coin, p256, webAuthn] = await Promise.all(
    ["Coin", "P256Verifier", "WebAuthnVerifier"].map((name) => s.ethers.deployContract(name)),
  );
  if (coin === undefined || p256 === undefined || webAuthn === undefined) throw new Error("not deployed");
  const [coinAt, landAt] = [await coin.getAddress(), await s.land.getAddress()];
  const passTitle = (to: string): Call => ({
    target: landAt,
    data: s.land.interface.encodeFunctionData("transfer", [to, title, 1]),
  });
  return {
    s,
    coin,
    other,
    passTitle,
    pay: (amount) => ({
      target: coinAt,
      data: coin.interface.encodeFunctionData("transfer", [PAYEE, amount]),
    }),
    endow: async (party) => {
      await coin.getFunction("mint").send(party, 10n);
      await s.council.sendTransaction({ to: party, value: 5n });
      await has(s, owner.address, [passTitle(party)], owner.key);
    },
    card: behindVerifier(p256Key("smart card", await p256.getAddress())),
    phone: behindVerifier(webAuthnKey("phone", await webAuthn.getAddress())),
  };
}

/** An hour from now by the clock of the chain. */
async function soon(s: LoadedSuite): Promise<bigint> {
  return BigInt(await s.networkHelpers.time.latest()) + 3_600n;
}

/** Has a party's account execute calls that its keys sign. */
async function has(
  s: LoadedSuite,
  party: string,
  calls: Call[],
  keys: KeyHolder | KeyHolder[],
): Promise<unknown> {
  return parties.execute(s, party, calls, keys, { deadline: await soon(s) });
}

async function opened(s: LoadedSuite, name: string, signers: string[], threshold: number): Promise<string> {
  return parties.enrol(s.with(s.identity), {
    credential: id(`credential of ${name}`),
    kind: "LegalPerson",
    division: BAOSHAN,
    evidence: await attested(s, "IdentityProof", name),
    signers,
    threshold,
  });
}

/** Coins, native currency and title of an account. */
async function holdings({ s, coin }: Estate, party: string): Promise<bigint[]> {
  return [
    (await coin.getFunction("balanceOf").staticCall(party)) as bigint,
    await s.provider.getBalance(party),
    await s.land.balanceOf(party, title),
  ];
}

describe("the holdings of an account", () => {
  for (const [what, threshold, pick] of [
    ["one key", 1, ({ s }) => [keyOf(s, 2)]],
    ["a smart card", 1, ({ card }) => [card]],
    ["a passkey", 1, ({ phone }) => [phone]],
    ["two out of a key, a smart card and a passkey", 2, ({ s, card, phone }) => [card, phone, keyOf(s, 2)]],
  ] as [string, number, (e: Estate) => KeyHolder[]][])
    it(`are coins, native currency and titles, paid out by ${what}`, async () => {
      const e = await estate();
      const { s, endow, pay, passTitle, other, coin } = e;
      const keys = pick(e);
      const signers = await Promise.all(keys.map(signerOf));
      const party = await opened(s, what, signers, threshold);
      await endow(party);
      expect(await holdings(e, party)).to.deep.equal([10n, 5n, 1n]);
      const native = { target: PAYEE, value: 2n, data: "0x" };
      const enough = keys.slice(0, threshold);
      await refused(
        has(s, party, [pay(3n)], [...enough.slice(1), behindVerifier(thief)]),
        "ExecutionUnauthorised",
        [party],
      );
      await has(s, party, [pay(3n), native, passTitle(other.address)], enough);
      expect(await holdings(e, party)).to.deep.equal([7n, 3n, 0n]);
      expect(await coin.getFunction("balanceOf").staticCall(PAYEE)).to.equal(3n);
      expect(await s.land.balanceOf(other.address, title)).to.equal(1n);
    });

  for (const [what, pick] of [
    ["a key", ({ s }) => keyOf(s, 3)],
    ["a smart card", ({ card }) => card],
    ["a passkey", ({ phone }) => phone],
  ] as [string, (e: Estate) => KeyHolder][])
    it(`are paid out by a session of ${what} within its calls, and refused beyond`, async () => {
      const e = await estate();
      const { s, endow, pay, passTitle, other } = e;
      const [owner, clerk] = [keyOf(s, 2), pick(e)];
      const signer = await signerOf(clerk);
      const party = await opened(s, "employer", [owner.address], 1);
      await endow(party);
      const until = (await soon(s)) + 3_600n;
      const mayPay = { target: pay(1n).target, method: "transfer(address,uint256)" };
      await has(s, party, [parties.grantSession(s, party, { signer, until, calls: [mayPay] })], owner);
      const does = async (...calls: Call[]): Promise<unknown> =>
        parties.executeAs(s.with(s.keys[9] ?? owner), party, calls, clerk, { deadline: await soon(s) });

      await does(pay(3n), pay(1n));
      expect(await holdings(e, party)).to.deep.equal([6n, 5n, 1n]);
      const transfer = passTitle(other.address);
      await refused(does(pay(1n), transfer), "SessionCallNotNamed", [
        signer,
        transfer.target,
        transfer.data.slice(0, 10),
      ]);
      await refused(does({ target: PAYEE, value: 1n, data: "0x" }), "SessionCarriesValue", [
        signer,
        PAYEE,
        1,
      ]);
      await refused(does({ ...pay(1n), value: 1n }), "SessionCarriesValue", [signer, pay(1n).target, 1]);
      expect(await holdings(e, party)).to.deep.equal([6n, 5n, 1n]);

      const mayPass = { target: transfer.target, method: transfer.data.slice(0, 10) };
      await has(s, party, [parties.grantSession(s, party, { signer, until, calls: [mayPass] })], owner);
      await does(transfer);
      expect(await holdings(e, party)).to.deep.equal([6n, 5n, 0n]);
      await has(s, party, [parties.revokeSession(s, party, signer)], owner);
      await refused(does(transfer), "SessionUnknown", [signer]);
    });

  it("take in what a payer permitted by signature", async () => {
    const { s, coin } = await estate();
    const party = await opened(s, "payee", [keyOf(s, 2).address], 1);
    const [payer, target, deadline] = [keyOf(s, 4), await coin.getAddress(), await soon(s)];
    await coin.getFunction("mint").send(payer.address, 10n);
    const permit = { owner: payer.address, spender: party, value: 4n, nonce: 0n, deadline };
    const fields = ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"];
    const signature = await payer.signTypedData(
      { name: "Coin", version: "1", chainId: s.deployment.chainId, verifyingContract: target },
      { Permit: fields.map((f) => ({ type: f.split(" ")[0] ?? "", name: f.split(" ")[1] ?? "" })) },
      permit,
    );
    const { v, r, s: half } = Signature.from(signature);
    const calls = (
      [
        ["permit", [payer.address, party, 4n, deadline, v, r, half]],
        ["transferFrom", [payer.address, party, 4n]],
      ] as const
    ).map(([method, values]) => ({ target, data: coin.interface.encodeFunctionData(method, [...values]) }));
    await has(s, party, calls, keyOf(s, 2));
    expect(await coin.getFunction("balanceOf").staticCall(party)).to.equal(4n);
  });
});
