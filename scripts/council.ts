// Actions of the council: a file proposes, members sign, anyone executes.
//   npm run council -- propose grant-office --office Registrar --division 310113 --to 0x…
//   npm run council -- propose actions.json | revoke-office | retire-division | set-rules | set-extract-base |
//                              set-party-terms | set-limit | upgrade | reopen | call | cancel
//   npm run council -- sign|execute|show|cancel|renew <number or file>
//   npm run council -- list
//   npm run council -- close --seconds 3600 --reason 0x…       a guardian closes the daybook
// A delayed proposal takes its turn behind the others, one that needs no delay comes next; --turn next|last.
// A key comes from COUNCIL_KEY, or by --account <n> from the accounts of a local node. --rpc names the node,
// --folder the proposals' folder.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CouncilError } from "../sdk/authority/index.js";
import { cancel } from "./council/cancel.js";
import { close } from "./council/close.js";
import { keyOf, KEY_VARIABLE, type Desk } from "./council/desk.js";
import { execute } from "./council/execute.js";
import { list } from "./council/list.js";
import { propose } from "./council/propose.js";
import { renew } from "./council/renew.js";
import { show } from "./council/show.js";
import { sign } from "./council/sign.js";
import { ProposalStore } from "./council/store.js";
import { LOCAL_RPC, openSuite } from "./lib/open.js";

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ rpc: { ...text, default: LOCAL_RPC }, account: text, folder: text, json: flag, turn: text },
    ...{ office: text, division: text, successor: text, to: text, from: text },
    ...{
      class: text,
      rules: text,
      terms: text,
      base: text,
      contract: text,
      implementation: text,
      call: text,
    },
    ...{ bank: text, limit: text, target: text, data: text, proposal: text, seconds: text, reason: text },
  },
});
const [command = "", which] = positionals;
const commands: Readonly<Record<string, (desk: Desk) => Promise<unknown>>> = {
  propose: (desk) => propose(desk, which, values),
  sign: (desk) => sign(desk, which),
  execute: (desk) => execute(desk, which),
  list: (desk) => list(desk, values.json),
  show: (desk) => show(desk, which, values.json),
  cancel: (desk) => cancel(desk, which),
  renew: (desk) => renew(desk, which),
  close: (desk) => close(desk, values),
};

try {
  await run();
} catch (error) {
  if (!(error instanceof CouncilError)) throw error;
  console.error(`council: ${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const chosen = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (chosen === undefined) {
    throw new CouncilError("Malformed", `which command? ${Object.keys(commands).join(", ")}`);
  }
  const { provider, suite, folder } = await openSuite(values.rpc);
  try {
    await chosen({
      suite,
      store: new ProposalStore(values.folder ?? join(folder, "council")),
      key: keyOf(values.account, process.env[KEY_VARIABLE], provider),
      sender: () => provider.getSigner(0),
      say: (line) => {
        console.log(line);
      },
    });
  } finally {
    provider.destroy();
  }
}
