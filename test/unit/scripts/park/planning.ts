import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import {
  DocumentKind,
  FolioState,
  LandUse,
  OfficeKind,
  ParkLevel,
  roleOf,
} from "../../../../sdk/enums/index.js";
import { errors } from "../../../../sdk/errors/index.js";
import { titleId } from "../../../../sdk/identifiers/index.js";
import {
  IConsortium__factory,
  ParkRegistry__factory,
  Tenancy__factory,
} from "../../../../typechain-types/index.js";
import type { BuildingTermsStruct } from "../../../../typechain-types/contracts/park/parks/IParkRegistry.js";
import { isComplete, planPark, type Ground, type StepState } from "../../../../scripts/park/plan/index.js";
import type { SeenProposal, SeenTenancy, SeenTitle, Snapshot } from "../../../../scripts/park/snapshot.js";
import {
  ACCOUNTS,
  bareChain,
  CONTRACTS,
  enrolledAs,
  establishedChain,
  exampleFile,
  ground,
  IDENTITY,
  MEMBERS,
  OFFICER,
  planned,
  stateIn,
  statesOf,
} from "../../../support/parkFile.js";

const PARCEL = "310113901001GB00071W00000000";
const OTHER_PARCEL = "310113901001GB00072W00000000";
const BUILDING = "310113901001GB00071F00010000";
const OTHER_BUILDING = "310113901001GB00072F00010000";
const UNIT = "310113901001GB00071F00010001";
const LAST_UNIT = "310113901001GB00071F00010002";
const AUTHORITY_OFFICE = `office:ParkAuthority:${OFFICER}`;

/** A step that the chain would refuse with an error of the suite. */
function refusedWith(state: StepState, name: string, values: readonly unknown[], document?: string): void {
  const why = errors.explain(errors.encode(name, values));
  const text = why?.message.replace(`: ${why.meaning}`, "");
  expect(state).to.deep.equal({
    is: "refused",
    why: {
      ...{ name, text, meaning: why?.meaning, do: why?.whatToDo },
      ...(document === undefined ? {} : { document }),
    },
  });
}

/** The chain of {@link establishedChain} with one title changed. */
const withTitle = (title: string, change: Partial<SeenTitle>): Snapshot => {
  const seen = establishedChain();
  const known = seen.titles[title];
  if (known === undefined) throw new Error(title);
  return { ...seen, titles: { ...seen.titles, [title]: { ...known, ...change } } };
};

