import { expect } from "chai";
import {
  ContractFactory,
  JsonRpcProvider,
  type ContractTransactionResponse,
  type BaseContract,
} from "ethers";
import { artifacts } from "hardhat";
import { calldataGas, countSlots, measure, overhead } from "../../../scripts/gas/floor.js";
import { startNode, type RunningNode } from "../../../scripts/lib/node.js";

describe("gas floor", () => {
  let node: RunningNode;
  let provider: JsonRpcProvider;
  let writer: BaseContract;

  before(async () => {
    node = await startNode({ kind: "anvil" });
    provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, staticNetwork: true });
    const { abi, bytecode } = await artifacts.readArtifact("SlotWriter");
    writer = await new ContractFactory(abi, bytecode, await provider.getSigner()).deploy();
    await writer.waitForDeployment();
    await call("write", [1n, 2n, 3n], [10n, 20n, 30n]);
  });

  after(async () => {
    provider.destroy();
    await node.stop();
  });

  async function call(method: string, ...args: unknown[]): Promise<ContractTransactionResponse> {
    const transaction = await writer.getFunction(method).send(...args);
    await transaction.wait();
    return transaction;
  }

  async function slotGas(transaction: ContractTransactionResponse, logs: number): Promise<number> {
    const { floor } = await measure({ provider, txHash: transaction.hash, signatures: 0 });
    return floor - 21_000 - calldataGas(transaction.data) - logs * (375 + 375 + 8 * 32);
  }

  it("counts slots made non-zero, changed, cleared and left alone", async () => {
    const transaction = await call("write", [1n, 2n, 3n, 4n, 5n, 6n], [11n, 0n, 30n, 40n, 50n, 0n]);
    // 1 changed, 2 cleared, 3 rewritten with its value, 4 and 5 made non-zero, 6 stays zero
    expect(await slotGas(transaction, 6)).to.equal(2 * 5_000 + 2 * 22_100);
  });

  it("counts what a slot holds in the end, however often it was written", async () => {
    expect(await slotGas(await call("write", [7n, 7n, 7n], [1n, 2n, 3n]), 3)).to.equal(22_100);
    expect(await slotGas(await call("write", [8n, 8n], [1n, 0n]), 2)).to.equal(0);
  });

  it("does not count transient storage", async () => {
    expect(await slotGas(await call("writeTransient", 1n, 2n), 0)).to.equal(0);
  });

  it("counts the slots of a contract that the transaction creates", async () => {
    const { bytecode } = await artifacts.readArtifact("SlotWriter");
    const signer = await provider.getSigner();
    // PUSH1 1 PUSH1 9 SSTORE, then the constructor's code
    const response = await signer.sendTransaction({ data: `0x6001600955${bytecode.slice(2)}` });
    await response.wait();
    const diff = (await provider.send("debug_traceTransaction", [
      response.hash,
      { tracer: "prestateTracer", tracerConfig: { diffMode: true } },
    ])) as Parameters<typeof countSlots>[0];
    expect(countSlots(diff)).to.deep.equal({ madeNonZero: 1, changed: 0 });
  });

  it("adds the signatures and divides the gas by the floor", async () => {
    const transaction = await call("write", [100n], [1n]);
    const options = { provider, txHash: transaction.hash };
    const [without, withTwo] = [
      await measure({ ...options, signatures: 0 }),
      await measure({ ...options, signatures: 2 }),
    ];
    expect(withTwo.floor - without.floor).to.equal(6_000);
    expect(without.gas).to.be.greaterThan(without.floor);
    expect(without.overhead).to.equal(overhead(without.gas, without.floor));
    expect(overhead(4, 3)).to.equal(1.333);
  });

  it("refuses a transaction that failed", async () => {
    const signer = await provider.getSigner();
    const failing = await signer.sendTransaction({
      to: await writer.getAddress(),
      data: "0xffffffff",
      gasLimit: 100_000n,
    });
    await provider.waitForTransaction(failing.hash).catch(() => undefined);
    const error = await measure({ provider, txHash: failing.hash, signatures: 0 }).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(Error).with.property("message").that.includes("failed");
  });
});
