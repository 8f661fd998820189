import { type RequestRecord, startEmulator } from './cases-api/emulator';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from './cases-api/options';
import { readCommandLine, run } from './command-line';

const HELP = `Emulates the operations ListCasesForContact and GetCase of Amazon Connect Cases until it is interrupted.
Prints its URL on stdout and a line for each request on stderr.

npm run emulator -- [options]
  --port N        the port to listen on, on the loopback interface (default: any that is free)
${EMULATOR_HELP}`;

run(async () => {
  const { values } = readCommandLine(HELP, { options: { ...EMULATOR_ARGUMENTS, port: { type: 'string' } } });
  const emulator = await startEmulator({
    ...readEmulatorOptions(values),
    onRequest: (record) => console.error(describe(record)),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => emulator.stop().then(() => process.exit(0)));
  }
  console.log(emulator.url);
});

/** A line for a person; of what a request holds it shows the ids of contact and case only. */
function describe({
  method,
  path,
  status,
  outcome,
  contactId,
  caseId,
  page,
  cases,
  tokensLeft,
}: RequestRecord): string {
  return [
    new Date().toISOString().slice(11, 23),
    status ?? '---',
    outcome,
    contactId !== undefined ? `contact ${contactId}` : caseId !== undefined ? `case ${caseId}` : `${method} ${path}`,
    page === undefined ? [] : `page ${page}`,
    cases === undefined ? [] : `cases ${cases}`,
    Number.isFinite(tokensLeft) ? `quota ${tokensLeft.toFixed(1)}` : [],
  ]
    .flat()
    .join('  ');
}

// Whoever read the output may stop reading; that is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
