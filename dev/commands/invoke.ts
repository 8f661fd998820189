import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';
import { startEmulator } from '../cases-api/emulator';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from '../cases-api/options';
import { instanceOf, readEventFile } from '../lookup/event';
import { localFunction } from '../lookup/local-function';
import { readCaseDetails, readLongestTimeLimit } from '../lookup/options';
import { startSandbox } from '../runtime/sandbox';
import { readCommandLine, run, usage } from './command-line';
import { showProgress } from './terminal';

const HELP = `Invokes the function as the stack deploys it, once, with the event of a file.
Prints on stdout what the flow gets, or on stderr why it gets nothing (exit code 1).

${usage('invoke')} EVENT.json [options]
  --endpoint URL  ask this instead of an emulator of its own
  --longest-time-limit N
                  as deployed with -c longestTimeLimitSeconds=N: the parameter timeLimit can be up to N
  --case-details SOURCE
                  as deployed with -c caseDetails=SOURCE, search or exact: a flow can ask for status, order and details
${EMULATOR_HELP}`;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: {
      ...EMULATOR_ARGUMENTS,
      endpoint: { type: 'string' },
      'longest-time-limit': { type: 'string' },
      'case-details': { type: 'string' },
    },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Error('One event file is needed. --help shows how');
  const { endpoint, 'longest-time-limit': longest, 'case-details': source, ...options } = values;
  const event = readEventFile(file);
  const caseDetails = readCaseDetails(source);
  const longestTimeLimitSeconds = readLongestTimeLimit(longest, MAX_TIME_LIMIT_SECONDS);
  const emulatorOptions = readEmulatorOptions(options);
  const instance = instanceOf(event);

  showProgress('Bundling the function ...');
  const fn = localFunction({
    instanceArn: instance.arn,
    casesDomainId: emulatorOptions.domainId,
    longestTimeLimitSeconds,
    ...(caseDetails && { caseDetails }),
  });
  const emulator = endpoint === undefined ? await startEmulator(emulatorOptions) : undefined;
  const sandbox = startSandbox(fn, {
    region: instance.region,
    endpoint: endpoint ?? emulator?.url,
    onLog(line) {
      showProgress('');
      console.error(line);
    },
  });
  showProgress('Waiting for the function ...');
  const outcome = await sandbox.invoke(event);
  showProgress('');
  if ('result' in outcome) console.log(JSON.stringify(outcome.result));
  else {
    console.error(`errorType: ${outcome.errorType}\nerrorMessage: ${outcome.errorMessage}`);
    process.exitCode = 1;
  }
  sandbox.stop();
  await emulator?.stop();
});
