import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import parameters, { ACCOUNTS, localCouncil } from "../../deploy/parameters/localhost.js";
import { localKey } from "../../scripts/lib/accounts.js";
import { rpc, startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";
import { removeTraces } from "../support/traces.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313373";
const REGISTRAR = localKey(4).address;

interface Run {
  readonly code: number;
  readonly output: string;
}

describe("the council at a terminal, on a node over RPC @long", function () {
  this.timeout(240_000);
  let node: RunningNode;
  const folder = mkdtempSync(join(tmpdir(), "council-"));

  const run = async (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
    promisify(execFile)(
      process.execPath,
      ["--import", "tsx", join(root, "scripts", script), "--rpc", node.url, ...args],
      { cwd: root, env: { ...process.env, ...env } },
    ).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, output: stdout + stderr };
      },
    );
  const council = async (...args: string[]): Promise<string> => {
    const { code, output } = await run("council.ts", ["--folder", folder, ...args]);
    expect(code, output).to.equal(0);
    return output;
  };
  const refused = async (
    said: RegExp,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<void> => {
    const { code, output } = await run("council.ts", ["--folder", folder, ...args], env);
    expect([code, said.test(output) ? "as expected" : output]).to.deep.equal([1, "as expected"]);
  };
  const grant = (division: number): string[] => [
    ...["grant-office", "--office", "Registrar"],
    ...["--division", division.toString(), "--to", REGISTRAR],
  ];
  const signed = async (which: string): Promise<void> => {
    for (const account of ["22", "20"]) await council("sign", which, "--account", account);
  };
  const delayed = async (): Promise<void> => {
    await rpc(node.url, "evm_increaseTime", [localCouncil.delay]);
    await rpc(node.url, "evm_mine");
  };

  before(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
    const { code, output } = await run("deploy.ts", []);
    expect(code, output).to.equal(0);
  });

  after(async () => {
    await node.stop();
    rmSync(folder, { recursive: true });
    removeTraces(CHAIN);
  });

  it("proposes, signs, waits, executes; the office is held", async () => {
    expect(await council("list")).to.match(/2 of 3 sign; next is no. 0\nno proposals/);
    expect(await council("propose", ...grant(310115))).to.include(
      `grant office Registrar of 310115 to ${REGISTRAR}`,
    );
    await refused(/no member of the council/, ["sign", "1", "--account", "3"]);
    await refused(/whose key\? Put a member's into COUNCIL_KEY/, ["sign", "1"], { COUNCIL_KEY: "" });
    await refused(/2 signatures are missing/, ["execute", "1"]);
    const key = localKey(20).privateKey;
    expect((await run("council.ts", ["--folder", folder, "sign", "1"], { COUNCIL_KEY: key })).code).to.equal(
      0,
    );
    await refused(/has signed already/, ["sign", "1"], { COUNCIL_KEY: key });
    await refused(/1 signature is missing/, ["execute", "1"]);
    await council("sign", "1", "--account", "21");
    expect(await council("execute", "1")).to.match(/sent: schedule .*\n[^]*next: waits until /);
    await refused(/too early: its delay runs until/, ["execute", "1"]);
    await delayed();
    expect(await council("execute", "1")).to.include("every step is done");
    await refused(/nothing is left to do/, ["execute", "1"]);
    await refused(/nothing is left to do/, ["sign", "1", "--account", "22"]);
    const { output } = await run("offices.ts", ["--json"]);
    const { permissions } = JSON.parse(output) as { permissions: Record<string, unknown>[] };
    const held = permissions.find(({ division }) => division === 310115);
    expect(held).to.include({ office: "Registrar", holder: REGISTRAR, until: null });
    expect((await run("offices.ts", [])).output).to.match(/Registrar +310115 +0x/);
  });

  it("is stopped by a guardian, and by nobody else", async () => {
    await council("propose", ...grant(310116));
    await signed("2");
    await refused(/nothing of it is scheduled/, ["cancel", "2", "--account", ACCOUNTS.guardian.toString()]);
    await council("execute", "2");
    await refused(/is no guardian/, ["cancel", "2", "--account", "1"]);
    expect(await council("cancel", "2", "--account", ACCOUNTS.guardian.toString())).to.include(
      `${localKey(ACCOUNTS.guardian).address} cancelled it at`,
    );
    await delayed();
    await refused(/cancelled it at/, ["execute", "2"]);
    await refused(/cancelled it at/, ["sign", "2", "--account", "21"]);
    await refused(/cancelled it at/, ["renew", "2"]);
  });

  it("reopens at once; what it overtakes is given new numbers", async () => {
    await council("propose", ...grant(310117));
    await signed("3");
    expect(await council("propose", "reopen")).to.include("delay     none, it is done at once");
    await signed("4");
    expect(await council("execute", "4")).to.include("every step is done");
    await refused(/give it new numbers with `renew`/, ["execute", "3"]);
    await refused(/give it new numbers/, ["sign", "3", "--account", "21"]);
    expect(await council("renew", "3")).to.match(/schedule action 1 \(transaction no. 4\) +2 signatures/);
    await signed("3");
    await council("execute", "3");
    expect(await council("propose", "cancel", "--proposal", "3")).to.include("cancel: grant office");
    await signed("5");
    await council("execute", "5");
    expect(await council("show", "3")).to.match(/state +0x\w+ cancelled it at/);
  });

  it("does not touch a proposal that was altered, nor what is none", async () => {
    await council("propose", ...grant(310118));
    const [name = ""] = readdirSync(folder).filter((file) => file.startsWith("006-"));
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(REGISTRAR, localKey(5).address));
    for (const command of ["sign", "execute", "show", "renew", "cancel"])
      await refused(/has been altered/, [command, file, "--account", "20"]);
    rmSync(file);
    await refused(/no proposal 6 in/, ["show", "6"]);
    await refused(/which proposal\?/, ["show"]);
    await refused(/which command\?/, []);
    await refused(/propose what\?/, ["propose"]);
    await refused(/no action dance/, ["propose", "dance"]);
    await refused(/grant-office needs --office/, ["propose", "grant-office"]);
    await refused(/no file missing.json/, ["propose", "missing.json"]);
    await refused(/--turn is next or last/, ["propose", "reopen", "--turn", "first"]);
    await refused(/account x is no number/, ["sign", "1", "--account", "x"]);
    await refused(/COUNCIL_KEY holds no private key/, ["sign", "1"], { COUNCIL_KEY: "0x12" });
  });

  it("takes actions from a file, rules in the units of the parameter files", async () => {
    const file = join(folder, "actions.json");
    const rules = { ...parameters.rules.Parcel, since: "2027-01-01", noticeDays: 60 };
    writeFileSync(
      file,
      JSON.stringify({ do: "set-rules", class: "Parcel", rules: { ...rules, quorum: undefined } }),
    );
    await refused(/the rules lack quorum/, ["propose", file]);
    writeFileSync(
      file,
      JSON.stringify([
        { do: "set-rules", class: "Parcel", rules },
        { do: "set-extract-base", base: "https://example.org/" },
      ]),
    );
    const said = await council("propose", file);
    expect(said).to.include("set the rules of class Parcel from 2027-01-01 on");
    expect(said).to.match(/noticeDays 60 days/);
    const { proposals } = JSON.parse(await council("list", "--json")) as { proposals: { number: number }[] };
    const last = proposals.at(-1)?.number.toString() ?? "";
    await council("renew", last);
    await signed(last);
    await council("execute", last);
    await delayed();
    expect(await council("execute", last)).to.include("every step is done");
  });
});
