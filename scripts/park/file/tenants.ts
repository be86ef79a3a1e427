import type { Cursor } from "./cursor.js";
import type { TenantPart } from "./types.js";
import { commitment, day, industry, percent, yesOrNo, yuan } from "./values.js";

/** A first tenant: what it states, and the papers of its admission. */
export function tenantPart(cursor: Cursor): TenantPart {
  const fields = cursor.fields([
    ...["party", "industry", "registeredCapital", "foreignShare", "listed", "name"],
    ...["dossier", "opinion", "agreement", "entry"],
  ]);
  return {
    party: fields.value("party", (alias) => alias),
    industry: fields.value("industry", industry),
    registeredCapital: fields.value("registeredCapital", yuan),
    foreignBp: fields.optional("foreignShare", percent, 0),
    listed: fields.optional("listed", yesOrNo, false),
    name: fields.value("name", commitment),
    dossier: fields.value("dossier", commitment),
    opinion: fields.value("opinion", commitment),
    agreement: fields.value("agreement", commitment),
    entry: fields.value("entry", day),
  };
}
