import { isDeepStrictEqual } from 'node:util';
import { type Action, placeOf } from '../content/content';
import { referencesIn } from '../content/references';
import type { NamedFlow, RunContext } from '../context/context';
import type { Section } from '../context/stubs';
import { namesOf } from '../context/stubs';
import { createExamples } from './examples';
import { QUESTIONS } from './questions';

/** Something that a flow asks of the context outside, with an answer that would do. */
export type Need = {
  section: Section;
  /** The key for the scenario. */
  key: string;
  /** Every key under which an answer would be found. */
  keys: string[];
  /** The first block that asks. */
  place: string;
  example: unknown;
};

/** The parameter by which a block names what stands behind it, and the part of a scenario that has it. */
const BEHIND: Record<string, { section: Section; parameter: string }> = {
  InvokeLambdaFunction: { section: 'functions', parameter: 'LambdaFunctionARN' },
  InvokeFlowModule: { section: 'modules', parameter: 'FlowModuleId' },
  TransferToFlow: { section: 'flows', parameter: 'ContactFlowId' },
};

/** Everything that the blocks of flows and modules can ask, each once. */
export function needsOf(flows: NamedFlow[]): Need[] {
  const needs = flows.flatMap((flow) => {
    const examples = createExamples(flow.content);
    return flow.content.Actions.flatMap((action) =>
      [needOf(action), queueNameNeed(action, flow)]
        .filter((asked) => asked !== undefined)
        .map((asked) => ({
          ...asked,
          place: `${flow.name}: ${placeOf(action)}`,
          example: examples.of(asked.section, action),
        })),
    );
  });
  return needs.flatMap((need) => {
    const alike = needs.filter(({ section, key }) => section === need.section && key === need.key);
    const doesForAll = alike.every(({ example }) => isDeepStrictEqual(example, need.example));
    // Blocks that ask the same resource are answered at once, unless one answer does not do for all.
    if (!doesForAll) return [{ ...need, key: need.keys[0] ?? need.key }];
    return alike[0] === need ? [need] : [];
  });
}

/** What can answer the blocks of a flow. */
export type Answering = Pick<RunContext, 'flows' | 'modules' | 'stubs'> & { hasFunction(names: string[]): boolean };

/** What a flow, its modules and the flows behind it can ask and nothing answers. */
export function unmetNeeds(flow: NamedFlow, { flows, modules, stubs, hasFunction }: Answering): Need[] {
  const everyFlow = new Set([flow, ...flows.values(), ...modules.values()]);
  return needsOf([...everyFlow]).filter(({ section, keys }) => {
    if (section === 'functions' && hasFunction(keys)) return false;
    if (section === 'modules' && keys.some((key) => modules.has(key))) return false;
    if (section === 'flows' && keys.some((key) => flows.has(key))) return false;
    return !stubs.knows(section, keys) && !stubs.knows('blocks', keys.slice(0, 1));
  });
}

type Asked = Pick<Need, 'section' | 'key' | 'keys'>;

function needOf({ Identifier, Type, Parameters }: Action): Asked | undefined {
  const behind = Object.hasOwn(BEHIND, Type) ? BEHIND[Type] : undefined;
  if (behind !== undefined) return askedOf(Identifier, behind.section, Parameters[behind.parameter]);
  const question = Object.hasOwn(QUESTIONS, Type) ? QUESTIONS[Type] : undefined;
  if (question === undefined || question.unasked?.(Parameters) !== undefined) return undefined;
  return askedOf(Identifier, question.section, question.resource?.(Parameters));
}

/** A resource that the flow names for every contact is a key; otherwise the block is. */
function askedOf(block: string, section: Section, resource: unknown): Asked {
  if (typeof resource !== 'string') return { section, key: block, keys: [block] };
  if (referencesIn(resource).length > 0) return { section, key: block, keys: [block, resource] };
  const names = section === 'functions' ? [resource] : namesOf(resource);
  return { section, key: resource, keys: [block, ...names] };
}

/** A flow that sets a queue by its id and reads its name asks for the name. */
function queueNameNeed(
  { Identifier, Type, Parameters: { QueueId } }: Action,
  { content }: NamedFlow,
): Asked | undefined {
  if (Type !== 'UpdateContactTargetQueue' || typeof QueueId !== 'string' || referencesIn(QueueId).length > 0)
    return undefined;
  const reads = referencesIn(JSON.stringify(content.Actions)).some(({ path }) => path.join('.') === 'Queue.Name');
  return reads ? { ...askedOf(Identifier, 'queues', QueueId), keys: namesOf(QueueId) } : undefined;
}

/** Needs as the lines to add to a scenario. */
export function asScenario(needs: Need[]): Record<string, Record<string, unknown>> {
  const scenario: Record<string, Record<string, unknown>> = {};
  for (const { section, key, example } of needs) scenario[section] = { ...scenario[section], [key]: example };
  return scenario;
}
