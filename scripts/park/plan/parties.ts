import { OfficeKind, PartyKind } from "../../../sdk/enums/index.js";
import { IConsortium__factory } from "../../../typechain-types/index.js";
import type { NewParty } from "../file/types.js";
import { officeKey } from "../snapshot.js";
import { keysStep, partyStep, type Ground } from "./ground.js";
import {
  differs,
  documentRefusal,
  ifKeyed,
  refusalIn,
  refusalOf,
  type Refusal,
  type StepList,
} from "./step.js";

const CONSORTIUM = IConsortium__factory.createInterface();
const IDENTITY = { is: "identity" } as const;

/** Parties that are to be enrolled: their enrolment, and their keys. Those with an address must be there. */
export function planParties(ground: Ground, list: StepList): void {
  for (const [alias, party] of Object.entries(ground.file.parties)) {
    if (party.address === undefined) planNew(ground, list, alias, party);
  }
}

/** Why a party that is on the chain cannot act; one that is to be enrolled can, once it is. */
export function partyRefusal({ file, seen }: Ground, alias: string): Refusal | undefined {
  const party = seen.parties[alias];
  const here = file.parties[alias]?.address === undefined;
  if (here && party?.standing === "Unknown") return undefined;
  return refusalIn(party?.refusal) ?? (here || party?.keyed === true ? undefined : keyless(alias));
}

const keyless = (alias: string): Refusal =>
  differs(
    `${alias} is enrolled, but its account has no keys`,
    "The identity office gives it the first keys with giveKeys.",
  );

function planNew(ground: Ground, list: StepList, alias: string, party: NewParty): void {
  const { seen, keys } = ground;
  const found = seen.parties[alias];
  const { credential, division, evidence, signers, threshold } = party;
  const who = `identity officer of ${division}${keys.identity === undefined ? "" : ` ${keys.identity}`}`;
  const enrolled = found !== undefined && found.standing !== "Unknown";
  const [free, office] = [ifKeyed(keys.identity !== undefined), officeRefusal(ground, division)];
  list.add({
    id: partyStep(alias),
    what: `enrol ${alias} as ${found?.address ?? ""}`,
    who,
    by: IDENTITY,
    done: enrolled,
    refusal: office ?? documentRefusal(seen, `parties.${alias}.evidence`, evidence, "IdentityProof"),
    free,
    call: {
      contract: "Consortium",
      data: CONSORTIUM.encodeFunctionData("enrol", [credential, PartyKind[party.kind], division, evidence]),
    },
  });
  list.add({
    id: keysStep(alias),
    what: `give ${alias} its keys: ${signers.join(", ")}${signers.length === 1 ? "" : `, ${threshold} of which sign`}`,
    who,
    by: IDENTITY,
    done: found?.keyed,
    refusal: office ?? (enrolled ? refusalIn(found.refusal) : undefined),
    needs: [partyStep(alias)],
    free,
    call: {
      contract: "Consortium",
      data: CONSORTIUM.encodeFunctionData("giveKeys", [credential, [...signers], threshold]),
    },
  });
}

function officeRefusal({ seen, keys }: Ground, division: number): Refusal | undefined {
  const { identity } = keys;
  if (identity === undefined || seen.offices[officeKey("Identity", division, identity)] === true)
    return undefined;
  return refusalOf("OfficeRequired", [OfficeKind.Identity, division, identity]);
}
