// Shows the suite at work: a node, a deployment, parties, titles, dealings, five parks, a refusal, an extract, a proof.
//   npm run demo                              on a node of its own
//   npm run demo -- --keep                    leaves that node up and says how to talk to it
//   npm run demo -- --rpc http://host:port    on a fresh node that runs already, with the default mnemonic
//   npm run demo -- --patents 6534            loads so many synthetic patents instead; killed halfway, it is run again
//                                             and goes on, on the node that it left up
import { parseArgs } from "node:util";
import { JsonRpcProvider } from "ethers";
import parameters, { PARKS } from "../deploy/parameters/demo.js";
import type { Deployment } from "../sdk/connect/index.js";
import { folio } from "../sdk/folio/index.js";
import { titleId } from "../sdk/identifiers/index.js";
import { LandRegister__factory } from "../typechain-types/index.js";
import { COMPANIES, parcel, TITLES } from "./demo/data.js";
import { mortgage, refusedTransfer, seize, transfer, transferThird, type Refusal } from "./demo/dealings.js";
import { lastingNode } from "./demo/lastingNode.js";
import { GasLedger } from "./demo/ledger.js";
import { loadPatents } from "./demo/loading.js";
import { printParks } from "./demo/parks/answers.js";
import { runParks } from "./demo/parks/run.js";
import { section, step } from "./demo/progress.js";
import { register } from "./demo/register.js";
import { settleSale } from "./demo/settle.js";
import { verifyAll } from "./demo/verify.js";
import { enrolled, openCounter, type Counter, type KeyedParty } from "./lib/counter.js";
import { startNode, type RunningNode } from "./lib/node.js";
import { writeRecord } from "./lib/records.js";
import { standUp } from "./lib/stand.js";

const { values } = parseArgs({
  options: {
    rpc: { type: "string" },
    keep: { type: "boolean", default: false },
    patents: { type: "string" },
  },
});
const PROGRESS_EVERY = 10;

const node = values.rpc === undefined ? await ownNode() : undefined;
const url = values.rpc ?? node?.url ?? "";
const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, staticNetwork: true });
provider.pollingInterval = 20;
try {
  if (values.patents === undefined) await demonstrate();
  else await demonstrateLoad(Number(values.patents));
} finally {
  provider.destroy();
  if (!values.keep) await node?.stop();
}

async function ownNode(): Promise<RunningNode> {
  if (values.patents === undefined) {
    step("starting a node");
    return startNode({ kind: "anvil", keep: values.keep });
  }
  const { node: lasting, found } = await lastingNode();
  step(`${found ? "found the node of a load that was cut short" : "started a node"}: ${lasting.url}`);
  step(`it stays up if this run is cut short; to end it: kill ${lasting.pid}`);
  return lasting;
}

async function demonstrateLoad(count: number): Promise<void> {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("--patents takes a number of patents");
  step(`deploying the suite to ${url}`);
  const deployment = await standUp(url, parameters);
  await loadPatents(await openCounter(provider, deployment), count);
}

async function demonstrate(): Promise<void> {
  step(`deploying the suite to ${url}`);
  const lasting = values.keep || values.rpc !== undefined;
  const deployment = await standUp(url, parameters, { journal: lasting });
  const file = lasting ? writeRecord(deployment) : undefined;
  const c = await openCounter(provider, deployment);
  await requireFresh(c);
  for (const { park, division } of PARKS) step(`the authorities of ${park} (${division}) hold their offices`);

  const gas = new GasLedger();
  step(`enrolling ${COMPANIES.length} companies by their credit codes`);
  const companies = await enrolAll(c);
  await registerAll(c, companies, gas);
  const title = parcel(PARKS[0].division, 1);
  const refusal = await deal(c, title, companies, gas);
  const third = parcel(PARKS[0].division, 3);
  const dealers = [0, 1, 2, 3].map((n) => at(companies, placeOf(third) + n));
  section("SETTLED", await settleSale(c, third, dealers, gas));
  section(`REFUSED  lodgement ${refusal.number}`, explained(refusal));
  console.log(`\n${folio.renderExtract(await folio.extract(c.as.registrar, title))}`);
  await runParks(c, companies, at(companies, placeOf(third) + 3));
  await printParks(c.as.registrar);
  section("GAS", gas.table());

  step("verifying the head of every folio from its entries alone");
  const titles = TITLES.map(({ code }) => code);
  const entries = await verifyAll(c, titles);
  if (file !== undefined) section("THE NODE STAYS UP", howToTalk(deployment, file, title));
  console.log(`demo: ${titles.length} titles, ${entries} entries, all heads verified`);
}

