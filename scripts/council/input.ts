import { existsSync, readFileSync } from "node:fs";
import { rulesStruct } from "../../deploy/modules/rules.js";
import { LAND_LAW, type RulesParameters } from "../../deploy/parameters/parameters.js";
import { CouncilError, type CouncilAction } from "../../sdk/authority/index.js";
import type { UpgradeProposal } from "../upgrade/proposal.js";

/** An action as a file has it: rules in the units of the parameter files. */
type WrittenAction =
  | Exclude<CouncilAction, { do: "set-rules" }>
  | (Omit<Extract<CouncilAction, { do: "set-rules" }>, "rules"> & { rules: RulesParameters });

/** What a file holds: an action, a list of them, or an upgrade as `upgrade:prepare` writes it. */
type Written = WrittenAction | readonly WrittenAction[] | UpgradeProposal;

/** What the command line can say of an action. */
export type ActionOptions = Readonly<Record<string, string | boolean | undefined>>;

/**
 * The actions of `propose <file.json>` or `propose <action> --option value …`.
 *
 * @throws CouncilError `Malformed` with what is missing.
 */
export function readActions(what: string | undefined, options: ActionOptions): CouncilAction[] {
  if (what === undefined) throw new CouncilError("Malformed", "propose what? Name an action or a file");
  if (!what.endsWith(".json")) return [asCalled(fromOptions(what, options))];
  return writtenIn(readJson(what) as Written).map(asCalled);
}

function writtenIn(file: Written): readonly WrittenAction[] {
  if ("actions" in file) {
    return file.actions.map(({ contract, arguments: { newImplementation, data } }) => ({
      do: "upgrade",
      contract: contract as Extract<CouncilAction, { do: "upgrade" }>["contract"],
      implementation: newImplementation,
      call: data,
    }));
  }
  return "do" in file ? [file] : file;
}

function asCalled(action: WrittenAction): CouncilAction {
  return action.do === "set-rules" ? { ...action, rules: struct(action.rules) } : action;
}

/** Rules as the contracts have them; every field must be named, so that nothing changes by omission. */
function struct(rules: RulesParameters): Record<string, number | bigint | boolean> {
  const given = Object.keys(rules);
  const missing = Object.keys(LAND_LAW).filter((field) => !given.includes(field));
  if (missing.length > 0) throw new CouncilError("Malformed", `the rules lack ${missing.join(", ")}`);
  return rulesStruct(rules);
}

function fromOptions(action: string, options: ActionOptions): WrittenAction {
  const text = (name: string): string => {
    const value = options[name];
    if (typeof value !== "string") throw new CouncilError("Malformed", `${action} needs --${name}`);
    return value;
  };
  const division = (name = "division"): number => Number(text(name));
  const office = text as (name: "office") => Extract<CouncilAction, { do: "grant-office" }>["office"];
  const written: Readonly<Record<string, () => WrittenAction>> = {
    "grant-office": () => ({
      do: "grant-office",
      office: office("office"),
      division: division(),
      to: text("to"),
    }),
    "revoke-office": () => ({
      do: "revoke-office",
      office: office("office"),
      division: division(),
      from: text("from"),
    }),
    "retire-division": () => ({
      do: "retire-division",
      division: division(),
      successor: division("successor"),
    }),
    "set-rules": () => ({
      do: "set-rules",
      class: text("class") as Extract<CouncilAction, { do: "set-rules" }>["class"],
      rules: readJson(text("rules")) as RulesParameters,
    }),
    "set-party-terms": () => ({
      do: "set-party-terms",
      terms: readJson(text("terms")) as Extract<CouncilAction, { do: "set-party-terms" }>["terms"],
    }),
    "set-extract-base": () => ({ do: "set-extract-base", base: text("base") }),
    "set-limit": () => ({ do: "set-limit", bank: text("bank"), limit: text("limit") }),
    upgrade: () => ({
      do: "upgrade",
      contract: text("contract") as Extract<CouncilAction, { do: "upgrade" }>["contract"],
      implementation: text("implementation"),
      call: options.call === undefined ? "0x" : text("call"),
    }),
    reopen: () => ({ do: "reopen" }),
    call: () => ({ do: "call", target: text("target"), data: text("data") }),
  };
  const write = Object.hasOwn(written, action) ? written[action] : undefined;
  if (write === undefined) {
    throw new CouncilError("Malformed", `no action ${action}: ${Object.keys(written).join(", ")}, cancel`);
  }
  return write();
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new CouncilError("Malformed", `no file ${file}`);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CouncilError("Malformed", `${file} is no JSON`, error);
  }
}
