// SPDX-License-Identifier: Apache-2.0
import { isAddress, isHexString } from "ethers";
import { addressIn, type Suite } from "../connect/index.js";
import { AssetClass, OfficeKind, roleOf, type AssetClassName, type OfficeKindName } from "../enums/index.js";
import { errors } from "../errors/index.js";
import { parseYuan } from "../money/yuan.js";
import { CouncilError } from "./councilError.js";
import { providerOf } from "./safe.js";

/** One thing that the council does, as people write it. */
export type CouncilAction =
  | { do: "grant-office"; office: OfficeKindName; division: number; to: string }
  | { do: "revoke-office"; office: OfficeKindName; division: number; from: string }
  | { do: "retire-division"; division: number; successor: number }
  /** The `Rules` of a class of title as the contracts have them. */
  | { do: "set-rules"; class: AssetClassName; rules: Readonly<Record<string, number | bigint | boolean>> }
  /** Periods in seconds, `creditorDays` in days; see `PartyTerms` in the contracts. */
  | { do: "set-party-terms"; terms: Readonly<Record<(typeof PARTY_TERMS)[number], number>> }
  | { do: "set-extract-base"; base: string }
  /** What a bank's issue may reach, in yuan as people write it: `1,000,000.00`. */
  | { do: "set-limit"; bank: string; limit: string }
  /** `call` is what the proxy calls on itself afterwards. */
  | { do: "upgrade"; contract: Upgradeable; implementation: string; call?: string }
  | { do: "reopen" }
  | { do: "call"; target: string; data: string };

/** A contract behind a proxy that the council upgrades. */
type Upgradeable =
  | "Daybook"
  | "IPRegister"
  | "LandRegister"
  | "DepositToken"
  | "SettlementRoom"
  | "Loans"
  | "Enforcement"
  | "PolicyRegister"
  | "GuaranteePools"
  | "ParkRegistry"
  | "Tenancy"
  | "Rents"
  | "Figures"
  | "Funds"
  | "InvestmentLedger"
  | "Covenants"
  | "GrantLedger";

const PARTY_TERMS = ["recoveryQuorum", "objectionSeconds", "recoverySeconds", "creditorDays"] as const;

/** A call of the council. */
export interface CouncilCall {
  readonly target: string;
  readonly data: string;
}

/**
 * The call that an action makes.
 *
 * @throws CouncilError `Malformed` with what is wrong.
 */
