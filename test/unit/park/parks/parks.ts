// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, LandUse, OfficeKind, ParkLevel } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  established,
  industry,
  madeOperator,
  openPark,
  operates,
  OPERATOR_KEY,
  PARK_AREA,
  parkEvent,
  parkTerms,
  runs,
  ZONE_AREA,
  type OpenPark,
} from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, type KeyedParty } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const WUZHONG = 320506;

describe("parks: establishment", () => {
  let s: LoadedSuite;
  let operator: KeyedParty;
  beforeEach(async () => {
    s = await loadSuite();
    operator = await madeOperator(s, await enrolled(s, OPERATOR_KEY));
  });

  it("keeps what the council established, and tells it by event", async () => {
    const industries = [industry("C39"), industry("I")];
    const terms = await parkTerms(s, operator, { industries });
    const receipt = await (await s.parks.establish(terms)).wait();
    expect(await s.parks.parkCount()).to.equal(1n);
    expect(await s.parks.parkOfCode(terms.code)).to.equal(1n);
    const { code, name, division, level, area, boundary, since, document } = terms;
    const told = [code, name, BigInt(division), BigInt(level), operator.address, area, boundary];
    parkEvent({ s }, receipt, "ParkEstablished", [
      1n,
      code,
      operator.address,
      [...told, industries, BigInt(since), document],
    ]);
    const park = await s.parks.parkOf(1n);
    expect(Array.from(park)).to.deep.equal([
      code,
      name,
      BigInt(division),
      BigInt(level),
      operator.address,
      area,
      0n,
      boundary,
      BigInt(since),
      0n,
      0n,
    ]);
    expect(await s.parks.industriesOf(1n)).to.deep.equal(industries);
    expect(await s.parks.operatorOf(1n)).to.equal(operator.address);
    expect(await s.parks.divisionOf(1n)).to.equal(BAOSHAN);
    await s.parks.requireKnown(1n);
  });

  it("is the council's alone", async () => {
    const terms = await parkTerms(s, operator);
    const call = s.parks.connect(s.parkAuthority).establish(terms);
    await refused(call, "AccessManagedUnauthorized", [s.parkAuthority.address]);
    const appointing = s.parks.connect(s.guardian).appointOperator(1n, operator.address, terms.document);
    await refused(appointing, "AccessManagedUnauthorized", [s.guardian.address]);
  });

  it("refuses terms that lack something", async () => {
    const code = encodeBytes32String("G311001");
    const bytes = Buffer.from("智力产业园").length;
    const level = ParkLevel.Municipal;
    const cases = [
      [{ code: ZeroHash }, [ZeroHash, bytes, level, PARK_AREA]],
      [{ name: "" }, [code, 0, level, PARK_AREA]],
      [{ name: "a".repeat(121) }, [code, 121, level, PARK_AREA]],
      [{ level: ParkLevel.None }, [code, bytes, ParkLevel.None, PARK_AREA]],
      [{ area: 0n }, [code, bytes, level, 0n]],
      [{ since: 0 }, [code, bytes, level, PARK_AREA]],
    ] as const;
    for (const [more, values] of cases)
      await refused(s.parks.establish(await parkTerms(s, operator, more)), "ParkTermsInvalid", values);
    for (const division of [99_999, 1_000_000]) {
      const call = s.parks.establish(await parkTerms(s, operator, { division }));
      await refused(call, "ParkDivisionInvalid", [division]);
    }
    const bare = s.parks.establish(await parkTerms(s, operator, { boundary: ZeroHash }));
    await refused(bare, "CommitmentEmpty", []);
    expect(await s.parks.parkCount()).to.equal(0n);
    // The longest name there may be.
    await s.parks.establish(await parkTerms(s, operator, { name: "a".repeat(120) }));
  });

  it("refuses a code twice, and a list of industries that is too long or wrong", async () => {
    await established(s, operator);
    const terms = await parkTerms(s, operator);
    await refused(s.parks.establish(terms), "ParkCodeTaken", [terms.code, 1n]);
    const code = encodeBytes32String("G311002");
    const many = await parkTerms(s, operator, { code, industries: Array<string>(101).fill(industry("C")) });
    await refused(s.parks.establish(many), "IndustriesTooMany", [101, 100]);
    const wrong = await parkTerms(s, operator, { code, industries: [industry("C"), industry("X")] });
    await refused(s.parks.establish(wrong), "IndustryCodeMalformed", [industry("X")]);
    const most = await parkTerms(s, operator, { code, industries: Array<string>(100).fill(industry("C")) });
    await s.parks.establish(most);
    expect(await s.parks.parkOfCode(code)).to.equal(2n);
  });

  it("asks for an operator that holds its office and may act, and for a decision", async () => {
    const other = await enrolled(s, 0);
    const without = s.parks.establish(await parkTerms(s, other));
    await refused(without, "OfficeRequired", [OfficeKind.ParkOperator, BAOSHAN, other.address]);
    const elsewhere = s.parks.establish(await parkTerms(s, operator, { division: WUZHONG }));
    await refused(elsewhere, "OfficeRequired", [OfficeKind.ParkOperator, WUZHONG, operator.address]);
    const contract = await fresh(s, "Contract");
    const wrong = s.parks.establish(await parkTerms(s, operator, { document: contract }));
    const { Contract, AuthorityDecision } = DocumentKind;
    await refused(wrong, "EvidenceOfWrongKind", [contract, Contract, AuthorityDecision]);
    await s.consortium.connect(s.identity).suspend(operator.address, await fresh(s, "Other"));
    const suspended = s.parks.establish(await parkTerms(s, operator));
    await refused(suspended, "PartySuspended", [operator.address]);
    // The officer holds the office, and is no party.
    const terms = await parkTerms(s, { address: s.parkOperator.address, key: s.parkOperator });
    await refused(s.parks.establish(terms), "PartyUnknown", [s.parkOperator.address]);
  });

  it("tells nothing of a park that there is not", async () => {
    expect((await s.parks.parkOf(1n)).code).to.equal(ZeroHash);
    await refused(s.parks.requireKnown(1n), "ParkUnknown", [1n]);
    await refused(s.parks.operatorOf(1n), "ParkUnknown", [1n]);
    await refused(s.parks.divisionOf(1n), "ParkUnknown", [1n]);
    await refused(s.parks.permits(1n, industry("C")), "ParkUnknown", [1n]);
    expect(await s.parks.zonesOf(1n)).to.deep.equal([]);
    expect(await s.parks.industriesOf(1n)).to.deep.equal([]);
  });
});

