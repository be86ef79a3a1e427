// SPDX-License-Identifier: Apache-2.0

/** Who may call a function that comes from a library, where no tag of ours can stand, and why. */
export interface Inherited {
  readonly office: string;
  readonly why: string;
}

const admin = (why: string): Inherited => ({ office: "Council", why });

/** By contract of the library and function. */
export const INHERITED: Readonly<Record<string, Inherited>> = {
  "AccessManager.grantRole": admin("The admin of every role is the council."),
  "AccessManager.revokeRole": admin("As grantRole."),
  "AccessManager.labelRole": admin("Names are given by whoever gives the role."),
  "AccessManager.setRoleAdmin": admin("Who grants a role is governance itself."),
  "AccessManager.setRoleGuardian": admin("Who cancels is governance itself."),
  "AccessManager.setGrantDelay": admin("Delays are governance itself."),
  "AccessManager.setTargetFunctionRole": admin("Moves a function from the council to another role."),
  "AccessManager.setTargetAdminDelay": admin("Delays are governance itself."),
  "AccessManager.setTargetClosed": admin("Stops every restricted function of a contract."),
  "AccessManager.updateAuthority": admin("Puts a contract under another authority."),
  "AccessManager.schedule": { office: "Admitted", why: "Nobody schedules what he may not call." },
  "AccessManager.cancel": { office: "Scheduler", why: "Guardians stop what has not run yet." },
  "AccessManager.consumeScheduledOp": {
    office: "Managed",
    why: "A managed contract asks back while it runs a scheduled call; a caller without code fails without data.",
  },
  "AccessManager.renounceRole": { office: "Anyone", why: "See what is open to everyone." },
  "Multicall.multicall": { office: "Anyone", why: "See what is open to everyone." },
  "AccessManagedUpgradeable.setAuthority": {
    office: "Authority",
    why: "The present authority alone hands over, by updateAuthority.",
  },
  "ERC20Upgradeable.transfer": { office: "Holder", why: "A holder pays." },
  "ERC20Upgradeable.transferFrom": { office: "Allowed", why: "Within the holder's allowance." },
  "ERC20Upgradeable.approve": { office: "Anyone", why: "See what is open to everyone." },
  "UUPSUpgradeable.upgradeToAndCall": {
    office: "Council",
    why: "_authorizeUpgrade is restricted; on an implementation itself nobody can, by onlyProxy.",
  },
};

/** What is open to everyone, by contract and function, and why it may be. Nothing else may be. */
export const OPEN: Readonly<Record<string, string>> = {
  "Consortium.completeRecovery":
    "Puts in the keys of the public notice, once quorum, delay and objections are done with.",
  "Consortium.fallback":
    "Runs ConsortiumActs and, behind it, RepresentationActs, whose functions stand in the table one by one.",
  "Consortium.multicall": "Each call in it is checked as if sent alone, by the same sender.",
  "Consortium.renounceRole": "Ends an office of the caller's own; nobody else's.",
  "Covenants.assess":
    "Compares what attesters filed with what was promised; the caller chooses nothing, and may choose when.",
  "Daybook.carrySuccession":
    "Writes into folios what a completed succession says; the caller chooses nothing.",
  "Daybook.fallback": "Runs LoadActs, whose functions stand in the table one by one.",
  "Daybook.withdrawConsent": "Takes back the caller's own consent; who gave none has none to take back.",
  "GrantLedger.repay":
    "Pays back from the caller's own deposits, to the payer of the grant, no more than is due.",
  "IPRegister.approve": "Allows another to move the caller's own shares; who holds none gives nothing.",
  "IPRegister.setOperator": "As approve, for all that the caller holds.",
  "IPRegister.fallback": "Runs RightViews, which writes nothing.",
  "DepositToken.approve": "Allows another to move the caller's own deposits; who holds none gives nothing.",
  "Enforcement.collect": "Pays a party what is its own; the caller chooses nothing.",
  "InvestmentLedger.strike":
    "Takes off a receipt that the registry of evidence says is void; the caller chooses nothing.",
  "LandRegister.approve": "Allows another to move the caller's own shares; who holds none gives nothing.",
  "LandRegister.setOperator": "As approve, for all that the caller holds.",
  "LandRegister.fallback": "Runs RegisterViews, which writes nothing.",
  "Loans.follow":
    "Keeps what the register says of where the charge went; the caller picks among titles that bear it.",
  "Loans.note": "Keeps what the register says of the creditor; the caller chooses nothing.",
  "Loans.repay": "Anyone may pay another's debt, with the caller's own deposits.",
  "Loans.tie": "Keeps what the register says of a charge that was lodged after the loan was committed.",
  "PartyAccount.receive": "Anyone may pay a party.",
  "Rents.collect": "Pays the party, or who answers for it; the caller chooses nothing.",
  "Rents.giveBack": "Anyone may pay the landlord's debt, with the caller's own deposits.",
  "Rents.note": "Keeps what the register says of the lease; the caller chooses nothing.",
  "Rents.pay": "Anyone may pay another's rent, with the caller's own deposits.",
  "Rents.payBill": "As pay, for a bill.",
  "Royalties.pay": "Pays what a statement says from the caller's own deposits, to whom the register names.",
  "Royalties.collect": "Pays the party, or who answers for it; the caller chooses nothing.",
  "PolicyRegister.pay":
    "Pays what the lead insurer assessed, to whom the register says; the caller chooses nothing.",
  "SettlementRoom.reportActivity":
    "Says what the titles' heads say: that an entry came after verification. The caller chooses nothing.",
  "SettlementRoom.refund":
    "Pays the party, or who answers for it; while the room may settle, the party alone is let.",
  "SettlementRoom.settle":
    "Does what every party signed and a registrar verified, within the time that they signed; nothing else.",
  "SettlementRoom.settleChain": "As settle, for rooms in turn.",
};

/** The interface of what runs behind a contract, where that is not `I<name>` of the contract. */
export const BEHIND: Readonly<Record<string, string>> = { Daybook: "IBulkLoad" };

/** Deployed contracts that are not the project's own, and who governs them. */
export const FOREIGN: Readonly<Record<string, string>> = {
  ERC1967Proxy: "Has no function of its own: sends every call to its implementation.",
};
