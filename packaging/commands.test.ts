import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appWith, install, pack, run } from './consumer';

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
      /ended with 1:\n(.|\n)*::error file=own\.json,line=7,/,
    );
  });

  it('end with code 2 and a list of the commands when there is no such command', () => {
    expect(() => command('nonsense')).toThrow(/ended with 2:\n\n"nonsense" is not a command(.|\n)*emulator/);
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

  it('say what the doctor needs', () => {
    expect(() => command('doctor')).toThrow(/npm install --save-dev @aws-sdk\/client-cloudformation/);
  });

  it.each(['check', 'flow', 'invoke', 'emulator'])('%s --help names npx, not a script of the repository', (name) => {
    const help = command(name, '--help');
    expect(help).toContain(`npx connect-case-lookup ${name} `);
    expect(help).not.toContain('npm run');
  });
});
