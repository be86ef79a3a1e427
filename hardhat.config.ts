import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import validBindings from "./scripts/build/bindings.js";
import warningsAreErrors from "./scripts/build/warnings.js";

// The compiler comes from npm: a build downloads nothing.
const solc = fileURLToPath(import.meta.resolve("solc/soljson.js"));

// Coverage compiles instrumented code: it is kept apart, so that no other build is invalidated and the
// committed bindings never carry it. Processes that run test files are told by the environment.
const coverage = process.argv.includes("--coverage") || process.env.HARDHAT_COVERAGE === "true";
const output = coverage ? "./coverage/build/" : "./";

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, warningsAreErrors, validBindings],
  solidity: {
    version: "0.8.30",
    path: solc,
    npmFilesToBuild: ["@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol"],
    settings: {
      evmVersion: "cancun",
      viaIR: true,
      optimizer: { enabled: true, runs: 1000 },
      metadata: { bytecodeHash: "none" },
    },
  },
  paths: { ignition: "deploy", artifacts: `${output}artifacts`, cache: `${output}cache` },
  typechain: { outDir: "typechain-types", dontOverrideCompile: coverage },
  test: {
    mocha: {
      timeout: 120_000,
      parallel: true,
      // Mocha takes one job for none at all.
      jobs: Math.max(2, availableParallelism()),
      require: [import.meta.resolve("./test/support/hooks.ts")],
    },
    solidity: {
      profiles: {
        default: { fuzz: { runs: 256, seed: "0x7061726b666f6c696f" }, invariant: { runs: 32, depth: 64 } },
        long: { fuzz: { runs: 1000 }, invariant: { runs: 512, depth: 256 } },
      },
    },
  },
  networks: {
    default: {
      type: "edr-simulated",
      chainType: "l1",
      hardfork: "cancun",
      // The offices take twelve; the rest are keys of parties.
      accounts: { count: 24 },
      allowUnlimitedContractSize: coverage,
    },
    localhost: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    consortium: {
      type: "http",
      chainType: "l1",
      url: configVariable("CONSORTIUM_RPC_URL"),
      accounts: [configVariable("CONSORTIUM_DEPLOYER_KEY")],
    },
  },
});
