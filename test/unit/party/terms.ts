// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { PARTY_TERMS } from "../../../deploy/parameters/parameters.js";
import { recovery } from "../../../sdk/index.js";
import { completed, delayed, loss, opened, standingOf } from "../../support/recovery.js";
import { refused } from "../../support/refusals.js";
import { loadSuite } from "../../support/suite.js";

const HOUR = 3_600;
const brief = { recoveryQuorum: 2, objectionSeconds: HOUR, recoverySeconds: 2 * HOUR, creditorDays: 30 };

describe("periods and quorum of recoveries and successions", () => {
  it("are those of the deployment until the council sets others", async () => {
    const { consortium } = await loadSuite();
    const stand = async (): Promise<bigint[]> => [...(await consortium.partyTerms())];
    const big = ({
      recoveryQuorum,
      objectionSeconds,
      recoverySeconds,
      creditorDays,
    }: typeof brief): bigint[] =>
      [recoveryQuorum, objectionSeconds, recoverySeconds, creditorDays].map(BigInt);
    expect(await stand()).to.deep.equal(big(PARTY_TERMS));
    await expect(consortium.setPartyTerms(brief)).to.emit(consortium, "PartyTermsSet");
    expect(await stand()).to.deep.equal(big(brief));
  });

  it("are the council's to set", async () => {
    const { consortium, identity, guardian, court } = await loadSuite();
    for (const by of [identity, guardian, court])
      await expect(consortium.connect(by).setPartyTerms(brief))
        .to.be.revertedWithCustomError(consortium, "AccessManagerUnauthorizedAccount")
        .withArgs(by.address, 0);
  });

  it("ask for two officers at least, and for objections that end before the recovery does", async () => {
    const { consortium } = await loadSuite();
    for (const [recoveryQuorum, objectionSeconds, recoverySeconds] of [
      [0, HOUR, 2 * HOUR],
      [1, HOUR, 2 * HOUR],
      [2, HOUR, HOUR],
      [2, 2 * HOUR, HOUR],
      [2, 0, 0],
    ] as const)
      await refused(
        consortium.setPartyTerms({ ...brief, recoveryQuorum, objectionSeconds, recoverySeconds }),
        "PartyTermsInvalid",
        [recoveryQuorum, objectionSeconds, recoverySeconds],
      );
    await consortium.setPartyTerms({ ...brief, objectionSeconds: 0, recoverySeconds: 1 });
  });

  it("bind a recovery as they were when it was opened", async () => {
    const l = await loss();
    const { s, party } = l;
    await opened(l);
    await s.consortium.setPartyTerms(brief);
    await recovery.approve(s.with(s.registrar), party.address);
    expect((await recovery.read(s, party.address)).stage).to.equal("Approvals");
    await recovery.approve(s.with(s.secondRegistrar), party.address);
    const { quorumAt, completableFrom, objectionsUntil } = await recovery.read(s, party.address);
    expect([
      Number(objectionsUntil) - Number(quorumAt),
      Number(completableFrom) - Number(quorumAt),
    ]).to.deep.equal([PARTY_TERMS.objectionSeconds, PARTY_TERMS.recoverySeconds]);
    await delayed(l);
    await completed({ s, party });
    expect(await standingOf(s, party)).to.equal("Active");
  });
});
