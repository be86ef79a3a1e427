import { dates, importer, instruments, type LoadManifest, type RightRow } from "../../sdk/index.js";
import { patentCheck } from "../../sdk/identifiers/patent.js";
import { id } from "ethers";
import { attested, enrolled, today, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** The national offices at a bulk load: the examiner proposes, the registrars approve and admit. */
export interface LoadDesk {
  readonly s: LoadedSuite;
  /** Register of intellectual property. */
  readonly register: string;
  readonly holders: readonly [KeyedParty, KeyedParty];
  /** Attested document of kind `Manifest`. */
  readonly evidence: string;
  /** Days of a right that is granted and in force. */
  readonly filedOn: string;
  readonly termEnd: string;
}

const YEARS_AGO = -4;

export async function loadDesk(): Promise<LoadDesk> {
  const s = await loadSuite();
  const filedOn = dates.addYears(await today(s), YEARS_AGO);
  return {
    s,
    register: await s.ip.getAddress(),
    holders: [await enrolled(s, 0), await enrolled(s, 1)],
    evidence: await attested(s, "Manifest", "of the load"),
    filedOn,
    termEnd: dates.addYears(filedOn, 20),
  };
}

/** Number of the n-th synthetic invention. */
export function patent(n: number): string {
  const digits = `20221${String(9_000_000 + n)}`;
  return `CN${digits}.${patentCheck(digits)}`;
}

/** The n-th right: a granted invention of the first holder. */
export function rightOf(desk: LoadDesk, n: number, changes: Partial<RightRow> = {}): RightRow {
  return {
    number: patent(n),
    holder: desk.holders[0].address,
    stage: "Granted",
    filedOn: desk.filedOn,
    termEnd: desk.termEnd,
    paid: 5,
    fee: 1200_00n,
    particulars: id(`particulars ${n}`),
    ...changes,
  };
}

/** So many rights in a row. */
export function rightsOf(desk: LoadDesk, count: number): RightRow[] {
  return Array.from({ length: count }, (_, n) => rightOf(desk, n));
}

/** Proposes the manifest of rights. */
export async function proposed(
  { s, evidence }: LoadDesk,
  rights: readonly RightRow[],
  number = 1,
): Promise<LoadManifest> {
  const manifest = importer.manifestOf(number, rights);
  await importer.propose(s.with(s.examiner), manifest, { evidence });
  return manifest;
}

/** Proposes and approves the manifest of rights. */
export async function approved(
  desk: LoadDesk,
  rights: readonly RightRow[],
  number = 1,
): Promise<LoadManifest> {
  const manifest = await proposed(desk, rights, number);
  await importer.approve(desk.s.with(desk.s.registrar), number);
  return manifest;
}

/** Everything that a load can change: the manifest, its bits, the head, page and holder of each title. */
export async function stateOf({ s }: LoadDesk, { number, rights }: LoadManifest): Promise<unknown[]> {
  const { admitted, refused } = await importer.through(s, number, rights.length);
  const titles = rights.map(({ number: title }) =>
    BigInt(`0x${Buffer.from(title).toString("hex").padEnd(64, "0")}`),
  );
  const heads = await Promise.all(titles.map(async (title) => s.ip.headOf(title)));
  const shares = await Promise.all(
    rights.map(async ({ holder }, i) => s.ip.balanceOf(holder, titles[i] ?? 0n)),
  );
  const manifest = await s.loads.manifestOf(number);
  return [[...manifest], [...admitted], [...refused], heads, shares, await s.daybook.lastNumber()];
}

/** The identity office suspends a party. */
export async function suspend({ s }: LoadDesk, { address }: KeyedParty): Promise<void> {
  const notice = await attested(s, "AuthorityDecision", `suspension ${instruments.randomNonce()}`);
  await s.consortium.connect(s.identity).suspend(address, notice);
}

/** The identity office reinstates a party. */
export async function reinstate({ s }: LoadDesk, { address }: KeyedParty): Promise<void> {
  const notice = await attested(s, "AuthorityDecision", `reinstatement ${instruments.randomNonce()}`);
  await s.consortium.connect(s.identity).reinstate(address, notice);
}
