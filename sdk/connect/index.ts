// SPDX-License-Identifier: Apache-2.0
import type { ContractRunner } from "ethers";
import {
  Covenants__factory,
  Daybook__factory,
  DepositToken__factory,
  Enforcement__factory,
  Figures__factory,
  Funds__factory,
  GrantLedger__factory,
  GuaranteePools__factory,
  IBulkLoad__factory,
  IConsortium__factory,
  IIPRegisterViews__factory,
  IPRegister__factory,
  IRegisterViews__factory,
  InvestmentLedger__factory,
  LandRegister__factory,
  Loans__factory,
  ParkRegistry__factory,
  PartyAccount__factory,
  PolicyRegister__factory,
  Rents__factory,
  Royalties__factory,
  SettlementRoom__factory,
  Tenancy__factory,
  type Covenants,
  type Daybook,
  type DepositToken,
  type Enforcement,
  type Figures,
  type Funds,
  type GrantLedger,
  type GuaranteePools,
  type IBulkLoad,
  type IConsortium,
  type IIPRegisterViews,
  type IPRegister,
  type IRegisterViews,
  type InvestmentLedger,
  type LandRegister,
  type Loans,
  type ParkRegistry,
  type PartyAccount,
  type PolicyRegister,
  type Rents,
  type Royalties,
  type SettlementRoom,
  type Tenancy,
} from "../../typechain-types/index.js";
import { bound } from "./bound.js";
import { addressIn, type Deployment } from "./deployment.js";

export { addressIn, readDeployment } from "./deployment.js";
export { mined } from "./mined.js";
export type { DeployedContract, Deployment } from "./deployment.js";

/** Every contract of the suite, typed and bound to one runner. */
export interface Suite {
  readonly deployment: Deployment;
  /** Offices, evidence and parties, which are one contract. */
  readonly consortium: IConsortium;
  readonly daybook: Daybook;
  /** Bulk loads, at the daybook's address. */
  readonly loads: IBulkLoad;
  readonly land: LandRegister;
  /** What the land register tells of its folios, at the same address. */
  readonly landViews: IRegisterViews;
  /**
   * The register of patents, trade marks, works and programs.
   *
   * @throws RangeError when it is asked for, if the deployment is older than the register.
   */
  readonly ip: IPRegister;
  /** What it tells of its rights, at the same address. */
  readonly ipViews: IIPRegisterViews;
  /**
   * The money: deposits in yuan.
   *
   * @throws RangeError when it is asked for, if the deployment is older than the token.
   */
  readonly token: DepositToken;
  /**
   * Loans on titles.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly loans: Loans;
  /**
   * Judicial sales with their money.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly enforcement: Enforcement;
  /**
   * Policies on titles and on loans.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly policies: PolicyRegister;
  /**
   * Risk pools for loans.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly pools: GuaranteePools;
  /**
   * The rooms in which titles pass against money.
   *
   * @throws RangeError when they are asked for, if the deployment is older than they are.
   */
  readonly rooms: SettlementRoom;
  /**
   * Royalties of licences.
   *
   * @throws RangeError when they are asked for, if the deployment is older than they are.
   */
  readonly royalties: Royalties;
  /**
   * The parks.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly parks: ParkRegistry;
  /**
   * Tenants of the parks, from application to exit.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly tenancies: Tenancy;
  /**
   * Rents, deposits and bills of recorded leases.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly rents: Rents;
  /**
   * Attested figures of tenants and parks.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly figures: Figures;
  /**
   * Guidance funds.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly funds: Funds;
  /**
   * Agreements on investment, and what came of them.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly investments: InvestmentLedger;
  /**
   * What tenants and investors promised.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly covenants: Covenants;
  /**
   * Grants and their clawback.
   *
   * @throws RangeError when it is asked for, if the deployment is older.
   */
  readonly grants: GrantLedger;
  /** The account of a party. */
  party(address: string): PartyAccount;
  /** The same suite for another signer or provider. */
  with(runner: ContractRunner): Suite;
}

/**
 * The contracts of a deployment.
 *
 * @param deployment what `deployments/<chain id>.json` says, see {@link readDeployment}.
 * @param runner a provider to read with, or a signer to send with.
 * @throws RangeError if the deployment lacks a contract of the suite.
 */
export function connect(deployment: Deployment, runner: ContractRunner): Suite {
  return {
    deployment,
    consortium: bound(IConsortium__factory, addressIn(deployment, "Consortium"), runner),
    daybook: bound(Daybook__factory, addressIn(deployment, "Daybook"), runner),
    loads: bound(IBulkLoad__factory, addressIn(deployment, "Daybook"), runner),
    land: bound(LandRegister__factory, addressIn(deployment, "LandRegister"), runner),
    landViews: bound(IRegisterViews__factory, addressIn(deployment, "LandRegister"), runner),
    get ip() {
      return bound(IPRegister__factory, addressIn(deployment, "IPRegister"), runner);
    },
    get ipViews() {
      return bound(IIPRegisterViews__factory, addressIn(deployment, "IPRegister"), runner);
    },
    get token() {
      return bound(DepositToken__factory, addressIn(deployment, "DepositToken"), runner);
    },
    get loans() {
      return bound(Loans__factory, addressIn(deployment, "Loans"), runner);
    },
    get enforcement() {
      return bound(Enforcement__factory, addressIn(deployment, "Enforcement"), runner);
    },
    get policies() {
      return bound(PolicyRegister__factory, addressIn(deployment, "PolicyRegister"), runner);
    },
    get pools() {
      return bound(GuaranteePools__factory, addressIn(deployment, "GuaranteePools"), runner);
    },
    get rooms() {
      return bound(SettlementRoom__factory, addressIn(deployment, "SettlementRoom"), runner);
    },
    get royalties() {
      return bound(Royalties__factory, addressIn(deployment, "Royalties"), runner);
    },
    get parks() {
      return bound(ParkRegistry__factory, addressIn(deployment, "ParkRegistry"), runner);
    },
    get tenancies() {
      return bound(Tenancy__factory, addressIn(deployment, "Tenancy"), runner);
    },
    get rents() {
      return bound(Rents__factory, addressIn(deployment, "Rents"), runner);
    },
    get figures() {
      return bound(Figures__factory, addressIn(deployment, "Figures"), runner);
    },
    get funds() {
      return bound(Funds__factory, addressIn(deployment, "Funds"), runner);
    },
    get investments() {
      return bound(InvestmentLedger__factory, addressIn(deployment, "InvestmentLedger"), runner);
    },
    get covenants() {
      return bound(Covenants__factory, addressIn(deployment, "Covenants"), runner);
    },
    get grants() {
      return bound(GrantLedger__factory, addressIn(deployment, "GrantLedger"), runner);
    },
    party: (address) => bound(PartyAccount__factory, address, runner),
    with: (other) => connect(deployment, other),
  };
}
