import type { Run } from '../../context/context';
import { FlowRunError } from '../../context/errors';
import { describeAttributes, describePath } from '../describe-run';
import type { Contact } from './contacts';
import { unmetExpectations } from './expectation';

/** Blocks that are shown of a path that came to no end. */
const MAX_SHOWN = 30;

/** What became of a contact. */
export type Verdict = {
  contact: Contact;
  /** What was expected and did not happen; empty where all did, or nothing was expected. */
  failures: string[];
} & ({ run: Run } | { error: FlowRunError });

/** Runs a contact and holds it against what is expected. @throws whatever is not the flow's fault */
export async function judge(contact: Contact, run: () => Promise<Run>): Promise<Verdict> {
  if (contact.refused !== undefined) return { contact, failures: [], error: contact.refused };
  try {
    const ended = await run();
    const unmet = [...unmetExpectations(contact.expect ?? {}, ended), ...(contact.test?.failures() ?? [])];
    return { contact, failures: unmet, run: ended };
  } catch (error) {
    if (!(error instanceof FlowRunError)) throw error;
    return { contact, failures: [], error };
  }
}

/** A verdict in lines: the path, the attributes at the end, and what is not as expected. */
export function describeVerdict(verdict: Verdict): string[] {
  const { contact, failures } = verdict;
  if ('error' in verdict) return [contact.name, ...describeLast(verdict.error), ''];
  const { run } = verdict;
  const unmet = failures.map((failure) => `NOT AS EXPECTED: ${failure}`);
  const met = expectsSomething(contact) ? 'as expected' : NOTHING_EXPECTED;
  // An event by itself is no test.
  const isTest = contact.expect !== undefined || contact.test !== undefined;
  return [
    contact.name,
    ...describePath(run.path, run.end),
    '',
    'attributes',
    ...describeAttributes(run.attributes),
    ...(unmet.length > 0 ? unmet : isTest ? [met] : []),
    '',
  ];
}

/** What is said of a contact that ran to its end, of which nothing was expected. */
export const NOTHING_EXPECTED = 'ran to its end; nothing was expected of it';

/** Whether a contact can fail to be as expected. */
export function expectsSomething({ expect = {}, test }: Contact): boolean {
  return test !== undefined || Object.values(expect).some((part) => Object.keys(part).length > 0);
}

/** The end of a path that came to no end: a flow that runs in circles has gone a long one. */
function describeLast({ path }: FlowRunError): string[] {
  const before = path.length - MAX_SHOWN;
  const last = describePath(path.slice(-MAX_SHOWN));
  return before > 0 ? [`   ... ${before} blocks before`, ...last] : last;
}

/** A verdict for a program. */
export function verdictForJson({ contact, failures, ...became }: Verdict): object {
  if ('error' in became) return { contact: contact.name, path: became.error.path, error: became.error.message };
  const { path, attributes, end } = became.run;
  return { contact: contact.name, path, attributes, end, expectsSomething: expectsSomething(contact), failures };
}

/** What a command ends with: 0 where all is as expected, 1 where something is not, 2 where a flow could not be run. */
export function exitCodeOf(verdicts: Verdict[]): number {
  if (verdicts.some((verdict) => 'error' in verdict)) return 2;
  return verdicts.some(({ failures }) => failures.length > 0) ? 1 : 0;
}
