import { expect } from "chai";
import { encodeBytes32String, Interface, Wallet, ZeroAddress, ZeroHash } from "ethers";
import { authority, type CouncilAction, type Proposal } from "../../../sdk/authority/index.js";
import { addressIn } from "../../../sdk/connect/index.js";
import { OfficeKind, roleOf } from "../../../sdk/enums/index.js";
import { localKey } from "../../../scripts/lib/accounts.js";
import { councilRefuses, drawn, loadGoverned, passed, signedByAll, time } from "../../support/council.js";

const BAOSHAN = 310113;
const DELAY = 60;
const [FIRST, SECOND] = [localKey(20), localKey(21)];
const GUARDIAN = roleOf("Guardian", 0);

/** Grants an office to somebody who holds none. */
const grant = ({ address }: { address: string }, division = BAOSHAN): CouncilAction => ({
  do: "grant-office",
  office: "Court",
  division,
  to: address,
});

describe("a proposal to the council", () => {
  it("says in words what its calldata does, with names and units", async () => {
    const { suite, stranger } = await loadGoverned();
    const { address } = stranger;
    const told = async (action: CouncilAction): Promise<string> => (await drawn(suite, action)).title;
    expect(await told(grant(stranger))).to.equal(`grant office Court of 310113 to ${address}`);
    expect(await told({ do: "revoke-office", office: "Guardian", division: 0, from: address })).to.equal(
      `revoke office national Guardian from ${address}`,
    );
    expect(await told({ do: "retire-division", division: 320802, successor: 320812 })).to.equal(
      "retire division 320802, succeeded by 320812",
    );
    expect(await told({ do: "retire-division", division: 320802, successor: 0 })).to.equal(
      "take back the retirement of division 320802",
    );
    expect(await told({ do: "set-extract-base", base: "https://example.org/" })).to.equal(
      "publish extracts under https://example.org/",
    );
    expect(await told({ do: "upgrade", contract: "Daybook", implementation: address })).to.equal(
      `upgrade Daybook to ${address}`,
    );
    expect(await told({ do: "upgrade", contract: "DepositToken", implementation: address })).to.equal(
      `upgrade DepositToken to ${address}`,
    );
    expect(await told({ do: "set-limit", bank: address, limit: "1,000,000" })).to.equal(
      `set the limit of the bank ${address} to 1,000,000.00 yuan`,
    );
    expect(await told({ do: "reopen" })).to.equal("reopen the daybook");
    const establishment = suite.parks.interface.encodeFunctionData("establish", [
      {
        ...{ code: encodeBytes32String("G311099"), name: "智力产业园", division: BAOSHAN, level: 3 },
        ...{
          operator: address,
          area: 100_000,
          boundary: ZeroHash,
          industries: [],
          since: 1,
          document: ZeroHash,
        },
      },
    ]);
    const parks = addressIn(suite.deployment, "ParkRegistry");
    expect(await told({ do: "call", target: parks, data: establishment })).to.equal(
      `establish the park G311099 智力产业园 in 310113, 100000 m², run by ${address}`,
    );
  });

  it("tells values of other calls by name, and a call that nobody knows as it is", async () => {
    const { suite, stranger } = await loadGoverned();
    const target = addressIn(suite.deployment, "Consortium");
    const data = suite.consortium.interface.encodeFunctionData("setGrantDelay", [GUARDIAN, 7_200]);
    const { title, actions } = await drawn(suite, { do: "call", target, data });
    expect(title).to.equal("Consortium: setGrantDelay(roleId national Guardian, newDelay 2 hours)");
    expect(actions[0]?.values).to.deep.equal({ roleId: "national Guardian", newDelay: "2 hours" });
    const unknown = await drawn(suite, { do: "call", target: stranger.address, data: "0x12345678" });
    expect(unknown.title).to.equal(`call ${stranger.address} with 0x12345678`);
    expect(unknown.actions[0]?.function).to.equal("");
  });

  it("has the hashes that the Safe computes", async () => {
    const { suite, council, stranger } = await loadGoverned();
    const { steps } = await drawn(suite, grant(stranger));
    expect(steps.map(({ does, nonce }) => [does, nonce])).to.deep.equal([
      ["schedule", 0],
      ["execute", 1],
    ]);
    for (const { to, data, nonce, safeTxHash } of steps) {
      const rest = [0, data, 0, 0, 0, 0, ZeroAddress, ZeroAddress, nonce] as const;
      expect(await council.getFunction("getTransactionHash").staticCall(to, ...rest)).to.equal(safeTxHash);
    }
  });

  it("is refused at once if the chain would not let the council do it", async () => {
    const { suite } = await loadGoverned();
    const target = addressIn(suite.deployment, "Daybook");
    const data = suite.daybook.interface.encodeFunctionData("close", [60, ZeroHash]);
    await councilRefuses(drawn(suite, { do: "call", target, data }), "Refused", /OfficeRequired/);
  });

  it("is refused when a field is not valid", async () => {
    const { suite, stranger } = await loadGoverned();
    const to = stranger.address;
    for (const [action, said] of [
      [{ do: "grant-office", office: "Sheriff", division: BAOSHAN, to }, /office: Sheriff/],
      [{ do: "grant-office", office: "None", division: BAOSHAN, to }, /office: None/],
      [{ do: "grant-office", office: "Court", division: 12, to }, /division: 12/],
      [{ do: "grant-office", office: "Court", division: BAOSHAN, to: "0x12" }, /to: 0x12/],
      [{ do: "set-extract-base", base: "example.org" }, /base: example.org/],
      [{ do: "set-limit", bank: "0x12", limit: "1" }, /bank: 0x12/],
      [{ do: "set-limit", bank: to, limit: "1.000" }, /limit: 1.000/],
      [{ do: "set-rules", class: "Yacht", rules: {} }, /class: Yacht/],
      [{ do: "call", target: to, data: "0x123" }, /data: 0x123/],
      [{ do: "dance" }, /do: dance/],
    ] as const)
      await councilRefuses(drawn(suite, action as unknown as CouncilAction), "Malformed", said);
    await councilRefuses(authority.draw(suite, [], 0), "Malformed", /needs an action/);
  });
});

