import { isHexString } from "ethers";
import { authority, CouncilError } from "../../sdk/authority/index.js";
import { errors } from "../../sdk/errors/index.js";
import { requireKey, type Desk } from "./desk.js";
import type { ActionOptions } from "./input.js";

/** A guardian closes the daybook for a time; it opens by itself at the end. */
export async function close(desk: Desk, { seconds, reason }: ActionOptions): Promise<void> {
  const { suite, say } = desk;
  const key = requireKey(desk, "the guardian");
  if (typeof seconds !== "string" || !/^\d{1,9}$/.test(seconds)) {
    throw new CouncilError("Malformed", "close needs --seconds, for how long");
  }
  if (typeof reason !== "string" || !isHexString(reason, 32)) {
    throw new CouncilError(
      "Malformed",
      "close needs --reason, the commitment of a document: 32 bytes in hex",
    );
  }
  const { daybook } = suite.with(key);
  try {
    await (await daybook.close(Number(seconds), reason)).wait();
  } catch (error) {
    throw new CouncilError("Refused", errors.explain(error)?.message ?? String(error), error);
  }
  say(`the daybook is closed until ${authority.moment(Number(await daybook.closedUntil()))}`);
}
