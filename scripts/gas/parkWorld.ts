import { encodeBytes32String, type ContractTransactionReceipt } from "ethers";
import { PARKS } from "../../deploy/parameters/demo.js";
import { mined } from "../../sdk/connect/index.js";
import { dates } from "../../sdk/dates/index.js";
import { InvestmentSource, LandUse, ParkLevel } from "../../sdk/enums/index.js";
import { industryWord, titleId } from "../../sdk/identifiers/index.js";
import type { CouncilAction } from "../../sdk/index.js";
import { COMPANIES, parcel } from "../demo/data.js";
import { act, call, numbersIn } from "../lib/acting.js";
import { decide } from "../lib/councilDesk.js";
import { attested, enrolled, knownSalt, today, type KeyedParty } from "../lib/counter.js";
import { issue, yuan } from "../lib/sale.js";
import type { Bench } from "./bench.js";
import { lendingBank } from "./settlement.js";

const [{ division: DIVISION }] = PARKS;
/** Place of the first party of this file among the companies, after those of the other files. */
const FIRST_COMPANY = 5;
const PARK_AREA = 2_000_000;
const ZONE_AREA = 100_000;
const INDUSTRY = industryWord("I6513");
/** Fen of private money that an agreement contracts. */
const CONTRACTED = 100_000_000_00n;

/** A park with a zone, two parcels of an investor, of which one is entered, and parties whose accounts have acted. */
export interface ParkWorld {
  readonly park: number;
  readonly operator: KeyedParty;
  readonly investor: KeyedParty;
  readonly tenant: KeyedParty;
  readonly payer: KeyedParty;
  readonly lands: readonly [entered: string, other: string];
}

let world: Promise<ParkWorld> | undefined;

/** The park that all of this is measured in. */
export function parkWorld(b: Bench): Promise<ParkWorld> {
  return (world ??= opened(b));
}

/** The council establishes a park of the operator. @returns hash of the transaction that does it. */
export async function established(b: Bench, code: string, operator: KeyedParty): Promise<string> {
  const { parks } = b.counter.as.registrar;
  const terms = {
    code: encodeBytes32String(code),
    name: "智力产业园",
    division: DIVISION,
    level: ParkLevel.Municipal,
    operator: operator.address,
    area: PARK_AREA,
    boundary: knownSalt(`boundary of ${code}`),
    industries: [],
    since: dates.toDay("2016-11-01"),
    document: await attested(b.counter, "AuthorityDecision", `establishment of ${code}`),
  };
  const establish = parks.interface.encodeFunctionData("establish", [terms]);
  return decided(b, [{ do: "call", ...call(parks, establish) }]);
}

/** A company applies, and the operator finds it fit; number of the tenancy. */
export async function reviewed(b: Bench, w: ParkWorld, applicant: KeyedParty): Promise<number> {
  const { tenancies } = b.counter.as.registrar;
  const { interface: abi } = tenancies;
  const profile = {
    industry: INDUSTRY,
    registeredCapital: CONTRACTED,
    foreignBp: 0,
    listed: false,
    name: knownSalt("name"),
    dossier: knownSalt("dossier"),
  };
  const applied = await acts(
    b,
    applicant,
    "tenancies",
    abi.encodeFunctionData("applyFor", [w.park, profile]),
  );
  const [tenancy = 0] = numbersIn(applied, tenancies, "TenancyApplied");
  const opinion = await attested(b.counter, "Other", `opinion on ${applicant.address}`);
  await acts(b, w.operator, "tenancies", abi.encodeFunctionData("review", [tenancy, 1, true, opinion]));
  return tenancy;
}

/** The authority admits a company from today on. @returns hash of the transaction. */
export async function admitted(b: Bench, tenancy: number): Promise<string> {
  const agreement = await attested(b.counter, "Contract", `admission ${tenancy}`);
  const entry = dates.toDay(await today(b.counter));
  const { tenancies } = b.counter.as.parkAuthority;
  return (await mined(tenancies.admit(tenancy, entry, agreement))).hash;
}

