import { expect } from "chai";
import { id } from "ethers";
import { Standing } from "../../../sdk/enums/index.js";
import { daybook, errors, instruments, parties, ParkfolioError } from "../../../sdk/index.js";
import { creditCodeWord } from "../../../sdk/parties/index.js";
import { vectors } from "../../data/vectors.js";
import { attested, BAOSHAN, drawn, enrolled, keyOf, parcel } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

describe("parties", () => {
  const code = vectors.uscc.find(({ valid }) => valid)?.value ?? "";

  it("commits to a credit code as the registry does", async () => {
    const { consortium } = await loadSuite();
    const { commitment, salt } = parties.creditCodeCredential(code);
    expect(commitment).to.equal(await consortium.credentialOf(creditCodeWord(code), salt));
    expect(parties.creditCodeCredential(` ${code.toLowerCase()}`, salt).commitment).to.equal(commitment);
  });

  it("commits to another text with its salt only", () => {
    const salt = id("salt");
    expect(parties.textCredential("a", salt)).to.deep.equal(parties.textCredential("a", salt));
    expect(parties.textCredential("a").commitment).not.to.equal(parties.textCredential("a").commitment);
  });

  it("refuses a wrong code, an empty text and a short salt", () => {
    expect(() => parties.creditCodeCredential("9131011300000000XX")).to.throw(
      RangeError,
      "9131011300000000XX",
    );
    expect(() => parties.creditCodeCredential(code, "0x12")).to.throw(TypeError, "salt");
    expect(() => parties.textCredential("")).to.throw(RangeError, "empty");
  });

  it("knows the address of a party before it is enrolled", async () => {
    const { consortium } = await loadSuite();
    const credential = id("anyone");
    const implementation = await consortium.ACCOUNT_IMPLEMENTATION();
    const predicted = parties.addressOf(await consortium.getAddress(), implementation, credential);
    expect(predicted).to.equal(await consortium.addressOf(credential));
  });

  it("enrols with keys, or without", async () => {
    const s = await loadSuite();
    const { address, key } = await enrolled(s, 0);
    expect((await s.consortium.partyOf(address)).standing).to.equal(Standing.Active);
    expect(await s.party(address).isSigner(key.address)).to.be.true;
    const enrolment = {
      credential: id("without keys"),
      kind: "NaturalPerson",
      division: BAOSHAN,
      evidence: await attested(s, "IdentityProof", "without keys"),
    } as const;
    const keyless = await parties.enrol(s.with(s.identity), enrolment);
    expect(await s.provider.getCode(keyless)).to.equal("0x");
    const again = await errors
      .explaining(parties.enrol(s.with(s.identity), enrolment))
      .catch((e: unknown) => e);
    expect(again).to.be.instanceOf(ParkfolioError).with.property("name", "AlreadyEnrolled");
  });

  it("has an account of several keys sign and execute", async () => {
    const s = await loadSuite();
    const [a, b, c] = [keyOf(s, 0), keyOf(s, 1), keyOf(s, 2)];
    const party = await parties.enrol(s.with(s.identity), {
      credential: id("board"),
      kind: "LegalPerson",
      division: BAOSHAN,
      evidence: await attested(s, "IdentityProof", "board"),
      signers: [a.address, b.address, c.address],
      threshold: 2,
    });
    const instrument = await drawn(
      s,
      "Cancel",
      parcel(1),
      { address: party, key: a },
      { cause: id("cause") },
    );
    const digest = instruments.digest(instrument, s.deployment.chainId);
    const own = instruments.digest(instrument, s.deployment.chainId, party);
    for (const keys of [
      [a, b],
      [c, a],
      [b, c],
      [a, b, c],
    ]) {
      const { signature } = await instruments.sign(instrument, s.deployment.chainId, party, keys);
      expect(await s.party(party).isValidSignature(own, signature)).to.equal("0x1626ba7e");
    }
    const call = await daybook.consenting(s, instrument);
    await parties.execute(s.with(s.registrar), party, [call], [c, b]);
    expect(await s.daybook.hasConsented(digest, party)).to.be.true;

    const few = await errors
      .explaining(parties.execute(s, party, [call], [c], { multi: true }))
      .catch((e: unknown) => e);
    expect(few).to.have.property("name", "ExecutionUnauthorised");
    const late = await errors
      .explaining(parties.execute(s, party, [call], [a, b], { deadline: 1n }))
      .catch((e: unknown) => e);
    expect(late).to.have.property("name", "ExecutionExpired");
  });
});
