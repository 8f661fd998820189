import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { appWith, install, pack, run } from './consumer';

const COMMANDS = ['start', 'check', 'flow', 'flow-content', 'invoke', 'emulator', 'doctor', 'settings', 'stack-trace'];

describe('the commands of the package, in an app without the CDK', () => {
  let folder: string;
  const command = (...parameters: string[]) => run('npx', ['--no', 'connect-case-lookup', ...parameters], folder);
  const content = (file: string) => join('node_modules/connect-case-lookup/dist', file);

  beforeAll(() => {
    folder = appWith({ 'package.json': { name: 'app', private: true } });
    install(folder, pack().tarball);
  });

  it('bring nothing else with them', () => {
    expect(Object.keys(JSON.parse(run('npm', ['ls', '--all', '--json'], folder)).dependencies)).toEqual([
      'connect-case-lookup',
    ]);
  });

  it('print the version', () => {
    expect(run('npx', ['connect-case-lookup', '--version'], folder)).toBe(`${version}\n`);
  });

  it('check a flow', () => {
    expect(command('check', content('flows/case-lookup.flow.json'))).toContain('no problem found');
  });

  it('check a flow that does not use this function, for GitHub, and end with code 1 for an error', () => {
    const flow = {
      Version: '2019-10-30',
      StartAction: 'Say',
      Metadata: {},
      Actions: [
        {
          Identifier: 'Say',
          Type: 'MessageParticipant',
          Parameters: { Text: 'Hello' },
          Transitions: { NextAction: 'Nowhere', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'Nowhere' }] },
        },
      ],
    };
    writeFileSync(join(folder, 'own.json'), JSON.stringify(flow, null, 2));
    expect(() => command('check', '--format', 'github', 'own.json')).toThrow(
      /ended with 1:\n(.|\n)*::error file=own\.json,line=13,/,
    );
  });

  it('are listed by --help, and end with code 2 when there is no such command', () => {
    // npx would take the option for its own.
    const list = run('node_modules/.bin/connect-case-lookup', ['--help'], folder);
    for (const name of COMMANDS) expect(list).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(() => command('chek')).toThrow(/ended with 2:\n\nunknown command 'chek' \(Did you mean check\?\)/);
  });

  it('run a flow', () => {
    const printed = command('flow', content('flows/case-lookup.flow.json'), content('dev/events/voice-queued.json'));
    expect(printed).toMatch(/caseLookup +"succeeded"/);
  });

  it('draw a flow that was run', () => {
    command(
      'flow',
      content('flows/case-lookup.flow.json'),
      content('dev/events/voice-queued.json'),
      '--page',
      'page.html',
    );
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('</html>');
  });

  it('invoke the function', () => {
    expect(JSON.parse(command('invoke', content('dev/events/voice-nulls.json')))).toMatchObject({ caseCount: '0' });
  });

  it('say what they need beside the package', () => {
    expect(() => command('doctor')).toThrow(/npm install --save-dev @aws-sdk\/client-cloudformation/);
    expect(() => command('settings')).toThrow(/npm install --save-dev aws-cdk-lib constructs/);
  });

  it('find the places of a stack trace in the sources', () => {
    writeFileSync(join(folder, 'log.txt'), 'at file:///var/task/index.mjs:1:200\n');
    expect(run('sh', ['-c', 'npx --no connect-case-lookup stack-trace < log.txt'], folder)).not.toContain('index.mjs');
  });

  it('show the sample flow at work', () => {
    expect(command('start')).toMatch(/\n(\d+) of \1 as expected\n$/);
  });

  it.each(COMMANDS)('%s --help names npx, and needs no client of AWS', (name) => {
    const help = command(name, '--help');
    expect(help).toContain(`npx connect-case-lookup ${name} `);
    expect(help).not.toContain('npm run');
  });
});
