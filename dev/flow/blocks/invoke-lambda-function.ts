import { randomUUID } from 'node:crypto';
import { SUCCESS } from '../content/content';
import {
  type InvocationType,
  MAX_SILENCE_SECONDS,
  MAX_WAIT_SECONDS,
  type ResponseType,
  timeLimitOf,
} from '../content/lambda';
import { isObject } from '../content/values';
import { type Clock, type Effect, type Outcome, type State, sleep } from '../context/context';
import { MissingStubError } from '../context/errors';
import { resolve, resolveAll } from '../context/flow-data';
import { type Invoked, invokeWithin } from '../context/invocation';
import type { Stub } from '../context/stubs';
import { defineBlock, FAILS } from './define-block';
import { isAnObject, must, oneOf, type ParameterRule } from './parameters';
import { FUNCTION } from './resources';

const timeLimit: ParameterRule = {
  required: 'the designer would take 3 seconds',
  accepts: (_, parameters) => timeLimitOf(parameters) !== undefined || maxWaitOf(parameters) === undefined,
  expected: (parameters) => `a whole number from 1 to ${maxWaitOf(parameters)}`,
};

/** Undefined for an invocation type that does not exist. */
function maxWaitOf({ InvocationType = 'SYNCHRONOUS' }: Record<string, unknown>): number | undefined {
  return MAX_WAIT_SECONDS[InvocationType as InvocationType];
}

/**
 * Invokes a function as Connect does: with the contact as it is now, within the block's time limit and what the
 * customer's silence leaves of it, and with the answer in the place of the last one.
 */
export const InvokeLambdaFunction = defineBlock({
  title: 'Invoke AWS Lambda function',
  page: 'devguide/interactions-invokelambdafunction',
  group: 'integrate',
  detail: ({ LambdaFunctionARN: arn }) => (typeof arn === 'string' ? (/function:(.+)$/.exec(arn)?.[1] ?? arn) : ''),
  parameters: {
    LambdaFunctionARN: must({ resource: FUNCTION }),
    InvocationTimeLimitSeconds: timeLimit,
    InvocationType: oneOf(Object.keys(MAX_WAIT_SECONDS)),
    LambdaInvocationAttributes: isAnObject,
    ResponseValidation: {
      accepts: (value) => isObject(value) && (value.ResponseType === 'STRING_MAP' || value.ResponseType === 'JSON'),
      expected: 'an object whose ResponseType is STRING_MAP or JSON',
    },
  },
  errors: { ...FAILS, TimeLimitExceeded: 'optional' },
  strict: true,
  stub: {
    section: 'functions',
    asks: 'what the function answers',
    resource: ({ LambdaFunctionARN }) => LambdaFunctionARN,
    reads: [['External'], ['LambdaInvocation', 'ResultData']],
  },
  async run(action, state, override) {
    const { Parameters } = action;
    const { context, data } = state;
    const named = String(Parameters.LambdaFunctionARN);
    // A reference without a value is shown as it is written.
    const arn = resolve(named, data) || named;
    const invoke = override
      ? () => answerWith(override, context.clock)
      : context.functionOf([action.Identifier, arn, named]);
    if (invoke === undefined) {
      const why = `invokes ${arn}, which nothing here answers for; if it is the function of this project, use --function ${arn}`;
      throw new MissingStubError(why, 'functions', [action.Identifier, arn]);
    }
    const event = eventFor(state, resolveAll(Parameters.LambdaInvocationAttributes ?? {}, data));
    const ownLimitMs = (timeLimitOf(Parameters) ?? 0) * 1000;
    const within = (limitMs: number) =>
      invokeWithin(limitMs, responseTypeOf(Parameters.ResponseValidation), context.clock, () => invoke(event));
    if (Parameters.InvocationType === 'ASYNCHRONOUS') return continueMeanwhile(within(ownLimitMs), state);

    const limitMs = Math.min(ownLimitMs, MAX_SILENCE_SECONDS * 1000 - state.silentMs);
    // What a failed invocation leaves behind is not published; to count on the last answer would be wrong in any case.
    data.results.External = undefined;
    if (limitMs <= 0) return { notes: [SILENT_TOO_LONG], branch: 'NoMatchingError' };
    const invoked = await within(limitMs);
    state.silentMs += invoked.waited;
    if ('failed' in invoked) {
      const cut = limitMs < ownLimitMs ? [SILENT_TOO_LONG] : [];
      return { notes: [...describe(invoked), ...cut], branch: 'NoMatchingError' };
    }
    data.results.External = invoked.answer;
    return { notes: describe(invoked), branch: SUCCESS };
  },
});

/** Answers in the place of the function. */
async function answerWith({ data, delaySeconds = 0 }: Stub, clock: Clock): Promise<Outcome> {
  await sleep(clock, delaySeconds * 1000);
  return { result: data };
}

const SILENT_TOO_LONG = `Lambda blocks with no prompt between them have had their ${MAX_SILENCE_SECONDS} s`;

/**
 * Starts the function and continues, as an asynchronous block does. The block that loads the answer has no published
 * form, so the flow cannot read it; how the invocation ended is told when the run is over.
 */
function continueMeanwhile(invocation: Promise<Invoked>, { data, pending }: State): Effect {
  data.results.LambdaInvocation = { InvocationId: randomUUID() };
  const notes = ['starts the function and continues'];
  const told = invocation.then((invoked) => void notes.push(...describe(invoked)));
  // The end of the run reports the error; until then it must not end the process.
  told.catch(() => {});
  pending.push(told);
  return { notes, branch: SUCCESS };
}

function describe(invoked: Invoked): string[] {
  const times = invoked.invocations === 1 ? '' : `, ${invoked.invocations} invocations`;
  const after = `after ${(invoked.waited / 1000).toFixed(2)} s${times}`;
  return 'failed' in invoked ? [`failed ${after}`, invoked.failed] : [`answered ${after}`];
}

/** The event that Connect sends: the contact as it is now, and the block's function input parameters. */
function eventFor({ context, data }: State, Parameters: unknown): unknown {
  const ContactData = { ...data.contact, Attributes: data.attributes };
  return { ...context.event, Details: { ...context.event.Details, ContactData, Parameters } };
}

/** Without a response validation the answer must be a STRING_MAP, as it had to be before there was a choice. */
function responseTypeOf(validation: unknown): ResponseType {
  return isObject(validation) && validation.ResponseType === 'JSON' ? 'JSON' : 'STRING_MAP';
}
