// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Ranks} from "../register/charges/Ranks.sol";
import {IBook} from "../settlement/IBook.sol";
import {Day} from "../types/Day.sol";
import {TitleId} from "../types/TitleId.sol";
import {
    Claim,
    ClaimState,
    Insurer,
    Policy,
    PolicyKind,
    PolicyState,
    PolicyTerms
} from "./policies/PolicyTypes.sol";

/// @title Insurance on titles
/// @notice Policies on titles and on the loans that they secure; claims on them, paid by every insurer in its exact share.
///
/// ```
/// policy: None --offer--> Offered --payPremium, all joined--> Paid --cancel, both--> Cancelled
///                            \--withdraw--> Withdrawn           (lapses by time)
/// claim:  None --claim--> Filed --assess--> Assessed --pay, or settled by every insurer--> Paid
///                            \--reject--------/--> Rejected
/// ```
///
/// **No cover before the premium is paid.** It is paid once, straight to the insurers. What is refunded on cancellation the
/// terms say; nothing is refunded here.
///
/// **Property**: what is paid takes the place of the title for those it secures, in their order (Civil Code art. 390,
/// Security Interpretation art. 42). A mortgagee is paid first once its charge stands in the mortgagee clause or it gave
/// notice: up to its sum, and to what the loan tied to the charge still owes, which is repaid by it.
///
/// **Guarantee**: the insurers pay in a settlement in which the charge passes to the lead insurer. That is the recorded
/// subrogation (Civil Code arts. 407, 700; Insurance Law art. 60): without it no share is taken for paid.
///
/// **Parties** that have ceased are answered for by their successors.
interface IPolicyRegister is IBook {
    /// @notice A policy was offered.
    /// @param policy Its number.
    /// @param lead Lead insurer.
    /// @param insured Who is insured.
    /// @param terms What is offered.
    /// @param insurers Insurers with their shares, the lead first.
    event PolicyOffered(
        uint32 indexed policy,
        address indexed lead,
        address indexed insured,
        PolicyTerms terms,
        Insurer[] insurers
    );
    /// @notice An insurer bound itself to its share.
    /// @param policy Number of the policy.
    /// @param insurer Insurer.
    event InsurerJoined(uint32 indexed policy, address indexed insurer);
    /// @notice The lead insurer took the offer back.
    /// @param policy Number of the policy.
    event PolicyWithdrawn(uint32 indexed policy);
    /// @notice The premium is paid.
    /// @param policy Number of the policy.
    /// @param coverFrom First day of cover, UTC+8.
    /// @param parts Fen that each insurer received, in their order.
    event PremiumPaid(uint32 indexed policy, Day coverFrom, uint256[] parts);
    /// @notice One side wants to cancel.
    /// @param policy Number of the policy.
    /// @param by Insured or lead insurer.
    event CancellationAsked(uint32 indexed policy, address indexed by);
    /// @notice Both sides have cancelled.
    /// @param policy Number of the policy.
    /// @param from First day without cover, UTC+8.
    event PolicyCancelled(uint32 indexed policy, Day from);
    /// @notice A mortgagee is paid first from now on, or no longer.
    /// @param policy Number of the policy.
    /// @param charge Number of its charge.
    /// @param by Chargee; for a mortgagee clause, the insured.
    /// @param first Whether it is paid first.
    event MortgageeNoted(uint32 indexed policy, uint32 indexed charge, address indexed by, bool first);
    /// @notice A claim was filed.
    /// @param claim Its number.
    /// @param policy Number of the policy.
    /// @param by Who claims.
    /// @param filed The claim.
    event ClaimFiled(uint32 indexed claim, uint32 indexed policy, address indexed by, Claim filed);
    /// @notice The lead insurer said what is due.
    /// @param claim Number of the claim.
    /// @param amount Fen.
    /// @param valuation Document that it rests on.
    event ClaimAssessed(uint32 indexed claim, uint128 amount, bytes32 valuation);
    /// @notice The lead insurer rejected a claim.
    /// @param claim Number of the claim.
    /// @param reason Commitment to the written reason.
    event ClaimRejected(uint32 indexed claim, bytes32 reason);
    /// @notice An insurer has paid its share in a settlement.
    /// @param claim Number of the claim.
    /// @param insurer Insurer.
    /// @param amount Fen.
    /// @param number Daybook number of the instrument that passed the charge, as the settlement names it.
    event ShareSettled(uint32 indexed claim, address indexed insurer, uint128 amount, uint32 number);
    /// @notice Every insurer has paid its share.
    /// @param claim Number of the claim.
    /// @param amount Fen.
    /// @param payments Who was paid what; empty for a guarantee, which the settlement pays.
    event ClaimPaid(uint32 indexed claim, uint128 amount, Ranks.Payment[] payments);

