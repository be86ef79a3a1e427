import { authority } from "../../sdk/authority/index.js";
import type { Desk } from "./desk.js";
import { full } from "./text.js";

/** Everything about a proposal, once it is sure that the file says what it does. */
export async function show(
  { suite, store, say }: Desk,
  which: string | undefined,
  json: boolean,
): Promise<void> {
  const stored = store.find(which);
  authority.verify(suite, stored.proposal);
  const standing = await authority.standing(suite, stored.proposal);
  say(json ? JSON.stringify({ ...stored, standing }, undefined, 2) : full(stored, standing));
}
