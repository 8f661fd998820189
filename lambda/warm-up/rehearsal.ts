import { createHandler, type HandlerParts } from '../create-handler';
import type { Report } from '../report';

/** Milliseconds: as much as any real invocation has. */
const ENOUGH_TIME = 60_000;

/**
 * Handles an event that no flow sent with the code that handles real ones, as part of the warm-up.
 *
 * @param parts Parts of the handler, with cases that do not come from the network. The report is written nowhere.
 */
export async function rehearse(parts: Pick<HandlerParts, 'config' | 'clock' | 'cases' | 'report'>) {
  const { report } = parts;
  const handler = createHandler({ ...parts, report: unheard(report), serve: () => {}, alreadyWaited: () => 0 });
  const ids = { ContactId: 'none', InitialContactId: 'none', PreviousContactId: 'none', RelatedContactId: 'none' };
  const event = { Details: { ContactData: { ...ids, InstanceARN: parts.config.instanceArn } } };
  await handler(event, { getRemainingTimeInMillis: () => ENOUGH_TIME });
}

/** A report that is formatted and not written: to format the first line and the first metrics takes milliseconds. */
function unheard(report: Report): Report {
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
