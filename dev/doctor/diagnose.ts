import type { AwsClients } from './aws';
import { type Check, runChecks } from './checks';
import { explain } from './explain';
import { findFunction, type Wanted } from './find-function';
import { type NamedFinding, unknown } from './finding';
import { readInstallation } from './installation';

/** What to look at. */
type Subject = Wanted & { profile?: string | undefined; checks: Record<string, Check> };

/** Finds the function and runs the checks on it; without a function, the only finding says why there is none. */
export async function* diagnose(
  aws: AwsClients,
  { profile, checks, ...wanted }: Subject,
): AsyncGenerator<NamedFinding> {
  try {
    yield* runChecks(checks, await readInstallation(await findFunction(aws, wanted), aws, profile));
  } catch (error) {
    yield { check: 'stack', ...unknown(explain(error)) };
  }
}
