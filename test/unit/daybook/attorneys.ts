// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { concat, toBeHex, ZeroAddress } from "ethers";
import type { ConsentStruct } from "../../../typechain-types/contracts/daybook/IDaybook.js";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import { admit, attest, enrol, Kind, loadFixture, type Member } from "../../support/keys/ground.js";
import {
  ACTS,
  consents,
  lodgedBy,
  titleId,
  type ActName,
  type Deed,
  type Values,
} from "../../support/keys/instruments.js";
import { FIRST, landOffice, SECOND, stateOf, type LandOffice } from "../../support/keys/landOffice.js";
import { ethereumKey } from "../../support/keys/keys.js";
import {
  acts,
  delegate,
  grant,
  MARK,
  numberOf,
  revoke,
  scope,
  signedFor,
} from "../../support/keys/powers.js";
import { PUT, refusalOf, type Stopped } from "../../support/keys/standings.js";

const title = titleId(FIRST);

interface Scene extends LandOffice {
  readonly attorney: Member;
  readonly clerk: Member;
}

/** A land office, with the seller's attorney and the attorney's clerk. */
async function scene(): Promise<Scene> {
  const office = await loadFixture(landOffice);
  return { ...office, attorney: await admit(office, "attorney"), clerk: await admit(office, "clerk") };
}

const given = (s: Scene, principal: Member, attorney: Member, what = scope()): Promise<bigint> =>
  numberOf(s, grant(s, principal, attorney, what));

/** Refused alike when it is lodged, and when it is lodged and recorded; nothing changes. */
async function refusedAtTheDoor(
  s: Scene,
  deed: Deed,
  list: ConsentStruct[],
  [name, values]: readonly [string, readonly unknown[]],
): Promise<void> {
  const before = await stateOf(s, FIRST);
  const source = name === "ConsentInvalid" ? s.daybook : s.consortium;
  for (const attempt of [
    () => s.daybook.connect(s.examiner).lodge(deed, list),
    () => s.daybook.connect(s.registrar).lodgeAndRecord(deed, list),
  ])
    await expect(attempt(), name)
      .to.be.revertedWithCustomError(source, name)
      .withArgs(...values);
  expect(await stateOf(s, FIRST)).to.deep.equal(before);
}

describe("consent by an attorney", () => {
  it("counts as the principal's, and the daybook says who signed for whom", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, registrar, seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, list))
      .to.emit(daybook, "SignedFor")
      .withArgs(deed.digest, seller.address, attorney.address, power);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("is possible on both sides, by an attorney of each", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, examiner, registrar, seller, buyer, attorney, clerk } = s;
    const one = await given(s, seller, attorney);
    const two = await given(s, buyer, clerk);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, one), signedFor(deed, buyer, clerk, two)];
    const sent = daybook.connect(examiner).lodge(deed, list);
    await expect(sent).to.emit(daybook, "SignedFor").withArgs(deed.digest, buyer.address, clerk.address, two);
    const lodged = await lodgedBy(daybook, sent);
    expect(lodged.consents).to.deep.equal([seller.address, buyer.address]);
    await daybook.connect(registrar).record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("of a party without keys is the only one there is, by a power on paper", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, consortium, identity, registrar, seller, attorney } = s;
    const keyless = await enrol(s, "migrated");
    const paper = await attest(s, Kind.IdentityProof, "notarised power");
    await consortium.connect(identity).registerPower(keyless.address, attorney.address, scope(), paper);
    const deed = await s.deed("Transfer", { to: keyless.address });
    const list = [...consents(deed, seller), signedFor(deed, keyless, attorney, 1n)];
    await daybook.connect(registrar).lodgeAndRecord(deed, list);
    expect(await land.balanceOf(keyless.address, title)).to.equal(1);
  });

  it("may come after lodging, up to recording", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, examiner, registrar, seller, buyer, attorney } = s;
    const power = await given(s, buyer, attorney);
    const deed = await s.deed("Transfer");
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, consents(deed, seller)));
    await expect(daybook.connect(registrar).record(lodged, deed, [signedFor(deed, buyer, attorney, power)]))
      .to.emit(daybook, "SignedFor")
      .withArgs(deed.digest, buyer.address, attorney.address, power);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("serves for a batch of instruments, each signed for itself", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, registrar, seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deeds = [await s.deed("Transfer"), await s.deed("Transfer", { title: SECOND })];
    const lists = deeds.map((deed) => [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)]);
    const [first, second] = lists as [ConsentStruct[], ConsentStruct[]];
    const crossed = daybook.connect(registrar).lodgeAndRecordBatch(deeds, [second, first]);
    await expect(crossed).to.be.revertedWithCustomError(daybook, "ConsentInvalid");
    await daybook.connect(registrar).lodgeAndRecordBatch(deeds, lists);
    for (const parcel of [FIRST, SECOND])
      expect(await land.balanceOf(buyer.address, titleId(parcel))).to.equal(1);
  });

  it("by one who has the power delegated names the one who signed", async () => {
    const s = await loadFixture(scene);
    const { daybook, registrar, seller, buyer, attorney, clerk } = s;
    const parent = await given(s, seller, attorney, scope({ delegable: true }));
    const child = await numberOf(s, delegate(s, parent, attorney, clerk, scope()));
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, clerk, child), ...consents(deed, buyer)];
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, list))
      .to.emit(daybook, "SignedFor")
      .withArgs(deed.digest, seller.address, clerk.address, child);
  });

  it("that was verified at lodging stands, though the power ends before recording", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, examiner, registrar, seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, list));
    await revoke(s, power, seller);
    await PUT.Suspended(s, attorney);
    await daybook.connect(registrar).record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("does not help a principal who cannot act when it is recorded", async () => {
    const s = await loadFixture(scene);
    const { daybook, consortium, examiner, registrar, seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, list));
    await PUT.Suspended(s, seller);
    await expect(daybook.connect(registrar).record(lodged, deed, []))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(seller.address);
  });

  it("that was lodged is withdrawn by the principal, not by the attorney", async () => {
    const s = await loadFixture(scene);
    const { daybook, examiner, seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, list));
    const withdraw = async (party: Member) => {
      const data = daybook.interface.encodeFunctionData("withdraw", [lodged, deed]);
      return party.account.execute(
        WITH_OPDATA,
        await signedBatch(party, [call(await daybook.getAddress(), data)]),
      );
    };
    await expect(withdraw(attorney))
      .to.be.revertedWithCustomError(daybook, "NotApplicant")
      .withArgs(lodged.number, attorney.address);
    await withdraw(seller);
  });
});

