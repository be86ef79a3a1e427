import { keccak256, toBeHex, toUtf8Bytes, AbiCoder } from "ethers";
import {
  compile,
  withImports,
  type Compiled,
  type Node,
  type SolcLayout,
  type Sources,
} from "./storageCompile.js";
import { childrenOf, Declarations, textOf, type Place } from "./storageTree.js";

/** A contract whose storage is written down. */
export interface StorageContract {
  readonly name: string;
  /** Whether it stands behind a proxy, so that the next code finds what this one wrote. */
  readonly upgradeable: boolean;
  /** Contracts whose code runs on its storage by delegatecall. */
  readonly runs: readonly string[];
}

/** Where a value stands: slot from the beginning of its struct or namespace, and byte from the right in that slot. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly slot: number;
  readonly byte: number;
}

/** Positions within a word that is packed by hand: constants by name, as the source writes them. */
export type Packing = Readonly<Record<string, string>>;

export interface StructType {
  readonly bytes: number;
  readonly fields: readonly Field[];
  readonly packing?: Packing;
}

export interface EnumType {
  readonly bytes: number;
  readonly members: readonly string[];
}

/** A type of one value, which `type … is …` declares. */
export interface ValueType {
  readonly bytes: number;
  readonly underlying: string;
  readonly packing?: Packing;
}

export interface Namespace {
  /** First slot. */
  readonly location: string;
  /** The library or contract, and the file that declares it. */
  readonly declaredBy: string;
  readonly file: string;
  readonly fields: readonly Field[];
  readonly packing?: Packing;
}

/** All that a contract keeps in storage, as `reports/storage/<contract>.json` has it. */
export interface Layout {
  readonly contract: string;
  readonly upgradeable: boolean;
  /** State outside of namespaces; an upgradeable contract has none. */
  readonly variables: readonly Field[];
  readonly namespaces: Readonly<Record<string, Namespace>>;
  readonly structs: Readonly<Record<string, StructType>>;
  readonly enums: Readonly<Record<string, EnumType>>;
  readonly values: Readonly<Record<string, ValueType>>;
}

/** Layouts, and what is wrong with the namespaces whatever they held before. */
export interface Layouts {
  readonly layouts: readonly Layout[];
  readonly problems: readonly string[];
}

/** A struct that a namespace begins with, and its id. */
interface Annotated {
  readonly id: string;
  readonly place: Place;
}

const PROBE = "StorageProbe";
const ANNOTATION = /@custom:storage-location erc7201:(\S+)/;
/** What a comment of a hand-packed word begins its table of bits with. */
const BITS_TABLE = "| bits | what |";
const POSITION = /_(?:BITS|SHIFT|MASK|OFFSET)$/;
const LOCATION = /(?:location|storage)$/i;

/** First slot of a namespace, ERC-7201. */
export function locationOf(id: string): string {
  const before = BigInt(keccak256(toUtf8Bytes(id))) - 1n;
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode(["uint256"], [before]));
  return toBeHex(BigInt(hash) & ~0xffn, 32);
}

/**
 * The layouts of contracts. Namespaces stand in libraries that no contract inherits from, so each contract is followed
 * through its code to the structs that it reaches; a probe with one variable for each makes the compiler lay them out.
 *
 * @throws Error if the sources are not valid or hold no contract of a name.
 */
export function layoutsOf(sources: Sources, contracts: readonly StorageContract[]): Layouts {
  const complete = withImports(sources);
  const found = annotated(new Declarations(compile(complete, "parsing")));
  const compiled = compile({ ...complete, [`${PROBE}.sol`]: probe(found) }, "analysis");
  const declarations = new Declarations(compiled);
  const namespaces = annotated(declarations);
  const own = namespaces.filter(({ place }) => place.path in sources);
  const reader = new LayoutReader(compiled, declarations, namespaces);
  const layouts = contracts.map((contract) => reader.read(contract));
  const kept = new Set(layouts.flatMap((layout) => Object.keys(layout.namespaces)));
  return {
    layouts,
    problems: [
      ...own.filter(({ id }) => !kept.has(id)).map(({ id }) => `${id}: no contract that is listed keeps it`),
      ...namespaces.filter(({ id }) => kept.has(id)).flatMap((namespace) => reader.misplaced(namespace)),
      ...twice(namespaces.filter(({ id }) => kept.has(id))),
      ...layouts
        .filter(({ upgradeable }) => upgradeable)
        .flatMap(({ contract, variables }) =>
          variables.map(({ name }) => `${contract}: ${name} stands outside of any namespace`),
        ),
    ],
  };
}

