import type { Compiled, Node } from "./storageCompile.js";

/** Where a declaration stands. */
export interface Place {
  readonly node: Node;
  /** The contract or library around it, if any. */
  readonly contract: Node | undefined;
  readonly path: string;
}

/** Every declaration by its number in the trees. */
export class Declarations {
  private readonly places = new Map<number, Place>();
  /** Of each type, the library that a `using … for … global` ties to it. */
  readonly helpers = new Map<number, Node>();

  constructor({ trees }: Compiled) {
    for (const [path, tree] of Object.entries(trees)) this.note(tree, undefined, path);
    for (const tree of Object.values(trees)) this.noteHelpers(tree);
  }

  /** @throws Error if no declaration has this number. */
  at(id: number): Place {
    const place = this.places.get(id);
    if (place === undefined) throw new Error(`the trees hold no declaration ${id}`);
    return place;
  }

  find(id: number): Place | undefined {
    return this.places.get(id);
  }

  all(nodeType: string): Place[] {
    return [...this.places.values()].filter(({ node }) => node.nodeType === nodeType);
  }

  /**
   * What a contract reaches: its own declarations and those of its bases, and through them functions of libraries
   * and of files, structs, and so on. A call to another contract leaves its storage, so it is not followed.
   */
  reachedBy(contract: Node): ReadonlySet<number> {
    const reached = new Set<number>();
    const waiting = [...(contract.linearizedBaseContracts ?? [])];
    const family = new Set(waiting);
    // A function of another contract is called there, and naming a contract runs none of it.
    const isElsewhere = ({ node: { id, nodeType }, contract }: Place): boolean =>
      nodeType === "ContractDefinition"
        ? !family.has(id)
        : nodeType === "FunctionDefinition" &&
          contract !== undefined &&
          contract.contractKind !== "library" &&
          !family.has(contract.id);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const place = this.places.get(id);
      if (place === undefined || reached.has(id) || isElsewhere(place)) continue;
      reached.add(id);
      waiting.push(...referencesIn(place.node));
    }
    return reached;
  }

  private note(node: Node, contract: Node | undefined, path: string): void {
    this.places.set(node.id, { node, contract, path });
    const around = node.nodeType === "ContractDefinition" ? node : contract;
    for (const child of childrenOf(node)) this.note(child, around, path);
  }

  private noteHelpers(tree: Node): void {
    for (const { nodeType, global, typeName, libraryName } of tree.nodes ?? []) {
      const type = typeName?.referencedDeclaration;
      const library = this.places.get(libraryName?.referencedDeclaration ?? 0)?.node;
      if (nodeType !== "UsingForDirective" || global !== true || library === undefined) continue;
      if (typeof type === "number") this.helpers.set(type, library);
    }
  }
}

/** The nodes directly below a node. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === "object" && value !== null && "nodeType" in value);
}

function referencesIn(node: Node): number[] {
  const own = typeof node.referencedDeclaration === "number" ? [node.referencedDeclaration] : [];
  return [...own, ...childrenOf(node).flatMap(referencesIn)];
}

/** Source text of a node. */
export function textOf({ texts }: Compiled, { node, path }: Pick<Place, "node" | "path">): string {
  const [start = 0, length = 0] = node.src.split(":").map(Number);
  return Buffer.from(texts[path] ?? "", "utf8")
    .subarray(start, start + length)
    .toString("utf8");
}
