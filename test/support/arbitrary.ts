// SPDX-License-Identifier: Apache-2.0
import { Wallet, id, ZeroAddress } from "ethers";
import fc from "fast-check";
import { dates } from "../../sdk/dates/index.js";
import {
  ChallengeKind,
  ChallengeOutcome,
  ChargeKind,
  IpStage,
  LandUse,
  LegalBasis,
  LicenceKind,
  NoticeKind,
  SyncState,
  TransferCause,
  TransmissionCause,
} from "../../sdk/enums/index.js";
import { rowOf } from "../../sdk/instruments/acts.js";
import type { KindName, LodgedAct } from "../../sdk/instruments/index.js";

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((a) => `0x${Buffer.from(a).toString("hex")}`);
const address = hex(20).map((a) => new Wallet(id(a)).address);
const day = fc.integer({ min: 1, max: 30_000 }).map(dates.fromDay);
const uint = (bits: bigint) => fc.bigInt({ min: 0n, max: 2n ** bits - 1n });
const ascii = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength,
  });
const number = ascii(32);
const area = fc.integer({ min: 0, max: 2 ** 40 - 1 }).map((dm2) => dm2 / 100);

/** Values of every kind of field. A new kind needs a row here. */
const VALUES: Record<KindName, fc.Arbitrary<unknown>> = {
  title: number,
  party: fc.oneof(fc.constant(ZeroAddress), address),
  parties: fc.array(address, { maxLength: 4 }),
  commitment: hex(32),
  day,
  term: fc.oneof(fc.constant(null), day),
  area,
  otherTitle: fc.oneof(fc.constant(null), number),
  titles: fc.array(number, { maxLength: 4 }),
  areas: fc.array(area, { maxLength: 4 }),
  use: fc.constantFrom(...Object.keys(LandUse)),
  uses: fc.array(fc.constantFrom(...Object.keys(LandUse)), { maxLength: 4 }),
  fen: uint(128n),
  reference: uint(32n),
  link: uint(32n),
  references: fc.array(uint(32n), { maxLength: 4 }),
  months: uint(8n),
  amount: uint(256n),
  chargeKind: fc.constantFrom(...Object.keys(ChargeKind)),
  noticeKind: fc.constantFrom(...Object.keys(NoticeKind)),
  transmissionCause: fc.constantFrom(...Object.keys(TransmissionCause)),
  syncState: fc.constantFrom(...Object.keys(SyncState)),
  legalBasis: fc.constantFrom(...Object.keys(LegalBasis)),
  cause: fc.constantFrom(...Object.keys(TransferCause)),
  stage: fc.constantFrom(...Object.keys(IpStage)),
  challengeKind: fc.constantFrom(...Object.keys(ChallengeKind)),
  outcome: fc.constantFrom(...Object.keys(ChallengeOutcome)),
  licenceKind: fc.constantFrom(...Object.keys(LicenceKind)),
  date: fc.oneof(fc.constant(null), day),
  classes: uint(64n),
  territory: uint(40n),
  rights: uint(32n),
  year: uint(8n),
  code: fc.oneof(fc.constant(null), ascii(8)),
  foreignNumber: fc.oneof(fc.constant(null), ascii(32)),
  flag: fc.boolean(),
  count: uint(64n),
  counts: fc.array(uint(64n), { maxLength: 4 }),
  version: uint(32n),
  nonce: uint(256n),
  moment: uint(64n),
};

/** Any fields of an act, in order or not. */
export const fieldsOf = (act: LodgedAct): fc.Arbitrary<never> =>
  fc.record(
    Object.fromEntries(rowOf(act).map(([field, kind]) => [field, VALUES[kind]])),
  ) as fc.Arbitrary<never>;
