import type { StepState as CouncilStepState } from "../../sdk/authority/index.js";
import type { IsoDate } from "../../sdk/dates/index.js";
import type {
  DocumentKindName,
  FolioStateName,
  LandUseName,
  OfficeKindName,
  StandingName,
  TenancyStateName,
} from "../../sdk/enums/index.js";

/** One block of the chain, for all calls of a snapshot. */
export interface At {
  readonly blockTag: number;
}

/** What the chain says of everything that a file names, at one block. */
export interface Snapshot {
  /** Unix seconds of the block. */
  readonly now: number;
  /** Its day, UTC+8. */
  readonly today: IsoDate;
  /** Number of the last park. */
  readonly parkCount: number;
  /** The park of the file's code, if it is established. */
  readonly park: SeenPark | undefined;
  /** By alias. */
  readonly parties: Readonly<Record<string, SeenParty>>;
  /** Whether an office is held, by {@link officeKey}. */
  readonly offices: Readonly<Record<string, boolean>>;
  /** Why a document is not good, by {@link documentKey}: the chain's refusal; empty if it is good. */
  readonly documents: Readonly<Record<string, string>>;
  /** What register and park say of each title of the file. */
  readonly titles: Readonly<Record<string, SeenTitle>>;
  /** The division that a division has become, by code; itself if it was not retired. */
  readonly divisions: Readonly<Record<number, number>>;
  /** Last tenancy of each tenant of the file in the park, by alias; none of those who never applied. */
  readonly tenancies: Readonly<Record<string, SeenTenancy>>;
  readonly council: SeenCouncil;
}

export interface SeenPark {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly division: number;
  readonly level: string;
  readonly operator: string;
  readonly area: bigint;
  readonly boundary: string;
  readonly since: IsoDate;
  readonly industries: readonly string[];
  readonly zones: readonly SeenZone[];
}

export interface SeenZone {
  readonly area: bigint;
  readonly use: LandUseName;
  readonly plan: string;
  /** Square decimetres of its parcels. */
  readonly taken: bigint;
}

export interface SeenParty {
  readonly address: string;
  readonly standing: StandingName;
  /** Why it cannot act: the chain's refusal; empty if it can. */
  readonly refusal: string;
  /** Whether its account has keys. */
  readonly keyed: boolean;
  /** Last day on which it is barred from parks of the division, UTC+8. */
  readonly barredUntil: IsoDate | undefined;
}

export interface SeenTitle {
  readonly state: FolioStateName;
  readonly use: LandUseName;
  /** Square decimetres on the register. */
  readonly extent: bigint;
  /** Where its parcel lies, if the title itself is entered. */
  readonly entered: { readonly park: number; readonly zone: number } | undefined;
  /** Square decimetres of a building that the park keeps, and of its units. */
  readonly kept: bigint;
  readonly taken: bigint;
}

export interface SeenTenancy {
  readonly number: number;
  readonly state: TenancyStateName;
  readonly fit: boolean;
  readonly version: number;
  /** The last profile that was stated. */
  readonly profile: SeenProfile;
}

export interface SeenProfile {
  readonly industry: string;
  readonly registeredCapital: bigint;
  readonly foreignBp: number;
  readonly listed: boolean;
  readonly name: string;
  readonly dossier: string;
}

export interface SeenCouncil {
  readonly owners: readonly string[];
  readonly threshold: number;
  /** Proposals that are kept beside the deployment's record and not yet done, the oldest first. */
  readonly proposals: readonly SeenProposal[];
}

export interface SeenProposal {
  readonly number: number;
  readonly calls: readonly { readonly target: string; readonly data: string }[];
  /** Where the first step is that is not done. */
  readonly next: CouncilStepState;
  /** Members who signed that step. */
  readonly signed: readonly string[];
}

export const officeKey = (kind: OfficeKindName, division: number, holder: string): string =>
  `${kind}:${division}:${holder}`;

/** A document as an act asks for it: of one kind, or of any. */
export const documentKey = (document: string, kind: DocumentKindName | "any"): string =>
  `${document}:${kind}`;
