// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Day} from "../../types/Day.sol";
import {TitleId} from "../../types/TitleId.sol";

/// @notice The rent of a period, from one period on.
/// @param fromPeriod First period, from 1.
/// @param rent Fen for each period; 0 for a time free of rent.
struct RentStep {
    uint16 fromPeriod;
    uint96 rent;
}

/// @notice What landlord and tenant agree about the rent of a lease.
/// @param park Park in which the premises lie.
/// @param title Title that bears the lease.
/// @param lease Number of the lease on the register of land.
/// @param from First day of the first period, UTC+8; within the lease.
/// @param months Length of a period. The rent of a period is due on its first day.
/// @param graceDays How many days after its due day a payment is no arrears, and a bill can be contested.
/// @param deposit Fen that the tenant deposits.
/// @param payee Proprietor that takes the rent of a title in several hands; not looked at where there is one.
/// @param document Contract of lease.
/// @param steps Rents by period, rising; the first step begins with period 1.
struct RentTerms {
    uint32 park;
    TitleId title;
    uint32 lease;
    Day from;
    uint8 months;
    uint8 graceDays;
    uint128 deposit;
    address payee;
    bytes32 document;
    RentStep[] steps;
}

/// @notice Where a rent account is in its life.
enum RentState {
    None,
    /// The landlord offers it.
    Proposed,
    /// The landlord took the offer back.
    Withdrawn,
    /// Rent runs.
    Open,
    /// The lease is off the register: rent has stopped, what is owed is still owed.
    Ended
}

/// @notice The rent account of a lease.
/// @param terms What was agreed; the title is that which bears the lease now.
/// @param state Where it is.
/// @param tenant Who has the lease, as noted last.
/// @param landlord Who is paid, as noted last.
/// @param until Last day for which rent runs, UTC+8: of the lease as noted last, or of its earlier end.
/// @param depositPaid Whether the deposit was paid once.
/// @param paid Fen of rent paid.
/// @param held Fen of the deposit held here.
/// @param pledgee To whom the tenant pledged the lease; zero if to nobody.
struct RentAccount {
    RentTerms terms;
    RentState state;
    address tenant;
    address landlord;
    Day until;
    bool depositPaid;
    uint128 paid;
    uint128 held;
    address pledgee;
}

/// @notice What a bill is for.
enum BillKind {
    None,
    Service,
    Water,
    Power,
    Repair,
    Damage,
    Other
}

/// @notice Where a bill is in its life.
enum BillState {
    None,
    Open,
    /// The tenant denies it: it is no arrears, and the deposit is not taken for it.
    Contested,
    Paid,
    Void
}

/// @notice A bill beside the rent.
/// @param rental Number of the rent account.
/// @param kind What it is for.
/// @param state Where it is.
/// @param due Day on which it is due, UTC+8.
/// @param amount Fen.
/// @param paid Fen paid of it.
/// @param document Invoice, reading or report that it rests on.
struct Bill {
    uint32 rental;
    BillKind kind;
    BillState state;
    Day due;
    uint128 amount;
    uint128 paid;
    bytes32 document;
}
