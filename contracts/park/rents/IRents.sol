// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";
import {IClearance} from "../IClearance.sol";
import {Bill, BillKind, BillState, RentAccount, RentState, RentStep, RentTerms} from "./RentTypes.sol";

/// @title Rents
/// @notice A lease on the register of land can have one rent account. The register is the truth about the lease: who has
/// it, for how long, on which title; the account is the contract about the money.
///
/// ```
/// propose --accept--> Open --the lease is off the register--> Ended
///        \--withdraw--> Withdrawn
/// ```
///
/// **Landlord** is the head lessee of a sublease; else the proprietor of the day, of several the named payee. If the
/// payee is no proprietor any more, the first on the register is. Of a title that has ended, the last landlord noted.
/// **Tenant** is who has the lease on the register: who takes a lease over takes its account.
///
/// **Rent** is due for each period on its first day, and runs to the lease's last day. What is due the steps tell; what
/// is paid goes to the oldest rent. Landlord and tenant may agree on other steps, also for periods that have begun: what
/// was paid counts for what is due then. A lease that leaves the register earlier ends the rent on the day on which that is
/// noted, which every act on the account does, and anyone by {note}. A period that is cut short is owed by its days.
///
/// **Bills** for what comes beside the rent are the landlord's. The tenant contests one until the days of grace after its
/// due day are over: then it is no arrears until a court confirms it.
///
/// **The deposit** is held here. After the end, rent and bills are taken off, and the rest goes back: the landlord settles
/// at any time, the tenant from 30 days after the end.
///
/// **Payments** to a party that cannot receive at present are held for it until they are collected.
interface IRents is IClearance {
    /// @notice A landlord offered an account.
    /// @param rental Its number.
    /// @param park Park of the premises.
    /// @param lease Number of the lease.
    /// @param landlord Landlord.
    /// @param terms What is offered.
    event RentProposed(
        uint32 indexed rental,
        uint32 indexed park,
        uint32 indexed lease,
        address landlord,
        RentTerms terms
    );
    /// @notice The landlord took its offer back.
    /// @param rental Number of the account.
    event RentWithdrawn(uint32 indexed rental);
    /// @notice The tenant accepted.
    /// @param rental Number of the account.
    /// @param park Park of the premises.
    /// @param tenant Tenant.
    /// @param landlord Landlord.
    /// @param until Last day of the lease, UTC+8.
    event RentAccepted(
        uint32 indexed rental,
        uint32 indexed park,
        address indexed tenant,
        address landlord,
        Day until
    );
    /// @notice The register says something else than before of the lease.
    /// @param rental Number of the account.
    /// @param title Title that bears it.
    /// @param tenant Who has it.
    /// @param landlord Who is paid.
    /// @param until Its last day, UTC+8.
    event RentNoted(
        uint32 indexed rental,
        TitleId indexed title,
        address indexed tenant,
        address landlord,
        Day until
    );
    /// @notice The lease is off the register: rent has stopped.
    /// @param rental Number of the account.
    /// @param last Last day for which rent is owed, UTC+8.
    event RentEnded(uint32 indexed rental, Day last);
    /// @notice The landlord offered other rents.
    /// @param rental Number of the account.
    /// @param landlord Landlord.
    /// @param steps All steps, from period 1 on.
    event RentStepsOffered(uint32 indexed rental, address indexed landlord, RentStep[] steps);
    /// @notice The tenant agreed to the rents that were offered.
    /// @param rental Number of the account.
    event RentStepsAgreed(uint32 indexed rental);
    /// @notice Rent was paid.
    /// @param rental Number of the account.
    /// @param payer Who paid.
    /// @param landlord To whom.
    /// @param amount Fen.
    event RentPaid(uint32 indexed rental, address indexed payer, address indexed landlord, uint128 amount);
    /// @notice Rent paid for days after the end was given back.
    /// @param rental Number of the account.
    /// @param payer Who gave it back.
    /// @param tenant To whom.
    /// @param amount Fen.
    event RentReturned(uint32 indexed rental, address indexed payer, address indexed tenant, uint128 amount);
    /// @notice A bill was made out.
    /// @param bill Its number.
    /// @param rental Number of the account.
    /// @param kind What it is for.
    /// @param amount Fen.
    /// @param due Day on which it is due, UTC+8.
    /// @param document What it rests on.
    event Billed(
        uint32 indexed bill,
        uint32 indexed rental,
        BillKind kind,
        uint128 amount,
        Day due,
        bytes32 document
    );
    /// @notice A bill was paid.
    /// @param bill Its number.
    /// @param payer Who paid.
    /// @param amount Fen.
    event BillPaid(uint32 indexed bill, address indexed payer, uint128 amount);
    /// @notice The landlord gave a bill up.
    /// @param bill Its number.
    /// @param reason Commitment to the reason.
    event BillVoided(uint32 indexed bill, bytes32 reason);
    /// @notice The tenant contested a bill.
    /// @param bill Its number.
    /// @param reason Commitment to the reason.
    event BillContested(uint32 indexed bill, bytes32 reason);
    /// @notice A court confirmed a contested bill.
    /// @param bill Its number.
    /// @param order The court's document.
    event BillConfirmed(uint32 indexed bill, bytes32 order);
    /// @notice The tenant paid the deposit.
    /// @param rental Number of the account.
    /// @param tenant Tenant.
    /// @param amount Fen.
    event RentDepositPaid(uint32 indexed rental, address indexed tenant, uint128 amount);
    /// @notice The deposit was settled.
    /// @param rental Number of the account.
    /// @param ofRent Fen taken for rent.
    /// @param ofBills Fen taken for bills, rent paid for days after the end included.
    /// @param returned Fen that went back to the tenant.
    event RentDepositSettled(uint32 indexed rental, uint128 ofRent, uint128 ofBills, uint128 returned);
    /// @notice The tenant pledged its lease.
    /// @param rental Number of the account.
    /// @param pledgee To whom.
    event LeasePledgeMade(uint32 indexed rental, address indexed pledgee);
    /// @notice The pledgee released its pledge of the lease.
    /// @param rental Number of the account.
    /// @param pledgee Who released it.
    event LeasePledgeReleased(uint32 indexed rental, address indexed pledgee);
    /// @notice A party could not receive: what was paid to it is held.
    /// @param party The party.
    /// @param amount Fen.
    event RentHeld(address indexed party, uint128 amount);
    /// @notice What was held for a party was paid out.
    /// @param party The party.
    /// @param payee Who answers for it.
    /// @param amount Fen.
    event RentCollected(address indexed party, address indexed payee, uint128 amount);

