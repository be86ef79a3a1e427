import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rpc, startNode, type RunningNode } from "../lib/node.js";
import { root } from "../lib/project.js";
import { folderOf, writeJson } from "../lib/records.js";

const CHAIN = 31_337;
const NOTE = join(folderOf(CHAIN), "patents.json");

/** Where the node of a load is, so that the next run finds it after this one was killed. */
interface Note {
  readonly url: string;
  readonly pid: number;
}

/** A node that outlives this process until it is stopped: the one of a run that was killed, or a new one. */
export async function lastingNode(): Promise<{ readonly node: RunningNode; readonly found: boolean }> {
  const note = readNote();
  const found = note !== undefined && (await answers(note.url));
  if (note !== undefined && found) return { node: stopping(nodeOf(note)), found };
  const { url, pid } = await startNode({ kind: "anvil", keep: true });
  writeJson(NOTE, { url, pid });
  return { node: stopping(nodeOf({ url, pid })), found: false };
}

function readNote(): Note | undefined {
  const file = join(root, NOTE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Note) : undefined;
}

async function answers(url: string): Promise<boolean> {
  try {
    return Number(await rpc(url, "eth_chainId")) === CHAIN;
  } catch {
    return false;
  }
}

/** A node that outlives the process that started it, this one or another; it leads its own group. */
function nodeOf({ url, pid }: Note): RunningNode {
  const stop = (): Promise<void> => {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    return Promise.resolve();
  };
  return { kind: "anvil", url, pid, stop };
}

/** The same node, whose note goes with it. */
function stopping(node: RunningNode): RunningNode {
  const stop = async (): Promise<void> => {
    rmSync(join(root, NOTE), { force: true });
    await node.stop();
  };
  return { ...node, stop };
}
