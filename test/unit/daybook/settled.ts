// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { Matters__factory } from "../../../typechain-types/index.js";
import {
  BAOSHAN,
  commitment,
  loadFixture,
  NATIONAL,
  office,
  Office,
  time,
  today,
  WUZHONG,
  type Member,
} from "../../support/keys/ground.js";
import { consents, lodgedBy, titleId, type Deed } from "../../support/keys/instruments.js";
import {
  FIRST,
  landOffice,
  rulesSince,
  SECOND,
  stateOf,
  TRANSFER_BY_TWO_OFFICERS,
  type LandOffice,
} from "../../support/keys/landOffice.js";

/** Number of the office Settlement. */
const SETTLEMENT = 12;

interface Settling extends LandOffice {
  /** Holds the office, as a contract that settles would. */
  readonly settler: HardhatEthersSigner;
  /** Has deeds recorded on the registrar's word, unless said otherwise. */
  readonly settle: (
    deeds: readonly Deed[],
    parties: readonly Pick<Member, "address">[],
    officers?: { acceptor?: string; recorder?: string },
  ) => Promise<unknown>;
}

async function settling(): Promise<Settling> {
  const l = await loadFixture(landOffice);
  const { daybook, consortium, registrar, stranger: settler } = l;
  await consortium.grantRole(office(SETTLEMENT, NATIONAL), settler.address, 0);
  const { address } = registrar;
  const settle: Settling["settle"] = (deeds, parties, { acceptor = address, recorder = address } = {}) =>
    daybook.connect(settler).recordSettled(
      [...deeds],
      parties.map((party) => party.address),
      acceptor,
      recorder,
    );
  return { ...l, settler, settle };
}

const states = async (l: LandOffice): Promise<unknown[]> => [
  await stateOf(l, FIRST),
  await stateOf(l, SECOND),
];

/** Expects a batch to be refused with an error of the consortium or the daybook, and nothing to change. */
async function refused(
  l: Settling,
  attempt: () => Promise<unknown>,
  name: string,
  ...values: unknown[]
): Promise<void> {
  const before = await states(l);
  const of = name === "OfficeRequired" ? l.consortium : l.daybook;
  await expect(attempt())
    .to.be.revertedWithCustomError(of, name)
    .withArgs(...values);
  expect(await states(l)).to.deep.equal(before);
}

