// SPDX-License-Identifier: Apache-2.0
import {
  decodeBytes32String,
  type FunctionFragment,
  type Interface,
  type ParamType,
  type Result,
  type TransactionDescription,
} from "ethers";
import type { ParkTermsStructOutput } from "../../typechain-types/contracts/park/parks/IParkRegistry.js";
import type { Suite } from "../connect/index.js";
import { dates } from "../dates/index.js";
import { AssetClass, nameOf } from "../enums/index.js";
import { formatYuan } from "../money/yuan.js";
import { officeText } from "./offices.js";
import { SAFE } from "./safe.js";
import { duration } from "./time.js";

/** A call, decoded. */
export interface DescribedCall {
  /** What it does, in a sentence. */
  readonly text: string;
  /** Name of the contract in the deployment; empty if it is none of the suite's. */
  readonly contract: string;
  /** Signature of the function; empty if it is unknown. */
  readonly function: string;
  /** Arguments by name, as people read them. */
  readonly values: Readonly<Record<string, string>>;
}

type Words = (values: Result, suite: Suite, contract: string) => string;

/** Sentences for what a council does; any other function is told by its name and values. */
const WORDS: Readonly<Record<string, Words>> = {
  grantRole: ([role, account, delay]) =>
    `grant office ${officeText(role as bigint)} to ${account as string}${delayText(Number(delay))}`,
  revokeRole: ([role, account]) => `revoke office ${officeText(role as bigint)} from ${account as string}`,
  retireDivision: ([division, successor]) =>
    Number(successor) === 0
      ? `take back the retirement of division ${String(division)}`
      : `retire division ${String(division)}, succeeded by ${String(successor)}`,
  setRules: ([kind, rules]) =>
    `set the rules of class ${nameOf(AssetClass, kind as bigint)} from ${dayText((rules as Result).since)} on`,
  setLimit: ([bank, limit]) =>
    `set the limit of the bank ${bank as string} to ${formatYuan(limit as bigint)} yuan`,
  setExtractBase: ([base]) => `publish extracts under ${base as string}`,
  upgradeToAndCall: ([implementation, data], _, contract) =>
    `upgrade ${contract} to ${implementation as string}${data === "0x" ? "" : `, with the call ${data as string}`}`,
  reopen: () => "reopen the daybook",
  establish: ([terms]) => {
    const { code, name, division, operator, area } = terms as unknown as ParkTermsStructOutput;
    return `establish the park ${decodeBytes32String(code)} ${name} in ${division}, ${area} m², run by ${operator}`;
  },
  setTargetFunctionRole: ([target, selectors, role], suite) =>
    `let ${officeText(role as bigint)} call ${functionsText(suite, target as string, selectors as string[])}`,
  schedule: ([target, data], suite) =>
    `schedule: ${describeCall(suite, target as string, data as string).text}`,
  cancel: ([, target, data], suite) =>
    `cancel: ${describeCall(suite, target as string, data as string).text}`,
};

/** A call of the council in words and values. Unknown contracts and functions are told as what they are. */
export function describeCall(suite: Suite, to: string, data: string): DescribedCall {
  const contract = contractAt(suite, to);
  const call = parsed(interfaceOf(suite, contract), data);
  if (call === null) {
    return { text: `call ${contract || to} with ${data}`, contract, function: "", values: {} };
  }
  const values = Object.fromEntries(
    call.fragment.inputs.map((input, i) => [input.name, show(input, call.args[i])]),
  );
  return {
    text: WORDS[call.name]?.(call.args, suite, contract) ?? `${contract}: ${plain(call.name, values)}`,
    contract,
    function: call.signature,
    values,
  };
}

/** Name of a contract of the deployment at an address, or an empty string. */
export function contractAt({ deployment }: Suite, address: string): string {
  const found = Object.entries(deployment.contracts).find(
    ([, contract]) => contract.address.toLowerCase() === address.toLowerCase(),
  );
  return found?.[0] ?? "";
}

/** ABI of a contract of the suite that the council deals with. */
export function interfaceOf(suite: Suite, contract: string): Interface | undefined {
  if (contract === "Consortium") return suite.consortium.interface;
  if (contract === "Daybook") return suite.daybook.interface;
  if (contract === "LandRegister") return suite.land.interface;
  if (contract === "IPRegister") return suite.ip.interface;
  if (contract === "DepositToken") return suite.token.interface;
  if (contract === "SettlementRoom") return suite.rooms.interface;
  if (contract === "ParkRegistry") return suite.parks.interface;
  return contract === "Council" ? SAFE : undefined;
}

/** Signature of a function, or its selector if the suite does not know it. */
export function functionText(suite: Suite, contract: string, selector: string): string {
  const fragment: FunctionFragment | null | undefined = interfaceOf(suite, contract)?.getFunction(selector);
  return `${contract}.${fragment?.format("sighash") ?? selector}`;
}

function functionsText(suite: Suite, target: string, selectors: readonly string[]): string {
  const contract = contractAt(suite, target) || target;
  return selectors.map((selector) => functionText(suite, contract, selector)).join(", ");
}

function parsed(abi: Interface | undefined, data: string): TransactionDescription | null {
  try {
    return abi?.parseTransaction({ data }) ?? null;
  } catch {
    return null; // a known selector with other values behind it
  }
}

function plain(name: string, values: Readonly<Record<string, string>>): string {
  const list = Object.entries(values).map(([label, value]) => `${label} ${value}`);
  return `${name}(${list.join(", ")})`;
}

function delayText(delay: number): string {
  return delay === 0 ? "" : `, each act after ${duration(delay)}`;
}

function dayText(day: unknown): string {
  return dates.fromDay(Number(day));
}

/** Units by the name of a field; numbers without one are counts. */
const UNITS: Readonly<Record<string, (value: unknown) => string>> = {
  since: dayText,
  executionDelay: (value) => duration(Number(value)),
  newDelay: (value) => duration(Number(value)),
  roleId: (value) => officeText(value as bigint),
  limit: (value) => `${formatYuan(value as bigint)} yuan`,
  class: (value) => nameOf(AssetClass, value as bigint),
  freezeMonths: (value) => `${String(value)} months`,
  areaTolerance: (value) => `${String(value)} per mille`,
  leaseYears: (value) => `${String(value)} years`,
  termYears: (value) => `0x${(value as bigint).toString(16)} (years by use, one byte each)`,
  twoOfficerActs: (value) => `0x${(value as bigint).toString(16)} (one bit an act)`,
};

function show(type: ParamType, value: unknown): string {
  if (type.baseType === "tuple") {
    const parts = (type.components ?? []).map(
      (part, i) => `${part.name} ${show(part, (value as Result)[i])}`,
    );
    return parts.join(", ");
  }
  if (type.baseType === "array") return (value as unknown[]).map(String).join(", ");
  const unit =
    UNITS[type.name] ?? (type.name.endsWith("Days") ? (v: unknown) => `${String(v)} days` : undefined);
  return unit?.(value) ?? String(value);
}
