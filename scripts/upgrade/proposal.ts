import { getImplementationAddress } from "@openzeppelin/upgrades-core";
import { Interface, keccak256 } from "ethers";
import { addressIn, type Deployment } from "../../sdk/connect/index.js";
import { proxiedIn, type Arguments, type Proxied } from "./proxies.js";

/** Code on a chain. */
export interface CodeAt {
  readonly address: string;
  /** keccak256 of the code that runs. */
  readonly codeHash: string;
  /** Of code that runs behind a proxy's: what its constructor was given, by name; nothing if it takes nothing. */
  readonly given?: Arguments;
}

/** What one proxy runs, and what it would run. */
export interface ProxyChange {
  readonly contract: string;
  readonly proxy: string;
  readonly from: CodeAt;
  readonly to: CodeAt & {
    /** Arguments of the constructor by name; they stand in the code. */
    readonly constructorArguments: Arguments;
    /** Code that runs on the same storage by delegatecall. */
    readonly runs: Readonly<Record<string, CodeAt>>;
    /** Libraries that the code is linked to, and those that they call. */
    readonly libraries: Readonly<Record<string, CodeAt>>;
  };
}

/** One call that the council is asked to make. */
export interface CouncilAction {
  /** The contract whose proxy is the target. */
  readonly contract: string;
  readonly target: string;
  readonly value: "0";
  readonly function: "upgradeToAndCall(address,bytes)";
  readonly arguments: { readonly newImplementation: string; readonly data: "0x" };
  readonly calldata: string;
  /** The call in words. */
  readonly says: string;
}

/** How the present storage layouts stand to those of the last release. */
export interface LayoutVerdict {
  /** The release, or null as long as none was frozen. */
  readonly comparedWith: string | null;
  readonly verdict: "compatible" | "nothing to compare with";
}

/** `deployments/<network>/upgrades/<version>-<day>.json`: an upgrade as the council reviews it. */
export interface UpgradeProposal {
  readonly version: string;
  readonly network: string;
  readonly chainId: number;
  /** Block and UTC time at which it was prepared. */
  readonly preparedAt: { readonly block: number; readonly time: string };
  readonly compiler: Deployment["compiler"];
  readonly layout: LayoutVerdict;
  readonly proxies: readonly ProxyChange[];
  /** In the order in which they are to be carried out. */
  readonly actions: readonly CouncilAction[];
}

/** Reads code, and what a proxy runs. */
export type Reader = Parameters<typeof getImplementationAddress>[0] & {
  getCode: (address: string) => Promise<string>;
};

const UUPS = new Interface(["function upgradeToAndCall(address newImplementation, bytes data)"]);

/** What the proxies of a deployment run, and what they would run of the code that was deployed for them. */
export async function changesOf(
  provider: Reader,
  deployment: Deployment,
  code: ReadonlyMap<string, string>,
): Promise<ProxyChange[]> {
  const at = async (address: string): Promise<CodeAt> => ({
    address,
    codeHash: keccak256(await provider.getCode(address)),
  });
  const standing = (name: string): string => addressIn(deployment, name);
  const fresh = (name: string): string => {
    const address = code.get(name);
    if (address === undefined) throw new RangeError(`no new code was deployed for ${name}`);
    return address;
  };
  const named = async (names: readonly string[]): Promise<Record<string, CodeAt>> =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await at(fresh(name))] as const)));
  const behind = async ({ runs, runsGiven }: Proxied): Promise<Record<string, CodeAt>> => {
    const code = Object.entries(await named(runs));
    if (runsGiven === undefined) return Object.fromEntries(code);
    return Object.fromEntries(code.map(([name, at]) => [name, { ...at, given: runsGiven(standing) }]));
  };
  const change = async (one: Proxied): Promise<ProxyChange> => {
    const { contract, libraries, given } = one;
    return {
      contract,
      proxy: standing(contract),
      from: await at(await getImplementationAddress(provider, standing(contract))),
      to: {
        ...(await at(fresh(contract))),
        constructorArguments: given(standing, fresh, deployment),
        runs: await behind(one),
        libraries: await named(libraries),
      },
    };
  };
  return Promise.all(proxiedIn(deployment).map(change));
}

/** The calls that carry out the changes. */
export function actionsFor(changes: readonly ProxyChange[], version: string): CouncilAction[] {
  return changes.map(({ contract, proxy, from, to }) => ({
    contract,
    target: proxy,
    value: "0",
    function: "upgradeToAndCall(address,bytes)",
    arguments: { newImplementation: to.address, data: "0x" },
    calldata: calldataOf(to.address),
    says: `${contract} at ${proxy} shall run version ${version} at ${to.address} instead of ${from.address}`,
  }));
}

/** The call by which a proxy is pointed at an implementation, with nothing to run there. */
export function calldataOf(newImplementation: string): string {
  return UUPS.encodeFunctionData("upgradeToAndCall", [newImplementation, "0x"]);
}
