// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { DocumentKind, importer, OfficeKind, roleOf } from "../../../../sdk/index.js";
import { approved, loadDesk, proposed, rightsOf, stateOf, type LoadDesk } from "../../../support/loads.js";
import { refused } from "../../../support/refusals.js";
import { attested, BAOSHAN } from "../../../support/registry.js";

describe("a manifest", () => {
  let desk: LoadDesk;
  beforeEach(async () => {
    desk = await loadDesk();
  });

  const terms = () => ({
    register: desk.register,
    division: 0,
    rows: 2,
    fees: 100n,
    root: id("root"),
    evidence: desk.evidence,
  });
  const byExaminer = () => desk.s.loads.connect(desk.s.examiner);
  const byRegistrar = () => desk.s.loads.connect(desk.s.registrar);

  it("is proposed with a number of its own and one of the daybook, and approved by another officer", async () => {
    const { s } = desk;
    const before = await s.daybook.lastNumber();
    await expect(byExaminer().proposeManifest(1, terms()))
      .to.emit(s.loads, "ManifestProposed")
      .withArgs(1, before + 1n, s.examiner.address, Object.values(terms()));
    expect(await s.loads.lastManifest()).to.equal(1);
    expect(await s.daybook.lastNumber()).to.equal(before + 1n);
    await expect(byRegistrar().approveManifest(1))
      .to.emit(s.loads, "ManifestApproved")
      .withArgs(1, s.registrar.address);
    const { stage, proposer, number, root, rows, fees, evidence, register } = await s.loads.manifestOf(1);
    expect([stage, proposer, number, root, rows, fees, evidence, register]).to.deep.equal([
      2n,
      s.examiner.address,
      before + 1n,
      id("root"),
      2n,
      100n,
      desk.evidence,
      desk.register,
    ]);
    expect(await byExaminer().proposeManifest.staticCall(2, terms())).to.equal(before + 2n);
  });

  it("is proposed by nobody but an examiner of its division", async () => {
    const { s } = desk;
    const office = OfficeKind.Examiner;
    await refused(byRegistrar().proposeManifest(1, terms()), "OfficeRequired", [
      office,
      0,
      s.registrar.address,
    ]);
    await s.consortium.revokeRole(roleOf("Examiner", BAOSHAN), s.examiner.address);
    await refused(byExaminer().proposeManifest(1, { ...terms(), division: BAOSHAN }), "OfficeRequired", [
      office,
      BAOSHAN,
      s.examiner.address,
    ]);
    expect(await s.loads.lastManifest()).to.equal(0);
  });

  it("names its number in every leaf, so it takes no other", async () => {
    await refused(byExaminer().proposeManifest(2, terms()), "ManifestOutOfOrder", [2, 1]);
    await refused(byExaminer().proposeManifest(0, terms()), "ManifestOutOfOrder", [0, 1]);
  });

  it("has rows and a root", async () => {
    await refused(byExaminer().proposeManifest(1, { ...terms(), rows: 0 }), "ManifestEmpty", [0, id("root")]);
    await refused(byExaminer().proposeManifest(1, { ...terms(), root: ZeroHash }), "ManifestEmpty", [
      2,
      ZeroHash,
    ]);
  });

  it("is for a register of this daybook", async () => {
    const { address } = desk.s.examiner;
    await refused(byExaminer().proposeManifest(1, { ...terms(), register: address }), "RegisterUnknown", [
      address,
    ]);
  });

  it("rests on a document of its kind", async () => {
    const contract = await attested(desk.s, "Contract", "no manifest");
    await refused(
      byExaminer().proposeManifest(1, { ...terms(), evidence: contract }),
      "EvidenceOfWrongKind",
      [contract, DocumentKind.Contract, DocumentKind.Manifest],
    );
    await refused(byExaminer().proposeManifest(1, { ...terms(), evidence: id("x") }), "EvidenceUnknown", [
      id("x"),
    ]);
  });

  it("is approved by a registrar, who is another officer", async () => {
    const { s } = desk;
    await byExaminer().proposeManifest(1, terms());
    await refused(byExaminer().approveManifest(1), "OfficeRequired", [
      OfficeKind.Registrar,
      0,
      s.examiner.address,
    ]);
    await s.consortium.grantRole(roleOf("Registrar", 0), s.examiner.address, 0);
    await refused(byExaminer().approveManifest(1), "SameOfficer", [s.examiner.address]);
    await byRegistrar().approveManifest(1);
    await refused(byRegistrar().approveManifest(1), "ManifestApprovedAlready", [1]);
    await refused(byRegistrar().approveManifest(2), "ManifestUnknown", [2, 1]);
  });

  it("is not approved on a document that was revoked meanwhile", async () => {
    const { s, evidence } = desk;
    await byExaminer().proposeManifest(1, terms());
    await s.consortium.connect(s.attester).revoke(evidence, id("reason"));
    const { revokedOn } = await s.consortium.documentOf(evidence);
    await refused(byRegistrar().approveManifest(1), "EvidenceRevoked", [evidence, revokedOn]);
  });

  it("is closed when every row is through, once", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 3));
    const registrar = s.with(s.registrar);
    await refused(byRegistrar().closeManifest(1), "RowsLeft", [1, 3, 3]);
    await importer.admitBatch(registrar, manifest, [0, 2]);
    await refused(byRegistrar().closeManifest(1), "RowsLeft", [1, 3, 1]);
    await importer.admitBatch(registrar, manifest, [1]);
    const office = [OfficeKind.Registrar, 0, s.examiner.address];
    await refused(byExaminer().closeManifest(1), "OfficeRequired", office);
    await expect(byRegistrar().closeManifest(1))
      .to.emit(s.loads, "LoadClosed")
      .withArgs(1, s.registrar.address, 3, 0, 3n * 1200_00n, 0);
    const after = await stateOf(desk, manifest);
    await refused(byRegistrar().closeManifest(1), "ManifestClosed", [1]);
    await refused(byRegistrar().approveManifest(1), "ManifestClosed", [1]);
    await refused(importer.admitBatch(registrar, manifest, [0]), "ManifestClosed", [1]);
    expect(await stateOf(desk, manifest)).to.deep.equal(after);
  });

  it("is not closed if its rows have other fees than it says", async () => {
    const { s } = desk;
    const manifest = importer.manifestOf(1, rightsOf(desk, 2));
    await importer.propose(s.with(s.examiner), { ...manifest, fees: 1n }, { evidence: desk.evidence });
    await importer.approve(s.with(s.registrar), 1);
    await importer.admit(s.with(s.registrar), manifest);
    await refused(byRegistrar().closeManifest(1), "FeesDiffer", [1, 1n, 2400_00n]);
  });

  it("admits nothing before it is approved, and cannot be closed", async () => {
    const { s } = desk;
    const manifest = await proposed(desk, rightsOf(desk, 2));
    const before = await stateOf(desk, manifest);
    await refused(importer.admitBatch(s.with(s.registrar), manifest, [0]), "ManifestNotApproved", [1]);
    await refused(byRegistrar().closeManifest(1), "ManifestNotApproved", [1]);
    expect(await stateOf(desk, manifest)).to.deep.equal(before);
  });

  it("waits while the daybook is closed", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 1));
    await s.daybook.connect(s.guardian).close(3_600, id("reason"));
    const until = await s.daybook.closedUntil();
    await refused(byExaminer().proposeManifest(2, terms()), "DaybookClosed", [until]);
    await refused(byRegistrar().approveManifest(1), "DaybookClosed", [until]);
    await refused(importer.admitBatch(s.with(s.registrar), manifest, [0]), "DaybookClosed", [until]);
    await refused(byRegistrar().closeManifest(1), "DaybookClosed", [until]);
  });
});

describe("the code of bulk loads", () => {
  it("does nothing at its own address", async () => {
    const { s, evidence, register } = await loadDesk();
    const { address } = s.deployment.contracts.LoadActs ?? { address: "" };
    const loads = s.loads.attach(address) as typeof s.loads;
    const terms = { register, division: 0, rows: 1, fees: 0n, root: id("root"), evidence };
    await expect(loads.connect(s.examiner).proposeManifest(1, terms)).to.be.revertedWithoutReason(s.ethers);
    await refused(loads.connect(s.registrar).approveManifest(1), "ManifestUnknown", [1, 0]);
  });
});