describe("parks: operator, red line and industries", () => {
  let p: OpenPark;
  let s: LoadedSuite;
  beforeEach(async () => {
    s = await loadSuite();
    p = await openPark(s);
  });

  it("are run by one operator at a time, whom the council replaces", async () => {
    const { park, operator } = p;
    const other = await enrolled(s, 0);
    const document = await fresh(s, "AuthorityDecision");
    const same = s.parks.appointOperator(park, operator.address, document);
    await refused(same, "OperatorUnchanged", [park, operator.address]);
    const without = s.parks.appointOperator(park, other.address, document);
    await refused(without, "OfficeRequired", [OfficeKind.ParkOperator, BAOSHAN, other.address]);
    await refused(s.parks.appointOperator(7n, other.address, document), "ParkUnknown", [7n]);
    await madeOperator(s, other);
    await refused(s.parks.appointOperator(park, other.address, id("x")), "EvidenceUnknown", [id("x")]);
    const receipt = await (await s.parks.appointOperator(park, other.address, document)).wait();
    parkEvent(p, receipt, "OperatorAppointed", [park, other.address, operator.address, document]);
    const zone = [park, 1n, LandUse.None, id("plan")] as const;
    const former = operates(p, "addZone", ...zone);
    await refused(former, "NotTheOperator", [park, operator.address, other.address]);
    await runs(p, other, "addZone", ...zone);
    expect((await s.parks.parkOf(park)).zones).to.equal(2n);
  });

  it("are run by who succeeded the operator", async () => {
    const heir = await enrolled(s, 0);
    await succeeded(s, p.operator, [heir]);
    await runs(p, heir, "addZone", p.park, 1n, LandUse.None, id("plan"));
    expect((await s.parks.parkOf(p.park)).zones).to.equal(2n);
  });

  it("have a red line that the authority draws around the zones", async () => {
    const { park } = p;
    const authority = s.parks.connect(s.parkAuthority);
    const document = await fresh(s, "AuthorityDecision");
    const line = id("new line");
    const stranger = s.parks.connect(s.registrar).redraw(park, ZONE_AREA, line, document);
    const { ParkAuthority } = OfficeKind;
    await refused(stranger, "OfficeRequired", [ParkAuthority, BAOSHAN, s.registrar.address]);
    await refused(authority.redraw(7n, ZONE_AREA, line, document), "ParkUnknown", [7n]);
    await refused(authority.redraw(park, ZONE_AREA, ZeroHash, document), "CommitmentEmpty", []);
    const small = authority.redraw(park, ZONE_AREA - 1n, line, document);
    await refused(small, "AreaBelowZones", [park, ZONE_AREA - 1n, ZONE_AREA]);
    await refused(authority.redraw(park, ZONE_AREA, line, id("x")), "EvidenceUnknown", [id("x")]);
    const receipt = await (await authority.redraw(park, ZONE_AREA, line, document)).wait();
    parkEvent(p, receipt, "ParkRedrawn", [park, ZONE_AREA, line, document]);
    const { area, boundary } = await s.parks.parkOf(park);
    expect([area, boundary]).to.deep.equal([ZONE_AREA, line]);
    // Even without zones, a park has an area.
    await operates(p, "redrawZone", park, 1n, 0n, LandUse.None, id("plan"));
    await refused(authority.redraw(park, 0n, line, document), "AreaBelowZones", [park, 0n, 0n]);
  });

  it("admit every industry, or those of a list and all below them", async () => {
    const { park } = p;
    expect(await s.parks.permits(park, industry("A"))).to.be.true;
    const authority = s.parks.connect(s.secondParkAuthority);
    const list = [industry("C39"), industry("I6513")];
    const receipt = await (await authority.setIndustries(park, list)).wait();
    parkEvent(p, receipt, "IndustriesSet", [park, list]);
    const found = ["C39", "C3912", "C40", "C", "I6513", "I651"].map((code) =>
      s.parks.permits(park, industry(code)),
    );
    expect(await Promise.all(found)).to.deep.equal([true, true, false, false, true, false]);
    await refused(authority.setIndustries(park, [industry("C1")]), "IndustryCodeMalformed", [industry("C1")]);
    const many = Array<string>(101).fill(industry("C"));
    await refused(authority.setIndustries(park, many), "IndustriesTooMany", [101, 100]);
    const stranger = s.parks.connect(s.council).setIndustries(park, []);
    await refused(stranger, "OfficeRequired", [OfficeKind.ParkAuthority, BAOSHAN, s.council.address]);
    await refused(authority.setIndustries(7n, []), "ParkUnknown", [7n]);
    await authority.setIndustries(park, []);
    expect(await s.parks.permits(park, industry("A"))).to.be.true;
  });
});

