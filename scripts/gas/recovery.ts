import type { ContractTransactionReceipt } from "ethers";
import { PARKS } from "../../deploy/parameters/demo.js";
import { evidence, parties, recovery } from "../../sdk/index.js";
import { DocumentKind } from "../../sdk/enums/index.js";
import { COMPANIES } from "../demo/data.js";
import { enrolled, knownSalt, partyKey } from "../lib/counter.js";
import type { Bench } from "./bench.js";

const [{ division: DIVISION }] = PARKS;
/** Places of the parties of this file among the companies, after those of the bench. */
const FIRST_COMPANY = 3;
/** Place of the new keys among those of parties. */
const NEW_KEYS = 100;

let recoveries = 0;

/**
 * Registers so many titles to a party of its own, opens and approves the recovery of its keys, and lets the delay pass.
 *
 * @returns what completes the recovery.
 */
export async function ripeRecovery(
  b: Bench,
  titles: number,
): Promise<() => Promise<ContractTransactionReceipt>> {
  const { counter } = b;
  const { as, provider } = counter;
  const n = FIRST_COMPANY + recoveries++;
  const code = COMPANIES[n];
  if (code === undefined) throw new RangeError(`there is no company ${n}`);
  const owner = await enrolled(counter, n, code, DIVISION);
  await b.fillTo(b.titles + titles, owner);

  const credential = parties.creditCodeCredential(code, knownSalt(code)).commitment;
  const { commitment: contents } = evidence.commit(Buffer.from(`resolution of ${code}`), knownSalt(code));
  const proof = recovery.identityProof(credential, contents);
  await (await as.attester.consortium.attest(proof, DocumentKind.IdentityProof, 0, knownSalt(code))).wait();
  const keys = { signers: [partyKey(NEW_KEYS + n).address] };
  await recovery.open(as.identity, { credential, contents, keys });
  for (const officer of [as.registrar, as.secondRegistrar]) await recovery.approve(officer, owner.address);

  const { completableFrom } = await recovery.read(as.registrar, owner.address);
  await provider.send("evm_setNextBlockTimestamp", [completableFrom]);
  return () => recovery.complete(as.registrar, owner.address, keys);
}
