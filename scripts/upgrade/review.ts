// Holds a prepared upgrade against the present sources and the chain; for a member of the council.
//   npm run upgrade:review -- --file deployments/consortium/upgrades/….json --network consortium
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import hre from "hardhat";
import { NETWORK_OPTIONS, onNetwork } from "../lib/network.js";
import { conclude } from "../lib/project.js";
import type { UpgradeProposal } from "./proposal.js";
import { review } from "./reviewing.js";

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    ...NETWORK_OPTIONS,
  },
});
if (values.file === undefined) throw new Error("--file is missing: the proposal to review");
const proposal = JSON.parse(readFileSync(values.file, "utf8")) as UpgradeProposal;

await hre.tasks.getTask("build").run({ quiet: true });
await onNetwork(values, async ({ ethers: { provider } }) => {
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
});
