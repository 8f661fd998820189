import { definitionOf } from '../blocks/block-types';
import { type Action, type Condition, type FlowContent, stringsIn } from '../content/content';
import { referencesIn } from '../content/references';
import { isObject } from '../content/values';
import type { Section } from '../context/stubs';
import { distancesToEnd, endsByItself, UNREACHABLE } from './distances';
import { blocksToEnd } from './endless';

/** Example value when no condition constrains the stub. */
const ANY = '1';

/** Examples for one flow, such that a contact comes to an end of it soon. */
type Examples = {
  /** What a block could be answered. */
  of(section: Section, action: Action): unknown;
  /** Stubs with which a flow that repeats until something outside ends it comes to an end at this block. */
  ending(action: Action): unknown;
  /** The contact attributes that the flow reads, each with a value. */
  attributes(): Record<string, unknown>;
};

/** Makes examples for a flow. */
export function createExamples(content: FlowContent): Examples {
  const distances = distancesToEnd(content);
  const distanceTo = (identifier: string) => distances.get(identifier) ?? UNREACHABLE;
  const references = referencesIn(content.Actions.flatMap(({ Parameters }) => stringsIn(Parameters)).join('\n'));

  /** A result that meets the condition whose branch comes to an end of the flow first; undefined without conditions. */
  function resultToEnd({ Transitions: { Conditions } }: Action): string | undefined {
    const [best] = Conditions.toSorted((one, other) => distanceTo(one.NextAction) - distanceTo(other.NextAction));
    return best && valueMeeting(best.Condition);
  }

  /** What comparisons would like their reference to be. */
  const compared = new Map(
    content.Actions.filter(({ Type }) => Type === 'Compare').map((action) => [
      action.Parameters.ComparisonValue,
      resultToEnd(action),
    ]),
  );

  /** The members that the flow reads of what is found under a path, with a value for each. */
  function membersRead(prefix: string[]): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    for (const { text, path } of references) {
      const isInside = path.length > prefix.length && prefix.every((name, index) => path[index] === name);
      if (isInside) put(members, path.slice(prefix.length), compared.get(text) ?? ANY);
    }
    return members;
  }

  function stubFor(section: Section, action: Action): unknown {
    const { Parameters, Transitions } = action;
    const { reads = [], example, decides } = definitionOf(action).stub ?? {};
    if (section === 'queues') return { name: 'Example queue' };
    if (example !== undefined) return example;
    const read: Record<string, unknown> = Object.assign({}, ...reads.map(membersRead));
    if (section === 'functions') return { value: read };
    const result = resultToEnd(action);
    if (section === 'inputs') return result ?? ANY;
    if (section === 'hours') return result !== 'False';
    const { IntentName, ...data } = read;
    const isAsked = decides?.(Parameters) ?? Transitions.Conditions.length > 0;
    const hasData = Object.keys(data).length > 0;
    const stub = { ...(isAsked && { result: result ?? IntentName ?? ANY }), ...(hasData && { data }) };
    // Of a module a string alone is a file.
    return isAsked && !hasData && section !== 'modules' ? stub.result : stub;
  }

  /** Whether the stub of a block, asked or not, ends a run that would go on. */
  function ends(action: Action): boolean {
    const { stub } = definitionOf(action);
    const unasked = stub?.unasked?.(action.Parameters);
    return unasked === undefined ? stub !== undefined && MAY_END.includes(stub.section) : unasked.result !== undefined;
  }

  const isEndless = !endsByItself(distanceTo(content.StartAction));
  const endsAt = isEndless ? blocksToEnd(content, ends) : [];

  return {
    of(section, action) {
      const stub = stubFor(section, action);
      // A guide for agents, for example, has no end of its own: an agent closes it.
      const leaves = MAY_END.includes(section) && !endsByItself(distanceTo(action.Identifier));
      return leaves ? [stub, { end: 'the contact leaves' }] : stub;
    },
    ending(action) {
      const { section, unasked } = definitionOf(action).stub ?? {};
      const { result } = unasked?.(action.Parameters) ?? {};
      if (isEndless && result !== undefined) return [result, AGENT_ANSWERS];
      // A function that is invoked again and again has no stub of its own that could end the run.
      if (!endsAt.includes(action) || section === 'functions') return undefined;
      const asks = section !== undefined && unasked?.(action.Parameters) === undefined;
      return [asks ? stubFor(section, action) : {}, AGENT_ANSWERS];
    },
    attributes: () => membersRead(['Attributes']),
  };
}

/** How a flow ends that repeats until then. */
const AGENT_ANSWERS = { end: 'an agent answers' };

/** The parts of a scenario whose stubs can end a run. */
const MAY_END: Section[] = ['inputs', 'bots', 'views', 'blocks'];

function valueMeeting({ Operator, Operands: [operand] }: Condition): string {
  if (Operator === 'NumberGreaterThan') return String(Number(operand) + 1);
  if (Operator === 'NumberLessThan') return String(Number(operand) - 1);
  return String(operand);
}

function put(members: Record<string, unknown>, [name = '', ...rest]: string[], value: string): void {
  // A flow can spell any name; this one is that of every object's prototype.
  if (name === '__proto__') return;
  if (rest.length === 0) {
    members[name] ??= value;
    return;
  }
  if (!isObject(members[name])) members[name] = {};
  put(members[name] as Record<string, unknown>, rest, value);
}
