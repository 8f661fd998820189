import { createHandler } from './create-handler';
import type { Report } from './report';

/** Milliseconds: as much as any real invocation has. */
const ENOUGH_TIME = 60_000;

/**
 * Handles an event that no flow sent, as part of the warm-up, with the same code as a real one.
 *
 * @param parts Those of the handler, with cases that do not come from the network. Its report is written nowhere.
 */
export async function rehearse(
  parts: Pick<Parameters<typeof createHandler>[0], 'config' | 'clock' | 'cases' | 'report'>,
) {
  const { report } = parts;
  const handler = createHandler({ ...parts, report: unheard(report), serve: () => {}, alreadyWaited: () => 0 });
  const ids = { ContactId: 'none', InitialContactId: 'none', PreviousContactId: 'none', RelatedContactId: 'none' };
  const event = { Details: { ContactData: { ...ids, InstanceARN: parts.config.instanceArn } } };
  await handler(event, { getRemainingTimeInMillis: () => ENOUGH_TIME });
}

/** The same report, of which nothing is written: formatting a first line and first metrics takes milliseconds. */
function unheard(report: Report): Report {
  return {
    answer: (...about) => withoutOutput(() => report.answer(...about)),
    failure: (...about) => withoutOutput(() => report.failure(...about)),
    refusedSearch: () => {},
  };
}

/**
 * Runs code and drops what it writes to standard output. The code must not be asynchronous: between its steps other code
 * would lose its output too. Powertools has no other way to keep a line from being written once it is formatted.
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
