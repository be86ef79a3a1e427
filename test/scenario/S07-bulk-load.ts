import { expect } from "chai";
import { id } from "ethers";
import { dates, importer, type LoadManifest, type ReadRight } from "../../sdk/index.js";
import { patentCheck } from "../../sdk/identifiers/patent.js";
import { expectRefused } from "./refusals.js";
import { loadDesk, reinstate, suspend, type LoadDesk } from "../support/loads.js";
import { titleId } from "../support/refusals.js";
import { today } from "../support/registry.js";

const APPLICANT = "Baosteel Institute";
const OTHER = "Wusong Instruments";
const HEADING = "number,holders,shares,stage,filed,ends,paid,fee,ipc,title";

/** The n-th patent of the file, one of every six of another applicant; what is wrong with a line replaces its values. */
function line(n: number, changes: Readonly<Record<string, string>> = {}): string {
  const digits = `20201${String(9_100_000 + n)}`;
  const values = {
    number: `CN${digits}.${patentCheck(digits)}`,
    holders: n % 6 === 5 ? OTHER : APPLICANT,
    shares: "",
    stage: "Granted",
    filed: "2020-03-02",
    ends: "2040-03-02",
    paid: "6",
    fee: "1200.00",
    ipc: "H01M 10/0525",
    title: `"synthetic right, ${n}"`,
    ...changes,
  };
  return HEADING.split(",")
    .map((column) => values[column as keyof typeof values])
    .join(",");
}

