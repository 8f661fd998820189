import { mkdirSync, readFileSync } from 'node:fs';
import { check } from '../../../dev/commands/check';
import { defineCommand } from '../../../dev/commands/command';
import { flow } from '../../../dev/commands/flow';
import { COVERAGE, HTML_PAGE, JUNIT_REPORT, OutputOption, SVG_PICTURE } from '../../../dev/commands/output-option';
import { start } from '../../../dev/commands/start';
import { runCommand, temporaryFolder } from '../../support/command';
import { eventFor } from '../../support/events';
import { contentOf, exampleFlow, FLOW_FILE, MODULE_FILE, TEST_CASE_FILES } from '../../support/flows';

const files = temporaryFolder();

/** One file of each kind that the commands read. */
const inputs = {
  flow: files.write('mine.flow.json', contentOf(FLOW_FILE)),
  module: files.write('mine.module.json', contentOf(MODULE_FILE)),
  event: files.write('event.json', eventFor('contact-1')),
  cases: files.write('cases.json', { 'contact-1': [] }),
  config: files.write('config.json', { errorOn: 'error' }),
  testCase: files.write('one.testcase.json', contentOf(TEST_CASE_FILES[0] as string)),
  handler: files.write('handler.cjs', 'exports.handler = () => ({});'),
  scenario: files.write('mine.scenario.json', {
    modules: { m: './mine.module.json' },
    functions: { f: { handler: './handler.cjs' } },
    contacts: [{ name: 'one', event: './event.json' }],
  }),
};
const byModule = files.write(
  'by-module.json',
  exampleFlow(
    { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ['NoMatchingError'] },
    { Type: 'DisconnectParticipant' },
  ),
);

describe('a command overwrites none of its inputs', () => {
  const { scenario } = inputs;
  const checking = [inputs.flow, '--config', inputs.config];
  const running = [inputs.flow, inputs.event, '--cases', inputs.cases, '--test-cases', inputs.testCase];
  const scenarios = [byModule, '--scenario', scenario];

  it.each([
    ['a checked flow', check, checking, '--page', inputs.flow],
    ['a configuration', check, checking, '--page', inputs.config],
    ['an event', flow, running, '--junit', inputs.event],
    ['cases', flow, running, '--page', inputs.cases],
    ['a test case', flow, running, '--junit', inputs.testCase],
    ['a scenario', flow, scenarios, '--page', scenario],
    ['a module that a scenario names', flow, scenarios, '--page', inputs.module],
    ['an event that a scenario names', flow, scenarios, '--junit', inputs.event],
    ['a handler that a scenario names', flow, scenarios, '--page', inputs.handler],
    ['a scenario, with a coverage', flow, scenarios, '--coverage-file', scenario],
    ['a flow, with a picture', start, [], '--picture', inputs.flow],
  ])('%s', async (_, command, parameters, option, file) => {
    const before = readFileSync(file, 'utf8');
    const { status, stdout, stderr } = await runCommand(command, ...parameters, option, file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`option '${option} <file>' argument '${file}' is invalid. The file is not a`);
    expect(stderr).toContain('so it is not overwritten; name another file.');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('a file to be written', () => {
  const command = defineCommand({
    name: 'writes',
    summary: 'Writes.',
    options: [
      new OutputOption('--page <file>', 'a page', HTML_PAGE),
      new OutputOption('--junit <file>', 'a report', JUNIT_REPORT),
      new OutputOption('--picture <file>', 'a picture', SVG_PICTURE),
      new OutputOption('--coverage-file <file>', 'a coverage', COVERAGE),
    ],
    action: async () => 0,
  });
  const given = (...args: string[]) => runCommand(command, ...args);

  it.each([
    ['--page', '<!doctype html>\n<html>'],
    ['--junit', '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="1">'],
    ['--picture', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['--coverage-file', '[]'],
    ['--page', ''],
  ])('replaces one of its kind or an empty one: %s %j', async (option, content) => {
    expect(await given(option, files.write('earlier', content))).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('may be a new one, or a device', async () => {
    expect(await given('--page', files.file('new.html'), '--junit', '/dev/null')).toMatchObject({ status: 0 });
  });

  it('is refused before the command begins when its folder is missing', async () => {
    const { status, stderr } = await given('--junit', files.file('none/report.xml'));
    expect(status).toBe(2);
    expect(stderr).toContain(
      `option '--junit <file>' argument '${files.file('none/report.xml')}' is invalid. There is no folder ${files.file('none')}; make it, or name another file.`,
    );
  });

  it('is refused when it is a folder', async () => {
    mkdirSync(files.file('folder'));
    const { stderr } = await given('--page', files.file('folder'));
    expect(stderr).toContain('is invalid. It is a folder; name a file in it.');
  });

  it('is refused when another option writes the same one', async () => {
    const { status, stderr } = await given('--page', files.file('x'), '--junit', files.file('y/../x'));
    expect([status, stderr]).toEqual([2, '--page and --junit name the same file; name two\n']);
  });
});
