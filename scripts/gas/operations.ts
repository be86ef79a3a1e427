import type { JsonRpcApiProvider } from "ethers";
import { daybook, type Lodged } from "../../sdk/index.js";
import { signedBy } from "../lib/counter.js";
import { Bench } from "./bench.js";
import { admitted, ROWS } from "./load.js";
import type { Operation, Sent } from "./operation.js";
import { parkOperations } from "./parkOperations.js";
import { ripeRecovery } from "./recovery.js";
import { paid, settledSale } from "./settlement.js";
import { carried } from "./succession.js";

/** Deploys what the operations need. */
export function prepare(provider: JsonRpcApiProvider): Promise<Bench> {
  return Bench.open(provider);
}

const FEW_TITLES = 10;
const MANY_TITLES = 400;
const LONG_HISTORY = 1_000;
const MANY_OF_ONE = 500;

let lodged: Lodged | undefined;

/** Measured in this order on one chain. */
export const operations: readonly Operation[] = [
  {
    name: "landFirstRegistration",
    includes: "a parcel's first registration, lodged and recorded: its paid grant checked, one consent",
    run: async (b: Bench): Promise<Sent> => {
      const { receipt } = await b.record(await b.firstRegistration(), b.seller);
      return { txHash: receipt.hash, signatures: 1 };
    },
  },
  {
    name: "landTransfer",
    includes: "a sole proprietor's transfer to a party, lodged and recorded: contract checked, two consents",
    run: async (b: Bench): Promise<Sent> => transferOf(b, await b.registered()),
  },
  {
    name: "landTransferAt10",
    includes: `landTransfer with ${FEW_TITLES} titles on the register`,
    run: async (b: Bench): Promise<Sent> => {
      await b.fillTo(FEW_TITLES - 1);
      return transferOf(b, await b.registered());
    },
  },
  {
    name: "landTransferLodge",
    includes: "the same transfer lodged by an examiner, two consents, on a title that was lodged on before",
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      await lodgedAndRecorded(b, title, b.seller, b.buyer);
      const sent = await lodgedTransfer(b, title, b.buyer, b.seller);
      lodged = sent.lodged;
      return { txHash: sent.txHash, signatures: 2 };
    },
  },
  {
    name: "landTransferRecord",
    includes: "that lodgement recorded by a registrar, everything examined again",
    run: async (b: Bench): Promise<Sent> => {
      if (lodged === undefined) throw new Error("landTransferLodge comes before");
      const { receipt } = await daybook.record(b.counter.as.registrar, lodged);
      return { txHash: receipt.hash, signatures: 0 };
    },
  },
  {
    name: "landForcedTransfer",
    includes: "a court's transfer of the whole title, lodged and recorded by the court, no consent",
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      const order = await b.draw("OrderedTransfer", title, null, {
        from: b.seller.address,
        to: b.buyer.address,
        numerator: 0n,
        denominator: 0n,
        auction: false,
        proceeds: 0n,
      });
      return { txHash: (await b.order(order)).receipt.hash, signatures: 0 };
    },
  },
  {
    name: "landCharge",
    includes: "a title's first mortgage, lodged and recorded: contract checked, two consents",
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      const { receipt } = await b.record(await b.charge(title, b.bank), b.seller, b.bank);
      return { txHash: receipt.hash, signatures: 2 };
    },
  },
  {
    name: "landDischarge",
    includes: "that kind of mortgage discharged, lodged and recorded: the chargee's consent alone",
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      const instrument = await b.discharge(title, await b.charged(title, b.bank));
      const { receipt } = await b.record(instrument, b.bank);
      return { txHash: receipt.hash, signatures: 1 };
    },
  },
  {
    name: "landSeizure",
    includes: "a title's first seizure, lodged and recorded by the court, no consent",
    run: async (b: Bench): Promise<Sent> => {
      const { receipt } = await b.order(await b.seizure(await b.registered()));
      return { txHash: receipt.hash, signatures: 0 };
    },
  },
  {
    name: "depositTransfer",
    includes: "a party pays another from its account: one key's signature, both have a balance",
    run: async (b: Bench): Promise<Sent> => ({ txHash: await paid(b), signatures: 1 }),
  },
  {
    name: "settleSale",
    includes:
      "a room settled: a mortgage discharged, the title transferred, another mortgage entered, the price paid to two; " +
      "four parties have signed and paid in before",
    run: async (b: Bench): Promise<Sent> => ({ txHash: await settledSale(b), signatures: 0 }),
  },
  {
    name: "landTransferBusy",
    includes: "landTransfer of a title with three mortgages and a seizure that was lifted",
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      for (let i = 0; i < 3; i++) await b.charged(title, b.bank);
      const { number } = await b.order(await b.seizure(title));
      await b.order(await b.draw("LiftOrder", title, null, { order: number }));
      return transferOf(b, title);
    },
  },
  {
    name: "landTransferLongHistory",
    includes: `landTransfer of a title with ${LONG_HISTORY.toLocaleString("en")} entries`,
    run: async (b: Bench): Promise<Sent> => {
      const title = await b.registered();
      await b.lengthen(title, LONG_HISTORY - 1);
      return transferOf(b, title);
    },
  },
  {
    name: "landTransferAt400",
    includes: `landTransfer with ${MANY_TITLES} titles on the register`,
    run: async (b: Bench): Promise<Sent> => {
      await b.fillTo(MANY_TITLES - 1);
      return transferOf(b, await b.registered());
    },
  },
  {
    name: "keyRecovery",
    includes:
      "the transaction that completes a recovery: one new key in place of one, of a party with one title",
    run: async (b: Bench): Promise<Sent> => recoveryOf(b, 1),
  },
  {
    name: "keyRecoveryAt500",
    includes: `keyRecovery of a party with ${MANY_OF_ONE} titles`,
    run: async (b: Bench): Promise<Sent> => recoveryOf(b, MANY_OF_ONE),
  },
  ...[1, 20, 50].map((acts) => ({
    name: acts === 1 ? "successionEach" : `successionEachAt${acts}`,
    includes: `a sole proprietor's title rewritten to its one successor, by anyone, ${acts} in a transaction`,
    run: async (b: Bench): Promise<Sent> => ({ txHash: await carried(b, acts), signatures: 0, acts }),
  })),
  {
    name: "bulkRegistrationEach",
    includes: `a row of a bulk load, ${ROWS} in a transaction: proof under a manifest of 6,600, one holder, one entry`,
    run: async (b: Bench): Promise<Sent> => ({ txHash: await admitted(b), signatures: 0, acts: ROWS }),
  },
  ...parkOperations,
];