/** A live agreement on private money of the investor, without land; its number. */
export async function agreed(b: Bench, w: ParkWorld, name: string): Promise<number> {
  const { investments } = b.counter.as.registrar;
  const { interface: abi } = investments;
  const now = await today(b.counter);
  const terms = {
    park: w.park,
    investor: w.investor.address,
    programme: encodeBytes32String("parks"),
    parcel: 0n,
    fund: 0,
    signedOn: dates.toDay(now),
    registeredCapital: CONTRACTED,
    contracted: [0n, 0n, CONTRACTED, 0n] as [bigint, bigint, bigint, bigint],
    schedule: [{ by: dates.toDay(dates.addYears(now, 1)), total: CONTRACTED }],
    document: await attested(b.counter, "Contract", name),
  };
  const proposed = await acts(b, w.operator, "investments", abi.encodeFunctionData("propose", [terms]));
  const [agreement = 0] = numbersIn(proposed, investments, "AgreementProposed");
  await acts(b, w.investor, "investments", abi.encodeFunctionData("accept", [agreement]));
  return agreement;
}

/** Private money, as the ledger of investments counts it. */
export const PRIVATE = InvestmentSource.Private;

type Book = "covenants" | "funds" | "grants" | "investments" | "parks" | "rents" | "tenancies" | "token";

/** Hash of the last transaction by which a party called a function, by book and function. */
const sent = new Map<string, string>();

/** A party makes one call of a contract from its account. */
export async function acts(
  b: Bench,
  party: KeyedParty,
  book: Book,
  data: string,
): Promise<ContractTransactionReceipt> {
  const suite = b.counter.as.registrar;
  const receipt = await act(suite, party, call(suite[book], data));
  sent.set(`${book}.${suite[book].interface.parseTransaction({ data })?.name ?? ""}`, receipt.hash);
  return receipt;
}

/** The last transaction by which a party called a function: one that other operations needed. */
export function sentFor(step: `${Book}.${string}`): string {
  const hash = sent.get(step);
  if (hash === undefined) throw new Error(`nobody has called ${step}`);
  return hash;
}

/** A party lets a contract move its deposits. */
export async function allows(b: Bench, party: KeyedParty, book: Book): Promise<void> {
  const { token, [book]: spender } = b.counter.as.registrar;
  const approve = token.interface.encodeFunctionData("approve", [await spender.getAddress(), 2n ** 128n]);
  await acts(b, party, "token", approve);
}

async function opened(b: Bench): Promise<ParkWorld> {
  const [operator, investor, tenant, payer] = await companies(b);
  const office = { office: "ParkOperator", division: DIVISION, to: operator.address } as const;
  await decided(b, [{ do: "grant-office", ...office }]);
  await established(b, "FIRST", operator);
  const w = { park: 1, operator, investor, tenant, payer, lands: await landsOf(b, investor) };
  const { interface: abi } = b.counter.as.registrar.parks;
  const plan = knownSalt("plan");
  await acts(
    b,
    operator,
    "parks",
    abi.encodeFunctionData("addZone", [1, ZONE_AREA, LandUse.Industrial, plan]),
  );
  const land = titleId.encode(w.lands[0]);
  await acts(b, operator, "parks", abi.encodeFunctionData("enterParcel", [1, 1, land]));
  await admitted(b, await reviewed(b, w, investor));
  return w;
}

/** Companies with deposits, whose accounts have acted once and let the contracts that they pay by move them. */
async function companies(b: Bench): Promise<[KeyedParty, KeyedParty, KeyedParty, KeyedParty]> {
  const bank = await lendingBank(b);
  const enrol = async (place: number): Promise<KeyedParty> => {
    const code = COMPANIES[FIRST_COMPANY + place];
    if (code === undefined) throw new RangeError(`there is no company ${FIRST_COMPANY + place}`);
    const party = await enrolled(b.counter, FIRST_COMPANY + place, code, DIVISION);
    await issue(b.counter, bank, party, yuan("10,000,000"));
    for (const book of ["rents", "grants", "funds"] as const) await allows(b, party, book);
    return party;
  };
  return [await enrol(0), await enrol(1), await enrol(2), await enrol(3)];
}

async function landsOf(b: Bench, owner: KeyedParty): Promise<[string, string]> {
  const register = async (): Promise<string> => {
    await b.record(await b.firstRegistration(undefined, owner), owner);
    return parcel(DIVISION, b.titles);
  };
  return [await register(), await register()];
}

/** The council decides. @returns hash of its last transaction, which does it. */
async function decided(b: Bench, actions: readonly CouncilAction[]): Promise<string> {
  await decide(b.counter, actions);
  const hash = (await b.counter.provider.getBlock("latest"))?.transactions.at(-1);
  if (hash === undefined) throw new Error("the council's transaction is in no block");
  return hash;
}
