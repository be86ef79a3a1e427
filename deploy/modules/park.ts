import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { behindProxy, type Standing } from "./proxied.js";

/** What the books of the park are built on. */
type ParkGround = Ground & { readonly land: ContractFuture<string> };

/** A book of the park: its name, what its code is given beside the consortium, the libraries that it is linked to. */
type Book = <Name extends string>(
  name: Name,
  given: readonly ContractFuture<string>[],
  libraries?: Readonly<Record<string, ContractFuture<string>>>,
) => Standing<Name>["at"];

/** The books of the park, each behind a proxy, with the offices by which they hold deposits and tell each other. */
export function park(m: IgnitionModuleBuilder, ground: ParkGround): Record<string, ContractFuture<string>> {
  const { consortium, token, land } = ground;
  const results: Record<string, ContractFuture<string>> = {};
  const book: Book = (name, given, libraries) => {
    const standing = behindProxy(m, name, [consortium, ...given], libraries);
    Object.assign(results, standing.results);
    return standing.at;
  };
  const parks = book("ParkRegistry", [land], { PremisesActs: m.library("PremisesActs") });
  const tenancy = book("Tenancy", [parks]);
  const rents = book("Rents", [token, parks, land], {
    BillBook: m.library("BillBook"),
    RentAccounts: m.library("RentAccounts"),
  });
  const figures = book("Figures", [parks]);
  const funds = book("Funds", [token]);
  const investments = book("InvestmentLedger", [parks, funds, land], {
    AgreementActs: m.library("AgreementActs"),
    ProofActs: m.library("ProofActs"),
  });
  const covenants = book("Covenants", [parks, tenancy, figures, investments]);
  const grants = book("GrantLedger", [token, parks, tenancy, covenants]);
  // A tenant leaves when these are clear of it.
  m.call(tenancy, "setClearances", [[rents, covenants, grants]], { id: "Clearances" });
  appoint(m, ground, rents, ["Custodian"]);
  appoint(m, ground, grants, ["ParkBook"]);
  return results;
}
