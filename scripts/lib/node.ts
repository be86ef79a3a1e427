import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { inPackage, root } from "./project.js";

export type NodeKind = "hardhat" | "anvil";

export interface NodeOptions {
  kind: NodeKind;
  /** A free port is picked when none is given. */
  port?: number;
  /** Further arguments of the node's own command. */
  args?: readonly string[];
  /** Leaves the node running when this process ends. */
  keep?: boolean;
}

export interface RunningNode {
  kind: NodeKind;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The default mnemonic of both nodes: known to everybody, for local chains only. */
export const MNEMONIC = "test test test test test test test test test test test junk";

/** Accounts that a node unlocks and funds: those with an office, the council's, and keys of parties. */
const ACCOUNTS = 40;

const START_TIMEOUT_MS = 60_000;

/** Starts a local node with the Cancun rules as a child process and waits until it answers. */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const [script, args] = command(options.kind, port);
  const child = spawn(process.execPath, [script, ...args, ...(options.args ?? [])], {
    cwd: root,
    detached: true, // a process group of its own, so that what the child starts ends with it
    stdio: options.keep === true ? "ignore" : ["ignore", "pipe", "pipe"],
  });
  const tail = keepTail(child);
  const killNow = (): void => {
    kill(child);
  };
  if (options.keep === true) child.unref();
  else endWithThisProcess(killNow);
  try {
    await answering(url, child, tail);
  } catch (error) {
    killNow();
    throw error;
  }
  return {
    kind: options.kind,
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      process.off("exit", killNow);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      killNow();
      await ended;
    },
  };
}

/** Sends one JSON-RPC request. */
export async function rpc(url: string, method: string, params: readonly unknown[] = []): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result;
}

function command(kind: NodeKind, port: number): [script: string, args: string[]] {
  if (kind === "hardhat") {
    return [inPackage("hardhat", "dist/src/cli.js"), ["node", "--port", port.toString()]];
  }
  const args = ["--port", port.toString(), "--hardfork", "cancun", "--mnemonic", MNEMONIC];
  args.push("--accounts", ACCOUNTS.toString());
  return [inPackage("@foundry-rs/anvil", "bin.mjs"), args];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function answering(url: string, child: ChildProcess, tail: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the node ended with ${child.exitCode}: ${tail()}`);
    try {
      await rpc(url, "eth_chainId");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`the node did not answer at ${url}: ${tail()}`);
}

function keepTail(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2000)));
  }
  return () => text;
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

let signalsHandled = false;

function endWithThisProcess(killNow: () => void): void {
  process.once("exit", killNow);
  if (signalsHandled) return;
  signalsHandled = true;
  // A signal ends a process without its exit handlers, unless it is turned into an exit.
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}
