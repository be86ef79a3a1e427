// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title RunsBehind
/// @notice A contract whose seldom used functions stand in the code of another, and run on this one's storage: what EIP-170
/// allows for one contract goes to what is called often, which then costs no more for what stands behind it.
abstract contract RunsBehind {
    address private immutable BEHIND;

    /// @notice Names the code behind.
    /// @param code Contract whose functions run here.
    constructor(address code) {
        BEHIND = code;
    }

    /// @notice Runs the functions of the code behind, each of which says who may call it. It takes no ether: what that code
    /// does not know reverts without data.
    /// @custom:office Anyone
    fallback() external {
        // solhint-disable-previous-line no-complex-fallback
        address code = BEHIND;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := delegatecall(gas(), code, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if iszero(ok) {
                revert(data, returndatasize())
            }
            return(data, returndatasize())
        }
    }
}
