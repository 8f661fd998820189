import type { Action } from '../content/content';
import { OPERATORS } from '../content/operators';
import { isObject } from '../content/values';
import type { FlowData, Observer } from '../context/context';
import { lookUp, shownValue } from '../context/flow-data';
import type { Stub } from '../context/stubs';
import { blockMatches, messageMatches } from './matching';
import type { Override } from './override';
import type { Assertion, Observation, TestAction, TestCase } from './test-case';

/** Follows a contact as a native test case of Connect does. */
export type TestObserver = Observer & {
  /** The resources by which it replaces those of blocks. */
  substitutes: string[];
  /** What did not happen or did not hold, once the run is over; empty when the test passes. */
  failures(): string[];
};

/** Makes the observer of one run; it begins with what the test case does when it is initiated. */
export function createTestObserver({ observations }: TestCase): TestObserver {
  const waiting: Observation[] = observations.filter(({ event }) => event.type === 'TestInitiated');
  const failures: string[] = [];
  const overrides: Override[] = [];
  const inputs: string[] = [];
  let ended = false;
  /** The contact's data, once the run has begun. */
  let known: FlowData | undefined;

  const every = observations.flatMap(({ actions }) =>
    actions.flatMap((action) => ('overrides' in action ? [action.overrides] : [])),
  );

  /** Every observation that waits for this has what it wanted; those after it wait from now on. */
  function observe(matches: (event: Observation['event']) => boolean, data: FlowData): void {
    if (ended) return;
    const met = waiting.filter(({ event }) => matches(event));
    for (const observation of met) {
      waiting.splice(
        waiting.indexOf(observation),
        1,
        ...observations.filter(({ id }) => observation.next.includes(id)),
      );
      for (const action of observation.actions) act(action, data);
    }
  }

  function act(action: TestAction, data: FlowData): void {
    if ('asserts' in action) failures.push(...assertionFailures(action, data));
    else if ('overrides' in action) overrides.push(action.overrides);
    else if ('enters' in action) inputs.push(action.enters);
    else ended = true;
  }

  /** Takes the first override for a block; each serves once. */
  function takeOverride(action: Action, data: FlowData, wanted: 'reply' | 'substitute'): Override | undefined {
    const index = overrides.findIndex((override) => wanted in override && blockMatches(override.block, action, data));
    return index < 0 ? undefined : overrides.splice(index, 1)[0];
  }

  return {
    blockStarts(action, data) {
      if (known === undefined) observe(({ type }) => type === 'TestInitiated', data);
      known = data;
      observe(({ type, properties }) => type === 'FlowActionStarted' && blockMatches(properties, action, data), data);
      const override = takeOverride(action, data, 'substitute');
      return override === undefined ? action : substituted(action, override);
    },
    heard(kind, message, data) {
      observe(({ type, properties }) => type === 'MessageReceived' && messageMatches(properties, kind, message), data);
    },
    stubFor(action, data) {
      const override = takeOverride(action, data, 'reply');
      if (override !== undefined && 'reply' in override) return override.reply;
      return action.Type === 'GetParticipantInput' ? takeInput(action, inputs) : undefined;
    },
    ended: () => ended,
    stubs: (action) => every.some(({ block }) => isMock(block, action)),
    substitutes: every.flatMap((override) => ('substitute' in override ? [override.substitute] : [])),
    failures() {
      if (known !== undefined) observe(({ type }) => type === 'TestCompleted', known);
      const unmet = ended
        ? []
        : waiting.map(({ id, event }) => `"${id}" waits for ${describeEvent(event)}, which did not happen`);
      return [...failures, ...unmet];
    },
  };
}

/** Whether a test case has a stub for what a block invokes, as far as the content tells. */
function isMock({ ActionType, ActionParameters }: Record<string, unknown>, { Type, Parameters }: Action): boolean {
  const named = isObject(ActionParameters) ? Object.entries(ActionParameters) : [];
  return ActionType === Type && named.every(([name, value]) => Parameters[name] === value);
}

/** A menu takes one key; a block that stores its input takes all keys up to the # that ends it. */
function takeInput({ Parameters }: Action, inputs: string[]): Stub | undefined {
  if (inputs.length === 0) return undefined;
  if (String(Parameters.StoreInput).toLowerCase() !== 'true') return { result: inputs.shift() as string };
  const end = inputs.findIndex((input) => input.endsWith('#'));
  const taken = inputs.splice(0, end < 0 ? inputs.length : end + 1).join('');
  return { result: taken.replace(/#$/, '') };
}

function substituted(action: Action, override: Override): Action {
  if (!('substitute' in override) || !isObject(override.block.ActionParameters)) return action;
  const names = Object.keys(override.block.ActionParameters);
  const Parameters = { ...action.Parameters, ...Object.fromEntries(names.map((name) => [name, override.substitute])) };
  return { ...action, Parameters };
}

function assertionFailures({ id, asserts }: Assertion, data: FlowData): string[] {
  const { namespace, operator, operand } = asserts;
  const value = lookUp(namespace, data);
  if (value !== undefined && OPERATORS[operator]?.(value, operand)) return [];
  const was = shownValue(namespace, value);
  return [`the assertion "${id}" fails: ${namespace} is ${was}; expected was ${operator} "${operand}"`];
}

function describeEvent({ type, properties }: Observation['event']): string {
  const { Text, PromptId, ActionType } = properties;
  const what = Text ?? PromptId ?? ActionType;
  return what === undefined ? type : `${type} "${what}"`;
}
