import { LineCounter, parseDocument } from "yaml";
import { LandUse, ParkLevel } from "../../../sdk/enums/index.js";
import { checkTogether } from "./checks.js";
import { Cursor, type Fields } from "./cursor.js";
import { keySource, partiesOf } from "./parties.js";
import { MistakeBook, type Mistake } from "./mistakes.js";
import { parcelPart } from "./premises.js";
import { tenantPart } from "./tenants.js";
import type { Officers, ParkFile, ParkPart, ZonePart } from "./types.js";
import {
  address,
  commitment,
  day,
  division,
  industry,
  oneOf,
  parkCode,
  parkName,
  squareMetres,
} from "./values.js";

/** What a file holds: a park, or all its mistakes. */
export type Reading =
  | { readonly file: ParkFile; readonly mistakes: readonly [] }
  | { readonly file: undefined; readonly mistakes: readonly Mistake[] };

const PARTS = [
  "park",
  "operator",
  "authorities",
  "officers",
  "council",
  "sender",
  "parties",
  "zones",
  "tenants",
] as const;

/** Most industries that a park names. */
const MOST_INDUSTRIES = 100;

/** Reads a park from YAML. Every value is taken as the text that stands there: YAML's own types guess too much. */
export function readParkFile(text: string): Reading {
  const lines = new LineCounter();
  const book = new MistakeBook();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(pos[0]);
    book.add("", message, { line, column: col });
  }
  if (book.all().length === 0) {
    const file = parkFile(new Cursor(document.contents, "", book, lines).fields(PARTS));
    if (book.all().length === 0) checkTogether(file, book);
    if (book.all().length === 0) return { file, mistakes: [] };
  }
  return { file: undefined, mistakes: book.all() };
}

function parkFile(fields: Fields): ParkFile {
  return {
    park: fields.read("park", parkPart),
    operator: fields.value("operator", (alias) => alias),
    authorities: fields.list("authorities", (member) => member.value(address)),
    officers: officersOf(fields.at("officers")),
    council: fields.list("council", keySource),
    sender: fields.has("sender") ? fields.read("sender", keySource) : undefined,
    parties: fields.read("parties", partiesOf),
    zones: fields.list("zones", zonePart),
    tenants: fields.list("tenants", tenantPart),
  };
}

function parkPart(cursor: Cursor): ParkPart {
  const fields = cursor.fields([
    ...["code", "name", "division", "level", "area", "boundary", "industries", "since", "decision"],
  ]);
  const industries = fields.list("industries", (member) => member.value(industry));
  if (industries.length > MOST_INDUSTRIES) fields.at("industries")?.wrong(`at most ${MOST_INDUSTRIES}`);
  return {
    code: fields.value("code", parkCode),
    name: fields.value("name", parkName),
    division: fields.value("division", division),
    level: fields.value("level", oneOf(ParkLevel)),
    area: fields.value("area", squareMetres),
    boundary: fields.value("boundary", commitment),
    industries,
    since: fields.value("since", day),
    decision: fields.value("decision", commitment),
  };
}

function officersOf(cursor: Cursor | undefined): Officers {
  const fields = cursor?.fields(["identity", "authority"]);
  const key = (name: string): Officers["identity"] => {
    const field = fields?.at(name);
    return field === undefined ? undefined : keySource(field);
  };
  return { identity: key("identity"), authority: key("authority") };
}

function zonePart(cursor: Cursor): ZonePart {
  const fields = cursor.fields(["area", "use", "plan", "parcels"]);
  return {
    area: fields.value("area", squareMetres),
    use: fields.optional("use", oneOf(LandUse), "None"),
    plan: fields.value("plan", commitment),
    parcels: fields.list("parcels", parcelPart),
  };
}
