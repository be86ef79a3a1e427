import { expect } from "chai";
import { connect, readDeployment } from "../../../sdk/connect/index.js";
import { AssetClass, OfficeKind } from "../../../sdk/enums/index.js";
import { dates } from "../../../sdk/dates/index.js";
import { loadSuite } from "../../support/suite.js";

describe("deployment", () => {
  it("joins consortium, daybook and register", async () => {
    const { consortium, daybook, land, ip } = await loadSuite();
    expect(await daybook.authority()).to.equal(await consortium.getAddress());
    expect(await land.authority()).to.equal(await consortium.getAddress());
    expect(await ip.authority()).to.equal(await consortium.getAddress());
    expect(await daybook.isAdmitted(await land.getAddress())).to.be.true;
    expect(await daybook.isAdmitted(await ip.getAddress())).to.be.true;
    expect(await land.contractURI()).to.equal("http://localhost:8080/extracts/");
  });

  it("sets the rules of every class of land from the parameter file", async () => {
    const { landViews } = await loadSuite();
    for (const kind of ["Parcel", "Building", "Unit"] as const) {
      const rules = await landViews.rulesOn(AssetClass[kind], dates.toDay("2026-01-01"));
      expect(rules.since).to.equal(dates.toDay("2007-10-01"));
      expect(rules.twoOfficerActs).to.equal(1n << 10n); // Correct
      expect(rules.termYears).to.equal(0x32_28_32_32_46_00n); // mixed … residential, none
      expect([rules.quorumNumerator, rules.quorumDenominator]).to.deep.equal([2n, 3n]);
      expect([rules.preemption, rules.preemptionDays]).to.deep.equal([2n, 15n]);
    }
  });

  it("grants the offices of the parameter file, and no other", async () => {
    const { consortium, registrar, examiner, guardian, attester } = await loadSuite();
    expect(await consortium.holds(registrar.address, OfficeKind.Registrar, 310113)).to.be.true;
    expect(await consortium.holds(examiner.address, OfficeKind.Examiner, 320506)).to.be.true;
    expect(await consortium.holds(guardian.address, OfficeKind.Guardian, 0)).to.be.true;
    expect(await consortium.holds(registrar.address, OfficeKind.Registrar, 310115)).to.be.false;
    expect(await consortium.holds(registrar.address, OfficeKind.Registrar, 0)).to.be.true;
    expect((await consortium.attesterOf(attester.address)).kinds).to.equal(2n ** 32n - 1n);
  });

  it("records proxies with what they run, and how the suite was compiled", async () => {
    const { deployment, provider } = await loadSuite();
    expect(deployment.compiler.version).to.equal("0.8.30");
    for (const name of ["Daybook", "LandRegister", "IPRegister"]) {
      const { address, implementation = "" } = deployment.contracts[name] ?? { address: "" };
      expect(await provider.getCode(implementation)).not.to.equal("0x");
      expect(implementation).not.to.equal(address);
    }
    expect(deployment.contracts.TransferActs?.abiHash).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("is read back from its record, and refused when the record is incomplete", async () => {
    const { deployment, provider } = await loadSuite();
    const read = readDeployment(JSON.parse(JSON.stringify(deployment)));
    expect(await connect(read, provider).daybook.lastNumber()).to.equal(0n);
    expect(() => readDeployment(null)).to.throw(TypeError, "chainId");
    expect(() => readDeployment({ chainId: 1, block: 1 })).to.throw(TypeError, "no contracts");
    const broken = { ...deployment, contracts: { Daybook: { address: "0x12" } } };
    expect(() => readDeployment(broken)).to.throw(TypeError, "Daybook has no address");
    const partial = { ...deployment, contracts: { Daybook: deployment.contracts.Daybook } };
    expect(() => connect(readDeployment(partial), provider)).to.throw(RangeError, "Consortium");
  });
});