    /// @notice There is no rent account of this number.
    error RentUnknown(uint32 rental);
    /// @notice There is no bill of this number.
    error BillUnknown(uint32 bill);
    /// @notice The title bears no live lease of this number.
    error LeaseUnknown(TitleId title, uint32 lease);
    /// @notice The title lies in `park`, 0 for none, not in the park that the terms name.
    error PremisesElsewhere(TitleId title, uint32 park);
    /// @notice `payee` is none of the title's proprietors.
    error PayeeNotProprietor(TitleId title, address payee);
    /// @notice Periods have a length, 1 to 32 steps rise by period, and the first begins with period 1.
    error RentStepsInvalid(uint8 months, uint256 steps);
    /// @notice Rent begins within the lease, which runs from `first` to `last` (UTC+8).
    error RentOutsideLease(uint32 lease, Day from, Day first, Day last);
    /// @notice The account is in a state in which this cannot be done.
    error RentStateInvalid(uint32 rental, RentState state);
    /// @notice The lease has an account: `rental`.
    error LeaseHasAccount(uint32 lease, uint32 rental);
    /// @notice The offer came from a former landlord; now it is `landlord`.
    error LandlordChanged(uint32 rental, address landlord);
    /// @notice No other rents are offered.
    error NoStepsOffered(uint32 rental);
    /// @notice `owed` fen are owed, not `amount`.
    error RentAboveOwed(uint32 rental, uint128 amount, uint128 owed);
    /// @notice No rent was paid for days after the end.
    error NothingOverpaid(uint32 rental);
    /// @notice A bill has a kind and an amount, and is due today or later.
    error BillInvalid(uint32 rental, BillKind kind, uint128 amount, Day due);
    /// @notice The account has `most` open bills; some are paid or given up first.
    error TooManyBills(uint32 rental, uint256 most);
    /// @notice The bill is in a state in which this cannot be done.
    error BillStateInvalid(uint32 bill, BillState state);
    /// @notice The bill could be contested until `last` (UTC+8).
    error ContestLate(uint32 bill, Day last);
    /// @notice A deposit was paid before, or none was agreed.
    error NoDepositDue(uint32 rental);
    /// @notice No deposit is held.
    error NoDepositHeld(uint32 rental);
    /// @notice The tenant settles the deposit from `earliest` (UTC+8) on; until then the landlord may.
    error DepositNotYetDue(uint32 rental, Day earliest);
    /// @notice `caller` is neither landlord nor tenant.
    error NotOfLease(uint32 rental, address caller);
    /// @notice The lease is not pledged.
    error LeaseNotPledged(uint32 rental);
    /// @notice Nothing is held for the party.
    error NoRentHeld(address party);
    /// @notice `amount` fen are in arrears; after the end, owed.
    error RentInArrears(uint32 rental, uint128 amount);
    /// @notice The lease is still on the register.
    error LeaseStands(uint32 rental);
    /// @notice `amount` fen of deposit are not settled.
    error DepositHeld(uint32 rental, uint128 amount);
    /// @notice The lease is pledged to `pledgee`.
    error LeasePledged(uint32 rental, address pledgee);

