// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Deposits that banks issue
/// @notice A bank is a party that holds the national office of that name. It issues up to its limit what it owes to
/// depositors, and redeems what it has issued. The supply is at all times the sum of what the banks have issued.
///
/// Deposits of all banks are one money: a bank redeems whatever deposits a holder gives it, at most as much as it has
/// issued itself. What banks owe one another for that they settle among themselves.
interface IDepositIssue {
    /// @notice The council set the limit of a bank.
    /// @param bank The party.
    /// @param limit Fen that its issue may reach.
    event LimitSet(address indexed bank, uint128 limit);

    /// @notice A bank issued deposits.
    /// @param bank The party that owes them.
    /// @param to Who received them.
    /// @param amount Fen.
    event Issued(address indexed bank, address indexed to, uint256 amount);

    /// @notice A bank redeemed deposits.
    /// @param bank The party, whose issue fell.
    /// @param holder Whose they were.
    /// @param amount Fen.
    event Redeemed(address indexed bank, address indexed holder, uint256 amount);

    /// @notice What a bank that has ceased had issued is owed by the bank that answers for it.
    /// @param ceased The party that has ceased.
    /// @param bank The bank that took over.
    /// @param amount Fen.
    event IssueTakenOver(address indexed ceased, address indexed bank, uint256 amount);

    /// @notice The bank has issued `issued` fen and may have issued `limit`: `amount` more is too much.
    error IssueAboveLimit(address bank, uint256 amount, uint256 issued, uint256 limit);
    /// @notice The party has issued `issued` fen: it cannot redeem `amount`.
    error RedemptionAboveIssue(address bank, uint256 amount, uint256 issued);
    /// @notice The bank has not ceased, or `caller` is not who answers for it, but `answering`.
    error IssueNotInherited(address bank, address caller, address answering);
    /// @notice The bank that has ceased has issued nothing, or its issue was taken over before.
    error NothingIssued(address bank);

    /// @notice Sets the limit of a bank. Council only: else `AccessManagedUnauthorized`. A limit below what the bank has
    /// issued stops its issue and nothing else. Reverts with `PartyUnknown`.
    /// @param bank A party; it issues only while it holds the office.
    /// @param limit Fen that its issue may reach.
    /// @custom:office Council
    function setLimit(address bank, uint128 limit) external;

    /// @notice Issues deposits to a holder: the caller owes them from now on. A bank, active. Reverts with
    /// `OfficeRequired`, the reason why the bank cannot act or the receiver cannot hold, or `IssueAboveLimit`.
    /// @param to Who receives them.
    /// @param amount Fen.
    /// @custom:office Bank@national
    function issue(address to, uint128 amount) external;

    /// @notice Redeems deposits of a holder, by the holder's allowance, or the caller's own. A party that has issued,
    /// active; licensed or not, and over its limit too. Reverts with the reason why the caller cannot act,
    /// `RedemptionAboveIssue`, `ERC20InsufficientAllowance`, the reason why the holder cannot send,
    /// `ERC20InsufficientBalance`, or `ERC7943InsufficientUnfrozenBalance`.
    /// @param holder Whose deposits are redeemed.
    /// @param amount Fen.
    /// @custom:office Issuer
    function redeem(address holder, uint128 amount) external;

    /// @notice Takes over what a bank that has ceased had issued, its limit excepted. The bank that answers for it,
    /// active. Reverts with `OfficeRequired`, the reason why the caller cannot act, `IssueNotInherited`, or `NothingIssued`.
    /// @param bank The party that has ceased.
    /// @custom:office Bank@national
    function takeOver(address bank) external;

    /// @notice What a party has issued and not redeemed.
    /// @param bank The party.
    /// @return Fen.
    function issuedOf(address bank) external view returns (uint256);

    /// @notice What a party's issue may reach, while it is a bank.
    /// @param bank The party.
    /// @return Fen.
    function limitOf(address bank) external view returns (uint256);
}
