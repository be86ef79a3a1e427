// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Offices of the consortium
/// @notice An office is a kind of public task, held for one administrative division (GB/T 2260).
enum OfficeKind {
    None,
    /// Records and refuses lodgements of its division (Civil Code art. 212).
    Registrar,
    /// Accepts lodgements into the daybook; may be another person than the registrar.
    Examiner,
    /// Serves court, prosecutor and police orders (SPC seizure rules).
    Court,
    /// Identifies parties, enrols, suspends and reinstates them.
    Identity,
    /// Admits attesters and ends their qualification.
    Accreditation,
    /// Runs a park's register of tenants.
    ParkOperator,
    /// Closes the daybook in an emergency, for a limited time; cancels what the council has scheduled.
    Guardian,
    /// The consortium's council in what may not wait: it reopens the daybook. All else it does as admin, with a delay.
    Council,
    /// A party licensed to issue deposits, within its limit.
    Bank,
    /// A party licensed to insure.
    Insurer,
    /// A contract that holds deposits for others.
    Custodian,
    /// A contract that settles: the daybook records its instruments on the word of the officers it names, books believe
    /// it what was paid.
    Settlement,
    /// The competent authority of the parks of a division: admits tenants, gives grants, waives and decides.
    ParkAuthority,
    /// A contract of the park that tells other books of the park what it has done.
    ParkBook
}

/// @title Office numbers as AccessManager roles
/// @notice A role is `kind << 32 | division`, so that the registrar of one county is nobody in the next.
library Offices {
    /// @notice Division of an office that is held for the whole country (intellectual property, council tasks).
    uint32 internal constant NATIONAL = 0;

    /// @notice The role of an office.
    /// @param kind The office's task; `None` gives a number below every office.
    /// @param division GB/T 2260 code as a number, e.g. 310113, or `NATIONAL`.
    /// @return The role number of AccessManager.
    function id(OfficeKind kind, uint32 division) internal pure returns (uint64) {
        return (uint64(uint8(kind)) << 32) | division;
    }
}
