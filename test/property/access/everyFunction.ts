// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { officeOf } from "../../../scripts/generate/accessOffices.js";
import { ask, dataOf } from "./calls.js";
import { expectShut, isOpen, titled, told } from "./refusing.js";
import { doorsOf, ENTRIES, MATRIX, openWorld, type World } from "./world.js";

const REFUSALS = new Set(
  ENTRIES.flatMap(({ offices }) => offices.flatMap((office) => officeOf(office)?.refusals ?? [])),
);

describe("who holds no office and is no party", () => {
  let w: World;
  before(async () => {
    w = await openWorld();
  });

  for (const entry of ENTRIES.filter((one) => !isOpen(one))) {
    it(`is refused ${titled(entry)}`, async () => {
      for (const place of [w.here, w.elsewhere])
        for (const order of [false, true])
          await expectShut(w, entry, { caller: w.stranger, place, order }, "a stranger");
    });
  }

  for (const entry of ENTRIES.filter(isOpen)) {
    it(`may call ${titled(entry)}, like everyone`, async () => {
      const data = dataOf(w, entry, { caller: w.stranger, place: w.here, order: false });
      const { main } = await doorsOf(w, entry.contract);
      const answer = await ask(w, w.stranger, main, data);
      // A fallback is asked for what it does not know.
      if (entry.key === "fallback") expect(answer).to.equal("silent");
      else
        expect(answer === null || (answer !== "silent" && !REFUSALS.has(answer.name)), told(answer)).to.be
          .true;
    });
  }

  it("calls no function of a library: it has to run on a register", async () => {
    const { deployment, provider } = w.suite;
    expect(MATRIX.libraries.size).to.be.greaterThan(0);
    for (const [name, selectors] of MATRIX.libraries) {
      const { address = "" } = deployment.contracts[name] ?? {};
      const code = await provider.getCode(address);
      // The library pushes its own address, to compare it with where it runs.
      expect(code, name).to.include(`307f${"0".repeat(24)}${address.slice(2).toLowerCase()}`);
      for (const selector of selectors)
        expect(await ask(w, w.stranger, address, selector), `${name} ${selector}`).to.equal("silent");
    }
  });
});
