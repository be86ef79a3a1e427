// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { leafOf, payloadOf, readLoad, rowOf } from "../../../../sdk/importer/index.js";
import {
  Act,
  dates,
  errors,
  importer,
  IpStage,
  OfficeKind,
  type LoadManifest,
  type RightRow,
} from "../../../../sdk/index.js";
import {
  approved,
  loadDesk,
  reinstate,
  rightOf,
  rightsOf,
  stateOf,
  suspend,
  type LoadDesk,
} from "../../../support/loads.js";
import { agrees } from "../../../support/folios.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, parcel } from "../../../support/registry.js";

describe("rows of a bulk load", () => {
  let desk: LoadDesk;
  beforeEach(async () => {
    desk = await loadDesk();
  });

  const registrar = () => desk.s.with(desk.s.registrar);
  const admit = async (manifest: LoadManifest, indices: readonly number[]) =>
    importer.admitBatch(registrar(), manifest, indices);
  /** Admits one right and returns the reason for which the register refused it. */
  const reasonAgainst = async (right: RightRow): Promise<readonly unknown[]> => {
    const manifest = await approved(desk, [right]);
    const [batch] = await importer.admit(registrar(), manifest);
    const [row] = batch?.refused ?? [];
    expect(batch?.admitted).to.equal(0);
    expect(await desk.s.ip.headOf(titleId(right.number))).to.equal(ZeroHash);
    return [row?.why?.name, row?.why?.args];
  };

  it("become titles of their holders, each by one entry of the manifest's number", async () => {
    const { s, holders, evidence } = desk;
    const rights = [rightOf(desk, 0), rightOf(desk, 1, { holder: holders[1].address })];
    const manifest = await approved(desk, rights);
    const { number } = await s.loads.manifestOf(1);
    await admit(manifest, [0, 1]);
    const events = await s.ip.queryFilter(s.ip.filters.Entry(undefined, undefined, number));
    expect(
      events.map(({ args }) => [args.title, args.version, Number(args.act), args.evidence]),
    ).to.deep.equal(rights.map((right) => [titleId(right.number), 1n, Act.Load, evidence]));
    expect(events.map(({ args }) => readLoad(args.payload))).to.deep.equal(
      rights.map((right, index) => ({ manifest: 1, index, right })),
    );
    for (const right of rights) {
      expect(await s.ip.balanceOf(right.holder, titleId(right.number))).to.equal(1);
      expect(await s.ip.totalSupply(titleId(right.number))).to.equal(1);
    }
  });

  it("stand with the stage, days and fees of the file", async () => {
    const { s, filedOn } = desk;
    const pending = { stage: "Examining", termEnd: null, paid: 0 } as const;
    const rights = [rightOf(desk, 0), rightOf(desk, 1, pending)];
    await admit(await approved(desk, rights), [0, 1]);
    for (const right of rights) {
      const read = await s.ipViews.rightOf(titleId(right.number));
      expect(Number(read.filedOn)).to.equal(dates.toDay(filedOn));
      expect(Number(read.stage)).to.equal(IpStage[right.stage]);
      expect(Number(read.termEnd)).to.equal(right.termEnd === null ? 0 : dates.toDay(right.termEnd));
      expect(Number(read.paid)).to.equal(right.paid);
      const { rebuilt } = await agrees(s, right.number);
      expect([rebuilt.state, rebuilt.particulars]).to.deep.equal(["Live", right.particulars]);
    }
  });

  it("are admitted in any order and any batches, and told by sums", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 300));
    const proven = manifest.prove([299, 3, 255, 256]);
    await expect(registrar().loads.admitRows(1, proven.rows, proven.proof, proven.flags))
      .to.emit(s.loads, "RowsAdmitted")
      .withArgs(1, 4, 0, 0);
    const { admitted, admittedFees } = await s.loads.manifestOf(1);
    expect([admitted, admittedFees]).to.deep.equal([4n, 4n * 1200_00n]);
    const [words] = await s.loads.rowsOf(1, 0, 2);
    expect(words).to.deep.equal([(1n << 255n) | 8n, (1n << 43n) | 1n]);
  });

  it("that stand are passed over: a batch may be sent again", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 4));
    await admit(manifest, [0, 1]);
    const once = await stateOf(desk, manifest);
    const call = registrar().loads.admitRows;
    const { rows, proof, flags } = manifest.prove([0, 1]);
    expect(await call.staticCall(1, rows, proof, flags)).to.deep.equal([0n, 0n, 2n]);
    await call(1, rows, proof, flags);
    expect(await stateOf(desk, manifest)).to.deep.equal(once);
    await admit(manifest, [1, 2]);
    expect((await s.loads.manifestOf(1)).admitted).to.equal(3);
  });

  it("named twice in one batch are admitted once, even if the officers approved such a tree", async () => {
    const { s, register, evidence } = desk;
    const right = rightOf(desk, 0);
    const row = rowOf({ manifest: 1, index: 0 }, right);
    const leaf = leafOf(payloadOf(row));
    const { root } = SimpleMerkleTree.of([leaf, leaf], { sortLeaves: false });
    const terms = { register, division: 0, rows: 1, fees: right.fee, root, evidence };
    await s.loads.connect(s.examiner).proposeManifest(1, terms);
    await importer.approve(registrar(), 1);
    await expect(registrar().loads.admitRows(1, [row, row], [], [true]))
      .to.emit(s.loads, "RowsAdmitted")
      .withArgs(1, 1, 0, 1);
    expect((await s.loads.manifestOf(1)).admitted).to.equal(1);
    await s.loads.connect(s.registrar).closeManifest(1);
  });

  it("are admitted by a registrar of the manifest's division only", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 1));
    await refused(importer.admitBatch(s.with(s.examiner), manifest, [0]), "OfficeRequired", [
      OfficeKind.Registrar,
      0,
      s.examiner.address,
    ]);
    await refused(
      importer.admitBatch(registrar(), { ...manifest, number: 2 }, [0]),
      "ManifestUnknown",
      [2, 1],
    );
  });

  it("that are not under the root stop the batch, changed or foreign", async () => {
    const manifest = await approved(desk, rightsOf(desk, 8));
    const before = await stateOf(desk, manifest);
    const changed = rightsOf(desk, 8).with(3, rightOf(desk, 3, { fee: 1n }));
    await refused(admit(importer.manifestOf(1, changed), [3]), "NotInManifest", [1, 3]);
    await refused(admit(importer.manifestOf(1, changed), [2, 3, 4]), "NotInManifest", [1, 2]);
    const { rows, proof, flags } = manifest.prove([3]);
    const [row] = rows;
    if (row === undefined) throw new Error("no row");
    const call = registrar().loads.admitRows;
    // The same right at another place of the manifest, beyond its end, and in another manifest.
    const at = (manifestOf: number, index: number) => ({
      ...row,
      place: rowOf({ manifest: manifestOf, index }, rightOf(desk, 3)).place,
    });
    await refused(call(1, [at(1, 4)], proof, flags), "NotInManifest", [1, 4]);
    await refused(call(1, [at(1, 8)], proof, flags), "NotInManifest", [1, 8]);
    await refused(call(1, [at(2, 3)], proof, flags), "NotInManifest", [1, 3]);
    await refused(call(1, [row], [], []), "NotInManifest", [1, 3]);
    await refused(call(1, [row], proof, []), "MerkleProofInvalidMultiproof", []);
    expect(await stateOf(desk, manifest)).to.deep.equal(before);
  });

  it("come one at least: the root itself proves nothing", async () => {
    const manifest = await approved(desk, rightsOf(desk, 2));
    await refused(registrar().loads.admitRows(1, [], [manifest.root], []), "BatchEmpty", []);
  });

  it("need gas enough to tell a refusal from an end of gas", async () => {
    const { s } = desk;
    const manifest = await approved(desk, rightsOf(desk, 20));
    const before = await stateOf(desk, manifest);
    const { rows, proof, flags } = manifest.prove(manifest.rights.map((_, i) => i));
    const sent = registrar().loads.admitRows.staticCall(1, rows, proof, flags, {
      gasLimit: 900_000,
    });
    await expect(sent).to.be.revertedWithCustomError(s.loads, "RowGasTooLow");
    const why = errors.explain(await sent.catch((error: unknown) => error));
    const { index, left, needed } = why?.args as { index: bigint; left: bigint; needed: bigint };
    expect(index > 0n && index < 20n && left < needed && needed === 200_000n, why?.message).to.equal(true);
    expect(await stateOf(desk, manifest)).to.deep.equal(before);
  });

  it("of another division are refused, each with its reason", async () => {
    const row = rightOf(desk, 0, { number: parcel(1) });
    expect(await reasonAgainst(row)).to.deep.equal([
      "RowElsewhere",
      { title: titleId(parcel(1)), division: BigInt(BAOSHAN), expected: 0n },
    ]);
  });

  it("are refused by a register that takes none", async () => {
    const { s, evidence } = desk;
    const manifest = importer.manifestOf(1, [rightOf(desk, 0, { number: parcel(1) })]);
    const terms = { register: await s.land.getAddress(), division: BAOSHAN, evidence };
    await importer.propose(s.with(s.examiner), manifest, terms);
    await importer.approve(registrar(), 1);
    const [batch] = await importer.admit(registrar(), manifest);
    expect(batch?.refused.map(({ why }) => [why?.name, why?.args])).to.deep.equal([
      ["ActUnknown", { act: BigInt(Act.Load) }],
    ]);
    expect(await s.land.headOf(titleId(parcel(1)))).to.equal(ZeroHash);
  });

  it("whose holder is no party are refused", async () => {
    const nobody = desk.s.attester.address;
    expect(await reasonAgainst(rightOf(desk, 0, { holder: nobody }))).to.deep.equal([
      "PartyUnknown",
      { party: nobody },
    ]);
  });

  it("without a holder are refused", async () => {
    expect(await reasonAgainst(rightOf(desk, 0, { holder: ZeroAddress }))).to.deep.equal([
      "PartyUnknown",
      { party: ZeroAddress },
    ]);
  });

  it("whose holder is suspended are refused, those around them admitted", async () => {
    const { s, holders } = desk;
    const [, other] = holders;
    const rights = rightsOf(desk, 3).with(1, rightOf(desk, 1, { holder: other.address }));
    const manifest = await approved(desk, rights);
    await suspend(desk, other);
    const [batch] = await importer.admit(registrar(), manifest);
    expect(batch?.refused.map(({ index, why }) => [index, why?.name, why?.args])).to.deep.equal([
      [1, "PartySuspended", { party: other.address }],
    ]);
    const { admitted, refused: rows, admittedFees, refusedFees } = await s.loads.manifestOf(1);
    expect([admitted, rows, admittedFees, refusedFees]).to.deep.equal([2n, 1n, 2400_00n, 1200_00n]);
  });

  it("that were refused may come again, and count once", async () => {
    const { s, holders } = desk;
    const manifest = await approved(desk, rightsOf(desk, 2));
    await suspend(desk, holders[0]);
    await importer.admit(registrar(), manifest);
    await importer.admit(registrar(), manifest, { retry: true });
    expect((await s.loads.manifestOf(1)).refused).to.equal(2);
    expect(await importer.admit(registrar(), manifest)).to.deep.equal([]);
    expect((await importer.refusals(s, 1)).map(({ index, why }) => [index, why?.name])).to.deep.equal([
      [0, "PartySuspended"],
      [1, "PartySuspended"],
    ]);
    await reinstate(desk, holders[0]);
    await importer.admit(registrar(), manifest, { retry: true });
    const { admitted, refused: rows, admittedFees, refusedFees } = await s.loads.manifestOf(1);
    expect([admitted, rows, admittedFees, refusedFees]).to.deep.equal([2n, 0n, 2400_00n, 0n]);
    expect(await importer.refusals(s, 1)).to.deep.equal([]);
  });

  it("stop when the manifest's document is revoked", async () => {
    const { s, evidence } = desk;
    const manifest = await approved(desk, rightsOf(desk, 1));
    await s.consortium.connect(s.attester).revoke(evidence, id("reason"));
    const { revokedOn } = await s.consortium.documentOf(evidence);
    await refused(admit(manifest, [0]), "EvidenceRevoked", [evidence, revokedOn]);
  });

  it("are recorded by nobody but the daybook", async () => {
    const { s } = desk;
    const lodging = { number: 1, lodgedOn: 1, acceptor: ZeroAddress, recorder: ZeroAddress, consents: [] };
    await refused(s.ip.connect(s.registrar).record(Act.Load, "0x", lodging), "NotTheDaybook", [
      s.registrar.address,
    ]);
  });
});
