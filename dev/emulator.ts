import { type RequestRecord, startEmulator } from './cases-api/emulator';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, parseNumber, readEmulatorOptions } from './cases-api/options';
import { readCommandLine, run } from './command-line';

const HELP = `Emulates ListCasesForContact of Amazon Connect Cases until it is interrupted.
Prints its URL on stdout and each request on stderr.

npm run emulator -- [options]
  --port N        (default: any that is free)
${EMULATOR_HELP}`;

run(async () => {
  const { values } = readCommandLine(HELP, { options: { ...EMULATOR_ARGUMENTS, port: { type: 'string' } } });
  const { port = '0', ...options } = values;
  const emulator = await startEmulator({
    ...readEmulatorOptions(options),
    port: parseNumber(port, 0),
    onRequest: (record) => console.error(describe(record)),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => emulator.stop().then(() => process.exit(0)));
  }
  console.log(emulator.url);
});

function describe({ at, method, path, status, outcome, contactId, cases, tokensLeft }: RequestRecord): string {
  const what = cases === undefined ? outcome : `${outcome}, ${cases} cases`;
  const quota = Number.isFinite(tokensLeft) ? `, quota left ${tokensLeft.toFixed(1)}` : '';
  return `${(at / 1000).toFixed(3)} s  ${status ?? '---'} ${what}  ${contactId ?? `${method} ${path}`}${quota}`;
}
