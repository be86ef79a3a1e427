import type { ParkFile } from "../file/types.js";
import type { Snapshot } from "../snapshot.js";

/** Addresses of the keys that a run has. */
export interface GivenKeys {
  readonly identity: string | undefined;
  readonly authority: string | undefined;
  readonly council: readonly string[];
  /** Aliases of the parties whose keys are at hand. */
  readonly parties: readonly string[];
}

/** What a plan is made from. */
export interface Ground {
  readonly file: ParkFile;
  readonly seen: Snapshot;
  readonly keys: GivenKeys;
  /** Addresses of the deployment's contracts that the council calls. */
  readonly contracts: Readonly<Record<"Consortium" | "ParkRegistry", string>>;
}

/** Steps that many others need. */
export const PARK = "park";
export const partyStep = (alias: string): string => `party:${alias}`;
export const keysStep = (alias: string): string => `keys:${alias}`;
export const operatorOffice = "office:ParkOperator";
export const authorityOffice = (account: string): string => `office:ParkAuthority:${account}`;
export const zoneStep = (number: number): string => `zone:${number}`;
export const titleStep = (title: string): string => `title:${title}`;

/** The address of a party of the file. */
export function addressOf({ seen }: Ground, alias: string): string {
  const party = seen.parties[alias];
  if (party === undefined) throw new RangeError(`the snapshot lacks the party ${alias}`);
  return party.address;
}

/** Number of the park, or the one that it would get. */
export const parkNumber = ({ seen }: Ground): number => seen.park?.number ?? seen.parkCount + 1;

/** Steps after which a party can act. */
export function ableSteps({ file }: Ground, alias: string): string[] {
  return file.parties[alias]?.address === undefined ? [partyStep(alias), keysStep(alias)] : [];
}
