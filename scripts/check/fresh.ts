import { rmSync } from "node:fs";
import { join } from "node:path";
import { conclude, git, hardhat, root, run } from "../lib/project.js";

/** What is generated, committed, and written anew by a build. */
const GENERATED = [
  "typechain-types",
  "sdk/abi",
  "sdk/errors/catalogue.ts",
  "docs/access-matrix.md",
  "reports/storage",
];

for (const path of GENERATED) rmSync(join(root, path), { recursive: true, force: true });
hardhat("build");
for (const script of ["abi", "errors", "access", "storage"])
  run("--import", "tsx", `scripts/generate/${script}.ts`);
const changed = git("diff", "--name-only", "--", ...GENERATED);
const unknown = git("ls-files", "--others", "--exclude-standard", "--", ...GENERATED);
const stale = `${changed}\n${unknown}`.split("\n").filter(Boolean);
conclude(
  "fresh",
  stale.map((file) => `${file}: differs from what a build writes; run \`npm run build\` and commit it`),
  `a build changes nothing in ${GENERATED.join(", ")}`,
);
