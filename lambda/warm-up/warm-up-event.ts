import { createHandler, type HandlerDependencies } from '../create-handler';
import type { Report } from '../report';

/** As much as any real invocation has. */
const AMPLE_TIME_MS = 60_000;

/**
 * Runs the handler once on a made-up event, as part of the warm-up.
 *
 * @param dependencies What the handler needs, with cases that do not come from the network. Nothing is reported.
 */
export async function handleWarmUpEvent(
  dependencies: Pick<HandlerDependencies, 'config' | 'clock' | 'cases' | 'report'>,
) {
  const { report, config } = dependencies;
  const handler = createHandler({ ...dependencies, report: silent(report), alreadyWaitedMs: () => 0 });
  const ids = { ContactId: 'none', InitialContactId: 'none', PreviousContactId: 'none', RelatedContactId: 'none' };
  const event = { Details: { ContactData: { ...ids, InstanceARN: config.instanceArn } } };
  await handler(event, { getRemainingTimeInMillis: () => AMPLE_TIME_MS });
}

/** Formats each line and drops it: formatting the first line and the first metrics takes milliseconds. */
function silent(report: Report): Report {
  return {
    answer: (...about) => withoutOutput(() => report.answer(...about)),
    failure: (...about) => withoutOutput(() => report.failure(...about)),
    refusedSearch: () => {},
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
