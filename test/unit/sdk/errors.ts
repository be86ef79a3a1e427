import { expect } from "chai";
import { getBytes, id } from "ethers";
import { readExplanations } from "../../../scripts/generate/errors.js";
import * as abi from "../../../sdk/abi/index.js";
import { daybook, errors, explain, identifiers, ParkfolioError } from "../../../sdk/index.js";
import { drawn, enrolled, parcel, parcelOf, signedBy } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

describe("errors", () => {
  const title = identifiers.titleId.encode(parcel(1));

  it("explains a revert of ethers, of whichever contract or library", async () => {
    const s = await loadSuite();
    const a = await enrolled(s, 0);
    await parcelOf(s, 1, a);
    const instrument = await drawn(s, "Cancel", parcel(2), a, { cause: id("cause") });
    const consents = await signedBy(s, instrument, a);
    const thrown = await daybook
      .lodgeAndRecord(s.with(s.registrar), instrument, consents)
      .catch((e: unknown) => e);
    const error = explain(thrown);
    expect(error).to.be.instanceOf(ParkfolioError).and.instanceOf(Error);
    expect(error?.name).to.equal("NotRegistered");
    expect(error?.args).to.deep.equal({ title: identifiers.titleId.encode(parcel(2)) });
    expect(error?.message).to.include(`NotRegistered(title ${parcel(2)}): `);
    expect(error?.meaning).not.to.equal("");
    expect(error?.legalGround).not.to.equal("");
    expect(error?.whatToDo).not.to.equal("");
    expect(error?.cause).to.equal(thrown);
    expect(explain(error)).to.equal(error);
    const stranger = await errors
      .explaining(daybook.lodgeAndRecord(s.with(s.guardian), instrument, consents))
      .catch((e: unknown) => e);
    expect(stranger).to.be.instanceOf(ParkfolioError);
    expect((stranger as ParkfolioError).message).to.include("OfficeRequired(kind Registrar, division 310113");
  });

  it("tells industries as people write them", () => {
    const encoded = errors.encode("IndustryNotPermitted", [7, "0x4333393730"]);
    expect(explain(encoded)?.message).to.include("IndustryNotPermitted(park 7, industry C3970): ");
    const section = errors.encode("IndustryNotPermitted", [7, "0x4900000000"]);
    expect(explain(section)?.message).to.include("industry I): ");
  });

  it("explains the answer of whyNot, and none when nothing stands in the way", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await parcelOf(s, 1, a);
    expect(explain(await s.land.whyNot(a.address, b.address, title, 1))).to.be.undefined;
    const wrong = explain(await s.land.whyNot(b.address, a.address, title, 1));
    expect(wrong?.name).to.equal("NotProprietor");
    expect(explain(getBytes(wrong?.data ?? "0x"))?.args).to.deep.equal(wrong?.args);
  });

  it("shows titles, days and enumerations as people write them, and what is none of them as it is", () => {
    const ended = explain(errors.encode("TermEnded", [title, 20_000]));
    expect(ended?.message).to.include(`TermEnded(title ${parcel(1)}, termEnd 2024-10-04)`);
    const state = explain(errors.encode("NotCurrent", [title, 5]));
    expect(state?.message).to.include("state Cancelled");
    const odd = explain(errors.encode("NotCurrent", [1n, 77]));
    expect(odd?.message).to.include("NotCurrent(title 1, state 77)");
  });

  it("explains errors of the language, of libraries, and no others", () => {
    expect(explain(errors.encode("Panic", [17]))?.whatToDo).to.include("report it");
    expect(explain(errors.encode("Error", ["no"]))?.args).to.deep.equal({ value: "no" });
    expect(explain(errors.encode("NotInitializing"))?.meaning).to.include("library");
    for (const other of [undefined, null, 7, "", "0x", "0x12345678", new Error("offline"), { data: "0x" }])
      expect(explain(other)).to.be.undefined;
    expect(explain(errors.encode("NotCurrent", [1, 1]).slice(0, 20))).to.be.undefined;
    const circle: { error?: unknown } = {};
    circle.error = circle;
    expect(explain(circle)).to.be.undefined;
  });

  it("finds the data wherever a provider puts it", () => {
    const data = errors.encode("CauseMissing");
    for (const error of [
      { data },
      { info: { error: { data } } },
      { error: { data: { data } } },
      { cause: { data: { result: data } } },
    ])
      expect(explain(error)?.name).to.equal("CauseMissing");
    expect(explain({ transaction: { data } })).to.be.undefined;
  });

  it("lets other failures through, and refuses to encode what is no error", async () => {
    const offline = new Error("offline");
    expect(await errors.explaining(Promise.reject(offline)).catch((e: unknown) => e)).to.equal(offline);
    expect(await errors.explaining(Promise.resolve(7))).to.equal(7);
    expect(() => errors.encode("NoSuchError")).to.throw(RangeError, "no error NoSuchError");
  });

  it("gives meaning, ground and remedy to every error that the contracts declare", () => {
    const [library, own] = ["NotInitializing", "TermExceeded"].map((name) =>
      errors.catalogue.find((entry) => entry.name === name),
    );
    expect(library).to.deep.include({ meaning: "", ground: "" });
    expect(own?.inputs.map(({ internalType }) => internalType)).to.deep.equal(["TitleId", "Day", "Day"]);
    expect(own?.meaning).not.to.equal("");
  });

  it("reads the page of errors", () => {
    const page =
      "# Errors\n\n### A\n\n`A()`\n\nMeaning: m.\nGround: g.\nDo: d.\n\n## Section\n\n### B\n\nMeaning: n.\n";
    expect(Object.fromEntries(readExplanations(page))).to.deep.equal({
      A: { meaning: "m.", ground: "g.", do: "d." },
      B: { meaning: "n.", ground: "", do: "" },
    });
  });

  it("gives clients without ethers the ABIs, with the errors of all libraries", () => {
    for (const list of Object.values(abi)) {
      const names = list
        .filter(({ type }) => type === "error")
        .map((item) => ("name" in item ? item.name : ""));
      expect(names).to.include.members(["TermExceeded", "QuorumNotMet", "EvidenceUnknown"]);
    }
    const record = abi.daybookAbi.find((item) => "name" in item && item.name === "lodgeAndRecord");
    expect(record).to.include({ type: "function", stateMutability: "nonpayable" });
  });
});