    /// @notice No policy has this number.
    error PolicyUnknown(uint32 policy);
    /// @notice No claim has this number.
    error ClaimUnknown(uint32 claim);
    /// @notice The policy is in a state in which this cannot be done.
    error PolicyNotIn(uint32 policy, PolicyState state);
    /// @notice The claim is in a state in which this cannot be done.
    error ClaimNotIn(uint32 claim, ClaimState state);
    /// @notice Policies of this kind know no such thing.
    error PolicyOfOtherKind(uint32 policy, PolicyKind kind);
    /// @notice A policy of a title names a register and a title, a guarantee a loan, and neither anything else.
    error SubjectInvalid(PolicyKind kind, address register, TitleId title, uint32 loan);
    /// @notice A clause names a charge for property only.
    error ClauseInvalid(PolicyKind kind, uint32 charge);
    /// @notice A policy ends today or later, and not before it begins (days UTC+8).
    error PolicyPeriodInvalid(Day today, Day from, Day until);
    /// @notice Cover and premium are at least one fen.
    error CoverEmpty(uint128 cover, uint128 premium);
    /// @notice From one insurer to `most`.
    error InsurersInvalid(uint256 count, uint256 most);
    /// @notice The insurer is named twice.
    error InsurerTwice(address insurer);
    /// @notice The insurer insures itself.
    error InsuredIsInsurer(address party);
    /// @notice The offer comes from the lead insurer, `caller` is not the first one named.
    error LeadNotFirst(address first, address caller);
    /// @notice `caller` is not the lead insurer, nor answers for it.
    error NotTheLead(uint32 policy, address caller, address lead);
    /// @notice `party` is no insurer of the policy, nor answers for one.
    error NotAnInsurer(uint32 policy, address party);
    /// @notice `caller` is not the insured, nor answers for it.
    error NotTheInsured(uint32 policy, address caller, address insured);
    /// @notice `caller` is neither the insured nor the lead insurer.
    error NotSideOfPolicy(uint32 policy, address caller);
    /// @notice The insurer is bound already.
    error JoinedAlready(uint32 policy, address insurer);
    /// @notice The insurer has not joined: nobody is bound yet.
    error InsurerNotJoined(uint32 policy, address insurer);
    /// @notice The insured neither holds the title nor a security on it.
    error NoInterest(uint32 policy, address insured);
    /// @notice The loan is owed to `creditor`, not to the insured.
    error InsuredNotCreditor(uint32 policy, address insured, address creditor);
    /// @notice The policy `other` covers the loan for some of these days.
    error LoanInsured(uint32 loan, uint32 other);
    /// @notice The charge is no live security on the title, or that of `chargee`, not of `caller`.
    error NotTheMortgagee(uint32 policy, uint32 charge, address caller, address chargee);
    /// @notice The mortgagee is secured and paid first; it has not waived.
    error MortgageeFirst(uint32 policy, uint32 charge, address chargee);
    /// @notice A claim is of at least one fen, and so is what is due.
    error ClaimEmpty(uint32 policy);
    /// @notice There was no cover on the day `lossOn`, for want of a policy in force or within its waiting days. Cover runs
    /// from `from` to `until` (days UTC+8).
    error NotCovered(uint32 policy, Day lossOn, Day from, Day until);
    /// @notice The defect is later than the date of title (days UTC+8).
    error DefectAfterTitle(uint32 policy, Day defectOn, Day dateOfTitle);
    /// @notice A guarantee can be claimed from the day `from` (UTC+8).
    error WaitingPeriod(uint32 policy, Day today, Day from);
    /// @notice The loss lies in the future (days UTC+8).
    error LossInFuture(Day today, Day lossOn);
    /// @notice The document served for the claim `claim`.
    error LossClaimed(bytes32 evidence, uint32 claim);
    /// @notice More than is claimed, or than is left of the cover (fen).
    error AboveCover(uint32 policy, uint128 amount, uint128 most);
    /// @notice More than the covered share of what is owed (fen).
    error AboveOwed(uint32 policy, uint128 amount, uint128 most);
    /// @notice The creditor has not declared the default, or nothing is owed any more.
    error NotInDefault(uint32 policy, uint32 loan);
    /// @notice The claim `claim` on the guarantee is open or paid; a loan defaults once.
    error GuaranteeClaimed(uint32 policy, uint32 claim);
    /// @notice The claim was paid.
    error AlreadyPaid(uint32 claim);
    /// @notice The insurer has paid its share.
    error AlreadyPaidIn(uint32 claim, address insurer);
    /// @notice The share of the insurer is `due` fen.
    error ShareOfClaimWrong(uint32 claim, address insurer, uint128 amount, uint128 due);
    /// @notice A settlement tells what insurers pay in, nothing else.
    error NotPaidIn(uint32 claim, address party);
    /// @notice The charge is not the lead insurer's on the register, but that of `chargee`; zero if it is gone.
    error SubrogationMissing(uint32 claim, uint32 charge, address chargee);

