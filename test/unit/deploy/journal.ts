import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { buildModule, type IgnitionModule } from "@nomicfoundation/ignition-core";
import { expect } from "chai";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import type { RequestArguments } from "hardhat/types/providers";
import { artifactsOf } from "../../../deploy/artifacts.js";
import { deployModule } from "../../../deploy/deployModule.js";
import { failureOf } from "../../support/refusals.js";

type Connection = NetworkConnection<"l1">;

/** Two contracts, and three calls on one of them, in any order: each deploys a proxy for the other. */
const PLAN: IgnitionModule = buildModule("Proxies", (m) => {
  const singleton = m.contract("SafeL2");
  const factory = m.contract("SafeProxyFactory");
  for (const salt of [1n, 2n, 3n])
    m.call(factory, "createProxyWithNonce", [singleton, "0x", salt], { id: `Proxy${salt}` });
  return { singleton, factory };
});
const TRANSACTIONS = 5;
const PREPARED = "TRANSACTION_PREPARE_SEND";

describe("a deployment that was interrupted", () => {
  let connection: Connection;
  let directory: string;
  let deployer: string;

  beforeEach(async () => {
    connection = await hre.network.create({ network: "default", chainType: "l1" });
    directory = mkdtempSync(join(tmpdir(), "journal-"));
    [deployer = ""] = (await connection.provider.request({ method: "eth_accounts" })) as string[];
  });

  afterEach(async () => {
    await connection.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const deployed = (over: Connection = connection, patience?: number): Promise<Map<string, string>> =>
    deployModule(hre, over, PLAN, artifactsOf(hre), { directory, patience });
  const sent = (): Promise<number> => connection.ethers.provider.getTransactionCount(deployer);
  /** The run's node is lost at a transaction, counted from one: as it arrives there, or before it does. */
  const lostAt = async (nth: number, arrives: boolean): Promise<void> => {
    const failure = await failureOf(deployed(losing(connection, nth, arrives)));
    expect(String(failure)).to.include("the node is gone");
  };
  /** Everything stands, each transaction was sent once, and one more run changes nothing. */
  const complete = async (others = 0): Promise<void> => {
    const addresses = await deployed();
    expect(await sent()).to.equal(TRANSACTIONS + others);
    const { provider } = connection.ethers;
    expect(await provider.getCode(addresses.get("singleton") ?? "")).not.to.equal("0x");
    const proxies = await provider.getLogs({ address: addresses.get("factory") ?? "", fromBlock: 0 });
    expect(proxies).to.have.length(3);
    expect(await deployed()).to.deep.equal(addresses);
    expect(await sent()).to.equal(TRANSACTIONS + others);
  };

  /** The lines that a whole run notes, on a chain that is put back. */
  const noted = async (): Promise<string[]> => {
    const snapshot: unknown = await connection.provider.request({ method: "evm_snapshot" });
    await deployed();
    const lines = journal();
    await anew(snapshot);
    return lines;
  };
  const journal = (): string[] =>
    readFileSync(join(directory, "journal.jsonl"), "utf8").split("\n").filter(Boolean);
  const rewrite = (lines: readonly string[]): void => {
    writeFileSync(join(directory, "journal.jsonl"), lines.map((line) => `\n${line}`).join(""));
  };
  const addressList = (): unknown =>
    JSON.parse(readFileSync(join(directory, "deployed_addresses.json"), "utf8"));
  const anew = async (snapshot: unknown): Promise<void> => {
    await connection.provider.request({ method: "evm_revert", params: [snapshot] });
    rmSync(directory, { recursive: true });
  };

  /**
   * Wherever a run ends, what it sent is exactly what it noted as prepared (the tests below tell what happens when the
   * last of it is not). So each beginning of the journal of a whole run, with the chain as it was then, is a run that
   * ended there: after that line, or while it wrote the next.
   */
  for (const torn of [false, true]) {
    it(`goes on from each line that it noted last${torn ? ", and from half of the next one" : ""}`, async () => {
      const all = await noted();
      expect(all).to.have.length.above(20);
      for (const [i, line] of all.entries()) {
        const snapshot: unknown = await connection.provider.request({ method: "evm_snapshot" });
        const prepared = all.slice(0, i + 1).filter((one) => one.includes(PREPARED)).length;
        if (prepared < TRANSACTIONS) await lostAt(prepared + 1, false);
        else await deployed();
        const lines = journal();
        const next = lines[i + 1] ?? "";
        const half = torn ? [next.slice(0, next.length / 2)] : [];
        rewrite([...lines.slice(0, i + 1), ...half]);
        writeFileSync(join(directory, "deployed_addresses.json"), torn ? "{" : "{}");
        await complete();
        expect(addressList(), line).to.have.all.keys("Proxies#SafeL2", "Proxies#SafeProxyFactory");
        await anew(snapshot);
      }
    });
  }

  for (let nth = 1; nth <= TRANSACTIONS; nth++) {
    it(`finds transaction ${nth} on the chain and does not send it again`, async () => {
      await lostAt(nth, true);
      expect(await sent()).to.equal(nth);
      await complete();
    });

    it(`sends transaction ${nth} that never left`, async () => {
      await lostAt(nth, false);
      expect(await sent()).to.equal(nth - 1);
      await complete();
    });
  }

  it("goes on after two interruptions, wherever they were", async () => {
    const each = Array.from({ length: TRANSACTIONS }, (_, i) => i + 1);
    const moments = each.flatMap((nth) => [true, false].map((arrives) => ({ nth, arrives })));
    for (const first of moments) {
      const stand = first.arrives ? first.nth : first.nth - 1;
      for (const second of moments.filter(({ nth }) => nth <= TRANSACTIONS - stand)) {
        const snapshot: unknown = await connection.provider.request({ method: "evm_snapshot" });
        await lostAt(first.nth, first.arrives);
        await lostAt(second.nth, second.arrives);
        await complete();
        await anew(snapshot);
      }
    }
  });

  it("goes on when a transaction was confirmed before one that was sent earlier", async () => {
    await lostAt(TRANSACTIONS, false);
    const confirmed =
      /"futureId":"Proxies#Proxy1".*"type":"(TRANSACTION_CONFIRM|CALL_EXECUTION_STATE_COMPLETE)"/;
    const kept = journal().filter((line) => !confirmed.test(line));
    expect(kept).to.have.length(journal().length - 2);
    rewrite(kept);
    await complete();
  });

  it("finds it behind blocks of others", async () => {
    await lostAt(2, true);
    await connection.provider.request({ method: "hardhat_mine", params: ["0x14"] });
    await complete();
  });

  it("waits for what is in the pool, and says so when that takes too long", async () => {
    await lostAt(1, true);
    await connection.provider.request({ method: "evm_setAutomine", params: [false] });
    await lostAt(1, true);
    expect(await sent()).to.equal(1);
    const failure = await failureOf(deployed(connection, 1));
    expect(String(failure)).to.match(/transaction 1 of 0x\w+ is sent, and not mined yet: run again later/i);
    const mining = setTimeout(300).then(() =>
      connection.provider.request({ method: "evm_setAutomine", params: [true] }),
    );
    const mined = mining.then(() => connection.provider.request({ method: "evm_mine", params: [] }));
    await complete();
    await mined;
  });

  it("sends it under the next number when another transaction has taken its own", async () => {
    await lostAt(3, false);
    const other = { from: deployer, to: deployer, value: "0x1" };
    await connection.provider.request({ method: "eth_sendTransaction", params: [other] });
    await complete(1);
  });

  it("passes every other failure on", async () => {
    await lostAt(1, true);
    const plan = buildModule("Proxies", (m) => ({
      singleton: m.contract("SafeProxyFactory", [], { id: "SafeL2" }),
    }));
    const failure = await failureOf(deployModule(hre, connection, plan, artifactsOf(hre), { directory }));
    expect(String(failure)).to.match(/SafeL2/);
  });
});

/** The same connection, until a transaction is sent on it. */
function losing(connection: Connection, nth: number, arrives: boolean): Connection {
  let left = nth;
  const request = async (args: RequestArguments): Promise<unknown> => {
    if (args.method !== "eth_sendTransaction" || --left > 0) return connection.provider.request(args);
    if (arrives) await connection.provider.request(args);
    throw new Error("the node is gone");
  };
  return withOne(connection, "provider", withOne(connection.provider, "request", request));
}

/** The same object, but for one member. */
function withOne<T extends object, K extends keyof T>(object: T, member: K, value: T[K]): T {
  return new Proxy(object, {
    get: (target, name) => (name === member ? value : (Reflect.get(target, name) as unknown)),
  });
}
