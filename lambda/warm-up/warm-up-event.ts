import { createHandler, type HandlerDependencies } from '../create-handler';
import type { LookupReporter } from '../reporter';

/** As much as any real invocation has. */
const AMPLE_TIME_MS = 60_000;

/**
 * Runs the handler once on a made-up event, as part of the warm-up.
 *
 * @param dependencies What the handler needs, with cases that do not come from the network. Nothing is reported.
 */
export async function handleWarmUpEvent(
  dependencies: Pick<HandlerDependencies, 'config' | 'clock' | 'cases' | 'reporter'>,
) {
  const { reporter, config } = dependencies;
  const handler = createHandler({ ...dependencies, reporter: silent(reporter), alreadyWaitedMs: () => 0 });
  const ids = { ContactId: 'none', InitialContactId: 'none', PreviousContactId: 'none', RelatedContactId: 'none' };
  const event = { Details: { ContactData: { ...ids, InstanceARN: config.instanceArn } } };
  await handler(event, { getRemainingTimeInMillis: () => AMPLE_TIME_MS });
}

/** Formats each line and drops it: formatting the first line and the first metrics takes milliseconds. */
function silent(reporter: LookupReporter): LookupReporter {
  return {
    reportAnswer: (...about) => withoutOutput(() => reporter.reportAnswer(...about)),
    reportFailure: (...about) => withoutOutput(() => reporter.reportFailure(...about)),
    reportRefusedSearch: () => {},
  };
}

/**
 * Runs code and drops what it writes to standard output and standard error. The code must be synchronous: otherwise other
 * code would lose its output too. Powertools cannot format a line without writing it.
 */
function withoutOutput(code: () => void): void {
  const { stdout, stderr } = process;
  const [toStdout, toStderr] = [stdout.write, stderr.write];
  stdout.write = () => true;
  stderr.write = () => true;
  try {
    code();
  } finally {
    stdout.write = toStdout;
    stderr.write = toStderr;
  }
}
