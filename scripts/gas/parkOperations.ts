import type { Operation } from "./operation.js";
import * as park from "./park.js";
import * as more from "./parkMore.js";
import { sentFor } from "./parkWorld.js";

/** What happens often in a park; on one chain, in this order. */
export const parkOperations: readonly Operation[] = [
  one(
    "parkEstablish",
    "a park established by the council, after its delay: two members' signatures",
    park.parkEstablished,
    2,
  ),
  one("parkZoneAdd", "the operator lays out a second zone", more.zoneAdded, 1),
  one("parkParcelEnter", "the operator enters a second parcel in a zone", park.parcelEntered, 1),
  one(
    "parkTenantAdmit",
    "the authority admits a tenant, the second of the park, that was found fit",
    park.tenantAdmitted,
    0,
  ),
  before("parkTenantApply", "a company applies for a place", "tenancies.applyFor"),
  before("parkTenantReview", "the operator gives its opinion of the application", "tenancies.review"),
  one("parkRentPay", "a tenant pays rent from its deposits, not for the first time", park.rentPaid, 1),
  before("parkRentPropose", "the landlord offers the rent of a recorded lease", "rents.propose"),
  before("parkRentAccept", "the tenant accepts it", "rents.accept"),
  one("parkBill", "the landlord makes out the second bill of an account", more.billMade, 1),
  one("parkBillPay", "the tenant pays a bill from its deposits", more.billPaid, 1),
  one("parkCommit", "an investor commits money of a source under an agreement", park.moneyCommitted, 1),
  before("parkAgreementPropose", "the operator proposes an agreement without land", "investments.propose"),
  before("parkAgreementAccept", "the investor accepts it", "investments.accept"),
  one("parkPayIn", "it pays in what was committed, on a receipt", park.moneyPaidIn, 1),
  one("parkAttest", "an auditor attests it", park.moneyAttested, 0),
  one(
    "parkGrantAward",
    "the authority awards a grant of three tranches with one obligation",
    park.grantAwarded,
    0,
  ),
  before("parkCovenantPropose", "the operator proposes a covenant of one period", "covenants.propose"),
  before("parkCovenantAccept", "the obligor accepts it", "covenants.accept"),
  one("parkTranchePay", "the payer pays a tranche from its deposits", park.tranchePaid, 1),
  before("parkGrantAccept", "the grantee accepts the grant of three tranches", "grants.accept"),
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
  one("parkClawbackDispute", "the grantee disputes the claim", more.clawbackDisputed, 1),
  one("parkClawbackDecide", "another officer confirms it after the hearing", more.clawbackDecided, 0),
  one("parkClawbackRepay", "the grantee repays it from its deposits", more.clawbackRepaid, 1),
  one("parkTenantNotice", "a tenant gives notice", more.noticeGiven, 1),
  one("parkTenantExit", "it exits, clear of rents, covenants and grants", more.tenantExited, 1),
  one("parkFundFound", "a guidance fund is founded", more.fundFounded, 1),
  one("parkFundInvite", "its general partner invites a limited partner", more.partnerInvited, 1),
  one("parkFundSubscribe", "the partner commits money", more.partnerSubscribed, 1),
  one("parkFundPayIn", "it pays in from its deposits", more.partnerPaidIn, 1),
  one("parkFundDistribute", "the fund distributes to its one partner", more.fundDistributed, 1),
];

function one(
  name: string,
  includes: string,
  send: (b: Parameters<Operation["run"]>[0]) => Promise<string>,
  signatures: number,
): Operation {
  return { name, includes, run: async (b) => ({ txHash: await send(b), signatures }) };
}

/** A party's step that an operation above has needed: its last transaction, of one signature. */
function before(name: string, includes: string, step: Parameters<typeof sentFor>[0]): Operation {
  return one(name, includes, () => Promise.resolve(sentFor(step)), 1);
}
