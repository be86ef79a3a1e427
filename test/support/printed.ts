/** A table that a program printed: what its heading says, and its rows by the names of the columns. */
export interface Printed {
  readonly heading: string;
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** Finds the table under the first heading that begins with some words; it goes on to the next empty line. */
export function tableUnder(lines: readonly string[], words: string): Printed {
  const start = lines.findIndex((line) => line.startsWith(words));
  if (start === -1) throw new Error(`nothing was printed under ${words}`);
  const end = lines.indexOf("", start);
  const [head = [], ...rows] = lines.slice(start + 1, end).map((line) => line.trim().split(/ {2,}/));
  return {
    heading: lines[start] ?? "",
    rows: rows.map((cells) => new Map(cells.map((cell, i) => [head[i] ?? "", cell]))),
  };
}

/** Hundredths of an amount such as 1,234.50, or of a share such as 12.34 %. */
export function hundredths(text = ""): bigint {
  const found = /^([\d,]+)\.(\d\d)(?: %| yuan)?$/.exec(text);
  if (found === null) throw new Error(`${text} is no amount with two decimals`);
  return BigInt(`${found[1] ?? ""}${found[2] ?? ""}`.replaceAll(",", ""));
}
