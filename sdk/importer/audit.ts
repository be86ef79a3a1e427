// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { IpStage } from "../enums/index.js";
import { entries, verifyHead } from "../folio/entries.js";
import { titleId } from "../identifiers/index.js";
import type { LoadManifest } from "./manifest.js";
import type { RightRow } from "./rights.js";
import { dates } from "../dates/index.js";

/**
 * Asks the register itself about some rows, spread over the file: that the entries of the title prove its head, and, as
 * long as the load's is its only one, that page and holder are the row's.
 *
 * @param sample how many rows.
 * @returns what does not agree, for people; nothing if all does.
 */
export async function audit(
  suite: Suite,
  manifest: LoadManifest,
  sample: number,
): Promise<readonly string[]> {
  const { rights } = manifest;
  const count = Math.min(sample, rights.length);
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    const right = rights[Math.floor((i * rights.length) / count)];
    if (right !== undefined) found.push(...(await differences(suite, right)));
  }
  return found;
}

async function differences({ ip, ipViews, daybook, deployment }: Suite, right: RightRow): Promise<string[]> {
  const title = titleId.encode(right.number);
  const head = await ip.headOf(title);
  if (BigInt(head) === 0n) return [`${right.number} is not on the register`];
  const list = await entries(ip, right.number, deployment.block, daybook);
  const { problem } = verifyHead(list, head);
  if (problem !== null) return [`${right.number}: ${problem}`];
  if (list.length !== 1) return [];
  const page = await ipViews.rightOf(title);
  const stands = [page.stage, page.filedOn, page.termEnd, page.paid, await ip.balanceOf(right.holder, title)];
  const stated = [
    IpStage[right.stage],
    dates.toDay(right.filedOn),
    right.termEnd === null ? 0 : dates.toDay(right.termEnd),
    right.paid,
    1,
  ];
  const differs = stands.some((value, i) => Number(value) !== stated[i]);
  return differs ? [`${right.number} stands otherwise than its row says`] : [];
}
