import { Interface } from "ethers";
import type { LinkReferences } from "@nomicfoundation/ignition-core";
import { getImplementationAddress } from "@openzeppelin/upgrades-core";
import { calldataOf, type CodeAt, type ProxyChange, type Reader, type UpgradeProposal } from "./proposal.js";

/** What a build gives of a contract. */
export interface BuiltContract {
  readonly abi: readonly { readonly type: string }[];
  readonly bytecode: string;
  readonly linkReferences: LinkReferences;
  readonly immutableReferences?: Readonly<
    Record<string, readonly { readonly start: number; readonly length: number }[]>
  >;
}

/** Reads and simulates on the chain of an upgrade. */
export type Simulator = Reader & { call: (transaction: { data: string }) => Promise<string> };

type Built = (name: string) => Promise<BuiltContract>;

/** Deployed code, and what of it the build must agree on. */
interface Claim {
  readonly name: string;
  readonly at: CodeAt;
  readonly constructorArguments: readonly (string | readonly string[])[];
}

/**
 * What of a proposal does not hold on the chain, or is not what the present sources give; one line each.
 *
 * @param built the artifact of a contract by its name.
 */
export async function review(
  provider: Simulator,
  { proxies, actions }: Pick<UpgradeProposal, "proxies" | "actions">,
  built: Built,
): Promise<string[]> {
  const findings: string[] = [];
  for (const change of proxies) {
    const { contract, proxy, from } = change;
    const runs = await getImplementationAddress(provider, proxy);
    if (runs !== from.address) findings.push(`${contract}: the proxy runs ${runs}, not ${from.address}`);
    for (const claim of claimsOf(change)) {
      const { name, at } = claim;
      const expected = await simulated(provider, claim, change.to.libraries, await built(name));
      const found = await provider.getCode(at.address);
      if (found !== expected)
        findings.push(`${name}: the code at ${at.address} is not what the sources give`);
    }
  }
  for (const { target, calldata, arguments: args, says } of actions) {
    const change = proxies.find(({ proxy }) => proxy === target);
    if (change?.to.address !== args.newImplementation) findings.push(`no proxy is described for: ${says}`);
    if (calldata !== calldataOf(args.newImplementation))
      findings.push(`the calldata is another than: ${says}`);
  }
  return findings;
}

function claimsOf({ contract, to }: ProxyChange): Claim[] {
  const others = Object.entries({ ...to.runs, ...to.libraries });
  return [
    { name: contract, at: to, constructorArguments: Object.values(to.constructorArguments) },
    ...others.map(([name, at]) => ({ name, at, constructorArguments: Object.values(at.given ?? {}) })),
  ];
}

/** The code that the constructor returns, as if it had run at the address of the claim. */
async function simulated(
  provider: Simulator,
  { at, constructorArguments }: Claim,
  libraries: Readonly<Record<string, CodeAt>>,
  { abi, bytecode, linkReferences, immutableReferences = {} }: BuiltContract,
): Promise<string> {
  const constructors = abi.filter(({ type }) => type === "constructor");
  const encoded = new Interface(constructors).encodeDeploy([...constructorArguments]);
  let code = await provider.call({ data: linked(bytecode, linkReferences, libraries) + encoded.slice(2) });
  const own = at.address.slice(2).toLowerCase();
  // A library begins with its own address.
  if (isLibrary(bytecode, code)) code = `0x73${own}${code.slice(44)}`;
  // A contract may keep its own address as an immutable; the deployed code tells which.
  const found = await provider.getCode(at.address);
  for (const { start, length } of Object.values(immutableReferences).flat()) {
    const [begin, end] = [2 + 2 * start, 2 + 2 * (start + length)];
    const itself = own.padStart(2 * length, "0");
    if (found.slice(begin, end) === itself) code = code.slice(0, begin) + itself + code.slice(end);
  }
  return code;
}

function linked(
  bytecode: string,
  references: LinkReferences,
  libraries: Readonly<Record<string, CodeAt>>,
): string {
  let code = bytecode;
  for (const [name, places] of Object.values(references).flatMap((file) => Object.entries(file))) {
    const address = libraries[name]?.address.slice(2).toLowerCase();
    if (address === undefined) throw new Error(`the proposal names no library ${name}`);
    for (const { start, length } of places) {
      code = code.slice(0, 2 + 2 * start) + address + code.slice(2 + 2 * (start + length));
    }
  }
  return code;
}

/** PUSH20 and its own address: how the compiler makes a library refuse to be called directly. */
function isLibrary(bytecode: string, code: string): boolean {
  return code.startsWith("0x73") && bytecode.includes(`73${"0".repeat(40)}`);
}
