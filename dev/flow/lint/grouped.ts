import { type Finding, LEVELS } from '../content/finding';

/** Findings that differ in nothing but their place, together; the worst level comes first. */
export function grouped<F extends Finding>(findings: F[]): [F, ...F[]][] {
  const groups = new Map<string, [F, ...F[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.problem, finding.source]);
    groups.set(key, [...(groups.get(key) ?? []), finding] as [F, ...F[]]);
  }
  return [...groups.values()].toSorted(([a], [b]) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
