// Parks on a deployment that runs: set up from a file, and told from the chain.
//   npm run park -- create --file park.yaml --dry-run           shows the plan and changes nothing
//   npm run park -- create --file park.yaml                     shows it, then takes every step that is ready
//   npm run park -- create --file park.yaml --rpc http://host:port --json
//   npm run park -- report --park 1                             writes the disclosure report as a page, park-1.html
//   npm run park -- report --park 1 --block 1234 --json         as JSON, as of a block
// A setup that was cut short, or stopped by the council's delay, is simply run again: docs/park-create.md.
// --partial goes on although some steps would be refused; --folder names the folder of the council's proposals.
// It ends with 0 if all is done (a dry run: if nothing would be refused), 2 if steps are left, 1 if something is wrong.
import { parseArgs } from "node:util";
import { LOCAL_RPC } from "./lib/open.js";
import { create, wrong } from "./park/create.js";
import { report } from "./park/report.js";

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ rpc: { ...text, default: LOCAL_RPC }, json: flag },
    ...{ file: text, folder: text, "dry-run": flag, partial: flag },
    ...{ park: text, block: text, page: text },
  },
});
const commands: Readonly<Record<string, () => Promise<number>>> = {
  create: () => create(values),
  report: () => report(values),
};
const name = positionals.join(" ");
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
process.exitCode =
  command === undefined ? wrong(`which command? ${Object.keys(commands).join(", ")}`) : await command();