describe("what a settlement has recorded", () => {
  it("is numbered without a gap, on the word of the officers", async () => {
    const l = await settling();
    const { daybook, land, seller, buyer, registrar, settle } = l;
    const there = await l.deed("Transfer");
    const back = await l.deed("Transfer", { applicant: buyer.address, to: seller.address });
    const second = await l.deed("Transfer", { title: SECOND });
    const last = await daybook.lastNumber();
    const sent = settle([there, back, second], [seller, buyer]);
    for (const [i, { digest }] of [there, back, second].entries())
      await expect(sent)
        .to.emit(daybook, "Recorded")
        .withArgs(last + 1n + BigInt(i), digest, registrar.address);
    expect(await daybook.lastNumber()).to.equal(last + 3n);
    expect(await land.balanceOf(seller.address, titleId(FIRST))).to.equal(1);
    expect(await land.balanceOf(buyer.address, titleId(SECOND))).to.equal(1);
  });

  it("tells the caller the first number", async () => {
    const l = await settling();
    const deed = await l.deed("Transfer");
    const parties = [l.seller.address, l.buyer.address];
    const { address } = l.registrar;
    const desk = l.daybook.connect(l.settler);
    const first = await desk.recordSettled.staticCall([deed], parties, address, address);
    expect(first).to.equal((await l.daybook.lastNumber()) + 1n);
  });

  it("is recorded for nobody without the office", async () => {
    const l = await settling();
    const { daybook, seller, buyer, registrar, examiner, council, relayer } = l;
    const deed = await l.deed("Transfer");
    const parties = [seller.address, buyer.address];
    for (const caller of [registrar, examiner, council, relayer])
      await refused(
        l,
        () => daybook.connect(caller).recordSettled([deed], parties, registrar.address, registrar.address),
        "OfficeRequired",
        SETTLEMENT,
        NATIONAL,
        caller.address,
      );
  });

  it("is something", async () => {
    const l = await settling();
    await refused(l, () => l.settle([], [l.seller, l.buyer]), "BatchMismatch", 0, 2);
  });

  it("is on the word of a registrar, and of an examiner if another accepted it, of the titles' division", async () => {
    const l = await settling();
    const { seller, buyer, examiner, registrar, farRegistrar, court } = l;
    const deed = await l.deed("Transfer");
    const settle = (acceptor: string, recorder: string) => () =>
      l.settle([deed], [seller, buyer], { acceptor, recorder });
    const [r, e] = [registrar.address, examiner.address];
    for (const recorder of [e, farRegistrar.address, court.address, ZeroAddress]) {
      const required = [Office.Registrar, BAOSHAN, recorder];
      await refused(l, settle(recorder, recorder), "OfficeRequired", ...required);
    }
    for (const acceptor of [farRegistrar.address, court.address, ZeroAddress]) {
      const required = [Office.Examiner, BAOSHAN, acceptor];
      await refused(l, settle(acceptor, r), "OfficeRequired", ...required);
    }
    const far = await l.deed("Transfer", { title: FIRST.replace(String(BAOSHAN), String(WUZHONG)) });
    const elsewhere = [Office.Registrar, WUZHONG, r];
    await refused(l, () => l.settle([deed, far], [seller, buyer]), "OfficeRequired", ...elsewhere);
    await settle(e, r)();
  });

  it("is by two officers where the rules ask for them", async () => {
    const l = await settling();
    const { land, seller, buyer, registrar, examiner } = l;
    await land.setRules(1, rulesSince((await today()) + 1, TRANSFER_BY_TWO_OFFICERS));
    await time.increase(86_400);
    const deed = await l.deed("Transfer");
    await expect(l.settle([deed], [seller, buyer]))
      .to.be.revertedWithCustomError({ interface: Matters__factory.createInterface() }, "SameOfficer")
      .withArgs(registrar.address);
    await l.settle([deed], [seller, buyer], { acceptor: examiner.address });
  });

  it("has the consent of the parties that are named, the applicants first of all", async () => {
    const l = await settling();
    const { seller, buyer } = l;
    const deed = await l.deed("Transfer");
    await refused(l, () => l.settle([deed], [buyer]), "ApplicantConsentMissing", seller.address);
    await refused(l, () => l.settle([deed], []), "ApplicantConsentMissing", seller.address);
    const before = await states(l);
    await expect(l.settle([deed], [seller]))
      .to.be.revertedWithCustomError({ interface: Matters__factory.createInterface() }, "ConsentMissing")
      .withArgs(buyer.address);
    expect(await states(l)).to.deep.equal(before);
  });

  it("uses nonces as any instrument does", async () => {
    const l = await settling();
    const { daybook, registrar, seller, buyer } = l;
    const deed = await l.deed("Transfer", { nonce: 77n });
    const twin = await l.deed("Transfer", { title: SECOND, nonce: 77n });
    const used = [seller.address, 77];
    await refused(l, () => l.settle([deed, twin], [seller, buyer]), "NonceUsed", ...used);
    await l.settle([deed], [seller, buyer]);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.be.true;
    await refused(l, () => l.settle([twin], [seller, buyer]), "NonceUsed", ...used);
    const desk = daybook.connect(registrar);
    const again = () => desk.lodgeAndRecord(twin, consents(twin, seller, buyer));
    await refused(l, again, "NonceUsed", ...used);
  });

  it("is in its encoding, for a register of the daybook, and in time", async () => {
    const l = await settling();
    const { seller, buyer } = l;
    const parties = [seller, buyer];
    const good = await l.deed("Transfer", { title: SECOND });
    const elsewhere = { ...good, register: seller.address };
    await refused(l, () => l.settle([elsewhere], parties), "RegisterUnknown", seller.address);
    const longer = { ...good, body: `${good.body}00` };
    const length = (longer.body.length - 2) / 2;
    await refused(l, () => l.settle([longer], parties), "InstrumentMalformed", 3, length);
    const deadline = await time.latest();
    const late = await l.deed("Transfer", { deadline });
    await time.increase(60);
    await refused(l, () => l.settle([good, late], parties), "InstrumentExpired", deadline);
  });

  it("waits its turn behind what is pending", async () => {
    const l = await settling();
    const { daybook, examiner, seller, buyer } = l;
    const change = await l.deed("Change");
    const desk = daybook.connect(examiner);
    const { number } = await lodgedBy(daybook, desk.lodge(change, consents(change, seller)));
    const deeds = [await l.deed("Transfer", { title: SECOND }), await l.deed("Transfer")];
    const turn = [titleId(FIRST), number + 2n, number];
    await refused(l, () => l.settle(deeds, [seller, buyer]), "OutOfTurn", ...turn);
  });

  it("stands still while the daybook is closed", async () => {
    const l = await settling();
    const { daybook, guardian, seller, buyer } = l;
    const deed = await l.deed("Transfer");
    await daybook.connect(guardian).close(3_600, commitment("reason"));
    const until = await daybook.closedUntil();
    await refused(l, () => l.settle([deed], [seller, buyer]), "DaybookClosed", until);
  });

  it("may be a court's order on the word of the court alone, past what is pending", async () => {
    const l = await settling();
    const { daybook, examiner, registrar, court, seller } = l;
    const change = await l.deed("Change");
    await daybook.connect(examiner).lodge(change, consents(change, seller));
    const seizure = await l.deed("Seize", { nonce: 0n });
    const by = (recorder: string) => () => l.settle([seizure], [], { acceptor: recorder, recorder });
    for (const recorder of [registrar.address, examiner.address]) {
      const required = [Office.Court, BAOSHAN, recorder];
      await refused(l, by(recorder), "OfficeRequired", ...required);
    }
    const transfer = await l.deed("Transfer", { title: SECOND });
    const mixed = () =>
      l.settle([seizure, transfer], [seller], { acceptor: court.address, recorder: court.address });
    await refused(l, mixed, "OfficeRequired", Office.Registrar, BAOSHAN, court.address);
    await expect(by(court.address)()).to.emit(daybook, "Recorded").withArgs(4, seizure.digest, court.address);
    expect(await daybook.pendingOf(titleId(FIRST))).to.deep.equal([3n]);
  });
});
