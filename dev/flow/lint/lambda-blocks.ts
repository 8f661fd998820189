import { parameterOf, readParameters } from '../../../lambda/contract/read-parameters';
import { describeProblem, type Problem } from '../../../lambda/contract/values';
import { LOOKUP_FUNCTION } from '../../lookup/lookup-function';
import { type Action, type FlowContent, shown } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { timeLimitOf } from '../content/lambda';
import { referencesIn } from '../content/references';
import { isObject } from '../content/values';
import type { FlowContext } from './context';
import type { InvokedFunctions } from './invoked-functions';
import { at } from './report';

/** Checks that each block that invokes the function of this project waits for it and gives it parameters that it reads. */
export function checkLambdaBlocks(
  { Actions }: FlowContent,
  functions: InvokedFunctions,
  context: FlowContext,
): Finding[] {
  return Actions.filter(({ Identifier }) => functions.get(Identifier)?.includes(context.functionArn)).flatMap(
    (action) => [...waitFindings(action, context), ...inputFindings(action, context)],
  );
}

/** The block must wait for as long as the function works for it: for the time limit that it names, or the default. */
function waitFindings(action: Action, { timeLimits }: FlowContext): Finding[] {
  const { InvocationTimeLimitSeconds: given, ResponseValidation: validation } = action.Parameters;
  const { error, warning } = at(action);
  const unvalidated =
    'has no parameter ResponseValidation: set STRING_MAP, so that an answer that no flow can read takes the Error branch';
  const findings = validation === undefined ? [warning(unvalidated, SOURCES.lookup)] : [];
  const seconds = timeLimitOf(action.Parameters);
  const works = workingTime(action, timeLimits.default);
  if (seconds === undefined || works === undefined || seconds >= works) return findings;
  const problem = `InvocationTimeLimitSeconds was ${shown(given)}; the function can work for ${works} seconds, so it must be ${works}, or the block must give the function a timeLimit of ${seconds}`;
  return [...findings, error(problem, SOURCES.lookup)];
}

/** Whole seconds for which the function works for a block; undefined when that depends on the contact. */
function workingTime({ Parameters }: Action, unlessNamed: number): number | undefined {
  const { LambdaInvocationAttributes: input } = Parameters;
  const [, named] =
    Object.entries(isObject(input) ? input : {}).find(([name]) => parameterOf(name) === 'timeLimit') ?? [];
  if (named === undefined || named === '') return unlessNamed;
  return fixed(named) === undefined ? undefined : Number(named);
}

/**
 * What the function would refuse of its input, as far as that does not depend on the contact, and what it would ignore.
 */
function inputFindings(action: Action, { detailsAvailable, timeLimits }: FlowContext): Finding[] {
  const { error, warning } = at(action);
  const input = action.Parameters.LambdaInvocationAttributes;
  const given = Object.entries(isObject(input) ? input : {}).map(([name, value]) => [name, fixed(value)] as const);
  const place = 'LambdaInvocationAttributes';
  const problems = (some: typeof given) =>
    readParameters(Object.fromEntries(some), {
      place,
      detailsAvailable,
      maxTimeLimitSeconds: timeLimits.longest,
    }).problems.map((problem) => {
      const [, value] = some.find(([name]) => `${place}.${name.trim()}` === problem.field) ?? [];
      return describeForAuthor(problem, value);
    });
  const unread = given.filter((one) => parameterOf(one[0]) === undefined && problems([one]).length === 0);
  const known = LOOKUP_FUNCTION.parameters.join(', ');
  return [
    ...problems(given).map((problem) => error(problem, SOURCES.lookup)),
    ...unread.map(([name]) =>
      warning(`gives the function "${name}", which it does not read (it reads: ${known})`, SOURCES.lookup),
    ),
  ];
}

/** The value stands in the author's own file, so it can be shown; and it is this tool that must know the deployment. */
function describeForAuthor(problem: Problem, value: unknown): string {
  const said = describeProblem('was' in problem && value !== undefined ? { ...problem, was: shown(value) } : problem);
  return said
    .replace(
      /; deploy it with -c caseDetails.*$/,
      '; if it may, say so with --case-details search or --case-details exact',
    )
    .replace(/; deploy it with a longer .*$/, '; if it can work longer, say so with --longest-time-limit');
}

/** A value that is the same for every contact; the value of a reference is not known beforehand. */
function fixed(value: unknown): unknown {
  return typeof value === 'string' && referencesIn(value).length > 0 ? undefined : value;
}
