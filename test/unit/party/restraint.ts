// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { OfficeKind, Standing } from "../../../sdk/enums/index.js";
import { recovery } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  approved,
  completed,
  delayed,
  executes,
  loss,
  opened,
  released,
  restrained,
  standingOf,
  suspended,
} from "../../support/recovery.js";
import { attested, BAOSHAN } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";

describe("a court's restraint of a party", () => {
  it("stops it until the court releases it", async () => {
    const { s, party } = await loss();
    const { consortium, court } = s;
    const [order, end] = [await fresh(s, "CourtOrder"), await fresh(s, "CourtOrder")];
    await expect(consortium.connect(court).restrain(party.address, order))
      .to.emit(consortium, "Restrained")
      .withArgs(party.address, order);
    await refused(consortium.requireActive(party.address), "PartyRestrained", [party.address]);
    await refused(executes(s, party), "AccountInactive", [party.address, Standing.Restrained]);
    await expect(consortium.connect(court).release(party.address, end))
      .to.emit(consortium, "Released")
      .withArgs(party.address, end);
    await executes(s, party);
    const { standing, beneath } = await consortium.partyOf(party.address);
    expect([standing, beneath]).to.deep.equal([BigInt(Standing.Active), BigInt(Standing.Unknown)]);
  });

  it("and its release are the court's of the division alone, by its orders", async () => {
    const { s, party } = await loss();
    const { consortium } = s;
    const order = await fresh(s, "CourtOrder");
    const contract = await fresh(s, "Contract");
    for (const act of ["restrain", "release"] as const) {
      for (const by of [s.identity, s.registrar, s.council, party.key])
        await refused(consortium.connect(by)[act](party.address, order), "OfficeRequired", [
          OfficeKind.Court,
          BAOSHAN,
          by.address,
        ]);
      const does = (document: string) => consortium.connect(s.court)[act](party.address, document);
      await refused(does(id("nothing")), "EvidenceUnknown", [id("nothing")]);
      await refused(does(contract), "EvidenceOfWrongKind", [contract, 4, 5]);
      await does(order);
    }
  });

  it("is of a known party that is not restrained already and has not ceased", async () => {
    const { s, party, other } = await loss();
    const order = await fresh(s, "CourtOrder");
    const restrain = (address: string) => s.consortium.connect(s.court).restrain(address, order);
    await refused(restrain(s.attester.address), "PartyUnknown", [s.attester.address]);
    await restrain(party.address);
    await refused(restrain(party.address), "PartyRestrained", [party.address]);
    await s.consortium.connect(s.identity).cease(other.address, await fresh(s, "AuthorityDecision"));
    await refused(restrain(other.address), "PartyCeased", [other.address, ZeroAddress]);
  });

  it("is released where there is one only", async () => {
    const l = await loss();
    const { s, party, other } = l;
    const order = await fresh(s, "CourtOrder");
    const release = (address: string) => s.consortium.connect(s.court).release(address, order);
    await refused(release(s.attester.address), "PartyUnknown", [s.attester.address]);
    await refused(release(party.address), "NotRestrained", [party.address, Standing.Active]);
    await suspended(s, other);
    await refused(release(other.address), "NotRestrained", [other.address, Standing.Suspended]);
    await opened(l);
    await refused(release(party.address), "NotRestrained", [party.address, Standing.Frozen]);
  });

  it("stands over a suspension, which comes back", async () => {
    const { s, party } = await loss();
    const { consortium } = s;
    await suspended(s, party);
    await restrained(s, party);
    expect(await standingOf(s, party)).to.equal("Restrained");
    const evidence = await attested(s, "AuthorityDecision", "end of the suspension");
    await refused(consortium.connect(s.identity).reinstate(party.address, evidence), "NotSuspended", [
      party.address,
      Standing.Restrained,
    ]);
    await released(s, party);
    expect(await standingOf(s, party)).to.equal("Suspended");
    await consortium.connect(s.identity).reinstate(party.address, evidence);
    expect(await standingOf(s, party)).to.equal("Active");
  });

  it("keeps a recovery from being opened", async () => {
    const l = await loss();
    await restrained(l.s, l.party);
    await refused(opened(l), "PartyRestrained", [l.party.address]);
    await released(l.s, l.party);
    await opened(l);
  });

  it("keeps an open recovery from being completed; the freeze comes back with the release", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    await opened(l);
    await restrained(s, party);
    // The committee goes on beneath it.
    for (const officer of [s.secondRegistrar, s.registrar])
      await recovery.approve(s.with(officer), party.address);
    await delayed(l);
    await refused(completed(l), "PartyRestrained", [party.address]);
    await released(s, party);
    expect(await standingOf(s, party)).to.equal("Frozen");
    await completed(l);
    await executes(s, renewed);
  });

  it("outlasts a recovery that is cancelled beneath it; the release gives the old standing back", async () => {
    const l = await loss();
    const { s, party } = l;
    await suspended(s, party);
    await approved(l);
    await restrained(s, party);
    await recovery.cancel(s.with(s.identity), party.address, await fresh(s, "AuthorityDecision"));
    expect(await standingOf(s, party)).to.equal("Restrained");
    await released(s, party);
    expect(await standingOf(s, party)).to.equal("Suspended");
  });
});
