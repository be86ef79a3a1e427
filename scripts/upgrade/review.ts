// Holds a prepared upgrade against the present sources and the chain; for a member of the council.
//   npm run upgrade:review -- --file deployments/consortium/upgrades/….json --network consortium
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import hre from "hardhat";
import { conclude } from "../lib/project.js";
import type { UpgradeProposal } from "./proposal.js";
import { review } from "./reviewing.js";

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    network: { type: "string", default: "localhost" },
    rpc: { type: "string" },
  },
});
if (values.file === undefined) throw new Error("--file is missing: the proposal to review");
const proposal = JSON.parse(readFileSync(values.file, "utf8")) as UpgradeProposal;

await hre.tasks.getTask("build").run({ quiet: true });
const connection = await hre.network.create({
  network: values.network,
  chainType: "l1",
  ...(values.rpc === undefined ? {} : { override: { url: values.rpc } }),
});
try {
  const { provider } = connection.ethers;
  const { chainId } = await provider.getNetwork();
  const elsewhere =
    Number(chainId) === proposal.chainId ? [] : [`this is chain ${chainId}, not ${proposal.chainId}`];
  const findings = await review(provider, proposal, (name) => hre.artifacts.readArtifact(name));
  for (const { says } of proposal.actions) console.log(says);
  conclude(
    "review",
    [...elsewhere, ...findings],
    "the code is what the sources give, the calls are what they say",
  );
} finally {
  await connection.close();
}
