// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { ACTS, instruments, type LodgedAct } from "../../../sdk/instruments/index.js";
import { Act, daybook } from "../../../sdk/index.js";
import { fieldsOf } from "../../support/arbitrary.js";
import { refused } from "../../support/refusals.js";
import { attested, enrolled, parcel, parcelOf, signedBy } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

const SEED = 0x7061726b;
const title = parcel(1);
const isOrder = (act: LodgedAct) => Act[act] >= Act.Seize && Act[act] <= Act.OrderedTransfer;

/*
 * I7: a party that is not active originates nothing. Whatever the act and whatever its fields say, an instrument that a
 * suspended party applies for is refused at the daybook's door with the party's standing, although its keys signed it
 * and although an active party signed beside it.
 */
describe("a suspended party", () => {
  for (const act of Object.keys(ACTS) as LodgedAct[]) {
    it(`originates no ${act}`, async () => {
      const s = await loadSuite();
      const [party, other] = [await enrolled(s, 0), await enrolled(s, 1)];
      await parcelOf(s, 1, party);
      const evidence = await attested(s, "AuthorityDecision", "decision to suspend");
      await s.consortium.connect(s.identity).suspend(party.address, evidence);
      const register = await s.land.getAddress();
      await fc.assert(
        fc.asyncProperty(fieldsOf(act), async (fields) => {
          const applied: Record<string, unknown> = { ...(fields as object), title, applicant: party.address };
          const instrument = instruments.build(register, act, { ...applied, deadline: 2n ** 40n } as never);
          const consents = await signedBy(s, instrument, party, other);
          const call = daybook.lodgeAndRecord(
            s.with(isOrder(act) ? s.court : s.registrar),
            instrument,
            consents,
          );
          await refused(call, "PartySuspended", [party.address]);
        }),
        { seed: SEED, numRuns: 2 },
      );
    });
  }
});
