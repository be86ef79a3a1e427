// SPDX-License-Identifier: Apache-2.0
import { money } from "../money/index.js";
import type { CovenantLine } from "./covenants.js";
import type { DisclosureLine } from "./figures.js";
import type { GrantLine } from "./grants.js";
import type { TenantLine } from "./parks.js";
import type { RentLine } from "./rents.js";

/** The parts of a report in which something can be missing. */
interface Told {
  readonly tenants: readonly TenantLine[];
  readonly covenants: readonly CovenantLine[];
  readonly grants: readonly GrantLine[];
  readonly rents: readonly RentLine[];
  readonly figures: readonly DisclosureLine[];
}

/** What is missing, late, overdue, unreliable or unpaid, one sentence each. */
export function gapsIn(told: Told): string[] {
  return [...figureGaps(told), ...covenantGaps(told), ...moneyGaps(told), ...tenantGaps(told)];
}

function figureGaps({ figures }: Told): string[] {
  return figures.flatMap(({ metric, subject, from, until, reportBy, standing, figure }) => {
    const what = `${metric} of ${subject ?? "the park"} for ${from} to ${until}`;
    if (standing === "Missing") return [`${what} is missing; it was due by ${reportBy}.`];
    const late = standing === "Late" ? [`${what} came late; it was due by ${reportBy}.`] : [];
    const unreliable =
      figure !== null && !figure.good ? [`${what} rests on a report that can no longer be relied on.`] : [];
    return [...late, ...unreliable];
  });
}

function covenantGaps({ covenants }: Told): string[] {
  return covenants.flatMap(({ covenant, obligor, metric, periods }) =>
    periods
      .filter(({ overdue }) => overdue)
      .map(({ period, state, until }) => {
        const why =
          state === "Breached" ? "is breached, and nothing was done since the cure ended" : "is not assessed";
        return `Covenant ${covenant} of ${obligor} (${metric}), period ${period} to ${until}, ${why}.`;
      }),
  );
}

function moneyGaps({ grants, rents }: Told): string[] {
  const unpaid = grants
    .filter(({ outstanding }) => outstanding > 0n)
    .map(
      ({ grant, grantee, outstanding }) =>
        `Grant ${grant} of ${grantee}: ${money.formatYuan(outstanding)} yuan of clawback are not repaid.`,
    );
  const unreviewed = grants
    .filter(({ reviewed, state }) => !reviewed && state !== "Cancelled")
    .map(({ grant }) => `Grant ${grant} has no fair competition review.`);
  const arrears = rents
    .filter((rent) => rent.arrears > 0n)
    .map(
      ({ rental, tenant, arrears: sum }) =>
        `Rent account ${rental} of ${tenant} is ${money.formatYuan(sum)} yuan in arrears.`,
    );
  return [...unpaid, ...unreviewed, ...arrears];
}

function tenantGaps({ tenants }: Told): string[] {
  return tenants.flatMap(({ party, expiring }) =>
    expiring.map(({ kind, until }) => `The qualification ${kind} of ${party} ends on ${until}.`),
  );
}