describe("an action of the council", () => {
  it("is scheduled, waits for its delay, and is executed by anyone", async () => {
    const { suite, stranger } = await loadGoverned();
    const proposal = await signedByAll(await drawn(suite, grant(stranger)));
    const { sent, standing } = await authority.advance(suite, proposal, stranger);
    const until = (await time.latest()) + DELAY;
    expect(sent).to.deep.equal([0]);
    expect(standing.steps[1]).to.deep.equal({ is: "waiting", until });
    await councilRefuses(authority.advance(suite, proposal, stranger), "TooEarly", /delay runs until/);
    expect(await suite.consortium.holds(stranger.address, OfficeKind.Court, BAOSHAN)).to.be.false;

    await time.increaseTo(until);
    const done = await authority.advance(suite, proposal, stranger);
    expect(done.sent).to.deep.equal([1]);
    expect(done.standing.next).to.equal(undefined);
    expect(await suite.consortium.holds(stranger.address, OfficeKind.Court, BAOSHAN)).to.be.true;
    await councilRefuses(authority.advance(suite, proposal, stranger), "Finished", /every step is done/);
  });

  it("may be several, scheduled together and executed together", async () => {
    const { suite, stranger } = await loadGoverned();
    const others: CouncilAction[] = [
      grant(stranger, 320506),
      { do: "retire-division", division: 320802, successor: 320812 },
    ];
    const proposal = await signedByAll(await drawn(suite, grant(stranger), ...others));
    expect((await authority.advance(suite, proposal, stranger)).sent).to.deep.equal([0, 1, 2]);
    await time.increase(DELAY);
    expect((await authority.advance(suite, proposal, stranger)).sent).to.deep.equal([3, 4, 5]);
    expect(await suite.consortium.holds(stranger.address, OfficeKind.Court, 320506)).to.be.true;
    expect(await suite.consortium.divisionSuccessor(320802)).to.equal(320812n);
  });

  it("needs no delay to reopen the daybook", async () => {
    const { suite, guardian, stranger } = await loadGoverned();
    await suite.with(guardian).daybook.close(3_600, ZeroHash);
    const proposal = await drawn(suite, { do: "reopen" });
    expect(proposal.steps.map(({ does }) => does)).to.deep.equal(["execute"]);
    await authority.advance(suite, await signedByAll(proposal), stranger);
    await suite.daybook.requireOpen();
  });

  it("is not proposed twice while it is scheduled", async () => {
    const { suite, stranger } = await loadGoverned();
    await authority.advance(suite, await signedByAll(await drawn(suite, grant(stranger))), stranger);
    await councilRefuses(drawn(suite, grant(stranger)), "Refused", /scheduled already/);
  });

  it("is told as refused when the chain refuses it in the end", async () => {
    const { suite, stranger } = await loadGoverned();
    const circle: CouncilAction = { do: "retire-division", division: 320802, successor: 320802 };
    const proposal = await passed(suite, stranger, circle);
    await councilRefuses(authority.advance(suite, proposal, stranger), "Refused", /DivisionCycle/);
  });

  it("expires a week after its delay", async () => {
    const { suite, stranger } = await loadGoverned();
    const proposal = await passed(suite, stranger, grant(stranger));
    await time.increase(7 * 86_400);
    await councilRefuses(authority.advance(suite, proposal, stranger), "Expired", /propose it again/);
    expect((await authority.standing(suite, proposal)).ended).to.be.true;
  });

  it("shortens the council's own delay only when the time it saves has passed", async () => {
    const { suite, council, stranger } = await loadGoverned();
    const data = suite.consortium.interface.encodeFunctionData("grantRole", [0, council.target, 20]);
    const target = addressIn(suite.deployment, "Consortium");
    await authority.advance(suite, await passed(suite, stranger, { do: "call", target, data }), stranger);
    expect(await suite.consortium.hasRole(0, council.target)).to.deep.equal([true, 60n]);
    await time.increase(DELAY - 20);
    expect(await suite.consortium.hasRole(0, council.target)).to.deep.equal([true, 20n]);
  });
});

