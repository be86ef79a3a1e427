import { expect } from "chai";
import { authority, type CouncilAction } from "../../../sdk/authority/index.js";
import { addressIn, type Suite } from "../../../sdk/connect/index.js";
import { ADMIN_ROLE, roleOf } from "../../../sdk/enums/index.js";
import { councilRefuses, drawn, loadGoverned, passed, signedByAll } from "../../support/council.js";
import { refused } from "../../support/refusals.js";

const GUARDIAN = roleOf("Guardian", 0);

describe("the national guardian", () => {
  it("guards the council's role, and every other that has no guardian of its own", async () => {
    const { suite } = await loadGoverned();
    for (const role of [ADMIN_ROLE, roleOf("Council", 0), roleOf("Registrar", 310113), GUARDIAN, 99n])
      expect(await suite.consortium.getRoleGuardian(role), `role ${role}`).to.equal(GUARDIAN);
  });

  it("yields to a guardian whom the council names for a role", async () => {
    const { suite, stranger } = await loadGoverned();
    const [role, guard] = [roleOf("Registrar", 310113), roleOf("Court", 310113)];
    const data = suite.consortium.interface.encodeFunctionData("setRoleGuardian", [role, guard]);
    const action: CouncilAction = { do: "call", target: addressIn(suite.deployment, "Consortium"), data };
    await authority.advance(suite, await passed(suite, stranger, action), stranger);
    expect(await suite.consortium.getRoleGuardian(role)).to.equal(guard);
    expect(await suite.consortium.getRoleGuardian(ADMIN_ROLE)).to.equal(GUARDIAN);
  });

  it("cancels whatever the council has scheduled; the action is at an end", async () => {
    const { suite, guardian, stranger } = await loadGoverned();
    for (const action of everything(suite, guardian.address, stranger.address)) {
      const proposal = await signedByAll(await drawn(suite, action));
      await authority.advance(suite, proposal, stranger);
      const [{ target, data }] = proposal.actions as unknown as [{ target: string; data: string }];
      const { consortium } = suite.with(guardian);
      const id = await consortium.hashOperation(proposal.council, target, data);
      await expect(consortium.cancel(proposal.council, target, data))
        .to.emit(consortium, "OperationCanceled")
        .withArgs(id, await consortium.getNonce(id));
      await councilRefuses(
        authority.advance(suite, proposal, stranger),
        "Cancelled",
        new RegExp(`${guardian.address} cancelled it`),
      );
    }
  });

  it("alone may do so, beside the council itself", async () => {
    const { suite, council, deployer, stranger } = await loadGoverned();
    const proposal = await passed(suite, stranger, { do: "set-extract-base", base: "https://example.org/" });
    const [{ target, data }] = proposal.actions as unknown as [{ target: string; data: string }];
    for (const caller of [deployer, stranger])
      await refused(
        suite.with(caller).consortium.cancel(council.target, target, data),
        "AccessManagerUnauthorizedCancel",
        [caller.address, council.target, target, data.slice(0, 10)],
      );
    const cancel = suite.consortium.interface.encodeFunctionData("cancel", [council.target, target, data]);
    const consortium = addressIn(suite.deployment, "Consortium");
    const withdrawal = await drawn(suite, { do: "call", target: consortium, data: cancel });
    expect(withdrawal.title).to.equal("cancel: publish extracts under https://example.org/");
    expect(withdrawal.steps).to.have.length(1);
    await authority.advance(suite, await signedByAll(withdrawal), stranger);
    const { steps, ended } = await authority.standing(suite, proposal);
    expect(steps[1]).to.include({ is: "cancelled", by: stranger.address });
    expect(ended).to.be.true;
  });
});

/** One of each kind of action that the council does with its delay, the guardian's own removal among them. */
function everything({ consortium, deployment }: Suite, guardian: string, other: string): CouncilAction[] {
  const target = addressIn(deployment, "Consortium");
  const daybook = addressIn(deployment, "Daybook");
  const calls = [
    consortium.interface.encodeFunctionData("grantRole", [ADMIN_ROLE, other, 0]),
    consortium.interface.encodeFunctionData("setRoleGuardian", [roleOf("Court", 310113), 1]),
    consortium.interface.encodeFunctionData("setTargetClosed", [daybook, true]),
    consortium.interface.encodeFunctionData("setTargetFunctionRole", [daybook, ["0x12345678"], 1]),
    consortium.interface.encodeFunctionData("setTargetAdminDelay", [daybook, 60]),
    consortium.interface.encodeFunctionData("updateAuthority", [daybook, other]),
  ];
  return [
    { do: "grant-office", office: "Court", division: 310113, to: other },
    { do: "revoke-office", office: "Guardian", division: 0, from: guardian },
    { do: "retire-division", division: 320802, successor: 320812 },
    { do: "set-extract-base", base: "https://example.org/" },
    { do: "upgrade", contract: "Daybook", implementation: other },
    { do: "upgrade", contract: "LandRegister", implementation: other },
    ...calls.map((data) => ({ do: "call" as const, target, data })),
  ];
}