    /// @notice Offers a rent account for a lease. The landlord, active. Reverts with `RentStepsInvalid`, `ParkUnknown`,
    /// `PremisesElsewhere`, `LeaseUnknown`, `NotTheParty`, `PayeeNotProprietor`, `LeaseHasAccount`, `RentOutsideLease`, or
    /// as `requireKind` for the contract.
    /// @param terms What is offered.
    /// @return rental Number of the account.
    /// @custom:office Landlord@lease
    function propose(RentTerms calldata terms) external returns (uint32 rental);

    /// @notice Takes an offer back. The landlord of the offer, active. Reverts with `RentUnknown`, `NotTheParty` or
    /// `RentStateInvalid`.
    /// @param rental Number of the account.
    /// @custom:office Landlord@lease
    function withdraw(uint32 rental) external;

    /// @notice Accepts an offer. The tenant on the register, active. Reverts with `RentUnknown`, `RentStateInvalid`,
    /// `LeaseUnknown`, `NotTheParty`, `LeaseHasAccount` or `LandlordChanged`.
    /// @param rental Number of the account.
    /// @custom:office Tenant@lease
    function accept(uint32 rental) external;

    /// @notice Offers other rents, in the place of an earlier offer. The landlord, active. Reverts with `RentUnknown`,
    /// `NotTheParty`, `RentStateInvalid` or `RentStepsInvalid`.
    /// @param rental Number of the account.
    /// @param steps All steps, from period 1 on.
    /// @custom:office Landlord@lease
    function offerSteps(uint32 rental, RentStep[] calldata steps) external;

    /// @notice Agrees to the rents that are offered. The tenant, active. Reverts with `RentUnknown`, `NotTheParty`,
    /// `RentStateInvalid`, `NoStepsOffered` or `LandlordChanged`.
    /// @param rental Number of the account.
    /// @custom:office Tenant@lease
    function agreeSteps(uint32 rental) external;

    /// @notice Pays the deposit, from the tenant's deposits, which it has approved. The tenant, active. Reverts with
    /// `RentUnknown`, `NotTheParty`, `RentStateInvalid` or `NoDepositDue`.
    /// @param rental Number of the account.
    /// @custom:office Tenant@lease
    function payDeposit(uint32 rental) external;

    /// @notice Pays rent that is due, from the caller's deposits, which it has approved. Anyone. Reverts with
    /// `RentUnknown`, `RentStateInvalid` or `RentAboveOwed`.
    /// @param rental Number of the account.
    /// @param amount Fen, up to what is owed today.
    /// @custom:office Anyone
    function pay(uint32 rental, uint128 amount) external;

    /// @notice Gives the tenant back what it paid for days after the end, from the caller's deposits, which it has
    /// approved. Anyone: it is the landlord's debt. Reverts with `RentUnknown` or `NothingOverpaid`.
    /// @param rental Number of the account.
    /// @custom:office Anyone
    function giveBack(uint32 rental) external;

    /// @notice Makes out a bill. The landlord, active. Reverts with `RentUnknown`, `NotTheParty`, `RentStateInvalid`,
    /// `BillInvalid`, `TooManyBills`, `EvidenceUsed`, or as `requireGood` for the document.
    /// @param rental Number of the account.
    /// @param kind What it is for.
    /// @param amount Fen.
    /// @param due Day on which it is due, UTC+8.
    /// @param document Invoice, reading or report; it serves for one bill.
    /// @return bill Its number.
    /// @custom:office Landlord@lease
    function bill(
        uint32 rental,
        BillKind kind,
        uint128 amount,
        Day due,
        bytes32 document
    ) external returns (uint32 bill);

    /// @notice Pays what is open of a bill, contested or not, from the caller's deposits, which it has approved. Anyone.
    /// Reverts with `BillUnknown` or `BillStateInvalid`.
    /// @param bill Its number.
    /// @custom:office Anyone
    function payBill(uint32 bill) external;

    /// @notice Gives up what is open of a bill. The landlord, active. Reverts with `BillUnknown`, `NotTheParty`,
    /// `BillStateInvalid` or `CommitmentEmpty`.
    /// @param bill Its number.
    /// @param reason Commitment to the reason.
    /// @custom:office Landlord@lease
    function voidBill(uint32 bill, bytes32 reason) external;

    /// @notice Contests a bill, up to the last of the days of grace after it is due. The tenant, active. Reverts with
    /// `BillUnknown`, `NotTheParty`, `BillStateInvalid`, `ContestLate` or `CommitmentEmpty`.
    /// @param bill Its number.
    /// @param reason Commitment to the reason.
    /// @custom:office Tenant@lease
    function contest(uint32 bill, bytes32 reason) external;