describe("a signature under a proposal", () => {
  it("is a member's, given once", async () => {
    const { suite, stranger } = await loadGoverned();
    const proposal = await drawn(suite, grant(stranger));
    const council = await authority.readCouncil(suite);
    const other = Wallet.createRandom();
    await councilRefuses(authority.sign(council, proposal, [0, 1], other), "NotAnOwner", /no member/);
    const once = await authority.sign(council, proposal, [0, 1], FIRST);
    await councilRefuses(authority.sign(council, once, [0, 1], FIRST), "AlreadySigned", /signed already/);
    await councilRefuses(authority.advance(suite, once, stranger), "ThresholdNotMet", /^1 signature is/);
    await councilRefuses(authority.advance(suite, proposal, stranger), "ThresholdNotMet", /^2 signatures/);
  });

  it("counts only while its signer is a member", async () => {
    const { suite, council, stranger } = await loadGoverned();
    const proposal = await drawn(suite, grant(stranger));
    const swap = new Interface(["function swapOwner(address, address, address)"]);
    const [first, second] = [FIRST.address, SECOND.address];
    const data = swap.encodeFunctionData("swapOwner", [first, second, stranger.address]);
    const change = await drawn(suite, { do: "call", target: council.target as string, data });
    expect(change.actions[0]?.delay).to.equal(0);
    await authority.advance(suite, await signedByAll(change), stranger);
    const later = authority.renumber(suite, proposal, 0, 1);
    const before = { ...(await authority.readCouncil(suite)), owners: [first, second] };
    const signed = await authority.sign(before, await authority.sign(before, later, [0], FIRST), [0], SECOND);
    await councilRefuses(authority.advance(suite, signed, stranger), "ThresholdNotMet", /^1 signature is/);
  });
});

