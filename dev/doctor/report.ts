import { tint, wrap } from '../commands/terminal';
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

/** Where a line goes: how wide it may be, and whether it has colours. */
type Output = { columns?: number; hasColors?(): boolean };

/** Below it stands what a finding says, one column to the right of its outcome. */
const INDENT = ' '.repeat(9);

/** A finding as lines for people. A command stays on one line, so that it can be pasted. */
export function describeFinding(finding: NamedFinding, output: Output = process.stdout): string {
  const { check, outcome, what } = finding;
  const outcomeColumn = tint(TONES[outcome], outcome, output) + INDENT.slice(outcome.length);
  const lines = [wrap(`${outcomeColumn}${check}: ${what}`, output.columns)];
  if (finding.outcome === 'problem') {
    lines.push(wrap(`${INDENT}to fix it: ${finding.remedy}`, output.columns));
    if (finding.command !== undefined) lines.push(`${INDENT}$ ${finding.command}`);
  }
  return lines.join('\n');
}

/** The last line for people. */
export function describeVerdict(findings: NamedFinding[]): string {
  const count = (wanted: NamedFinding['outcome']) => findings.filter(({ outcome }) => outcome === wanted).length;
  const counted = (wanted: 'warning' | 'problem') => `${count(wanted)} ${wanted}${count(wanted) === 1 ? '' : 's'}`;
  return `${count('ok')} ok, ${counted('warning')}, ${counted('problem')}, ${count('unknown')} unknown`;
}
