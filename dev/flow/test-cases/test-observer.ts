import type { Action } from '../content/content';
import { readCondition } from '../content/operators';
import { isObject } from '../content/values';
import type { FlowData, Observer } from '../context/context';
import { lookUp, shownValue } from '../context/flow-data';
import type { Stub } from '../context/stubs';
import { blockMatches, messageMatches } from './matching';
import { type Override, readOverride } from './override';
import type { Observation, TestAction, TestCase } from './test-case';

/** Follows a contact as a native test case of Connect does. */
export type TestObserver = Observer & {
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

  const mocked = observations.flatMap(({ actions }) =>
    actions
      .filter(({ type }) => type === 'OverrideSystemBehavior')
      .map(({ parameters }) => readOverride(parameters).block),
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

  function act({ id, type, parameters }: TestAction, data: FlowData): void {
    if (type === 'Assert') failures.push(...assertionFailures(id, parameters, data));
    else if (type === 'OverrideSystemBehavior') overrides.push(readOverride(parameters));
    else if (type === 'SendInstruction') inputs.push(inputOf(parameters));
    else if (type === 'TestControl') ended = true;
    else throw new Error(`the action "${id}" has the type ${type}, which is not known here`);
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
    stubs: (action) => mocked.some((block) => isMock(block, action)),
    failures() {
      if (known !== undefined) observe(({ type }) => type === 'TestCompleted', known);
      const unmet = ended
        ? []
        : waiting.map(({ id, event }) => `"${id}" waits for ${describeEvent(event)}, which does not happen`);
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

function assertionFailures(
  id: string,
  { Namespace, Operator, Operand }: Record<string, unknown>,
  data: FlowData,
): string[] {
  const condition = readCondition({ Operator: String(Operator), Operands: [Operand] });
  if (typeof condition === 'string') return [`the assertion "${id}" ${condition}`];
  const value = lookUp(String(Namespace), data);
  if (value !== undefined && condition.meets(value, condition.operand)) return [];
  const was = shownValue(String(Namespace), value);
  return [`the assertion "${id}" fails: ${Namespace} is ${was}; expected was ${Operator} "${Operand}"`];
}

function inputOf({ Instruction }: Record<string, unknown>): string {
  const { Properties } = isObject(Instruction) ? Instruction : {};
  return String(isObject(Properties) ? Properties.Value : '');
}

function describeEvent({ type, properties }: Observation['event']): string {
  const { Text, PromptId, ActionType } = properties;
  const what = Text ?? PromptId ?? ActionType;
  return what === undefined ? type : `${type} "${what}"`;
}
