import { isObject } from '../../../lambda/core/values';
import { shown } from '../language/content';
import { type Finding, finding } from '../language/finding';
import { OPERATORS } from '../language/operators';
import { readReference } from '../language/references';
import { identifierProblems } from './identifiers';
import { checkPlaceholders } from './placeholders';
import { overrideProblems } from './test-override';

/** The events that a test can wait for, with the properties that each must have (Connect testing language). */
const EVENTS: Record<string, string[]> = {
  TestInitiated: [],
  MessageReceived: ['Text', 'MatchingCriteria'],
  FlowActionStarted: ['ActionType', 'ActionParameters'],
  TestCompleted: [],
};

/** What is wrong with the parameters of each kind of a test's action. */
const ACTIONS: Record<string, (parameters: Record<string, unknown>) => string[]> = {
  OverrideSystemBehavior: overrideProblems,
  Assert: assertProblems,
  TestControl: ({ ActionType, Command }) =>
    ActionType === 'TestControl' && isObject(Command) && Command.Type === 'EndTest'
      ? []
      : ['must have the ActionType TestControl and the Command {"Type": "EndTest"}'],
};

/** Checks the content of a native test case of Connect. */
export function checkTestCase(content: unknown, functionArn: string): Finding[] {
  const problems = checkPlaceholders(content, functionArn);
  if (!isObject(content) || !isListOfObjects(content.Observations)) {
    return [...problems, finding('Observations', 'must be a list of objects')];
  }
  if (content.Version !== '2019-10-30')
    problems.push(finding('Version', `was ${shown(content.Version)}; it must be "2019-10-30"`));
  const observations = content.Observations;
  const names = observations.map(({ Identifier }) => String(Identifier));
  for (const observation of observations) problems.push(...observationProblems(observation, names));
  problems.push(...orderProblems(observations, names));
  const ends = observations.some(
    ({ Actions }) => isListOfObjects(Actions) && Actions.some(({ Type }) => Type === 'TestControl'),
  );
  if (!ends) problems.push(finding('Observations', 'never end the test; one must have a TestControl action'));
  return problems;
}

/** Whether parsed content is a test case rather than a flow. */
export function isTestCase(content: unknown): boolean {
  return isObject(content) && 'Observations' in content;
}

function observationProblems(observation: Record<string, unknown>, names: string[]): Finding[] {
  const { Identifier, Event, Actions = [], Usage } = observation;
  const place = `observation "${String(Identifier)}"`;
  const problems = identifierProblems(String(Identifier)).map((problem) => finding(place, problem));
  const wrong = (problem: string) => problems.push(finding(place, problem));
  if (names.filter((name) => name === Identifier).length > 1) wrong('has the identifier of another observation');
  if (!isObject(Event) || !Object.hasOwn(EVENTS, String(Event.Type))) {
    wrong(
      `waits for ${shown(isObject(Event) ? Event.Type : Event)}; there are the events ${Object.keys(EVENTS).join(', ')}`,
    );
  } else {
    const { Type, Actor, Properties = {}, Identifier: name } = Event;
    if (typeof name !== 'string') wrong('has an event without an Identifier');
    if (Actor !== 'System') wrong(`has an event of the Actor ${shown(Actor)}; it must be "System"`);
    for (const property of EVENTS[String(Type)] ?? []) {
      if (!isObject(Properties) || Properties[property] === undefined) wrong(`waits for ${Type} without ${property}`);
    }
    if (Type === 'TestInitiated' && Usage !== undefined) wrong('has a Usage, which TestInitiated does not take');
  }
  for (const next of nextOf(observation)) {
    if (!names.includes(next)) wrong(`leads to "${next}", and there is no such observation`);
  }
  if (!isListOfObjects(Actions)) return [...problems, finding(place, 'has Actions that are no list of objects')];
  return [...problems, ...Actions.flatMap((action, index) => actionProblems(action, Actions, index, place))];
}

/** A test's actions run one after the other; the last leads nowhere. */
function actionProblems(
  action: Record<string, unknown>,
  all: Record<string, unknown>[],
  index: number,
  within: string,
): Finding[] {
  const { Identifier, Type, Parameters, Transitions = {} } = action;
  const place = `${within}, action "${String(Identifier)}"`;
  const known = Object.hasOwn(ACTIONS, String(Type)) ? ACTIONS[String(Type)] : undefined;
  const problems = known?.(isObject(Parameters) ? Parameters : {}) ?? [
    `has the type ${shown(Type)}; there are ${Object.keys(ACTIONS).join(', ')}`,
  ];
  const next = isObject(Transitions) ? Transitions.NextAction : undefined;
  const following = all[index + 1]?.Identifier;
  if (next !== following) {
    problems.push(
      following === undefined
        ? `is the last and has the NextAction ${shown(next)}; it must have none`
        : `leads to ${shown(next)}; it must lead to the next action, "${String(following)}"`,
    );
  }
  return [...identifierProblems(String(Identifier)), ...problems].map((problem) => finding(place, problem));
}

function assertProblems({ Namespace, Operator, Operand }: Record<string, unknown>): string[] {
  const problems: string[] = [];
  if (typeof Namespace !== 'string' || readReference(Namespace) === undefined) {
    problems.push(`asserts ${shown(Namespace)}; it must be one reference, like $.Attributes.caseCount`);
  }
  if (!Object.hasOwn(OPERATORS, String(Operator))) {
    problems.push(`has the operator ${shown(Operator)}; there are ${Object.keys(OPERATORS).join(', ')}`);
  }
  if (typeof Operand !== 'string') problems.push(`has the operand ${shown(Operand)}; it must be a text`);
  return problems;
}

/** A test begins with the one observation of its start, and comes to all others from there. */
function orderProblems(observations: Record<string, unknown>[], names: string[]): Finding[] {
  const [start, ...more] = observations.filter(({ Event }) => isObject(Event) && Event.Type === 'TestInitiated');
  if (start === undefined || more.length > 0) {
    return [finding('Observations', `have ${more.length + (start ? 1 : 0)} TestInitiated; there must be one`)];
  }
  const reached = new Set<string>();
  const ahead = [String(start.Identifier)];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    ahead.push(...nextOf(observations[names.indexOf(name)] ?? {}));
  }
  return names
    .filter((name) => !reached.has(name))
    .map((name) => finding(`observation "${name}"`, 'is never waited for'));
}

function nextOf({ Transitions }: Record<string, unknown>): string[] {
  const next = isObject(Transitions) ? Transitions.NextObservations : undefined;
  return Array.isArray(next) ? next.map(String) : [];
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