describe("consent by an attorney is refused", () => {
  it("outside the power: another act, another title, another principal, no power", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const cancelling = await given(s, seller, attorney, scope({ acts: acts("Cancel") }));
    const second = await given(s, seller, attorney, scope({ title: SECOND }));
    const ofBuyer = await given(s, buyer, attorney);
    const deed = await s.deed("Transfer");
    for (const [power, refusal] of [
      [cancelling, ["PowerActOutside", [cancelling, ACTS.Transfer.number]]],
      [second, ["PowerTitleOutside", [second, title]]],
      [ofBuyer, ["PowerOfAnother", [ofBuyer, seller.address]]],
      [9n, ["PowerUnknown", [9]]],
    ] as const)
      await refusedAtTheDoor(
        s,
        deed,
        [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)],
        refusal,
      );
  });

  it("for a merger, which takes other titles too, by a power for the one that is named first", async () => {
    const s = await loadFixture(scene);
    const { seller, attorney } = s;
    const power = await given(s, seller, attorney, scope({ acts: acts("Merge"), title: FIRST }));
    const deed = await s.deed("Merge", { others: [titleId(SECOND)] });
    const list = [signedFor(deed, seller, attorney, power)];
    await refusedAtTheDoor(s, deed, list, ["PowerTitleOutside", [power, 0]]);
  });

  it("above the value of the power, in every act that states a sum, and in those that state none", async () => {
    const s = await loadFixture(scene);
    const { daybook, examiner, seller, attorney } = s;
    const covered = ["Charge", "VaryCharge", "ReleasePart", "FixCeiling", "Discharge", "Transfer"] as const;
    const power = await given(s, seller, attorney, scope({ acts: acts(...covered), most: 1_000n }));
    const signed = async (act: ActName, values: Values) => {
      const deed = await s.deed(act, values);
      return { deed, list: [signedFor(deed, seller, attorney, power)] };
    };
    for (const [act, field] of [
      ["Charge", "sum"],
      ["VaryCharge", "sum"],
      ["ReleasePart", "sum"],
      ["FixCeiling", "amount"],
    ] as const) {
      const above = await signed(act, { [field]: 1_001n });
      await refusedAtTheDoor(s, above.deed, above.list, ["PowerValueOutside", [power, 1_001, 1_000]]);
      const none = await signed(act, { [field]: 0n });
      await refusedAtTheDoor(s, none.deed, none.list, ["PowerValueOutside", [power, 0, 1_000]]);
      const within = await signed(act, { [field]: 1_000n });
      await daybook.connect(examiner).lodge(within.deed, within.list);
    }
    for (const act of ["Discharge", "Transfer"] as const) {
      const { deed, list } = await signed(act, {});
      await refusedAtTheDoor(s, deed, list, ["PowerValueOutside", [power, 0, 1_000]]);
    }
  });

  it("by a power that was revoked", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
    await revoke(s, power, seller);
    await refusedAtTheDoor(s, deed, list, ["PowerRevoked", [power]]);
  });

  for (const standing of Object.keys(PUT) as Stopped[])
    it(`while principal or attorney stands as ${standing}`, async () => {
      const s = await loadFixture(scene);
      const { seller, buyer, attorney, clerk } = s;
      const power = await given(s, seller, attorney);
      const other = await given(s, seller, clerk);
      const deed = await s.deed("Transfer");
      await PUT[standing](s, attorney);
      const list = [signedFor(deed, seller, attorney, power), ...consents(deed, buyer)];
      await refusedAtTheDoor(s, deed, list, refusalOf(standing, attorney.address, ZeroAddress));
      await PUT[standing](s, seller);
      const next = [signedFor(deed, seller, clerk, other), ...consents(deed, buyer)];
      await refusedAtTheDoor(s, deed, next, refusalOf(standing, seller.address, ZeroAddress));
    });

  it("if the signature is not the attorney's own of what the principal would sign", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    const other = await s.deed("Transfer");
    const signed = deed.digestFor(seller.address);
    const prefix = concat([MARK, toBeHex(power, 4)]);
    for (const signature of [
      "0x00",
      `0x${"ab".repeat(64)}`,
      `0x${"ab".repeat(65)}`,
      attorney.sign(deed.digestFor(attorney.address)),
      attorney.sign(other.digestFor(seller.address)),
      attorney.sign(deed.digest),
      seller.sign(signed),
      ethereumKey("thief").sign(signed),
      concat([prefix, attorney.sign(signed)]),
    ]) {
      const list = [
        { party: seller.address, signature: concat([prefix, signature]) },
        ...consents(deed, buyer),
      ];
      await refusedAtTheDoor(s, deed, list, ["ConsentInvalid", [attorney.address, signed]]);
    }
  });

  it("if it is too short to name a power and a signature, or lacks the mark", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const power = toBeHex(await given(s, seller, attorney), 4);
    const deed = await s.deed("Transfer");
    const signed = deed.digestFor(seller.address);
    const own = attorney.sign(signed);
    for (const signature of [
      MARK,
      concat([MARK, "0x0000"]),
      concat([MARK, power]),
      own,
      concat([power, own]),
      concat(["0x00000000", power, own]),
    ]) {
      const list = [{ party: seller.address, signature }, ...consents(deed, buyer)];
      await refusedAtTheDoor(s, deed, list, ["ConsentInvalid", [seller.address, signed]]);
    }
  });

  it("if the attorney has no keys", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const keyless = await enrol(s, "migrated");
    const power = await given(s, seller, keyless);
    const deed = await s.deed("Transfer");
    const consent = { ...signedFor(deed, seller, attorney, power), party: seller.address };
    await refusedAtTheDoor(
      s,
      deed,
      [consent, ...consents(deed, buyer)],
      ["ConsentInvalid", [keyless.address, deed.digestFor(seller.address)]],
    );
  });

  it("as the attorney's own: what it signed for its principal binds the principal alone", async () => {
    const s = await loadFixture(scene);
    const { seller, attorney } = s;
    const power = await given(s, seller, attorney);
    const deed = await s.deed("Transfer", { to: attorney.address });
    const forSeller = signedFor(deed, seller, attorney, power);
    const plain = { party: attorney.address, signature: attorney.sign(deed.digestFor(seller.address)) };
    const own = ["ConsentInvalid", [attorney.address, deed.digestFor(attorney.address)]] as const;
    await refusedAtTheDoor(s, deed, [plain, ...consents(deed, seller)], own);
    const marked = { ...forSeller, party: attorney.address };
    const list = [marked, ...consents(deed, seller)];
    await refusedAtTheDoor(s, deed, list, ["PowerOfAnother", [power, attorney.address]]);
  });

  it("if the applicant is its attorney and not itself: the attorney's own consent is not the principal's", async () => {
    const s = await loadFixture(scene);
    const { daybook, examiner, seller, buyer, attorney } = s;
    await given(s, seller, attorney);
    const deed = await s.deed("Transfer");
    await expect(daybook.connect(examiner).lodge(deed, consents(deed, attorney, buyer)))
      .to.be.revertedWithCustomError(daybook, "ApplicantConsentMissing")
      .withArgs(seller.address);
  });
});

