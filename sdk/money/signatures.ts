// SPDX-License-Identifier: Apache-2.0
import { hexlify, randomBytes, toBeHex, type TypedDataField } from "ethers";
import { addressIn, type Suite } from "../connect/index.js";
import { signTyped, type KeyHolder, type SignOptions, type TypedData } from "../instruments/index.js";
import { defaultDeadline } from "../parties/batches.js";

/** Where typed data of the token are good. */
export interface Place {
  readonly chainId: bigint | number;
  /** Address of the deposit token. */
  readonly token: string;
}

/** What a permit allows. */
export interface Permit {
  /** Party whose deposits they are. */
  readonly owner: string;
  readonly spender: string;
  /** Fen. */
  readonly value: bigint;
  readonly nonce: bigint;
  /** Last Unix second. */
  readonly deadline: bigint;
}

/** How an authorised payment is sent: by anyone, or by the payee only. */
export type Sending = "Transfer" | "Receive";

/** What an authorisation pays (ERC-3009). */
export interface Authorisation {
  /** Party that pays. */
  readonly from: string;
  readonly to: string;
  /** Fen. */
  readonly value: bigint;
  /** Unix second after which it is good. */
  readonly validAfter: bigint;
  /** Unix second before which it is good. */
  readonly validBefore: bigint;
  /** 32 bytes: a key of 24 and a sequence of 8. */
  readonly nonce: string;
}

type Bytes = string;

/** The arguments of `permit(address,address,uint256,uint256,bytes)`. */
export type PermitArguments = [
  owner: string,
  spender: string,
  value: bigint,
  deadline: bigint,
  signature: Bytes,
];

/** The arguments of `transferWithAuthorization` or `receiveWithAuthorization` with a signature of any length. */
export type AuthorisationArguments = [
  from: string,
  to: string,
  value: bigint,
  validAfter: bigint,
  validBefore: bigint,
  nonce: string,
  signature: Bytes,
];

/** Who signs a permit or an authorisation, and until when it is good. */
export type PermitTerms = Pick<Permit, "owner" | "spender" | "value"> & Partial<Pick<Permit, "deadline">>;
export type AuthorisationTerms = Pick<Authorisation, "from" | "to" | "value"> &
  Partial<Pick<Authorisation, "validAfter" | "validBefore" | "nonce">>;

const fields = (text: string): TypedDataField[] =>
  text.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const PAYMENT = "address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce";

function typed(
  { chainId, token }: Place,
  primaryType: string,
  list: string,
  message: Record<string, unknown>,
): TypedData {
  return {
    domain: { name: "Parkfolio deposit (CNY)", version: "1", chainId, verifyingContract: token },
    types: { [primaryType]: fields(list) },
    primaryType,
    message,
  };
}

/** What the keys of an owner sign to let another spend (ERC-2612). */
export function permitTypedData(place: Place, permit: Permit): TypedData {
  const list = "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline";
  return typed(place, "Permit", list, { ...permit });
}

/** What the keys of a payer sign to pay (ERC-3009). */
export function authorisationTypedData(
  place: Place,
  authorisation: Authorisation,
  sending: Sending = "Transfer",
): TypedData {
  return typed(place, `${sending}WithAuthorization`, PAYMENT, { ...authorisation });
}

/** What the keys of a payer sign to take an authorisation back. */
export function cancellationTypedData(place: Place, authorizer: string, nonce: string): TypedData {
  return typed(place, "CancelAuthorization", "address authorizer,bytes32 nonce", { authorizer, nonce });
}

/**
 * A permit, signed by the owner's keys with its next nonce. Good for an hour unless a deadline is given.
 *
 * @param keys one key of a one-key account, or as many keys as the account's threshold asks for.
 */
export async function signPermit(
  suite: Suite,
  terms: PermitTerms,
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions = {},
): Promise<PermitArguments> {
  const { owner, spender, value, deadline = defaultDeadline() } = terms;
  const nonce = await suite.token["nonces(address)"](owner);
  const data = permitTypedData(placeOf(suite), { owner, spender, value, nonce, deadline });
  return [owner, spender, value, deadline, await signTyped(data, keys, options)];
}

/**
 * An authorisation of a payment, signed by the payer's keys. Good at once and for an hour, under a nonce of its own,
 * unless said otherwise.
 *
 * @param sending whether anyone may send it, or the payee only.
 */
export async function signAuthorisation(
  suite: Suite,
  terms: AuthorisationTerms,
  keys: KeyHolder | readonly KeyHolder[],
  { sending = "Transfer", ...options }: SignOptions & { readonly sending?: Sending } = {},
): Promise<AuthorisationArguments> {
  const { from, to, value } = terms;
  const { validAfter = 0n, validBefore = defaultDeadline(), nonce = freshNonce() } = terms;
  const authorisation = { from, to, value, validAfter, validBefore, nonce };
  const data = authorisationTypedData(placeOf(suite), authorisation, sending);
  return [from, to, value, validAfter, validBefore, nonce, await signTyped(data, keys, options)];
}

/** The cancellation of an authorisation, signed by the payer's keys: arguments of `cancelAuthorization`. */
export async function signCancellation(
  suite: Suite,
  authorizer: string,
  nonce: string,
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions = {},
): Promise<[authorizer: string, nonce: string, signature: Bytes]> {
  const data = cancellationTypedData(placeOf(suite), authorizer, nonce);
  return [authorizer, nonce, await signTyped(data, keys, options)];
}

/** The first nonce of a key drawn at random: the authorisation waits for no other. */
export function freshNonce(): string {
  return nonceOf(BigInt(hexlify(randomBytes(KEY_BYTES))), 0n);
}

/** A nonce of authorisations that follow one another: those of a key are used in the order of their sequence. */
export function nonceOf(key: bigint, sequence: bigint): string {
  return toBeHex((key << 64n) | sequence, 32);
}

const KEY_BYTES = 24;

function placeOf({ deployment }: Suite): Place {
  return { chainId: deployment.chainId, token: addressIn(deployment, "DepositToken") };
}
