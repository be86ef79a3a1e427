import { definePlugin } from "hardhat/plugins";
import { outputTransformers } from "typechain/dist/codegen/outputTransformers/index.js";

/** TypeChain labels arguments with their Solidity names, of which TypeScript reserves some: `[class: BigNumberish]`. */
const RESERVED_LABEL = /(?<=[[,]\s*)(class|delete|export|extends|in|with)(?=\??: )/g;

outputTransformers.push((output) => output.replace(RESERVED_LABEL, "$1_"));

/** Keeps the generated bindings valid TypeScript. */
export default definePlugin({ id: "parkfolio-bindings" });
