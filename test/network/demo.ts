import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { PLANS } from "../../scripts/demo/parks/plan.js";
import { startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";
import { countedOn, type Counted } from "../support/demoParks.js";
import { hundredths, tableUnder } from "../support/printed.js";
import { failureOf } from "../support/refusals.js";
import { removeTraces } from "../support/traces.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313372";
const DEMO = ["--import", "tsx", join(root, "scripts/demo.ts"), "--rpc"];
/** RMB 170 billion. */
const TOTAL = "170,000,000,000.00";
const DAY = 86_400_000;
const PREMISES_EACH = 3;

describe("the demonstration on a node that runs already @long", function () {
  this.timeout(240_000);
  let node: RunningNode;
  let lines: string[];
  let counted: Counted;

  const demonstrate = async (): Promise<string> =>
    (await promisify(execFile)(process.execPath, [...DEMO, node.url], { cwd: root })).stdout;

  before(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
    lines = (await demonstrate()).trimEnd().split("\n");
    counted = await countedOn(node.url, CHAIN);
  });

  after(async () => {
    await node.stop();
    removeTraces(CHAIN);
  });

  it("registers, transfers, refuses, and proves every folio by its entries", () => {
    const refusal = lines.findIndex((line) => line.startsWith("REFUSED"));
    expect(lines[refusal + 1]).to.match(
      /^reason {3}Seized\(title 310113901001GB00002W00000000, seizure \d+, /,
    );
    const last = /^demo: (\d+) titles, (\d+) entries, all heads verified$/.exec(lines.at(-1) ?? "");
    expect(Number(last?.[1])).to.be.at.least(40);
    expect(Number(last?.[2])).to.be.greaterThan(Number(last?.[1]));
  });

  it("tells of each park and of all what is contracted, committed, paid in and attested", () => {
    const { rows } = tableUnder(lines, "INVESTMENT");
    const told = rows.map((row) =>
      ["contracted", "committed", "paid in", "attested"].map((name) => hundredths(row.get(name))),
    );
    const parks = rows.slice(0, -1).map((row) => row.get("park") ?? "");
    expect(parks).to.have.length(5);
    expect(told.slice(0, -1)).to.deep.equal(parks.map((park) => counted.sums.get(park)));
    const sums = [0, 1, 2, 3].map((i) => told.slice(0, -1).reduce((sum, row) => sum + (row[i] ?? 0n), 0n));
    expect(told.at(-1)).to.deep.equal(sums);
    expect(rows.at(-1)?.get("committed")).to.equal(TOTAL);
  });

  it("tells the government's share, and that the split is made up", () => {
    const line = lines.find((one) => one.startsWith("government money committed: ")) ?? "";
    const [, part, whole, share] = /: (\S+) of (\S+), (\S+ %)$/.exec(line) ?? [];
    expect(hundredths(part)).to.equal(counted.government);
    expect(whole).to.equal(TOTAL);
    expect(hundredths(share)).to.equal((counted.government * 10_000n) / hundredths(whole));
    expect(tableUnder(lines, "INVESTMENT").rows.at(-1)?.get("government")).to.equal(share);
    expect(lines).to.include(
      "The total is the reported order of magnitude; its split over parks and sources is made for the demonstration.",
    );
  });

  it("tells how far premises were let in the last year", () => {
    const { heading, rows } = tableUnder(lines, "OCCUPANCY");
    const [, from = "", until = ""] = /^OCCUPANCY, (\S+) TO (\S+),/.exec(heading) ?? [];
    expect(daysFrom(from, until)).to.be.within(365, 366);
    const expected = PLANS.map(({ leases }) => letIn(leases, counted.opened, from, until));
    expect(rows.slice(0, -1).map(figuresOf)).to.deep.equal(expected);
    const all = [0, 1, 2, 3, 4].map((i) => expected.reduce((sum, row) => sum + (row[i] ?? 0), 0));
    expect(rows.at(-1) && figuresOf(rows.at(-1) ?? new Map())).to.deep.equal(all);
    for (const row of rows) {
      const [, , , occupied = 0, days = 1] = figuresOf(row);
      expect(hundredths(row.get("occupancy"))).to.equal(BigInt(Math.floor((occupied * 10_000) / days)));
    }
  });

  it("tells which covenants are met, breached and overdue", () => {
    const { rows } = tableUnder(lines, "COVENANTS");
    const states = rows.map((row) => {
      const [promised, found] = [amountOf(row.get("promised")), amountOf(row.get("found"))];
      if (promised === null || found === null) return ["Pending", "overdue"];
      return [found >= promised ? "Met" : "Breached", "-"];
    });
    expect(rows.map((row) => [row.get("state"), row.get("overdue")])).to.deep.equal(states);
    expect(states.map(([state]) => state)).to.have.members(["Met", "Pending", "Breached"]);
    expect(lines).to.include("overdue: 1 of 3");
  });

  it("tells the grant that was paid on admission", () => {
    const { rows } = tableUnder(lines, "GRANTS");
    expect(rows.map((row) => [row.get("park"), row.get("granted"), row.get("paid")])).to.deep.equal([
      ["Changsha county", "1,000,000.00", "1,000,000.00"],
    ]);
    expect(rows[0]?.get("tranches")).to.equal(`Admission ${counted.opened}`);
  });

  it("says so when the chain has seen it already", async () => {
    expect(String(await failureOf(demonstrate()))).to.include("has seen the demonstration already");
  });
});

/** Premises, let now, idle now, days let, of days. */
function figuresOf(row: ReadonlyMap<string, string>): number[] {
  return ["premises", "let now", "idle now", "days let", "of days"].map((name) =>
    Number(row.get(name)?.replaceAll(",", "")),
  );
}

/** The same of a park whose leases began on a day, for so many months. */
function letIn(months: readonly number[], began: string, from: string, until: string): number[] {
  const ends = months.map((count) => monthsAfter(began, count));
  const first = began > from ? began : from;
  const days = ends.map((end) => Math.max(0, Math.min(daysFrom(first, end) - 1, daysFrom(first, until))));
  const now = ends.filter((end) => end > until).length;
  const occupied = days.reduce((sum, one) => sum + one, 0);
  return [PREMISES_EACH, now, PREMISES_EACH - now, occupied, PREMISES_EACH * daysFrom(from, until)];
}

/** Days from one to another, both counted. */
function daysFrom(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / DAY + 1;
}

/** The same day of a later month, or its last day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = Date.UTC(year, month - 1 + months, Math.min(date, last));
  return new Date(then).toISOString().slice(0, 10);
}

/** A whole number out of 1,234 persons or 1,234.00 yuan; null for none. */
function amountOf(text = ""): bigint | null {
  if (text === "-") return null;
  return BigInt(text.replace(/[^\d]/g, ""));
}
