import { assertStorageUpgradeSafe, StorageUpgradeErrors } from "@openzeppelin/upgrades-core";
import type { Layout, Packing } from "../generate/storageLayout.js";
import { forComparison } from "./layoutTypes.js";

/**
 * What of a released layout the present one would read wrongly, one text a finding. OpenZeppelin's comparison sees the
 * fields; what it cannot see is compared here: where a namespace begins, and words that are packed by hand.
 */
export function compareLayouts(released: Layout, present: Layout): string[] {
  return [
    ...movedNamespaces(released, present),
    ...changedFields(released, present),
    ...changedWords(released, present),
  ].map((finding) => `${released.contract}: ${finding}`);
}

/** Of all upgradeable contracts of a release. */
export function compareAll(released: readonly Layout[], present: readonly Layout[]): string[] {
  return released
    .filter(({ upgradeable }) => upgradeable)
    .flatMap((before) => {
      const after = present.find(({ contract }) => contract === before.contract);
      return after === undefined ? [`${before.contract}: is gone`] : compareLayouts(before, after);
    });
}

function movedNamespaces(released: Layout, present: Layout): string[] {
  return Object.entries(released.namespaces).flatMap(([id, { location }]) => {
    const now = present.namespaces[id]?.location ?? location;
    return now === location ? [] : [`${id} moved from ${location} to ${now}`];
  });
}

function changedFields(released: Layout, present: Layout): string[] {
  try {
    assertStorageUpgradeSafe(forComparison(released), forComparison(present), false);
    return [];
  } catch (error) {
    if (error instanceof StorageUpgradeErrors) return [error.report.explain(false)];
    throw error;
  }
}

/** The parts of a packed word keep their places, and the enums among them their members. */
function changedWords(released: Layout, present: Layout): string[] {
  const words = [
    ...wordsOf(released.namespaces, present.namespaces),
    ...wordsOf(released.structs, present.structs),
    ...wordsOf(released.values, present.values),
  ];
  const packed = Object.entries(released.enums).filter(([label]) => !isField(label, released));
  const enums = packed.flatMap(([label, { members }]) => {
    const now = present.enums[label]?.members;
    if (now === undefined) return [`${label} is gone from the packed words`];
    const at = members.findIndex((member, i) => now[i] !== member);
    return at < 0 ? [] : [`${label}, member ${at}: was ${members[at] ?? ""}, is ${now[at] ?? "gone"}`];
  });
  return [...words, ...enums];
}

type Packed = Readonly<Record<string, { readonly packing?: Packing }>>;

function wordsOf(released: Packed, present: Packed): string[] {
  return Object.entries(released).flatMap(([name, { packing = {} }]) =>
    Object.entries(packing).flatMap(([constant, value]) => {
      const now = present[name]?.packing?.[constant];
      return now === value ? [] : [`${name}, ${constant}: was ${value}, is ${now ?? "gone"}`];
    }),
  );
}

function isField(label: string, { structs, namespaces, variables }: Layout): boolean {
  const fields = [...Object.values(structs), ...Object.values(namespaces)].flatMap((type) => type.fields);
  return [...fields, ...variables].some(({ type }) => type.includes(label));
}
