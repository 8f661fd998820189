import { Option } from 'commander';
import { EMULATOR_OPTIONS, type EmulatorValues } from '../cases-api/options';
import { FUNCTION_OPTION, STACK_OPTIONS, type StackValues } from '../lookup/options';
import { defineCommand, EXIT, formatOption, several, UsageError } from './command';
import { FAULTS_OPTION, faultsHelp } from './emulator';
import { COVERAGE, HTML_PAGE, JUNIT_REPORT, OutputOption } from './output-option';
import type { FlowRunValues } from './run-contacts';

type Values = FlowRunValues & StackValues & EmulatorValues & { 'help-faults'?: true };

export const flow = defineCommand<Values>({
  name: 'flow',
  summary: 'Runs a flow, or a module by itself, with the function as the stack deploys it and an emulated Cases API.',
  description:
    'Prints the path of each contact and its attributes at the end. Of a template with several flows, FILE#RESOURCE names one. Contacts come from events, a scenario or test cases. Exit code 1: something is not as expected. Exit code 2: a flow cannot be run.',
  operands: '[flow] [event...]',
  options: [
    new Option('--scenario <file>', 'contacts, stubs and expected results'),
    new Option('--scenario-template', 'print a scenario, or what --scenario lacks'),
    new Option('--test-cases <path>', "run Connect's test cases: a file or a folder")
      .argParser(several)
      .default([], 'none'),
    formatOption('json'),
    new OutputOption('--junit <file>', 'also write the results as JUnit XML', JUNIT_REPORT),
    new OutputOption('--page <file>', 'also write an HTML page of the flow and its runs', HTML_PAGE),
    new Option('--coverage', 'list the branches that were not taken'),
    new OutputOption('--coverage-file <file>', 'the same with earlier runs, kept in this file', COVERAGE),
    new Option('--logs', 'print what the function logs on stderr'),
    FUNCTION_OPTION,
    ...STACK_OPTIONS,
    ...EMULATOR_OPTIONS,
    FAULTS_OPTION,
  ],
  async action(io, { values, operands: [file, ...events] }) {
    if (values['help-faults']) {
      io.print(faultsHelp());
      return EXIT.ok;
    }
    const { scenario, 'test-cases': testCases, 'scenario-template': template } = values;
    if (file === undefined || (events.length === 0 && testCases.length === 0 && !scenario && !template)) {
      throw new UsageError(
        'A file of flow content, and files of events, --scenario or --test-cases are needed. --help shows how',
      );
    }
    // Loaded here because the runner takes longer to load than --help may take.
    const { runContacts } = await import('./run-contacts');
    return (await runContacts(io, file, events, values)).code;
  },
});
