import { PartyKind } from "../../../sdk/enums/index.js";
import { parties } from "../../../sdk/parties/index.js";
import type { Cursor, Fields } from "./cursor.js";
import type { KeySource, NewParty, PartyPart } from "./types.js";
import { address, commitment, division, oneOf, salt, signer, variable, whole } from "./values.js";

const LAST_ACCOUNT = 9_999;
const MOST_SIGNERS = 100;
const NEW = ["creditCode", "salt", "credential", "kind", "division", "evidence", "signers", "threshold"];

/** The parties by alias. */
export function partiesOf(cursor: Cursor): Record<string, PartyPart> {
  return Object.fromEntries(cursor.entries().map(([alias, field]) => [alias, partyPart(field)]));
}

/** Where a key comes from. */
export function keySource(cursor: Cursor): KeySource {
  const nowhere: KeySource = { account: 0 };
  if (!cursor.isMapping()) {
    cursor.wrong(
      "say where the key comes from, { env: NAME } or { account: n }; a key never stands in the file",
    );
    return nowhere;
  }
  const fields = cursor.fields(["env", "account"]);
  if (fields.has("env") === fields.has("account")) {
    cursor.wrong(
      "a key comes from an environment variable, or is an account of a local node: one of the two",
    );
    return nowhere;
  }
  if (fields.has("env")) return { env: fields.value("env", variable) };
  return { account: fields.value("account", whole(0, LAST_ACCOUNT)) };
}

function partyPart(cursor: Cursor): PartyPart {
  const fields = cursor.fields(["address", "key", ...NEW]);
  const keys = keysOf(fields.at("key"));
  if (!fields.has("address")) return newParty(fields, keys);
  for (const name of NEW) fields.at(name)?.wrong("a party with an address is enrolled: leave this out");
  return { address: fields.value("address", address), keys };
}

function newParty(fields: Fields, keys: readonly KeySource[]): NewParty {
  const signers = fields.read("signers", (field) => field.list().map((member) => member.value(signer)));
  if (fields.at("signers")?.isList() === true && signers.length === 0)
    fields.at("signers")?.wrong("a party needs a signer");
  return {
    address: undefined,
    credential: credentialOf(fields),
    kind: fields.optional("kind", oneOf(PartyKind), "LegalPerson"),
    division: fields.value("division", division),
    evidence: fields.value("evidence", commitment),
    signers,
    threshold: fields.optional("threshold", whole(1, MOST_SIGNERS), 1),
    keys,
  };
}

/** By credit code and salt, or the commitment that is made of them. */
function credentialOf(fields: Fields): string {
  const credential = fields.at("credential");
  if (credential === undefined) {
    const hiding = fields.value("salt", salt);
    return fields.value("creditCode", (code) => parties.creditCodeCredential(code, hiding).commitment);
  }
  for (const name of ["creditCode", "salt"])
    fields.at(name)?.wrong("the credential stands for it: leave it out");
  return credential.value(commitment);
}

/** One key, or as many as the account's threshold asks for. */
function keysOf(cursor: Cursor | undefined): KeySource[] {
  if (cursor === undefined) return [];
  return cursor.isList() ? cursor.list().map(keySource) : [keySource(cursor)];
}
