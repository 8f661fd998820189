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

const CHECK_WIDTH = 20;

/** A finding as lines for people. */
export function describeFinding(finding: NamedFinding): string {
  const { check, outcome, what } = finding;
  const lines = [`${outcome.padEnd(9)}${check.padEnd(CHECK_WIDTH)}${what}`];
  if (finding.outcome === 'problem') {
    const { remedy, command } = finding;
    const indent = ' '.repeat(9);
    lines.push(`${indent}to fix it: ${remedy}`);
    if (command !== undefined) lines.push(`${indent}$ ${command}`);
  }
  return lines.join('\n');
}

/** The last line for people. */
export function describeVerdict(findings: NamedFinding[]): string {
  const count = (verdict: Verdict) => findings.filter(({ outcome }) => outcome === verdict).length;
  const unknowns = count('unknown');
  return `${count('ok')} ok, ${count('problem')} ${count('problem') === 1 ? 'problem' : 'problems'}, ${unknowns} unknown`;
}
