import { type Action, type FlowContent, isObject, placeOf, shown } from '../content';
import { LOOKUP_FUNCTION } from '../lookup-function';
import { fault, type Problem } from '../problem';

/** Whole seconds (Connect Administrator Guide, AWS Lambda function block). */
export const LONGEST_WAIT = { SYNCHRONOUS: 8, ASYNCHRONOUS: 60 };

type Context = { functionArn: string; functionTimeout: number };

/** Checks how each block waits for its function and reads the answer, and what the function of this project needs. */
export function checkLambdaBlocks({ Actions }: FlowContent, context: Context): Problem[] {
  return Actions.filter(isLambdaBlock).flatMap((action) =>
    [...waitProblems(action, context), ...validationProblems(action), ...inputProblems(action, context)].map(
      (problem) => fault(placeOf(action), problem),
    ),
  );
}

export function isLambdaBlock({ Type }: Action): boolean {
  return Type === 'InvokeLambdaFunction';
}

/** The time limit of a block in whole seconds, which content gives as a text or a number; undefined when it is none. */
export function timeLimitOf({ Parameters }: Action): number | undefined {
  const { InvocationTimeLimitSeconds: limit, InvocationType = 'SYNCHRONOUS' } = Parameters;
  const longest = LONGEST_WAIT[InvocationType as keyof typeof LONGEST_WAIT] ?? 0;
  const seconds = typeof limit === 'number' || (typeof limit === 'string' && /^\d+$/.test(limit)) ? Number(limit) : 0;
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= longest ? seconds : undefined;
}

function waitProblems(action: Action, { functionArn, functionTimeout }: Context): string[] {
  const { LambdaFunctionARN, InvocationTimeLimitSeconds: limit, InvocationType = 'SYNCHRONOUS' } = action.Parameters;
  const longest = LONGEST_WAIT[InvocationType as keyof typeof LONGEST_WAIT];
  if (longest === undefined) {
    return [`InvocationType was ${shown(InvocationType)}; it must be ${Object.keys(LONGEST_WAIT).join(' or ')}`];
  }
  if (limit === undefined) return [];
  const seconds = timeLimitOf(action);
  if (seconds === undefined) {
    return [`InvocationTimeLimitSeconds was ${shown(limit)}; it must be a whole number from 1 to ${longest}`];
  }
  return LambdaFunctionARN === functionArn && seconds < functionTimeout
    ? [
        `InvocationTimeLimitSeconds was ${shown(limit)}, and the function works for up to ${functionTimeout} seconds; it must be ${functionTimeout}, or nobody listens when the answer comes`,
      ]
    : [];
}

function validationProblems({ Parameters: { ResponseValidation: validation } }: Action): string[] {
  if (validation === undefined) return [];
  const type = isObject(validation) ? validation.ResponseType : undefined;
  return type === 'STRING_MAP' || type === 'JSON'
    ? []
    : [`ResponseValidation was ${shown(validation)}; its ResponseType must be STRING_MAP or JSON`];
}

function inputProblems({ Parameters }: Action, { functionArn }: Context): string[] {
  const { LambdaFunctionARN, LambdaInvocationAttributes: input = {} } = Parameters;
  if (!isObject(input)) return [`LambdaInvocationAttributes was ${shown(input)}; it must be an object`];
  if (LambdaFunctionARN !== functionArn) return [];
  const known = LOOKUP_FUNCTION.parameters;
  return Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => `gives the function "${name}", which it does not read (it reads: ${known.join(', ') || 'none'})`);
}