function annotated(declarations: Declarations): Annotated[] {
  return declarations.all("StructDefinition").flatMap((place) => {
    const id = ANNOTATION.exec(place.node.documentation?.text ?? "")?.[1];
    return id === undefined ? [] : [{ id, place }];
  });
}

function probe(namespaces: readonly Annotated[]): string {
  const imports = namespaces.map(({ place }, i) => `import "${place.path}" as M${i};`);
  const variables = namespaces.map(({ place }, i) => {
    const within = place.contract === undefined ? "" : `${place.contract.name ?? ""}.`;
    return `M${i}.${within}${place.node.name ?? ""} private v${i};`;
  });
  return `pragma solidity >=0.8.0;\n${imports.join("\n")}\ncontract ${PROBE} {\n${variables.join("\n")}\n}\n`;
}

function twice(namespaces: readonly Annotated[]): string[] {
  const ids = namespaces.map(({ id }) => id);
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id}: two structs claim this namespace`);
}

/** Reads the layouts of one compilation. */
class LayoutReader {
  private readonly probed: SolcLayout;

  constructor(
    private readonly compiled: Compiled,
    private readonly declarations: Declarations,
    private readonly namespaces: readonly Annotated[],
  ) {
    this.probed = this.layoutAt(`${PROBE}.sol`, PROBE);
  }

  read({ name, upgradeable, runs }: StorageContract): Layout {
    const reached = new Set([name, ...runs].flatMap((of) => [...this.reachedBy(of)]));
    const kept = this.namespaces.filter(({ place }) => reached.has(place.node.id));
    const { path } = this.contract(name);
    const own = this.layoutAt(path, name);
    const types = new TypeTable(this, this.declarations, this.compiled);
    const variables = types.fields(own.storage, own);
    const namespaces = kept.map((namespace) => [namespace.id, this.namespace(namespace, types)] as const);
    return {
      contract: name,
      upgradeable,
      variables,
      namespaces: Object.fromEntries(namespaces.toSorted(byName)),
      ...types.tables(),
    };
  }

  /** Says so if the constant beside a namespace is not where its id puts it. */
  misplaced({ id, place }: Annotated): string[] {
    const constants = constantsOf(place.contract).filter(({ name = "" }) => LOCATION.test(name));
    const values = constants.map((node) => valueText(this.compiled, node, place.path).toLowerCase());
    return values.includes(locationOf(id)) ? [] : [`${id}: its constant must be ${locationOf(id)}`];
  }

  packingOf(library: Node | undefined, path: string, positions?: RegExp): { packing?: Packing } {
    const constants = constantsOf(library).filter(
      ({ name = "", visibility }) =>
        visibility === "private" && !LOCATION.test(name) && (positions?.test(name) ?? true),
    );
    if (constants.length === 0) return {};
    const entries = constants.map((node) => [node.name ?? "", valueText(this.compiled, node, path)] as const);
    return { packing: Object.fromEntries(entries) };
  }

  private namespace({ id, place }: Annotated, types: TypeTable): Namespace {
    const number = new RegExp(`^t_struct\\(\\w+\\)${place.node.id}_storage$`);
    const type = Object.entries(this.probed.types ?? {}).find(([key]) => number.test(key))?.[1];
    const library = place.contract?.contractKind === "library" ? place.contract : undefined;
    return {
      location: locationOf(id),
      declaredBy: place.contract?.name ?? place.path,
      file: place.path,
      fields: types.fields(type?.members ?? [], this.probed),
      ...this.packingOf(library, place.path, POSITION),
    };
  }

  private reachedBy(name: string): ReadonlySet<number> {
    return this.declarations.reachedBy(this.contract(name).node);
  }

  private contract(name: string): Place {
    const found = this.declarations.all("ContractDefinition").find(({ node }) => node.name === name);
    if (found === undefined) throw new Error(`the sources hold no contract ${name}`);
    return found;
  }

  private layoutAt(path: string, name: string): SolcLayout {
    return this.compiled.layouts[path]?.[name]?.storageLayout ?? { storage: [], types: null };
  }
}

/** The types that fields use, gathered as the fields are read. */
class TypeTable {
  private readonly structs = new Map<string, StructType>();
  private readonly enums = new Map<string, EnumType>();
  private readonly values = new Map<string, ValueType>();

  constructor(
    private readonly reader: LayoutReader,
    private readonly declarations: Declarations,
    private readonly compiled: Compiled,
  ) {}

  fields(fields: SolcLayout["storage"], layout: SolcLayout): Field[] {
    return fields.map(({ label, type, slot, offset }) => {
      this.gather(type, layout);
      return { name: label, type: layout.types?.[type]?.label ?? type, slot: Number(slot), byte: offset };
    });
  }

  tables(): Pick<Layout, "structs" | "enums" | "values"> {
    return { structs: sorted(this.structs), enums: sorted(this.enums), values: sorted(this.values) };
  }

  private gather(id: string, layout: SolcLayout): void {
    const type = layout.types?.[id];
    if (type === undefined) return;
    for (const inner of [type.key, type.value, type.base]) {
      if (inner !== undefined) this.gather(inner, layout);
    }
    // The number of the declaration ends the id: t_struct(Charge)1234_storage, t_userDefinedValueType(Day)56.
    const place = this.declarations.find(Number(/^t_\w+\(\w+\)(\d+)/.exec(id)?.[1] ?? 0));
    const bytes = Number(type.numberOfBytes);
    if (type.members !== undefined) {
      if (this.structs.has(type.label)) return;
      this.structs.set(type.label, { bytes, fields: [] }); // a struct may hold itself in a mapping
      const fields = this.fields(type.members, layout);
      this.structs.set(type.label, { bytes, fields, ...this.packing(place) });
    } else if (place?.node.nodeType === "EnumDefinition") this.noteEnum(type.label, place.node, bytes);
    else if (place?.node.nodeType === "UserDefinedValueTypeDefinition") {
      const underlying = place.node.underlyingType?.typeDescriptions?.typeString ?? "";
      this.values.set(type.label, { bytes, underlying, ...this.packing(place) });
    }
  }

  /** Of a word that is packed by hand, the positions in it; the enums among its parts come into the table too. */
  private packing(place: Place | undefined): { packing?: Packing } {
    const library = this.declarations.helpers.get(place?.node.id ?? 0);
    if (library === undefined || place === undefined || !this.isPacked(place)) return {};
    for (const id of enumsIn(library)) {
      const { node } = this.declarations.at(id);
      if (node.nodeType === "EnumDefinition") this.noteEnum(`enum ${node.canonicalName ?? ""}`, node, 1);
    }
    return this.reader.packingOf(library, this.declarations.at(library.id).path);
  }

  /** Only a struct carries its comment in the tree; of a value type it is read from the text before it. */
  private isPacked({ node, path }: Place): boolean {
    if (node.documentation?.text.includes(BITS_TABLE) === true) return true;
    const text = Buffer.from(this.compiled.texts[path] ?? "", "utf8");
    const before = text
      .subarray(0, Number(node.src.split(":")[0]))
      .toString("utf8")
      .trimEnd()
      .split("\n");
    const comment = before.slice(before.findLastIndex((line) => !line.startsWith("///")) + 1);
    return comment.some((line) => line.includes(BITS_TABLE));
  }

  private noteEnum(label: string, node: Node, bytes: number): void {
    this.enums.set(label, { bytes, members: (node.members ?? []).map(({ name = "" }) => name) });
  }
}

function constantsOf(contract: Node | undefined): Node[] {
  return (contract?.nodes ?? []).filter((node) => node.nodeType === "VariableDeclaration" && node.constant);
}

function valueText(compiled: Compiled, { value }: Node, path: string): string {
  return typeof value === "object" && value !== null ? textOf(compiled, { node: value, path }) : "";
}

function enumsIn(node: Node): number[] {
  const type = node.nodeType === "UserDefinedTypeName" ? node.referencedDeclaration : undefined;
  return [...(typeof type === "number" ? [type] : []), ...childrenOf(node).flatMap(enumsIn)];
}

function sorted<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].toSorted(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