describe("an attorney on both sides", () => {
  /** The seller's attorney buys for itself. */
  async function buyingItself(s: Scene, changes: Parameters<typeof scope>[0] = {}) {
    const { seller, attorney } = s;
    const power = await given(s, seller, attorney, scope(changes));
    const deed = await s.deed("Transfer", { to: attorney.address });
    return { power, deed, forSeller: signedFor(deed, seller, attorney, power) };
  }

  it("is refused if it consents for itself beside its principal, in any order", async () => {
    const s = await loadFixture(scene);
    const { attorney } = s;
    const { power, deed, forSeller } = await buyingItself(s);
    const own = consents(deed, attorney);
    for (const list of [
      [forSeller, ...own],
      [...own, forSeller],
    ])
      await refusedAtTheDoor(s, deed, list, ["PowerBothSides", [power, attorney.address]]);
  });

  it("is refused if it represents both sides", async () => {
    const s = await loadFixture(scene);
    const { seller, buyer, attorney } = s;
    const one = await given(s, seller, attorney);
    const two = await given(s, buyer, attorney, scope({ dealsWithItself: true }));
    const deed = await s.deed("Transfer");
    const list = [signedFor(deed, seller, attorney, one), signedFor(deed, buyer, attorney, two)];
    await refusedAtTheDoor(s, deed, list, ["PowerBothSides", [one, attorney.address]]);
  });

  it("is refused if it has another sign for the principal", async () => {
    const s = await loadFixture(scene);
    const { seller, attorney, clerk } = s;
    const parent = await given(s, seller, attorney, scope({ delegable: true }));
    const child = await numberOf(s, delegate(s, parent, attorney, clerk, scope()));
    const deed = await s.deed("Transfer", { to: attorney.address });
    const list = [signedFor(deed, seller, clerk, child), ...consents(deed, attorney)];
    await refusedAtTheDoor(s, deed, list, ["PowerBothSides", [parent, attorney.address]]);
  });

  it("is refused if the one side is lodged and the other comes at recording", async () => {
    const s = await loadFixture(scene);
    const { daybook, consortium, examiner, registrar, seller, buyer, attorney, clerk } = s;
    const one = await given(s, seller, attorney);
    const two = await given(s, buyer, attorney, scope({ dealsWithItself: true }));
    const plain = await given(s, clerk, seller);
    const sale = await s.deed("Transfer");
    const toAttorney = await s.deed("Transfer", { to: attorney.address });
    const own = await s.deed("Transfer");
    for (const [deed, lodging, further, values] of [
      [
        sale,
        [signedFor(sale, seller, attorney, one)],
        [signedFor(sale, buyer, attorney, two)],
        [one, attorney.address],
      ],
      [
        toAttorney,
        [signedFor(toAttorney, seller, attorney, one)],
        consents(toAttorney, attorney),
        [one, attorney.address],
      ],
      [own, consents(own, seller), [signedFor(own, clerk, seller, plain)], [plain, seller.address]],
    ] as const) {
      const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, [...lodging]));
      await expect(daybook.connect(registrar).record(lodged, deed, [...further]))
        .to.be.revertedWithCustomError(consortium, "PowerBothSides")
        .withArgs(...values);
      await daybook.connect(registrar).refuse(lodged, deed, "0x12345678", "Civil Code art. 168");
    }
  });

  it("is allowed if every power that it uses allows it", async () => {
    const s = await loadFixture(scene);
    const { daybook, land, examiner, registrar, seller, buyer, attorney } = s;
    const { deed, forSeller } = await buyingItself(s, { dealsWithItself: true });
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, [forSeller]));
    await daybook.connect(registrar).record(lodged, deed, consents(deed, attorney));
    expect(await land.balanceOf(attorney.address, title)).to.equal(1);

    const both = scope({ dealsWithItself: true });
    const [one, two] = [await given(s, seller, attorney, both), await given(s, buyer, attorney, both)];
    const sale = await s.deed("Transfer", { title: SECOND });
    const list = [signedFor(sale, seller, attorney, one), signedFor(sale, buyer, attorney, two)];
    await daybook.connect(registrar).lodgeAndRecord(sale, list);
    expect(await land.balanceOf(buyer.address, titleId(SECOND))).to.equal(1);
  });
});
