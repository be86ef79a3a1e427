// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import { DocumentKind, Metric } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  accountOf,
  figure,
  files,
  mined,
  named,
  nextNoon,
  periodOf,
  reach,
  reportBy,
  restates,
} from "../../../support/figures.js";
import { emitted } from "../../../support/lending.js";
import { openPark, type OpenPark } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, keyOf, today, type KeyedParty } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";
import { loadSuite } from "../../../support/suite.js";

describe("figures", () => {
  let p: OpenPark;
  let tenant: KeyedParty;
  let from: IsoDate;
  beforeEach(async () => {
    const s = await loadSuite();
    from = dates.addYears(await nextNoon(s), -2);
    p = await openPark(s);
    tenant = await enrolled(s, 0);
  });

  const jobs = (value: bigint, more = {}) => figure(p, tenant, "Jobs", from, value, more);

  it("are filed by the attester of the report, with all that tells where they come from", async () => {
    const { s } = p;
    const input = await jobs(80n);
    const empty = [0n, 0n, 0n, ZeroAddress, ZeroHash, ZeroHash];
    expect(await s.figures.figureOf(...named(input))).to.deep.equal(empty);
    const receipt = await mined(files(p, input));
    const { attester } = s;
    emitted(s.figures, receipt, "FigureFiled", [
      ...named(input),
      1n,
      80n,
      attester.address,
      input.document,
      id("method"),
    ]);
    const day = BigInt(dates.toDay(await today(s)));
    const first = [80n, 1n, day, attester.address, input.document, id("method")];
    expect(await s.figures.figureOf(...named(input))).to.deep.equal(first);
    expect(await s.figures.versionsOf(...named(input))).to.deep.equal([first]);
  });

  it("are restated by new versions, and the old ones stay", async () => {
    const { s } = p;
    const input = await jobs(80n);
    await files(p, input);
    const other = keyOf(s, 8);
    const document = await reportBy(s, other, "audit");
    const receipt = await mined(restates(p, { ...input, value: 75n, document }, other));
    const values = [...named(input), 2n, 75n, other.address, document, id("method")];
    emitted(s.figures, receipt, "FigureFiled", values);
    const versions = await s.figures.versionsOf(...named(input));
    expect(versions.map(({ value, version }) => [value, version])).to.deep.equal([
      [80n, 1n],
      [75n, 2n],
    ]);
    expect((await s.figures.figureOf(...named(input))).value).to.equal(75n);
    const by = async (who: string) => (await s.figures.figureBy(...named(input), who)).version;
    expect([await by(s.attester.address), await by(other.address), await by(tenant.address)]).to.deep.equal([
      1n,
      2n,
      0n,
    ]);
    await restates(p, await jobs(70n));
    expect([await by(s.attester.address), await by(other.address)]).to.deep.equal([3n, 2n]);
  });

  it("are filed once, and restated only if they are filed, on another report", async () => {
    const input = await jobs(80n);
    await refused(restates(p, input), "FigureMissing", named(input));
    await files(p, input);
    await refused(files(p, await jobs(81n)), "FigureStands", [...named(input), 1n]);
    await refused(restates(p, { ...input, value: 81n }), "EvidenceUsed", [input.document]);
    await restates(p, await jobs(81n));
    await refused(files(p, await jobs(82n)), "FigureStands", [...named(input), 2n]);
    await refused(restates(p, { ...input, value: 81n }), "EvidenceUsed", [input.document]);
    expect((await p.s.figures.figureOf(...named(input))).value).to.equal(81n);
    expect(await p.s.figures.sumOf(p.park, Metric.Jobs, input.from, 12)).to.deep.equal([81n, 1n]);
  });

  it("of one report may be many, each of its own period, metric and subject", async () => {
    const { s } = p;
    const document = await fresh(s, "FiguresReport");
    await files(p, await jobs(80n, { document }));
    await files(p, await jobs(20n, { document, months: 3 }));
    await files(p, await figure(p, tenant, "Output", from, 5n, { document }));
    await files(p, await figure(p, null, "Jobs", from, 4_000n, { document }));
    const day = dates.toDay(from);
    expect((await s.figures.figureOf(p.park, tenant.address, Metric.Jobs, day, 3)).value).to.equal(20n);
    expect((await s.figures.figureOf(p.park, ZeroAddress, Metric.Jobs, day, 12)).value).to.equal(4_000n);
  });

  it("are no figures of those who attest them, nor of those for whom they run the park", async () => {
    const { s } = p;
    const { attester } = s;
    const own = await jobs(80n, { document: await fresh(s, "FiguresReport") });
    const stranger = keyOf(s, 9);
    await refused(files(p, own, stranger), "NotItsAttester", [own.document, stranger.address]);
    await refused(restates(p, own, stranger), "NotItsAttester", [own.document, stranger.address]);
    // A tenant, and the operator, that are attesters themselves.
    for (const party of [tenant, p.operator]) {
      const signer = await accountOf(s, party);
      const document = await reportBy(s, signer, "report");
      const call = files(p, { ...own, document }, signer);
      await refused(call, "ConflictOfInterest", [party.address, party.address]);
    }
    // Nor does the successor of a tenant attest for it.
    const successor = await enrolled(s, 1);
    await succeeded(s, tenant, [successor]);
    const signer = await accountOf(s, successor);
    const about = files(p, { ...own, document: await reportBy(s, signer, "report") }, signer);
    await refused(about, "ConflictOfInterest", [successor.address, tenant.address]);
    // The attester is not the subject's, so the same figure passes.
    await files(p, own);
    expect((await s.figures.figureOf(...named(own))).attester).to.equal(attester.address);
  });

  it("rest on a report of the right kind, good today, of a park and a party that there are", async () => {
    const { s } = p;
    const contract = await fresh(s, "Contract");
    const kinds = [contract, DocumentKind.Contract, DocumentKind.FiguresReport];
    await refused(files(p, await jobs(1n, { document: contract })), "EvidenceOfWrongKind", kinds);
    const revoked = await fresh(s, "FiguresReport");
    await s.consortium.connect(s.attester).revoke(revoked, id("error"));
    const day = BigInt(dates.toDay(await today(s)));
    await refused(files(p, await jobs(1n, { document: revoked })), "EvidenceRevoked", [revoked, day]);
    await refused(files(p, await jobs(1n, { park: 9n })), "ParkUnknown", [9n]);
    const nobody = keyOf(s, 9).address;
    await refused(files(p, await jobs(1n, { subject: nobody })), "PartyUnknown", [nobody]);
  });

  it("are of metrics that no other book tells, of periods that are over, by a method", async () => {
    for (const metric of ["None", "PaidIn", "Presence"] as const)
      await refused(files(p, await figure(p, tenant, metric, from, 1n)), "MetricNotFiled", [Metric[metric]]);
    await refused(files(p, await jobs(1n, { from: 0n })), "FigurePeriodInvalid", [0n, 12n]);
    const day = dates.toDay(from);
    await refused(files(p, await jobs(1n, { months: 0n })), "FigurePeriodInvalid", [day, 0n]);
    await refused(files(p, await jobs(1n, { method: ZeroHash })), "CommitmentEmpty", []);
    // Two years from two years ago end yesterday; a day later they would not be over.
    await files(p, await jobs(1n, { months: 24n }));
    const [later, last] = [dates.addDays(from, 1), periodOf(dates.addDays(from, 1), 24)[1]];
    const early = await figure(p, tenant, "Jobs", later, 1n, { months: 24n });
    const running = [dates.toDay(later), 24n, dates.toDay(last)];
    await refused(files(p, early), "FigurePeriodRunning", running);
    await reach(p.s, dates.addDays(last, 1));
    await files(p, early);
  });

  it("of all tenants add up, restated ones by their newest version, without what the park says of itself", async () => {
    const { s } = p;
    const other = await enrolled(s, 1);
    const sum = () => s.figures.sumOf(p.park, Metric.Jobs, dates.toDay(from), 12);
    expect(await sum()).to.deep.equal([0n, 0n]);
    await files(p, await jobs(80n));
    await files(p, await figure(p, other, "Jobs", from, 15n));
    await files(p, await figure(p, null, "Jobs", from, 1_000n));
    expect(await sum()).to.deep.equal([95n, 2n]);
    await restates(p, await jobs(60n));
    await restates(p, await figure(p, null, "Jobs", from, 2_000n));
    expect(await sum()).to.deep.equal([75n, 2n]);
    expect(await s.figures.sumOf(p.park, Metric.Jobs, dates.toDay(from), 3)).to.deep.equal([0n, 0n]);
  });
});
