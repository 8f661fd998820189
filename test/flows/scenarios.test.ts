import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../dev/commands/check';
import { flow } from '../../dev/commands/flow';
import { FLOWS_FOLDER } from '../../lib/flows/flow-content';
import { runCommand } from '../support/command';
// Loaded before the tests, because it starts the clock before them.
import '../support/local-instance';

jest.mock('../../dev/lookup/local-instance', () => jest.requireActual('../support/local-instance'));

const READING = ['--case-details', 'exact', '--customer-lookup'];
const files = readdirSync(FLOWS_FOLDER).filter((file) => file.endsWith('.flow.json'));

describe.each(files)('the flow %s', (file) => {
  const path = join(FLOWS_FOLDER, file);
  const scenario = path.replace('.flow.json', '.scenario.json');

  it('runs as its scenario expects', async () => {
    expect(existsSync(scenario)).toBe(true);
    const { contacts } = JSON.parse(readFileSync(scenario, 'utf8'));
    const { status, stdout } = await runCommand(flow, path, '--scenario', scenario, ...READING);
    expect(stdout.match(/^NOT AS EXPECTED.*$/gm)).toBeNull();
    expect([status, stdout.match(/^as expected$/gm)?.length]).toEqual([0, contacts.length]);
  });

  it('has no error and no warning of the linter', async () => {
    const { status, stdout } = await runCommand(check, path, ...READING, '--error-on', 'warning');
    expect([status, stdout]).toEqual([0, expect.stringContaining('no problem found')]);
  });
});
