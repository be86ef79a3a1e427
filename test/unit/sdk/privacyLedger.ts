import { expect } from "chai";
import { privacy } from "../../../sdk/index.js";
import { attested, BAOSHAN, today } from "../../support/registry.js";
import { partyRecord } from "../../support/personal.js";
import { loadSuite } from "../../support/suite.js";

describe("the history of what is behind a commitment", () => {
  it("is empty at first, tells each disclosure, and ends with the erasure", async () => {
    const s = await loadSuite();
    const record = partyRecord(3);
    expect(await privacy.history(s, record.commitment)).to.deep.equal({ disclosures: [], erasure: null });

    const keeper = { office: "Identity", division: BAOSHAN } as const;
    const receipts = [];
    for (const [names, purpose] of [
      [["name"], "InterestedParty"],
      [["name", "address"], "CourtOrAuthority"],
    ] as const) {
      const disclosure = privacy.disclose(record, names, purpose);
      const receipt = privacy.receipt(disclosure, `Recipient for ${purpose}`);
      receipts.push(receipt);
      await privacy.log(s.with(s.identity), disclosure, receipt, keeper);
    }
    await privacy.recordErasure(s.with(s.identity), record.commitment, "PeriodOver", keeper);

    const { disclosures, erasure } = await privacy.history(s, record.commitment);
    const { timestamp } = (await s.provider.getBlock("latest")) ?? { timestamp: 0 };
    const by = s.identity.address;
    expect(disclosures.map(({ at, ...rest }) => ({ ...rest, earlier: at < timestamp }))).to.deep.equal([
      { by, ...keeper, purpose: "InterestedParty", recipient: receipts[0]?.commitment, earlier: true },
      { by, ...keeper, purpose: "CourtOrAuthority", recipient: receipts[1]?.commitment, earlier: true },
    ]);
    expect(erasure).to.deep.equal({ by, ground: "PeriodOver", day: await today(s) });
    expect(receipts.map(privacy.valuesOf)).to.deep.equal([
      {
        recipient: "Recipient for InterestedParty",
        shownOf: record.commitment,
        purpose: "InterestedParty",
        fields: "name",
      },
      {
        recipient: "Recipient for CourtOrAuthority",
        shownOf: record.commitment,
        purpose: "CourtOrAuthority",
        fields: "name, address",
      },
    ]);
  });

  it("of a document ends with the erasure that its attester records", async () => {
    const s = await loadSuite();
    const document = await attested(s, "IdentityProof", "identity");
    await privacy.recordErasure(s.with(s.attester), document, "OtherLaw");
    const { erasure } = await privacy.history(s, document);
    expect(erasure).to.deep.equal({ by: s.attester.address, ground: "OtherLaw", day: await today(s) });
  });
});
