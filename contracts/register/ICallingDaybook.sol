// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {TitleId} from "../types/TitleId.sol";

/// @title What a register asks the daybook that calls it
/// @notice Two questions, so that a register sits below the daybook and needs no more of it.
interface ICallingDaybook {
    /// @notice The lodgement that is next in turn on a title.
    /// @param title Title.
    /// @return number Its number; 0 if none is pending.
    function firstPending(TitleId title) external view returns (uint32 number);

    /// @notice Refuses while the daybook is closed, with `DaybookClosed`.
    function requireOpen() external view;
}
