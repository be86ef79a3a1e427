// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { officeOf } from "../../../scripts/generate/accessOffices.js";
import { ask, dataOf, type Answer } from "./calls.js";
import { expectShut, isOpen, titled, told } from "./refusing.js";
import { doorsOf, ENTRIES, MATRIX, openWorld, type World } from "./world.js";

const REFUSALS = new Set(
  ENTRIES.flatMap(({ offices }) => offices.flatMap((office) => officeOf(office)?.refusals ?? [])),
);

/** AccessManager's role that everybody has. */
const PUBLIC_ROLE = 2n ** 64n - 1n;

/** Whether an answer is none for want of office: a contract may say that the caller did not allow it to move deposits. */
function isOpenTo(answer: Answer, contract: string): boolean {
  if (answer === null || answer === "silent") return answer === null;
  if (answer.name === "ERC20InsufficientAllowance") return answer.args.spender === contract;
  return !REFUSALS.has(answer.name);
}

describe("every function that changes state", () => {
  it("says who may call it", () => {
    expect(MATRIX.problems).to.deep.equal([]);
    expect(ENTRIES.length).to.be.greaterThan(0);
  });
});

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

  it("would be noticed if a function opened to it", async () => {
    const { consortium, land, networkHelpers } = w.suite;
    const entry = ENTRIES.find(
      ({ contract, name }) => contract === "LandRegister" && name === "setExtractBase",
    );
    if (entry === undefined) throw new Error("no setExtractBase");
    const shut = async (): Promise<boolean> =>
      expectShut(w, entry, { caller: w.stranger, place: w.here, order: false }, "a stranger").then(
        () => true,
        () => false,
      );
    expect(await shut()).to.be.true;
    const snapshot = await networkHelpers.takeSnapshot();
    await consortium.setTargetFunctionRole(await land.getAddress(), [entry.key], PUBLIC_ROLE);
    expect(await shut()).to.be.false;
    await snapshot.restore();
  });

  for (const entry of ENTRIES.filter(isOpen)) {
    it(`may call ${titled(entry)}, like everyone`, async () => {
      const data = dataOf(w, entry, { caller: w.stranger, place: w.here, order: false });
      const { main } = await doorsOf(w, entry.contract);
      const answer = await ask(w, w.stranger, main, data);
      // A fallback is asked for what it does not know.
      if (entry.key === "fallback") expect(answer).to.equal("silent");
      else expect(isOpenTo(answer, main), told(answer)).to.be.true;
    });
  }

  it("calls no function of a library: it has to run on a register", async () => {
    const { deployment, provider } = w.suite;
    expect(MATRIX.libraries.size).to.be.greaterThan(0);
    for (const [name, selectors] of MATRIX.libraries) {
      const { address = "" } = deployment.contracts[name] ?? {};
      const own = address.slice(2).toLowerCase();
      // The library pushes its own address, to compare it with where it runs.
      expect(await provider.getCode(address), name).to.match(new RegExp(`^0x73${own}3014|307f0{24}${own}`));
      for (const selector of selectors)
        expect(await ask(w, w.stranger, address, selector), `${name} ${selector}`).to.equal("silent");
    }
  });
});
