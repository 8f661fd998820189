import { definitionOf } from '../../blocks/block-types';
import { isWhole } from '../../blocks/known-references';
import {
  emptyStrings,
  missingParameters,
  type ParameterProblem,
  wrongResources,
  wrongValues,
} from '../../blocks/parameters';
import { formProblems } from '../../blocks/validity';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { readReference } from '../../content/references';
import { meantName } from '../../content/spelling';
import { compare, END, exampleFlow, lambda, say, set } from '../example';
import { defineRule, eachBlock, eachDefined } from '../rule';

export const missingParameter = defineRule({
  id: 'missing-parameter',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a block without a parameter that its page demands.',
  bad: exampleFlow({ ...compare('', { VOICE: '1' }), Parameters: {} }, END),
  good: exampleFlow(compare('$.Channel', { VOICE: '1' }), END),
  check: eachDefined((action, { parameters }) =>
    missingParameters(action, parameters).map(({ problem }) => ({ at: action, path: ['Parameters'], problem })),
  ),
});

export const misspelledParameter = defineRule({
  id: 'misspelled-parameter',
  level: 'error',
  page: SOURCES.actions,
  why: 'A misspelled parameter does not do what its name promises.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SkipWhenDtmfBufferEnable: 'true' } }, END),
  good: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SkipWhenDTMFBufferEnabled: 'true' } }, END),
  check: eachDefined((action) =>
    unlistedParameters(action).flatMap(({ name, meant }) => {
      if (meant === undefined) return [];
      const problem = `has the parameter ${name}, which the page of ${action.Type} does not list (did you mean ${meant}?)`;
      return [{ at: action, path: ['Parameters', name], problem }];
    }),
  ),
});

export const unknownParameter = defineRule({
  id: 'unknown-parameter',
  level: 'warning',
  page: SOURCES.actions,
  why: 'A parameter that the page of the block does not list may be new, or may be refused.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', Volume: '11' } }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachDefined((action) =>
    unlistedParameters(action).flatMap(({ name, meant, known }) => {
      if (meant !== undefined) return [];
      const problem = `has the parameter ${name}, which is not known to this version; the page of ${action.Type} lists ${known.join(', ') || 'none'}`;
      return [{ at: action, path: ['Parameters', name], problem }];
    }),
  ),
});

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The parameters that the page of a block does not list, each with the listed one that is clearly meant by it. */
function unlistedParameters(action: Action) {
  const { parameters, furtherParameters } = definitionOf(action);
  if (parameters === undefined || furtherParameters) return [];
  const known = Object.keys(parameters);
  const free = known.filter((name) => !(name in action.Parameters));
  return Object.keys(action.Parameters)
    .filter((name) => !Object.hasOwn(parameters, name))
    .map((name) => ({
      name,
      known,
      meant: meantName(name, free, { clearly: true }) ?? known.find((other) => isSameWord(name, other)),
    }));
}

export const parameterValue = defineRule({
  id: 'parameter-value',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a value that the page of the block does not allow.',
  bad: exampleFlow(lambda({ InvocationTimeLimitSeconds: '9' }), END),
  good: exampleFlow(lambda({ InvocationTimeLimitSeconds: '8' }), END),
  check: eachDefined((action, { parameters }) => reportsOf(action, wrongValues(action, parameters))),
});

function reportsOf(action: Action, problems: ParameterProblem[]) {
  return problems.map(({ path, problem }) => ({ at: action, path: ['Parameters', ...path], problem }));
}

export const blockForm = defineRule({
  id: 'block-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'What a block must have together, or cannot have together, depends on its form, as its page says.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SSML: '<speak>Hello</speak>' } }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachDefined((action) => formProblems(action).map((problem) => ({ at: action, ...problem }))),
});

export const reportedRefusal = defineRule({
  id: 'reported-refusal',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that the live service refuses it, although no page says so.',
  bad: exampleFlow(set({ tier: '' }), END),
  good: exampleFlow(set({ tier: 'gold' }), END),
  check: eachBlock((action) => {
    const { reportedRefusals, parameters } = definitionOf(action);
    const whole = wholeCompared(action);
    const refused = [
      ...(reportedRefusals?.(action) ?? []).map((problem) => ({ path: [], problem, what: 'it' })),
      ...emptyStrings(action, parameters).map((problem) => ({ ...problem, what: 'empty strings' })),
      ...(whole === undefined
        ? []
        : [{ path: ['ComparisonValue'], problem: `compares ${whole} as a whole`, what: 'it' }]),
    ];
    return refused.map(({ path, problem, what }) => ({
      at: action,
      path: ['Parameters', ...path],
      problem: `${problem}; public projects report that Connect refuses ${what}`,
    }));
  }),
});

/** The reference to an object that a block compares as if it were a single value. */
function wholeCompared({ Type, Parameters: { ComparisonValue: compared } }: Action): string | undefined {
  const reference = Type === 'Compare' && typeof compared === 'string' ? readReference(compared) : undefined;
  return reference !== undefined && isWhole(reference) ? reference.text : undefined;
}

export const arnForm = defineRule({
  id: 'arn-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'An ARN of something else does not work where one kind of resource is needed.',
  bad: exampleFlow(lambda({ LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:layer:example' }), END),
  good: exampleFlow(lambda(), END),
  check: eachDefined((action, { parameters }) => reportsOf(action, wrongResources(action, parameters))),
});
