import { COMPANIES } from "../demo/data.js";
import { patentFile } from "../demo/patents.js";
import { importer, type LoadManifest } from "../../sdk/index.js";
import { attested, knownSalt, today } from "../lib/counter.js";
import type { Bench } from "./bench.js";

/** Rows of a batch, by which a bulk load is judged. */
export const ROWS = 200;
/** Batches of the manifest: as many rows as the figures of the demonstration. */
const BATCHES = 33;

let manifest: LoadManifest | undefined;

/**
 * Admits the next batch of a manifest of 6,600 patents of one party.
 *
 * @returns hash of the transaction.
 */
export async function admitted(b: Bench): Promise<string> {
  const { registrar } = b.counter.as;
  manifest ??= await approved(b);
  const { admitted: before } = await registrar.loads.manifestOf(1);
  const indices = Array.from({ length: ROWS }, (_, i) => Number(before) + i);
  const { hash } = await importer.admitBatch(registrar, manifest, indices);
  const { admitted: after } = await registrar.loads.manifestOf(1);
  if (after - before !== BigInt(ROWS)) throw new Error(`${after - before} of ${ROWS} rows were admitted`);
  return hash;
}

async function approved(b: Bench): Promise<LoadManifest> {
  const { counter, buyer } = b;
  // The buyer: the seller has merged into it by now.
  const holders = new Map(COMPANIES.map((code) => [code, buyer.address] as const));
  const lines = importer.readCsv(patentFile(ROWS * BATCHES));
  const { rights } = importer.validateFile(lines, {
    holders,
    today: await today(counter),
    saltOf: knownSalt,
  });
  const all = importer.manifestOf(
    1,
    rights.map(({ right }) => right),
  );
  const evidence = await attested(counter, "Manifest", all.root);
  await importer.propose(counter.as.examiner, all, { evidence });
  await importer.approve(counter.as.registrar, 1);
  return all;
}
