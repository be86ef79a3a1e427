// SPDX-License-Identifier: Apache-2.0
// Writes docs/access-matrix.md: who may call what. Fails where a function does not say who may.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FutureType, type Future, type IgnitionModule } from "@nomicfoundation/ignition-core";
import { format, resolveConfig } from "prettier";
import { suite } from "../../deploy/modules/suite.js";
import parameters from "../../deploy/parameters/localhost.js";
import { conclude, root } from "../lib/project.js";
import { matrixOf } from "./accessMatrix.js";
import { pageOf } from "./accessPage.js";
import { readCode } from "./accessRead.js";
import { FOREIGN, INHERITED, OPEN } from "./accessTables.js";

const PAGE = "docs/access-matrix.md";
const IMPLEMENTATION = "Implementation";
const DEPLOYMENTS = new Set([
  FutureType.CONTRACT_DEPLOYMENT,
  FutureType.NAMED_ARTIFACT_CONTRACT_DEPLOYMENT,
  FutureType.LIBRARY_DEPLOYMENT,
  FutureType.NAMED_ARTIFACT_LIBRARY_DEPLOYMENT,
]);

/** Names of all contracts that a module deploys. */
function deployedBy({ futures, submodules }: IgnitionModule): string[] {
  const own = [...futures].filter((future: Future) => DEPLOYMENTS.has(future.type));
  const names = own.map((future) => ("contractName" in future ? future.contractName : future.id));
  return [...new Set([...names, ...[...submodules].flatMap(deployedBy)])];
}

const codes = readCode(join(root, "artifacts"));
const matrix = matrixOf(codes);
const ignitionModule = suite(parameters);
const deployed = deployedBy(ignitionModule);
const own = new Set(codes.map(({ name }) => name));
const foreign = deployed.filter((name) => !own.has(name));
const problems = [
  ...matrix.problems,
  ...foreign
    .filter((name) => !Object.hasOwn(FOREIGN, name))
    .map((name) => `${name}: is not the project's own; say who governs it in FOREIGN`),
  ...Object.keys(FOREIGN)
    .filter((name) => !foreign.includes(name))
    .map((name) => `FOREIGN: ${name} is not deployed`),
];
const proxied = Object.keys(ignitionModule.results)
  .filter((name) => name.endsWith(IMPLEMENTATION))
  .map((name) => name.slice(0, -IMPLEMENTATION.length));
const page = pageOf(matrix, { inherited: INHERITED, open: OPEN, foreign: FOREIGN, proxied });
const config = await resolveConfig(join(root, PAGE));
writeFileSync(join(root, PAGE), await format(page, { ...config, parser: "markdown" }));
const functions = [...matrix.tables.values()].flat().length;
conclude("access", problems, `${functions} functions, each with who may call it`);
