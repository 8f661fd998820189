// Stands in the bundle for @smithy/core/retry, most of which are strategies of retrying that can never run: the client is
// given one that hands each request on, because the function retries by itself where it knows the budget. What stays are
// the rules by which errors are told apart, from where the package keeps them, and the client's step of that name.

// @ts-expect-error The package declares its entry points only.
import * as hint from '../../node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/parseRetryAfterHeader.js';
// @ts-expect-error
import * as rules from '../../node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/service-error-classification.js';

type Next = (args: unknown) => Promise<unknown>;
type Strategy = { retry: (next: Next, args: unknown) => Promise<unknown> };
type Config = { retryStrategy(): Promise<Strategy> };
type Stack = { add(middleware: (next: Next) => Next, options: object): void };

/** Whether Cases said that it has too many requests. */
export const isThrottlingError = rules.isThrottlingError;
/** Whether another attempt may go better. */
export const isTransientError = rules.isTransientError;
/** When Cases wants to be asked again. */
export const getRetryAfterHint = hint.getRetryAfterHint;

/** What the SDK compares the mode of a strategy with; the function's strategy has none. */
export const RETRY_MODES = {};

/** How the SDK would look for what the client is given. */
export const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = { environmentVariableSelector: unreachable };
export const NODE_RETRY_MODE_CONFIG_OPTIONS = NODE_MAX_ATTEMPT_CONFIG_OPTIONS;
export const DEFAULT_RETRY_MODE = undefined;

/** Makes the strategy that was given a function, as the client wants it. @throws Error where none was given. */
export function resolveRetryConfig(input: { retryStrategy?: Strategy }): Config {
  const { retryStrategy } = input;
  if (retryStrategy === undefined) return unreachable();
  return Object.assign(input, { retryStrategy: async () => retryStrategy });
}

/** The step at which a request is given to the strategy. The SDK puts others before and after it, by its name. */
export function getRetryPlugin(config: Config) {
  return {
    applyToStack: (stack: Stack) =>
      stack.add((next) => async (args) => (await config.retryStrategy()).retry(next, args), {
        name: 'retryMiddleware',
        step: 'finalizeRequest',
        priority: 'high',
        override: true,
      }),
  };
}

function unreachable(): never {
  throw new Error('The bundle holds no strategies of retrying: lib/bundling.ts leaves them out');
}
