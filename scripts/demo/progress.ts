const started = Date.now();

/** Says what begins now, and how long the demonstration has run. */
export function step(what: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`[${seconds} s] ${what}`);
}

/** A part of the report with its heading. */
export function section(heading: string, text: string): void {
  console.log(`\n${heading}\n${text}\n`);
}
