// Installs the dependencies when they are missing or differ from package-lock.json.
// Runs under any Node ≥ 20, with no dependency of its own. Hardhat's native binding is
// dropped silently when npm runs under a Node older than 22.13, so npm is run under Node 24 there.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const problem = findProblem();
if (problem !== undefined) install(problem);

/** Says what is wrong with node_modules, or undefined. npm records what it installed in a lockfile of its own. */
function findProblem() {
  if (!existsSync("node_modules/.package-lock.json")) return "dependencies are not installed";
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const installed = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    const found = installed[path];
    if (path === "" || (found === undefined && (optional || devOptional))) continue;
    if (found?.version !== version || found?.integrity !== integrity)
      return `${path} differs from package-lock.json`;
  }
  const bindings = readdirSync("node_modules/@nomicfoundation").filter((name) => name.startsWith("edr-"));
  if (bindings.length === 0) return "the native binding of @nomicfoundation/edr is missing";
  return undefined;
}

function install(reason) {
  if (lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(`setup: ${reason}; node_modules is a link, so install where it points to`);
    process.exit(1);
  }
  const [major, minor] = process.versions.node.split(".").map(Number);
  const modern = major > 22 || (major === 22 && minor >= 13);
  const command = modern ? ["npm", "ci"] : ["npx", "-y", "-p", "node@24", "--", "npm", "ci"];
  console.error(`setup: ${reason}; running ${command.join(" ")} (about a minute)`);
  const { status } = spawnSync(command[0], command.slice(1), {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  const left = status === 0 ? findProblem() : `${command[0]} ended with status ${status}`;
  if (left === undefined) return;
  console.error(`setup: ${left}`);
  process.exit(1);
}
