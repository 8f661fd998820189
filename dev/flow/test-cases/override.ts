import { isObject } from '../content/values';
import type { Stub } from '../context/stubs';

/** The stub for the next block of a type with certain parameters: a reply, or another resource. */
export type Override = { block: Record<string, unknown> } & ({ reply: Stub } | { substitute: string });

/** Reads the parameters of an OverrideSystemBehavior action. @throws Error that says what is not known here */
export function readOverride({ Behavior }: Record<string, unknown>): Override {
  const block = isObject(Behavior) && isObject(Behavior.Properties) ? Behavior.Properties : {};
  const strategy = isObject(block.Strategy) ? block.Strategy : {};
  if (strategy.Type === 'SubstituteResource') return { block, substitute: String(strategy.SubstituteArn) };
  if (strategy.Type === 'Error') return { block, reply: failureOf(strategy.Error) };
  if (strategy.Type === 'MockResponse') return { block, reply: replyOf(strategy.Response) };
  throw new Error(
    `overrides a block with the strategy ${JSON.stringify(strategy.Type)}; MockResponse, Error and SubstituteResource are known here`,
  );
}

function failureOf(failure: unknown): Stub {
  const { Value } = isObject(failure) ? failure : {};
  return { error: typeof Value === 'string' ? Value : 'NoMatchingError' };
}

/** A mocked result: what the block's conditions are compared with, or JSON that the block loads. */
function replyOf(response: unknown): Stub {
  const result = isObject(response) && isObject(response.ExecutionResult) ? response.ExecutionResult : {};
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
