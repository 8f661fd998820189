import { type Action, type Condition, type FlowContent, stringsIn } from '../content/content';
import { referencesIn } from '../content/references';
import { isObject } from '../content/values';
import type { Section } from '../context/stubs';
import { distancesToEnd, endsByItself, UNREACHABLE } from './distances';
import { QUESTIONS } from './questions';

/** Where the flow reads what it gets from each part of a scenario. */
const READ_AS: Partial<Record<Section, string[][]>> = {
  functions: [['External'], ['LambdaInvocation', 'ResultData']],
  modules: [['Modules', 'ResultData']],
  bots: [['Lex']],
  views: [['Views', 'ViewResultData']],
  metrics: [['Metrics']],
};

/** The same of blocks that have no part of their own. */
const READ_AS_OF_BLOCKS: [RegExp, string[]][] = [
  [/Case$/, ['Case']],
  [/CustomerProfile|CheckSegmentMembership/, ['Customer']],
  [/^EvaluateDataTable/, ['DataTables']],
  [/^ListDataTable/, ['DataTableList']],
  [/^LoadContactContent/, ['Email']],
];

/** What no condition asks for in particular. */
const ANY = '1';

/** Examples for one flow, such that a contact comes to an end of it soon. */
export type Examples = {
  /** What a block could be answered. */
  of(section: Section, action: Action): unknown;
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

  function replyFor(section: Section, action: Action): unknown {
    const { Type, Parameters, Transitions } = action;
    const prefixes =
      READ_AS[section] ?? READ_AS_OF_BLOCKS.filter(([types]) => types.test(Type)).map(([, path]) => path);
    const read: Record<string, unknown> = Object.assign({}, ...prefixes.map(membersRead));
    if (section === 'functions') return { value: read };
    if (section === 'flows') return { end: 'the contact goes on in another flow' };
    if (section === 'queues') return { name: 'Example queue' };
    const result = resultToEnd(action);
    if (section === 'inputs') return result ?? ANY;
    if (section === 'hours') return result !== 'False';
    const { IntentName, ...data } = read;
    const isAsked = QUESTIONS[Type]?.decides?.(Parameters) ?? Transitions.Conditions.length > 0;
    const hasData = Object.keys(data).length > 0;
    const reply = { ...(isAsked && { result: result ?? IntentName ?? ANY }), ...(hasData && { data }) };
    // Of a module a string alone is a file.
    return isAsked && !hasData && section !== 'modules' ? reply.result : reply;
  }

  return {
    of(section, action) {
      const reply = replyFor(section, action);
      // A guide for agents, for example, has no end of its own: an agent closes it.
      const leaves = MAY_END.includes(section) && !endsByItself(distanceTo(action.Identifier));
      return leaves ? [reply, { end: 'the contact leaves' }] : reply;
    },
    attributes: () => membersRead(['Attributes']),
  };
}

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
