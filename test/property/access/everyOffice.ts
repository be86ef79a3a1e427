// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { Entry } from "../../../scripts/generate/accessMatrix.js";
import { ask, dataOf, type Answer, type Circumstances } from "./calls.js";
import { expectShut, isOpen, isRefusal, titled, told } from "./refusing.js";
import { doorsOf, ENTRIES, openWorld, SUZHOU, type Actor, type World } from "./world.js";

/**
 * Who is nobody here: it ran at deployment, runs inside another call, needs a party that has ceased, a signature, or a
 * licence.
 */
const ABSENT = new Set([
  "Once",
  "Managed",
  "Answering@account",
  "Signatory@owner",
  "Relayer@signature",
  "Parties@licence",
  "Licensee@schedule",
  "Anyone",
]);
const LOCAL = /@(?:title|order|party|division)$/;
/** Of a park, which stands for its division: held by parties too. */
const PARK = /@(?:park|tenancy|covenant)$/;

/** Whether an actor answers to one of the offices that may call. */
const answersTo = ({ offices }: Actor, entry: Entry): boolean =>
  entry.offices.some((office) => offices.includes(office));

/** What runs once has run. */
const isSpent = (answer: Answer): boolean =>
  answer instanceof Error && answer.name === "InvalidInitialization";

describe("an office", () => {
  let w: World;
  before(async () => {
    w = await openWorld();
  });

  const circumstancesOf = ({ address, offices }: Actor, place = w.here): Circumstances => ({
    caller: address,
    place,
    order: offices.includes("Court@order"),
  });

  for (const entry of ENTRIES.filter((one) => !isOpen(one))) {
    it(`opens ${titled(entry)} if the matrix says so, and not otherwise`, async () => {
      const { main } = await doorsOf(w, entry.contract);
      for (const actor of w.actors) {
        const circumstances = circumstancesOf(actor);
        if (!answersTo(actor, entry)) {
          await expectShut(w, entry, circumstances, actor.name);
        } else {
          const answer = await ask(w, actor.address, main, dataOf(w, entry, circumstances));
          const refused = !isSpent(answer) && isRefusal(entry, answer, actor.address);
          expect(refused, `${actor.name} at ${titled(entry)}: ${told(answer)}`).to.be.false;
        }
      }
    });
  }

  const isLocal = (office: string): boolean => LOCAL.test(office) || PARK.test(office);
  const isTried = ({ offices }: Actor, entry: Entry): boolean =>
    offices.some((office) => LOCAL.test(office) || (PARK.test(office) && entry.offices.includes(office)));

  for (const entry of ENTRIES.filter(({ offices }) => offices.some(isLocal))) {
    it(`of Baoshan does not open ${titled(entry)} in Suzhou`, async () => {
      const { main } = await doorsOf(w, entry.contract);
      for (const actor of w.actors.filter((one) => isTried(one, entry))) {
        const circumstances = circumstancesOf(actor, w.elsewhere);
        const answer = await ask(w, actor.address, main, dataOf(w, entry, circumstances));
        const message = `${actor.name} at ${titled(entry)}: ${told(answer)}`;
        expect(isRefusal(entry, answer, actor.address), message).to.be.true;
        if (answer instanceof Error && answer.name === "OfficeRequired")
          expect(answer.args, message).to.include({ division: BigInt(SUZHOU) });
      }
    });
  }

  it("is missed here when the matrix promises it wrongly, or leaves it out", async () => {
    const lodge = ENTRIES.find(({ contract, name }) => contract === "Daybook" && name === "lodge");
    const [registrar, examiner] = w.actors;
    if (lodge === undefined || registrar === undefined || examiner === undefined) throw new Error("no lodge");
    const wrong = { ...lodge, offices: ["Registrar@title"] };
    const { main } = await doorsOf(w, "Daybook");
    const answerTo = async (actor: Actor) =>
      ask(w, actor.address, main, dataOf(w, wrong, circumstancesOf(actor)));
    expect(answersTo(registrar, wrong)).to.be.true;
    expect(isRefusal(wrong, await answerTo(registrar), registrar.address)).to.be.true;
    expect(answersTo(examiner, wrong)).to.be.false;
    expect(isRefusal(wrong, await answerTo(examiner), examiner.address)).to.be.false;
  });

  it("is held by somebody here, so that the matrix is tried both ways", () => {
    const held = new Set(w.actors.flatMap(({ offices }) => offices));
    const named = new Set(ENTRIES.flatMap(({ offices }) => offices));
    expect([...named].filter((name) => !held.has(name) && !ABSENT.has(name))).to.deep.equal([]);
  });
});
