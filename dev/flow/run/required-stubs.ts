import { isDeepStrictEqual } from 'node:util';
import { definitionOf, leavesQueue } from '../blocks/block-types';
import { isDynamic } from '../blocks/parameters';
import { type Action, placeOf } from '../content/content';
import { referencesIn } from '../content/references';
import type { NamedFlow, RunContext } from '../context/context';
import type { MissingStubError } from '../context/errors';
import { namesOf, type Section } from '../context/stubs';
import { createExamples } from './examples';
import { examplesOf } from './scenario/placeholders';

/** An external input that a scenario must stub, with an example value. */
export type RequiredStub = {
  section: Section;
  /** The key for the scenario. */
  key: string;
  /** Every key under which a stub would be found. */
  keys: string[];
  /** The first block that asks. */
  place: string;
  example: unknown;
};

/** Everything that the blocks of flows and modules can ask, each once. */
export function requiredStubs(flows: NamedFlow[]): RequiredStub[] {
  const readsQueueName = flows.some(({ content }) =>
    referencesIn(JSON.stringify(content.Actions)).some(({ path }) => path.join('.') === 'Queue.Name'),
  );
  const all = flows.flatMap((flow) => {
    const examples = createExamples(flow.content);
    return flow.content.Actions.flatMap((action) => {
      const place = `${flow.name}: ${placeOf(action)}`;
      const asked = [inputOf(action), readsQueueName ? queueName(action) : undefined].filter(
        (one) => one !== undefined,
      );
      const required = asked.map((one) => ({ ...one, place, example: examples.of(one.section, action) }));
      const ending = examples.ending(action);
      if (ending === undefined) return required;
      const { Identifier: key } = action;
      return [...required, { section: 'blocks' as const, key, keys: [key], place, example: ending }];
    });
  });
  return all.flatMap((one) => {
    const alike = all.filter(({ section, key }) => section === one.section && key === one.key);
    const doesForAll = alike.every(({ example }) => isDeepStrictEqual(example, one.example));
    // Blocks that ask the same resource are stubbed at once, unless one stub does not do for all.
    if (!doesForAll) return [{ ...one, key: one.keys[0] ?? one.key }];
    return alike[0] === one ? [one] : [];
  });
}

/** What can answer the blocks of a flow. */
type Answering = Pick<RunContext, 'flows' | 'modules' | 'stubs'> & { hasFunction(names: string[]): boolean };

/** What a flow, its modules and the flows that it transfers to can ask without a stub. */
export function missingStubs(flow: NamedFlow, { flows, modules, stubs, hasFunction }: Answering): RequiredStub[] {
  const everyFlow = new Set([flow, ...flows.values(), ...modules.values()]);
  return requiredStubs([...everyFlow]).filter(({ section, keys }) => {
    if (section === 'functions' && hasFunction(keys)) return false;
    if (section === 'modules' && keys.some((key) => modules.has(key))) return false;
    if (section === 'flows' && keys.some((key) => flows.has(key))) return false;
    return !stubs.knows(section, keys) && !stubs.knows('blocks', keys.slice(0, 1));
  });
}

/** All inputs without a stub, and the one at which the run stopped. */
export function missingAt(flow: NamedFlow, context: RunContext, { section, keys }: MissingStubError): RequiredStub[] {
  const missing = missingStubs(flow, { ...context, hasFunction: (names) => context.functionOf(names) !== undefined });
  if (missing.some((one) => one.section === section && one.keys.some((key) => keys.includes(key)))) return missing;
  const [block = '', resource = block] = keys;
  return [{ section, key: resource, keys, place: '', example: EXAMPLES[section] ?? {} }, ...missing];
}

/** Examples for inputs of which only the run shows that they are asked. */
const EXAMPLES: Record<string, unknown> = { functions: { value: {} }, queues: { name: 'Example queue' } };

/** Says all that has no stub, and the lines that would add one. */
export function describeMissing(missing: RequiredStub[], placeholders: string[] = []): string {
  const places = missing.filter(({ place }) => place).map(({ place, section }) => `  ${place} needs ${section}`);
  const lines = { ...(placeholders.length > 0 && { placeholders: examplesOf(placeholders) }), ...asScenario(missing) };
  return [
    'The scenario does not say all that the flow asks:',
    ...placeholders.map((name) => `  the placeholder ${name} has no value`),
    ...places,
    'Add these lines to it; --scenario-template writes a whole scenario:',
    JSON.stringify(lines, null, 2),
  ].join('\n');
}

/** Required stubs as the lines to add to a scenario. */
export function asScenario(missing: RequiredStub[]): Record<string, Record<string, unknown>> {
  const scenario: Record<string, Record<string, unknown>> = {};
  for (const { section, key, example } of missing) scenario[section] = { ...scenario[section], [key]: example };
  return scenario;
}

type Asked = Pick<RequiredStub, 'section' | 'key' | 'keys'>;

function inputOf(action: Action): Asked | undefined {
  const { Identifier, Parameters } = action;
  const { stub } = definitionOf(action);
  if (stub === undefined || stub.unasked?.(Parameters) !== undefined) return undefined;
  return askedOf(Identifier, stub.section, stub.resource?.(Parameters));
}

/** A resource that the flow names for every contact is a key; otherwise the block is. */
function askedOf(block: string, section: Section, resource: unknown): Asked {
  if (typeof resource !== 'string') return { section, key: block, keys: [block] };
  if (isDynamic(resource)) return { section, key: block, keys: [block, resource] };
  const names = section === 'functions' ? [resource] : namesOf(resource);
  return { section, key: resource, keys: [block, ...names] };
}

/** What names the queue that a block sets by its id, for a block, here or in another flow, that reads its name. */
function queueName(action: Action): Asked | undefined {
  const { Identifier, Parameters } = action;
  if (!leavesQueue(action)) return undefined;
  return askedOf(Identifier, 'queues', Parameters.QueueId ?? Parameters.AgentId);
}
