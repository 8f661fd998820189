import { shown } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { isObject } from '../content/values';
import type { FunctionDefinition } from '../lint/functions';
import { identifierProblems, unfilledPlaceholders } from '../lint/rules/content';
import { at } from '../lint/test-case-rules';
import { checkTestAction } from './check-test-action';

const SOURCE = SOURCES.testing;

/** The events that are checked, each with sets of properties of which it needs one (Connect testing language). */
const EVENTS: Record<string, string[][]> = {
  TestInitiated: [],
  MessageReceived: [['Text', 'SSML', 'PromptId'], ['MatchingCriteria']],
  FlowActionStarted: [['ActionType'], ['ActionParameters']],
  TestCompleted: [],
};

/** Checks the content of a native test case of Connect. What is not known here is reported as not checked, never as wrong. */
export function checkTestCase(content: unknown, functions: FunctionDefinition[] = []): Finding[] {
  const findings = unfilledPlaceholders(content, functions);
  if (!isObject(content) || !isListOfObjects(content.Observations)) {
    return [...findings, at('Observations').error('must be a list of objects', SOURCE)];
  }
  if (content.Version !== '2019-10-30') {
    findings.push(at('Version').error(`was ${shown(content.Version)}; it must be "2019-10-30"`, SOURCE));
  }
  const observations = content.Observations;
  const names = observations.map(({ Identifier }) => String(Identifier));
  for (const observation of observations) findings.push(...checkObservation(observation, names));
  findings.push(...checkOrder(observations, names));
  const ends = observations.some(
    ({ Actions }) => isListOfObjects(Actions) && Actions.some(({ Type }) => Type === 'TestControl'),
  );
  if (!ends) {
    findings.push(at('Observations').warning('never end the test; one must have a TestControl action', SOURCE));
  }
  return findings;
}

/** Whether parsed content is a test case rather than a flow. */
export function isTestCase(content: unknown): boolean {
  return isObject(content) && 'Observations' in content;
}

function checkObservation(observation: Record<string, unknown>, names: string[]): Finding[] {
  const { Identifier, Event, Actions = [], Usage } = observation;
  const place = `observation "${String(Identifier)}"`;
  const { error, warning } = at(place);
  const findings = identifierProblems(String(Identifier)).map((problem) => error(problem, SOURCE));
  if (names.filter((name) => name === Identifier).length > 1) {
    findings.push(error('has the identifier of another observation', SOURCE));
  }
  findings.push(...checkEvent(Event, place));
  if (isObject(Event) && Event.Type === 'TestInitiated' && Usage !== undefined) {
    findings.push(warning('has a Usage; public projects report that TestInitiated does not take one', SOURCES.reports));
  }
  for (const next of nextOf(observation)) {
    if (!names.includes(next)) findings.push(error(`leads to "${next}", which does not exist`, SOURCE));
  }
  if (!isListOfObjects(Actions)) return [...findings, error('has Actions that are not a list of objects', SOURCE)];
  return [...findings, ...Actions.flatMap((action, index) => checkTestAction(action, Actions[index + 1], place))];
}

function checkEvent(event: unknown, place: string): Finding[] {
  const { error, warning, note } = at(place);
  if (!isObject(event)) return [error(`has the event ${shown(event)}; it must be an object`, SOURCE)];
  const { Type, Actor, Properties = {}, Identifier } = event;
  const properties = isObject(Properties) ? Properties : {};
  if (!Object.hasOwn(EVENTS, String(Type)))
    return [note(`waits for ${shown(Type)}, an event that is not checked`, SOURCE)];
  const missing = (EVENTS[String(Type)] ?? []).filter((some) => some.every((name) => properties[name] === undefined));
  return [
    ...(typeof Identifier === 'string' ? [] : [error('has an event without an Identifier', SOURCE)]),
    ...(Actor === 'System' ? [] : [note(`has an event of the Actor ${shown(Actor)}, which is not checked`, SOURCE)]),
    ...missing.map((some) => warning(`waits for ${Type} without ${some.join(' or ')}`, SOURCE)),
  ];
}

/** A test begins with the one observation of its start, and comes to all others from there. */
function checkOrder(observations: Record<string, unknown>[], names: string[]): Finding[] {
  const [start, ...more] = observations.filter(({ Event }) => isObject(Event) && Event.Type === 'TestInitiated');
  if (start === undefined || more.length > 0) {
    const count = more.length + (start ? 1 : 0);
    return [at('Observations').error(`have ${count} TestInitiated; there must be one`, SOURCE)];
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
    .map((name) => at(`observation "${name}"`).warning('is never waited for', SOURCE));
}

function nextOf({ Transitions }: Record<string, unknown>): string[] {
  const next = isObject(Transitions) ? Transitions.NextObservations : undefined;
  return Array.isArray(next) ? next.map(String) : [];
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
