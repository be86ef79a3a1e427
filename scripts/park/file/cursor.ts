import { isMap, isScalar, isSeq, type LineCounter, type ParsedNode } from "yaml";
import type { MistakeBook, Place } from "./mistakes.js";

/** Reads the text of a field. @throws RangeError that says what is wrong with it. */
export type Parse<T> = (text: string) => T;

/** What stands for a value that could not be read. Nobody sees it: a file with a mistake yields no park. */
const UNREAD = undefined as never;

/** One place of the file, and how to read what stands there. */
export class Cursor {
  constructor(
    private readonly node: ParsedNode | null,
    readonly path: string,
    private readonly book: MistakeBook,
    private readonly lines: LineCounter,
    /** Where its name stands, if it has one. */
    private readonly named?: Place,
  ) {
    // A value is wrong where it stands; what is larger, where it begins or is named.
    const value = node === null || (named !== undefined && !isScalar(node)) ? undefined : node.range[0];
    book.locate(path, value === undefined ? (named ?? { line: 1, column: 1 }) : this.place(value));
  }

  /** The fields of a mapping; an unknown one is a mistake. */
  fields(known: readonly string[]): Fields {
    const found = new Map(this.entries());
    for (const [name, field] of found) {
      if (!known.includes(name)) field.unknown(known);
    }
    return new Fields(this, found);
  }

  /** The entries of a mapping whose names the file chooses. */
  entries(): (readonly [string, Cursor])[] {
    if (!isMap(this.node)) return this.mistaken("a mapping is expected here", []);
    return this.node.items.map(({ key, value }) => {
      const name = isScalar(key) && typeof key.value === "string" ? key.value : "?";
      const path = this.path === "" ? name : `${this.path}.${name}`;
      return [name, new Cursor(value, path, this.book, this.lines, this.place(key.range[0]))] as const;
    });
  }

  /** The members of a list. */
  list(): Cursor[] {
    if (!isSeq(this.node)) return this.mistaken("a list is expected here", []);
    return this.node.items.map((item, i) => new Cursor(item, `${this.path}[${i}]`, this.book, this.lines));
  }

  isList(): boolean {
    return isSeq(this.node);
  }

  isMapping(): boolean {
    return isMap(this.node);
  }

  /** A value. */
  value<T>(parse: Parse<T>): T {
    if (!isScalar(this.node) || typeof this.node.value !== "string") {
      return this.mistaken("a value is expected here", UNREAD);
    }
    try {
      return parse(this.node.value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.mistaken(error.message, UNREAD);
    }
  }

  /** Notes a mistake here. */
  wrong(says: string): undefined {
    this.book.add(this.path, says);
    return undefined;
  }

  private unknown(known: readonly string[]): void {
    this.book.add(this.path, `no such field; known are ${known.join(", ")}`, this.named);
  }

  private mistaken<T>(says: string, instead: T): T {
    this.wrong(says);
    return instead;
  }

  private place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }
}

/** The fields of a mapping by name. */
export class Fields {
  constructor(
    private readonly whole: Cursor,
    private readonly found: ReadonlyMap<string, Cursor>,
  ) {}

  has(name: string): boolean {
    return this.found.has(name);
  }

  at(name: string): Cursor | undefined {
    return this.found.get(name);
  }

  /** A field that must be there, read by `read`. */
  read<T>(name: string, read: (field: Cursor) => T): T {
    const field = this.found.get(name);
    if (field !== undefined) return read(field);
    this.whole.wrong(`${name} is missing`);
    return UNREAD;
  }

  /** A value that must be there. */
  value<T>(name: string, parse: Parse<T>): T {
    return this.read(name, (field) => field.value(parse));
  }

  /** A value, or `otherwise` where there is none. */
  optional<T, O>(name: string, parse: Parse<T>, otherwise: O): T | O {
    return this.found.get(name)?.value(parse) ?? otherwise;
  }

  /** A list, each member read by `read`; empty where there is none. */
  list<T>(name: string, read: (member: Cursor) => T): T[] {
    return this.found.get(name)?.list().map(read) ?? [];
  }
}
