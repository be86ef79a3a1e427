import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { Contract, type Signer } from "ethers";
import hre from "hardhat";
import { loadArtifact } from "../../deploy/artifacts.js";
import { deploySuite } from "../../deploy/deploySuite.js";
import parameters, { ACCOUNTS, localCouncil } from "../../deploy/parameters/localhost.js";
import { localKey } from "../../scripts/lib/accounts.js";
import {
  authority,
  CouncilError,
  type CouncilAction,
  type CouncilReason,
  type Proposal,
} from "../../sdk/authority/index.js";
import { addressIn, connect, type Deployment, type Suite } from "../../sdk/connect/index.js";

/** One chain in this process for the suite under its council. */
const connection = await hre.network.create({ network: "default", chainType: "l1" });
export const { networkHelpers } = connection;
export const { time } = networkHelpers;

const OWNERS = [20, 21].map((n) => localKey(n).address);

/** Safe, with the functions that the tests call. */
export type Safe = Contract & {
  getOwners(): Promise<string[]>;
  getThreshold(): Promise<bigint>;
  nonce(): Promise<bigint>;
  VERSION(): Promise<string>;
};

export interface GovernedSuite {
  readonly deployment: Deployment;
  readonly suite: Suite;
  readonly council: Safe;
  readonly deployer: HardhatEthersSigner;
  readonly guardian: HardhatEthersSigner;
  /** Holds no office. */
  readonly stranger: HardhatEthersSigner;
}

/** The suite as it stands after the handover to the council of the local parameters. */
export async function loadGoverned(): Promise<GovernedSuite> {
  return networkHelpers.loadFixture(deployed);
}

async function deployed(): Promise<GovernedSuite> {
  const deployment = await deploySuite(hre, connection, parameters);
  const signers = await connection.ethers.getSigners();
  const [deployer, guardian, stranger] = [ACCOUNTS.council, ACCOUNTS.guardian, 15].map((n) => signers[n]);
  if (!deployer || !guardian || !stranger) throw new RangeError("the network has sixteen accounts");
  const { abi } = await loadArtifact(hre, "SafeL2");
  const council = new Contract(addressIn(deployment, "Council"), abi as [], stranger) as Safe;
  return { deployment, suite: connect(deployment, stranger), council, deployer, guardian, stranger };
}

/** A proposal of these actions, with the council's next numbers. */
export async function drawn(suite: Suite, ...actions: readonly CouncilAction[]): Promise<Proposal> {
  const calls = actions.map((action) => authority.encodeAction(suite, action));
  const { nonce } = await authority.readCouncil(suite);
  return authority.draw(suite, calls, nonce);
}

/** The proposal with the signatures of two members, which are enough. */
export async function signedByAll(proposal: Proposal): Promise<Proposal> {
  const council = { address: proposal.council, owners: OWNERS, threshold: 2, nonce: 0 };
  const places = proposal.steps.map((_, place) => place);
  let signed = proposal;
  for (const n of [21, 20]) signed = await authority.sign(council, signed, places, localKey(n));
  return signed;
}

/** A proposal that was scheduled and whose delay has passed. */
export async function passed(suite: Suite, sender: Signer, action: CouncilAction): Promise<Proposal> {
  const proposal = await signedByAll(await drawn(suite, action));
  await authority.advance(suite, proposal, sender);
  await time.increase(localCouncil.delay);
  return proposal;
}

/** Expects the council's tools to refuse for this reason and to say this. */
export async function councilRefuses(
  attempt: Promise<unknown>,
  reason: CouncilReason,
  said: RegExp,
): Promise<void> {
  const refusal = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refusal instanceof CouncilError)) {
    throw new Error(`it was not refused for ${reason}`, { cause: refusal });
  }
  expect([
    refusal.reason,
    refusal.message.match(said) === null ? refusal.message : "as expected",
  ]).to.deep.equal([reason, "as expected"]);
}