describe("scripts/park: planning", () => {
  describe("on a chain that has nothing of it", () => {
    it("makes ready what nothing stands before, and lets the rest wait", () => {
      const steps = planPark(ground(bareChain()));
      expect(statesOf(steps)).to.deep.equal({
        "party:operator": "ready",
        "keys:operator": "waiting",
        "party:circuits": "ready",
        "keys:circuits": "waiting",
        "party:software": "ready",
        "keys:software": "waiting",
        "office:ParkOperator": "waiting",
        [AUTHORITY_OFFICE]: "waiting",
        park: "waiting",
        "zone:1": "waiting",
        [`title:${PARCEL}`]: "waiting",
        [`title:${BUILDING}`]: "waiting",
        [`title:${UNIT}`]: "waiting",
        [`title:${LAST_UNIT}`]: "waiting",
        [`title:${OTHER_PARCEL}`]: "waiting",
        [`title:${OTHER_BUILDING}`]: "waiting",
        "zone:2": "waiting",
        "apply:circuits": "waiting",
        "review:circuits": "waiting",
        "admit:circuits": "waiting",
        "apply:software": "waiting",
        "review:software": "waiting",
        "admit:software": "waiting",
      });
      expect(isComplete(steps)).to.equal(false);
      expect(stateIn(steps, "park")).to.deep.equal({ is: "waiting", for: ["party:operator"] });
      expect(stateIn(steps, "zone:2")).to.deep.equal({
        is: "waiting",
        for: ["park", "party:operator", "keys:operator", "zone:1"],
      });
      expect(stateIn(steps, "admit:circuits")).to.deep.equal({
        is: "waiting",
        for: [AUTHORITY_OFFICE, "review:circuits"],
      });
    });

    it("has the identity officer enrol and give keys", () => {
      const [enrolment, keys] = planPark(ground(bareChain()));
      const consortium = IConsortium__factory.createInterface();
      const { operator } = exampleFile().parties;
      if (operator?.address !== undefined || operator === undefined) throw new Error("the operator is new");
      expect(enrolment?.call).to.deep.equal({
        contract: "Consortium",
        data: consortium.encodeFunctionData("enrol", [operator.credential, 2, 310113, operator.evidence]),
      });
      expect(keys?.call?.data).to.equal(
        consortium.encodeFunctionData("giveKeys", [operator.credential, [...operator.signers], 1]),
      );
      expect([enrolment?.who, enrolment?.by]).to.deep.equal([
        `identity officer of 310113 ${IDENTITY}`,
        { is: "identity" },
      ]);
    });

    it("leaves to their owners the steps whose key is not given", () => {
      const keys: Ground["keys"] = { identity: undefined, authority: undefined, council: [], parties: [] };
      expect(planned("party:operator", bareChain(), { keys })).to.deep.equal({ is: "left" });
      expect(planned("park", bareChain(), { keys })).to.deep.equal({
        is: "waiting",
        for: ["party:operator"],
      });
      const operatorThere = establishedChain({ park: undefined });
      expect(planned("park", operatorThere, { keys })).to.deep.equal({
        is: "left",
        note: "no key of a member is given",
      });
      expect(planned("zone:1", establishedChain(), { keys })).to.deep.equal({ is: "left" });
      expect(planned("apply:software", establishedChain(), { keys })).to.deep.equal({ is: "left" });
    });

    it("refuses an officer without the office, and a proof that is not good", () => {
      refusedWith(planned("party:operator", bareChain({ offices: {} })), "OfficeRequired", [
        OfficeKind.Identity,
        310113,
        IDENTITY,
      ]);
      const { parties } = exampleFile();
      const evidence = parties.operator?.address === undefined ? (parties.operator?.evidence ?? "") : "";
      const unknown = errors.encode("EvidenceUnknown", [evidence]);
      const seen = bareChain({ documents: { [`${evidence}:IdentityProof`]: unknown } });
      refusedWith(
        planned("party:operator", seen),
        "EvidenceUnknown",
        [evidence],
        "parties.operator.evidence in the file, to be attested as IdentityProof",
      );
      expect(planned("party:circuits", seen)).to.deep.equal({ is: "ready" });
    });

    it("expects a party with an address to be there", () => {
      const address = ACCOUNTS.software;
      const file = {
        ...exampleFile(),
        parties: { ...exampleFile().parties, software: { address, keys: [] } },
      };
      const refusal = errors.encode("PartyUnknown", [address]);
      const parties = {
        ...bareChain().parties,
        software: { ...enrolledAs(address), standing: "Unknown" as const, refusal, keyed: false },
      };
      const steps = planPark(ground(bareChain({ parties }), { file }));
      expect(steps.map(({ id }) => id)).not.to.include("party:software");
      refusedWith(stateIn(steps, "apply:software"), "PartyUnknown", [address]);
      const keyless = { ...parties, software: { ...enrolledAs(address), keyed: false } };
      const state = planned("apply:software", bareChain({ parties: keyless }), { file });
      expect(state.is === "refused" && state.why.text).to.equal(
        "software is enrolled, but its account has no keys",
      );
    });
  });

  describe("of the council", () => {
    const operatorThere = (proposals: SeenProposal[] = [], change: Partial<Snapshot> = {}): Snapshot =>
      establishedChain({
        park: undefined,
        offices: {},
        council: { owners: MEMBERS, threshold: 2, proposals },
        ...change,
      });
    const consortium = IConsortium__factory.createInterface();
    const grants = [
      { role: roleOf("ParkOperator", 310113), holder: ACCOUNTS.operator },
      { role: roleOf("ParkAuthority", 310113), holder: OFFICER },
    ].map(({ role, holder }) => consortium.encodeFunctionData("grantRole", [role, holder, 0]));
    const establishment = (area: bigint): string => {
      const { park } = exampleFile();
      const terms = {
        ...{ code: encodeBytes32String(park.code), name: park.name, division: park.division },
        ...{ level: ParkLevel.Municipal, operator: ACCOUNTS.operator, area, boundary: park.boundary },
        ...{ industries: ["0x4333390000", "0x4900000000"], since: dates.toDay(park.since) },
        document: park.decision,
      };
      return ParkRegistry__factory.createInterface().encodeFunctionData("establish", [terms]);
    };
    const proposal = (
      next: SeenProposal["next"],
      signed: readonly string[] = [],
      area = 100_000n,
    ): SeenProposal => ({
      number: 7,
      calls: [
        ...grants.map((data) => ({ target: CONTRACTS.Consortium, data })),
        { target: CONTRACTS.ParkRegistry, data: establishment(area) },
      ],
      next,
      signed,
    });
    const THEIRS = ["office:ParkOperator", AUTHORITY_OFFICE, "park"];
    const each = (seen: Snapshot, change: Partial<Ground> = {}): StepState[] =>
      THEIRS.map((id) => planned(id, seen, change));

    it("proposes the offices and the park together once the operator is enrolled", () => {
      const steps = planPark(ground(operatorThere()));
      expect(THEIRS.map((id) => stateIn(steps, id).is)).to.deep.equal(["ready", "ready", "ready"]);
      expect(THEIRS.map((id) => steps.find((step) => step.id === id)?.call?.data)).to.deep.equal([
        ...grants,
        establishment(100_000n),
      ]);
    });

    it("does what is missing only", () => {
      const offices = { [`ParkOperator:310113:${ACCOUNTS.operator}`]: true };
      expect(each(operatorThere([], { offices })).map(({ is }) => is)).to.deep.equal([
        "done",
        "ready",
        "ready",
      ]);
    });

    it("waits for the delay, and says until when", () => {
      const until = 1_800_000_000;
      expect(each(operatorThere([proposal({ is: "waiting", until })]))).to.deep.equal(
        THEIRS.map(() => ({ is: "waiting", for: [], until })),
      );
    });

    it("goes on where the proposal is due, to be signed, or to be given new numbers", () => {
      for (const next of [
        { is: "ready" },
        { is: "unsigned", missing: 1 },
        { is: "stale", next: 4 },
      ] as const) {
        expect(planned("park", operatorThere([proposal(next)])), next.is).to.deep.equal({ is: "ready" });
      }
    });

    it("leaves it to others who must sign or come first", () => {
      const left = (note: string): StepState => ({ is: "left", note: `proposal 7: ${note}` });
      const signed = operatorThere([proposal({ is: "unsigned", missing: 1 }, MEMBERS.slice(0, 2))]);
      expect(planned("park", signed)).to.deep.equal(
        left("1 signature is missing; members sign: npm run council -- sign 7"),
      );
      expect(planned("park", operatorThere([proposal({ is: "queued", next: 3 })]))).to.deep.equal(
        left("it is not its turn: the council's next transaction is no. 3"),
      );
      const keys = { ...ground(operatorThere()).keys, council: [] };
      const stale = planned("park", operatorThere([proposal({ is: "stale", next: 3 })]), { keys });
      expect(stale.is).to.equal("left");
    });

    it("does not propose again what a guardian cancelled", () => {
      const [, , park] = each(operatorThere([proposal({ is: "cancelled", at: 0, by: IDENTITY })]));
      expect(park?.is === "refused" && [park.why.name, park.why.text]).to.deep.equal([
        "Cancelled",
        `proposal 7: ${IDENTITY} cancelled it at 1970-01-01 08:00:00 UTC+8`,
      ]);
    });

    it("finds a proposal that establishes the park with other terms", () => {
      const seen = operatorThere([proposal({ is: "waiting", until: 5 }, [], 90_000n)]);
      const state = planned("park", seen);
      expect(state.is === "refused" && [state.why.name, state.why.text]).to.deep.equal([
        "Differs",
        "proposal 7 establishes the park G311099 with other terms than the file",
      ]);
      const stopped = operatorThere([proposal({ is: "cancelled", at: 0, by: IDENTITY }, [], 90_000n)]);
      expect(planned("park", stopped)).to.deep.equal({ is: "ready" });
    });

    it("refuses a decision that is not attested, and an operator that may not act", () => {
      const { decision } = exampleFile().park;
      const wrongKind = [decision, DocumentKind.Contract, DocumentKind.AuthorityDecision];
      const documents = {
        [`${decision}:AuthorityDecision`]: errors.encode("EvidenceOfWrongKind", wrongKind),
      };
      refusedWith(
        planned("park", bareChain({ documents })),
        "EvidenceOfWrongKind",
        wrongKind,
        "park.decision in the file, to be attested as AuthorityDecision",
      );
      const parties = {
        ...operatorThere().parties,
        operator: {
          ...enrolledAs(ACCOUNTS.operator),
          standing: "Suspended" as const,
          refusal: errors.encode("PartySuspended", [ACCOUNTS.operator]),
        },
      };
      refusedWith(planned("park", operatorThere([], { parties })), "PartySuspended", [ACCOUNTS.operator]);
    });

    it("says where the park on the chain differs, and changes nothing", () => {
      expect(planned("park", establishedChain())).to.deep.equal({ is: "done" });
      const file = exampleFile(["area: 100,000", "area: 120,000"], ["[C39, I]", "[C39]"]);
      expect(planned("park", establishedChain(), { file })).to.deep.equal({
        is: "done",
        note: "area 100000 on the chain, 120000 in the file; industries C39 I on the chain, C39 in the file",
      });
    });
  });

  describe("of zones and premises", () => {
    const zone = exampleFile().zones[0];
    if (zone === undefined) throw new Error("the example has a zone");
    const seenZone = { area: 40_000n, use: "Industrial" as const, plan: zone.plan, taken: 0n };
    const zoned = (change: Partial<typeof seenZone> = {}, more: Partial<Snapshot> = {}): Snapshot => {
      const seen = establishedChain(more);
      if (seen.park === undefined) throw new Error("the park is there");
      return { ...seen, park: { ...seen.park, zones: [{ ...seenZone, ...change }] } };
    };

    it("lays the zones out one after the other", () => {
      const steps = planPark(ground(establishedChain()));
      expect(stateIn(steps, "zone:1")).to.deep.equal({ is: "ready" });
      expect(stateIn(steps, "zone:2")).to.deep.equal({ is: "waiting", for: ["zone:1"] });
      expect(steps.find(({ id }) => id === "zone:1")?.call).to.deep.equal({
        contract: "ParkRegistry",
        data: ParkRegistry__factory.createInterface().encodeFunctionData("addZone", [
          4,
          40_000,
          LandUse.Industrial,
          zone.plan,
        ]),
      });
    });

    it("knows a zone by its number and plan", () => {
      expect(planned("zone:1", zoned())).to.deep.equal({ is: "done" });
      expect(planned("zone:1", zoned({ area: 30_000n, use: "Industrial" }))).to.deep.equal({
        is: "done",
        note: "area 30000 on the chain, 40000 in the file",
      });
      const other = planned("zone:1", zoned({ plan: `0x${"11".repeat(32)}` }));
      expect(other.is === "refused" && other.why.name).to.equal("Differs");
    });

    it("refuses zones that exceed the park on the chain", () => {
      const { park } = establishedChain();
      if (park === undefined) throw new Error("the park is there");
      const seen = establishedChain({ park: { ...park, area: 50_000n } });
      expect(planned("zone:1", seen)).to.deep.equal({ is: "ready" });
      refusedWith(planned("zone:2", seen), "ZonesExceedPark", [4, 60_000, 50_000]);
    });

    it("enters a parcel, then what stands on it", () => {
      const seen = zoned();
      expect(planned(`title:${PARCEL}`, seen)).to.deep.equal({ is: "ready" });
      expect(planned(`title:${BUILDING}`, seen)).to.deep.equal({ is: "waiting", for: [`title:${PARCEL}`] });
      const entered = { park: 4, zone: 1 };
      const titles = { ...seen.titles };
      for (const title of [PARCEL, BUILDING, UNIT])
        titles[title] = { ...titles[title], entered, kept: 960_100n, taken: 480_050n } as SeenTitle;
      const steps = planPark(ground({ ...seen, titles }));
      expect(
        [PARCEL, BUILDING, UNIT, LAST_UNIT].map((title) => stateIn(steps, `title:${title}`).is),
      ).to.deep.equal(["done", "done", "done", "ready"]);
    });

    it("takes the area of a building from the register where the file leaves it out", () => {
      const data = planPark(ground(zoned())).find(({ id }) => id === `title:${OTHER_BUILDING}`)?.call?.data;
      const [terms] = ParkRegistry__factory.createInterface().decodeFunctionData(
        "enterBuilding",
        data ?? "",
      ) as unknown as [BuildingTermsStruct];
      expect(terms.extent).to.equal(480_050n);
    });

    const id = titleId.encode;
    const ROWS: readonly (readonly [
      title: string,
      change: Partial<SeenTitle>,
      error: string,
      values: readonly unknown[],
    ])[] = [
      [PARCEL, { state: "None" }, "NotRegistered", [id(PARCEL)]],
      [PARCEL, { state: "Historic" }, "NotCurrent", [id(PARCEL), FolioState.Historic]],
      [PARCEL, { use: "Residential" }, "UseNotOfZone", [id(PARCEL), LandUse.Residential, LandUse.Industrial]],
      [PARCEL, { extent: 4_000_001n }, "ParcelsExceedZone", [4, 1, 4_000_001, 40_000]],
      [PARCEL, { entered: { park: 2, zone: 9 } }, "ParcelInZone", [id(PARCEL), 2, 9]],
      [OTHER_PARCEL, { extent: 2_800_001n }, "ParcelsExceedZone", [4, 1, 4_000_001, 40_000]],
      [BUILDING, { state: "Live", extent: 5n }, "ExtentDiffers", [id(BUILDING), 960_100, 5]],
      [BUILDING, { state: "Cancelled" }, "NotCurrent", [id(BUILDING), FolioState.Cancelled]],
      [OTHER_BUILDING, { state: "None" }, "BuildingExtentMissing", [id(OTHER_BUILDING)]],
      [UNIT, { state: "Following" }, "NotCurrent", [id(UNIT), FolioState.Following]],
      [UNIT, { extent: 960_101n }, "UnitsExceedBuilding", [id(BUILDING), 960_101, 960_100]],
      [LAST_UNIT, { extent: 480_051n }, "UnitsExceedBuilding", [id(BUILDING), 960_101, 960_100]],
    ];
    for (const [title, change, error, values] of ROWS) {
      it(`sees ${error} of ${title} coming`, () => {
        refusedWith(planned(`title:${title}`, withTitle(title, change)), error, values);
      });
    }

    it("sees a parcel of another division coming, and lets pass one whose division was retired", () => {
      const divisions = { 310113: 310120, 310101: 310120 };
      const file = exampleFile(
        ["title: 310113901001GB00072W", "title: 310101901001GB00072W"],
        ["title: 310113901001GB00072F", "title: 310101901001GB00072F"],
      );
      const [land, house] = ["310101901001GB00072W00000000", "310101901001GB00072F00010000"];
      const seen = zoned();
      const titles = {
        ...seen.titles,
        [land]: seen.titles[OTHER_PARCEL],
        [house]: seen.titles[OTHER_BUILDING],
      };
      const there = { ...seen, titles: titles as Snapshot["titles"] };
      const state = (d: Snapshot["divisions"]): StepState =>
        planned(`title:${land}`, { ...there, divisions: d }, { file });
      expect(state(divisions)).to.deep.equal({ is: "ready" });
      refusedWith(state({ 310113: 310113, 310101: 310101 }), "ParcelElsewhere", [id(land), 310101, 310113]);
    });

    it("refuses completion papers that are not good", () => {
      const completion = zone.parcels[0]?.buildings[0]?.completion ?? "";
      const documents = {
        [`${completion}:CompletionPapers`]: errors.encode("EvidenceUnknown", [completion]),
      };
      refusedWith(
        planned(`title:${BUILDING}`, zoned({}, { documents })),
        "EvidenceUnknown",
        [completion],
        `completion of ${BUILDING} in the file, to be attested as CompletionPapers`,
      );
    });
  });

  describe("of tenants", () => {
    const [tenant] = exampleFile().tenants;
    if (tenant === undefined) throw new Error("the example has tenants");
    const { industry, registeredCapital, foreignBp, listed, name, dossier } = tenant;
    const tenancy = (state: SeenTenancy["state"], change: Partial<SeenTenancy> = {}): Snapshot =>
      establishedChain({
        tenancies: {
          circuits: {
            ...{ number: 9, state, fit: true, version: 1 },
            profile: { industry, registeredCapital, foreignBp, listed, name, dossier },
            ...change,
          },
        },
      });
    const states = (seen: Snapshot): StepState["is"][] =>
      ["apply", "review", "admit"].map((step) => planned(`${step}:circuits`, seen).is);

    it("goes from application to admission", () => {
      expect(states(establishedChain())).to.deep.equal(["ready", "waiting", "waiting"]);
      expect(states(tenancy("Applied"))).to.deep.equal(["done", "ready", "waiting"]);
      expect(states(tenancy("Reviewed"))).to.deep.equal(["done", "done", "ready"]);
      for (const state of ["Admitted", "Leaving"] as const)
        expect(states(tenancy(state))).to.deep.equal(["done", "done", "done"]);
      const step = planPark(ground(tenancy("Reviewed"))).find(({ id }) => id === "admit:circuits");
      expect(step?.call?.data).to.equal(
        Tenancy__factory.createInterface().encodeFunctionData("admit", [
          9,
          dates.toDay("2027-01-01"),
          tenant.agreement,
        ]),
      );
    });

    it("does not admit again who has left, nor apply for who was refused", () => {
      const ended = tenancy("Exited");
      expect(states(ended)).to.deep.equal(["done", "done", "done"]);
      expect(planned("admit:circuits", ended)).to.deep.equal({ is: "done", note: "tenancy 9 has ended" });
      for (const [state, word] of [
        ["Refused", "refused"],
        ["Withdrawn", "withdrawn"],
      ] as const) {
        const found = planned("apply:circuits", tenancy(state));
        expect(found.is === "refused" && found.why.text).to.equal(`the application 9 was ${word}`);
      }
    });

    it("refuses an industry that the park does not admit, before and after it is established", () => {
      const file = exampleFile(["industry: I6513", "industry: C2710"]);
      const values = [4, "0x4332373130"];
      refusedWith(planned("apply:software", bareChain(), { file }), "IndustryNotPermitted", values);
      refusedWith(planned("apply:software", establishedChain(), { file }), "IndustryNotPermitted", values);
      const { park } = establishedChain();
      if (park === undefined) throw new Error("the park is there");
      const open = establishedChain({ park: { ...park, industries: [] } });
      expect(planned("apply:software", open, { file })).to.deep.equal({ is: "ready" });
      const narrow = establishedChain({ park: { ...park, industries: ["I65", "C398"] } });
      expect(planned("apply:software", narrow)).to.deep.equal({ is: "ready" });
      refusedWith(planned("apply:circuits", narrow), "IndustryNotPermitted", [4, "0x4333393733"]);
    });

    it("refuses who is barred, until the last day of the bar", () => {
      const barred = (barredUntil: string): Snapshot => {
        const { parties } = establishedChain();
        return establishedChain({
          parties: { ...parties, circuits: { ...enrolledAs(ACCOUNTS.circuits), barredUntil } },
        });
      };
      refusedWith(planned("apply:circuits", barred("2026-12-01")), "Barred", [
        ACCOUNTS.circuits,
        dates.toDay("2026-12-01"),
      ]);
      expect(planned("apply:circuits", barred("2026-11-30"))).to.deep.equal({ is: "ready" });
    });

    it("refuses an entry that is past or more than a year ahead", () => {
      const day = dates.toDay;
      for (const [entry, is] of [
        ["2026-11-30", "refused"],
        ["2026-12-01", "ready"],
        ["2027-12-01", "ready"],
        ["2027-12-02", "refused"],
      ] as const) {
        const file = exampleFile(["entry: 2027-01-01", `entry: ${entry}`]);
        const state = planned("admit:circuits", tenancy("Reviewed"), { file });
        if (is === "ready") expect(state).to.deep.equal({ is });
        else refusedWith(state, "EntryDayInvalid", [9, day(entry), day("2026-12-01"), day("2027-12-01")]);
      }
    });

    it("refuses an officer of no office, an unfit applicant, papers that are not good", () => {
      const file = exampleFile([`- "${OFFICER}"`, `- "${IDENTITY}"`]);
      const offices = {};
      refusedWith(
        planned("admit:circuits", { ...tenancy("Reviewed"), offices }, { file }),
        "OfficeRequired",
        [OfficeKind.ParkAuthority, 310113, OFFICER],
      );
      refusedWith(planned("admit:circuits", tenancy("Reviewed", { fit: false })), "NotFoundFit", [9]);
      for (const [step, document, kind, what] of [
        [
          "review",
          tenant.opinion,
          "any",
          "opinion on circuits in the file, to be attested as a document of any kind",
        ],
        [
          "admit",
          tenant.agreement,
          "Contract",
          "agreement with circuits in the file, to be attested as Contract",
        ],
      ] as const) {
        const documents = { [`${document}:${kind}`]: errors.encode("EvidenceUnknown", [document]) };
        const state = planned(`${step}:circuits`, { ...tenancy("Applied"), documents });
        refusedWith(state, "EvidenceUnknown", [document], what);
      }
    });

    it("does not review what the file does not say", () => {
      const seen = tenancy("Applied", {
        version: 2,
        profile: { industry: "C3974", registeredCapital, foreignBp, listed, name, dossier },
      });
      const note = "industry C3974 on the chain, C3973 in the file";
      expect(planned("apply:circuits", seen)).to.deep.equal({ is: "done", note });
      const review = planned("review:circuits", seen);
      expect(review.is === "refused" && review.why.text).to.equal(
        `circuits has stated something else than the file: ${note}`,
      );
    });
  });
});
