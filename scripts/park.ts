// Sets up a park on a deployment that runs: parties, offices, the park, zones, premises, first tenants.
//   npm run park -- create --file park.yaml --dry-run           shows the plan and changes nothing
//   npm run park -- create --file park.yaml                     shows it, then takes every step that is ready
//   npm run park -- create --file park.yaml --rpc http://host:port --json
// Cut short, or stopped by the council's delay, it is simply run again: docs/park-create.md.
// --partial goes on although some steps would be refused; --folder names the folder of the council's proposals.
// It ends with 0 if all is done (a dry run: if nothing would be refused), 2 if steps are left, 1 if something is wrong.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CouncilError } from "../sdk/authority/index.js";
import { ProposalStore } from "./council/store.js";
import { LOCAL_RPC, openSuite } from "./lib/open.js";
import { mistakeText } from "./park/file/mistakes.js";
import { readParkFile } from "./park/file/read.js";
import type { ParkFile } from "./park/file/types.js";
import { KeyError, keyRing } from "./park/keys.js";
import type { View } from "./park/observe.js";
import { isComplete, type Step } from "./park/plan/index.js";
import { explained } from "./park/plan/step.js";
import { plan, run, type Planned } from "./park/run.js";
import { countText, planJson, planText } from "./park/show.js";

const REFUSED = 1;
const INCOMPLETE = 2;

const flag = { type: "boolean", default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string" },
    rpc: { type: "string", default: LOCAL_RPC },
    folder: { type: "string" },
    "dry-run": flag,
    json: flag,
    partial: flag,
  },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const { file: path } = values;
  if (positionals.join(" ") !== "create" || path === undefined)
    return wrong("say: create --file park.yaml [--rpc URL] [--dry-run] [--json] [--partial]");
  if (!existsSync(path)) return wrong(`no file ${path}`);
  const { file, mistakes } = readParkFile(readFileSync(path, "utf8"));
  if (file === undefined) {
    for (const mistake of mistakes) console.error(mistakeText(path, mistake));
    if (values.json) console.log(JSON.stringify({ mistakes }, undefined, 2));
    return wrong(
      `${mistakes.length} mistake${mistakes.length === 1 ? "" : "s"} in ${path}; nothing was sent`,
    );
  }
  return create(file);
}

async function create(file: ParkFile): Promise<number> {
  const { provider, suite, folder } = await openSuite(values.rpc);
  try {
    const keys = keyRing(file, process.env, provider);
    const store = new ProposalStore(values.folder ?? join(folder, "council"));
    return await carryOut({ suite, provider, store, file, keys });
  } catch (error) {
    if (error instanceof KeyError || error instanceof CouncilError) return wrong(error.message);
    const { name, text, meaning, do: advice } = explained(error);
    if (name === "Failed") throw error;
    return wrong(`${text}\nmeaning: ${meaning}\ndo: ${advice}`);
  } finally {
    provider.destroy();
  }
}

async function carryOut(view: View): Promise<number> {
  const first = await plan(view);
  const dry = values["dry-run"];
  const stopped = refusals(first.steps) > 0 && !values.partial;
  if (dry || stopped) {
    tell(view.file, first, dry);
    if (!dry)
      wrong("something would be refused: nothing was sent. Mend it, or go on without it by --partial");
    return refusals(first.steps) > 0 ? REFUSED : 0;
  }
  if (!values.json) console.log(planText(view.file, first));
  const last = await run(view, first, (line) => {
    console.error(line);
  });
  if (values.json) console.log(planJson(view.file, last, false));
  else if (!isComplete(first.steps)) console.log(planText(view.file, last));
  if (isComplete(last.steps)) {
    console.error("park: everything is done");
    return 0;
  }
  console.error(`park: ${countText(last.steps)}; run it again for what is left`);
  return refusals(last.steps) > 0 ? REFUSED : INCOMPLETE;
}

function tell(file: ParkFile, planned: Planned, dryRun: boolean): void {
  console.log(values.json ? planJson(file, planned, dryRun) : planText(file, planned));
}

function refusals(steps: readonly Step[]): number {
  return steps.filter(({ state }) => state.is === "refused").length;
}

function wrong(says: string): number {
  console.error(`park: ${says}`);
  return REFUSED;
}
