// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";

/** A number, whether it is right, and where it is from. */
interface NumberVector {
  readonly value: string;
  readonly valid: boolean;
  readonly from: string;
}

interface Vectors {
  readonly uscc: readonly NumberVector[];
  readonly cnPatentNumber: readonly NumberVector[];
  readonly cnPublicationNumber: readonly NumberVector[];
  readonly epApplicationNumber: readonly NumberVector[];
  readonly lei: readonly NumberVector[];
  readonly realEstateUnitCode: readonly NumberVector[];
  readonly certificateNumber: readonly NumberVector[];
  readonly iswc: readonly NumberVector[];
  /** In the order ipc, isrc, doi, pct, wo, softwareRegistration, trademark, st13. */
  readonly formats: readonly {
    readonly re: string;
    readonly valid: readonly string[];
    readonly invalid: readonly string[];
  }[];
  readonly termArithmetic: readonly {
    readonly operation: string;
    readonly arguments: readonly (string | number)[];
    readonly result: string | number | null;
  }[];
}

export const vectors = JSON.parse(
  readFileSync(new URL("./vectors.json", import.meta.url), "utf8"),
) as Vectors;
