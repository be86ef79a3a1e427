// SPDX-License-Identifier: Apache-2.0
import {
  AbiCoder,
  keccak256,
  type ContractTransactionReceipt,
  type ContractTransactionResponse,
} from "ethers";
import type { RecoveryOpenedEvent } from "../../typechain-types/contracts/party/IConsortium.js";
import type { Suite } from "../connect/index.js";
import { momentOf } from "../dates/index.js";
import type { Call } from "./batches.js";

const coder = AbiCoder.defaultAbiCoder();

/** The keys that an account is to have. */
export interface Keys {
  /** ERC-7913 signers: addresses for secp256k1 keys; verifier and key for P-256 and WebAuthn. */
  readonly signers: readonly string[];
  /** How many of them must sign; 1 by default. */
  readonly threshold?: number;
}

/** What a recovery is opened with. */
export interface Opening {
  /** Commitment of the party's credential, as at enrolment. */
  readonly credential: string;
  /** Salted commitment to the contents of the proof of identity, see `evidence.commit`. */
  readonly contents: string;
  /** New keys, none of them one that the party has or had. */
  readonly keys: Keys;
}

/** How far a recovery has come. */
export type RecoveryStage =
  /** The party never had one. */
  | "None"
  /** Completed or cancelled. */
  | "Ended"
  /** Officers are still to approve. */
  | "Approvals"
  /** The delay runs. */
  | "Delay"
  /** The court has to decide on objections; the delay may run on. */
  | "Objections"
  /** Anybody can complete it, unless a court restrains the party. */
  | "Ripe";

/** A recovery as it stands. Moments are Unix seconds. */
export interface Recovery {
  readonly party: string;
  /** How many recoveries the party has had opened, this one included; 0 if none. */
  readonly round: number;
  readonly open: boolean;
  readonly stage: RecoveryStage;
  readonly openedAt: number;
  /** When the last approval that was needed came; null while it has not. */
  readonly quorumAt: number | null;
  /** Last moment at which objections are heard; null before the quorum, when they are heard anyway. */
  readonly objectionsUntil: number | null;
  /** First moment at which it can be completed; null before the quorum. */
  readonly completableFrom: number | null;
  /** Officers who approved, the one who opened included, and how many it needs. */
  readonly approvals: number;
  readonly quorum: number;
  /** Objections that the court has not decided. */
  readonly objections: number;
  /** {@link keysHash} of the keys to come. */
  readonly keysHash: string;
}

/** The public notice of a recovery, from its event. */
export interface RecoveryNotice {
  readonly party: string;
  readonly round: number;
  /** Officer who opened it. */
  readonly officer: string;
  readonly keys: Required<Keys>;
  /** Commitment of the proof of identity. */
  readonly evidence: string;
}

/** What a recovery keeps of the keys to come: keccak256(abi.encode(signers, threshold)). */
export function keysHash({ signers, threshold = 1 }: Keys): string {
  return keccak256(coder.encode(["bytes[]", "uint64"], [[...signers], threshold]));
}

/**
 * The document that an attester attests before a recovery is opened: a proof of identity bound to one party. Equal to
 * `IRecovery.identityEvidence`.
 */
export function identityProof(credential: string, contents: string): string {
  return keccak256(coder.encode(["bytes32", "bytes32"], [credential, contents]));
}

/**
 * Opens a recovery: the party's keys are frozen, the new ones published. The suite's runner holds the identity office
 * of the party's division; the proof {@link identityProof} is attested.
 *
 * @returns the party.
 */
export async function open({ consortium }: Suite, { credential, contents, keys }: Opening): Promise<string> {
  const { signers, threshold = 1 } = keys;
  await mined(consortium.openRecovery(credential, contents, [...signers], threshold));
  return consortium.addressOf(credential);
}

/** Approves a recovery. The suite's runner is another officer: of the identity office, or registrar, of the division. */
export async function approve({ consortium }: Suite, party: string): Promise<ContractTransactionReceipt> {
  return mined(consortium.approveRecovery(party));
}

/** Objects to a recovery on an attested document. The suite's runner is the court; a party uses {@link objecting}. */
export async function object(
  { consortium }: Suite,
  party: string,
  evidence: string,
): Promise<ContractTransactionReceipt> {
  return mined(consortium.objectToRecovery(party, evidence));
}

/** The call by which an active party's account objects to the recovery of another's keys. */
export async function objecting({ consortium }: Suite, party: string, evidence: string): Promise<Call> {
  const data = consortium.interface.encodeFunctionData("objectToRecovery", [party, evidence]);
  return { target: await consortium.getAddress(), data };
}

/**
 * Decides one objection. The suite's runner is the court of the party's division.
 *
 * @param sustained whether the recovery ends by it.
 * @param order commitment of the attested decision.
 */
export async function decide(
  { consortium }: Suite,
  party: string,
  sustained: boolean,
  order: string,
): Promise<ContractTransactionReceipt> {
  return mined(consortium.decideObjection(party, sustained, order));
}

/** Ends a recovery without new keys. The suite's runner holds the identity office of the party's division. */
export async function cancel(
  { consortium }: Suite,
  party: string,
  evidence: string,
): Promise<ContractTransactionReceipt> {
  return mined(consortium.cancelRecovery(party, evidence));
}

