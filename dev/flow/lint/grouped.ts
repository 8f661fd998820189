import { type Finding, LEVELS } from '../content/finding';

/** Places of equal findings that are named before the rest is counted. */
const MAX_PLACES = 3;

/** A finding, or several that differ in nothing but their place. */
export type GroupedFinding = Omit<Finding, 'block' | 'path'> & {
  /** How many there are. */
  count: number;
  /** The identifiers of the blocks where they are; without those that are not at a block. */
  blocks: string[];
};

/** Makes one finding of equal ones, with the first places and a count; the worst level comes first. */
export function grouped(findings: Finding[]): GroupedFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.problem, finding.source]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(asOne).toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function asOne(group: Finding[]): GroupedFinding {
  const { rule, level, problem, source } = group[0] as Finding;
  const blocks = group.flatMap(({ block }) => block ?? []);
  return { rule, level, place: placesOf(group), problem, source, count: group.length, blocks };
}

function placesOf(group: Finding[]): string {
  const places = group.map(({ place }) => place);
  if (places.length === 1) return places[0] as string;
  const more = places.length - MAX_PLACES;
  const named = places.slice(0, MAX_PLACES).join(', ');
  return `${places.length} places (${named}${more > 0 ? ` and ${more} more` : ''})`;
}