describe("parks: zones", () => {
  let p: OpenPark;
  let s: LoadedSuite;
  beforeEach(async () => {
    s = await loadSuite();
    p = await openPark(s);
  });

  it("are laid out by the operator within the park", async () => {
    const { park, operator } = p;
    const rest = PARK_AREA - ZONE_AREA;
    const plan = id("plan");
    const over = operates(p, "addZone", park, rest + 1n, LandUse.None, plan);
    await refused(over, "ZonesExceedPark", [park, PARK_AREA + 1n, PARK_AREA]);
    await refused(operates(p, "addZone", park, 0n, LandUse.None, plan), "ZoneAreaMissing", [park]);
    await refused(operates(p, "addZone", park, 1n, LandUse.None, ZeroHash), "CommitmentEmpty", []);
    const other = await enrolled(s, 0);
    const foreign = runs(p, other, "addZone", park, 1n, LandUse.None, plan);
    await refused(foreign, "NotTheOperator", [park, other.address, operator.address]);
    await refused(operates(p, "addZone", 7n, 1n, LandUse.None, plan), "ParkUnknown", [7n]);
    const receipt = await operates(p, "addZone", park, rest, LandUse.Industrial, plan);
    parkEvent(p, receipt, "ZoneDrawn", [park, 2n, rest, BigInt(LandUse.Industrial), plan]);
    const { zoned, zones } = await s.parks.parkOf(park);
    expect([zoned, zones]).to.deep.equal([PARK_AREA, 2n]);
    const [first, second] = await s.parks.zonesOf(park);
    expect(Array.from(first ?? [])).to.deep.equal([ZONE_AREA, BigInt(LandUse.None), 0n, id("zoning plan")]);
    expect(Array.from(second ?? [])).to.deep.equal([rest, BigInt(LandUse.Industrial), 0n, plan]);
    expect(Array.from(await s.parks.zoneOf(park, 2n))).to.deep.equal(Array.from(second ?? []));
  });

  it("are changed and closed", async () => {
    const { park } = p;
    const plan = id("second plan");
    const over = operates(p, "redrawZone", park, 1n, PARK_AREA + 1n, LandUse.Mixed, plan);
    await refused(over, "ZonesExceedPark", [park, PARK_AREA + 1n, PARK_AREA]);
    const unknown = operates(p, "redrawZone", park, 2n, 1n, LandUse.Mixed, plan);
    await refused(unknown, "ZoneUnknown", [park, 2n]);
    const bare = operates(p, "redrawZone", park, 1n, 1n, LandUse.Mixed, ZeroHash);
    await refused(bare, "CommitmentEmpty", []);
    const receipt = await operates(p, "redrawZone", park, 1n, PARK_AREA, LandUse.Mixed, plan);
    parkEvent(p, receipt, "ZoneDrawn", [park, 1n, PARK_AREA, BigInt(LandUse.Mixed), plan]);
    expect((await s.parks.parkOf(park)).zoned).to.equal(PARK_AREA);
    await operates(p, "redrawZone", park, 1n, 0n, LandUse.Mixed, plan);
    const { zoned, zones } = await s.parks.parkOf(park);
    expect([zoned, zones]).to.deep.equal([0n, 1n]);
    const other = await enrolled(s, 0);
    const foreign = runs(p, other, "redrawZone", park, 1n, 1n, LandUse.None, plan);
    await refused(foreign, "NotTheOperator", [park, other.address, p.operator.address]);
  });

  it("wait for an operator that may act", async () => {
    await s.consortium.connect(s.identity).suspend(p.operator.address, await fresh(s, "Other"));
    const account = await s.ethers.getImpersonatedSigner(p.operator.address);
    await s.networkHelpers.setBalance(p.operator.address, 10n ** 18n);
    const call = s.parks.connect(account).addZone(p.park, 1n, LandUse.None, id("plan"));
    await refused(call, "PartySuspended", [p.operator.address]);
    expect(dates.toDay("2016-11-01")).to.equal(Number((await s.parks.parkOf(p.park)).since));
  });
});
