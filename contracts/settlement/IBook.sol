// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title A book that hears of what a settlement pays
/// @notice A line of a settlement may name a book and a number in it: the loan that is drawn or repaid, the claim that
/// is paid. The settlement tells the book when all instruments are recorded, and nothing settles if the book refuses.
interface IBook {
    /// @notice Takes note of a line. A contract that holds the Settlement office: else `OfficeRequired`. Reverts with the
    /// book's own refusal if the line is not as the book knows the matter.
    /// @param ref Number in the book.
    /// @param party Who pays in, or who is paid.
    /// @param amount Fen.
    /// @param paysIn Whether the party pays in; else it is paid.
    /// @param number Daybook number of the instrument that the line names; 0 if it names none.
    /// @custom:office Settlement@national
    function settled(uint32 ref, address party, uint128 amount, bool paysIn, uint32 number) external;
}