/** The titles and companies are the same each time: a chain takes the demonstration once. */
async function requireFresh({ as }: Counter): Promise<void> {
  const [first] = TITLES;
  if (first === undefined || BigInt(await as.registrar.land.headOf(titleId.encode(first.code))) === 0n)
    return;
  throw new Error(`the chain at ${url} has seen the demonstration already: start a new node`);
}

async function enrolAll(c: Counter): Promise<KeyedParty[]> {
  const parties: KeyedParty[] = [];
  for (const [i, code] of COMPANIES.entries()) {
    const { division } = PARKS[i % PARKS.length] ?? PARKS[0];
    parties.push(await enrolled(c, i, code, division));
  }
  return parties;
}

async function registerAll(c: Counter, companies: readonly KeyedParty[], gas: GasLedger): Promise<void> {
  const synthetic = TITLES.filter(({ source }) => source === "synthetic").length;
  step(
    `registering ${TITLES.length} titles: ${TITLES.length - synthetic} published unit codes, ${synthetic} synthetic ones`,
  );
  for (const [i, { code }] of TITLES.entries()) {
    // Those on one parcel, and a parcel and its building, go to the same company.
    const owner = at(companies, placeOf(code));
    gas.note("FirstRegistration", await register(c, code, owner));
    if ((i + 1) % PROGRESS_EVERY === 0) step(`  ${i + 1} of ${TITLES.length}`);
  }
}

/** A mortgage, a sole and a share transfer, a seizure, and a transfer that the seizure stops. */
async function deal(
  c: Counter,
  title: string,
  companies: readonly KeyedParty[],
  gas: GasLedger,
): Promise<Refusal> {
  const place = placeOf(title);
  const [seller, buyer, partner, bank] = [0, 1, 2, 3].map((n) => at(companies, place + n));
  if (!seller || !buyer || !partner || !bank) throw new RangeError("four companies deal with the title");
  step("mortgaging a title");
  gas.note("Charge", await mortgage(c, title, seller, bank));
  step("transferring it to another sole proprietor, the mortgage with it");
  gas.note("Transfer", await transfer(c, title, seller, buyer));
  step("transferring a third of it");
  gas.note("TransferShare", await transferThird(c, title, buyer, partner));
  step("seizing it by order of the court");
  gas.note("Seize", await seize(c, title, buyer));
  step("lodging a transfer of another title under seizure");
  const other = parcel(Number(title.slice(0, 6)), 2);
  const owner = at(companies, place + 1);
  gas.note("Seize", await seize(c, other, owner));
  const refusal = await refusedTransfer(c, other, owner, seller);
  gas.note("refuse", refusal.receipt);
  return refusal;
}

/** Which company a title goes to at first: by its division and parcel. */
function placeOf(title: string): number {
  return Number(title.slice(0, 6)) + Number(title.slice(14, 19));
}

function at(companies: readonly KeyedParty[], n: number): KeyedParty {
  const party = companies[n % companies.length];
  if (party === undefined) throw new RangeError("no companies");
  return party;
}

function explained({ why }: Refusal): string {
  return [
    `reason   ${why.message.replace(`: ${why.meaning}`, "")}`,
    `meaning  ${why.meaning}`,
    `ground   ${why.legalGround}`,
    `do       ${why.whatToDo}`,
  ].join("\n");
}

function howToTalk({ chainId, contracts }: Deployment, file: string, title: string): string {
  return [
    `url          ${url}`,
    `chain id     ${chainId}`,
    `deployment   ${file}`,
    `mnemonic     the default one of local nodes; see scripts/lib/node.ts`,
    ...(node === undefined ? [] : [`stop it      kill ${node.pid}`]),
    "",
    "for example:",
    `  curl -s ${url} -H 'content-type: application/json' -d '${JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "eth_call",
      params: [
        {
          to: contracts.LandRegister?.address,
          data: LandRegister__factory.createInterface().encodeFunctionData("headOf", [titleId.encode(title)]),
        },
        "latest",
      ],
    })}'`,
    `which answers with the head of ${title}`,
  ].join("\n");
}
