// SPDX-License-Identifier: Apache-2.0
import { ADMIN_ROLE, nameOf, OfficeKind, type OfficeKindName } from "../enums/index.js";

/** An office by its role, as people name it. */
export interface Office {
  /** `Admin` is the council in everything but what may not wait. */
  readonly kind: OfficeKindName | "Admin" | "Unknown";
  /** GB/T 2260 code; 0 for the whole country. */
  readonly division: number;
}

/** What each office may do. */
export const TASKS: Readonly<Record<Office["kind"], string>> = {
  None: "nothing",
  Admin: "grants offices, sets rules, upgrades, retires divisions",
  Registrar: "records and refuses lodgements",
  Examiner: "accepts lodgements",
  Court: "records orders of the court",
  Identity: "enrols, suspends and reinstates parties",
  Accreditation: "admits attesters and ends their qualification",
  ParkOperator: "runs the park's register of tenants",
  Guardian: "closes the daybook for a time; cancels what the council scheduled",
  Council: "what the council does without delay",
  Bank: "issues and redeems deposits, within its limit",
  Insurer: "insures",
  Custodian: "holds deposits for others; a contract",
  Settlement: "has instruments recorded that a settlement carries out; a contract",
  ParkAuthority: "admits tenants of parks, gives grants, waives and decides",
  ParkBook: "tells the other books of a park what it has done; a contract",
  Unknown: "what the functions of this role allow",
};

/** The office of an AccessManager role. */
export function officeOf(role: bigint): Office {
  if (role === ADMIN_ROLE) return { kind: "Admin", division: 0 };
  const kind = Number(role >> 32n);
  const known = kind > 0 && kind < Object.keys(OfficeKind).length;
  return { kind: known ? nameOf(OfficeKind, kind) : "Unknown", division: Number(role & 0xffffffffn) };
}

/** An office in words: `Registrar of 310113`, `national Guardian`. */
export function officeText(role: bigint): string {
  const { kind, division } = officeOf(role);
  if (kind === "Admin") return "Admin";
  if (kind === "Unknown") return `role ${role.toString()}`;
  return division === 0 ? `national ${kind}` : `${kind} of ${division}`;
}
