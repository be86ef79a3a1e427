import { expect } from "chai";
import * as fc from "fast-check";
import { privacy, type FieldValue, type FieldValues } from "../../../sdk/index.js";
import { loadSuite } from "../../support/suite.js";

/** 1800-01-01 and 2100-01-01, days since 1970-01-01. */
const FIRST_DAY = -62_091;
const LAST_DAY = 47_482;

const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,11}$/);
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }).filter((one) => {
  const normal = one.normalize("NFC");
  return normal === normal.trim() && !/\p{Cc}|\p{Cs}/u.test(normal);
});
const day = fc
  .integer({ min: FIRST_DAY, max: LAST_DAY })
  .map((number) => ({ day: new Date(number * 86_400_000).toISOString().slice(0, 10) }));
const value: fc.Arbitrary<FieldValue> = fc.oneof(
  text,
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  fc.boolean(),
  fc.uint8Array({ maxLength: 70 }),
  day,
);
const values: fc.Arbitrary<FieldValues> = fc
  .uniqueArray(fc.tuple(name, value), { selector: ([label]) => label, minLength: 1, maxLength: 20 })
  .map((entries) => Object.fromEntries(entries));

/** Bytes with the last bit turned. */
function turned(hex: string): string {
  const last = Number.parseInt(hex.slice(-1), 16) ^ 1;
  return hex.slice(0, -1) + last.toString(16);
}

describe("fields of records", () => {
  it("are proved by SDK and chain alike, each of them, and nothing else is", async () => {
    const { consortium } = await loadSuite();
    await fc.assert(
      fc.asyncProperty(values, fc.nat(), async (said, which) => {
        const record = privacy.parse(privacy.serialize(privacy.commit(said)));
        const names = Object.keys(said);
        const shown = names.filter((_, i) => i === which % names.length || ((which >> i) & 1) === 1);
        const disclosure = privacy.disclose(record, shown, "Audit");
        const verdict = privacy.verify(record.commitment, disclosure);
        expect(verdict.problem).to.equal(null);
        expect(Object.keys(verdict.values).sort()).to.deep.equal([...shown].sort());
        for (const label of shown) {
          const [root, nameHash, salt, bytes, proof] = privacy.fieldArguments(disclosure, label);
          expect(await consortium.hasField(root, nameHash, salt, bytes, proof), label).to.equal(true);
          expect(await consortium.hasField(root, nameHash, salt, turned(bytes), proof), label).to.equal(
            false,
          );
          expect(await consortium.hasField(root, nameHash, turned(salt), bytes, proof), label).to.equal(
            false,
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});
