import { buildModule } from "@nomicfoundation/ignition-core";
import { AssetClass, roleOf, type AssetClassName } from "../../sdk/enums/index.js";
import type { SuiteParameters } from "../parameters/parameters.js";
import { daybookCode, landCode } from "./implementations.js";
import { ipRegister, rightRules } from "./intellectualProperty.js";
import { insuring } from "./insuring.js";
import { lending } from "./lending.js";
import { park } from "./park.js";
import { proxied } from "./proxied.js";
import { settlementRoom } from "./settlement.js";
import { royaltiesOf } from "./royalties.js";
import { rulesStruct } from "./rules.js";

/**
 * The whole suite, its rules and its offices. Daybook and registers name each other in their code, so the daybook
 * is deployed without registers first and upgraded to know them.
 *
 * The deployer is the council until it hands over. Results are named as the deployment's record names them: the
 * implementation of a proxy is `<Name>Implementation`.
 */
// The types of the results follow from the module.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function suite(parameters: SuiteParameters) {
  return buildModule("Parkfolio", (m) => {
    const representation = m.contract("RepresentationActs");
    const acts = m.contract("ConsortiumActs", [representation]);
    const consortium = m.contract("Consortium", [m.getAccount(0), acts, { ...parameters.parties }]);

    const loads = m.contract("LoadActs", [consortium]);
    const emptyDaybook = m.contract("Daybook", [consortium, consortium, [], loads], {
      id: "DaybookWithoutRegisters",
    });
    const daybook = proxied(m, emptyDaybook, []);

    const { implementation: landImplementation, ...code } = landCode(m, "LandRegister", daybook, consortium);
    const land = proxied(m, landImplementation, []);
    const ip = ipRegister(m, { consortium, daybook, land: code.libraries });
    const registers = [land, ip.results.IPRegister];
    const daybookImplementation = daybookCode(m, "Daybook", consortium, registers, loads);
    m.call(daybook, "upgradeToAndCall", [daybookImplementation, "0x"], { id: "AdmitRegisters" });

    for (const [name, rules] of Object.entries(parameters.rules)) {
      m.call(land, "setRules", [AssetClass[name as AssetClassName], rulesStruct(rules)], {
        id: `Rules_${name}`,
      });
    }
    m.call(land, "setExtractBase", [parameters.extractBase], { id: "ExtractBase" });
    rightRules(m, ip.results.IPRegister, parameters);

    const tokenImplementation = m.contract("DepositToken", [consortium], {
      id: "DepositTokenImplementation",
    });
    const token = proxied(m, tokenImplementation, []);
    const room = settlementRoom(m, { consortium, daybook, token });
    const royalties = royaltiesOf(m, { consortium, daybook, token });
    const { loans, results: loanBooks } = lending(m, { consortium, daybook, token });
    const insurance = insuring(m, { consortium, daybook, token, loans });
    const books = park(m, { consortium, daybook, token, land });

    for (const { kind, division, holder } of parameters.offices) {
      const account = typeof holder === "number" ? m.getAccount(holder) : holder;
      m.call(consortium, "grantRole", [roleOf(kind, division), account, 0], {
        id: `Office_${kind}_${division}_${holder}`,
      });
    }

    return {
      Consortium: consortium,
      ConsortiumActs: acts,
      RepresentationActs: representation,
      Daybook: daybook,
      DaybookImplementation: daybookImplementation,
      LoadActs: loads,
      LandRegister: land,
      LandRegisterImplementation: landImplementation,
      RegisterViews: code.views,
      DepositToken: token,
      DepositTokenImplementation: tokenImplementation,
      ...room,
      ...royalties,
      ...loanBooks,
      ...insurance,
      ...books,
      ...code.libraries,
      ...ip.results,
      ...ip.libraries,
    };
  });
}
