// SPDX-License-Identifier: Apache-2.0

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for a page: nothing in it is markup. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}

/** A part of a page under its heading. */
export function section(heading: string, body: string): string {
  return `<section><h2>${escaped(heading)}</h2>\n${body}\n</section>`;
}

/** A list of sentences. */
export function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("\n")}</ul>`;
}

/** A table of text; amounts stand to the right. Without rows, a word that says so. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "<p>None.</p>";
  const headings = head.map((text) => `<th>${escaped(text)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  return `<table>${headings === "" ? "" : `<tr>${headings}</tr>\n`}${body}</table>`;
}

function cell(text: string): string {
  const amount = /^[\d,.]+(?: (?:%|yuan))?$/.test(text);
  return `<td${amount ? ' class="n"' : ""}>${escaped(text)}</td>`;
}
