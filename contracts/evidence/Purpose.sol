// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Why kept data are shown to somebody
/// @notice Whoever asks to see register data states the purpose, and uses them for no other (Regulation arts. 27-28).
enum Purpose {
    None,
    /// The holder of the right looks into its own data.
    RightHolder,
    /// An interested party, such as a buyer, a chargee or an heir, within its interest.
    InterestedParty,
    /// A court or an authority, for the matter that it has in hand by law.
    CourtOrAuthority,
    /// The office itself, to examine or record a lodgement.
    Examination,
    /// An auditor or a supervising authority.
    Audit,
    /// Statistics and research that name nobody.
    Statistics
}
