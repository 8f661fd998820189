import { Option } from 'commander';
import { EMULATOR_OPTIONS, type EmulatorValues, emulatorOptionsOf } from '../cases-api/options';
import { instanceOf, readEventFile } from '../lookup/event';
import { readingOf, STACK_OPTIONS, type StackValues, timeLimitsOf } from '../lookup/options';
import { defineCommand, EXIT, UsageError } from './command';
import { FAULTS_OPTION, faultsHelp } from './emulator';

type Values = EmulatorValues & StackValues & { endpoint?: string; 'help-faults'?: true };

export const invoke = defineCommand<Values>({
  name: 'invoke',
  summary: 'Invokes the function as the stack deploys it, once, with the event of a file.',
  description: 'Prints on stdout the response that the flow gets, or on stderr why it gets none (exit code 1).',
  operands: '[event]',
  options: [
    new Option('--endpoint <url>', 'ask this instead of an emulator of its own'),
    ...STACK_OPTIONS,
    ...EMULATOR_OPTIONS,
    FAULTS_OPTION,
  ],
  async action(io, { values, operands: [file] }) {
    if (values['help-faults']) {
      io.print(faultsHelp());
      return EXIT.ok;
    }
    if (file === undefined) throw new UsageError('A file with an event is needed. --help shows how');
    const { endpoint } = values;
    const { timeLimit, longestTimeLimit } = timeLimitsOf(values);
    const event = readEventFile(file);
    const emulatorOptions = emulatorOptionsOf(values);
    const instance = instanceOf(event);

    const [{ localFunction }, { startEmulator }, { startExecutionEnvironment }] = await Promise.all([
      import('../lookup/local-function'),
      import('../cases-api/emulator'),
      import('../runtime/execution-environment'),
    ]);
    io.progress('Bundling the function ...');
    const fn = localFunction({
      instanceArn: instance.arn,
      casesDomainId: emulatorOptions.domainId,
      flowTimeLimitSeconds: timeLimit,
      longestTimeLimitSeconds: longestTimeLimit,
      ...readingOf(values),
    });
    const emulator = endpoint === undefined ? await startEmulator(emulatorOptions) : undefined;
    const onLog = (line: string) => io.warn([line]);
    const executionEnvironment = startExecutionEnvironment(fn, {
      region: instance.region,
      endpoint: endpoint ?? emulator?.url,
      onLog,
    });
    io.progress('Waiting for the function ...');
    const outcome = await executionEnvironment.invoke(event);
    executionEnvironment.stop();
    await emulator?.stop();
    if ('result' in outcome) {
      io.write(`${JSON.stringify(outcome.result)}\n`);
      return EXIT.ok;
    }
    io.warn([`errorType: ${outcome.errorType}`, `errorMessage: ${outcome.errorMessage}`]);
    return EXIT.findings;
  },
});
