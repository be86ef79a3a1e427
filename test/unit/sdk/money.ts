import { expect } from "chai";
import fc from "fast-check";
import { TypedDataEncoder } from "ethers";
import { connect, formatYuan, money, parseYuan } from "../../../sdk/index.js";
import { banks, HELD, issued, LIMIT, licensed, moneyed, paysBy, unlicensed } from "../../support/money.js";
import { enrolled, type KeyedParty } from "../../support/registry.js";
import { succeeded } from "../../support/succession.js";
import { loadSuite } from "../../support/suite.js";

describe("yuan", () => {
  it("are read as people write them", () => {
    for (const [text, fen] of [
      ["12,345,678.90", 1_234_567_890n],
      ["12345678.9", 1_234_567_890n],
      ["0", 0n],
      ["0.01", 1n],
      ["1,000", 100_000n],
      [" 7.5 ", 750n],
      ["007", 700n],
      ["123456789012345678901234567890.12", 12_345_678_901_234_567_890_123_456_789_012n],
    ] as const)
      expect(parseYuan(text), text).to.equal(fen);
  });

  it("are refused where they are not plain: a wrong group, a third decimal, a sign, a unit", () => {
    const wrong = [
      "",
      ".5",
      "5.",
      "1.234",
      "1,00",
      "1,0000",
      ",100",
      "1,000,00",
      "-1",
      "+1",
      "¥1",
      "1e3",
      "1 000",
      "0x10",
      "１",
    ];
    for (const text of wrong)
      expect(() => parseYuan(text), text).to.throw(RangeError, `"${text}" is no amount in yuan`);
  });

  it("are written in groups, with two decimals", () => {
    for (const [fen, text] of [
      [0n, "0.00"],
      [1n, "0.01"],
      [99n, "0.99"],
      [100n, "1.00"],
      [99_999n, "999.99"],
      [100_000n, "1,000.00"],
      [1_234_567_890n, "12,345,678.90"],
      [-1n, "-0.01"],
      [-100_000n, "-1,000.00"],
    ] as const)
      expect(formatYuan(fen)).to.equal(text);
  });

  it("are read back from what is written, whatever the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), (fen) => parseYuan(formatYuan(fen)) === fen),
    );
  });
});

describe("what holders sign", () => {
  it("is good for the token's own domain", async () => {
    const { s, token, payer, payee } = await moneyed();
    const place = { chainId: s.deployment.chainId, token: await token.getAddress() };
    const permit = money.permitTypedData(place, {
      owner: payer.address,
      spender: payee.address,
      value: 1n,
      nonce: 0n,
      deadline: 0n,
    });
    expect(TypedDataEncoder.hashDomain(permit.domain)).to.equal(await token.DOMAIN_SEPARATOR());
    expect(permit.primaryType).to.equal("Permit");
    const nonce = money.freshNonce();
    const terms = {
      from: payer.address,
      to: payee.address,
      value: 1n,
      validAfter: 0n,
      validBefore: 1n,
      nonce,
    };
    expect(money.authorisationTypedData(place, terms).primaryType).to.equal("TransferWithAuthorization");
    expect(money.authorisationTypedData(place, terms, "Receive").primaryType).to.equal(
      "ReceiveWithAuthorization",
    );
    const back = money.cancellationTypedData(place, payer.address, nonce);
    expect([back.primaryType, back.message]).to.deep.equal([
      "CancelAuthorization",
      { authorizer: payer.address, nonce },
    ]);
  });

  it("has a nonce in a key of its own, the first of it", () => {
    const [one, other] = [money.freshNonce(), money.freshNonce()];
    expect(one).to.match(/^0x[0-9a-f]{48}0{16}$/);
    expect(one).not.to.equal(other);
    expect(money.nonceOf(5n, 2n)).to.equal(`0x${"0".repeat(47)}5${"0".repeat(15)}2`);
  });
});

describe("the supply by bank", () => {
  it("tells who owes what, and sums to the supply", async () => {
    const { s, token, bank, payer } = await moneyed();
    const [second] = (await banks(s, 4, 1, 500n)) as [KeyedParty];
    await issued(s, second, payer, 30n);
    await unlicensed(s, bank);
    const { total, banks: list } = await money.supply(s);
    expect(total)
      .to.equal(HELD + 30n)
      .and.to.equal(await token.totalSupply());
    expect(list).to.deep.equal([
      { bank: bank.address, issued: HELD, limit: LIMIT, licensed: false },
      { bank: second.address, issued: 30n, limit: 500n, licensed: true },
    ]);
    expect(list.reduce((sum, one) => sum + one.issued, 0n)).to.equal(total);
  });

  it("knows a bank that took over, and can be asked as of an earlier block", async () => {
    const { s, bank } = await moneyed();
    const before = await s.provider.getBlockNumber();
    const heir = await enrolled(s, 4);
    await licensed(s, heir, 0n);
    await succeeded(s, bank, [heir]);
    await paysBy(s, heir, "takeOver", [bank.address]);
    const now = await money.supply(s);
    expect(now.banks.map(({ bank: address, issued: fen }) => [address, fen])).to.deep.equal([
      [bank.address, 0n],
      [heir.address, HELD],
    ]);
    const then = await money.supply(s, before);
    expect(then.banks).to.deep.equal([{ bank: bank.address, issued: HELD, limit: LIMIT, licensed: true }]);
    expect(then.total).to.equal(now.total);
  });

  it("is none of a deployment that has no token", async () => {
    const s = await loadSuite();
    const contracts = { ...s.deployment.contracts };
    delete contracts.DepositToken;
    const older = connect({ ...s.deployment, contracts }, s.provider);
    expect(() => older.token).to.throw(RangeError, "DepositToken");
    expect(await older.daybook.lastNumber()).to.equal(0n);
  });
});
