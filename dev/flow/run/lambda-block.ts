import { randomUUID } from 'node:crypto';
import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import type { ResponseType } from '../content/lambda';
import { MAX_SILENCE_SECONDS, timeLimitOf } from '../content/lambda';
import { isObject } from '../content/values';
import type { Effect, Outcome, State } from '../context/context';
import { type Clock, sleep } from '../context/context';
import { MissingStubError } from '../context/errors';
import { resolve, resolveAll } from '../context/flow-data';
import type { Stub } from '../context/stubs';
import { type Invoked, invokeWithin } from './invocation';

/**
 * Invokes a function as Connect does: with the contact as it is now, within the block's time limit and what the
 * customer's silence leaves of it, and with the answer in the place of the last one.
 */
export async function invokeLambda(action: Action, state: State, given: Stub | undefined): Promise<Effect> {
  const { Parameters } = action;
  const { context, data } = state;
  const named = String(Parameters.LambdaFunctionARN);
  // A reference without a value is shown as it is written.
  const arn = resolve(named, data) || named;
  const invoke = given ? () => answerWith(given, context.clock) : context.functionOf([action.Identifier, arn, named]);
  if (invoke === undefined) {
    const why = `invokes ${arn}, which nothing here answers for; if it is the function of this project, use --function ${arn}`;
    throw new MissingStubError(why, 'functions', [action.Identifier, arn]);
  }
  const event = eventFor(state, resolveAll(Parameters.LambdaInvocationAttributes ?? {}, data));
  const ownLimit = (timeLimitOf(Parameters) ?? 0) * 1000;
  const within = (limit: number) =>
    invokeWithin(limit, responseTypeOf(Parameters.ResponseValidation), context.clock, () => invoke(event));
  if (Parameters.InvocationType === 'ASYNCHRONOUS') return goOnMeanwhile(within(ownLimit), state);

  const limit = Math.min(ownLimit, MAX_SILENCE_SECONDS * 1000 - state.silentMs);
  // What a failed invocation leaves behind is not published; to count on the last answer would be wrong in any case.
  data.results.External = undefined;
  if (limit <= 0) return { notes: [SILENT_TOO_LONG], branch: 'NoMatchingError' };
  const invoked = await within(limit);
  state.silentMs += invoked.waited;
  if ('failed' in invoked) {
    const cut = limit < ownLimit ? [SILENT_TOO_LONG] : [];
    return { notes: [...describe(invoked), ...cut], branch: 'NoMatchingError' };
  }
  data.results.External = invoked.answer;
  return { notes: describe(invoked), branch: SUCCESS };
}

/** Answers in the place of the function. */
async function answerWith({ data, delaySeconds = 0 }: Stub, clock: Clock): Promise<Outcome> {
  await sleep(clock, delaySeconds * 1000);
  return { result: data };
}

const SILENT_TOO_LONG = `Lambda blocks with no prompt between them have had their ${MAX_SILENCE_SECONDS} s`;

/**
 * Starts the function and goes on, as an asynchronous block does. The block that loads the answer has no published
 * form, so the flow cannot read it; how the invocation ended is told when the run is over.
 */
function goOnMeanwhile(invocation: Promise<Invoked>, { data, pending }: State): Effect {
  data.results.LambdaInvocation = { InvocationId: randomUUID() };
  const notes = ['starts the function and goes on'];
  pending.push(invocation.then((invoked) => void notes.push(...describe(invoked))));
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
