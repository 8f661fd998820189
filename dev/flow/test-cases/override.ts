import { shown } from '../content/content';
import { isObject } from '../content/values';
import type { Stub } from '../context/stubs';

/** The stub for the next block of a type with certain parameters: a reply, or another resource. */
export type Override = { block: Record<string, unknown> } & ({ reply: Stub } | { substitute: string });

/** Reads the parameters of an OverrideSystemBehavior action; returns instead what is not known here. */
export function readOverride({ Behavior }: Record<string, unknown>): Override | string {
  const { Type, Properties } = isObject(Behavior) ? Behavior : {};
  if (Type !== 'FlowAction') return notKnown('overrides', Type, ['FlowAction']);
  const block = isObject(Properties) ? Properties : {};
  const strategy = isObject(block.Strategy) ? block.Strategy : {};
  if (strategy.Type === 'SubstituteResource') return { block, substitute: String(strategy.SubstituteArn) };
  if (strategy.Type === 'Error') return { block, reply: failureOf(strategy.Error) };
  if (strategy.Type !== 'MockResponse') return notKnown('has the strategy', strategy.Type, STRATEGIES);
  const response = isObject(strategy.Response) ? strategy.Response : {};
  if (response.Type !== 'ExecutionResult') return notKnown('mocks a', response.Type, ['ExecutionResult']);
  return { block, reply: replyOf(response) };
}

const STRATEGIES = ['MockResponse', 'Error', 'SubstituteResource'];

/** A problem that says what is known instead. */
export function notKnown(what: string, was: unknown, known: string[]): string {
  return `${what} ${shown(was)}, which is not known here; known: ${known.join(', ')}`;
}

function failureOf(failure: unknown): Stub {
  const { Value } = isObject(failure) ? failure : {};
  return { error: typeof Value === 'string' ? Value : 'NoMatchingError' };
}

/** A mocked result: what the block's conditions are compared with, or JSON that the block loads. */
function replyOf({ ExecutionResult }: Record<string, unknown>): Stub {
  const result = isObject(ExecutionResult) ? ExecutionResult : {};
  const { Result, Value, LoadedData, DelaySeconds } = result;
  const data = parsed(LoadedData) ?? parsed(Value);
  const outcome = Result ?? (data === undefined ? Value : undefined);
  return {
    ...(outcome !== undefined && { result: String(outcome) }),
    ...(data !== undefined && { data }),
    ...(typeof DelaySeconds === 'number' && { delaySeconds: DelaySeconds }),
  };
}

function parsed(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