/**
 * Gives the party its new keys, whatever it holds. Anybody may send it once the recovery is ripe.
 *
 * @param keys those of the public notice; read from it by default.
 */
export async function complete(
  suite: Suite,
  party: string,
  keys?: Keys,
): Promise<ContractTransactionReceipt> {
  const { signers, threshold = 1 } = keys ?? (await notice(suite, party)).keys;
  return mined(suite.consortium.completeRecovery(party, [...signers], threshold));
}

/**
 * A party's recovery, open or the last one.
 *
 * @param now Unix second to judge the stage by; that of the newest block by default.
 */
export async function read(suite: Suite, party: string, now?: number): Promise<Recovery> {
  const r = await suite.consortium.recoveryOf(party);
  const quorumAt = r.quorumAt === 0n ? null : Number(r.quorumAt);
  const after = (seconds: bigint): number | null => (quorumAt === null ? null : quorumAt + Number(seconds));
  const recovery = {
    party,
    round: Number(r.round),
    open: r.open,
    openedAt: Number(r.openedAt),
    quorumAt,
    objectionsUntil: after(r.objectionSeconds),
    completableFrom: after(r.recoverySeconds),
    approvals: Number(r.approvals),
    quorum: Number(r.quorum),
    objections: Number(r.objections),
    keysHash: r.keysHash,
  };
  return { ...recovery, stage: stageOf(recovery, now ?? (await latest(suite))) };
}

/** Open recoveries, the oldest first: parties whose keys are frozen. */
export async function listOpen(suite: Suite, now?: number): Promise<Recovery[]> {
  const { consortium, deployment } = suite;
  const opened = await consortium.queryFilter(consortium.filters.RecoveryOpened(), deployment.block);
  const parties = [...new Set(opened.map(({ args }) => args.party))];
  const moment = now ?? (await latest(suite));
  const recoveries = await Promise.all(parties.map((party) => read(suite, party, moment)));
  return recoveries.filter((one) => one.open).toSorted((a, b) => a.openedAt - b.openedAt);
}

/**
 * The public notice of a party's recovery, open or the last one.
 *
 * @throws RangeError if the party never had a recovery.
 */
export async function notice({ consortium, deployment }: Suite, party: string): Promise<RecoveryNotice> {
  const { round } = await consortium.recoveryOf(party);
  const filter = consortium.filters.RecoveryOpened(party, round);
  const [event] = await consortium.queryFilter(filter, deployment.block);
  if (event === undefined) throw new RangeError(`no recovery of ${party} was ever opened`);
  return noticeFrom(event.args);
}

/**
 * The notice in words, to be published where the park publishes. It names the party by its address: who publishes it
 * adds the name that the party goes by, which never goes on chain.
 */
export function noticeText({ party, keys, evidence }: RecoveryNotice, recovery: Recovery): string {
  const { quorumAt, objectionsUntil, completableFrom, openedAt, approvals, quorum } = recovery;
  const running = quorumAt !== null && objectionsUntil !== null && completableFrom !== null;
  const times = running
    ? [
        `${quorum} officers have approved, the last on ${clock(quorumAt)}.`,
        `Objections, with a document, are heard until ${clock(objectionsUntil)}.`,
        `The new keys can take effect from ${clock(completableFrom)} on.`,
      ]
    : [
        `${approvals} of ${quorum} officers have approved. Objections, with a document, are heard from now on; the periods begin with the last approval.`,
      ];
  return [
    "NOTICE OF A RECOVERY OF KEYS",
    "",
    `Party: ${party}`,
    `Recovery no. ${recovery.round}, opened on ${clock(openedAt)}. The party's keys are frozen since.`,
    `Proof of identity: ${evidence}`,
    "",
    `New keys (${keys.threshold} of ${keys.signers.length} must sign):`,
    ...keys.signers.map((signer) => `  ${signer}`),
    "",
    ...times,
    "What the former keys approved or signed without submitting it becomes void. Titles, charges and money stay.",
  ].join("\n");
}

function stageOf(r: Omit<Recovery, "stage">, now: number): RecoveryStage {
  if (r.round === 0) return "None";
  if (!r.open) return "Ended";
  if (r.completableFrom === null) return "Approvals";
  if (r.objections > 0) return "Objections";
  return now < r.completableFrom ? "Delay" : "Ripe";
}

function noticeFrom(args: RecoveryOpenedEvent.OutputObject): RecoveryNotice {
  const { party, round, officer, signers, threshold, evidence } = args;
  const keys = { signers: [...signers], threshold: Number(threshold) };
  return { party, round: Number(round), officer, keys, evidence };
}

/** Date and time of a moment. */
const clock = (moment: number): string => `${momentOf(moment)} (UTC+8)`;

async function latest({ consortium }: Suite): Promise<number> {
  const block = await consortium.runner?.provider?.getBlock("latest");
  if (!block) throw new Error("the suite's runner has no provider to ask for the time");
  return block.timestamp;
}

async function mined(sent: Promise<ContractTransactionResponse>): Promise<ContractTransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction was replaced");
  return receipt;
}

/** Recovery of a party's keys; see `docs/recovery.md`. */
export const recovery = {
  keysHash,
  identityProof,
  open,
  approve,
  object,
  objecting,
  decide,
  cancel,
  complete,
  read,
  listOpen,
  notice,
  noticeText,
} as const;