    /// @notice Offers a policy, and binds the lead insurer, who is named first. An insurer, active. Reverts with
    /// `OfficeRequired`, `PartyUnknown` and its kin, `RegisterUnknown`, `SubjectInvalid`, `ClauseInvalid`, `PolicyPeriodInvalid`,
    /// `CoverEmpty`, `CommitmentEmpty`, `ShareInvalid`, `InsurersInvalid`, `LeadNotFirst`, `InsurerTwice`,
    /// `InsuredIsInsurer` or `SharesNotOne`.
    /// @param terms What is offered.
    /// @param insurers Insurers with their shares, the lead first; `joined` is not read.
    /// @param denominator Sum of the shares.
    /// @return policy Its number.
    /// @custom:office Insurer@national
    function offer(
        PolicyTerms calldata terms,
        Insurer[] calldata insurers,
        uint64 denominator
    ) external returns (uint32 policy);

    /// @notice Binds an insurer to its share. An insurer of the policy, active. Reverts with `OfficeRequired`,
    /// `PolicyNotIn`, `NotAnInsurer` or `JoinedAlready`.
    /// @param policy Number of the policy.
    /// @custom:office Insurer@national
    function join(uint32 policy) external;

    /// @notice Takes the offer back, before the premium is paid. The lead insurer, active. Reverts with `NotTheLead` or
    /// `PolicyNotIn`.
    /// @param policy Number of the policy.
    /// @custom:office Party
    function withdraw(uint32 policy) external;

    /// @notice Accepts the offer and pays the premium to the insurers by their shares; the insured must have allowed it.
    /// From now on there is cover, but not before the first day. The insured, active. Reverts with `NotTheInsured`,
    /// `PolicyNotIn`, `PolicyPeriodInvalid`, `InsurerNotJoined`, `OfficeRequired`, `NoInterest`, `NotTheMortgagee`,
    /// `InsuredNotCreditor` or `LoanInsured`.
    /// @param policy Number of the policy.
    /// @custom:office Party
    function payPremium(uint32 policy) external;

    /// @notice Cancels, once insured and lead insurer have both said so; there is no cover from that day on. Nothing is
    /// refunded here. Reverts with `NotSideOfPolicy`, `PolicyNotIn` or `MortgageeFirst`.
    /// @param policy Number of the policy.
    /// @custom:office Party
    function cancel(uint32 policy) external;

    /// @notice A mortgagee gives notice that it is to be paid first, or does so again. The chargee, active. Reverts with
    /// `PolicyNotIn`, `PolicyOfOtherKind` or `NotTheMortgagee`.
    /// @param policy Number of the policy, of property.
    /// @param charge Number of its charge.
    /// @custom:office Party
    function giveNotice(uint32 policy, uint32 charge) external;

    /// @notice A mortgagee waives to be paid first. The chargee, active. Reverts as {giveNotice}.
    /// @param policy Number of the policy, of property.
    /// @param charge Number of its charge.
    /// @custom:office Party
    function waive(uint32 policy, uint32 charge) external;

    /// @notice Claims for a loss of property, or for a defect of title. The insured, active. Reverts with `NotTheInsured`,
    /// `PolicyNotIn`, `PolicyOfOtherKind`, `ClaimEmpty`, `LossInFuture`, `NotCovered`, `DefectAfterTitle`, `NoInterest`,
    /// `AboveCover`, `MortgageeFirst`, `EvidenceOfWrongKind`, `LossClaimed`, or the reason that `requireGood` gives.
    /// @param policy Number of the policy.
    /// @param amount Fen claimed.
    /// @param lossOn Day of the loss, UTC+8; of a defect, a day on which it existed.
    /// @param toInsured Whether the insured asks to be paid itself; else mortgagees are paid first.
    /// @param evidence Document of the loss; of a defect, a court's order or an authority's decision.
    /// @return number Number of the claim.
    /// @custom:office Party
    function claim(
        uint32 policy,
        uint128 amount,
        Day lossOn,
        bool toInsured,
        bytes32 evidence
    ) external returns (uint32 number);

