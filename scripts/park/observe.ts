import type { Provider } from "ethers";
import { authority } from "../../sdk/authority/index.js";
import { addressIn, type Suite } from "../../sdk/connect/index.js";
import { dates } from "../../sdk/dates/index.js";
import {
  DocumentKind,
  nameOf,
  OfficeKind,
  Standing,
  type DocumentKindName,
  type OfficeKindName,
} from "../../sdk/enums/index.js";
import { explain } from "../../sdk/errors/index.js";
import { readUnitCode } from "../../sdk/identifiers/index.js";
import { parties } from "../../sdk/parties/index.js";
import type { ProposalStore } from "../council/store.js";
import type { ParkFile, PartyPart } from "./file/types.js";
import type { KeyRing } from "./keys.js";
import { readPark, readTenancies, readTitles } from "./observePark.js";
import {
  documentKey,
  officeKey,
  type At,
  type SeenCouncil,
  type SeenParty,
  type Snapshot,
} from "./snapshot.js";

/** What a snapshot is taken of. */
export interface View {
  readonly suite: Suite;
  readonly provider: Provider;
  readonly store: ProposalStore;
  readonly file: ParkFile;
  readonly keys: KeyRing;
}

/** Reads everything that the file names, as of one block; of the council's proposals, as they are now. */
export async function observe(view: View): Promise<Snapshot> {
  const { suite, provider, file } = view;
  const block = await provider.getBlock("latest");
  if (block === null) throw new Error("the node has no latest block");
  const at: At = { blockTag: block.number };
  const found = await readParties(view, at);
  const park = await readPark(suite, file.park.code, at);
  const [parkCount, offices, documents, titles, divisions, tenancies, council] = await Promise.all([
    suite.parks.parkCount(at),
    readOffices(view, found, at),
    readDocuments(view, at),
    readTitles(suite, file, at),
    readDivisions(view, park?.division, at),
    park === undefined ? {} : readTenancies(suite, park.number, tenantAddresses(file, found), at),
    readCouncil(view),
  ]);
  return {
    now: block.timestamp,
    today: dates.dateAt(block.timestamp),
    parkCount: Number(parkCount),
    park,
    parties: found,
    offices,
    documents,
    titles,
    divisions,
    tenancies,
    council,
  };
}

async function readParties(view: View, at: At): Promise<Record<string, SeenParty>> {
  const implementation = await view.suite.consortium.ACCOUNT_IMPLEMENTATION(at);
  return Object.fromEntries(
    await Promise.all(
      Object.entries(view.file.parties).map(
        async ([alias, party]) => [alias, await readParty(view, party, implementation, at)] as const,
      ),
    ),
  );
}

async function readParty(
  { suite, provider, file }: View,
  party: PartyPart,
  implementation: string,
  at: At,
): Promise<SeenParty> {
  const { consortium, tenancies, deployment } = suite;
  const address =
    party.address ?? parties.addressOf(addressIn(deployment, "Consortium"), implementation, party.credential);
  const [standing, refusal, code, until] = await Promise.all([
    consortium.standingOf(address, at),
    refusalOf(consortium.requireActive(address, at)),
    provider.getCode(address, at.blockTag),
    tenancies.barredUntil(address, file.park.division, at),
  ]);
  return {
    address,
    standing: nameOf(Standing, standing),
    refusal,
    keyed: code !== "0x",
    barredUntil: until === 0n ? undefined : dates.fromDay(Number(until)),
  };
}

async function readOffices(
  { suite, file, keys }: View,
  found: Readonly<Record<string, SeenParty>>,
  at: At,
): Promise<Record<string, boolean>> {
  const asked: (readonly [OfficeKindName, number, string])[] = [];
  const operator = found[file.operator];
  const { division } = file.park;
  if (operator !== undefined) asked.push(["ParkOperator", division, operator.address]);
  const officer = keys.authority?.address;
  for (const account of [...file.authorities, ...(officer === undefined ? [] : [officer])])
    asked.push(["ParkAuthority", division, account]);
  for (const party of Object.values(file.parties)) {
    if (party.address === undefined && keys.identity !== undefined)
      asked.push(["Identity", party.division, keys.identity.address]);
  }
  return Object.fromEntries(
    await Promise.all(
      asked.map(async ([kind, place, holder]) => {
        const held = await suite.consortium.holds(holder, OfficeKind[kind], place, at);
        return [officeKey(kind, place, holder), held] as const;
      }),
    ),
  );
}

async function readDocuments({ suite, file }: View, at: At): Promise<Record<string, string>> {
  const asked: (readonly [string, DocumentKindName | "any"])[] = [
    [file.park.decision, "AuthorityDecision"],
    ...Object.values(file.parties).flatMap((party) =>
      party.address === undefined ? [[party.evidence, "IdentityProof"] as const] : [],
    ),
    ...file.zones.flatMap(({ parcels }) =>
      parcels.flatMap(({ buildings }) =>
        buildings.map(({ completion }) => [completion, "CompletionPapers"] as const),
      ),
    ),
    ...file.tenants.flatMap(
      ({ opinion, agreement }) =>
        [
          [opinion, "any"],
          [agreement, "Contract"],
        ] as const,
    ),
  ];
  const { consortium } = suite;
  return Object.fromEntries(
    await Promise.all(
      asked.map(async ([document, kind]) => {
        const asking =
          kind === "any"
            ? consortium.requireGood(document, at)
            : consortium.requireKind(document, DocumentKind[kind], at);
        return [documentKey(document, kind), await refusalOf(asking)] as const;
      }),
    ),
  );
}

/** What each division that matters has become. */
async function readDivisions(
  { suite, file }: View,
  established: number | undefined,
  at: At,
): Promise<Record<number, number>> {
  const parcels = file.zones.flatMap((zone) => zone.parcels);
  const codes = new Set([
    ...[file.park.division, established ?? file.park.division],
    ...parcels.map(({ title }) => Number(readUnitCode(title).division)),
  ]);
  const living = async (code: number): Promise<number> => {
    const next = Number(await suite.consortium.divisionSuccessor(code, at));
    return next === 0 ? code : living(next);
  };
  return Object.fromEntries(
    await Promise.all([...codes].map(async (code) => [code, await living(code)] as const)),
  );
}

function tenantAddresses(
  { tenants }: ParkFile,
  found: Readonly<Record<string, SeenParty>>,
): Record<string, string> {
  return Object.fromEntries(tenants.map(({ party }) => [party, found[party]?.address ?? ""]));
}

async function readCouncil({ suite, store }: View): Promise<SeenCouncil> {
  const { owners, threshold } = await authority.readCouncil(suite);
  const proposals = await Promise.all(
    store.all().map(async ({ number, proposal }) => {
      const { steps, next } = await authority.standing(suite, proposal);
      const state = next === undefined ? undefined : steps[next];
      const signed = next === undefined ? [] : (proposal.steps[next]?.signatures ?? []);
      return { number, calls: proposal.actions, state, signed: signed.map(({ signer }) => signer) };
    }),
  );
  return {
    owners,
    threshold,
    // One that ran out of time is proposed anew; one that was cancelled is not.
    proposals: proposals.flatMap(({ state, ...each }) =>
      state === undefined || state.is === "expired" ? [] : [{ ...each, next: state }],
    ),
  };
}

/** The refusal of a view that only refuses; empty if it does not. */
async function refusalOf(asking: Promise<unknown>): Promise<string> {
  try {
    await asking;
    return "";
  } catch (error) {
    const refusal = explain(error);
    if (refusal === undefined) throw error;
    return refusal.data;
  }
}
