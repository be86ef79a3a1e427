// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { attest, BAOSHAN, Kind, loadFixture, Office } from "../../support/keys/ground.js";
import { consents, lodgedBy, titleId } from "../../support/keys/instruments.js";
import { FIRST, landOffice, stateOf } from "../../support/keys/landOffice.js";

const title = titleId(FIRST);
const REASON = "0x12345678";
const GROUND = "Regulation art. 22(1)";

describe("an order of a court", () => {
  it("is lodged and recorded by the court's office in one step, without applicant, consent or nonce", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, court } = office;
    const seizure = await office.deed("Seize", { nonce: 0n });
    await expect(daybook.connect(court).lodgeAndRecord(seizure, []))
      .to.emit(daybook, "Recorded")
      .withArgs(3, seizure.digest, court.address);
    const again = await office.deed("Suspend", { nonce: 0n, months: 6 });
    await daybook.connect(court).lodgeAndRecord(again, []);
    expect((await views.folioOf(title)).version).to.equal(3);
  });

  it("is lodged, and recorded later, by the court's office", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, court } = office;
    const seizure = await office.deed("Seize");
    const lodged = await lodgedBy(daybook, daybook.connect(court).lodge(seizure, []));
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    await daybook.connect(court).record(lodged, seizure, []);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
    expect((await views.folioOf(title)).version).to.equal(2);
  });

  it("is nobody else's to lodge, to record or to refuse", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, court, examiner, registrar, council, stranger } = office;
    const seizure = await office.deed("Seize");
    const lodged = await lodgedBy(daybook, daybook.connect(court).lodge(seizure, []));
    const before = await stateOf(office, FIRST);
    for (const caller of [examiner, registrar, council, stranger]) {
      const desk = daybook.connect(caller);
      for (const act of [
        desk.lodge(seizure, []),
        desk.lodgeBatch([seizure], [[]]),
        desk.lodgeAndRecord(seizure, []),
        desk.lodgeAndRecordBatch([seizure], [[]]),
        desk.record(lodged, seizure, []),
        desk.recordBatch([lodged], [seizure]),
        desk.refuse(lodged, seizure, REASON, GROUND),
      ])
        await expect(act)
          .to.be.revertedWithCustomError(consortium, "OfficeRequired")
          .withArgs(Office.Court, BAOSHAN, caller.address);
    }
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    await daybook.connect(court).refuse(lodged, seizure, REASON, GROUND);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
  });

  it("gives the court no other act", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, court, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const desk = daybook.connect(court);
    await expect(desk.lodge(deed, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Examiner, BAOSHAN, court.address);
    await expect(desk.lodgeAndRecord(deed, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Registrar, BAOSHAN, court.address);
  });

  it("is recorded past what is pending, whose order stays", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, examiner, registrar, court, seller } = office;
    const changes = [await office.deed("Change"), await office.deed("Change")];
    const signed = changes.map((each) => consents(each, seller));
    await daybook.connect(examiner).lodgeBatch(changes, signed);
    await daybook.connect(court).lodgeAndRecord(await office.deed("Seize"), []);
    const suspension = await office.deed("Suspend", { months: 6 });
    const lodged = await lodgedBy(daybook, daybook.connect(court).lodge(suspension, []));
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 6n]);
    await daybook.connect(court).record(lodged, suspension, []);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n]);
    expect((await views.folioOf(title)).version).to.equal(3);
    expect(await daybook.firstPending(title)).to.equal(3);
    const evidence = await attest(office, Kind.AuthorityDecision, "decision");
    const lock = await office.deed("Lock", { evidence });
    await expect(daybook.connect(registrar).lodgeAndRecord(lock, []))
      .to.be.revertedWithCustomError(daybook, "OutOfTurn")
      .withArgs(title, 7, 3);
  });
});
