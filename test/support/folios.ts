import { expect } from "chai";
import { daybook, folio, type Book, type Folio, type LodgedAct, type Particulars } from "../../sdk/index.js";
import type { DocumentKindName } from "../../sdk/enums/index.js";
import { instruments } from "../../sdk/index.js";
import { attested, drawn, signedBy, today, type HeaderChange, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** Rebuilds a title from its entries and holds it against all that the register tells of it. */
export async function agrees(s: LoadedSuite, title: string): Promise<{ book: Book; rebuilt: Folio }> {
  const book = await folio.load(s.land, [title], s.deployment.block, s.daybook);
  const rebuilt = folio.rebuild(book, title);
  const said = await folio.told(s.landViews, rebuilt);
  expect(folio.differences(rebuilt, said, await today(s))).to.deep.equal([]);
  const findings = folio.verifyHead(book.get(title) ?? [], said.page.head);
  expect(findings).to.include({ verified: true, problem: null });
  return { book, rebuilt };
}

/** An act of an office, without applicant, lodged and recorded at once; on fresh evidence of the kind it asks for. */
export async function exOfficio<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
  kind: DocumentKindName,
  { officer = s.registrar, ...header }: HeaderChange & { officer?: LoadedSuite["registrar"] } = {},
): Promise<number> {
  const evidence = await attested(s, kind, `${act} ${instruments.randomNonce()}`);
  const instrument = await drawn(s, act, title, null, fields, { evidence, ...header });
  return Number((await daybook.lodgeAndRecord(s.with(officer), instrument, [])).number);
}

/** An order of the court. */
export async function ordered<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
): Promise<number> {
  return exOfficio(s, act, title, fields, "CourtOrder", { officer: s.court });
}

/** Proposes a correction, and decides it with the consent of the proprietors by other officers. */
export async function corrected(
  s: LoadedSuite,
  title: string,
  proprietors: readonly KeyedParty[],
  fields: Omit<Particulars<"Correct">, "proposal">,
  header: HeaderChange = {},
): Promise<void> {
  const { version } = fields;
  const proposal = await exOfficio(s, "ProposeCorrection", title, { version }, "OriginalFile");
  const evidence = await attested(s, "OriginalFile", `${title} ${proposal}`);
  const correct = { ...fields, proposal: BigInt(proposal) };
  const instrument = await drawn(s, "Correct", title, null, correct, { evidence, ...header });
  const consents = await signedBy(s, instrument, ...proprietors);
  const lodged = await daybook.lodge(s.with(s.examiner), instrument, consents);
  await daybook.record(s.with(s.secondRegistrar), lodged);
}
