import { styleText } from 'node:util';
import type { NamedFinding } from './finding';

/** How a run ends: what the exit code says to a script. */
export const EXIT_CODES = { ok: 0, problem: 1, unknown: 2 } as const;

export type Verdict = keyof typeof EXIT_CODES;

/** A problem outweighs what could not be checked; with no finding at all nothing was checked. */
export function verdictOf(findings: NamedFinding[]): Verdict {
  const has = (verdict: Verdict) => findings.some(({ outcome }) => outcome === verdict);
  if (has('problem')) return 'problem';
  return has('unknown') || findings.length === 0 ? 'unknown' : 'ok';
}

/** Columns before a finding's text: its outcome and its check. */
const COLUMNS = { outcome: 9, check: 20 };

const COLOURS = { ok: 'green', problem: 'red', unknown: 'yellow' } as const;

/** What a terminal shows: characters in a line, and whether it has colours. */
export type Terminal = { width: number; colours: boolean };

/** A finding as lines for people. A command stays on one line, so that it can be pasted. */
export function describeFinding(finding: NamedFinding, { width, colours }: Terminal): string {
  const { check, outcome, what } = finding;
  const head = outcome.padEnd(COLUMNS.outcome) + check.padEnd(COLUMNS.check);
  const lines = wrap(what, head, width);
  if (finding.outcome === 'problem') {
    const { remedy, command } = finding;
    const indent = ' '.repeat(COLUMNS.outcome);
    lines.push(...wrap(`to fix it: ${remedy}`, indent, width));
    if (command !== undefined) lines.push(`${indent}$ ${command}`);
  }
  const text = lines.join('\n');
  return colours ? styleText(COLOURS[outcome], outcome, { validateStream: false }) + text.slice(outcome.length) : text;
}

/** Breaks a text between words; lines after the first are indented as deep as the text of the first. */
function wrap(text: string, head: string, width: number): string[] {
  const lines = [head];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    const started = line.length > head.length;
    if (started && line.length + 1 + word.length > width) lines.push(' '.repeat(head.length) + word);
    else lines[lines.length - 1] = started ? `${line} ${word}` : line + word;
  }
  return lines;
}

/** The last line for people. */
export function describeVerdict(findings: NamedFinding[]): string {
  const count = (verdict: Verdict) => findings.filter(({ outcome }) => outcome === verdict).length;
  const unknowns = count('unknown');
  return `${count('ok')} ok, ${count('problem')} ${count('problem') === 1 ? 'problem' : 'problems'}, ${unknowns} unknown`;
}
