import { AdaptiveRetryStrategy, StandardRetryStrategy } from '@smithy/core/retry';
import { NOT_GIVEN } from '../../lambda/contract/parameters';
import type { FlowRequest } from '../../lambda/event/request';
import { lookUpCases } from '../../lambda/lookup/lookup';
import { openBudget } from '../../lambda/retry/budget';
import { AttemptFailure } from '../../lambda/retry/failure';
import { refuseRepeatedCalls } from '../../lambda/retry/repeated-calls';
import { emptyStats } from '../../lambda/retry/stats';
import { type Contact, limitOf, type World } from './world';

/** One invocation in an execution environment: lists the contact's cases or throws. */
export type Invoke = (contact: Contact) => Promise<unknown>;

/** A way to deal with throttling; each execution environment has a state of its own. */
export type Policy = {
  name: string;
  startExecutionEnvironment(world: World): Invoke;
  /** Connect calls a failed function once only, as if it never repeated a call. */
  calledOnce?: boolean;
};

const never = new AbortController().signal;

/** Lists all pages; `read` makes one attempt or several for each. */
async function listPages(world: World, contact: Contact, read: (attempt: () => Promise<Page>) => Promise<Page>) {
  const { readPage } = world.apiOf(contact);
  let token: string | undefined;
  do {
    ({ nextToken: token } = await read(() => readPage({ contactArn: 'contact', nextToken: token, size: 10 }, never)));
  } while (token !== undefined);
}

type Page = { nextToken?: string };

const noRetry: Policy = {
  name: 'no retry',
  startExecutionEnvironment: (world) => (contact) => listPages(world, contact, (attempt) => attempt()),
};

/** What both classes of the SDK share; the adaptive one passes on the tokens of a standard one inside. */
type RetryStrategy = Pick<
  StandardRetryStrategy,
  'acquireInitialRetryToken' | 'refreshRetryTokenForRetry' | 'recordSuccess'
>;

/** A class of the SDK with its defaults, driven as the SDK's middleware drives it. */
const sdk = (name: string, createStrategy: () => RetryStrategy): Policy => ({
  name,
  startExecutionEnvironment(world) {
    const strategy = createStrategy();
    return (contact) =>
      listPages(world, contact, async (attempt) => {
        let token = await strategy.acquireInitialRetryToken('');
        for (;;) {
          try {
            const page = await attempt();
            strategy.recordSuccess(token);
            return page;
          } catch (error) {
            const throttled = error instanceof AttemptFailure && error.kind === 'throttled';
            const errorType = throttled ? 'THROTTLING' : 'CLIENT_ERROR';
            token = await strategy.refreshRetryTokenForRetry(token, { errorType }).catch(() => Promise.reject(error));
          }
        }
      });
  },
});

const sdkStandard = sdk('SDK standard', () => new StandardRetryStrategy(3));

function ours(name: string, { guarded }: { guarded: boolean }): Policy {
  const contacts: FlowRequest['contacts'] = [{ contactId: 'contact', contactArn: 'contact' }];
  return {
    name,
    startExecutionEnvironment({ clock, random, apiOf }) {
      const unlessJustFailed = refuseRepeatedCalls(clock.now);
      return (contact) => {
        const limit = limitOf(contact);
        const budget = openBudget({ now: clock.now(), timeLimitMs: limit, alreadyWaitedMs: 0, remainingMs: limit });
        const { source: _, ...asked } = contact.asked ?? { source: undefined };
        const request = { ...NOT_GIVEN, contacts, contactId: 'contact', ...asked };
        const ask = () => lookUpCases(request, apiOf(contact), { budget, clock, random, stats: emptyStats() });
        return guarded ? unlessJustFailed('contact', limit, ask) : ask();
      };
    },
  };
}

/** Every policy that is compared. The oracle is not a policy, because it needs to see all contacts at once. */
export const POLICIES = {
  noRetry,
  sdkCalledOnce: { ...sdkStandard, name: 'SDK standard, called once', calledOnce: true },
  sdkStandard,
  sdkAdaptive: sdk('SDK adaptive', () => new AdaptiveRetryStrategy(3) as unknown as RetryStrategy),
  unguarded: ours('ours, no guard', { guarded: false }),
  ours: ours('ours', { guarded: true }),
};
