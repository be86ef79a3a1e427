import { authority, type Permission, type Permissions } from "../../sdk/authority/index.js";
import { columns } from "../lib/project.js";

const HEAD = ["office", "where", "holder", "since", "until", "delay"];

/** The offices as a table for people, and below it what each of them may do. */
export function officesTable({ block, at, permissions }: Permissions, all: boolean): string {
  const shown = permissions.filter(({ until }) => all || until === null);
  const kinds = new Map(shown.map((permission) => [permission.office, permission]));
  return [
    `offices at block ${block}, ${authority.moment(at)}`,
    "",
    columns([HEAD, ...shown.map((permission) => row(permission, at))], "left"),
    "",
    columns(
      [...kinds].map(([kind, { may, functions }]) => [kind, [may, ...functions].join("; ")]),
      "left",
    ),
  ].join("\n");
}

function row(permission: Permission, now: number): string[] {
  const { office, division, holder, contract, since, until, alsoFor } = permission;
  const where = division === 0 ? "whole country" : [division, ...alsoFor].join(", ");
  return [
    office,
    where,
    contract === "" ? holder : `${holder} (${contract})`,
    since > now ? `from ${authority.moment(since)}` : authority.moment(since),
    until === null ? "–" : authority.moment(until),
    delayText(permission),
  ];
}

function delayText({ delay, nextDelay }: Permission): string {
  const now = delay === 0 ? "none" : authority.duration(delay);
  if (nextDelay === null) return now;
  return `${now}; ${authority.duration(nextDelay.delay)} from ${authority.moment(nextDelay.from)}`;
}