export function encodeAction(suite: Suite, action: CouncilAction): CouncilCall {
  const consortium = suite.consortium.interface;
  const at = (name: string): string => addressIn(suite.deployment, name);
  switch (action.do) {
    case "grant-office": {
      const role = roleFor(action.office, action.division);
      const data = consortium.encodeFunctionData("grantRole", [role, address(action.to, "to"), 0]);
      return { target: at("Consortium"), data };
    }
    case "revoke-office": {
      const role = roleFor(action.office, action.division);
      const data = consortium.encodeFunctionData("revokeRole", [role, address(action.from, "from")]);
      return { target: at("Consortium"), data };
    }
    case "retire-division": {
      const codes = [divisionOf(action.division), divisionOf(action.successor)] as const;
      return { target: at("Consortium"), data: consortium.encodeFunctionData("retireDivision", [...codes]) };
    }
    case "set-rules": {
      if (!Object.hasOwn(AssetClass, action.class)) throw malformed("class", action.class);
      const values = [AssetClass[action.class], action.rules] as const;
      const data = suite.land.interface.encodeFunctionData("setRules", values as never);
      const register = AssetClass[action.class] <= AssetClass.Unit ? "LandRegister" : "IPRegister";
      return { target: at(register), data };
    }
    case "set-party-terms": {
      const missing = PARTY_TERMS.find((term) => !Number.isSafeInteger(action.terms[term]));
      if (missing !== undefined) throw malformed(missing, action.terms[missing]);
      return {
        target: at("Consortium"),
        data: consortium.encodeFunctionData("setPartyTerms", [action.terms]),
      };
    }
    case "set-extract-base":
      if (!/^https?:\/\//.test(action.base)) throw malformed("base", action.base);
      return {
        target: at("LandRegister"),
        data: suite.land.interface.encodeFunctionData("setExtractBase", [action.base]),
      };
    case "set-limit": {
      const values = [address(action.bank, "bank"), fen(action.limit)] as const;
      const data = suite.token.interface.encodeFunctionData("setLimit", [...values]);
      return { target: at("DepositToken"), data };
    }
    case "upgrade": {
      const values = [
        address(action.implementation, "implementation"),
        hex(action.call ?? "0x", "call"),
      ] as const;
      const data = suite.daybook.interface.encodeFunctionData("upgradeToAndCall", [...values]);
      return { target: at(action.contract), data };
    }
    case "reopen":
      return { target: at("Daybook"), data: suite.daybook.interface.encodeFunctionData("reopen") };
    case "call":
      return { target: address(action.target, "target"), data: hex(action.data, "data") };
    default:
      throw malformed("do", (action as { do: unknown }).do);
  }
}

/**
 * Seconds that the council must wait between scheduling a call and making it, as the chain has it now; 0 if the call
 * can be made at once.
 *
 * @throws CouncilError `Refused` if the chain would not let the council make it, or it is scheduled already.
 */
export async function delayOf(suite: Suite, { target, data }: CouncilCall): Promise<number> {
  const council = addressIn(suite.deployment, "Council");
  try {
    await providerOf(suite).call({ from: council, to: target, data });
    return 0;
  } catch (error) {
    const refusal = errors.explain(error);
    const name = refusal?.name ?? "";
    if (name === "AccessManagerNotScheduled" || name === "AccessManagerExpired")
      return delay(suite, council, target, data);
    if (name === "AccessManagerNotReady") {
      throw new CouncilError("Refused", "this very action is scheduled already: see `list`", error);
    }
    throw new CouncilError("Refused", `the chain would refuse it: ${refusal?.message ?? text(error)}`, error);
  }
}

/** The longer of the council's own delay in the role that the call needs, and of the target's. */
async function delay(suite: Suite, council: string, target: string, data: string): Promise<number> {
  const { consortium } = suite;
  const own = target.toLowerCase() === addressIn(suite.deployment, "Consortium").toLowerCase();
  const call = own ? consortium.interface.parseTransaction({ data }) : null;
  const name = call?.name ?? "";
  const role =
    name === "grantRole" || name === "revokeRole"
      ? await consortium.getRoleAdmin(call?.args[0] as bigint)
      : await consortium.getTargetFunctionRole(target, data.slice(0, 10));
  const [, execution] = await consortium.hasRole(role, council);
  const delays = [execution];
  if (["updateAuthority", "setTargetClosed", "setTargetFunctionRole"].includes(name)) {
    delays.push(await consortium.getTargetAdminDelay(call?.args[0] as string));
  }
  return Math.max(...delays.map(Number));
}

function roleFor(office: OfficeKindName, division: number): bigint {
  if (!Object.hasOwn(OfficeKind, office) || office === "None") throw malformed("office", office);
  return roleOf(office, divisionOf(division));
}

function fen(limit: string): bigint {
  try {
    return parseYuan(limit);
  } catch {
    throw malformed("limit", limit);
  }
}

function divisionOf(code: number): number {
  if (code !== 0 && (!Number.isSafeInteger(code) || code < 110_000 || code > 999_999)) {
    throw malformed("division", code);
  }
  return code;
}

function address(value: string, field: string): string {
  if (!isAddress(value)) throw malformed(field, value);
  return value;
}

function hex(value: string, field: string): string {
  if (!isHexString(value) || value.length % 2 !== 0) throw malformed(field, value);
  return value;
}

function malformed(field: string, value: unknown): CouncilError {
  return new CouncilError("Malformed", `${field}: ${String(value)} is not valid`);
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