    /// @notice Brings a court's document by which a contested bill is owed. The landlord, active. Reverts with
    /// `BillUnknown`, `NotTheParty`, `BillStateInvalid`, `EvidenceUsed`, or as `requireKind` for the document.
    /// @param bill Its number.
    /// @param order Judgment or order, which serves for one bill.
    /// @custom:office Landlord@lease
    function confirmBill(uint32 bill, bytes32 order) external;

    /// @notice Keeps what the register says of the lease: its tenant, landlord, title and last day, or that it has left
    /// the register, which ends the rent today, or on the lease's last day if that is past. Anyone. Reverts with
    /// `RentUnknown` or `RentStateInvalid`.
    /// @param rental Number of the account.
    /// @custom:office Anyone
    function note(uint32 rental) external;

    /// @notice Settles the deposit after the end: rent that is owed and bills past grace that are not contested go to the
    /// landlord, oldest first; the rest goes to the tenant. What the tenant paid for days after the end is used for bills
    /// first. The landlord, or from 30 days after the end the tenant, active. Reverts with `RentUnknown`, `NotOfLease`,
    /// `RentStateInvalid`, `NoDepositHeld`, `LeasePledged` or `DepositNotYetDue`.
    /// @param rental Number of the account.
    /// @custom:office Parties@lease
    function settleDeposit(uint32 rental) external;

    /// @notice Pledges the lease, with the claim for the deposit: until it is released, the deposit does not go back and
    /// the tenant does not leave the park. The tenant, active. Reverts with `RentUnknown`, `NotTheParty`,
    /// `RentStateInvalid`, `LeasePledged`, or as `requireActive` for the pledgee.
    /// @param rental Number of the account.
    /// @param pledgee To whom.
    /// @custom:office Tenant@lease
    function pledge(uint32 rental, address pledgee) external;

    /// @notice Releases a pledge. The pledgee, active. Reverts with `RentUnknown`, `LeaseNotPledged` or `NotTheParty`.
    /// @param rental Number of the account.
    /// @custom:office Pledgee@lease
    function release(uint32 rental) external;

    /// @notice Pays out what is held for a party, to it or whoever answers for it. Anyone. Reverts with `NoRentHeld`, or as
    /// the token.
    /// @param party The party.
    /// @custom:office Anyone
    function collect(address party) external;

    /// @notice A rent account, as the register makes it today.
    /// @param rental Its number.
    /// @return The account; empty if there is none.
    function accountOf(uint32 rental) external view returns (RentAccount memory);

    /// @notice The account of a lease.
    /// @param lease Number of the lease on the register of land.
    /// @return Number of the account; 0 if none is open.
    function accountFor(uint32 lease) external view returns (uint32);

    /// @notice Other rents that are offered.
    /// @param rental Number of the account.
    /// @return landlord Who offered them; zero if nobody.
    /// @return steps All steps, from period 1 on.
    function offerOf(uint32 rental) external view returns (address landlord, RentStep[] memory steps);

    /// @notice Accounts that a party has or had as tenant of a park.
    /// @param park Number of the park.
    /// @param tenant The party.
    /// @return Their numbers.
    function accountsOf(uint32 park, address tenant) external view returns (uint32[] memory);

    /// @notice A bill.
    /// @param bill Its number.
    /// @return The bill; empty if there is none.
    function billOf(uint32 bill) external view returns (Bill memory);

    /// @notice Bills of an account that are neither paid, contested nor given up, oldest first.
    /// @param rental Number of the account.
    /// @return Their numbers.
    function openBillsOf(uint32 rental) external view returns (uint32[] memory);

    /// @notice Rent due up to and including a day, as the register stands today. Reverts with `RentUnknown`.
    /// @param rental Number of the account.
    /// @param day Day, UTC+8.
    /// @return Fen, from the first period on.
    function rentDueOf(uint32 rental, Day day) external view returns (uint128);

    /// @notice Rent due by today and not paid. Reverts with `RentUnknown`.
    /// @param rental Number of the account.
    /// @return Fen.
    function owedOf(uint32 rental) external view returns (uint128);

    /// @notice Rent and bills whose days of grace are over. Reverts with `RentUnknown`.
    /// @param rental Number of the account.
    /// @return Fen.
    function arrearsOf(uint32 rental) external view returns (uint128);

    /// @notice Arrears of all accounts of a tenant of a park.
    /// @param park Number of the park.
    /// @param tenant The party.
    /// @return Fen.
    function arrearsOfTenant(uint32 park, address tenant) external view returns (uint128);

    /// @notice What is held for a party that could not receive it.
    /// @param party The party.
    /// @return Fen.
    function heldFor(address party) external view returns (uint128);
}
