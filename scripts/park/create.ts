import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CouncilError } from "../../sdk/authority/index.js";
import { ProposalStore } from "../council/store.js";
import { openSuite } from "../lib/open.js";
import { mistakeText } from "./file/mistakes.js";
import { readParkFile } from "./file/read.js";
import type { ParkFile } from "./file/types.js";
import { KeyError, keyRing } from "./keys.js";
import type { View } from "./observe.js";
import { isComplete, type Step } from "./plan/index.js";
import { explained } from "./plan/step.js";
import { plan, run, type Planned } from "./run.js";
import { countText, planJson, planText } from "./show.js";

/** Exit code where something is wrong, or the chain would refuse it. */
export const REFUSED = 1;
/** Exit code where steps are left. */
const INCOMPLETE = 2;

/** What the command line says. */
export interface CreateOptions {
  readonly file?: string | undefined;
  readonly rpc: string;
  readonly folder?: string | undefined;
  readonly "dry-run": boolean;
  readonly json: boolean;
  readonly partial: boolean;
}

/** Sets up a park from a file. @returns the exit code. */
export async function create(options: CreateOptions): Promise<number> {
  const { file: path } = options;
  if (path === undefined)
    return wrong("say: create --file park.yaml [--rpc URL] [--dry-run] [--json] [--partial]");
  if (!existsSync(path)) return wrong(`no file ${path}`);
  const { file, mistakes } = readParkFile(readFileSync(path, "utf8"));
  if (file === undefined) {
    for (const mistake of mistakes) console.error(mistakeText(path, mistake));
    if (options.json) console.log(JSON.stringify({ mistakes }, undefined, 2));
    return wrong(
      `${mistakes.length} mistake${mistakes.length === 1 ? "" : "s"} in ${path}; nothing was sent`,
    );
  }
  return fromFile(options, file);
}

async function fromFile(options: CreateOptions, file: ParkFile): Promise<number> {
  const { provider, suite, folder } = await openSuite(options.rpc);
  try {
    const keys = keyRing(file, process.env, provider);
    const store = new ProposalStore(options.folder ?? join(folder, "council"));
    return await carryOut(options, { suite, provider, store, file, keys });
  } catch (error) {
    if (error instanceof KeyError || error instanceof CouncilError) return wrong(error.message);
    const { name, text, meaning, do: advice } = explained(error);
    if (name === "Failed") throw error;
    return wrong(`${text}\nmeaning: ${meaning}\ndo: ${advice}`);
  } finally {
    provider.destroy();
  }
}

async function carryOut(options: CreateOptions, view: View): Promise<number> {
  const first = await plan(view);
  const dry = options["dry-run"];
  const stopped = refusals(first.steps) > 0 && !options.partial;
  if (dry || stopped) {
    tell(options, view.file, first);
    if (!dry)
      wrong("something would be refused: nothing was sent. Mend it, or go on without it by --partial");
    return refusals(first.steps) > 0 ? REFUSED : 0;
  }
  if (!options.json) console.log(planText(view.file, first));
  const last = await run(view, first, (line) => {
    console.error(line);
  });
  if (options.json) console.log(planJson(view.file, last, false));
  else if (!isComplete(first.steps)) console.log(planText(view.file, last));
  if (isComplete(last.steps)) {
    console.error("park: everything is done");
    return 0;
  }
  console.error(`park: ${countText(last.steps)}; run it again for what is left`);
  return refusals(last.steps) > 0 ? REFUSED : INCOMPLETE;
}

function tell(options: CreateOptions, file: ParkFile, planned: Planned): void {
  console.log(options.json ? planJson(file, planned, options["dry-run"]) : planText(file, planned));
}

function refusals(steps: readonly Step[]): number {
  return steps.filter(({ state }) => state.is === "refused").length;
}

/** Says what is wrong. @returns the exit code for it. */
export function wrong(says: string): number {
  console.error(`park: ${says}`);
  return REFUSED;
}
