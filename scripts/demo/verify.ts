import { titleId } from "../../sdk/identifiers/index.js";
import { folio } from "../../sdk/index.js";
import type { Counter } from "../lib/counter.js";

/**
 * Checks the head of every folio against the entries alone, and counts the entries.
 *
 * @throws Error that names the first title whose entries do not prove its head.
 */
export async function verifyAll({ as, deployment }: Counter, titles: readonly string[]): Promise<number> {
  const { land } = as.registrar;
  let entries = 0;
  for (const title of titles) {
    const [list, head] = await Promise.all([
      folio.entries(land, title, deployment.block),
      land.headOf(titleId.encode(title)),
    ]);
    const { problem } = folio.verifyHead(list, head);
    if (problem !== null) throw new Error(`${title}: ${problem}`);
    entries += list.length;
  }
  return entries;
}
