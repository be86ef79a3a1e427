import { definePlugin } from "hardhat/plugins";
import { outputTransformers } from "typechain/dist/codegen/outputTransformers/index.js";

/** TypeChain labels arguments with their Solidity names, of which TypeScript reserves some: `[class: BigNumberish]`. */
const RESERVED_LABEL = /(?<=[[,]\s*)(class|delete|export|extends|in|with)(?=\??: )/g;

/** Runs of lines that name one contract each: TypeChain lists contracts in the order in which they were compiled. */
const LISTS = [
  /(?:^ *getContractFactory\(name: .*\n)+/gm,
  /(?:^ *getContractAt\(name: .*\n)+/gm,
  /(?:^ *deployContract\(name: .*\n)+/gm,
  /(?:^export (?:type )?\{ \w+ \} from .*(?:\n|$))+/gm,
];

outputTransformers.push(
  (output) => output.replace(RESERVED_LABEL, "$1_"),
  (output) => LISTS.reduce((text, list) => text.replace(list, sorted), output),
);

/** The lines of a list in one order, whatever was compiled last. */
function sorted(list: string): string {
  const lines = list.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .toSorted()
    .map((line) => `${line}\n`)
    .join("");
}

/** Keeps the generated bindings valid TypeScript, and the same for the same contracts. */
export default definePlugin({ id: "parkfolio-bindings" });