/** S7: a file of patents of one applicant and another comes onto the ledger. */
describe("S07 a bulk load of patents", () => {
  let desk: LoadDesk;
  let file: readonly ReadRight[];
  const rows = (count: number) => Array.from({ length: count }, (_, n) => line(n));
  const read = async (lines: readonly string[]) => {
    const [first, second] = desk.holders;
    const holders = new Map([
      [APPLICANT, first.address],
      [OTHER, second.address],
    ]);
    const text = [HEADING, ...lines].join("\r\n");
    return importer.validateFile(importer.readCsv(text), { holders, today: await today(desk.s), saltOf: id });
  };
  const rightsOf = (list: readonly ReadRight[]) => list.map(({ right }) => right);
  const examiner = () => desk.s.with(desk.s.examiner);
  const registrar = () => desk.s.with(desk.s.registrar);
  const open = async (number: number, list: readonly ReadRight[]): Promise<LoadManifest> => {
    const manifest = importer.manifestOf(number, rightsOf(list));
    await importer.propose(examiner(), manifest, { evidence: desk.evidence });
    await importer.approve(registrar(), number);
    return manifest;
  };

  beforeEach(async () => {
    desk = await loadDesk();
    file = (await read(rows(60))).rights;
  });

  it("goes from the file to titles on the register, and back to the file", async () => {
    const { s, holders, register } = desk;
    // 1, 2: validated by itself and against the chain; the dry run says what would be loaded.
    const checked = await importer.checkOnChain(s, register, await read(rows(60)));
    expect(importer.renderDryRun(checked)).to.equal(
      "60 lines: 60 can be loaded, 0 cannot\n2 holders, next fees of 72000.00 yuan",
    );
    // 3: two officers.
    const manifest = importer.manifestOf(1, rightsOf(checked.rights));
    await importer.propose(examiner(), manifest, { evidence: desk.evidence });
    await expectRefused(importer.admitBatch(registrar(), manifest, [0]), "ManifestNotApproved", {
      manifest: 1n,
    });
    await importer.approve(s.with(s.secondRegistrar), 1);
    // 4: cut short after two batches, in an order of its own; gone on with from the chain alone.
    await importer.admitBatch(registrar(), manifest, [50, 51, 52]);
    await importer.admitBatch(registrar(), manifest, [0, 1, 2, 51]);
    const kept = importer.readManifest(importer.writeManifest(manifest));
    const told: string[] = [];
    await importer.admit(s.with(s.secondRegistrar), kept, {
      batch: 20,
      onProgress: ({ done, of, admitted }) => told.push(`${done}/${of} +${admitted}`),
    });
    expect(told).to.deep.equal(["26/60 +20", "46/60 +20", "60/60 +14"]);
    expect(await importer.admit(registrar(), kept)).to.deep.equal([]);
    // 5: reconciled, by entries alone.
    const found = await importer.reconcile(s, manifest);
    expect(found).to.deep.equal({
      rows: 60,
      admitted: 60,
      refused: 0,
      left: 0,
      fees: { file: 72_000_00n, register: 72_000_00n, refused: 0n },
      roots: { file: manifest.root, approved: manifest.root, register: manifest.root },
      differences: [],
    });
    expect(await importer.audit(s, manifest, 12)).to.deep.equal([]);
    await importer.close(registrar(), 1);
    const titles = await importer.titlesByHolder(s, 1);
    expect([titles.get(holders[0].address)?.length, titles.get(holders[1].address)?.length]).to.deep.equal([
      50, 10,
    ]);
    expect(await s.ip.balanceOf(holders[0].address, titleId(file[0]?.right.number ?? ""))).to.equal(1);
  });

  it("says by line what is wrong with a file, before anything is sent", async () => {
    const { findings, rights } = await read([
      line(0),
      line(1, { number: "CN202019100001.0" }),
      line(2, { holders: `${APPLICANT};${OTHER}`, shares: "3/3;1/3" }),
      line(0),
      line(3, { holders: `${APPLICANT};${OTHER}`, shares: "2/3;1/3" }),
      line(4, { filed: "2020-02-30" }),
      line(5, { holders: "Nobody" }),
      line(6, { ipc: "H1M 10" }),
      line(7, { ends: "2039-03-02" }),
    ]);
    expect(findings.map(({ line: at, column, name, stops }) => [at, column, name, stops])).to.deep.equal([
      [3, "number", "BadCheckDigit", true],
      [4, "shares", "SharesNotOne", true],
      [5, "number", "AlreadyRegistered", true],
      [6, "holders", "CoOwned", true],
      [7, "filed", "DateMalformed", true],
      [8, "holders", "HolderUnknown", true],
      [9, "ipc", "ClassMalformed", true],
      [10, "ends", "TermUnusual", false],
    ]);
    expect(rights.map(({ line: at }) => at)).to.deep.equal([2, 10]);
  });

  it("names refused rows with the reason, and a supplementary manifest mends them", async () => {
    const { s, holders } = desk;
    const [, other] = holders;
    const wrong = file.slice(0, 6).map((one, n) => {
      const number =
        n === 2 ? one.right.number.replace(/.$/, (c) => (c === "1" ? "2" : "1")) : one.right.number;
      return { ...one, right: { ...one.right, number } };
    });
    const manifest = await open(1, wrong);
    await suspend(desk, other);
    const [batch] = await importer.admit(registrar(), manifest);
    expect(batch?.admitted).to.equal(4);
    const refused = await importer.refusals(s, 1);
    expect(refused.map(({ index, why }) => [index, why?.name])).to.deep.equal([
      [2, "PatentNumberBadCheckDigit"],
      [5, "PartySuspended"],
    ]);
    const found = await importer.reconcile(s, manifest);
    expect([found.admitted, found.refused, found.left, found.differences]).to.deep.equal([4, 2, 0, []]);
    expect(found.fees).to.deep.equal({ file: 7_200_00n, register: 4_800_00n, refused: 2_400_00n });
    await importer.close(registrar(), 1);
    await reinstate(desk, other);
    const mended = importer.supplement(
      2,
      manifest,
      refused,
      (right, { index }) => file[index]?.right ?? right,
    );
    await importer.propose(examiner(), mended, { evidence: desk.evidence });
    await importer.approve(registrar(), 2);
    await importer.admit(registrar(), mended);
    await importer.close(registrar(), 2);
    expect((await importer.reconcile(s, mended)).differences).to.deep.equal([]);
    expect((await importer.titlesByHolder(s, 2)).get(other.address)).to.deep.equal([file[5]?.right.number]);
  });

  it("inserts nothing twice: not by a second manifest either", async () => {
    const { s } = desk;
    const manifest = await open(1, file.slice(0, 3));
    await importer.admit(registrar(), manifest);
    const again = await open(2, file.slice(0, 3));
    const [batch] = await importer.admit(registrar(), again);
    expect(batch?.refused.map(({ why }) => [why?.name, why?.args])).to.deep.equal(
      file.slice(0, 3).map(({ right }) => ["AlreadyRegistered", { title: titleId(right.number) }]),
    );
    expect(
      (await importer.checkOnChain(s, desk.register, await read(rows(4)))).rights.map(({ line: at }) => at),
    ).to.deep.equal([5]);
  });

  it("takes no row that two officers did not approve, none after its end, and no single officer's word", async () => {
    const { s } = desk;
    const manifest = await open(1, file.slice(0, 4));
    const forged = importer.manifestOf(
      1,
      rightsOf(file.slice(0, 4)).map((right) => ({ ...right, holder: desk.holders[1].address })),
    );
    await expectRefused(importer.admitBatch(registrar(), forged, [1, 2]), "NotInManifest", {
      manifest: 1n,
      index: 1n,
    });
    await importer.admit(registrar(), manifest);
    await importer.close(registrar(), 1);
    await expectRefused(importer.admitBatch(registrar(), manifest, [1]), "ManifestClosed", { manifest: 1n });
    const second = importer.manifestOf(2, rightsOf(file.slice(4, 6)));
    await importer.propose(examiner(), second, { evidence: desk.evidence });
    await expectRefused(importer.approve(examiner(), 2), "OfficeRequired", {
      kind: "Registrar",
      division: 0n,
      caller: s.examiner.address,
    });
    expect((await s.loads.manifestOf(2)).stage).to.equal(1);
  });

  it("shows when the register does not say what the file says", async () => {
    const { s } = desk;
    const manifest = await open(1, file.slice(0, 3));
    await importer.admit(registrar(), manifest, { batch: 2 });
    const other = importer.manifestOf(
      1,
      rightsOf(file.slice(0, 3)).map((right, n) =>
        n === 1 ? { ...right, filedOn: dates.addDays(right.filedOn, 1) } : right,
      ),
    );
    expect((await importer.reconcile(s, other)).differences).to.deep.equal([
      "the file is not the one that was approved",
      "the register's entries do not give the root of the file",
    ]);
    const more = importer.manifestOf(1, [...other.rights, ...rightsOf(file.slice(9, 10))]);
    expect(await importer.audit(s, more, 4)).to.deep.equal([
      `${file[1]?.right.number} stands otherwise than its row says`,
      `${file[9]?.right.number} is not on the register`,
    ]);
  });
});
