import { expect } from "chai";
import { Wallet, id, ZeroAddress, type HDNodeWallet } from "ethers";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.js";
import { Act, type ActName } from "../../../sdk/enums/index.js";
import {
  ACTS,
  instruments,
  isLodged,
  readBody,
  signedFields,
  type AccountKeys,
  type LodgedAct,
} from "../../../sdk/instruments/index.js";
import { fieldsOf } from "../../support/arbitrary.js";
import { loadSuite } from "../../support/suite.js";

const CHAIN = 31337;
const REGISTER = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const acts = Object.keys(ACTS) as LodgedAct[];

describe("instruments", () => {
  const source = readFileSync(join(root, "contracts/daybook/Forms.sol"), "utf8");

  it("has a row for every act that can be lodged", () => {
    const others: ActName[] = ["None", "SelfTransfer", "Succeed", "Load"];
    expect(Object.keys(Act).filter((act) => !others.includes(act as ActName))).to.have.members(acts);
    expect(isLodged("None")).to.be.false;
  });

  for (const act of acts) {
    it(`signs ${act} as the contracts spell it`, () => {
      const fields = signedFields(act).map(({ type, name }) => `${type} ${name}`);
      expect(source).to.include(`"${act}(${fields.join()})"`);
    });

    it(`hashes any ${act} as the daybook does, and reads it back`, async () => {
      const { daybook } = await loadSuite();
      const property = fc.asyncProperty(fieldsOf(act), async (fields) => {
        const instrument = instruments.build(REGISTER, act, fields);
        expect(instruments.digest(instrument, CHAIN)).to.equal(await daybook.digestOf(instrument));
        expect(instruments.read(instrument)).to.deep.equal({ act, fields });
      });
      await fc.assert(property, { numRuns: 30 });
    });
  }

  const fields = {
    title: "310113001001GB00001W00000000",
    applicant: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    evidence: id("contract"),
    effective: "2026-01-31",
    nonce: 7n,
    deadline: 1_790_000_000n,
    use: "Industrial",
    extent: 12_345.67,
    termEnd: "2075-12-31",
    particulars: id("particulars"),
  } as const;

  it("tells a signer in words what is signed", () => {
    const instrument = instruments.build(REGISTER, "FirstRegistration", fields);
    expect(instruments.describe(instrument)).to.deep.equal([
      "FirstRegistration of 310113001001GB00001W00000000",
      `register: ${REGISTER}`,
      `applicant: ${fields.applicant}`,
      `evidence: ${fields.evidence}`,
      "effective: 2026-01-31 (UTC+8)",
      "nonce: 7",
      "deadline: 2026-09-21 22:13:20 (UTC+8)",
      "use: Industrial",
      "extent: 12345.67 m²",
      "termEnd: 2075-12-31 (UTC+8), that day included",
      `particulars: ${fields.particulars}`,
    ]);
    const others = instruments.describe(
      instruments.build(REGISTER, "Correct", {
        title: fields.title,
        evidence: fields.evidence,
        effective: fields.effective,
        deadline: 2n ** 64n - 1n,
        proposal: 3n,
        version: 1n,
        use: "Mixed",
        extent: 1,
        termEnd: null,
        denominator: 0n,
        holders: [],
        shares: [],
      }),
    );
    expect(others).to.include.members([
      "applicant: none",
      "deadline: 18446744073709551615 s",
      "termEnd: without term",
      "holders: none",
    ]);
  });

  it("fills in a nonce, a deadline in 30 days, and no applicant", () => {
    const { title, evidence, effective, use, extent, termEnd, particulars } = fields;
    const rest = { title, evidence, effective, use, extent, termEnd, particulars };
    const { fields: built } = instruments.read(instruments.build(REGISTER, "FirstRegistration", rest));
    expect(built.applicant).to.equal(ZeroAddress);
    expect(Number(built.deadline)).to.be.closeTo(Math.floor(Date.now() / 1000) + 30 * 86_400, 60);
  });

  it("counts nonces up within a word of the daybook, and takes a new word when it is full", () => {
    const nonces = Array.from({ length: 600 }, instruments.randomNonce);
    expect(new Set(nonces)).to.have.length(600);
    expect(new Set(nonces.map((nonce) => nonce >> 8n)).size).to.be.within(3, 4);
  });

  it("finds the lowest nonce that an applicant has not used", async () => {
    const used = new Set([...Array(20).keys()].map(BigInt));
    const daybook = { isNonceUsed: (_: string, nonce: bigint) => Promise.resolve(used.has(nonce)) };
    const of = (reserved?: bigint[]) =>
      instruments.unusedNonce({ daybook } as never, fields.applicant, reserved);
    expect(await of()).to.equal(20n);
    expect(await of([20n, 21n])).to.equal(22n);
    const suite = await loadSuite();
    expect(await instruments.unusedNonce(suite, fields.applicant)).to.equal(0n);
  });

  it("takes references that are left out for none", () => {
    const { title, evidence, effective } = fields;
    const sale = { to: fields.applicant, cause: "Sale", acknowledged: false, terms: id("t") } as const;
    const built = instruments.build(REGISTER, "Transfer", { title, evidence, effective, ...sale });
    expect(instruments.read(built).fields).to.deep.include({ notice: 0n });
    expect(instruments.describe(built)).to.include("notice: none");
  });

  describe("refuses", () => {
    const bad =
      (change: object): (() => unknown) =>
      () =>
        instruments.build(REGISTER, "FirstRegistration", { ...fields, ...change });

    it("a field that no chain would take, by its name", () => {
      expect(bad({ title: "a b" })).to.throw(RangeError, "FirstRegistration.title");
      expect(bad({ effective: "2026-02-30" })).to.throw(RangeError, "FirstRegistration.effective");
      expect(bad({ extent: 1.234 })).to.throw(RangeError, "two decimals");
      expect(bad({ extent: Number.NaN })).to.throw(RangeError, "FirstRegistration.extent");
      expect(bad({ use: "Farming" })).to.throw(RangeError, "FirstRegistration.use: Farming is none of");
      expect(bad({ evidence: "0x12" })).to.throw(RangeError, "FirstRegistration.evidence");
      expect(bad({ applicant: "0x12" })).to.throw(RangeError, "FirstRegistration.applicant");
      expect(bad({ nonce: -1n })).to.throw(RangeError, "does not fit 256 bits");
      expect(bad({ colour: "red" })).to.throw(TypeError, "has no field colour");
      expect(bad({ particulars: undefined })).to.throw(RangeError, "FirstRegistration.particulars");
    });

    it("a body that is not the act's, or not in its one encoding", () => {
      const { body } = instruments.build(REGISTER, "FirstRegistration", fields);
      expect(() => readBody("Transfer", body)).to.throw(RangeError, "the body is no Transfer");
      expect(() => readBody("Correct", body)).to.throw(RangeError, "the body is no Correct");
      expect(() => readBody("FirstRegistration", `${body}00`)).to.throw(RangeError, "in another way");
      expect(() => instruments.read({ register: REGISTER, act: Act.SelfTransfer, body })).to.throw(
        RangeError,
        "to lodge",
      );
      expect(() => instruments.read({ register: REGISTER, act: 200, body })).to.throw(
        RangeError,
        "no member",
      );
    });
  });

  describe("consents", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => new Wallet(id(name))) as [Wallet, Wallet, Wallet];
    const instrument = instruments.build(REGISTER, "FirstRegistration", fields);
    const one = { [fields.applicant]: { signers: [a.address], threshold: 1 } };
    const many = { [fields.applicant]: { signers: [a.address, b.address, c.address], threshold: 2 } };
    const now = 1_780_000_000;
    const sign = (keys: Wallet | HDNodeWallet | Wallet[], multi?: boolean) =>
      instruments.sign(instrument, CHAIN, fields.applicant, keys, multi === undefined ? {} : { multi });
    const problems = async (keys: Wallet | Wallet[], accounts: Record<string, AccountKeys>, at = now) =>
      instruments.check(instrument, CHAIN, [await sign(keys)], accounts, at).problems.join();

    it("of one key and of several are found in order", async () => {
      expect(instruments.check(instrument, CHAIN, [await sign(a)], one, now)).to.deep.equal({
        valid: true,
        problems: [],
      });
      expect(await problems([c, a], many)).to.equal("");
      expect(await problems([a, b, c], many)).to.equal("");
    });

    it("are refused for what is wrong with them", async () => {
      expect(await problems(b, one)).to.include("its key did not sign");
      expect(await problems(a, many)).to.include("for accounts with one key");
      expect(await problems([a, new Wallet(id("stranger"))], many)).to.include("is not a key of it");
      expect(await problems([a, a], many)).to.include("signed twice");
      expect(await problems(a, one, 1_800_000_000)).to.include("deadline has passed");
      expect(await problems(a, {})).to.include("keys are not known");
      const alone = instruments.check(instrument, CHAIN, [await sign([a], true)], many, now);
      expect(alone.problems.join()).to.include("1 of 2 keys signed");
      const none = instruments.check(instrument, CHAIN, [], one, now);
      expect(none.problems.join()).to.include("has not consented");
      const other = instruments.check(instrument, 1, [await sign(a)], one, now);
      expect(other.problems.join()).to.include("did not sign");
      const wrong = instruments.check({ ...instrument, act: 3 }, CHAIN, [], one, now);
      expect(wrong).to.deep.include({ valid: false });
    });

    it("with signatures that cannot be read are refused", () => {
      const findings = (signature: string) =>
        instruments.check(instrument, CHAIN, [{ party: fields.applicant, signature }], many, now).problems[0];
      expect(findings("0x")).to.include("carries no signature");
      expect(findings("0x1234")).to.include("neither a plain signature");
      const plain = { party: fields.applicant, signature: `0x${"ff".repeat(65)}` };
      expect(instruments.check(instrument, CHAIN, [plain], one, now).problems[0]).to.include("did not sign");
    });

    it("of keys behind a verifier are left to the chain", async () => {
      const signer = `0x${"11".repeat(20)}${"22".repeat(64)}`;
      const key = { signer, signDigest: (digest: string) => Promise.resolve(digest) };
      const consent = await instruments.sign(instrument, CHAIN, fields.applicant, key);
      const accounts = { [fields.applicant]: { signers: [signer], threshold: 1 } };
      const { problems: found } = instruments.check(instrument, CHAIN, [consent], accounts, now);
      expect(found[0]).to.include("only be checked on chain");
      let refused: unknown;
      await instruments
        .sign(instrument, CHAIN, fields.applicant, [])
        .catch((error: unknown) => (refused = error));
      expect(refused).to.be.instanceOf(RangeError);
    });
  });
});
