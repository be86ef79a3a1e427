// Who may do what, where, since when and until when, from the chain alone.
//   npm run offices                          of a local node; offices that are held now
//   npm run offices -- --all                 with those that have ended
//   npm run offices -- --rpc http://host:port --json
import { parseArgs } from "node:util";
import { authority } from "../sdk/authority/index.js";
import { LOCAL_RPC, openSuite } from "./lib/open.js";
import { officesTable } from "./offices/table.js";

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: LOCAL_RPC },
    json: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
});
const { provider, suite } = await openSuite(values.rpc);
try {
  const found = await authority.permissions(suite);
  console.log(values.json ? JSON.stringify(found, undefined, 2) : officesTable(found, values.all));
} finally {
  provider.destroy();
}
