import { expect } from "chai";
import { createHash } from "node:crypto";
import { concat, getBytes, hexlify, keccak256, toBeHex, toUtf8Bytes, zeroPadBytes } from "ethers";
import hre from "hardhat";
import { privacy } from "../../../sdk/index.js";
import { identityNumber, partyData } from "../../support/personal.js";
import { Published } from "./published.js";
import { leaks } from "./scan.js";

const { name = "", localName = "", identityNumber: number = "", telephone = "", address = "" } = partyData(7);
const SECRETS = [name, localName, number, telephone, address];

/** Every bit turned, so that the scan cannot see what a contract is told to compute. */
const flipped = (data: string): string => hexlify(getBytes(data).map((byte) => byte ^ 0xff));
const words = (data: string): string[] => {
  const bytes = getBytes(data);
  const count = Math.ceil(bytes.length / 32);
  return Array.from({ length: count }, (_, i) => zeroPadBytes(hexlify(bytes.slice(32 * i, 32 * i + 32)), 32));
};
const digest = (hash: string, data: string): string =>
  `0x${createHash(hash).update(getBytes(data)).digest("hex")}`;

const utf8 = (text: string): string => hexlify(toUtf8Bytes(text));
const utf16 = (text: string): string => hexlify(Buffer.from(text, "utf16le"));

/** Forms of a secret that a careless program would publish. */
const FORMS: readonly [secret: string, how: string, data: string][] = [
  [name, "UTF-8", utf8(name)],
  [name, "UTF-8", utf8(name.toUpperCase())],
  [address, "UTF-8", utf8(address)],
  [localName, "UTF-16LE", utf16(localName)],
  [localName, "UTF-16BE", hexlify(Buffer.from(getBytes(utf16(localName))).swap16())],
  [localName, "GB 18030", hexlify(Buffer.from("b7a8b6a8b4fab1edc8cbb5da37bac5", "hex"))],
  [name, "hexadecimal text", utf8(utf8(name))],
  [name, "Base64", utf8(Buffer.from(name).toString("base64"))],
  [telephone, "BCD", `0x0${telephone}`],
  [telephone, "integer", toBeHex(BigInt(telephone), 32)],
  [number, "keccak256 of UTF-8", keccak256(utf8(number))],
  [number, "sha256 of UTF-8", digest("sha256", utf8(number))],
  [number, "sha1 of UTF-8", digest("sha1", utf8(number))],
  [number, "md5 of UTF-8", digest("md5", utf8(number))],
  [telephone, "keccak256 of BCD", keccak256(`0x0${telephone}`)],
  [telephone, "keccak256 of integer filled up on the left", keccak256(toBeHex(BigInt(telephone), 32))],
  [name, "keccak256 of UTF-8 filled up on the right", keccak256(zeroPadBytes(utf8(name), 32))],
  [number, "keccak256 of UTF-8", `0x${keccak256(utf8(number)).slice(26)}`],
];

/** Has a contract that says whatever it is told do so. */
type Tell = (
  how: "ignore" | "tell" | "name" | "keep" | "keepHash" | "tellHash",
  data: unknown,
) => Promise<unknown>;

/** Ways to publish. */
const PLACES: Readonly<Record<string, (tell: Tell, data: string) => Promise<unknown>>> = {
  calldata: (tell, data) => tell("ignore", data),
  log: (tell, data) => tell("tell", data),
  storage: (tell, data) => tell("keep", words(data).map(flipped)),
};

describe("the scan for personal data", () => {
  const chain = async () => {
    const { ethers } = await hre.network.create({ network: "default", chainType: "l1" });
    const gossip = await ethers.deployContract("Gossip");
    const tell: Tell = (how, data) => gossip.getFunction(how).send(data);
    return { provider: ethers.provider, tell };
  };

  const found = async ({ provider }: Awaited<ReturnType<typeof chain>>): Promise<string[]> => {
    const published = new Published();
    await published.read(provider);
    return leaks(published, SECRETS);
  };

  for (const [place, publish] of Object.entries(PLACES)) {
    it(`finds a leak of every form in ${place}`, async () => {
      const { provider, tell } = await chain();
      for (const [secret, how, data] of FORMS) {
        const published = new Published();
        const from = (await provider.getBlockNumber()) + 1;
        await publish(tell, data);
        await published.read(provider, from);
        const lines = leaks(published, SECRETS);
        expect(lines.join("\n"), `${how} of ${secret}`).to.include(
          `${secret}: ${how} in ${place}, transaction 0x`,
        );
      }
    });
  }

  it("finds a hash that a contract computes, in a slot and in a topic, where no calldata shows it", async () => {
    for (const publish of ["keepHash", "tellHash"] as const) {
      const here = await chain();
      await here.tell(publish, flipped(utf8(number)));
      const place = publish === "keepHash" ? "storage" : "log";
      expect((await found(here)).map((line) => line.replace(/ transaction.*/, ""))).to.include(
        `${number}: keccak256 of UTF-8 in ${place},`,
      );
    }
  });

  it("finds an indexed value, and a value in the middle of others", async () => {
    const here = await chain();
    await here.tell("name", zeroPadBytes(utf8(name), 32));
    await here.tell("ignore", concat([utf8("is it "), utf8(telephone), utf8(" or not")]));
    const lines = await found(here);
    expect(lines.some((line) => line.startsWith(`${name}: UTF-8 in log`))).to.equal(true);
    expect(lines.some((line) => line.startsWith(`${telephone}: UTF-8 in calldata`))).to.equal(true);
  });

  it("finds nothing in salted commitments, nor data of somebody else", async () => {
    const here = await chain();
    const { commitment, fields } = privacy.commit(partyData(7));
    await here.tell("tell", concat([commitment, ...fields.map(({ salt }) => salt)]));
    await here.tell("tell", concat([utf8("Legal representative 8"), utf8(identityNumber(8))]));
    expect(await found(here)).to.deep.equal([]);
  });
});
