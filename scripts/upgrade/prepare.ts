// Deploys the code of an upgrade and writes what the council is asked to do. Nothing is upgraded by it.
//   npm run upgrade:prepare -- --network consortium      a network of hardhat.config.ts
//   npm run upgrade:prepare -- --rpc http://host:port    a local node at another address
import { join } from "node:path";
import { parseArgs } from "node:util";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { artifactsOf } from "../../deploy/artifacts.js";
import { deployModule } from "../../deploy/deployModule.js";
import { compilerOf } from "../../deploy/deploySuite.js";
import pkg from "../../package.json" with { type: "json" };
import { compareAll } from "../check/layoutCompare.js";
import { currentLayouts, readLayouts } from "../generate/storage.js";
import { NETWORK_OPTIONS, onNetwork } from "../lib/network.js";
import { readRecord, writeJson } from "../lib/records.js";
import { newCode } from "./plan.js";
import { actionsFor, changesOf, type LayoutVerdict, type UpgradeProposal } from "./proposal.js";
import { lastRelease, STORAGE } from "./releases.js";

const { values } = parseArgs({ options: NETWORK_OPTIONS });
const { version } = pkg;

const layout = layoutVerdict();
await hre.tasks.getTask("build").run({ quiet: true });
await onNetwork(values, prepare);

async function prepare(connection: NetworkConnection<"l1">): Promise<void> {
  const { provider } = connection.ethers;
  const { chainId } = await provider.getNetwork();
  const deployment = readRecord(chainId);
  const code = await deployModule(hre, connection, newCode(deployment), artifactsOf(hre), {
    displayUi: process.stdout.isTTY,
  });
  const proxies = await changesOf(provider, deployment, code);
  const block = await provider.getBlock("latest");
  const time = new Date((block?.timestamp ?? 0) * 1000).toISOString();
  const proposal: UpgradeProposal = {
    version,
    network: values.network,
    chainId: Number(chainId),
    preparedAt: { block: block?.number ?? 0, time },
    compiler: compilerOf(hre),
    layout,
    proxies,
    actions: actionsFor(proxies, version),
  };
  const directory = join("deployments", values.network, "upgrades");
  const file = writeJson(join(directory, `${version}-${time.slice(0, 10)}.json`), proposal);
  for (const { says } of proposal.actions) console.log(says);
  console.log(`prepare: ${proposal.actions.length} actions for the council in ${file}`);
}

/** @throws Error if the present code would read wrongly what the last release wrote. */
function layoutVerdict(): LayoutVerdict {
  const release = lastRelease();
  const { layouts, problems } = currentLayouts();
  const released = release === undefined ? [] : readLayouts(join(release.directory, STORAGE));
  const findings = [...problems, ...compareAll(released, layouts)];
  if (findings.length > 0) throw new Error(`the layouts do not fit:\n${findings.join("\n")}`);
  return release === undefined
    ? { comparedWith: null, verdict: "nothing to compare with" }
    : { comparedWith: release.version, verdict: "compatible" };
}
