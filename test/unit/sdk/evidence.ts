import { expect } from "chai";
import { id, keccak256, solidityPackedKeccak256, toUtf8Bytes } from "ethers";
import { evidence } from "../../../sdk/evidence/index.js";

describe("evidence", () => {
  const document = toUtf8Bytes("grant contract");
  const salt = id("salt");

  it("commits to a document as the ledger defines it", () => {
    const { commitment, contentHash } = evidence.commit(document, salt);
    expect(contentHash).to.equal(keccak256(document));
    expect(commitment).to.equal(solidityPackedKeccak256(["bytes32", "bytes32"], [salt, contentHash]));
  });

  it("salts at random, so that equal documents do not look equal", () => {
    expect(evidence.commit(document).commitment).not.to.equal(evidence.commit(document).commitment);
  });

  it("opens a commitment with the right document or proof only", () => {
    const { commitment, contentHash } = evidence.commit(document, salt);
    expect(evidence.isOf(commitment, document, salt)).to.be.true;
    expect(evidence.isOf(commitment, toUtf8Bytes("another"), salt)).to.be.false;
    expect(evidence.opens(commitment, { salt, contentHash })).to.be.true;
    expect(evidence.opens(commitment, { salt: id("other"), contentHash })).to.be.false;
  });

  it("refuses a salt or hash of another length", () => {
    expect(() => evidence.commit(document, "0x12")).to.throw(TypeError, "the salt is not 32 bytes");
    expect(() => evidence.commitHash("0x12", salt)).to.throw(TypeError, "the content hash is not 32 bytes");
  });
});
