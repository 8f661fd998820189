import type { FlowContent } from '../../dev/flow/content/content';
import { readFlow } from '../../dev/flow/content/read-flow';
import type { RunContext } from '../../dev/flow/context/context';
import { createStubs, type Stubs } from '../../dev/flow/context/stubs';
import { runFlow } from '../../dev/flow/run/run-flow';
import { lookupFiles } from '../../dev/lookup/files';
import type { Outcome } from '../../dev/runtime/execution-environment';
import { systemClock } from '../../lambda/retry/clock';
import { eventFor } from './events';

type Running = Partial<Omit<RunContext, 'functionOf' | 'stubs'>> & {
  /** ARN -> what the function does with an event. */
  functions?: Record<string, (event: unknown) => Outcome | Promise<Outcome>>;
  /** What a scenario answers. */
  stubs?: Stubs;
};

/** Reads files as the commands do. */
export const FILES = lookupFiles({ functionArn: 'arn:aws:lambda:us-west-2:111122223333:function:f', flowTimeLimit: 8 });

/** Blocks that tests put together with `exampleFlow`. */
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
export function runContent(content: unknown, { functions = {}, stubs = {}, ...context }: Running = {}) {
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
      stubs: createStubs(stubs),
      clock: systemClock,
      ...context,
    },
  );
}

/** The blocks that a contact came through, with the branch that it took. */
export function pathOf({ path }: Awaited<ReturnType<typeof runFlow>>): string[] {
  return path.map(({ block, branch }) => (branch === undefined ? block : `${block}: ${branch}`));
}
