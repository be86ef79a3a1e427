// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dataSlice, id } from "ethers";
import { parties } from "../../../sdk/index.js";
import { enrolled, keyOf } from "../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const TARGET = "0x00000000000000000000000000000000000000AA";
const SIGNER = "0x00000000000000000000000000000000000000bb";

const grant = (s: LoadedSuite, party: string, ...methods: string[]): string =>
  parties.grantSession(s, party, {
    signer: SIGNER,
    until: 2,
    calls: methods.map((method) => ({ target: TARGET, method })),
  }).data;

describe("sessions of an account", () => {
  it("name a function by its signature or by its selector", async () => {
    const s = await loadSuite();
    const { address } = await enrolled(s, 0);
    const selector = dataSlice(id("transfer(address,uint256)"), 0, 4);
    expect(grant(s, address, "transfer(address,uint256)")).to.equal(grant(s, address, selector));
    expect(() => grant(s, address, "not a function (")).to.throw(TypeError);
  });

  it("sign as the account expects it", async () => {
    const s = await loadSuite();
    const { address } = await enrolled(s, 0);
    const start = await s.party(address).SESSION_SIGNATURE();
    expect(parties.sessionSignature(SIGNER, "0x1234").slice(0, 10)).to.equal(start);
  });

  it("have a series of nonces of their own", async () => {
    const s = await loadSuite();
    const { address } = await enrolled(s, 0);
    const [one, other] = await Promise.all(
      [keyOf(s, 1).address, keyOf(s, 2).address].map((signer) =>
        parties.sessionTerms(s, address, signer, 9n),
      ),
    );
    expect(one?.deadline).to.equal(9n);
    expect((one?.nonce ?? 0n) >> 64n).not.to.equal((other?.nonce ?? 0n) >> 64n);
    expect((one?.nonce ?? 1n) & (2n ** 64n - 1n)).to.equal(0n);
  });
});
