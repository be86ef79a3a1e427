// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Why kept data were destroyed
/// @notice The grounds of PIPL art. 47(1), in its order.
enum ErasureGround {
    None,
    /// The purpose is achieved, cannot be achieved, or no longer needs the data.
    PurposeEnded,
    /// The service has ended or the period of keeping has run out.
    PeriodOver,
    /// The person withdrew the consent on which the keeping rested.
    ConsentWithdrawn,
    /// The data were processed against the law or an agreement.
    Unlawful,
    /// Another ground that a law gives.
    OtherLaw
}
