import { parameterOf, problemsOf } from '../../../lambda/core/parameters';
import { isObject } from '../../../lambda/core/values';
import { type Action, type FlowContent, placeOf, shown } from '../language/content';
import { type Finding, finding } from '../language/finding';
import { isLambdaBlock, timeLimitOf } from '../language/lambda-limits';
import { referencesIn } from '../language/references';
import type { FlowContext } from './context';
import { LOOKUP_FUNCTION } from './lookup-function';

/** Checks that each block that invokes the function of this project waits for it and gives it what it reads. */
export function checkLambdaBlocks(
  { Actions }: FlowContent,
  { functionArn, functionTimeout, detailsAvailable }: FlowContext,
): Finding[] {
  return Actions.filter(isLambdaBlock)
    .filter(({ Parameters }) => Parameters.LambdaFunctionARN === functionArn)
    .flatMap((action) =>
      [...waitProblems(action, functionTimeout), ...inputProblems(action, detailsAvailable)].map((problem) =>
        finding(placeOf(action), problem),
      ),
    );
}

function waitProblems({ Parameters }: Action, functionTimeout: number): string[] {
  const { InvocationTimeLimitSeconds: limit } = Parameters;
  const seconds = timeLimitOf(Parameters);
  if (seconds === undefined || seconds >= functionTimeout) return [];
  return [
    `InvocationTimeLimitSeconds was ${shown(limit)}, and the function works for up to ${functionTimeout} seconds; it must be ${functionTimeout}, or nobody listens when the answer comes`,
  ];
}

/**
 * What the function would say against its input, as far as that does not depend on the contact; and what it would
 * ignore, because whoever wrote it down thinks that it does something.
 */
function inputProblems(
  { Parameters: { LambdaInvocationAttributes: input } }: Action,
  detailsAvailable: boolean,
): string[] {
  const given = Object.entries(isObject(input) ? input : {}).map(([name, value]) => [name, fixed(value)] as const);
  const problems = (some: typeof given) =>
    problemsOf(Object.fromEntries(some), { place: 'LambdaInvocationAttributes', detailsAvailable });
  const unread = given.filter((one) => parameterOf(one[0]) === undefined && problems([one]).length === 0);
  const known = LOOKUP_FUNCTION.parameters.join(', ');
  return [
    ...problems(given),
    ...unread.map(([name]) => `gives the function "${name}", which it does not read (it reads: ${known})`),
  ];
}

/** A value that is the same for every contact; what a reference leads to, nobody knows ahead. */
function fixed(value: unknown): unknown {
  return typeof value === 'string' && referencesIn(value).length > 0 ? undefined : value;
}
