import type { AwsClients } from './aws';
import { type Check, runChecks } from './checks';
import { explain } from './explain';
import { findStack, StackNotFoundError } from './find-stack';
import type { NamedFinding } from './finding';
import { readInstallation } from './installation';

/** What to look at. */
export type Subject = { stack?: string | undefined; profile?: string | undefined; checks: Record<string, Check> };

/** Finds the stack and runs the checks on it; without a stack, the only finding says why there is none. */
export async function* diagnose(aws: AwsClients, { stack, profile, checks }: Subject): AsyncGenerator<NamedFinding> {
  try {
    const installation = readInstallation(await findStack(aws, stack), aws, profile);
    yield* runChecks(checks, installation);
  } catch (error) {
    const what = error instanceof StackNotFoundError ? error.message : explain(error);
    yield { check: 'stack', outcome: 'unknown', what };
  }
}
