import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { conclude, projectFiles, root } from "../lib/project.js";
import prose from "./prose.json" with { type: "json" };

const WORDS: Partial<Record<string, string>> = prose.words;
const FORBIDDEN = new RegExp(`\\b(?:${Object.keys(prose.words).join("|")})s?\\b`, "gi");
const TEXT = /\.(?:md|sol|[cm]?[jt]s|json|ya?ml)$/;

/** Says where a file uses a word that the project does not use. */
export function checkWords(file: string, text: string): string[] {
  return lines(text).flatMap(({ line, number }) =>
    [...line.matchAll(FORBIDDEN)].map(([word]) => {
      const stem = Object.keys(WORDS).find((key) => word.toLowerCase().startsWith(key.toLowerCase()));
      return `${file}:${number}: "${word}": ${WORDS[stem ?? ""] ?? "not used here"}`;
    }),
  );
}

/** Says which relative links of a Markdown file lead nowhere. */
export function checkLinks(file: string, text: string, read: (path: string) => string | undefined): string[] {
  return lines(withoutCode(text)).flatMap(({ line, number }) =>
    [...line.matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]*))?\)/g)].flatMap(([, path = "", anchor]) => {
      const target = path === "" ? file : posix.join(posix.dirname(file), path);
      const content = path === "" ? text : read(target);
      if (content === undefined) return [`${file}:${number}: no file ${target}`];
      if (anchor === undefined || !target.endsWith(".md") || anchors(content).has(anchor)) return [];
      return [`${file}:${number}: no heading #${anchor} in ${target}`];
    }),
  );
}

/** The anchors of a Markdown file's headings, named as code hosts name them. */
function anchors(markdown: string): Set<string> {
  const headings = withoutCode(markdown).matchAll(/^#{1,6} +(.+)$/gm);
  const names = [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
  return new Set(names);
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/[^\n]/g, " "));
}

function lines(text: string): { line: string; number: number }[] {
  return text.split("\n").map((line, index) => ({ line, number: index + 1 }));
}

function readProjectFile(path: string): string | undefined {
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  return path.endsWith(".md") ? readFileSync(file, "utf8") : "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = projectFiles().filter(
    (file) =>
      TEXT.test(file) && !prose.exempt.includes(file) && !/^(?:typechain-types|test\/data)\//.test(file),
  );
  const problems = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [
      ...checkWords(file, text),
      ...(file.endsWith(".md") ? checkLinks(file, text, readProjectFile) : []),
    ];
  });
  conclude("prose", problems, `${files.length} files`);
}
