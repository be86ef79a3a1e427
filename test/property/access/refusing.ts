// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { Entry } from "../../../scripts/generate/accessMatrix.js";
import { officeOf } from "../../../scripts/generate/accessOffices.js";
import { RoomState } from "../../../sdk/index.js";
import { ask, dataOf, type Answer, type Circumstances } from "./calls.js";
import { doorsOf, type World } from "./world.js";

/** Errors that do not name the caller: what they say is that nobody may, or that no signer does. */
const NAMELESS = new Set([
  "AccountInactive",
  "AgreementUnknown",
  "ClawbackUnknown",
  "CovenantUnknown",
  "ERC2612InvalidSigner",
  "ERC3009InvalidSignature",
  "ExecutionUnauthorised",
  "FundUnknown",
  "GrantUnknown",
  "InvalidInitialization",
  "BillUnknown",
  "RentUnknown",
  "RoyaltiesUnknown",
  "StatementUnknown",
  "LoanUnknown",
  "NotEntered",
  "ParkUnknown",
  "QualificationUnknown",
  "SaleUnknown",
  "SignatureInvalid",
  "TenancyUnknown",
]);

export const isOpen = ({ offices }: Entry): boolean => offices.includes("Anyone");
export const titled = ({ contract, name }: Entry): string => `${contract}.${name}`;

export const told = (answer: Answer): string =>
  answer === null ? "not refused" : answer === "silent" ? "refused without data" : answer.message;

/** Whether an answer is a refusal for want of the entry's offices, and speaks of this caller. */
export function isRefusal({ offices }: Entry, answer: Answer, caller: string): boolean {
  const wanted = offices.map(officeOf);
  if (answer === null) return false;
  if (answer === "silent") return wanted.some((office) => office?.silent === true);
  if (!wanted.some((office) => office?.refusals.includes(answer.name))) return false;
  return NAMELESS.has(answer.name) || Object.values(answer.args).includes(caller);
}

/** Whether an implementation refuses at its own address: it is not upgraded there, and no room was ever opened there. */
function isOfImplementation(answer: Answer): boolean {
  if (!(answer instanceof Error)) return false;
  if (answer.name === "UUPSUnauthorizedCallContext") return true;
  return answer.name === "RoomNotIn" && answer.args.state === BigInt(RoomState.None);
}

/**
 * Expects a call to be refused for want of office: at the contract's address and at its implementation, which is not
 * upgraded by anybody. Code that a fallback runs has nothing stored at its own address, and refuses for any reason.
 */
export async function expectShut(
  w: World,
  entry: Entry,
  circumstances: Circumstances,
  who: string,
): Promise<void> {
  const { main, behind, guests } = await doorsOf(w, entry.contract);
  const data = dataOf(w, entry, circumstances);
  const { caller } = circumstances;
  for (const door of [main, ...behind, ...guests]) {
    const answer = await ask(w, caller, door, data);
    const byProxy = behind.includes(door) && isOfImplementation(answer);
    const byGuest = guests.includes(door) && answer !== null;
    const refused = byProxy || byGuest || isRefusal(entry, answer, caller);
    expect(refused, `${who} at ${titled(entry)}, ${door}: ${told(answer)}`).to.be.true;
  }
}
