import type { StorageLayout } from "@openzeppelin/upgrades-core";
import type { Field, Layout } from "../generate/storageLayout.js";

/**
 * A layout in the form that OpenZeppelin's comparison reads. Types are named there by an id of solc's grammar. A value
 * type (`type Day is uint24`) is given one of its own with what it is made of, so that it never equals another.
 */
export function forComparison(layout: Layout): StorageLayout {
  const types: StorageLayout["types"] = {};
  const idOf = (label: string): string => {
    const id = inGrammar(label);
    types[id] ??= { label };
    return id;
  };
  const inGrammar = (label: string): string => {
    const [, element, length] = /^(.+)\[(\d*)\]$/.exec(label) ?? [];
    if (element !== undefined) return `t_array(${idOf(element)})${length === "" ? "dyn" : length}_storage`;
    const [, key, value] = /^mapping\((.+?) => (.+)\)$/.exec(label) ?? [];
    if (key !== undefined && value !== undefined) return `t_mapping(${idOf(key)},${idOf(value)})`;
    const [, kind, name] = /^(struct|enum|contract) (.+)$/.exec(label) ?? [];
    if (kind !== undefined) return `t_${kind}(${name})${kind === "struct" ? "_storage" : ""}`;
    const known = layout.values[label];
    if (known !== undefined) return `t_value_${label}_is_${known.underlying}`;
    return label === "string" || label === "bytes" ? `t_${label}_storage` : `t_${label.replace(" ", "_")}`;
  };
  const members = (
    fields: readonly Field[],
  ): { label: string; type: string; slot: string; offset: number }[] =>
    fields.map(({ name, type, slot, byte }) => ({
      label: name,
      type: idOf(type),
      slot: slot.toString(),
      offset: byte,
    }));

  for (const [label, { bytes, fields }] of Object.entries(layout.structs)) {
    types[idOf(label)] = { label, numberOfBytes: bytes.toString(), members: members(fields) };
  }
  for (const [label, enumeration] of Object.entries(layout.enums)) {
    const { bytes, members: names } = enumeration;
    types[idOf(label)] = { label, numberOfBytes: bytes.toString(), members: [...names] };
  }
  for (const [label, { bytes }] of Object.entries(layout.values)) {
    types[idOf(label)] = { label, numberOfBytes: bytes.toString() };
  }
  const items = (where: string, fields: readonly Field[]): StorageLayout["storage"] =>
    members(fields).map((member) => ({ ...member, contract: where, src: where }));
  const namespaces = Object.entries(layout.namespaces).map(([id, { fields }]) => [id, items(id, fields)]);
  return {
    storage: items(layout.contract, layout.variables),
    types,
    namespaces: Object.fromEntries(namespaces) as NonNullable<StorageLayout["namespaces"]>,
  };
}
