import { dates } from "../../../sdk/dates/index.js";
import { OfficeKind } from "../../../sdk/enums/index.js";
import { industryWord } from "../../../sdk/identifiers/index.js";
import type { TenantPart } from "../file/types.js";
import { officeKey, type SeenProfile, type SeenTenancy } from "../snapshot.js";
import { tenancyCall, TENANCIES } from "./encode.js";
import { ableSteps, addressOf, authorityOffice, PARK, parkNumber, type Ground } from "./ground.js";
import { partyRefusal } from "./parties.js";
import { byOperator, operatorNeeds } from "./premises.js";
import { differs, ifKeyed, documentRefusal, refusalOf, type Refusal, type StepList } from "./step.js";

const steps = (alias: string): Record<"apply" | "review" | "admit", string> => ({
  apply: `apply:${alias}`,
  review: `review:${alias}`,
  admit: `admit:${alias}`,
});

/** First tenants: each applies, the operator reviews, the authority admits. */
export function planTenants(ground: Ground, list: StepList): void {
  for (const tenant of ground.file.tenants) {
    planApplication(ground, list, tenant);
    planReview(ground, list, tenant);
    planAdmission(ground, list, tenant);
  }
}

/** States in which the tenancy is past its admission. */
const PAST = ["Admitted", "Leaving", "Exited"];

const endedNote = (seen: SeenTenancy | undefined): string | boolean =>
  seen?.state === "Exited" ? `tenancy ${seen.number} has ended` : true;

function planApplication(ground: Ground, list: StepList, tenant: TenantPart): void {
  const { party } = tenant;
  const seen = ground.seen.tenancies[party];
  const address = addressOf(ground, party);
  const closed = seen?.state === "Refused" || seen?.state === "Withdrawn";
  list.add({
    id: steps(party).apply,
    what: `apply for a place, industry ${tenant.industry}`,
    who: `tenant ${party} ${address}`,
    by: { is: "party", alias: party, address },
    done: seen !== undefined && !closed && (profileDifferences(tenant, seen.profile) ?? true),
    refusal: closed ? closedRefusal(seen) : applicantRefusal(ground, tenant),
    needs: [PARK, ...ableSteps(ground, party)],
    free: ifKeyed(ground.keys.parties.includes(party)),
    ...(ground.seen.park === undefined
      ? {}
      : {
          call: tenancyCall(
            TENANCIES.encodeFunctionData("applyFor", [ground.seen.park.number, profileOf(tenant)]),
          ),
        }),
  });
}

function planReview(ground: Ground, list: StepList, tenant: TenantPart): void {
  const { party, opinion } = tenant;
  const seen = ground.seen.tenancies[party];
  const changed = seen === undefined ? undefined : profileDifferences(tenant, seen.profile);
  list.add({
    ...byOperator(ground),
    id: steps(party).review,
    what: `find ${party} fit`,
    done: seen !== undefined && ["Reviewed", ...PAST].includes(seen.state) && endedNote(seen),
    refusal:
      partyRefusal(ground, ground.file.operator) ??
      documentRefusal(ground.seen, `opinion on ${party}`, opinion, "any") ??
      (changed === undefined ? undefined : changedRefusal(party, changed)),
    needs: [...operatorNeeds(ground), steps(party).apply],
    ...(seen === undefined
      ? {}
      : {
          call: tenancyCall(
            TENANCIES.encodeFunctionData("review", [seen.number, seen.version, true, opinion]),
          ),
        }),
  });
}

function planAdmission(ground: Ground, list: StepList, tenant: TenantPart): void {
  const { party, agreement, entry } = tenant;
  const { file, seen: chain, keys } = ground;
  const seen = chain.tenancies[party];
  const officer = keys.authority;
  list.add({
    id: steps(party).admit,
    what: `admit ${party} from ${entry} on`,
    who: `authority of ${file.park.division}${officer === undefined ? "" : ` ${officer}`}`,
    by: { is: "authority" },
    done: seen !== undefined && PAST.includes(seen.state) && endedNote(seen),
    refusal:
      officerRefusal(ground) ??
      (seen?.state === "Reviewed" && !seen.fit ? refusalOf("NotFoundFit", [seen.number]) : undefined) ??
      applicantRefusal(ground, tenant) ??
      entryRefusal(ground, seen?.number ?? 0, entry) ??
      documentRefusal(chain, `agreement with ${party}`, agreement, "Contract"),
    needs: [
      ...(officer !== undefined && file.authorities.includes(officer) ? [authorityOffice(officer)] : []),
      steps(party).review,
    ],
    free: ifKeyed(officer !== undefined),
    ...(seen === undefined
      ? {}
      : {
          call: tenancyCall(
            TENANCIES.encodeFunctionData("admit", [seen.number, dates.toDay(entry), agreement]),
          ),
        }),
  });
}

/** Why a party can be no tenant of the park, whatever the papers. */
function applicantRefusal(ground: Ground, { party, industry }: TenantPart): Refusal | undefined {
  const { seen, file } = ground;
  const unable = partyRefusal(ground, party);
  if (unable !== undefined) return unable;
  const until = seen.parties[party]?.barredUntil;
  if (until !== undefined && until >= seen.today)
    return refusalOf("Barred", [addressOf(ground, party), dates.toDay(until)]);
  const admitted = seen.park?.industries ?? file.park.industries;
  const permitted = admitted.length === 0 || admitted.some((each) => industry.startsWith(each));
  return permitted
    ? undefined
    : refusalOf("IndustryNotPermitted", [parkNumber(ground), industryWord(industry)]);
}

function officerRefusal({ file, seen, keys }: Ground): Refusal | undefined {
  const { authority } = keys;
  const { division } = file.park;
  const able =
    authority === undefined ||
    file.authorities.includes(authority) ||
    seen.offices[officeKey("ParkAuthority", division, authority)] === true;
  return able ? undefined : refusalOf("OfficeRequired", [OfficeKind.ParkAuthority, division, authority]);
}

function entryRefusal({ seen }: Ground, tenancy: number, entry: string): Refusal | undefined {
  const latest = dates.addYears(seen.today, 1);
  if (entry >= seen.today && entry <= latest) return undefined;
  const days = [entry, seen.today, latest].map(dates.toDay);
  return refusalOf("EntryDayInvalid", [tenancy, ...days]);
}

const closedRefusal = ({ number, state }: SeenTenancy): Refusal =>
  differs(
    `the application ${number} was ${state === "Refused" ? "refused" : "withdrawn"}`,
    "A second application is the tenant's own affair: once it has applied again, run this again.",
  );

const changedRefusal = (party: string, changed: string): Refusal =>
  differs(
    `${party} has stated something else than the file: ${changed}`,
    "Say in the file what it states now, if it may be reviewed as that.",
  );

/** What a tenant states, as the contracts have it. */
function profileOf(tenant: TenantPart): {
  industry: string;
  registeredCapital: bigint;
  foreignBp: number;
  listed: boolean;
  name: string;
  dossier: string;
} {
  const { registeredCapital, foreignBp, listed, name, dossier } = tenant;
  return { industry: industryWord(tenant.industry), registeredCapital, foreignBp, listed, name, dossier };
}

const STATED = ["industry", "registeredCapital", "foreignBp", "listed", "name", "dossier"] as const;

function profileDifferences(tenant: TenantPart, seen: SeenProfile): string | undefined {
  const found = STATED.filter((field) => tenant[field] !== seen[field]).map(
    (field) => `${field} ${String(seen[field])} on the chain, ${String(tenant[field])} in the file`,
  );
  return found.length === 0 ? undefined : found.join("; ");
}
