import { type RequestRecord, startEmulator } from '../cases-api/emulator';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from '../cases-api/options';
import { readCommandLine, run, usage } from './command-line';
import { printable } from './printable';

const HELP = `Emulates the operations ListCasesForContact, SearchCases and GetCase of Amazon Connect Cases until it is interrupted.
Prints its URL on stdout and a line for each request on stderr.

${usage('emulator')} [options]
  --port N        the port to listen on, on the loopback interface (default: any that is free)
${EMULATOR_HELP}`;

run(
  async () => {
    const { values } = readCommandLine(HELP, { options: { ...EMULATOR_ARGUMENTS, port: { type: 'string' } } });
    const emulator = await startEmulator({
      ...readEmulatorOptions(values),
      onRequest: (record) => console.error(printable(describe(record))),
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => emulator.stop().then(() => process.exit(0)));
    }
    console.log(emulator.url);
  },
  { goesOn: true },
);

/** A line for a person. Of what a request holds it shows the ids of contact and case only. */
function describe(record: RequestRecord): string {
  const { status, outcome, page, cases, tokensLeft } = record;
  return [
    new Date().toISOString().slice(11, 23),
    status ?? '---',
    outcome,
    subjectOf(record),
    page === undefined ? [] : `page ${page}`,
    cases === undefined ? [] : `cases ${cases}`,
    Number.isFinite(tokensLeft) ? `quota ${tokensLeft.toFixed(1)}` : [],
  ]
    .flat()
    .join('  ');
}

function subjectOf({ method, path, operation, contactId, caseId, searched }: RequestRecord): string {
  if (contactId !== undefined) return `contact ${contactId}`;
  if (caseId !== undefined) return `case ${caseId}`;
  if (operation !== 'SearchCases') return `${method} ${path}`;
  return searched === 'filter' ? 'search by a filter' : `search for ${searched ?? 'all'} cases`;
}
