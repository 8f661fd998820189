import { isObject } from '../../../lambda/core/values';
import type { Action, Condition, FlowContent } from '../language/content';
import { type Reference, referencesIn } from '../language/references';
import { distancesToEnd, endsByItself, UNREACHABLE } from './distances';
import { QUESTIONS } from './questions';
import type { Section } from './replies';

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

/** Makes examples of what a block could be answered, such that the contact comes to an end of the flow soon. */
export function exampleFor(content: FlowContent, section: Section, action: Action): unknown {
  const reply = replyFor(content, section, action);
  const endsSoon = endsByItself(distancesToEnd(content).get(action.Identifier) ?? UNREACHABLE);
  // A guide for agents, for example, has no end of its own: somebody closes it.
  return endsSoon || !MAY_END.includes(section) ? reply : [reply, { end: 'the contact leaves' }];
}

/** The parts of a scenario whose replies can end a run. */
const MAY_END: Section[] = ['inputs', 'bots', 'views', 'blocks'];

function replyFor(content: FlowContent, section: Section, action: Action): unknown {
  const prefixes =
    READ_AS[section] ?? READ_AS_OF_BLOCKS.filter(([types]) => types.test(action.Type)).map(([, path]) => path);
  const read: Record<string, unknown> = Object.assign({}, ...prefixes.map((prefix) => membersRead(content, prefix)));
  if (section === 'functions') return { value: read };
  if (section === 'flows') return { end: 'the contact goes on in another flow' };
  if (section === 'queues') return { name: 'Example queue' };
  const result = resultToEnd(content, action);
  if (section === 'inputs') return result ?? ANY;
  if (section === 'hours') return result !== 'False';
  const { IntentName, ...data } = read;
  const { Type, Parameters, Transitions } = action;
  const isAsked = QUESTIONS[Type]?.decides?.(Parameters) ?? Transitions.Conditions.length > 0;
  const reply = {
    ...(isAsked && { result: result ?? IntentName ?? ANY }),
    ...(Object.keys(data).length > 0 && { data }),
  };
  return isAsked && reply.data === undefined ? reply.result : reply;
}

/** The contact attributes that a flow reads, each with a value that leads to an end of the flow. */
export function attributesRead(content: FlowContent): Record<string, unknown> {
  return membersRead(content, ['Attributes']);
}

/** The members that a flow reads of what is found under a path, with a value for each. */
function membersRead(content: FlowContent, prefix: string[]): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const { text, path } of referencesOf(content)) {
    if (path.length <= prefix.length || !prefix.every((name, index) => path[index] === name)) continue;
    const compare = content.Actions.find(({ Parameters }) => Parameters.ComparisonValue === text);
    put(members, path.slice(prefix.length), (compare && resultToEnd(content, compare)) ?? ANY);
  }
  return members;
}

function referencesOf({ Actions }: FlowContent): Reference[] {
  return referencesIn(Actions.map(({ Parameters }) => stringsIn(Parameters).join('\n')).join('\n'));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isObject(value) ? Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)]) : [];
}

/** A result that meets the condition whose branch comes to an end of the flow first; undefined without conditions. */
function resultToEnd(content: FlowContent, { Transitions: { Conditions } }: Action): string | undefined {
  const distances = distancesToEnd(content);
  const distance = (target: string) => distances.get(target) ?? UNREACHABLE;
  const [best] = Conditions.toSorted((one, other) => distance(one.NextAction) - distance(other.NextAction));
  return best && valueMeeting(best.Condition);
}

function valueMeeting({ Operator, Operands: [operand] }: Condition): string {
  if (Operator === 'NumberGreaterThan') return String(Number(operand) + 1);
  if (Operator === 'NumberLessThan') return String(Number(operand) - 1);
  return String(operand);
}

function put(members: Record<string, unknown>, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    members[name] ??= value;
    return;
  }
  if (!isObject(members[name])) members[name] = {};
  put(members[name] as Record<string, unknown>, rest, value);
}
