import type { FlowContent } from '../../dev/flow/content/content';
import { readFlow } from '../../dev/flow/content/read-flow';
import { createReplies, type Replies } from '../../dev/flow/run/replies';
import { runFlow } from '../../dev/flow/run/run-flow';
import type { World } from '../../dev/flow/run/world';
import type { Outcome } from '../../dev/runtime/sandbox';
import { systemClock } from '../../lambda/retry/clock';
import { eventFor } from './events';

type Running = Partial<Omit<World, 'functionOf' | 'replies'>> & {
  /** ARN -> what the function does with an event. */
  functions?: Record<string, (event: unknown) => Outcome | Promise<Outcome>>;
  /** What a scenario answers. */
  replies?: Replies;
};

/** Blocks that tests put together with `flowOf`. */
export const ERROR = ['NoMatchingError'];
export const lambda = (Parameters: object = {}) => ({
  Type: 'InvokeLambdaFunction',
  Parameters: {
    LambdaFunctionARN: 'fn',
    InvocationTimeLimitSeconds: '8',
    ResponseValidation: { ResponseType: 'JSON' },
    ...Parameters,
  },
  errors: ERROR,
});
export const set = (Attributes: Record<string, string>, more: object = {}) => ({
  Type: 'UpdateContactAttributes',
  Parameters: { Attributes, TargetContact: 'Current', ...more },
  errors: ERROR,
});
export const say = (Parameters: Record<string, unknown>) => ({ Type: 'MessageParticipant', Parameters, errors: ERROR });
export const end = { Type: 'DisconnectParticipant' };

/** Runs content with functions that are none of ours, for a call with a few data. */
export function runContent(content: unknown, { functions = {}, replies = {}, ...world }: Running = {}) {
  return runFlow(
    { name: 'flow.json', content: readFlow(content) as FlowContent },
    {
      event: eventFor('contact-1'),
      functionOf: (names) => {
        const fn = names.map((name) => functions[name]).find(Boolean);
        return fn && (async (event) => fn(event));
      },
      modules: new Map(),
      flows: new Map(),
      replies: createReplies(replies),
      clock: systemClock,
      ...world,
    },
  );
}

/** The blocks that a contact came through, with the branch that it took. */
export function wayOf({ way }: Awaited<ReturnType<typeof runFlow>>): string[] {
  return way.map(({ block, branch }) => (branch === undefined ? block : `${block}: ${branch}`));
}
