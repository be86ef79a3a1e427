// SPDX-License-Identifier: Apache-2.0
import { Contract, type ContractRunner, type Interface } from "ethers";

/** The binding of a contract, as `typechain-types/` has it. */
interface Binding<T> {
  createInterface(): Interface;
  connect(address: string, runner?: ContractRunner | null): T;
}

/** What was read of each binding: to read an ABI takes a hundred times as long as to bind what was read. */
const known = new WeakMap<object, Interface>();

/** A contract at an address, like `binding.connect`, which reads its ABI anew each time. */
export function bound<T>(binding: Binding<T>, address: string, runner: ContractRunner | null): T {
  let abi = known.get(binding);
  if (abi === undefined) known.set(binding, (abi = binding.createInterface()));
  return new Contract(address, abi, runner) as T;
}
