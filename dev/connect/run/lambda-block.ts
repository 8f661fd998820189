import { isObject } from '../../../lambda/core/values';
import { SUCCESS } from '../language/branches';
import { type Action, shown } from '../language/content';
import type { ResponseType } from '../language/lambda-answer';
import { LONGEST_SILENCE, timeLimitOf } from '../language/lambda-limits';
import { BlockError } from './errors';
import { resolve } from './flow-data';
import { invokeWithin } from './invocation';
import type { Effect, State } from './state';

/**
 * Invokes a function as Connect does: with the contact as it is now, within the block's time limit and what the
 * customer's silence leaves of it, and with the answer in the place of the last one.
 */
export async function invokeLambda(action: Action, state: State): Promise<Effect> {
  const { Parameters } = action;
  const { world, data } = state;
  if ((Parameters.InvocationType ?? 'SYNCHRONOUS') !== 'SYNCHRONOUS') {
    throw new BlockError(`has the InvocationType ${shown(Parameters.InvocationType)}; the runner knows SYNCHRONOUS`);
  }
  const arn = resolve(String(Parameters.LambdaFunctionARN), data);
  const invoke = world.functionOf(arn);
  if (invoke === undefined) {
    throw new BlockError(
      `invokes ${arn}, which is not known here: name the function of this project with --function ARN, or say what another answers with --answer ARN=FILE.json`,
    );
  }
  const input = Parameters.LambdaInvocationAttributes ?? {};
  const event = eventFor(state, inputOf(input, state));
  const ownLimit = (timeLimitOf(Parameters) ?? 0) * 1000;
  const limit = Math.min(ownLimit, LONGEST_SILENCE * 1000 - state.silent);
  // What a failed invocation leaves behind is not published; to count on the last answer would be wrong in any case.
  data.answer = undefined;
  if (limit <= 0) return { notes: [SILENT_TOO_LONG], branch: 'NoMatchingError' };

  const invoked = await invokeWithin(limit, responseTypeOf(Parameters.ResponseValidation), world.clock, () =>
    invoke(event),
  );
  state.silent += invoked.waited;
  const waited = `${(invoked.waited / 1000).toFixed(2)} s`;
  const times = invoked.invocations === 1 ? '' : `, ${invoked.invocations} invocations`;
  if ('failed' in invoked) {
    const cut = limit < ownLimit ? [SILENT_TOO_LONG] : [];
    return { notes: [`failed after ${waited}${times}`, invoked.failed, ...cut], branch: 'NoMatchingError' };
  }
  data.answer = invoked.answer;
  return { notes: [`answered after ${waited}${times}`], branch: SUCCESS };
}

const SILENT_TOO_LONG = `Lambda blocks with no prompt between them have had their ${LONGEST_SILENCE} s`;

/** The event that Connect sends: the contact as it is now, and the block's function input parameters. */
function eventFor({ world, data }: State, Parameters: unknown): unknown {
  const ContactData = { ...data.contact, Attributes: data.attributes };
  return { ...world.event, Details: { ...world.event.Details, ContactData, Parameters } };
}

function inputOf(value: unknown, state: State): unknown {
  if (typeof value === 'string') return resolve(value, state.data);
  if (Array.isArray(value)) return value.map((item) => inputOf(item, state));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inputOf(inner, state)]));
}

/** Without a response validation the answer must be a STRING_MAP, as it had to be before there was a choice. */
function responseTypeOf(validation: unknown): ResponseType {
  return isObject(validation) && validation.ResponseType === 'JSON' ? 'JSON' : 'STRING_MAP';
}
