import type { Line } from '../commands/io';
import type { NamedFinding } from './finding';

/** How a run ends: what the exit code says to a script. */
export const EXIT_CODES = { ok: 0, problem: 1, unknown: 2 } as const;

export type Verdict = keyof typeof EXIT_CODES;

/** A problem outweighs what could not be checked, a warning changes nothing; with no finding at all nothing was checked. */
export function verdictOf(findings: NamedFinding[]): Verdict {
  const has = (verdict: Verdict) => findings.some(({ outcome }) => outcome === verdict);
  if (has('problem')) return 'problem';
  return has('unknown') || findings.length === 0 ? 'unknown' : 'ok';
}

const TONES = { ok: 'good', warning: 'warning', problem: 'bad', unknown: 'warning' } as const;

/** Below it stands what a finding says, one column to the right of its outcome. */
const INDENT = ' '.repeat(9);

/** A finding as lines for people, and the command that fixes it, which must not be wrapped. */
export function describeFinding(finding: NamedFinding): { lines: Line[]; command?: string } {
  const { check, outcome, what } = finding;
  const first: Line = [{ tone: TONES[outcome], text: outcome }, `${INDENT.slice(outcome.length)}${check}: ${what}`];
  if (finding.outcome !== 'problem') return { lines: [first] };
  const { remedy, command } = finding;
  return {
    lines: [first, `${INDENT}to fix it: ${remedy}`],
    ...(command !== undefined && { command: `${INDENT}$ ${command}` }),
  };
}

/** The last line for people. */
export function describeVerdict(findings: NamedFinding[]): string {
  const count = (wanted: NamedFinding['outcome']) => findings.filter(({ outcome }) => outcome === wanted).length;
  const counted = (wanted: 'warning' | 'problem') => `${count(wanted)} ${wanted}${count(wanted) === 1 ? '' : 's'}`;
  return `${count('ok')} ok, ${counted('warning')}, ${counted('problem')}, ${count('unknown')} unknown`;
}
