import type { MissingReplyError } from './errors';
import { asScenario, type Need, unmetNeeds } from './needs';
import { examplesOf } from './scenario/placeholders';
import type { NamedFlow, World } from './world';

/** What would answer a block of which only the run shows what it asks. */
const EXAMPLES: Record<string, unknown> = {
  functions: { value: {} },
  flows: { end: 'the contact goes on in another flow' },
  queues: { name: 'Example queue' },
};

/** Everything that nothing answers, with what a run just stopped at. */
export function needsAt(flow: NamedFlow, world: World, { section, key }: MissingReplyError): Need[] {
  const needs = unmetNeeds(flow, { ...world, hasFunction: (names) => world.functionOf(names) !== undefined });
  if (needs.some((need) => need.section === section && need.keys.includes(key))) return needs;
  return [{ section, key, keys: [key], place: '', example: EXAMPLES[section] ?? {} }, ...needs];
}

/** Says all that a scenario does not answer, and the lines that would. */
export function describeMissing(needs: Need[], placeholders: string[] = []): string {
  const places = new Set(needs.map(({ place }) => place).filter(Boolean));
  const lines = { ...(placeholders.length > 0 && { placeholders: examplesOf(placeholders) }), ...asScenario(needs) };
  return [
    'The scenario does not say all that the flow asks:',
    ...placeholders.map((name) => `  the placeholder ${name} has no value`),
    ...[...places].map((place) => `  ${place} asks`),
    'Add these lines to it; --scenario-template writes a whole scenario:',
    JSON.stringify(lines, null, 2),
  ].join('\n');
}