async function recoveryOf(b: Bench, titles: number): Promise<Sent> {
  const complete = await ripeRecovery(b, titles);
  return { txHash: (await complete()).hash, signatures: 0 };
}

async function transferOf(b: Bench, title: string): Promise<Sent> {
  const { receipt } = await b.record(await b.transfer(title), b.seller, b.buyer);
  return { txHash: receipt.hash, signatures: 2 };
}

type Party = Bench["seller"];

/** The SDK's lodgement comes from an event; the transaction is that of its block. */
async function lodgedTransfer(
  b: Bench,
  title: string,
  from: Party,
  to: Party,
): Promise<{ lodged: Lodged; txHash: string }> {
  const { provider, as } = b.counter;
  const instrument = await b.transfer(title, from, to);
  const found = await daybook.lodge(as.examiner, instrument, await signedBy(b.counter, instrument, from, to));
  const block = await provider.getBlock("latest");
  const [txHash] = block?.transactions ?? [];
  if (txHash === undefined) throw new Error("the lodgement is in no block");
  return { lodged: found, txHash };
}

async function lodgedAndRecorded(b: Bench, title: string, from: Party, to: Party): Promise<void> {
  const { lodged: first } = await lodgedTransfer(b, title, from, to);
  await daybook.record(b.counter.as.registrar, first);
}
