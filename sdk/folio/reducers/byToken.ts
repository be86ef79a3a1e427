// SPDX-License-Identifier: Apache-2.0
import { AbiCoder } from "ethers";
import { dates } from "../../dates/index.js";
import type { ActName } from "../../enums/index.js";
import { rulesOf, type Entry } from "../entries.js";
import type { Folio } from "../folio.js";
import { passed, supplyOf } from "../proprietorship.js";
import { lifted, restrained, restraint } from "../restraints.js";

/** Changes by ERC-6909 and ERC-7943 alone: they are no instruments, and their entries have no lodgement. */
export const BY_TOKEN: Partial<Record<ActName, (folio: Folio, entry: Entry) => Folio>> = {
  SelfTransfer: transferred,
  OrderTransfer: transferred,
  OrderFreeze: frozen,
};

function transferred(folio: Folio, { payload }: Entry): Folio {
  const [, from, to, amount] = words(["uint256", "address", "address", "uint256"], payload) as [
    bigint,
    string,
    string,
    bigint,
  ];
  return { ...folio, proprietors: passed(folio.proprietors, from, to, amount) };
}

/** A freeze is a seizure that counts shares; there is at most one of an account, and the last one counts. */
function frozen(folio: Folio, entry: Entry): Folio {
  const [, party, amount] = words(["uint256", "address", "uint256"], entry.payload) as [
    bigint,
    string,
    bigint,
  ];
  const earlier = folio.restraints.find(
    (other) => other.kind === "Seizure" && other.party === party && other.number === 0,
  );
  const today = dates.dateAt(entry.recordedAt);
  const free = earlier === undefined ? folio : lifted(folio, earlier, today);
  if (amount === 0n) return free;
  const freeze = restraint({
    number: 0,
    kind: "Seizure",
    party,
    from: today,
    months: rulesOf(entry).freezeMonths,
    shares: { amount, supply: supplyOf(folio.proprietors), lot: 0 },
  });
  return restrained(free, freeze);
}

function words(types: readonly string[], payload: string): unknown {
  return AbiCoder.defaultAbiCoder().decode(types, payload);
}
