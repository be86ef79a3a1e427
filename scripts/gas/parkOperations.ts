import type { Operation } from "./operations.js";
import * as park from "./park.js";

/** What happens often in a park; on one chain, in this order. */
export const parkOperations: readonly Operation[] = [
  one(
    "parkEstablish",
    "a park established by the council, after its delay: two members' signatures",
    park.parkEstablished,
    2,
  ),
  one("parkParcelEnter", "the operator enters a second parcel in a zone", park.parcelEntered, 1),
  one(
    "parkTenantAdmit",
    "the authority admits a tenant, the second of the park, that was found fit",
    park.tenantAdmitted,
    0,
  ),
  one("parkRentPay", "a tenant pays rent from its deposits, not for the first time", park.rentPaid, 1),
  one("parkCommit", "an investor commits money of a source under an agreement", park.moneyCommitted, 1),
  one("parkPayIn", "it pays in what was committed, on a receipt", park.moneyPaidIn, 1),
  one("parkAttest", "an auditor attests it", park.moneyAttested, 0),
  one(
    "parkGrantAward",
    "the authority awards a grant of three tranches with one obligation",
    park.grantAwarded,
    0,
  ),
  one("parkTranchePay", "the payer pays a tranche from its deposits", park.tranchePaid, 1),
  one(
    "parkFigureFile",
    "an attester files a figure of a tenant, the second of the park",
    park.figureFiled,
    0,
  ),
  one(
    "parkCovenantAssess",
    "anyone has a covenant on that figure assessed: it is breached",
    park.covenantAssessed,
    0,
  ),
  one("parkClawbackClaim", "the authority claims back the unmet share of a tranche", park.clawbackClaimed, 0),
];

function one(
  name: string,
  includes: string,
  send: (b: Parameters<Operation["run"]>[0]) => Promise<string>,
  signatures: number,
): Operation {
  return { name, includes, run: async (b) => ({ txHash: await send(b), signatures }) };
}
