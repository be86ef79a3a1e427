import { expect } from "chai";
import { daybook, folio, identifiers, type Book, type Folio, type Particulars } from "../../sdk/index.js";
import { fresh, proposed } from "./acts.js";
import { drawn, signedBy, today, type HeaderChange, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** Rebuilds a title from its entries and holds it against all that the register tells of it. */
export async function agrees(s: LoadedSuite, title: string): Promise<{ book: Book; rebuilt: Folio }> {
  const onLand = identifiers.isLand(title);
  const book = await folio.load(onLand ? s.land : s.ip, [title], s.deployment.block, s.daybook);
  const rebuilt = folio.rebuild(book, title);
  const said = await folio.told(onLand ? s.landViews : s.ipViews, rebuilt);
  expect(folio.differences(rebuilt, said, await today(s)), title).to.deep.equal([]);
  const findings = folio.verifyHead(book.get(title) ?? [], said.page.head);
  expect(findings).to.include({ verified: true, problem: null });
  return { book, rebuilt };
}

/** Proposes a correction and decides it, with the consent of the proprietors, by other officers. */
export async function proposedAndCorrected(
  s: LoadedSuite,
  title: string,
  proprietors: readonly KeyedParty[],
  fields: Omit<Particulars<"Correct">, "proposal">,
  header: HeaderChange = {},
): Promise<void> {
  const correct = { ...fields, proposal: await proposed(s, title, fields.version) };
  const evidence = await fresh(s, "OriginalFile");
  const instrument = await drawn(s, "Correct", title, null, correct, { evidence, ...header });
  const consents = await signedBy(s, instrument, ...proprietors);
  const lodged = await daybook.lodge(s.with(s.examiner), instrument, consents);
  await daybook.record(s.with(s.secondRegistrar), lodged);
}
