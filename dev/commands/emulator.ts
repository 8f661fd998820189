import { Option } from 'commander';
import { type RequestRecord, startEmulator } from '../cases-api/emulator';
import { describeFaults } from '../cases-api/fault-script';
import { EMULATOR_OPTIONS, type EmulatorValues, emulatorOptionsOf } from '../cases-api/options';
import { defineCommand, EXIT, UsageError, wholeNumber } from './command';
import type { Line } from './io';

/** Lists the faults in place of the command's work: there are too many for --help. */
export const FAULTS_OPTION = new Option('--help-faults', 'list the faults').helpGroup('Emulated Cases API:');

/** What --help-faults prints. */
export function faultsHelp(): Line[] {
  const faults = describeFaults();
  const width = Math.max(...faults.map(([written]) => written.length));
  return [
    'A list of steps for the next requests, separated by commas: FAULT[:ARGUMENT][*[TIMES]].',
    'A star alone is for ever. After the last step the service behaves.',
    '',
    ...faults.map(([written, does]) => `  ${written.padEnd(width)}  ${does}`),
  ];
}

export const emulator = defineCommand<EmulatorValues & { port?: number; 'help-faults'?: true }>({
  name: 'emulator',
  summary: 'Emulates ListCasesForContact, SearchCases and GetCase of Amazon Connect Cases until it is interrupted.',
  description: 'Prints its URL on stdout and a line for each request on stderr.',
  options: [
    new Option('--port <n>', 'the port on the loopback interface (default: any that is free)').argParser(
      wholeNumber(0, 65_535),
    ),
    ...EMULATOR_OPTIONS,
    FAULTS_OPTION,
  ],
  async action(io, { values }) {
    if (values['help-faults']) {
      io.print(faultsHelp());
      return EXIT.ok;
    }
    const { port } = values;
    const onRequest = (record: RequestRecord) => io.warn([describe(record)]);
    const starting = startEmulator({ ...emulatorOptionsOf(values), port, onRequest });
    const emulator = await starting.catch((error: Error) => {
      if (port === undefined) throw error;
      const problem = `cannot be listened on (${error.message})`;
      throw new UsageError(`--port: ${port} ${problem}; name another one, or omit it to take any that is free`);
    });
    io.print([emulator.url]);
    await new Promise<void>((interrupted) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted());
    });
    await emulator.stop();
    return EXIT.ok;
  },
});

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
