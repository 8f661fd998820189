import { type Clock, sleep } from '../../lambda/retry/clock';

/** How the calls of one client are limited. */
export type CallRules = {
  clock: Clock;
  /** The time that a call may take, retries and sign-in included. */
  limitMs: number;
  /** The time from the start of one call to the start of the next. */
  pauseMs?: number;
};

/** A call of an AWS API that failed. */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    /** The permission that the call needs, as IAM writes it, like `lambda:GetPolicy`. */
    readonly action: string,
    override readonly cause: unknown,
  ) {
    super(`${action} failed: ${(cause as Error).message}`);
  }
}

/** The call's time limit passed. */
export class CallTimeoutError extends Error {
  override readonly name = 'CallTimeoutError';

  constructor(readonly seconds: number) {
    super(`did not answer within ${seconds} s`);
  }
}

/** The part of a client that a middleware is added to, whatever the service. */
type Client = {
  middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: each client types its middleware by its own inputs and outputs.
    add(middleware: any, options: any): void;
  };
};

type Next = (args: unknown) => Promise<{ output: unknown }>;

/**
 * Makes every call of a client keep its time limit and its distance to the last one, and fail as a {@link CallError}.
 * Sitting in the client itself, no call can go past it.
 */
export function supervise<C>(client: C & Client, { clock, limitMs, pauseMs = 0 }: CallRules): C {
  const pace = createPace(pauseMs, clock);
  const middleware =
    (next: Next, { clientName, commandName }: Record<'clientName' | 'commandName', string>) =>
    async (args: unknown) => {
      await pace();
      try {
        const result = await within(limitMs, clock, next(args));
        return { ...result, output: withoutNulls(result.output ?? {}) };
      } catch (cause) {
        throw new CallError(actionOf(clientName, commandName), cause);
      }
    };
  client.middlewareStack.add(middleware, { step: 'initialize', name: 'supervise' });
  return client;
}

/** Lets one call begin in each interval of so many milliseconds. */
export function createPace(interval: number, clock: Clock): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    const start = Math.max(now, next);
    next = start + interval;
    if (start > now) await sleep(clock, start - now);
  };
}

/** An answer without its members and entries that are null: to those who read it they are absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry != null).map(withoutNulls);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutNulls(member ?? undefined)]));
}

/** Whether a value is an object of named members, and not a date or the bytes of a payload. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

async function within<T>(limit: number, clock: Clock, call: Promise<T>): Promise<T> {
  let cancel = () => {};
  const limitPassed = new Promise<never>((_, reject) => {
    cancel = clock.after(limit, () => reject(new CallTimeoutError(limit / 1000)));
  });
  try {
    return await Promise.race([call, limitPassed]);
  } finally {
    cancel();
  }
}

/** The prefix that IAM has for a service, where it is not the client's name. */
const PREFIXES: Record<string, string> = { ConnectCases: 'cases', CloudWatchLogs: 'logs' };

function actionOf(clientName: string, commandName: string): string {
  const service = clientName.replace(/Client$/, '');
  const operation = commandName.replace(/Command$/, '');
  return `${PREFIXES[service] ?? service.toLowerCase()}:${operation === 'Invoke' ? 'InvokeFunction' : operation}`;
}
