// Freezes what is built as the release of package.json's version, in releases/<version>/.
//   npm run release:freeze               once; a release that was frozen stays as it is
//   npm run release:freeze -- --again    writes it anew, as long as it is deployed nowhere
import { existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import hre from "hardhat";
import parameters from "../../deploy/parameters/localhost.js";
import pkg from "../../package.json" with { type: "json" };
import { root } from "../lib/project.js";
import { currentLayouts, writeLayouts } from "../generate/storage.js";
import { freezeCode } from "./frozen.js";
import { RELEASES, STORAGE } from "./releases.js";

const { values } = parseArgs({ options: { again: { type: "boolean", default: false } } });
const { version } = pkg;
const directory = join(RELEASES, version);

if (existsSync(directory) && !values.again) {
  throw new Error(`${version} is frozen already; raise the version in package.json`);
}
rmSync(directory, { recursive: true, force: true });
await hre.tasks.getTask("build").run({ quiet: true });
const { contracts } = await freezeCode(hre, { version, directory }, parameters);
writeLayouts(join(directory, STORAGE), currentLayouts().layouts);
console.log(
  `freeze: ${relative(root, directory)} holds ${Object.keys(contracts).length} contracts; commit it`,
);
