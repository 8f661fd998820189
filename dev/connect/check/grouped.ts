import type { Finding } from '../language/finding';

/** Places of equal findings that are named before the rest is counted. */
const MOST_PLACES = 3;

/** A finding, or several that differ in nothing but their place. */
export type GroupedFinding = Finding & { count: number };

/** Makes one finding of equal ones, with the first places and a count. */
export function grouped(findings: Finding[]): GroupedFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.level, finding.problem, finding.source]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => ({
    ...(group[0] as Finding),
    place: placesOf(group),
    count: group.length,
  }));
}

function placesOf(group: Finding[]): string {
  const places = group.map(({ place }) => place);
  if (places.length === 1) return places[0] as string;
  const more = places.length - MOST_PLACES;
  const named = places.slice(0, MOST_PLACES).join(', ');
  return `${places.length} places (${named}${more > 0 ? ` and ${more} more` : ''})`;
}
