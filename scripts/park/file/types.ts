import type { LandUseName, ParkLevelName, PartyKindName, StructureName } from "../../../sdk/enums/index.js";
import type { IsoDate } from "../../../sdk/dates/index.js";

/** Where a key comes from; keys never stand in a file. */
export type KeySource = { readonly env: string } | { readonly account: number };

/** A park as a file describes it. Areas of park and zones are square metres, extents square decimetres. */
export interface ParkFile {
  readonly park: ParkPart;
  /** Alias of the party that runs the park. */
  readonly operator: string;
  /** Accounts of the officers of the competent authority. */
  readonly authorities: readonly string[];
  readonly officers: Officers;
  /** Keys of members of the council. */
  readonly council: readonly KeySource[];
  /** Sends what parties and council have signed; else each key sends for itself. */
  readonly sender: KeySource | undefined;
  readonly parties: Readonly<Record<string, PartyPart>>;
  readonly zones: readonly ZonePart[];
  readonly tenants: readonly TenantPart[];
}

/** Officers who act, by where their key comes from. */
export interface Officers {
  readonly identity: KeySource | undefined;
  readonly authority: KeySource | undefined;
}

export interface ParkPart {
  readonly code: string;
  readonly name: string;
  readonly division: number;
  readonly level: Exclude<ParkLevelName, "None">;
  readonly area: bigint;
  readonly boundary: string;
  readonly industries: readonly string[];
  readonly since: IsoDate;
  readonly decision: string;
}

/** A party that is enrolled already, or is to be. */
export type PartyPart = KnownParty | NewParty;

export interface KnownParty {
  readonly address: string;
  readonly keys: readonly KeySource[];
}

export interface NewParty {
  readonly address: undefined;
  /** Commitment of its credential. */
  readonly credential: string;
  readonly kind: Exclude<PartyKindName, "None">;
  readonly division: number;
  readonly evidence: string;
  readonly signers: readonly string[];
  readonly threshold: number;
  readonly keys: readonly KeySource[];
}

export interface ZonePart {
  readonly area: bigint;
  readonly use: LandUseName;
  readonly plan: string;
  readonly parcels: readonly ParcelPart[];
}

export interface ParcelPart {
  readonly title: string;
  readonly buildings: readonly BuildingPart[];
}

export interface BuildingPart {
  readonly title: string;
  /** Square decimetres; undefined to take what the register tells. */
  readonly extent: bigint | undefined;
  readonly storeys: number;
  readonly basements: number;
  readonly structure: Exclude<StructureName, "None">;
  readonly fireClass: number;
  readonly completion: string;
  readonly units: readonly UnitPart[];
}

export interface UnitPart {
  readonly title: string;
  readonly storey: number;
}

export interface TenantPart {
  /** Alias of the party. */
  readonly party: string;
  readonly industry: string;
  /** Fen. */
  readonly registeredCapital: bigint;
  readonly foreignBp: number;
  readonly listed: boolean;
  readonly name: string;
  readonly dossier: string;
  readonly opinion: string;
  readonly agreement: string;
  readonly entry: IsoDate;
}
