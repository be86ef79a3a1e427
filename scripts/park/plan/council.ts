import { encodeBytes32String } from "ethers";
import { authority } from "../../../sdk/authority/index.js";
import { roleOf, type OfficeKindName } from "../../../sdk/enums/index.js";
import { IConsortium__factory } from "../../../typechain-types/index.js";
import type { ParkPart } from "../file/types.js";
import { officeKey, type SeenPark, type SeenProposal } from "../snapshot.js";
import { codeEstablished, establishCall } from "./encode.js";
import {
  ableSteps,
  addressOf,
  authorityOffice,
  operatorOffice,
  PARK,
  partyStep,
  type Ground,
} from "./ground.js";
import { partyRefusal } from "./parties.js";
import {
  differs,
  documentRefusal,
  type Refusal,
  type StepCall,
  type StepList,
  type StepState,
} from "./step.js";

const CONSORTIUM = IConsortium__factory.createInterface();
const COUNCIL = { is: "council" } as const;
const WHO = "the council";

/** What the council does in one proposal: it grants the offices, and establishes the park. */
export function planCouncil(ground: Ground, list: StepList): void {
  const { file } = ground;
  const operator = addressOf(ground, file.operator);
  // The council is asked once the operator is there, so that what it has decided can be carried out.
  const needs = ableSteps(ground, file.operator).filter((id) => id === partyStep(file.operator));
  planOffice(ground, list, operatorOffice, "ParkOperator", operator, needs);
  for (const account of file.authorities)
    planOffice(ground, list, authorityOffice(account), "ParkAuthority", account, needs);
  planEstablishment(ground, list, operator, needs);
}

function planOffice(
  ground: Ground,
  list: StepList,
  id: string,
  kind: OfficeKindName,
  holder: string,
  needs: readonly string[],
): void {
  const { division } = ground.file.park;
  const call: StepCall = {
    contract: "Consortium",
    data: CONSORTIUM.encodeFunctionData("grantRole", [roleOf(kind, division), holder, 0]),
  };
  list.add({
    id,
    what: `grant the office ${kind} of ${division} to ${holder}`,
    who: WHO,
    by: COUNCIL,
    done: ground.seen.offices[officeKey(kind, division, holder)],
    refusal: cancelled(ground, call),
    needs,
    free: councilState(ground, call),
    call,
  });
}

function planEstablishment(ground: Ground, list: StepList, operator: string, needs: readonly string[]): void {
  const { file, seen } = ground;
  const { park } = file;
  const call = establishCall(park, operator);
  list.add({
    id: PARK,
    what: `establish the park ${park.code} ${park.name} in ${park.division}`,
    who: WHO,
    by: COUNCIL,
    done: seen.park === undefined ? false : (differences(park, operator, seen.park) ?? true),
    refusal:
      cancelled(ground, call) ??
      otherTerms(ground, call) ??
      documentRefusal(seen, "park.decision", park.decision, "AuthorityDecision") ??
      partyRefusal(ground, file.operator),
    needs,
    free: councilState(ground, call),
    call,
  });
}

/** The proposal, not yet done, that makes a call. */
export function proposalOf({ seen, contracts }: Ground, call: StepCall): SeenProposal | undefined {
  const target = targetOf(contracts, call);
  return seen.council.proposals.find(({ calls }) =>
    calls.some((each) => each.target === target && each.data === call.data),
  );
}

const targetOf = (contracts: Ground["contracts"], { contract }: StepCall): string =>
  contract === "Consortium" ? contracts.Consortium : contracts.ParkRegistry;

function councilState(ground: Ground, call: StepCall): StepState {
  const { owners } = ground.seen.council;
  const given = ground.keys.council.filter((key) => owners.includes(key));
  const proposal = proposalOf(ground, call);
  if (proposal === undefined)
    return given.length > 0 ? { is: "ready" } : { is: "left", note: "no key of a member is given" };
  const { next, number, signed } = proposal;
  const left = (note: string): StepState => ({ is: "left", note: `proposal ${number}: ${note}` });
  switch (next.is) {
    case "waiting":
      return { is: "waiting", for: [], ...(next.until === undefined ? {} : { until: next.until }) };
    case "queued":
      return left(authority.refusal(next).message);
    case "unsigned":
      return given.some((key) => !signed.includes(key))
        ? { is: "ready" }
        : left(`${authority.refusal(next).message}; members sign: npm run council -- sign ${number}`);
    case "stale":
      return given.length > 0 ? { is: "ready" } : left(authority.refusal(next).message);
    default:
      return { is: "ready" };
  }
}

/** What a guardian has stopped is not proposed again by a tool. */
function cancelled(ground: Ground, call: StepCall): Refusal | undefined {
  const proposal = proposalOf(ground, call);
  if (proposal?.next.is !== "cancelled") return undefined;
  return {
    name: "Cancelled",
    text: `proposal ${proposal.number}: ${authority.refusal(proposal.next).message}`,
    meaning: "A guardian stopped what the council had scheduled.",
    do: `Learn why. To propose it anew, take the file of proposal ${proposal.number} out of the council's folder.`,
  };
}

/** A proposal that would establish a park of this code with other terms. */
function otherTerms({ file, seen }: Ground, call: StepCall): Refusal | undefined {
  const code = encodeBytes32String(file.park.code);
  const other = seen.council.proposals.find(
    ({ calls, next }) =>
      next.is !== "cancelled" &&
      calls.some(({ data }) => data !== call.data && codeEstablished(data) === code),
  );
  if (other === undefined) return undefined;
  return differs(
    `proposal ${other.number} establishes the park ${file.park.code} with other terms than the file`,
    `Say in the file what was proposed, or have the proposal cancelled: npm run council -- cancel ${other.number}.`,
  );
}

/** Where the park on the chain differs from the file, in words; undefined if nowhere. */
function differences(park: ParkPart, operator: string, seen: SeenPark): string | undefined {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["name", seen.name, park.name],
    ["division", seen.division, park.division],
    ["level", seen.level, park.level],
    ["operator", seen.operator, operator],
    ["area", seen.area, park.area],
    ["boundary", seen.boundary, park.boundary],
    ["since", seen.since, park.since],
    ["industries", seen.industries.join(" "), park.industries.join(" ")],
  ];
  const found = pairs
    .filter(([, there, here]) => there !== here)
    .map(([what, there, here]) => `${what} ${String(there)} on the chain, ${String(here)} in the file`);
  return found.length === 0 ? undefined : found.join("; ");
}
