/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong in a file, and where. */
export interface Mistake extends Place {
  /** Which field, such as `zones[1].parcels[0].title`; empty for the file itself. */
  readonly path: string;
  readonly says: string;
}

/** Collects mistakes, and knows where each field stands. */
export class MistakeBook {
  private readonly found: Mistake[] = [];
  private readonly places = new Map<string, Place>();

  /** Keeps where a field stands. */
  locate(path: string, place: Place): void {
    this.places.set(path, place);
  }

  add(path: string, says: string, place = this.placeOf(path)): void {
    this.found.push({ ...place, path, says });
  }

  /** All mistakes in the order of the file. */
  all(): readonly Mistake[] {
    return this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  private placeOf(path: string): Place {
    return this.places.get(path) ?? { line: 1, column: 1 };
  }
}

/** A mistake in a line: `park.yaml:12:5: zones[0].plan: …`. */
export function mistakeText(file: string, { line, column, path, says }: Mistake): string {
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${says}`;
}
