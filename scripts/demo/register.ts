import type { ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { daybook } from "../../sdk/index.js";
import { readUnitCode } from "../../sdk/identifiers/index.js";
import {
  attested,
  drawn,
  knownSalt,
  paidGrant,
  signedBy,
  today,
  type Counter,
  type KeyedParty,
} from "../lib/counter.js";

/** What came into effect before it was recorded. */
const DAYS_BEFORE = -10;
const TERM_YEARS = 40;

/** First registration of a title to its holder, in effect since the day of its document. */
export async function register(
  c: Counter,
  title: string,
  applicant: KeyedParty,
): Promise<ContractTransactionReceipt> {
  const land = readUnitCode(title).form === "parcel";
  const effective = dates.addDays(await today(c), DAYS_BEFORE);
  const evidence = land ? await paidGrant(c, title) : await attested(c, "CompletionPapers", title);
  const instrument = drawn(
    c,
    "FirstRegistration",
    title,
    { applicant, evidence, effective },
    {
      use: "Industrial",
      extent: land ? 12_000 : 4_800.5,
      termEnd: land ? dates.addYears(effective, TERM_YEARS) : null,
      particulars: knownSalt(`particulars of ${title}`),
    },
  );
  const consents = await signedBy(c, instrument, applicant);
  return (await daybook.lodgeAndRecord(c.as.registrar, instrument, consents)).receipt;
}
