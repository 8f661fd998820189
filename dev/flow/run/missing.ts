import type { NamedFlow, RunContext } from '../context/context';
import type { MissingStubError } from '../context/errors';
import { asScenario, type Need, unmetNeeds } from './needs';
import { examplesOf } from './scenario/placeholders';

/** What would answer a block of which only the run shows what it asks. */
const EXAMPLES: Record<string, unknown> = {
  functions: { value: {} },
  flows: { end: 'the contact goes on in another flow' },
  queues: { name: 'Example queue' },
};

/** Everything that nothing answers, with what a run just stopped at. */
export function needsAt(flow: NamedFlow, context: RunContext, { section, keys }: MissingStubError): Need[] {
  const needs = unmetNeeds(flow, { ...context, hasFunction: (names) => context.functionOf(names) !== undefined });
  if (needs.some((need) => need.section === section && need.keys.some((key) => keys.includes(key)))) return needs;
  const [block = '', resource = block] = keys;
  return [{ section, key: resource, keys, place: '', example: EXAMPLES[section] ?? {} }, ...needs];
}

/** Says all that a scenario does not answer, and the lines that would. */
export function describeMissing(needs: Need[], placeholders: string[] = []): string {
  const places = needs.filter(({ place }) => place).map(({ place, section }) => `  ${place} needs ${section}`);
  const lines = { ...(placeholders.length > 0 && { placeholders: examplesOf(placeholders) }), ...asScenario(needs) };
  return [
    'The scenario does not say all that the flow asks:',
    ...placeholders.map((name) => `  the placeholder ${name} has no value`),
    ...places,
    'Add these lines to it; --scenario-template writes a whole scenario:',
    JSON.stringify(lines, null, 2),
  ].join('\n');
}
