import { blockTypeOf } from '../blocks/block-types';
import { type Action, shown, stringsIn } from '../content/content';
import { readCondition } from '../content/operators';
import { unusableParameters } from '../content/parameters';
import { referencesIn } from '../content/references';
import { BLOCKS } from './blocks';

/** Every type of block that the runner can run. */
export const RUNNABLE_TYPES: ReadonlySet<string> = new Set(Object.keys(BLOCKS));

/** Blocks that run only when all of their parameters can be used; of others the runner uses what is there. */
const STRICT = [
  'UpdateFlowLoggingBehavior',
  'InvokeLambdaFunction',
  'Compare',
  'UpdateContactAttributes',
  'MessageParticipant',
  'InvokeFlowModule',
];

/** The events of a Wait block whose form is published. */
const WAIT_EVENTS = ['CustomerReturned', 'BotParticipantDisconnected'];

/**
 * Why the runner would stop at a block whatever the contact and the scenario are: the rest of a sentence that begins
 * with the block's name. The runner itself stops for these reasons, so that a checker can name them beforehand.
 */
export function reasonsToStop(action: Action): string[] {
  const { Type, Parameters, Transitions } = action;
  if (!RUNNABLE_TYPES.has(Type)) return [`is of the type ${Type}, which the runner does not know`];
  const type = STRICT.includes(Type) ? blockTypeOf(Type) : undefined;
  const conditions = Transitions.Conditions.map(({ Condition }) => readCondition(Condition));
  return [
    ...(type === undefined ? [] : unusableParameters(action, type)),
    ...(UNPUBLISHED[Type]?.(Parameters) ?? []),
    ...(readsAllAttributes(Parameters) ? ['reads $.Attributes as a whole; a flow can read single values only'] : []),
    ...conditions.filter((condition) => typeof condition === 'string').map((why) => `has a condition that ${why}`),
  ];
}

/** Also `$.Attributes.$.Attributes.x`, which was meant to be one reference. */
function readsAllAttributes(parameters: Record<string, unknown>): boolean {
  const references = stringsIn(parameters).flatMap(referencesIn);
  return references.some(({ path: [namespace, ...rest] }) => namespace === 'Attributes' && rest.length === 0);
}

/** Settings of the designer whose form in the flow language is not published. */
const UNPUBLISHED: Record<string, (parameters: Record<string, unknown>) => string[]> = {
  Wait({ Events = [] }) {
    const events = Array.isArray(Events) ? Events : [Events];
    const unknown = events.filter((event) => !WAIT_EVENTS.includes(event as string));
    if (unknown.length === 0) return [];
    return [`waits for ${unknown.map(shown).join(', ')}; the published events are ${WAIT_EVENTS.join(' and ')}`];
  },
  Loop(parameters) {
    if ('LoopCount' in parameters) return [];
    return ['has no LoopCount: how a loop over a list is written is not published'];
  },
};
