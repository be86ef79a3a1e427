// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import {
  AbiCoder,
  computeAddress,
  concat,
  getBytes,
  hexlify,
  id,
  keccak256,
  SigningKey,
  toBeHex,
} from "ethers";

/** A key that can be one of an account's signers (ERC-7913). */
export interface Key {
  /** Bytes by which the account knows it: an address, or verifier and public key. */
  readonly signer: string;
  readonly sign: (digest: string) => string;
}

const coder = AbiCoder.defaultAbiCoder();

/** A secp256k1 key, the same for the same name. */
export function ethereumKey(name: string): Key {
  const key = new SigningKey(id(`key of ${name}`));
  return { signer: computeAddress(key), sign: (digest) => key.sign(digest).serialized };
}

function p256Pair(name: string): { secret: Uint8Array; point: string } {
  const secret = getBytes(id(`P-256 key of ${name}`));
  return { secret, point: hexlify(p256.getPublicKey(secret, false).slice(1)) };
}

/** A P-256 key, checked by the verifier at this address. */
export function p256Key(name: string, verifier: string): Key {
  const { secret, point } = p256Pair(name);
  return {
    signer: concat([verifier, point]),
    sign: (digest) => hexlify(p256.sign(getBytes(digest), secret, { lowS: true }).toBytes("compact")),
  };
}

/** A passkey that signs as a browser does (WebAuthn), checked by the verifier at this address. */
export function webAuthnKey(name: string, verifier: string): Key {
  const { secret, point } = p256Pair(name);
  return {
    signer: concat([verifier, point]),
    sign: (digest) => {
      const challenge = Buffer.from(getBytes(digest)).toString("base64url");
      const clientDataJSON = `{"type":"webauthn.get","challenge":"${challenge}","origin":"https://park.example"}`;
      // Hash of the relying party, flags "present" and "verified", a counter.
      const authenticatorData = concat([sha256("park.example"), "0x05", "0x00000001"]);
      const signed = sha256(getBytes(concat([authenticatorData, sha256(clientDataJSON)])));
      const { r, s } = p256.sign(signed, secret, { lowS: true });
      return coder.encode(
        ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"],
        [
          toBeHex(r, 32),
          toBeHex(s, 32),
          clientDataJSON.indexOf('"challenge"'),
          clientDataJSON.indexOf('"type"'),
          authenticatorData,
          clientDataJSON,
        ],
      );
    },
  };
}

function sha256(data: string | Uint8Array): Uint8Array {
  return createHash("sha256").update(data).digest();
}

/** Signatures of several keys as an account reads them, ordered by the hash of the signer. */
export function multiSignature(keys: readonly Key[], digest: string): string {
  const order = (key: Key): bigint => BigInt(keccak256(key.signer));
  const sorted = [...keys].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return encodeSignatures(
    sorted.map((key) => key.signer),
    sorted.map((key) => key.sign(digest)),
  );
}

/** Any list of signers with any list of signatures. */
export function encodeSignatures(signers: readonly string[], signatures: readonly string[]): string {
  return coder.encode(["bytes[]", "bytes[]"], [signers, signatures]);
}
