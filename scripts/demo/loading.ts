import { Standing } from "../../sdk/enums/index.js";
import { importer, parties, type LoadManifest, type LoadProgress } from "../../sdk/index.js";
import { attestedOnce, enrolled, knownSalt, today, type Counter } from "../lib/counter.js";
import { columns } from "../lib/project.js";
import { COMPANIES } from "./data.js";
import { patentFile } from "./patents.js";
import { section, step } from "./progress.js";

/** Only manifest of a demonstration's chain. */
const MANIFEST = 1;
/** Division that keeps the companies of the demonstration. */
const DIVISION = 310_113;
/** Rows that are asked of the register itself at the end. */
const SAMPLE = 50;
const STAGES = { none: 0n, proposed: 1n, approved: 2n, closed: 3n } as const;

/**
 * Loads so many synthetic patents: file, dry run, manifest, two officers, batches, reconciliation, titles of each
 * applicant. Killed at any point, it is called again on the same chain and goes on.
 */
export async function loadPatents(c: Counter, count: number): Promise<void> {
  const { registrar } = c.as;
  step(`enrolling ${COMPANIES.length} companies by their credit codes`);
  const holders = await holdersOf(c);
  const manifest = await manifestFor(c, count, holders);
  const { stage, root } = await registrar.loads.manifestOf(MANIFEST);
  if (stage !== STAGES.none && root !== manifest.root)
    throw new Error("the chain has a manifest of other patents: stop its node, or ask for as many as before");
  if (stage === STAGES.none) await propose(c, manifest);
  if (stage < STAGES.approved) {
    step("a registrar approves the manifest");
    await importer.approve(registrar, MANIFEST);
  }
  const before = await importer.through(registrar, MANIFEST, count);
  if (before.admitted.size !== 0) step(`going on: ${before.admitted.size} of ${count} titles stand already`);
  const batches = await admitAll(c, manifest);
  if (stage < STAGES.closed) await importer.close(registrar, MANIFEST);
  section("RECONCILED", await reconciled(c, manifest));
  section("TITLES PER APPLICANT, BY THE REGISTER'S ENTRIES", await perApplicant(c, holders));
  console.log(`demo: ${count} synthetic patents loaded${gasLine(batches)}`);
}

async function holdersOf(c: Counter): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  const { consortium } = c.as.identity;
  for (const [n, code] of COMPANIES.entries()) {
    const { commitment } = parties.creditCodeCredential(code, knownSalt(code));
    const address = await consortium.addressOf(commitment);
    const enrolledBefore = (await consortium.standingOf(address)) !== BigInt(Standing.Unknown);
    known.set(code, enrolledBefore ? address : (await enrolled(c, n, code, DIVISION)).address);
  }
  return known;
}

/** The file, gone through by itself and against the chain, as a manifest. The same on every run. */
async function manifestFor(
  c: Counter,
  count: number,
  holders: ReadonlyMap<string, string>,
): Promise<LoadManifest> {
  step(`writing a file of ${count} synthetic patents`);
  const day = await today(c);
  const lines = importer.readCsv(patentFile(count));
  step("dry run: numbers, days, shares, classes, lines that repeat a number");
  const file = importer.validateFile(lines, { holders, today: day, saltOf: knownSalt });
  const fresh = (await c.as.registrar.loads.lastManifest()) === 0n;
  const checked = fresh ? await importer.checkOnChain(c.as.registrar, await ipOf(c), file) : file;
  section("DRY RUN", importer.renderDryRun(checked));
  step("building the manifest: a leaf for each row");
  return importer.manifestOf(
    MANIFEST,
    checked.rights.map(({ right }) => right),
  );
}

async function propose(c: Counter, manifest: LoadManifest): Promise<void> {
  step(`an examiner proposes it, root ${manifest.root}`);
  const evidence = await attestedOnce(c, "Manifest", manifest.root);
  await importer.propose(c.as.examiner, manifest, { evidence });
}

async function admitAll(c: Counter, manifest: LoadManifest): Promise<readonly LoadProgress[]> {
  return importer.admit(c.as.registrar, manifest, {
    onProgress: ({ done, of, refused, gasEach, receipt }) => {
      const refusals = refused.length === 0 ? "" : `, ${refused.length} refused`;
      step(
        `  ${done} of ${of}, block ${receipt.blockNumber}, ${gasEach.toLocaleString("en")} gas a title${refusals}`,
      );
    },
  });
}

async function reconciled(c: Counter, manifest: LoadManifest): Promise<string> {
  const found = await importer.reconcile(c.as.registrar, manifest);
  const audited = await importer.audit(c.as.registrar, manifest, SAMPLE);
  const differences = [...found.differences, ...audited];
  if (differences.length !== 0) throw new Error(differences.join("; "));
  return columns(
    [
      ["rows in the file", found.rows.toLocaleString("en")],
      ["rows on the register", found.admitted.toLocaleString("en")],
      ["rows refused", found.refused.toLocaleString("en")],
      ["next fees, yuan", (found.fees.register / 100n).toLocaleString("en")],
      ["rows asked of the register", Math.min(SAMPLE, found.rows).toLocaleString("en")],
      ["root of the file", found.roots.file],
      ["root of the entries", found.roots.register],
    ],
    "left",
  );
}

async function perApplicant(c: Counter, holders: ReadonlyMap<string, string>): Promise<string> {
  const titles = await importer.titlesByHolder(c.as.registrar, MANIFEST);
  const rows = Array.from(holders, ([code, party]) => [
    code,
    party,
    (titles.get(party)?.length ?? 0).toLocaleString("en"),
  ]);
  return columns([["credit code", "party", "titles"], ...rows]);
}

function gasLine(batches: readonly LoadProgress[]): string {
  const sum = batches.reduce((total, { receipt }) => total + Number(receipt.gasUsed), 0);
  const rows = batches.reduce((total, { admitted, refused }) => total + admitted + refused.length, 0);
  if (rows === 0) return "";
  return `, ${Math.round(sum / rows).toLocaleString("en")} gas a title, ${batches.length} blocks`;
}

async function ipOf(c: Counter): Promise<string> {
  return c.as.registrar.ip.getAddress();
}
