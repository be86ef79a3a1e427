import { expect } from "chai";
import type { Interface } from "ethers";
import { MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import { balances, HELD, issued, moneyed, pays, paysBy } from "../../support/money.js";
import { recoveredTo } from "../../support/recovery.js";
import { keyOf } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";

/** ERC-165 id of functions by their selectors. */
const idOf = (face: Interface, names: readonly string[]): string => {
  const sum = names.reduce((id, name) => id ^ BigInt(face.getFunction(name)?.selector ?? 0), 0n);
  return `0x${sum.toString(16).padStart(8, "0")}`;
};

describe("the deposit token", () => {
  it("is called by its name, and counts in fen", async () => {
    const { token } = await moneyed();
    expect(await token.name()).to.equal("Parkfolio deposit (CNY)");
    expect(await token.symbol()).to.equal("PCNY");
    expect(await token.decimals()).to.equal(2n);
    const { name, version, verifyingContract } = await token.eip712Domain();
    expect([name, version, verifyingContract]).to.deep.equal([
      "Parkfolio deposit (CNY)",
      "1",
      await token.getAddress(),
    ]);
  });

  it("says which standards it follows", async () => {
    const { token } = await moneyed();
    const erc20 = ["totalSupply", "balanceOf", "transfer", "allowance", "approve", "transferFrom"];
    const authorisation =
      "WithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)";
    const erc7943 = [
      "forcedTransfer",
      "setFrozenTokens",
      "canSend",
      "canReceive",
      "getFrozenTokens",
      "canTransfer",
    ];
    const face = token.interface as unknown as Interface;
    const permit = [
      "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
      "nonces(address)",
      "DOMAIN_SEPARATOR",
    ];
    const erc3009 = ["authorizationState", `transfer${authorisation}`, `receive${authorisation}`];
    const cancel = ["cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)"];
    const ids = [
      "0x01ffc9a7",
      idOf(face, erc20),
      idOf(face, ["name", "symbol", "decimals"]),
      idOf(face, permit),
      idOf(face, erc3009),
      idOf(face, cancel),
      "0x3edbb4c4",
    ];
    expect(idOf(face, erc7943)).to.equal("0x3edbb4c4");
    for (const id of ids) expect(await token.supportsInterface(id), id).to.equal(true);
    expect(await token.supportsInterface("0xffffffff")).to.equal(false);
    expect(await token.supportsInterface("0x41c4fbad")).to.equal(false);
  });

  it("is initialized once, never as an implementation, and upgraded by the council only", async () => {
    const { s, token } = await moneyed();
    await refused(token.initialize(), "InvalidInitialization", []);
    const { implementation = "" } = s.deployment.contracts.DepositToken ?? {};
    await refused(token.attach(implementation).getFunction("initialize").send(), "InvalidInitialization", []);
    await refused(
      token.connect(s.registrar).upgradeToAndCall(implementation, "0x"),
      "AccessManagedUnauthorized",
      [s.registrar.address],
    );
    await expect(token.upgradeToAndCall(implementation, "0x")).to.emit(token, "Upgraded");
    expect(await token.totalSupply()).to.equal(HELD);
  });

  it("pays while the daybook is closed", async () => {
    const { s, token, payer, payee } = await moneyed();
    await s.daybook.connect(s.guardian).close(3_600, ZeroHash);
    await pays(s, payer, payee, 1n);
    await balances(token, [payer, HELD - 1n], [payee, 1n]);
  });
});

describe("deposits as ERC-20", () => {
  it("pass from the holder, with the event, and neither more nor less", async () => {
    const { s, token, payer, payee } = await moneyed();
    await expect(pays(s, payer, payee, 40n))
      .to.emit(token, "Transfer")
      .withArgs(payer.address, payee.address, 40n);
    await balances(token, [payer, HELD - 40n], [payee, 40n]);
    expect(await token.totalSupply()).to.equal(HELD);
    // Nothing, and to oneself, are payments like others.
    await expect(pays(s, payer, payee, 0n))
      .to.emit(token, "Transfer")
      .withArgs(payer.address, payee.address, 0n);
    await pays(s, payer, payer, HELD - 40n);
    await balances(token, [payer, HELD - 40n], [payee, 40n]);
  });

  it("do not pass beyond the balance, nor to nobody", async () => {
    const { s, token, payer, payee } = await moneyed();
    await refused(pays(s, payer, payee, HELD + 1n), "ERC20InsufficientBalance", [
      payer.address,
      HELD,
      HELD + 1n,
    ]);
    await refused(pays(s, payee, payer, MaxUint256), "ERC20InsufficientBalance", [
      payee.address,
      0n,
      MaxUint256,
    ]);
    await refused(pays(s, payer, { address: ZeroAddress }, 1n), "ERC20InvalidReceiver", [ZeroAddress]);
    await balances(token, [payer, HELD], [payee, 0n]);
  });

  it("pass by allowance, which is used up", async () => {
    const { s, token, payer, payee, other } = await moneyed();
    const move = (amount: bigint) => paysBy(s, other, "transferFrom", [payer.address, payee.address, amount]);
    await refused(move(1n), "ERC20InsufficientAllowance", [other.address, 0n, 1n]);
    await expect(paysBy(s, payer, "approve", [other.address, 50n]))
      .to.emit(token, "Approval")
      .withArgs(payer.address, other.address, 50n);
    await refused(move(51n), "ERC20InsufficientAllowance", [other.address, 50n, 51n]);
    await expect(move(20n)).not.to.emit(token, "Approval");
    expect(await token.allowance(payer.address, other.address)).to.equal(30n);
    await balances(token, [payer, HELD - 20n], [payee, 20n], [other, 0n]);
    await paysBy(s, payer, "approve", [other.address, 0n]);
    await refused(move(1n), "ERC20InsufficientAllowance", [other.address, 0n, 1n]);
  });

  it("keep an allowance without end, and do not lose one to a payment that is refused", async () => {
    const { s, token, payer, payee, other } = await moneyed();
    const move = (amount: bigint) => paysBy(s, other, "transferFrom", [payer.address, payee.address, amount]);
    await paysBy(s, payer, "approve", [other.address, MaxUint256]);
    await move(7n);
    expect(await token.allowance(payer.address, other.address)).to.equal(MaxUint256);
    await paysBy(s, payer, "approve", [other.address, HELD]);
    await refused(move(HELD), "ERC20InsufficientBalance", [payer.address, HELD - 7n, HELD]);
    expect(await token.allowance(payer.address, other.address)).to.equal(HELD);
  });

  it("are allowed to somebody", async () => {
    const { s, token, payer } = await moneyed();
    await refused(paysBy(s, payer, "approve", [ZeroAddress, 1n]), "ERC20InvalidSpender", [ZeroAddress]);
    const nobody = await s.ethers.getImpersonatedSigner(ZeroAddress);
    const approval = token.connect(nobody).approve.staticCall(payer.address, 1n);
    await refused(approval, "ERC20InvalidApprover", [ZeroAddress]);
  });

  it("are not allowed any more once the keys that allowed them are replaced", async () => {
    const { s, token, bank, payer, payee, other } = await moneyed();
    await paysBy(s, payer, "approve", [other.address, 50n]);
    const renewed = { ...payer, key: keyOf(s, 5) };
    await recoveredTo(s, 1, payer, renewed.key);
    expect(await token.allowance(payer.address, other.address)).to.equal(0n);
    const move = () => paysBy(s, other, "transferFrom", [payer.address, payee.address, 1n]);
    await refused(move(), "ERC20InsufficientAllowance", [other.address, 0n, 1n]);
    // The deposits themselves are where they were, and the new keys allow anew.
    await paysBy(s, renewed, "approve", [other.address, 1n]);
    await move();
    await issued(s, bank, payer, 1n);
    await balances(token, [payer, HELD], [payee, 1n]);
  });
});
