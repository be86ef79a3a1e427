import { identifiers, succession } from "../../sdk/index.js";
import { PARKS } from "../../deploy/parameters/demo.js";
import { parcel } from "../demo/data.js";
import { attested, today } from "../lib/counter.js";
import type { Bench } from "./bench.js";

const [{ division: DIVISION }] = PARKS;

/**
 * Rewrites so many titles of the seller, which the buyer has succeeded, in one transaction: sole proprietor to sole
 * proprietor, nothing else on the page.
 *
 * @returns hash of the transaction.
 */
export async function carried(b: Bench, count: number): Promise<string> {
  const { as } = b.counter;
  await merge(b);
  const titles = await heldBySeller(b, count);
  const [batch] = await succession.carry(as.registrar, b.seller.address, { titles, batch: count });
  if (batch === undefined) throw new RangeError("nothing to rewrite");
  return batch.receipt.hash;
}

/** The seller merges into the buyer, unless it has. */
async function merge(b: Bench): Promise<void> {
  const { as, provider } = b.counter;
  const predecessor = b.seller.address;
  const { completed } = await as.identity.consortium.successionOf(predecessor);
  if (completed) return;
  await succession.announce(as.identity, {
    predecessor,
    cause: "Merger",
    successors: [{ party: b.buyer.address, shares: 1n }],
    evidence: await attested(b.counter, "AuthorityDecision", "resolution to merge"),
  });
  const proof = await attested(b.counter, "SuccessionProof", "entry of the merger");
  const { completableFrom } = await as.identity.consortium.successionOf(predecessor);
  await provider.send("evm_setNextBlockTimestamp", [Number(completableFrom)]);
  await provider.send("evm_mine", []);
  await succession.complete(as.secondRegistrar, predecessor, await today(b.counter), proof);
}

/** Titles that the seller stands on, registered first among those that are left. */
async function heldBySeller(b: Bench, count: number): Promise<string[]> {
  const { land, landViews } = b.counter.as.registrar;
  const held: string[] = [];
  for (let n = 1; n <= b.titles && held.length < count; n++) {
    const title = parcel(DIVISION, n);
    const id = identifiers.titleId.encode(title);
    const shares = await land.balanceOf(b.seller.address, id);
    const charges = await landViews.chargesOf(id);
    if (shares !== 0n && charges.length === 0) held.push(title);
  }
  if (held.length < count) throw new RangeError(`the seller holds ${held.length} titles, not ${count}`);
  return held;
}
