// Writes sdk/errors/catalogue.ts: every error of the contracts, with what docs/errors.md says of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../lib/project.js";
import { errorsOf } from "./artifacts.js";
import { GENERATED_BY } from "./notice.js";

const PAGE = "docs/errors.md";

/** What the page says of an error. */
export interface Explanation {
  meaning: string;
  ground: string;
  do: string;
}

/** The entries of the page by the error's name: a heading of the third level, and a line for each of three labels. */
export function readExplanations(markdown: string): Map<string, Explanation> {
  const found = new Map<string, Explanation>();
  for (const section of markdown.split(/^### /m).slice(1)) {
    const [name = "", ...lines] = section.split("\n");
    const labelled = (label: string): string =>
      lines.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2) ?? "";
    found.set(name.trim(), {
      meaning: labelled("Meaning"),
      ground: labelled("Ground"),
      do: labelled("Do"),
    });
  }
  return found;
}

function catalogue(): string {
  const explanations = readExplanations(readFileSync(join(root, PAGE), "utf8"));
  const entries = [...errorsOf().values()].map((error) => ({
    name: error.name ?? "",
    inputs: (error.inputs ?? []).map(({ name, type, internalType = type }) => ({ name, type, internalType })),
    ...(explanations.get(error.name ?? "") ?? { meaning: "", ground: "", do: "" }),
  }));
  const text = JSON.stringify(entries, undefined, 2);
  return `${GENERATED_BY}import type { CatalogueEntry } from "./entry.js";\n
export const CATALOGUE: readonly CatalogueEntry[] = ${text};\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(root, "sdk/errors/catalogue.ts"), catalogue());
}
