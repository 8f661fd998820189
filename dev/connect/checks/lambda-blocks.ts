import { type Action, type FlowContent, isObject, placeOf, shown } from '../content';
import { isLambdaBlock, timeLimitOf } from '../lambda-limits';
import { LOOKUP_FUNCTION } from '../lookup-function';
import { fault, type Problem } from '../problem';

type Context = { functionArn: string; functionTimeout: number };

/** Checks that each block that invokes the function of this project waits for it and gives it what it reads. */
export function checkLambdaBlocks({ Actions }: FlowContent, { functionArn, functionTimeout }: Context): Problem[] {
  return Actions.filter(isLambdaBlock)
    .filter(({ Parameters }) => Parameters.LambdaFunctionARN === functionArn)
    .flatMap((action) =>
      [...waitProblems(action, functionTimeout), ...inputProblems(action)].map((problem) =>
        fault(placeOf(action), problem),
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

function inputProblems({ Parameters: { LambdaInvocationAttributes: input } }: Action): string[] {
  const known = LOOKUP_FUNCTION.parameters;
  return Object.keys(isObject(input) ? input : {})
    .filter((name) => !known.includes(name))
    .map((name) => `gives the function "${name}", which it does not read (it reads: ${known.join(', ') || 'none'})`);
}