    /// @notice Claims on a guarantee, once the loan is in default and the waiting days are over. The creditor, who is the
    /// insured, active. Reverts with `NotTheInsured`, `PolicyNotIn`, `PolicyOfOtherKind`, `ClaimEmpty`,
    /// `GuaranteeClaimed`, `InsuredNotCreditor`, `NotInDefault`, `NotCovered`, `WaitingPeriod`, `AboveCover`, `AboveOwed`,
    /// `LossClaimed`, or the reason that `requireGood` gives.
    /// @param policy Number of the policy.
    /// @param amount Fen claimed.
    /// @param evidence Document of the default.
    /// @return number Number of the claim.
    /// @custom:office Party
    function claimGuarantee(uint32 policy, uint128 amount, bytes32 evidence) external returns (uint32 number);

    /// @notice Says what is due on a claim, or says it anew before anybody paid. The lead insurer, active. Reverts with
    /// `NotTheLead`, `ClaimNotIn`, `AlreadyPaid`, `AlreadyPaidIn`, `ClaimEmpty`, `AboveCover`, `AboveOwed`, or
    /// `EvidenceOfWrongKind` and its kin.
    /// @param number Number of the claim.
    /// @param amount Fen due.
    /// @param valuation Document that it rests on, a valuation.
    /// @custom:office Party
    function assess(uint32 number, uint128 amount, bytes32 valuation) external;

    /// @notice Rejects a claim before anybody paid. The lead insurer, active. Reverts with `NotTheLead`, `ClaimNotIn`,
    /// `AlreadyPaid`, `AlreadyPaidIn` or `CommitmentEmpty`.
    /// @param number Number of the claim.
    /// @param reason Commitment to the written reason.
    /// @custom:office Party
    function reject(uint32 number, bytes32 reason) external;

    /// @notice Pays what was assessed on a claim of property or title: takes each insurer's share, which it must have
    /// allowed, and pays whom {proceedsOf} names, all or nothing. Anyone. Reverts with `ClaimUnknown`, `AlreadyPaid`,
    /// `ClaimNotIn` or `PolicyOfOtherKind`.
    /// @param number Number of the claim.
    /// @custom:office Anyone
    function pay(uint32 number) external;

    /// @notice A policy.
    /// @param policy Its number.
    /// @return The policy; empty if there is none.
    function policyOf(uint32 policy) external view returns (Policy memory);

    /// @notice The insurers of a policy.
    /// @param policy Number of the policy.
    /// @return Insurers with their shares, the lead first.
    function insurersOf(uint32 policy) external view returns (Insurer[] memory);

    /// @notice A claim.
    /// @param number Its number.
    /// @return The claim; empty if there is none.
    function claimOf(uint32 number) external view returns (Claim memory);

    /// @notice What is left of the cover, after what was assessed, paid or not.
    /// @param policy Number of the policy.
    /// @return Fen.
    function coverLeftOf(uint32 policy) external view returns (uint128);

    /// @notice Whether there is cover on a day, waiting days aside.
    /// @param policy Number of the policy.
    /// @param day Day, UTC+8.
    /// @return True from the first day of cover to the last, or to the day before cancellation.
    function isInForce(uint32 policy, Day day) external view returns (bool);

    /// @notice Whether the holder of a charge is paid first.
    /// @param policy Number of the policy.
    /// @param charge Number of the charge.
    /// @return True by clause or notice, until it waives.
    function isMortgageeFirst(uint32 policy, uint32 charge) external view returns (bool);

    /// @notice Each insurer's share of what is assessed on a claim.
    /// @param number Number of the claim.
    /// @return Fen, in the order of the insurers; they add up to what is due.
    function sharesOf(uint32 number) external view returns (uint256[] memory);

    /// @notice Who would be paid what on a claim of property or title today: mortgagees to be paid first, by rank, then the
    /// insured.
    /// @param number Number of the claim.
    /// @return Payments; those of nothing are left out.
    function proceedsOf(uint32 number) external view returns (Ranks.Payment[] memory);

    /// @notice Who is due what of a sum that the lead insurer got from the debtor or the title after a guarantee was paid:
    /// first the creditor, for what the guarantee left unpaid, since subrogation must not hurt it (Civil Code art. 700),
    /// then the insurers by their shares.
    /// @param number Number of the claim.
    /// @param recovered Fen recovered in all.
    /// @return creditorPart Fen for the creditor.
    /// @return parts Fen for each insurer, in their order.
    function recoveryOf(
        uint32 number,
        uint128 recovered
    ) external view returns (uint128 creditorPart, uint256[] memory parts);
}