describe("a number of the council's transactions", () => {
  it("that another one had makes a proposal stale, until it has new ones", async () => {
    const { suite, stranger } = await loadGoverned();
    const stale = await signedByAll(await drawn(suite, grant(stranger)));
    await authority.advance(suite, await signedByAll(await drawn(suite, { do: "reopen" })), stranger);
    await councilRefuses(authority.advance(suite, stale, stranger), "StaleNonce", /at no. 1: .*renew/);
    const fresh = authority.renumber(suite, stale, 0, 1);
    expect(fresh.steps.map(({ nonce, signatures }) => [nonce, signatures.length])).to.deep.equal([
      [1, 0],
      [2, 0],
    ]);
    authority.verify(suite, fresh);
    expect((await authority.advance(suite, await signedByAll(fresh), stranger)).sent).to.deep.equal([0]);
  });

  it("that is another's turn makes a proposal wait", async () => {
    const { suite, stranger } = await loadGoverned();
    const later = authority.renumber(suite, await drawn(suite, { do: "reopen" }), 0, 4);
    await councilRefuses(
      authority.advance(suite, await signedByAll(later), stranger),
      "OutOfTurn",
      /next transaction is no. 0/,
    );
  });
});

describe("a proposal that was altered", () => {
  type Draft = { -readonly [K in keyof Proposal]: Proposal[K] } & {
    actions: Record<string, unknown>[];
    steps: (Record<string, unknown> & { signatures: { signer: string; signature: string }[] })[];
  };

  const altered = async (change: (draft: Draft) => void, said: RegExp): Promise<void> => {
    const { suite, stranger } = await loadGoverned();
    const draft = structuredClone(await signedByAll(await drawn(suite, grant(stranger)))) as unknown as Draft;
    change(draft);
    await councilRefuses(authority.advance(suite, draft, stranger), "Tampered", said);
  };
  const first = <T>(list: readonly T[]): T => {
    const [found] = list;
    if (found === undefined) throw new RangeError("the list is empty");
    return found;
  };

  it("is refused: text, calldata, numbers, hash, signatures and steps belong together", async () => {
    const { suite, council, stranger } = await loadGoverned();
    const other = suite.consortium.interface.encodeFunctionData("grantRole", [0, stranger.address, 0]);
    await altered((d) => (d.chainId = 1), /chain 1/);
    await altered((d) => (d.council = stranger.address), /council 0x/);
    await altered((d) => (d.title = "reopen the daybook"), /the title/);
    await altered((d) => (first(d.actions).text = "reopen the daybook"), /calldata means "grant office/);
    await altered((d) => (first(d.actions).data = other), /calldata means "grant office Admin/);
    await altered((d) => (first(d.actions).delay = 0), /steps are missing/);
    await altered((d) => (first(d.steps).data = other), /step 1 does not do/);
    await altered((d) => (first(d.steps).to = council.target), /step 1 does not do/);
    await altered((d) => (first(d.steps).nonce = 7), /hash of step 1 does not match/);
    await altered((d) => (first(d.steps).safeTxHash = ZeroHash), /hash of step 1 does not match/);
    await altered((d) => d.steps.pop(), /steps are missing/);
  });

  it("is refused: so is a signature that is another's, broken, or there twice", async () => {
    const { stranger } = await loadGoverned();
    await altered((d) => (first(first(d.steps).signatures).signer = stranger.address), /is not theirs/);
    await altered((d) => (first(first(d.steps).signatures).signature = "0x12"), /is malformed/);
    await altered((d) => first(d.steps).signatures.push(first(first(d.steps).signatures)), /two signatures/);
  });
});
