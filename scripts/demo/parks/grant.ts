import { encodeBytes32String, ZeroHash } from "ethers";
import { mined } from "../../../sdk/connect/index.js";
import { Milestone } from "../../../sdk/enums/index.js";
import { call } from "../../lib/acting.js";
import { attested, knownSalt, type KeyedParty } from "../../lib/counter.js";
import { issue, type Desk } from "./desk.js";
import { millions, type ParkPlan } from "./plan.js";

const LINE = encodeBytes32String("2026-208-05");
const RETENTION_MONTHS = 60;
const DISPUTE_DAYS = 15;

/** A budget is opened, a grant awarded and accepted, and its one tranche paid, since the grantee is admitted. */
export async function grantOnAdmission(
  desk: Desk,
  park: number,
  { division, code }: ParkPlan,
  amount: number,
  bank: KeyedParty,
): Promise<void> {
  const { c } = desk;
  const { grants, token } = c.as.parkAuthority;
  const [payer, grantee] = [desk.at(division, "payer"), desk.at(division, "tenant")];
  const fen = millions(amount);
  const budget = await attested(c, "AuthorityDecision", `budget of ${code}`);
  await mined(grants.openBudget(park, LINE, payer.address, fen, budget));
  await mined(
    grants.award({
      park,
      grantee: grantee.address,
      line: LINE,
      legalBasis: await attested(c, "AuthorityDecision", `grant in ${code}`),
      review: await attested(c, "FairCompetitionReview", `grant in ${code}`),
      retentionMonths: RETENTION_MONTHS,
      disputeDays: DISPUTE_DAYS,
      tranches: [{ amount: fen, milestone: Milestone.Admission, covenant: 0, period: 0 }],
      obligations: [],
      terms: knownSalt(`grant in ${code}`),
    }),
  );
  const grant = (await grants.counts()).grants;
  await desk.act(grantee, call(grants, grants.interface.encodeFunctionData("accept", [grant])));
  await issue(desk, bank, payer, fen);
  await desk.act(
    payer,
    call(token, token.interface.encodeFunctionData("approve", [await grants.getAddress(), fen])),
    call(grants, grants.interface.encodeFunctionData("pay", [grant, 0, ZeroHash])),
  );
}
