// SPDX-License-Identifier: Apache-2.0
import { accept, capitals, refuse, type Verdict } from "./verdict.js";

/** Place 13 (from 1) of a real-estate unit code: whose land. */
export const OWNERSHIPS = "GJZ";
/** Place 14: kind of parcel. The same list as `UnitCodes` on chain. */
export const PARCEL_KINDS = "ABSXCDEFLNHGWY";
/** Place 20: kind of fixture. */
export const FIXTURES = "FLQW";

export type UnitForm = "parcel" | "building" | "unit";

/** A real-estate unit code, GB/T 37346-2019: 28 characters, no check digit. Spaces only group. */
export function realEstateUnitCode(value: string): Verdict {
  const code = capitals(value);
  if (code.length !== 28) return refuse(`a real-estate unit code has 28 characters, not ${code.length}`);
  if (!/^\d{12}$/.test(code.slice(0, 12))) return refuse("division, area and sub-area are 12 digits");
  if (!OWNERSHIPS.includes(code.charAt(12)))
    return refuse(`ownership is ${code.charAt(12)}, should be one of ${OWNERSHIPS}`);
  if (!PARCEL_KINDS.includes(code.charAt(13))) {
    return refuse(`kind of parcel is ${code.charAt(13)}, should be one of ${PARCEL_KINDS}`);
  }
  if (!/^\d{5}$/.test(code.slice(14, 19))) return refuse("the number of the parcel is 5 digits");
  if (!FIXTURES.includes(code.charAt(19)))
    return refuse(`fixture is ${code.charAt(19)}, should be one of ${FIXTURES}`);
  if (!/^\d{8}$/.test(code.slice(20))) return refuse("the number of the fixture is 8 digits");
  if (code.charAt(19) === "W" && code.slice(20) !== "00000000")
    return refuse("without fixture (W) the number is 00000000");
  return accept(code);
}

export interface UnitCodeParts {
  readonly code: string;
  /** County-level division at the time of coding, GB/T 2260. */
  readonly division: string;
  readonly form: UnitForm;
  /** The parcel under the unit. */
  readonly land: string;
  /** Number of the building; 9999 stands for a project of several buildings. */
  readonly building: number;
  readonly unit: number;
}

/** A valid unit code taken apart, as `UnitCodes` does on chain. */
export function readUnitCode(value: string): UnitCodeParts {
  const { canonical: code, reason } = realEstateUnitCode(value);
  if (code === null) throw new RangeError(`${value}: ${reason}`);
  const fixture = code.charAt(19);
  const unit = Number(code.slice(24));
  const form = fixture === "W" ? "parcel" : fixture === "F" && unit !== 0 ? "unit" : "building";
  return {
    code,
    division: code.slice(0, 6),
    form,
    land: `${code.slice(0, 19)}W00000000`,
    building: Number(code.slice(20, 24)),
    unit,
  };
}
